//! What kind of figure a formula comes to.

use std::fmt;

use rules::unit::Unit;

/// What kind of figure something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Number,
    Money,
    Duration,
    Date,
    Flag,
    /// On the way from an amount to one for another time: `fee * outage(mail)`.
    MoneyTimesTime,
    /// `fee / 30 days`.
    MoneyPerTime,
    /// `10 * outage(mail)` is a duration; this is `10 / 30 days`.
    NumberPerTime,
    /// It could not be worked out, and the fault is reported where it is.
    Unknown,
}

impl Kind {
    /// The kind of a figure of that unit.
    pub(crate) fn of(unit: Unit) -> Self {
        match unit {
            Unit::Money => Self::Money,
            Unit::Number => Self::Number,
            Unit::Duration => Self::Duration,
            Unit::Date => Self::Date,
            Unit::Flag => Self::Flag,
        }
    }

    /// The unit, when it is one that a figure may end in.
    pub(crate) fn unit(self) -> Option<Unit> {
        match self {
            Self::Number => Some(Unit::Number),
            Self::Money => Some(Unit::Money),
            Self::Duration => Some(Unit::Duration),
            Self::Date => Some(Unit::Date),
            Self::Flag => Some(Unit::Flag),
            Self::MoneyTimesTime | Self::MoneyPerTime | Self::NumberPerTime | Self::Unknown => None,
        }
    }

    /// Whether it is on the way to a unit and not yet one.
    pub(crate) fn is_compound(self) -> bool {
        matches!(
            self,
            Self::MoneyTimesTime | Self::MoneyPerTime | Self::NumberPerTime
        )
    }

    /// Whether it is a size of one unit, which can be added and rounded.
    pub(crate) fn is_scalar(self) -> bool {
        matches!(
            self,
            Self::Number | Self::Money | Self::Duration | Self::Unknown
        )
    }

    /// Whether the two are the same as far as is known.
    pub(crate) fn agrees(self, other: Self) -> bool {
        self == other || self == Self::Unknown || other == Self::Unknown
    }

    /// The known one of two that agree.
    pub(crate) fn known_of(self, other: Self) -> Self {
        if self == Self::Unknown { other } else { self }
    }

    /// The kind of a sum or difference.
    pub(crate) fn plus(self, other: Self, is_sum: bool) -> Option<Self> {
        match (self, other) {
            (Self::Date, Self::Duration) => Some(Self::Date),
            (Self::Duration, Self::Date) if is_sum => Some(Self::Date),
            (Self::Date, Self::Date) if !is_sum => Some(Self::Duration),
            (Self::Unknown, Self::Date) | (Self::Date, Self::Unknown) => Some(Self::Unknown),
            (left, right) if left.is_scalar() && right.is_scalar() && left.agrees(right) => {
                Some(left.known_of(right))
            }
            _ => None,
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Number => "a number",
            Self::Money => "money",
            Self::Duration => "a duration",
            Self::Date => "a date",
            Self::Flag => "yes or no",
            Self::MoneyTimesTime => "money times a duration",
            Self::MoneyPerTime => "money per duration",
            Self::NumberPerTime => "a number per duration",
            Self::Unknown => "a figure",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_of_one_unit() {
        assert_eq!(Kind::Money.plus(Kind::Money, true), Some(Kind::Money));
        assert_eq!(Kind::Money.plus(Kind::Unknown, true), Some(Kind::Money));
        assert_eq!(Kind::Money.plus(Kind::Number, true), None);
        assert_eq!(Kind::Flag.plus(Kind::Flag, true), None);
        assert_eq!(Kind::MoneyPerTime.plus(Kind::MoneyPerTime, true), None);
    }

    #[test]
    fn dates_move_by_durations() {
        assert_eq!(Kind::Date.plus(Kind::Duration, true), Some(Kind::Date));
        assert_eq!(Kind::Duration.plus(Kind::Date, true), Some(Kind::Date));
        assert_eq!(Kind::Duration.plus(Kind::Date, false), None);
        assert_eq!(Kind::Date.plus(Kind::Date, false), Some(Kind::Duration));
        assert_eq!(Kind::Date.plus(Kind::Date, true), None);
    }
}
