//! What the claimant does not want compared, and why.

use rules::{
    Claim, Estimate, SetAside,
    estimate::{Line, Source},
    explain,
    id::QuestionId,
};

use super::{StepText, Wording, steps};
use crate::{
    format,
    i18n::{fill, sales::sales},
};

/// How `line` came to what it is, with what the claimant set aside before it.
pub fn working(
    wording: &Wording,
    estimate: &Estimate,
    claim: &Claim,
    line: &Line,
) -> Vec<StepText> {
    let mut working = set_aside(wording, estimate, claim, line);
    working.extend(steps(wording, estimate, line));
    working
}

/// What of the weeks or days that `line` reads was set aside, a step for each question: it stands
/// before the steps that read the others.
fn set_aside(wording: &Wording, estimate: &Estimate, claim: &Claim, line: &Line) -> Vec<StepText> {
    if claim.set_aside.is_empty() {
        return Vec::new();
    }
    let mut read: Vec<&QuestionId> = Vec::new();
    for step in &explain::line(wording.pack, estimate, line) {
        for input in step.inputs {
            if let Source::HighestWeek(question, _)
            | Source::Week(question, _)
            | Source::RecordedWeeks(question)
            | Source::Series(_, question, ..) = &input.source
            {
                read.push(question);
            }
        }
    }
    let step = |(question, them): (&QuestionId, &SetAside)| StepText {
        title: fill(
            sales(wording.words.lang).set_aside_title,
            &[wording.label(question)],
        ),
        lines: wording.set_aside(question, them),
        result: None,
        sources: Vec::new(),
    };
    let said = claim.set_aside.iter();
    said.filter(|(question, _)| read.contains(question))
        .map(step)
        .collect()
}

impl Wording<'_> {
    /// What of a question's weeks or days was set aside, a line each with the claimant's reason.
    pub fn set_aside(&self, question: &QuestionId, SetAside(them): &SetAside) -> Vec<String> {
        let words = self.words;
        let period = |first| {
            if self.is_daily(question) {
                format::month_day(words.lang, first)
            } else {
                format::week(words.lang, first)
            }
        };
        them.iter()
            .map(|(first, reason)| {
                fill(
                    sales(words.lang).set_aside_told,
                    &[&period(*first), reason.trim()],
                )
            })
            .collect()
    }
}
