//! Adds up lines, each kind by itself.

use crate::estimate::{Amount, Certainty, Line, MoneyTotal, Totals};
use crate::json;
use crate::pack::RemedyKind;

/// What of a line is added up.
pub(super) struct Addend<'l> {
    pub(super) kind: RemedyKind,
    pub(super) amount: &'l Amount,
    pub(super) certainty: Certainty,
    pub(super) in_scope: bool,
}

impl<'l> From<&'l Line> for Addend<'l> {
    fn from(line: &'l Line) -> Self {
        Self {
            kind: line.kind,
            amount: &line.amount,
            certainty: line.certainty,
            in_scope: line.in_scope,
        }
    }
}

/// What the lines come to. What a person decides is counted and not added.
pub(super) fn totals<'l>(lines: impl Iterator<Item = Addend<'l>>) -> Totals {
    let mut totals = Totals::default();
    for line in lines.filter(|line| line.in_scope) {
        match line.certainty {
            Certainty::Due | Certainty::Range => add(&mut totals, &line),
            Certainty::Review => totals.review_lines += 1,
            Certainty::Unknown => totals.unknown_lines += 1,
            Certainty::NotDue => {}
        }
    }
    totals
}

fn add(totals: &mut Totals, line: &Addend<'_>) {
    let (low, high) = match *line.amount {
        // Given to some only: perhaps nothing, at most all of it.
        Amount::Money(amount) if line.certainty == Certainty::Range => (0, amount),
        Amount::Money(amount) => (amount, amount),
        Amount::Range { low, high } => (low, high),
        Amount::Time(_) | Amount::Extended { .. } => {
            totals.time_lines += 1;
            return;
        }
        Amount::Items(_) => {
            totals.item_lines += 1;
            return;
        }
        Amount::None => return,
    };
    let total = match line.kind {
        RemedyKind::Cash => &mut totals.cash,
        RemedyKind::Credit => &mut totals.credit,
        RemedyKind::Voucher => &mut totals.voucher,
        RemedyKind::Extension | RemedyKind::InKind => return,
    };
    // A loaded pack has too few lines, and a line too small an amount, for this to saturate.
    let high = total.high.saturating_add(high);
    if high > json::MOST {
        // More than a document can hold is for a person to add up.
        totals.review_lines += 1;
        return;
    }
    *total = MoneyTotal {
        low: total.low.saturating_add(low),
        high,
        lines: total.lines + 1,
    };
}
