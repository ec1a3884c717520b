//! What newer rules would change for answers given under older ones.

use rules::{Estimate, Instant, LoadedPack};

use crate::{
    changes::{Change, changes},
    draft::Draft,
    state::interview::compute,
};

/// The same answers under the newer rules.
#[derive(Clone, Debug)]
pub struct Newer {
    /// What those give.
    pub estimate: Estimate,
    /// The remedies that give something else.
    pub changes: Vec<Change>,
}

impl Newer {
    /// What `rules` give for the draft, against `before`, which its own rules give.
    pub fn of(rules: &LoadedPack, draft: &Draft, before: &Estimate, now: Instant) -> Self {
        let (_, estimate) = compute(rules, draft, now);
        let changes = changes(before, &estimate);
        Self { estimate, changes }
    }
}
