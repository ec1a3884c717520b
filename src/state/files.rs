//! How claims are saved as files and opened again.

use std::rc::Rc;

use interview::{Interview, draft::Draft};

use crate::{
    bridge::claim_file::{FileTrouble, Saving},
    state::reopen::{Reopening, Saved, SavedFault},
};

/// How it stands with that.
#[derive(Clone, Debug, Default)]
pub struct Files {
    /// How opening a saved file goes.
    pub reopening: Option<Rc<Reopening>>,
    /// How saving the draft as a file goes.
    pub saving: Option<Saving>,
}

/// What happens to it.
#[allow(
    clippy::large_enum_variant,
    reason = "an action is made once for each thing that is done"
)]
#[derive(Clone, Debug)]
pub enum FilesAction {
    /// A saved file was read, or could not be.
    Read(Result<Saved, SavedFault>),
    /// A locked file was picked, with this content.
    Locked(Rc<str>),
    /// The file read takes the place of the answers, or not.
    TakeUp(bool),
    /// Saving the draft as a file goes so.
    Saving(Saving),
    /// A file was neither saved nor opened.
    Trouble(FileTrouble),
}

impl Files {
    /// Acts; tells whether that changes anything, and the answers of a file that is opened.
    pub(super) fn act(
        &mut self,
        action: FilesAction,
        interview: &Interview<'_>,
    ) -> (bool, Option<Draft>) {
        match action {
            FilesAction::Read(Ok(saved)) => {
                // At once where it takes the place of nothing.
                let empty = interview.draft().is_empty();
                if empty && saved.draft.version == interview.pack().version {
                    return (true, Some(self.opened(&saved)));
                }
                self.reopening = Some(Rc::new(Reopening::Asks(Box::new(saved))));
            }
            FilesAction::Read(Err(fault)) => {
                self.reopening = Some(Rc::new(Reopening::Failed(fault)));
            }
            FilesAction::Locked(content) => {
                self.reopening = Some(Rc::new(Reopening::Locked(content, None)));
            }
            FilesAction::TakeUp(take) => match self.reopening.take().as_deref() {
                Some(Reopening::Asks(saved)) if take => return (true, Some(self.opened(saved))),
                Some(_) => {}
                None => return (false, None),
            },
            FilesAction::Saving(saving) => self.saving = Some(saving),
            FilesAction::Trouble(trouble) => self.trouble(trouble),
        }
        (true, None)
    }

    /// The answers of a file, which take the place of what was answered.
    fn opened(&mut self, saved: &Saved) -> Draft {
        self.reopening = Some(Rc::new(Reopening::Opened(saved.refused)));
        saved.draft.clone()
    }

    /// A file was neither saved nor opened: told where that was asked for.
    fn trouble(&mut self, trouble: FileTrouble) {
        if self.saving == Some(Saving::Underway) {
            self.saving = Some(Saving::Failed(trouble));
        } else if let Some(Reopening::Locked(content, _)) = self.reopening.as_deref() {
            let content = content.clone();
            self.reopening = Some(Rc::new(match trouble {
                FileTrouble::Damaged | FileTrouble::Newer => {
                    Reopening::Failed(SavedFault::Closed(trouble))
                }
                FileTrouble::Passphrase | FileTrouble::Insecure | FileTrouble::Untaken => {
                    Reopening::Locked(content, Some(trouble))
                }
            }));
        }
    }
}
