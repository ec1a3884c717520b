//! What the rules say in codes and figures, in words of one language: for the page, the command
//! line and printed documents alike, so that a claimant and a clerk read the same sentence.
//!
//! Pure text: no browser and no pack of its own. The texts of a language are a file in
//! `words/catalogues/`, which the page loads and the command line has in itself (feature
//! `embedded`).
//!
//! # What holds here, and what enforces it
//!
//! - Page and command line say the same sentence: both use `words`; a test in `cli` looks for
//!   each step of the page.
//! - Every text in every language, asking for the same values: `words/src/i18n/tests.rs`; the
//!   compiler refuses a pack text without one of its languages.
//! - Three sentences for every estimate, never empty, never a promise:
//!   `words/src/wording/summary/tests.rs`, over every example of every pack in both languages.
#![forbid(unsafe_code)]

pub mod format;
pub mod i18n;
pub mod problems;
#[cfg(test)]
mod testing;
pub mod wording;

pub use i18n::{Catalogue, catalogue, fill};
pub use wording::Wording;
