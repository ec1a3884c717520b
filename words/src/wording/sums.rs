//! What an estimate comes to in all.

use rules::{
    Estimate,
    estimate::{Certainty, Line, MoneyTotal, Totals},
    pack::RemedyKind,
};

use super::Wording;
use crate::{format, i18n::fill};

impl Wording<'_> {
    /// What is given by kind, each kind on its own.
    pub fn totals(&self, totals: &Totals) -> Vec<(&'static str, String)> {
        let words = self.words;
        let money = |kind, total: MoneyTotal| {
            (total.lines > 0).then(|| {
                let (currency, lang) = (self.pack.currency, words.lang);
                let amount = format::money_range(lang, currency, total.low, total.high);
                (self.kind(kind), amount)
            })
        };
        let count = |name, template, lines: u32| {
            (lines > 0).then(|| (name, fill(template, &[&lines.to_string()])))
        };
        [
            money(RemedyKind::Cash, totals.cash),
            money(RemedyKind::Credit, totals.credit),
            money(RemedyKind::Voucher, totals.voucher),
            count(
                self.kind(RemedyKind::Extension),
                words.count_time,
                totals.time_lines,
            ),
            count(
                self.kind(RemedyKind::InKind),
                words.count_items,
                totals.item_lines,
            ),
            count(words.count_review, words.count_items, totals.review_lines),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// A total as it is said in passing: `5만 원`, `25,000 to 50,000 won`.
    pub(super) fn briefly(&self, total: MoneyTotal) -> String {
        let (lang, currency) = (self.words.lang, self.pack.currency);
        let said = match total.low == total.high {
            true => format::said(lang, currency, total.low),
            false => None,
        };
        said.unwrap_or_else(|| format::money_range(lang, currency, total.low, total.high))
    }

    /// The most telling figure of an estimate, short enough to stand large: the cash, else the
    /// first kind there is. It says its kind, so that a smaller figure of a kind that weighs more
    /// does not read as a loss.
    pub fn figure(&self, totals: &Totals) -> String {
        for (kind, total) in [
            (RemedyKind::Cash, totals.cash),
            (RemedyKind::Credit, totals.credit),
            (RemedyKind::Voucher, totals.voucher),
        ] {
            if total.lines == 0 {
                continue;
            }
            return [self.kind(kind), " ", &self.briefly(total)].concat();
        }
        match self.totals(totals).into_iter().next() {
            Some((kind, count)) => [kind, " ", &count].concat(),
            None => self.words.rail_nothing.into(),
        }
    }
}

/// The lines that are for the claimant, the surest first, and those that are not.
pub fn sorted(estimate: &Estimate) -> (Vec<&Line>, Vec<&Line>) {
    let surest_first = [
        Certainty::Due,
        Certainty::Range,
        Certainty::Review,
        Certainty::Unknown,
        Certainty::NotDue,
    ];
    let mut mine = Vec::new();
    for certainty in surest_first {
        let lines = estimate.lines.iter();
        mine.extend(lines.filter(|line| line.in_scope && line.certainty == certainty));
    }
    let others = estimate.lines.iter().filter(|line| !line.in_scope);
    (mine, others.collect())
}
