//! The page of another site that the app may stand in.
//!
//! `static/host.js` speaks with that page and lets in what the operator allows; here is what it
//! says to the program and hears of it: events of the window whose detail is text. They are a
//! closed set, and the names are written in this file and in that one.

use std::{cell::RefCell, rc::Rc};

use rules::{Estimate, Lang, canonical_json};
use web_sys::{Element, console};

use crate::{
    browser::events::{self, Said},
    pages::view::{self, View},
    state::{
        Action, HostAction,
        reopen::{self, Saved, SavedFault},
    },
};

/// The host has answered; what it is stands at the root element.
const HELLO: &str = "bosang:hello";
/// A claim as JSON, to begin with.
const PREFILL: &str = "bosang:prefill";
/// The tag of a language.
const LANGUAGE: &str = "bosang:language";
/// The estimate as JSON, at each change.
const ESTIMATE: &str = "bosang:estimate";
/// The submission as JSON, when the claimant hands it over.
const SUBMISSION: &str = "bosang:submission";

/// The page that frames the app, once it has answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Host {
    /// Where it is from, such as `https://help.example`.
    pub origin: String,
    /// Whether it takes submissions.
    pub receives: bool,
}

impl Host {
    /// What to call it: its origin without what every origin begins with.
    pub fn name(&self) -> &str {
        let origin = self.origin.as_str();
        origin.split_once("://").map_or(origin, |(_, name)| name)
    }

    fn at(root: &Element) -> Option<Self> {
        Some(Self {
            origin: root.get_attribute("data-embedded")?,
            receives: root.has_attribute("data-receives"),
        })
    }
}

thread_local! {
    /// The estimate told last.
    static TOLD: RefCell<Option<Rc<Estimate>>> = const { RefCell::new(None) };
}

/// Tells the host what is new.
pub(crate) fn tell(view: &View) {
    let state = view.state();
    if state.host.page.is_none() {
        return;
    }
    let told = TOLD.replace(Some(state.interview.estimate().clone()));
    if !told.is_some_and(|told| Rc::ptr_eq(&told, state.interview.estimate())) {
        // Every type of an estimate is representable as JSON.
        let json = canonical_json(state.interview.estimate()).unwrap_or_default();
        events::say(ESTIMATE, &json);
    }
}

/// Gives the host the submission; tells whether there was a window to do it in.
pub(crate) fn hand_over(json: &str) -> bool {
    events::say(SUBMISSION, json) != Said::Nowhere
}

/// Hears the host from now on.
pub(crate) fn hear(view: &View) {
    let dispatcher = view.dispatcher();
    let hello = move || {
        let document = web_sys::window().and_then(|window| window.document());
        let root = document.and_then(|document| document.document_element());
        if let Some(host) = root.as_ref().and_then(Host::at) {
            dispatcher.dispatch(Action::Host(HostAction::Framed(host)));
        }
    };
    // It may have answered before.
    hello();
    events::hear(HELLO, move |_| hello());

    let dispatcher = view.dispatcher();
    events::hear(LANGUAGE, move |tag| {
        if let Some(lang) = Lang::from_tag(&tag) {
            view::speak(&dispatcher, lang);
        }
    });

    let (dispatcher, view) = (view.dispatcher(), view.clone());
    events::hear(PREFILL, move |json| match read(&view, &json) {
        Ok(saved) => dispatcher.dispatch(Action::Host(HostAction::Prefill(saved))),
        Err(fault) => console::warn_1(&told(&fault).into()),
    });
}

/// Reads what a host fills in, as if it were a file that the claimant picked.
fn read(view: &View, json: &str) -> Result<Saved, SavedFault> {
    if u64::try_from(json.len()).is_ok_and(|bytes| bytes > reopen::MAX_BYTES) {
        return Err(SavedFault::Unusable);
    }
    // The draft keeps its own key, whatever the host's claim came with.
    reopen::read(json.as_bytes(), view.state().interview.rules(), "")
}

/// For those who write the host page.
fn told(fault: &SavedFault) -> String {
    let why = match fault {
        SavedFault::Unusable => "it is too large to be a claim",
        SavedFault::NoClaim => "it does not fit schemas/claim.schema.json",
        SavedFault::Another(_) => "it is a claim under another scheme",
        SavedFault::Unshown => "no page can show its windows of time",
        SavedFault::Zipped => "it is a ZIP",
        SavedFault::Closed(_) => "it is locked",
    };
    ["outage-claim: nothing was filled in, since ", why].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_called_by_its_name() {
        for (origin, name) in [
            ("https://help.example", "help.example"),
            ("http://127.0.0.1:8400", "127.0.0.1:8400"),
            ("help.example", "help.example"),
        ] {
            let origin = origin.to_owned();
            let host = Host {
                origin,
                receives: false,
            };
            assert_eq!(host.name(), name);
        }
    }
}
