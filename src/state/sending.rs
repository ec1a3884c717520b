//! How the submission is handed over.

use std::{collections::BTreeMap, rc::Rc};

use interview::Interview;

use crate::bridge::outbox::OutboxEntry;

/// How it stands with handing over.
#[derive(Clone, Debug, Default)]
pub struct Sending {
    /// How handing over the submission went.
    pub delivery: Option<Delivery>,
    /// What was sent from this browser, by key.
    pub outbox: Rc<BTreeMap<String, OutboxEntry>>,
}

/// How handing over the submission went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Delivery {
    /// Which way.
    pub channel: Channel,
    /// Whether the browser did it.
    pub done: bool,
}

/// A way to take the submission away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Channel {
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
    Delivered(Delivery),
    /// How it stands with something in the outbox.
    Outbox(OutboxEntry),
    /// The claimant takes back what waits to be sent.
    TakenBack,
    /// What was changed since it was sent is to be a submission of its own, under this key.
    Renewed(String),
}

impl Sending {
    /// Acts; tells whether that changes anything.
    pub(super) fn act(&mut self, action: SendingAction, interview: &mut Interview<'_>) -> bool {
        match action {
            SendingAction::Delivered(delivery) => {
                self.delivery = Some(delivery);
                if delivery.channel == Channel::Send && delivery.done {
                    interview.sent();
                }
            }
            SendingAction::Outbox(entry) => {
                Rc::make_mut(&mut self.outbox).insert(entry.key.clone(), entry);
            }
            SendingAction::TakenBack => {
                self.delivery = None;
                let key = &interview.draft().idempotency_key;
                let there = Rc::make_mut(&mut self.outbox).remove(key).is_some();
                interview.take_back();
                return there;
            }
            SendingAction::Renewed(key) => {
                interview.renew(key);
                self.delivery = None;
            }
        }
        true
    }

    /// How it stands with what was sent of the draft, if anything was.
    pub fn outbox_entry(&self, interview: &Interview<'_>) -> Option<&OutboxEntry> {
        self.outbox.get(&interview.draft().idempotency_key)
    }
}
