//! The interview over a [`rules::Pack`]: what a person typed, what it means, what is asked next,
//! and the claim that comes of it.
//!
//! A [`draft::Draft`] holds what was typed, as it was typed; [`edit::Edit`] is one change of it.
//! [`claim`] makes the claim of it and says what is wrong; [`flow`] knows which pages there are and
//! which comes next; [`what_if`] tries other answers beside those that were given. A page, a
//! terminal or another program draws what is here, and hands back edits.
//!
//! The crate is pure: no I/O, no clock, no browser, no language, no floating point, no unsafe code,
//! and no input makes it panic.
//!
//! # What holds here, and what enforces it
//!
//! - Half of what was typed is never passed over: a half-typed window makes the whole answer
//!   one that is missing: `src/state/tests/standing.rs`.
//! - One evaluation for an edit, one more at the estimate; a text is understood once:
//!   `interview/src/standing/tests.rs` compares with two evaluations over every example and
//!   generated claims; `interview/src/interview/tests.rs` counts.
//! - What was typed is never lost: the draft keeps raw text; reducer tests change one answer
//!   and look for the others; a browser test reloads.
//! - What is supposed changes nothing of the claim, and is what the rules give for such a
//!   claim: `src/state/tests/what_if.rs`, over every example of every pack.
//! - Any kind of question may come first: `interview/src/opening.rs`.
#![forbid(unsafe_code)]
#![deny(
    clippy::float_arithmetic,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::expect_used
)]
#![cfg_attr(
    any(test, feature = "testing"),
    allow(
        clippy::indexing_slicing,
        clippy::panic,
        clippy::expect_used,
        clippy::unwrap_used
    )
)]
#![warn(missing_docs)]

pub mod changes;
pub mod claim;
pub mod daily;
pub mod draft;
pub mod edit;
pub mod field;
pub mod flow;
pub mod input;
mod interview;
pub mod meaning;
pub mod newer;
pub mod opening;
pub mod page;
pub mod period;
pub mod retyped;
pub mod standing;
pub mod summed;
pub mod table;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
pub mod what_if;

pub use interview::Interview;
