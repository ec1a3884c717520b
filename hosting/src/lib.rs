//! What the web server that hands out the calculator has to be told.
//!
//! An operator says in one file, `operator.json`, which packs are offered, where a submission is
//! sent and which sites may embed the calculator. [`Operator::read`] reads it, and from it follow
//! the response headers ([`headers`]) and a configuration of nginx that sends them ([`nginx`]). The
//! app reads the same file in the browser (`static/operator.js`) with the same faults, which
//! `vectors.json` holds both to.

pub mod folder;
pub mod headers;
pub mod nginx;
mod operator;

pub use self::operator::{Contact, FORMAT, Fault, Operator};

/// The app in one file, which is there to be taken away.
pub const SINGLE_FILE: &str = "bosang.html";

/// The name of the operator's configuration, beside the app's `index.html`.
pub const OPERATOR_FILE: &str = "operator.json";
