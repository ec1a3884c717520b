//! The one reader of JSON documents: packs, claims, submissions, drafts, what scripts tell.
//!
//! It takes what RFC 8259 calls JSON, and of that only what has one meaning to every program: a
//! name stands once in an object, a number is whole and within ±(2^53 − 1), which a program that
//! keeps numbers as doubles holds exactly (RFC 7493 asks for both). A byte order mark in front is
//! skipped. What else is wrong is told with a code, in words, and by its place.
//!
//! A document is parsed into one list of values first, whose texts are borrowed from it, and each
//! struct is handed its members in the order in which it declares them. So a type needs no code to
//! take members as they come, which is most of what reading costs a page that downloads it.
//!
//! The back office reads claims and submissions with serde_json, for a second opinion: [`Strict`]
//! makes it refuse what is refused here, and `tests/corpus` holds the two against each other.
//!
//! ```
//! use rules::json::{Code, read};
//!
//! assert_eq!(read::<Vec<i64>>(b"[1, 2]"), Ok(vec![1, 2]));
//!
//! let json = br#"{ "a": [1, 1.5] }"#;
//! let unreadable = read::<std::collections::BTreeMap<String, Vec<i64>>>(json).unwrap_err();
//! assert_eq!(unreadable.code(), Code::WrongType);
//! assert_eq!(unreadable.to_string(), "expected a whole number");
//! assert_eq!(unreadable.path(json), "/a/1");
//! ```

mod access;
#[cfg(any(test, feature = "serde_json"))]
pub mod by_serde_json;
mod deserialize;
mod document;
pub mod left_out;
mod parse;
mod pointer;
mod reader;
mod strict;
#[cfg(test)]
mod tests;
mod unreadable;

use serde::Deserialize;

pub use self::{
    document::{Document, Part},
    strict::Strict,
    unreadable::{Code, Unreadable},
};

/// The largest whole number of either sign that a document may hold: 2^53 − 1.
pub const MOST: i64 = (1 << 53) - 1;
const LEAST: i64 = -MOST;

/// How deep lists and objects may lie in each other.
pub const MAX_DEPTH: usize = 127;

/// Reads a document.
///
/// # Errors
/// [`Unreadable`] with the first thing that is not as JSON or the type has it.
pub fn read<T: for<'de> Deserialize<'de>>(json: &[u8]) -> Result<T, Unreadable> {
    Document::parse(json)?.root().read()
}

/// The version of the format that a document says it is of.
pub fn schema(json: &[u8]) -> Option<i64> {
    let document = Document::parse(json).ok()?;
    document.root().member("schema")?.read().ok()
}

/// The document without the byte order mark that some editors begin a file with.
pub fn without_mark(json: &[u8]) -> &[u8] {
    json.strip_prefix(b"\xef\xbb\xbf").unwrap_or(json)
}
