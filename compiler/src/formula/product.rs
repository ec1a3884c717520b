//! Products and quotients of money, numbers and durations.
//!
//! A compiled formula multiplies by bare numbers only, so that every step of an estimate has a
//! unit that people know. `fee * outage(mail) / 30 days` passes through an amount times a
//! duration; it is regrouped to `fee * (outage(mail) / 30 days)`, which is the same exactly.

use rules::Formula;

use super::kind::Kind;

/// A figure of a known kind. A compound one has its duration apart from the rest.
#[derive(Debug)]
pub(crate) struct Factor {
    pub(crate) formula: Formula,
    pub(crate) duration: Option<Formula>,
    pub(crate) kind: Kind,
}

impl Factor {
    fn plain(formula: Formula, kind: Kind) -> Self {
        Self {
            formula,
            duration: None,
            kind,
        }
    }

    fn compound(formula: Formula, duration: Formula, kind: Kind) -> Self {
        Self {
            formula,
            duration: Some(duration),
            kind,
        }
    }

    /// The product; nothing when no scheme has use for its unit.
    pub(crate) fn times(self, other: Self) -> Option<Self> {
        let (left, right) = (self.kind, other.kind);
        let is_rate = |kind| matches!(kind, Kind::MoneyPerTime | Kind::NumberPerTime);
        Some(match (left, right) {
            (Kind::Number, Kind::Number | Kind::Money | Kind::Duration) => {
                Self::plain(mul(self.formula, other.formula), right)
            }
            (Kind::Money | Kind::Duration, Kind::Number) => {
                Self::plain(mul(self.formula, other.formula), left)
            }
            (Kind::Money, Kind::Duration) => {
                Self::compound(self.formula, other.formula, Kind::MoneyTimesTime)
            }
            (Kind::Duration, Kind::Money) => {
                Self::compound(other.formula, self.formula, Kind::MoneyTimesTime)
            }
            (compound, Kind::Number) if compound.is_compound() => Self {
                formula: mul(self.formula, other.formula),
                ..self
            },
            (Kind::Number, compound) if compound.is_compound() => Self {
                formula: mul(self.formula, other.formula),
                ..other
            },
            (Kind::NumberPerTime, Kind::Money) => Self {
                formula: mul(self.formula, other.formula),
                kind: Kind::MoneyPerTime,
                ..self
            },
            (Kind::Money, Kind::NumberPerTime) => Self {
                formula: mul(self.formula, other.formula),
                kind: Kind::MoneyPerTime,
                ..other
            },
            (rate, Kind::Duration) if is_rate(rate) => {
                let share = div(other.formula, self.duration?);
                Self::plain(mul(self.formula, share), rate_of(rate))
            }
            (Kind::Duration, rate) if is_rate(rate) => {
                let share = div(self.formula, other.duration?);
                Self::plain(mul(other.formula, share), rate_of(rate))
            }
            _ => return unknown(left, right),
        })
    }

    /// The quotient; nothing when no scheme has use for its unit.
    pub(crate) fn over(self, other: Self) -> Option<Self> {
        let (left, right) = (self.kind, other.kind);
        Some(match (left, right) {
            (Kind::Number | Kind::Money | Kind::Duration, Kind::Number) => {
                Self::plain(div(self.formula, other.formula), left)
            }
            (Kind::Money, Kind::Money) | (Kind::Duration, Kind::Duration) => {
                Self::plain(div(self.formula, other.formula), Kind::Number)
            }
            (Kind::Money, Kind::Duration) => {
                Self::compound(self.formula, other.formula, Kind::MoneyPerTime)
            }
            (Kind::Number, Kind::Duration) => {
                Self::compound(self.formula, other.formula, Kind::NumberPerTime)
            }
            (compound, Kind::Number) if compound.is_compound() => Self {
                formula: div(self.formula, other.formula),
                ..self
            },
            (Kind::MoneyTimesTime, Kind::Duration) => {
                let share = div(self.duration?, other.formula);
                Self::plain(mul(self.formula, share), Kind::Money)
            }
            (Kind::MoneyTimesTime, Kind::Money) => {
                let share = div(self.formula, other.formula);
                Self::plain(mul(self.duration?, share), Kind::Duration)
            }
            (Kind::MoneyPerTime, Kind::Money) => Self {
                formula: div(self.formula, other.formula),
                kind: Kind::NumberPerTime,
                ..self
            },
            _ => return unknown(left, right),
        })
    }
}

/// What a rate gives for a duration.
fn rate_of(rate: Kind) -> Kind {
    if rate == Kind::MoneyPerTime {
        Kind::Money
    } else {
        Kind::Number
    }
}

fn unknown(left: Kind, right: Kind) -> Option<Factor> {
    let measures = |kind: Kind| kind.is_scalar() || kind.is_compound();
    let is_unknown = left == Kind::Unknown || right == Kind::Unknown;
    (is_unknown && measures(left) && measures(right))
        .then(|| Factor::plain(Formula::Flag(false), Kind::Unknown))
}

fn mul(left: Formula, right: Formula) -> Formula {
    Formula::Mul(Box::new([left, right]))
}

fn div(left: Formula, right: Formula) -> Formula {
    Formula::Div(Box::new([left, right]))
}
