//! What the values of a pack may come to, for tests that hold it against what they come to.

use rules::{Pack, Ratio, estimate::Quantity};

use super::{
    interval::Interval,
    possible::{Knowledge, Possible},
};

/// What a value may come to.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct Bounds(Possible);

impl Bounds {
    /// Whether the figure is one that the value may come to.
    pub fn holds(&self, figure: &Quantity) -> bool {
        let at = match (figure, self.0) {
            (Quantity::Flag(flag), Possible::Flag { may_hold, may_fail }) => {
                return if *flag { may_hold } else { may_fail };
            }
            (Quantity::Money(at) | Quantity::Number(at) | Quantity::Duration(at), _) => *at,
            (Quantity::Date(date), _) => Ratio::whole(date.number()),
            _ => return false,
        };
        match self.0 {
            Possible::Figure(_, interval) => {
                !interval.intersection(Interval::exactly(at)).is_empty()
            }
            Possible::Flag { .. } => false,
        }
    }
}

/// What each value of a pack may come to, in the pack's order.
#[doc(hidden)]
pub fn possible(pack: &Pack) -> Vec<Bounds> {
    let knowledge = Knowledge::of(pack);
    let values = knowledge.values().iter();
    values.map(|possible| Bounds(*possible)).collect()
}
