//! Reads packs, claims and submissions.
//!
//! serde_json's reader is three quarters of the wasm when it reads these types, for it takes
//! members as they come and each struct then has code to sort them. This one parses the document
//! first and hands each type its members in the order in which the type declares them. What it
//! refuses is what serde_json refuses: `json/tests.rs` holds them against each other.

mod access;
mod never;
mod notes;
mod parse;
mod reader;
#[cfg(test)]
mod tests;

use serde::Deserialize;

pub(crate) use self::notes::Unreadable;
use self::{notes::Notes, reader::Reader};

/// What a type of ours leaves out when it is empty, by the type's name.
const LEFT_OUT: [(&str, &[&str]); 3] = [
    ("Pack", &["tables", "calendars"]),
    ("OtherLoss", &["files"]),
    (
        "Claim",
        &[
            "answers",
            "windows",
            "other_losses",
            "evidence",
            "set_aside",
            "by_day",
        ],
    ),
];

/// A parsed document.
#[derive(Debug)]
enum Json {
    /// Not there, though the type has a place for it.
    Missing,
    /// Not there, which means that it is empty.
    LeftOut,
    Null,
    Flag(bool),
    Whole(i64),
    /// A number that is not whole, or not in the range of 64 bits. No type has one.
    OtherNumber,
    Text(String),
    List(Vec<Json>),
    Map(Vec<(String, Json)>),
}

/// Reads a document.
///
/// # Errors
/// [`Unreadable`] with the first thing that is not as the type has it.
pub(crate) fn read<T: for<'de> Deserialize<'de>>(json: &[u8]) -> Result<T, Unreadable> {
    Notes::take();
    let json = parse::document(json).unwrap_or(Json::Missing);
    let Ok(read) = T::deserialize(Reader(&json));
    match Notes::take() {
        None => Ok(read),
        Some(unreadable) => Err(unreadable),
    }
}

/// The version of the format that a document says it is of.
pub(crate) fn schema(json: &[u8]) -> Option<i64> {
    let Ok(Json::Map(members)) = parse::document(json) else {
        return None;
    };
    let found = members.iter().find(|(name, _)| name == "schema");
    match found? {
        (_, Json::Whole(schema)) => Some(*schema),
        _ => None,
    }
}
