//! Intervals of exact figures, open or closed at each end, or endless.

use std::cmp::Ordering;

use rules::{Ratio, Rounding, pack::formula::Comparison};

/// An end of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct End {
    pub(super) at: Ratio,
    pub(super) closed: bool,
}

impl End {
    pub(super) fn closed(at: Ratio) -> Self {
        Self { at, closed: true }
    }

    fn open(at: Ratio) -> Self {
        Self { at, closed: false }
    }
}

/// Every figure that something may come to, and perhaps more: what cannot be worked out is endless.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Interval {
    pub(super) low: Option<End>,
    pub(super) high: Option<End>,
}

impl Interval {
    pub(super) const ENDLESS: Self = Self {
        low: None,
        high: None,
    };

    pub(super) fn between(low: Ratio, high: Ratio) -> Self {
        Self {
            low: Some(End::closed(low)),
            high: Some(End::closed(high)),
        }
    }

    pub(super) fn whole(low: i64, high: i64) -> Self {
        Self::between(Ratio::whole(low), Ratio::whole(high))
    }

    pub(super) fn exactly(at: Ratio) -> Self {
        Self::between(at, at)
    }

    pub(super) fn from(low: i64) -> Self {
        Self {
            low: Some(End::closed(Ratio::whole(low))),
            high: None,
        }
    }

    /// Whether no figure is in it.
    pub(super) fn is_empty(self) -> bool {
        match (self.low, self.high) {
            (Some(low), Some(high)) => match low.at.cmp(&high.at) {
                Ordering::Less => false,
                Ordering::Equal => !(low.closed && high.closed),
                Ordering::Greater => true,
            },
            _ => false,
        }
    }

    pub(super) fn intersection(self, other: Self) -> Self {
        Self {
            low: tighter(self.low, other.low, Ordering::Greater),
            high: tighter(self.high, other.high, Ordering::Less),
        }
    }

    /// The smallest interval that holds both.
    pub(super) fn hull(self, other: Self) -> Self {
        let looser = |a: Option<End>, b: Option<End>, wanted| {
            let (a, b) = (a?, b?);
            Some(match a.at.cmp(&b.at) {
                Ordering::Equal => End {
                    at: a.at,
                    closed: a.closed || b.closed,
                },
                order if order == wanted => a,
                _ => b,
            })
        };
        Self {
            low: looser(self.low, other.low, Ordering::Less),
            high: looser(self.high, other.high, Ordering::Greater),
        }
    }

    /// The figures that stand to `other`'s in that way, of some figure of `other`.
    pub(super) fn narrowed(self, comparison: Comparison, other: Self) -> Self {
        let bound = match comparison {
            Comparison::Less => Self {
                low: None,
                high: other.high.map(|end| End::open(end.at)),
            },
            Comparison::AtMost => Self {
                low: None,
                high: other.high,
            },
            Comparison::More => Self {
                low: other.low.map(|end| End::open(end.at)),
                high: None,
            },
            Comparison::AtLeast => Self {
                low: other.low,
                high: None,
            },
            Comparison::Equal => other,
            Comparison::NotEqual => Self::ENDLESS,
        };
        self.intersection(bound)
    }

    /// Whether the comparison may hold, and whether it may fail.
    pub(super) fn compared(self, comparison: Comparison, other: Self) -> (bool, bool) {
        let may = |comparison| match comparison {
            Comparison::NotEqual => {
                let one = |interval: Self| match (interval.low, interval.high) {
                    (Some(low), Some(high)) if low.at == high.at => Some(low.at),
                    _ => None,
                };
                one(self).is_none() || one(self) != one(other)
            }
            comparison => !self.narrowed(comparison, other).is_empty(),
        };
        (may(comparison), may(opposite(comparison)))
    }

    pub(super) fn add(self, other: Self) -> Self {
        self.ends(other, |a, b| a.add(b).ok())
    }

    pub(super) fn sub(self, other: Self) -> Self {
        let turned = Self {
            low: other.high,
            high: other.low,
        };
        self.ends(turned, |a, b| a.sub(b).ok())
    }

    pub(super) fn mul(self, other: Self) -> Self {
        if self.is_positive() && other.is_positive() {
            // Of two that are never below zero an endless one leaves the lower end known.
            return self.ends(other, |a, b| a.mul(b).ok());
        }
        self.corners(other, |a, b| a.mul(b).ok())
    }

    pub(super) fn div(self, other: Self) -> Self {
        let above_zero = other.low.is_some_and(|low| low.at > Ratio::ZERO);
        if !above_zero {
            return Self::ENDLESS;
        }
        if self.is_positive() {
            let turned = Self {
                low: other.high,
                high: other.low,
            };
            let quotient = self.ends(turned, |a, b| a.div(b).ok());
            let low = quotient.low.or(Some(End::closed(Ratio::ZERO)));
            return Self { low, ..quotient };
        }
        self.corners(other, |a, b| a.div(b).ok())
    }

    pub(super) fn smaller(self, other: Self) -> Self {
        Self {
            high: tighter(self.high, other.high, Ordering::Less),
            ..self.hull(other)
        }
    }

    pub(super) fn larger(self, other: Self) -> Self {
        Self {
            low: tighter(self.low, other.low, Ordering::Greater),
            ..self.hull(other)
        }
    }

    pub(super) fn rounded(self, rounding: Rounding, unit: Ratio) -> Self {
        let rounded = |end: Option<End>| {
            let at = end?.at.round(rounding, unit).ok()?;
            Some(End::closed(at))
        };
        Self {
            low: rounded(self.low),
            high: rounded(self.high),
        }
    }

    fn is_positive(self) -> bool {
        self.low.is_some_and(|low| low.at >= Ratio::ZERO)
    }

    /// Lower with lower and upper with upper.
    fn ends(self, other: Self, join: impl Fn(Ratio, Ratio) -> Option<Ratio>) -> Self {
        let end = |a: Option<End>, b: Option<End>| {
            let (a, b) = (a?, b?);
            let at = join(a.at, b.at)?;
            let closed = a.closed && b.closed;
            Some(End { at, closed })
        };
        Self {
            low: end(self.low, other.low),
            high: end(self.high, other.high),
        }
    }

    /// Every end with every other.
    fn corners(self, other: Self, join: impl Fn(Ratio, Ratio) -> Option<Ratio>) -> Self {
        let (Some(a), Some(b), Some(c), Some(d)) = (self.low, self.high, other.low, other.high)
        else {
            return Self::ENDLESS;
        };
        let corners = [(a, c), (a, d), (b, c), (b, d)];
        let corners: Option<Vec<Ratio>> = corners.iter().map(|(a, b)| join(a.at, b.at)).collect();
        let ends = corners.and_then(|all| Some((*all.iter().min()?, *all.iter().max()?)));
        ends.map_or(Self::ENDLESS, |(low, high)| Self::between(low, high))
    }
}

/// What holds when the comparison does not.
pub(super) fn opposite(comparison: Comparison) -> Comparison {
    match comparison {
        Comparison::Less => Comparison::AtLeast,
        Comparison::AtMost => Comparison::More,
        Comparison::Equal => Comparison::NotEqual,
        Comparison::NotEqual => Comparison::Equal,
        Comparison::AtLeast => Comparison::Less,
        Comparison::More => Comparison::AtMost,
    }
}

/// The comparison read from the other side.
pub(super) fn turned(comparison: Comparison) -> Comparison {
    match comparison {
        Comparison::Less => Comparison::More,
        Comparison::AtMost => Comparison::AtLeast,
        Comparison::AtLeast => Comparison::AtMost,
        Comparison::More => Comparison::Less,
        same => same,
    }
}

/// The end that lies on the `wanted` side of the other.
fn tighter(a: Option<End>, b: Option<End>, wanted: Ordering) -> Option<End> {
    match (a, b) {
        (Some(a), Some(b)) => Some(match a.at.cmp(&b.at) {
            Ordering::Equal => End {
                at: a.at,
                closed: a.closed && b.closed,
            },
            order if order == wanted => a,
            _ => b,
        }),
        (one, other) => one.or(other),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn any_interval() -> impl Strategy<Value = (i64, i64, i64)> {
        (-50_i64..50, 0_i64..40)
            .prop_flat_map(|(low, width)| (Just(low), Just(low + width), low..=low + width))
    }

    fn holds(interval: Interval, at: Ratio) -> bool {
        !interval.intersection(Interval::exactly(at)).is_empty()
    }

    proptest! {
        /// What two figures come to lies in what their intervals come to.
        #[test]
        fn no_figure_is_left_out(a in any_interval(), b in any_interval()) {
            let ((al, ah, a), (bl, bh, b)) = (a, b);
            let (x, y) = (Interval::whole(al, ah), Interval::whole(bl, bh));
            let (a, b) = (Ratio::whole(a), Ratio::whole(b));
            prop_assert!(holds(x.add(y), a.add(b).unwrap()));
            prop_assert!(holds(x.sub(y), a.sub(b).unwrap()));
            prop_assert!(holds(x.mul(y), a.mul(b).unwrap()));
            if let Ok(quotient) = a.div(b) {
                prop_assert!(holds(x.div(y), quotient));
            }
            prop_assert!(holds(x.smaller(y), a.min(b)));
            prop_assert!(holds(x.larger(y), a.max(b)));
            prop_assert!(holds(x.hull(y), a) && holds(x.hull(y), b));
            let seven = Ratio::whole(7);
            let rounded = a.round(Rounding::HalfEven, seven).unwrap();
            prop_assert!(holds(x.rounded(Rounding::HalfEven, seven), rounded));
            for (comparison, is) in [
                (Comparison::Less, a < b),
                (Comparison::AtMost, a <= b),
                (Comparison::Equal, a == b),
                (Comparison::NotEqual, a != b),
                (Comparison::AtLeast, a >= b),
                (Comparison::More, a > b),
            ] {
                let (may_hold, may_fail) = x.compared(comparison, y);
                let may_be = if is { may_hold } else { may_fail };
                prop_assert!(may_be);
                if is {
                    prop_assert!(holds(x.narrowed(comparison, y), a));
                    prop_assert!(holds(y.narrowed(turned(comparison), x), b));
                }
            }
        }
    }

    #[test]
    fn open_ends_are_told_from_closed_ones() {
        let above = Interval::ENDLESS.narrowed(Comparison::More, Interval::whole(0, 0));
        assert!(above.intersection(Interval::whole(-5, 0)).is_empty());
        assert!(!above.intersection(Interval::whole(-5, 1)).is_empty());
        assert_eq!(
            Interval::whole(1, 5).compared(Comparison::Equal, Interval::whole(6, 9)),
            (false, true)
        );
    }
}
