//! What the web server that hands out the calculator has to be told.
//!
//! An operator says in one file, `operator.json`, which packs are offered, where a submission is
//! sent and which sites may embed the calculator. [`Operator::read`] reads it, and from it follow
//! the response headers ([`headers`]) and a configuration of nginx that sends them ([`nginx`]). The
//! app reads the same file in the browser (`static/operator.js`) with the same faults, which
//! `vectors.json` holds both to.
//!
//! # What holds here, and what enforces it
//!
//! - Nothing leaves the origin but what the claimant sends: the content-security-policy in
//!   `hosting/src/headers.rs`; the browser tests fail on any other request, on any policy
//!   violation, on any console message of trouble.
//! - A faulty operator.json leaves the claimant with a calculator:
//!   `tests/e2e/operator.spec.mjs`; `hosting/vectors.json` is run by both readers.
//! - The configuration that is deployed is the one that is tested: `xtask/src/nginx.rs` changes
//!   two lines of it and nothing else; `tests/e2e/deploying.spec.mjs` asks for every file in
//!   every encoding.
//! - No inline script or style, Trusted Types for script: the same policy, sent by nginx in the
//!   browser tests and written to `dist/_headers` and `deploy/nginx.conf`.

pub mod folder;
pub mod headers;
pub mod nginx;
mod operator;

pub use self::operator::{Contact, FORMAT, Fault, Operator};

/// The app in one file, which is there to be taken away.
pub const SINGLE_FILE: &str = "bosang.html";

/// The name of the operator's configuration, beside the app's `index.html`.
pub const OPERATOR_FILE: &str = "operator.json";
