//! What newer rules would change for answers given under older ones.

use rules::{
    Estimate, Instant, LoadedPack,
    estimate::{Certainty, Line},
};

use crate::{draft::Draft, state::interview::compute};

/// What a remedy gives under the older rules and under the newer, where they have it.
pub type Change = (Option<Line>, Option<Line>);

/// The same answers under the newer rules.
#[derive(Clone, Debug)]
pub struct Newer {
    /// What those give.
    pub estimate: Estimate,
    /// The remedies that give something else, in the order of the newer rules; those that are no
    /// more come last.
    pub changes: Vec<Change>,
}

impl Newer {
    /// What `rules` give for the draft, against `before`, which its own rules give.
    pub fn of(rules: &LoadedPack, draft: &Draft, before: &Estimate, now: Instant) -> Self {
        let (_, estimate) = compute(rules, draft, now);
        let line = |estimate: &Estimate, like: &Line| {
            let mut lines = estimate.lines.iter();
            lines.find(|line| line.remedy == like.remedy).cloned()
        };
        let both = estimate.lines.iter();
        let both = both.map(|after| (line(before, after), Some(after.clone())));
        let gone = before.lines.iter();
        let gone = gone
            .filter(|before| line(&estimate, before).is_none())
            .map(|before| (Some(before.clone()), None));
        let changes = both
            .chain(gone)
            .filter(|(before, after)| gives(before.as_ref()) != gives(after.as_ref()))
            .collect();
        Self { estimate, changes }
    }
}

/// What a line comes to; nothing where it gives nothing to this claimant.
fn gives(line: Option<&Line>) -> Option<(Certainty, &rules::estimate::Amount)> {
    line.filter(|line| line.in_scope && line.certainty != Certainty::NotDue)
        .map(|line| (line.certainty, &line.amount))
}
