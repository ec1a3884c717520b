//! The outbox: what becomes of a submission that the claimant sends.
//!
//! `static/outbox.js` keeps, sends and sends again; it is loaded where the operator names an
//! endpoint. The app hands it submissions and
//! hears how it stands with them by events on the window.

use rules::{Instant, Submission, canonical_json};
use serde::{Deserialize, Serialize};

use crate::{
    browser::events::{self, Said},
    json,
};

/// What is said to the outbox, and what it tells.
const SEND: &str = "bosang:send";
const ASK: &str = "bosang:outbox?";
const FORGET: &str = "bosang:forget";
const MESSAGE: &str = "bosang:outbox";

/// How it stands with a submission that was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutboxEntry {
    /// The submission's idempotency key.
    pub key: String,
    /// Its digest, in text.
    pub digest: String,
    /// How far it is.
    pub stage: Stage,
}

/// How far a submission is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// It is on its way.
    Sending,
    /// It could not be sent, and will be when that can be.
    Waiting {
        /// Why not yet.
        why: Delay,
        /// Whether the browser keeps it when the page is closed.
        kept: bool,
    },
    /// The receiver has it.
    Received {
        /// The receipt's number.
        number: String,
        /// When it arrived, by the receiver's clock.
        received: Option<Instant>,
    },
    /// The receiver does not take it, and sending it again changes nothing.
    Refused(Refusal),
}

/// Why a submission is not sent yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Delay {
    /// The device has no network.
    Offline,
    /// The receiver cannot be reached.
    Unreachable,
    /// It did not answer in time; it may have the submission all the same.
    Slow,
    /// It answered that it cannot take submissions now.
    Server,
}

/// Why a submission is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Another content was received under the same key.
    OtherContent,
    /// The receiver does not know the rules, or not in this version.
    UnknownPack,
    /// Recomputed there it is not the same.
    Unequal,
    /// Anything else.
    Other,
}

/// A submission as it is handed to the outbox.
#[derive(Serialize)]
struct Outgoing<'a> {
    key: &'a str,
    digest: &'a str,
    body: &'a str,
}

/// Hands a submission to the outbox; tells whether there is one.
pub(crate) fn send(submission: &Submission) -> bool {
    let (digest, body) = (submission.digest.to_string(), canonical_json(submission));
    let outgoing = Outgoing {
        key: &submission.idempotency_key,
        digest: &digest,
        // Every type of a submission is representable as JSON, and so are three texts.
        body: &body.unwrap_or_default(),
    };
    let outgoing = serde_json::to_string(&outgoing).unwrap_or_default();
    events::say(SEND, &outgoing) == Said::Taken
}

/// Takes a submission out of the outbox.
pub(crate) fn forget(key: &str) {
    events::say(FORGET, key);
}

/// Calls `on_entry` with how it stands with each submission that is there, now and at each change.
pub(crate) fn hear(on_entry: impl Fn(OutboxEntry) + 'static) {
    events::hear(MESSAGE, move |message| {
        if let Some(entry) = read(&message) {
            on_entry(entry);
        }
    });
    // Those that were there before.
    events::say(ASK, "");
}

/// A submission as the outbox tells of it.
#[derive(Deserialize)]
struct Message {
    key: String,
    digest: String,
    state: String,
    why: Option<Delay>,
    kept: Option<bool>,
    number: Option<String>,
    received: Option<String>,
    code: Option<String>,
}

fn read(json: &str) -> Option<OutboxEntry> {
    let message: Message = json::read(json.as_bytes()).ok()?;
    let stage = match message.state.as_str() {
        "sending" => Stage::Sending,
        "waiting" => Stage::Waiting {
            why: message.why.unwrap_or(Delay::Unreachable),
            kept: message.kept.unwrap_or_default(),
        },
        "received" => Stage::Received {
            number: message.number?,
            received: message.received.and_then(|received| received.parse().ok()),
        },
        "refused" => Stage::Refused(match message.code.as_deref() {
            Some("other_content") => Refusal::OtherContent,
            Some("unknown_pack") => Refusal::UnknownPack,
            Some("tampered" | "different") => Refusal::Unequal,
            _ => Refusal::Other,
        }),
        _ => return None,
    };
    Some(OutboxEntry {
        key: message.key,
        digest: message.digest,
        stage,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stage(rest: &str) -> Option<Stage> {
        let message = format!(r#"{{"key":"k","digest":"d",{rest}}}"#);
        let entry = read(&message)?;
        assert_eq!((entry.key.as_str(), entry.digest.as_str()), ("k", "d"));
        Some(entry.stage)
    }

    #[test]
    fn what_the_outbox_tells_is_read() {
        assert_eq!(stage(r#""state":"sending""#), Some(Stage::Sending));
        let (why, kept) = (Delay::Slow, true);
        assert_eq!(
            stage(r#""state":"waiting","why":"slow","kept":true"#),
            Some(Stage::Waiting { why, kept })
        );
        assert_eq!(
            stage(r#""state":"refused","code":"other_content""#),
            Some(Stage::Refused(Refusal::OtherContent))
        );
        assert_eq!(
            stage(r#""state":"refused","code":"of_another_day""#),
            Some(Stage::Refused(Refusal::Other))
        );
    }

    #[test]
    fn a_receipt_stands_even_where_its_time_cannot_be_read() {
        for (time, read) in [("2022-10-20T09:00:00+09:00", true), ("yesterday", false)] {
            let message = format!(r#""state":"received","number":"1A2B","received":"{time}""#);
            let Some(Stage::Received { number, received }) = stage(&message) else {
                panic!("{time}");
            };
            assert_eq!((number.as_str(), received.is_some()), ("1A2B", read));
        }
    }

    #[test]
    fn what_it_cannot_mean_is_not_heard() {
        for odd in [r#""state":"lost""#, r#""state":"received""#, r#""state":7"#] {
            assert_eq!(stage(odd), None, "{odd}");
        }
    }
}
