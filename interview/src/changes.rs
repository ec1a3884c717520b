//! What differs between two estimates of one person.

use rules::{
    Estimate,
    estimate::{Amount, Certainty, Line},
};

/// What a remedy gives before and after, where each has it.
pub type Change = (Option<Line>, Option<Line>);

/// The remedies that give something else, in the order of `after`; those that are no more come
/// last.
pub fn changes(before: &Estimate, after: &Estimate) -> Vec<Change> {
    let line = |estimate: &Estimate, like: &Line| {
        let mut lines = estimate.lines.iter();
        lines.find(|line| line.remedy == like.remedy).cloned()
    };
    let both = after.lines.iter();
    let both = both.map(|after| (line(before, after), Some(after.clone())));
    let gone = before.lines.iter();
    let gone = gone
        .filter(|before| line(after, before).is_none())
        .map(|before| (Some(before.clone()), None));
    both.chain(gone)
        .filter(|(before, after)| gives(before.as_ref()) != gives(after.as_ref()))
        .collect()
}

/// What a line comes to; nothing where it gives nothing to this claimant.
fn gives(line: Option<&Line>) -> Option<(Certainty, &Amount)> {
    line.filter(|line| line.in_scope && line.certainty != Certainty::NotDue)
        .map(|line| (line.certainty, &line.amount))
}
