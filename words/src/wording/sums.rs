//! What an estimate comes to in all.

use rules::{
    Currency, Estimate, Lang,
    estimate::{Certainty, Line, Totals},
    pack::RemedyKind,
};

use super::Wording;
use crate::{format, i18n::fill};

impl<'a> Wording<'a> {
    /// What is given by kind, each kind on its own.
    pub fn totals(&self, totals: &Totals) -> Vec<(&'static str, String)> {
        let words = self.words;
        let money = |kind, total: rules::estimate::MoneyTotal| {
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
                words.rest().count_time,
                totals.time_lines,
            ),
            count(
                self.kind(RemedyKind::InKind),
                words.count_items,
                totals.item_lines,
            ),
            count(
                words.rest().count_review,
                words.count_items,
                totals.review_lines,
            ),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// The most telling figure of an estimate, short enough to stand large: the cash, else the
    /// first kind there is. It says its kind, so that a smaller figure of a kind that weighs more
    /// does not read as a loss.
    pub fn figure(&self, totals: &Totals) -> String {
        let (lang, currency) = (self.words.lang, self.pack.currency);
        for (kind, total) in [
            (RemedyKind::Cash, totals.cash),
            (RemedyKind::Credit, totals.credit),
            (RemedyKind::Voucher, totals.voucher),
        ] {
            if total.lines == 0 {
                continue;
            }
            let amount = if lang == Lang::Ko && total.low == total.high {
                format::said(currency, total.low)
            } else {
                format::money_range(lang, currency, total.low, total.high)
            };
            return [self.kind(kind), " ", &amount].concat();
        }
        match self.totals(totals).into_iter().next() {
            Some((kind, count)) => [kind, " ", &count].concat(),
            None => self.words.rail_nothing.into(),
        }
    }

    /// What an estimate comes to, in sentences.
    pub fn sum(&self, estimate: &Estimate) -> Vec<String> {
        let (words, totals) = (self.words, &estimate.totals);
        let others =
            totals.credit.lines + totals.voucher.lines + totals.time_lines + totals.item_lines;
        let mut sentences = Vec::new();
        if totals.cash.lines > 0 && totals.cash.high > 0 {
            let cash = totals.cash;
            let amount = format::money_range(words.lang, self.pack.currency, cash.low, cash.high);
            sentences.push(fill(words.rest().sum_cash, &[&amount]));
        } else if others > 0 && !cash_is_open(estimate) {
            sentences.push(words.rest().sum_no_cash.into());
        } else if others == 0 && totals.review_lines == 0 && totals.unknown_lines == 0 {
            sentences.push(words.rest().sum_nothing.into());
            let more = if self.pack.currency == Currency::KRW {
                words.rest().sum_nothing_more
            } else {
                words.rest().sum_nothing_more_abroad
            };
            sentences.push(more.into());
        }
        let reviewed = self.reviewed(estimate);
        if !reviewed.is_empty() {
            sentences.push(fill(words.rest().sum_review, &[&reviewed.join(", ")]));
        }
        for (template, lines) in [
            (words.rest().sum_others, others),
            (words.rest().sum_unknown, totals.unknown_lines),
        ] {
            if lines > 0 {
                sentences.push(fill(template, &[&lines.to_string()]));
            }
        }
        sentences
    }

    /// The names of what a person decides.
    fn reviewed(&self, estimate: &Estimate) -> Vec<&'a str> {
        let remedies = self.pack.remedies.iter();
        remedies
            .filter(|remedy| {
                estimate.lines.iter().any(|line| {
                    line.remedy == remedy.id && line.in_scope && line.certainty == Certainty::Review
                })
            })
            .map(|remedy| self.text(&remedy.name))
            .collect()
    }
}

/// Whether there may yet be cash: answers are missing, or a person decides.
fn cash_is_open(estimate: &Estimate) -> bool {
    estimate.lines.iter().any(|line| {
        line.in_scope
            && line.kind == RemedyKind::Cash
            && matches!(line.certainty, Certainty::Unknown | Certainty::Review)
    })
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
