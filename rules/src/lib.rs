//! The rules of compensation, shared by the claimant's browser and the operator's back office.
//!
//! A [`Pack`] is a published scheme as data, a [`Claim`] is what a claimant answered, and
//! [`evaluate`] turns the two and a point in time into an [`Estimate`] in which every figure can
//! be followed to its rule. A [`Submission`] binds claim and estimate together, and [`verify`]
//! recomputes it.
//!
//! The crate is pure: no I/O, no clock, no browser, no floating point, no unsafe code, and no
//! input makes it panic.
//!
//! # What holds here, and what enforces it
//!
//! - `rules` does no I/O, has no clock, no browser, no unsafe code: its dependencies;
//!   `forbid(unsafe_code)`.
//! - No floating point in `rules`: `deny(clippy::float_arithmetic)`.
//! - No input makes `rules` panic: `deny(indexing_slicing, panic, expect_used)`, `unwrap_used`;
//!   property tests over generated claims and formulas; the targets in `fuzz/`, ten minutes
//!   each without a finding.
//! - Evaluation is total and deterministic: a line for each remedy, whatever is missing:
//!   `rules/src/evaluate/tests.rs` and its properties; `compiler/tests/generated` over made-up
//!   packs and claims.
//! - Caps hold, a rising remedy rises, how a window is split changes nothing, and neither does
//!   an answer that a step does not read: `compiler/tests/generated`.
//! - No pack keeps a reader busy: bounds on source, lists and depth;
//!   `rules/src/evaluate/budget.rs` on the steps of an estimate; `compiler/tests/hostile.rs`,
//!   `rules/src/evaluate/tests/hostile.rs`.
//! - A step shows each figure that was read, and no other: the trace is what the formula
//!   evaluator reads through; tests over every step of the sample.
//! - Kinds are never added to each other: `Totals` has a field a kind; tests.
//! - Overflow is a review by a person, never a wrap: checked arithmetic returns
//!   `ArithmeticError`; tests at the bounds of `i128`.
//! - One document has one spelling and one digest: `canonical_json`; text forms read only what
//!   they would write; properties.
//! - A submission that was changed is found: `verify`: digest first, then recomputation; tests
//!   change each field in turn.
//! - A document says one thing under one name: `rules::json` refuses a name that stands twice
//!   in any object; where serde_json reads, structs do and maps through `rules/src/unique_keys.rs`.
//! - What a claim comes to without steps is what its estimate says:
//!   `rules/src/evaluate/outcomes.rs` runs the same code and keeps no account; a property over
//!   every claim of the sample.
//! - All sorting in `rules` is one function, stable: `rules/src/order.rs`.
#![forbid(unsafe_code)]
#![deny(
    clippy::float_arithmetic,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::expect_used
)]
#![cfg_attr(
    test,
    allow(
        clippy::indexing_slicing,
        clippy::panic,
        clippy::expect_used,
        clippy::unwrap_used
    )
)]
#![warn(missing_docs)]

#[macro_use]
#[doc(hidden)]
pub mod text_form;

pub mod archive;
pub mod canonical;
pub mod claim;
pub mod estimate;
pub mod evaluate;
pub mod explain;
pub mod id;
pub mod json;
pub mod money;
pub mod order;
pub mod pack;
pub mod ratio;
#[cfg(feature = "schema")]
pub mod schema;
pub mod submission;
#[cfg(test)]
mod testing;
pub mod text;
pub mod time;
mod unique_keys;
pub mod unit;
pub mod window;

pub use canonical::{Digest, canonical_json};
pub use claim::{
    Answer, ByDay, Claim, EvidenceFile, EvidenceHeld, ItemAnswers, LossKind, OtherLoss, SetAside,
};
pub use estimate::Estimate;
pub use evaluate::evaluate;
pub use money::{Currency, Money};
pub use pack::{LoadedPack, Pack, PackRef, Ref, formula::Formula};
pub use ratio::{Ratio, Rounding};
pub use submission::{Submission, Verdict, verify};
pub use text::{Lang, Text};
pub use time::{Date, Instant};
pub use window::{Window, WindowSet};
