//! The bounds ahead of a line, in words.

use rules::estimate::{Amount, Certainty, Line};

use super::Wording;
use crate::i18n::{estimate::estimate as words_of, fill};

impl Wording<'_> {
    /// What would take a line over the next bound, what that would be, and which papers it asks
    /// for where a person decides.
    pub fn next_bound(&self, line: &Line) -> Option<String> {
        let words = words_of(self.words.lang);
        let next = line.next_bound.as_ref()?;
        let value = self.value(&next.value);
        let more = self.quantity(&next.more, None);
        let then = match next.amount {
            Amount::None => self.reason(&next.reason).to_owned(),
            _ => self.amount(&next.amount, next.certainty),
        };
        let template = match (&next.amount, next.certainty) {
            (Amount::None, Certainty::Review) => words.bound_review,
            (Amount::None, _) => words.bound_nothing,
            _ => words.bound_amount,
        };
        let mut said = fill(template, &[value, &more, &then]);
        let papers = line
            .evidence
            .iter()
            .map(|state| self.evidence(&state.evidence));
        let papers: Vec<&str> = papers.collect();
        if next.certainty == Certainty::Review && !papers.is_empty() {
            said.push(' ');
            said.push_str(&fill(words.bound_papers, &[&papers.join(words.comma)]));
        }
        Some(said)
    }
}
