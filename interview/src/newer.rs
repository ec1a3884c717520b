//! What newer rules would change for answers given under older ones.

use std::rc::Rc;

use rules::{Estimate, Instant, LoadedPack};

use crate::{
    changes::{Change, changes},
    draft::Draft,
    standing::Standing,
};

/// The same answers under the newer rules.
#[derive(Clone, Debug)]
pub struct Newer {
    /// What those give.
    pub estimate: Rc<Estimate>,
    /// The remedies that give something else.
    pub changes: Vec<Change>,
}

impl Newer {
    /// What `rules` give for the draft, against `before`, which its own rules give.
    pub fn of(rules: &LoadedPack, draft: &Draft, before: &Estimate, now: Instant) -> Self {
        let standing = Standing::of(rules, Rc::new(draft.clone()), now, None);
        let changes = changes(before, &standing.estimate);
        Self {
            estimate: standing.estimate,
            changes,
        }
    }
}
