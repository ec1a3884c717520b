//! What is wrong with what came in, as JavaScript is told: a code, a sentence that says what to do,
//! and the place where it is known.

use rules::{
    Claim, Digest, Instant, LoadedPack, Pack, Submission,
    canonical::Unwritable,
    canonical_json,
    claim::CLAIM_SCHEMA,
    json::{self, Unreadable},
    pack::{LoadError, PACK_SCHEMA},
    submission::SUBMISSION_SCHEMA,
};
use serde::{Deserialize, Serialize};

/// The codes are those of `RulesErrorCode` in `js/index.d.ts`.
#[derive(Debug, Serialize)]
struct Fault {
    code: &'static str,
    message: String,
    /// A JSON Pointer into the document.
    #[serde(skip_serializing_if = "String::is_empty")]
    path: String,
}

impl Fault {
    fn new(code: &'static str, message: String) -> Self {
        Self {
            code,
            message,
            path: String::new(),
        }
    }

    fn json(&self) -> String {
        canonical_json(self).unwrap_or_default()
    }
}

/// A kind of document that comes in as JSON.
struct Kind {
    name: &'static str,
    bad: &'static str,
    other_format: &'static str,
    schema: u32,
    /// What to do about one that cannot be read.
    advice: &'static str,
}

const PACK: Kind = Kind {
    name: "a compiled pack",
    bad: "bad_pack",
    other_format: "other_pack_format",
    schema: PACK_SCHEMA,
    advice: "compile its source with `bosang compile`",
};

const CLAIM: Kind = Kind {
    name: "a claim",
    bad: "bad_claim",
    other_format: "other_claim_format",
    schema: CLAIM_SCHEMA,
    advice: "`Claim` in documents.d.ts says what it has to be",
};

const SUBMISSION: Kind = Kind {
    name: "a submission",
    bad: "bad_submission",
    other_format: "other_submission_format",
    schema: SUBMISSION_SCHEMA,
    advice: "`Submission` in documents.d.ts says what it has to be",
};

/// Reads a compiled pack.
pub(crate) fn pack(json: &[u8]) -> Result<LoadedPack, String> {
    let message = |error: LoadError| match error {
        LoadError::Schema { .. } => Fault::new(PACK.other_format, error.to_string()).json(),
        _ => Fault::new(PACK.bad, error.to_string()).json(),
    };
    if json.len() > LoadedPack::MAX_BYTES {
        return Err(message(LoadError::TooLarge { bytes: json.len() }));
    }
    let pack: Pack = document(json, &PACK)?;
    LoadedPack::with_hash(pack, Digest::of(json::without_mark(json))).map_err(message)
}

/// Reads a claim.
pub(crate) fn claim(json: &[u8]) -> Result<Claim, String> {
    document(json, &CLAIM)
}

/// Reads a submission.
pub(crate) fn submission(json: &[u8]) -> Result<Submission, String> {
    document(json, &SUBMISSION)
}

fn document<T: for<'de> Deserialize<'de>>(json: &[u8], kind: &Kind) -> Result<T, String> {
    json::read(json).map_err(|unreadable| message(unreadable, json, kind))
}

fn message(unreadable: Unreadable, json: &[u8], kind: &Kind) -> String {
    // A document of a later format fails on its first new member; the version says more.
    let schema = json::schema(json).filter(|schema| *schema != i64::from(kind.schema));
    let (code, message, path) = match schema {
        Some(schema) => (
            kind.other_format,
            format!(
                "this is {} of format {schema} and this package reads format {}; use the release \
                 of the package that reads it",
                kind.name, kind.schema
            ),
            "/schema".to_owned(),
        ),
        None => {
            let path = unreadable.path(json);
            let place = if path.is_empty() { "" } else { ": " };
            let message = format!(
                "this is not {}: {path}{place}{unreadable}; {}",
                kind.name, kind.advice
            );
            (kind.bad, message, path)
        }
    };
    Fault {
        code,
        message,
        path,
    }
    .json()
}

/// That a result cannot be written, which no claim is known to cause.
pub(crate) fn unwritable(error: Unwritable) -> String {
    let message = format!("the result cannot be written: {error}; report it with the claim");
    Fault::new("internal", message).json()
}

/// Reads a moment.
pub(crate) fn moment(text: &[u8]) -> Result<Instant, String> {
    let text = str::from_utf8(text).ok();
    text.and_then(|text| text.parse().ok()).ok_or_else(|| {
        let message = "this is no moment that can be used; write it to the second with its offset, \
                      like 2022-10-15T15:30:00+09:00, or give a Date";
        Fault::new("bad_moment", message.into()).json()
    })
}
