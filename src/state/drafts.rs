//! How the draft is kept in this browser.

use std::rc::Rc;

use interview::draft::Draft;
use rules::Pack;

use crate::browser::storage::StorageFault;

/// How the draft is kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drafts {
    /// Whether the draft was there when the page was opened.
    pub restored: bool,
    /// Whether it began under another version of the pack.
    pub rules_changed: bool,
    /// Whether 'start over' waits to be confirmed.
    pub clearing: bool,
    /// Why the draft is not saved, until the person has read it.
    pub unsaved: Option<StorageFault>,
    /// Whether that was told; it is told once.
    pub told_unsaved: bool,
    /// What was kept and cannot be read, until the person has read of it. It stays where it is.
    pub unread: Rc<[String]>,
}

/// What happens to it.
#[derive(Clone, Copy, Debug)]
pub enum DraftsAction {
    /// 'Start over' was chosen, or taken back.
    AskToClear(bool),
    /// The draft could not be saved.
    NotSaved(StorageFault),
    /// The person has read that the draft is not saved.
    DismissUnsaved,
    /// The person has read that something cannot be read.
    DismissUnread,
}

impl Drafts {
    /// Acts; tells whether that changes anything.
    pub(super) fn act(&mut self, action: DraftsAction) -> bool {
        match action {
            DraftsAction::AskToClear(clearing) => self.clearing = clearing,
            DraftsAction::NotSaved(fault) => {
                let again = self.unsaved == Some(fault) || fault != StorageFault::Elsewhere;
                if self.told_unsaved && again {
                    return false;
                }
                self.unsaved = Some(fault);
                self.told_unsaved = true;
            }
            DraftsAction::DismissUnsaved => self.unsaved = None,
            DraftsAction::DismissUnread => self.unread = Rc::default(),
        }
        true
    }

    /// A draft that was kept takes the place of the one in hand.
    pub(super) fn take_up(&mut self, kept: &Draft, pack: &Pack) {
        self.restored = !kept.is_empty();
        self.rules_changed = self.restored && kept.version != pack.version;
        self.clearing = false;
    }

    /// Answers were taken up from a file, under the rules that are here.
    pub(super) fn opened(&mut self) {
        self.restored = true;
        self.rules_changed = false;
    }

    /// An empty draft takes the place of the one in hand.
    pub(super) fn start_over(&mut self) {
        *self = Self {
            told_unsaved: self.told_unsaved,
            unread: self.unread.clone(),
            ..Self::default()
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn that_a_draft_is_not_saved_is_told_once() {
        let mut drafts = Drafts::default();
        assert!(drafts.act(DraftsAction::NotSaved(StorageFault::Full)));
        assert!(!drafts.act(DraftsAction::NotSaved(StorageFault::Full)));
        assert!(drafts.act(DraftsAction::DismissUnsaved));
        assert!(!drafts.act(DraftsAction::NotSaved(StorageFault::Blocked)));
        assert_eq!(drafts.unsaved, None);
        // That another tab writes is news all the same.
        assert!(drafts.act(DraftsAction::NotSaved(StorageFault::Elsewhere)));
        drafts.start_over();
        assert!(drafts.told_unsaved && drafts.unsaved.is_none());
    }
}
