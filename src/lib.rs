//! The claimant's page: a guided interview, an estimate that shows its work, and a submission to
//! take away.
//!
//! Data flows one way. What a person does is an [`state::Action`]; the reducer in [`state`] makes
//! the next [`state::State`] of it, with the estimate computed by `rules`; [`pages`] draw the
//! state. The browser is touched in small edge modules only, each with its own failures.
//!
//! # What holds here, and what enforces it
//!
//! - A browser that lacks something is a fault with a name, never a failure: `tests/browser`:
//!   storage blocked and full, no clipboard, files that moved, rules that do not come.
//! - A host never overwrites an answer: `src/state/tests/framed.rs`.
//! - No personal data in an address: `Page::path` is made of page and question names alone; a
//!   browser test reads every address.
//! - Nobody's answers move to other rules unasked: reducer tests with two versions of the pack;
//!   `tests/e2e/versions.spec.mjs`.
//! - A printed claim is one or two pages with its number on each, and holds every answer,
//!   remedy and digest: `tests/e2e/print.spec.mjs` reads the PDF.
//! - A reader finds in the printed code what was put in: `src/components/qr_code.rs`, read back
//!   by `rqrr`.

pub mod app;
pub mod catalogues;
pub mod claim_file;
pub mod clipboard;
pub mod clock;
pub mod components;
pub mod download;
pub mod events;
pub mod evidence;
pub mod files;
pub mod history;
pub mod host;
pub mod json;
pub mod locale;
pub mod opening;
pub mod operator;
pub mod outbox;
pub mod pages;
pub mod print;
pub mod random;
pub mod reopen;
pub mod spreadsheet;
pub mod start;
pub mod state;
pub mod storage;
pub mod tabs;
pub mod update;
pub mod view;

#[cfg(test)]
use interview::testing;
pub use interview::{
    changes, claim, daily, draft, field, flow, input, meaning, newer, page, period, summed, table,
    what_if,
};
use words::{format, i18n, problems, wording};
