//! Counts, of one pack. They add up in any order.

use compiler::Breakdown;
use rules::{
    Pack,
    estimate::{Amount, Certainty, MoneyTotal},
    evaluate::{LineOutcome, Outcomes},
};

/// What claims come to together.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tally {
    /// Submissions that recomputing gives the same for.
    pub(crate) submissions: u64,
    /// Claims that are none, which were evaluated.
    pub(crate) claims: u64,
    /// Those of both with a part that the pack cannot use.
    pub(crate) with_faults: u64,
    /// By breakdown, by category; the last is of those that no category is known of.
    pub(crate) parted: Vec<Vec<u64>>,
    /// By service, those that used it.
    pub(crate) services: Vec<u64>,
    /// Those that used none, or did not say.
    pub(crate) no_service: u64,
    pub(crate) remedies: Vec<RemedyTally>,
    pub(crate) cash: Sum,
    pub(crate) credit: Sum,
    pub(crate) voucher: Sum,
    pub(crate) time_lines: u64,
    pub(crate) item_lines: u64,
    pub(crate) review_lines: u64,
    pub(crate) unknown_lines: u64,
}

/// What a remedy comes to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct RemedyTally {
    pub(crate) due: u64,
    pub(crate) range: u64,
    pub(crate) review: u64,
    pub(crate) not_due: u64,
    /// Of those for whom the remedy was not meant.
    pub(crate) out_of_scope: u64,
    pub(crate) unknown: u64,
    /// The least that is due, in minor units.
    pub(crate) low: i128,
    /// The most.
    pub(crate) high: i128,
}

/// Amounts of one kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sum {
    /// Claims that get any.
    pub(crate) claims: u64,
    pub(crate) low: i128,
    pub(crate) high: i128,
}

impl Tally {
    pub(crate) fn new(pack: &Pack, breakdowns: &[Breakdown]) -> Self {
        let parted = breakdowns.iter();
        Self {
            parted: parted.map(|it| vec![0; it.categories.len() + 1]).collect(),
            services: vec![0; pack.services.len()],
            remedies: vec![RemedyTally::default(); pack.remedies.len()],
            ..Self::default()
        }
    }

    /// All that were counted.
    pub(crate) fn all(&self) -> u64 {
        self.submissions + self.claims
    }

    /// Counts one.
    pub(crate) fn add(&mut self, outcomes: &Outcomes) {
        self.with_faults += u64::from(!outcomes.faults.is_empty());
        for (counts, held) in self.parted.iter_mut().zip(&outcomes.first_held) {
            let last = counts.len() - 1;
            counts[held.unwrap_or(last)] += 1;
        }
        for service in &outcomes.used {
            self.services[service.index()] += 1;
        }
        self.no_service += u64::from(outcomes.used.is_empty());
        for (remedy, line) in self.remedies.iter_mut().zip(&outcomes.lines) {
            remedy.add(line);
        }
        let totals = &outcomes.totals;
        self.cash.add(totals.cash);
        self.credit.add(totals.credit);
        self.voucher.add(totals.voucher);
        self.time_lines += u64::from(totals.time_lines);
        self.item_lines += u64::from(totals.item_lines);
        self.review_lines += u64::from(totals.review_lines);
        self.unknown_lines += u64::from(totals.unknown_lines);
    }

    pub(crate) fn merge(&mut self, other: &Self) {
        self.submissions += other.submissions;
        self.claims += other.claims;
        self.with_faults += other.with_faults;
        for (counts, more) in self.parted.iter_mut().zip(&other.parted) {
            add_all(counts, more);
        }
        add_all(&mut self.services, &other.services);
        self.no_service += other.no_service;
        for (remedy, more) in self.remedies.iter_mut().zip(&other.remedies) {
            remedy.merge(*more);
        }
        self.cash.merge(other.cash);
        self.credit.merge(other.credit);
        self.voucher.merge(other.voucher);
        self.time_lines += other.time_lines;
        self.item_lines += other.item_lines;
        self.review_lines += other.review_lines;
        self.unknown_lines += other.unknown_lines;
    }
}

fn add_all(counts: &mut [u64], more: &[u64]) {
    for (count, more) in counts.iter_mut().zip(more) {
        *count += more;
    }
}

impl RemedyTally {
    /// The names of the counts, for programs.
    pub(crate) const CODES: [&'static str; 6] = [
        "due",
        "range",
        "review",
        "not_due",
        "out_of_scope",
        "unknown",
    ];

    /// How often it came to what, in the order of [`Self::CODES`].
    pub(crate) const fn counts(&self) -> [u64; 6] {
        [
            self.due,
            self.range,
            self.review,
            self.not_due,
            self.out_of_scope,
            self.unknown,
        ]
    }

    fn add(&mut self, line: &LineOutcome) {
        let count = match line.certainty {
            _ if !line.in_scope => &mut self.out_of_scope,
            Certainty::Due => &mut self.due,
            Certainty::Range => &mut self.range,
            Certainty::Review => &mut self.review,
            Certainty::NotDue => &mut self.not_due,
            Certainty::Unknown => &mut self.unknown,
        };
        *count += 1;
        let (low, high) = ends(line);
        self.low += i128::from(low);
        self.high += i128::from(high);
    }

    fn merge(&mut self, other: Self) {
        self.due += other.due;
        self.range += other.range;
        self.review += other.review;
        self.not_due += other.not_due;
        self.out_of_scope += other.out_of_scope;
        self.unknown += other.unknown;
        self.low += other.low;
        self.high += other.high;
    }
}

/// The least and the most of money that a line gives.
fn ends(line: &LineOutcome) -> (i64, i64) {
    match line.amount {
        // Given to some only: perhaps nothing, at most all of it.
        Amount::Money(amount) if line.certainty == Certainty::Range => (0, amount),
        Amount::Money(amount) => (amount, amount),
        Amount::Range { low, high } => (low, high),
        Amount::None | Amount::Time(_) | Amount::Extended { .. } | Amount::Items(_) => (0, 0),
    }
}

impl Sum {
    fn add(&mut self, total: MoneyTotal) {
        self.claims += u64::from(total.lines > 0);
        self.low += i128::from(total.low);
        self.high += i128::from(total.high);
    }

    fn merge(&mut self, other: Self) {
        self.claims += other.claims;
        self.low += other.low;
        self.high += other.high;
    }
}
