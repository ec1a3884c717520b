//! The page of another site that the app may stand in.
//!
//! `static/host.js` speaks with that page and lets in what the operator allows; here is what it
//! says to the program and hears of it: events of the window whose detail is text. They are a
//! closed set, and the names are written in this file and in that one.

use std::{cell::RefCell, rc::Rc};

use rules::{Estimate, Lang, canonical_json};
use web_sys::{Element, console};

use crate::browser::events::{self, Said};

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

/// What the host says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// It has answered.
    Framed(Host),
    /// It speaks this language.
    Speaks(Lang),
    /// It fills in what it knows: a claim as JSON.
    Prefill(String),
}

thread_local! {
    /// The estimate given last.
    static GIVEN: RefCell<Option<Rc<Estimate>>> = const { RefCell::new(None) };
}

/// Gives the host the estimate, where it is another than the one given last.
pub(crate) fn give_estimate(estimate: &Rc<Estimate>) {
    let before = GIVEN.replace(Some(estimate.clone()));
    if !before.is_some_and(|before| Rc::ptr_eq(&before, estimate)) {
        // Every type of an estimate is representable as JSON.
        let json = canonical_json(&**estimate).unwrap_or_default();
        events::say(ESTIMATE, &json);
    }
}

/// Gives the host the submission; tells whether there was a window to do it in.
pub(crate) fn hand_over(json: &str) -> bool {
    events::say(SUBMISSION, json) != Said::Nowhere
}

/// Calls `on_message` with each message of the host, as long as the page is there.
pub(crate) fn hear(on_message: impl Fn(Message) + 'static) {
    let on_message = Rc::new(on_message);
    let on_framed = on_message.clone();
    let hello = move || {
        let document = web_sys::window().and_then(|window| window.document());
        let root = document.and_then(|document| document.document_element());
        if let Some(host) = root.as_ref().and_then(Host::at) {
            on_framed(Message::Framed(host));
        }
    };
    // It may have answered before.
    hello();
    events::hear(HELLO, move |_| hello());

    let on_language = on_message.clone();
    events::hear(LANGUAGE, move |tag| {
        if let Some(lang) = Lang::from_tag(&tag) {
            on_language(Message::Speaks(lang));
        }
    });
    events::hear(PREFILL, move |json| on_message(Message::Prefill(json)));
}

/// Tells those who write the host page, on the console, why nothing of theirs was filled in.
pub(crate) fn warn(why: &str) {
    console::warn_1(
        &["outage-claim: nothing was filled in, since ", why]
            .concat()
            .into(),
    );
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
