//! The page that frames the app.

use std::rc::Rc;

use interview::{Interview, draft::Draft};

use crate::{bridge::host::Host, state::reopen::Saved};

/// What is known of it.
#[derive(Clone, Debug, Default)]
pub struct Hosting {
    /// The page, once it has answered.
    pub page: Option<Rc<Host>>,
    /// Whether it filled in the first answers.
    pub prefilled: bool,
}

/// What it does.
#[allow(
    clippy::large_enum_variant,
    reason = "an action is made once for each thing that is done"
)]
#[derive(Clone, Debug)]
pub enum HostAction {
    /// It has answered.
    Framed(Host),
    /// It fills in what it knows.
    Prefill(Saved),
}

impl Hosting {
    /// Acts; tells whether that changes anything, and the answers that are filled in. They are
    /// only where the claimant has said nothing, and go through every page all the same.
    pub(super) fn act(
        &mut self,
        action: HostAction,
        interview: &Interview<'_>,
    ) -> (bool, Option<Draft>) {
        match action {
            HostAction::Framed(host) => {
                self.page = Some(Rc::new(host));
                (true, None)
            }
            HostAction::Prefill(saved) => {
                if !interview.draft().is_empty() || saved.draft.is_empty() {
                    return (false, None);
                }
                self.prefilled = true;
                let draft = Draft {
                    idempotency_key: interview.draft().idempotency_key.clone(),
                    passed: Vec::new(),
                    ..saved.draft
                };
                (true, Some(draft))
            }
        }
    }
}
