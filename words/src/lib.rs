//! What the rules say in codes and figures, in words of one language: for the page, the command
//! line and printed documents alike, so that a claimant and a clerk read the same sentence.
//!
//! Pure text: no browser and no pack of its own. Every language is complete at compile time.
#![forbid(unsafe_code)]

pub mod format;
pub mod i18n;
#[cfg(test)]
mod testing;
pub mod wording;

pub use i18n::{Catalogue, catalogue, fill};
pub use wording::Wording;
