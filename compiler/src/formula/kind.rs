//! What kind of figure a formula comes to, worked out by dimension.

use std::fmt;

use rules::formula::Unit;

/// What kind of figure something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// How often money and time stand in it as factors: money per hour is (1, -1).
    Quantity { money: i8, time: i8 },
    Date,
    Flag,
    /// It could not be worked out, and the fault is reported where it is.
    Unknown,
}

impl Kind {
    pub(crate) const NUMBER: Self = Self::Quantity { money: 0, time: 0 };
    pub(crate) const MONEY: Self = Self::Quantity { money: 1, time: 0 };
    pub(crate) const DURATION: Self = Self::Quantity { money: 0, time: 1 };

    /// The unit, when it is one that a figure may end in.
    pub(crate) fn unit(self) -> Option<Unit> {
        match self {
            Self::NUMBER => Some(Unit::Number),
            Self::MONEY => Some(Unit::Money),
            Self::DURATION => Some(Unit::Duration),
            Self::Date => Some(Unit::Date),
            Self::Flag => Some(Unit::Flag),
            Self::Quantity { .. } | Self::Unknown => None,
        }
    }

    /// Whether it has a size.
    pub(crate) fn is_quantity(self) -> bool {
        matches!(self, Self::Quantity { .. } | Self::Unknown)
    }

    /// Whether the two are the same as far as is known.
    pub(crate) fn agrees(self, other: Self) -> bool {
        self == other || self == Self::Unknown || other == Self::Unknown
    }

    /// The known one of two that agree.
    pub(crate) fn known_of(self, other: Self) -> Self {
        if self == Self::Unknown { other } else { self }
    }

    pub(crate) fn times(self, other: Self) -> Option<Self> {
        self.combine(other, i8::checked_add)
    }

    pub(crate) fn over(self, other: Self) -> Option<Self> {
        self.combine(other, i8::checked_sub)
    }

    fn combine(self, other: Self, with: fn(i8, i8) -> Option<i8>) -> Option<Self> {
        match (self, other) {
            (Self::Quantity { money: a, time: b }, Self::Quantity { money: c, time: d }) => {
                Some(Self::Quantity { money: with(a, c)?, time: with(b, d)? })
            }
            (left, right) if left.is_quantity() && right.is_quantity() => Some(Self::Unknown),
            _ => None,
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (money, time) = match self {
            Self::NUMBER => return f.write_str("a number"),
            Self::MONEY => return f.write_str("money"),
            Self::DURATION => return f.write_str("a duration"),
            Self::Date => return f.write_str("a date"),
            Self::Flag => return f.write_str("yes or no"),
            Self::Unknown => return f.write_str("a figure"),
            Self::Quantity { money, time } => (*money, *time),
        };
        let factors = |sign: i8| {
            let part = |name: &str, power: i8| match power.saturating_mul(sign) {
                1 => Some(name.to_owned()),
                power if power > 1 => Some(format!("{name}^{power}")),
                _ => None,
            };
            let parts: Vec<_> = [part("money", money), part("time", time)].into_iter().flatten().collect();
            parts.join(" times ")
        };
        match (factors(1).as_str(), factors(-1).as_str()) {
            (above, "") => f.write_str(above),
            ("", below) => write!(f, "a number per {below}"),
            (above, below) => write!(f, "{above} per {below}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dimensions_multiply_and_divide() {
        let fee_hours = Kind::MONEY.times(Kind::DURATION).unwrap();
        assert_eq!(fee_hours.to_string(), "money times time");
        assert_eq!(fee_hours.over(Kind::DURATION), Some(Kind::MONEY));
        let rate = Kind::MONEY.over(Kind::DURATION).unwrap();
        assert_eq!(rate.to_string(), "money per time");
        assert_eq!(rate.unit(), None);
        assert_eq!(Kind::MONEY.over(Kind::MONEY), Some(Kind::NUMBER));
        assert_eq!(Kind::NUMBER.over(Kind::DURATION).unwrap().to_string(), "a number per time");
        assert_eq!(Kind::MONEY.times(Kind::MONEY).unwrap().to_string(), "money^2");
    }

    #[test]
    fn only_quantities_multiply() {
        assert_eq!(Kind::Date.times(Kind::NUMBER), None);
        assert_eq!(Kind::Unknown.times(Kind::MONEY), Some(Kind::Unknown));
        assert_eq!(Kind::Unknown.times(Kind::Flag), None);
        let deep = Kind::Quantity { money: i8::MAX, time: 0 };
        assert_eq!(deep.times(Kind::MONEY), None);
    }
}
