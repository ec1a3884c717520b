//! The claimant's page: a guided interview, an estimate that shows its work, and a submission to
//! take away.
//!
//! Data flows one way. What a person does is an [`state::Action`]; the reducer in [`state`] makes
//! the next [`state::State`] of it, with the estimate computed by `rules`; [`pages`] draw the
//! state with [`components`]. The browser is touched in small edge modules only, each with its own
//! failures: [`browser`] has those to what every browser has, [`bridge`] those to our scripts in
//! `static/`. [`app`] ties them all.
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
pub mod bridge;
pub mod browser;
pub mod components;
pub mod json;
pub mod pages;
pub mod state;
