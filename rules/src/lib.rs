//! The rules of compensation, shared by the claimant's browser and the operator's back office.
//!
//! A [`Pack`] is a published scheme as data, a [`Claim`] is what a claimant answered, and
//! [`evaluate`] turns the two and a point in time into an [`Estimate`] in which every figure can
//! be followed to its rule. A [`Submission`] binds claim and estimate together, and [`verify`]
//! recomputes it.
//!
//! The crate is pure: no I/O, no clock, no browser, no floating point, no unsafe code, and no
//! input makes it panic.
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
mod text_form;

pub mod archive;
pub mod canonical;
pub mod claim;
pub mod estimate;
pub mod evaluate;
pub mod explain;
pub mod formula;
pub mod id;
pub mod money;
mod once;
mod order;
pub mod pack;
pub mod ratio;
#[cfg(feature = "schema")]
pub mod schema;
pub mod submission;
#[cfg(test)]
mod testing;
pub mod text;
pub mod time;
pub mod window;

pub use canonical::{Digest, canonical_json};
pub use claim::{
    Answer, ByDay, Claim, EvidenceFile, EvidenceHeld, ItemAnswers, LossKind, OtherLoss, SetAside,
};
pub use estimate::Estimate;
pub use evaluate::evaluate;
pub use formula::Formula;
pub use money::{Currency, Money};
pub use pack::{LoadedPack, Pack, PackRef, Ref};
pub use ratio::{Ratio, Rounding};
pub use submission::{Submission, Verdict, verify};
pub use text::{Lang, Text};
pub use time::{Date, Instant};
pub use window::{Window, WindowSet};
