//! The claimant's page: a guided interview, an estimate that shows its work, and a submission to
//! take away.
//!
//! Data flows one way. What a person does is an [`state::Action`]; the reducer in [`state`] makes
//! the next [`state::State`] of it, with the estimate computed by `rules`; [`pages`] draw the
//! state. The browser is touched in small edge modules only, each with its own failures.

pub mod format;
pub mod input;
