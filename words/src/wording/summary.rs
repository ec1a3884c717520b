//! An estimate in plain language: what there would be, what is not sure, what to do next.

use rules::{
    Currency, Date, Estimate,
    estimate::{Certainty, IntakeStatus, Line, MoneyTotal},
    id::{EvidenceId, QuestionId},
    pack::RemedyKind,
};

use super::Wording;
use crate::i18n::{
    estimate::{EstimateWords, estimate as words_of},
    fill,
};

/// So many names are told; of more, how many there are.
const MOST_NAMES: usize = 2;

/// An estimate in three sentences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// What there would be.
    pub gives: String,
    /// What is not sure.
    pub open: String,
    /// What to do next.
    pub next: String,
}

impl Summary {
    /// The sentences in the order to read them.
    pub fn sentences(self) -> [String; 3] {
        [self.gives, self.open, self.next]
    }
}

impl<'a> Wording<'a> {
    /// An estimate in three sentences. None is ever empty, and none promises anything.
    pub fn summary(&self, estimate: &Estimate) -> Summary {
        let words = words_of(self.words.lang);
        Summary {
            gives: self.gives(words, estimate),
            open: self.open(words, estimate),
            next: self.next(words, estimate),
        }
    }

    fn gives(&self, words: &EstimateWords, estimate: &Estimate) -> String {
        let totals = &estimate.totals;
        let money = |template, total: MoneyTotal| {
            (total.high > 0).then(|| fill(template, &[&self.briefly(total)]))
        };
        let count = |[one, several]: [&str; 2], lines: u32| {
            let template = if lines == 1 { one } else { several };
            (lines > 0).then(|| fill(template, &[&lines.to_string()]))
        };
        let given = [
            money(words.cash, totals.cash),
            money(words.credit, totals.credit),
            money(words.voucher, totals.voucher),
            count(words.times, totals.time_lines),
            count(words.items, totals.item_lines),
        ];
        let given: Vec<String> = given.into_iter().flatten().collect();
        if given.is_empty() {
            return if is_open(estimate) {
                words.gives_nothing_yet
            } else {
                words.gives_nothing
            }
            .into();
        }
        let template = if totals.cash.high == 0 && has_no_cash(estimate) {
            words.gives_no_cash
        } else {
            words.gives
        };
        fill(template, &[&listed(words, &given)])
    }

    fn open(&self, words: &EstimateWords, estimate: &Estimate) -> String {
        let names = |certainty| {
            self.names_of(mine(estimate).filter(move |line| line.certainty == certainty))
        };
        let [review, range] = [Certainty::Review, Certainty::Range].map(names);
        let unknown = estimate.totals.unknown_lines;
        let mut sentence = String::new();
        for (template, names) in [(words.open_review, review), (words.open_range, range)] {
            if !names.is_empty() {
                sentence.push_str(&fill(template, &[&some_of(words, &names)]));
            }
        }
        if unknown > 0 {
            sentence.push_str(&fill(words.open_unknown, &[&unknown.to_string()]));
        }
        if sentence.is_empty() {
            sentence.push_str(words.open_none);
        }
        sentence.push_str(words.open_decides);
        first_large(&sentence)
    }

    fn next(&self, words: &EstimateWords, estimate: &Estimate) -> String {
        if let [first, more @ ..] = estimate.missing.as_slice() {
            return self.answer(words, first, more.len());
        }
        let claimed: Vec<&Line> = mine(estimate).filter(|line| is_claimed(line)).collect();
        if claimed.is_empty() {
            // What may be left out is all that is open.
            let mut waits: Vec<&QuestionId> = Vec::new();
            for id in mine(estimate).flat_map(|line| &line.waits_for) {
                if !waits.contains(&id) {
                    waits.push(id);
                }
            }
            return match (waits.split_first(), self.pack.currency) {
                (Some((first, more)), _) => self.answer(words, first, more.len()),
                (None, Currency::KRW) => words.next_elsewhere.into(),
                (None, _) => words.next_elsewhere_abroad.into(),
            };
        }
        let status = |line: &&&Line| line.intake.as_ref().map(|intake| intake.status);
        let with = |lines: Vec<&&Line>, date: Date, alone, with_papers| {
            let date = self.date(date);
            match self.lacking(words, &lines) {
                Some(papers) => fill(with_papers, &[&date, &papers]),
                None => fill(alone, &[&date]),
            }
        };
        // What is to be done soonest is what to do next.
        let until = |line: &&&Line| match status(line)? {
            IntakeStatus::OpenUntil(date) => Some(date),
            _ => None,
        };
        let from = |line: &&&Line| match status(line)? {
            IntakeStatus::Opens(date) => Some(date),
            _ => None,
        };
        let after = |line: &&&Line| match status(line)? {
            IntakeStatus::ClosedAfter(date) => Some(date),
            _ => None,
        };
        if let Some(date) = claimed.iter().filter_map(|line| until(&line)).min() {
            let lines = claimed.iter().filter(|line| until(line).is_some());
            return with(
                lines.collect(),
                date,
                words.next_open,
                words.next_open_papers,
            );
        }
        if let Some(date) = claimed.iter().filter_map(|line| from(&line)).min() {
            let lines = claimed.iter().filter(|line| from(line).is_some());
            return with(
                lines.collect(),
                date,
                words.next_opens,
                words.next_opens_papers,
            );
        }
        if let Some(date) = claimed.iter().filter_map(|line| after(&line)).max() {
            let closed = claimed.iter().filter(|line| after(line) == Some(date));
            let names = self.names_of(closed.copied());
            return fill(
                words.next_closed,
                &[&some_of(words, &names), &self.date(date)],
            );
        }
        match self.lacking(words, &claimed.iter().collect::<Vec<_>>()) {
            Some(papers) => fill(words.next_show_papers, &[&papers]),
            None => words.next_show.into(),
        }
    }

    fn answer(&self, words: &EstimateWords, first: &QuestionId, more: usize) -> String {
        let first = self.label(first);
        match more {
            0 => fill(words.next_answer, &[first]),
            more => fill(words.next_answers, &[first, &(more + 1).to_string()]),
        }
    }

    /// The papers that these lines ask for and that are not there.
    fn lacking(&self, words: &EstimateWords, lines: &[&&Line]) -> Option<String> {
        let mut lacking: Vec<&EvidenceId> = Vec::new();
        for state in lines.iter().flat_map(|line| &line.evidence) {
            if !state.held && !lacking.contains(&&state.evidence) {
                lacking.push(&state.evidence);
            }
        }
        let names: Vec<&str> = lacking.iter().map(|id| self.evidence(id)).collect();
        (!names.is_empty()).then(|| some_of(words, &names))
    }

    fn names_of<'l>(&self, lines: impl Iterator<Item = &'l Line>) -> Vec<&'a str> {
        lines.map(|line| self.remedy(&line.remedy)).collect()
    }
}

/// The lines that are for the claimant.
fn mine(estimate: &Estimate) -> impl Iterator<Item = &Line> {
    estimate.lines.iter().filter(|line| line.in_scope)
}

/// Whether there is something to claim by a line, settled or not.
fn is_claimed(line: &Line) -> bool {
    matches!(
        line.certainty,
        Certainty::Due | Certainty::Range | Certainty::Review
    )
}

/// Whether something may yet come of it: answers are missing, or a person decides.
fn is_open(estimate: &Estimate) -> bool {
    estimate.totals.review_lines > 0 || estimate.totals.unknown_lines > 0
}

/// Whether there is a remedy in cash for the claimant, and it is settled that it gives nothing.
fn has_no_cash(estimate: &Estimate) -> bool {
    let cash = || mine(estimate).filter(|line| line.kind == RemedyKind::Cash);
    cash().next().is_some() && cash().all(|line| line.certainty == Certainty::NotDue)
}

/// `one, two and three`.
fn listed(words: &EstimateWords, parts: &[String]) -> String {
    let mut list = String::new();
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            list.push_str(if index + 1 == parts.len() {
                words.and
            } else {
                words.comma
            });
        }
        list.push_str(part);
    }
    list
}

/// The first names, and how many more there are.
fn some_of(words: &EstimateWords, names: &[&str]) -> String {
    let (named, more) = names.split_at(names.len().min(MOST_NAMES));
    let named = named.join(words.comma);
    match more.len() {
        0 => named,
        more => fill(words.and_more, &[&named, &more.to_string()]),
    }
}

/// A sentence with its first letter large.
fn first_large(sentence: &str) -> String {
    let mut letters = sentence.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests;
