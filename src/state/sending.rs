//! How the submission is handed over.

use std::{collections::BTreeMap, rc::Rc};

use interview::Interview;

use crate::bridge::outbox::Letter;

/// How it stands with handing over.
#[derive(Clone, Debug, Default)]
pub struct Sending {
    /// How handing over the submission went.
    pub handed: Option<Handed>,
    /// What was sent from this browser, by key.
    pub letters: Rc<BTreeMap<String, Letter>>,
}

/// How handing over the submission went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Handed {
    /// Which way.
    pub hand: Hand,
    /// Whether the browser did it.
    pub done: bool,
}

/// A way to take the submission away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hand {
    /// As a file.
    Download,
    /// By the clipboard.
    Copy,
    /// To the page that frames the app.
    Host,
    /// To the operator's endpoint.
    Send,
}

/// What happens to it.
#[derive(Clone, Debug)]
pub enum SendingAction {
    /// The submission was handed over, or could not be.
    Handed(Handed),
    /// The outbox tells of a letter.
    Letter(Letter),
    /// The claimant takes back what waits to be sent.
    TakenBack,
    /// What was changed since it was sent is to be a submission of its own, under this key.
    Renewed(String),
}

impl Sending {
    /// Acts; tells whether that changes anything.
    pub(super) fn act(&mut self, action: SendingAction, interview: &mut Interview<'_>) -> bool {
        match action {
            SendingAction::Handed(handed) => {
                self.handed = Some(handed);
                if handed.hand == Hand::Send && handed.done {
                    interview.sent();
                }
            }
            SendingAction::Letter(letter) => {
                Rc::make_mut(&mut self.letters).insert(letter.key.clone(), letter);
            }
            SendingAction::TakenBack => {
                self.handed = None;
                let key = &interview.draft().idempotency_key;
                let there = Rc::make_mut(&mut self.letters).remove(key).is_some();
                interview.take_back();
                return there;
            }
            SendingAction::Renewed(key) => {
                interview.renew(key);
                self.handed = None;
            }
        }
        true
    }

    /// How it stands with what was sent of the draft, if anything was.
    pub fn letter(&self, interview: &Interview<'_>) -> Option<&Letter> {
        self.letters.get(&interview.draft().idempotency_key)
    }
}
