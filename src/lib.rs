//! The claimant's page: a guided interview, an estimate that shows its work, and a submission to
//! take away.
//!
//! Data flows one way. What a person does is an [`state::Action`]; the reducer in [`state`] makes
//! the next [`state::State`] of it, with the estimate computed by `rules`; [`pages`] draw the
//! state. The browser is touched in small edge modules only, each with its own failures.

pub mod app;
pub mod changes;
pub mod claim;
pub mod claim_file;
pub mod clipboard;
pub mod clock;
pub mod components;
pub mod daily;
pub mod download;
pub mod draft;
pub mod events;
pub mod evidence;
pub mod field;
pub mod files;
pub mod flow;
pub mod head;
pub mod history;
pub mod host;
pub mod input;
pub mod interview;
pub mod json;
pub mod locale;
pub mod newer;
pub mod operator;
pub mod outbox;
pub mod page;
pub mod pages;
pub mod print;
pub mod problems;
pub mod random;
pub mod reopen;
pub mod spreadsheet;
pub mod start;
pub mod state;
pub mod storage;
pub mod table;
pub mod tabs;
#[cfg(test)]
mod testing;
pub mod update;
pub mod view;
pub mod what_if;

pub use start::start;
use words::{format, i18n, wording};
