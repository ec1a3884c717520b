//! Who gains by a draft and who loses.

use std::cmp::Ordering;

use rules::{
    Pack,
    estimate::{Certainty, MoneyTotal},
    evaluate::{LineOutcome, Outcomes},
};
use serde::Serialize;

use crate::analyse::Tally;

/// What a draft does to a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Movement {
    /// Of some kind of money more is due, and of none less.
    Gain,
    /// The other way round.
    Lose,
    /// More of one kind and less of another, or the ends of a range apart or together.
    Both,
    /// The money is the same, and something else is not.
    Otherwise,
    Same,
}

/// How many claims it does what to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct Movements {
    pub(super) gain: u64,
    pub(super) lose: u64,
    pub(super) both: u64,
    pub(super) otherwise: u64,
    pub(super) same: u64,
}

impl Movements {
    fn add(&mut self, movement: Movement) {
        *match movement {
            Movement::Gain => &mut self.gain,
            Movement::Lose => &mut self.lose,
            Movement::Both => &mut self.both,
            Movement::Otherwise => &mut self.otherwise,
            Movement::Same => &mut self.same,
        } += 1;
    }

    fn merge(&mut self, other: Self) {
        self.gain += other.gain;
        self.lose += other.lose;
        self.both += other.both;
        self.otherwise += other.otherwise;
        self.same += other.same;
    }
}

/// Movements of all claims, and of those of each category.
#[derive(Clone, Debug)]
pub(super) struct Counts {
    pub(super) all: Movements,
    /// By breakdown of the draft, by category; the last is of those that no category is known of.
    pub(super) parted: Vec<Vec<Movements>>,
    /// Of cash, credit and coupons each by itself.
    pub(super) kinds: [Movements; 3],
    /// By pair of remedies, the claims for which it comes to something else. Sums may hide that.
    pub(super) changed: Vec<u64>,
}

impl Counts {
    /// Counts for the breakdowns of a tally and for remedies.
    pub(super) fn like(tally: &Tally, pairs: &[Pair]) -> Self {
        let parted = tally.parted.iter();
        Self {
            all: Movements::default(),
            parted: parted
                .map(|counts| vec![Movements::default(); counts.len()])
                .collect(),
            kinds: [Movements::default(); 3],
            changed: vec![0; pairs.len()],
        }
    }

    pub(super) fn add(&mut self, current: &Outcomes, draft: &Outcomes, pairs: &[Pair]) {
        let kinds = kinds(current).into_iter().zip(kinds(draft));
        let kinds = kinds.map(|(current, draft)| of_money(current, draft));
        let mut of_kinds = [Movement::Same; 3];
        for (place, movement) in of_kinds.iter_mut().zip(kinds) {
            *place = movement;
        }
        let mut movement = of_kinds
            .into_iter()
            .reduce(together)
            .unwrap_or(Movement::Same);
        for (pair, changed) in pairs.iter().zip(&mut self.changed) {
            if !pair.is_same(current, draft) {
                *changed += 1;
                if movement == Movement::Same {
                    movement = Movement::Otherwise;
                }
            }
        }
        self.all.add(movement);
        for (counts, movement) in self.kinds.iter_mut().zip(of_kinds) {
            counts.add(movement);
        }
        for (counts, held) in self.parted.iter_mut().zip(&draft.first_held) {
            let last = counts.len() - 1;
            counts[held.unwrap_or(last)].add(movement);
        }
    }

    pub(super) fn merge(&mut self, other: &Self) {
        self.all.merge(other.all);
        for (counts, more) in self.kinds.iter_mut().zip(other.kinds) {
            counts.merge(more);
        }
        for (count, more) in self.changed.iter_mut().zip(&other.changed) {
            *count += more;
        }
        for (counts, more) in self.parted.iter_mut().zip(&other.parted) {
            for (count, more) in counts.iter_mut().zip(more) {
                count.merge(*more);
            }
        }
    }
}

fn kinds(outcomes: &Outcomes) -> [MoneyTotal; 3] {
    let totals = &outcomes.totals;
    [totals.cash, totals.credit, totals.voucher]
}

fn of_money(current: MoneyTotal, draft: MoneyTotal) -> Movement {
    let ends = [draft.low.cmp(&current.low), draft.high.cmp(&current.high)];
    let of = |order| match order {
        Ordering::Greater => Movement::Gain,
        Ordering::Less => Movement::Lose,
        Ordering::Equal => Movement::Same,
    };
    let [low, high] = ends.map(of);
    together(low, high)
}

/// Two movements of money in one claim.
fn together(one: Movement, other: Movement) -> Movement {
    match (one, other) {
        (Movement::Same, movement) | (movement, Movement::Same) => movement,
        (one, other) if one == other => one,
        _ => Movement::Both,
    }
}

/// A remedy's places in both packs; nothing where one has it not.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair {
    pub(super) current: Option<usize>,
    pub(super) draft: Option<usize>,
}

/// The remedies of both packs: in the order of the draft, then those that it has no more.
pub(super) fn pairs(current: &Pack, draft: &Pack) -> Vec<Pair> {
    let at = |pack: &Pack, id: &str| pack.remedies.iter().position(|it| it.id.as_str() == id);
    let in_draft = draft
        .remedies
        .iter()
        .enumerate()
        .map(|(place, remedy)| Pair {
            current: at(current, remedy.id.as_str()),
            draft: Some(place),
        });
    let gone = current.remedies.iter().enumerate();
    let gone = gone.filter(|(_, remedy)| at(draft, remedy.id.as_str()).is_none());
    let gone = gone.map(|(place, _)| Pair {
        current: Some(place),
        draft: None,
    });
    in_draft.chain(gone).collect()
}

impl Pair {
    /// Whether the remedy comes to the same. One that is not there gives what one gives that is not
    /// due.
    fn is_same(self, current: &Outcomes, draft: &Outcomes) -> bool {
        match (line(current, self.current), line(draft, self.draft)) {
            (Some(one), Some(other)) => {
                (&one.amount, one.certainty, one.in_scope)
                    == (&other.amount, other.certainty, other.in_scope)
            }
            (Some(line), None) | (None, Some(line)) => line.certainty == Certainty::NotDue,
            (None, None) => true,
        }
    }
}

fn line(outcomes: &Outcomes, at: Option<usize>) -> Option<&LineOutcome> {
    outcomes.lines.get(at?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_that_moves_both_ways_is_neither_gain_nor_loss() {
        let of = |(low, high), (more, most)| {
            let total = |low, high| MoneyTotal {
                low,
                high,
                lines: 1,
            };
            of_money(total(low, high), total(more, most))
        };
        assert_eq!(of((5, 5), (5, 5)), Movement::Same);
        assert_eq!(of((5, 5), (5, 6)), Movement::Gain);
        assert_eq!(of((5, 5), (6, 6)), Movement::Gain);
        assert_eq!(of((5, 5), (0, 5)), Movement::Lose);
        assert_eq!(of((5, 5), (0, 6)), Movement::Both);
        assert_eq!(of((0, 6), (5, 5)), Movement::Both);
        let all = [Movement::Gain, Movement::Same, Movement::Lose];
        assert_eq!(all.into_iter().reduce(together), Some(Movement::Both));
    }
}
