//! Figures with their unit, and what can be done with them.

use std::cmp::Ordering;

use crate::{
    estimate::Quantity,
    pack::{Reason, Ref, formula::Comparison},
    ratio::{ArithmeticError, Ratio, Rounding},
    time::Date,
    unit::Unit,
};

const SECONDS_PER_DAY: i64 = 86_400;

/// What a formula comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Figure {
    /// Money, a number or a duration.
    Scalar(Unit, Ratio),
    Date(Date),
    Flag(bool),
}

/// Why a formula comes to nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    /// Answers are missing.
    Missing,
    /// A figure does not fit.
    TooLarge,
    /// The pack asks for something that cannot be.
    PackFault,
    /// A figure lies outside what the scheme gives one for; the pack says why.
    Outside(Ref<Reason>),
    /// What another remedy gives is not settled by the rules alone.
    OtherRemedy,
}

impl From<ArithmeticError> for Stop {
    fn from(error: ArithmeticError) -> Self {
        match error {
            ArithmeticError::Overflow => Self::TooLarge,
            // A pack guards its divisions: whether the divisor is zero is not the claimant's care.
            ArithmeticError::DivisionByZero => Self::PackFault,
        }
    }
}

impl Figure {
    pub(super) fn money(minor: i64) -> Self {
        Self::Scalar(Unit::Money, Ratio::whole(minor))
    }

    pub(super) fn number(count: i64) -> Self {
        Self::Scalar(Unit::Number, Ratio::whole(count))
    }

    pub(super) fn duration(seconds: i64) -> Self {
        Self::Scalar(Unit::Duration, Ratio::whole(seconds))
    }

    pub(super) fn days(days: i64) -> Self {
        Self::duration(days.saturating_mul(SECONDS_PER_DAY))
    }

    pub(super) fn quantity(self) -> Quantity {
        match self {
            Self::Scalar(Unit::Money, amount) => Quantity::Money(amount),
            Self::Scalar(Unit::Duration, seconds) => Quantity::Duration(seconds),
            Self::Scalar(_, number) => Quantity::Number(number),
            Self::Date(date) => Quantity::Date(date),
            Self::Flag(flag) => Quantity::Flag(flag),
        }
    }

    pub(super) fn flag(self) -> Result<bool, Stop> {
        match self {
            Self::Flag(flag) => Ok(flag),
            _ => Err(Stop::PackFault),
        }
    }

    /// The figure as bands and tables measure it: a date by its number.
    pub(super) fn measured(self) -> Result<(Unit, Ratio), Stop> {
        match self {
            Self::Scalar(unit, ratio) => Ok((unit, ratio)),
            Self::Date(date) => Ok((Unit::Date, Ratio::whole(date.number()))),
            Self::Flag(_) => Err(Stop::PackFault),
        }
    }

    pub(super) fn date(self) -> Result<Date, Stop> {
        match self {
            Self::Date(date) => Ok(date),
            _ => Err(Stop::PackFault),
        }
    }

    /// The ratio of a figure of that unit.
    pub(super) fn scalar(self, unit: Unit) -> Result<Ratio, Stop> {
        match self {
            Self::Scalar(own, ratio) if own == unit => Ok(ratio),
            _ => Err(Stop::PackFault),
        }
    }

    pub(super) fn add(self, other: Self) -> Result<Self, Stop> {
        match (self, other) {
            (Self::Scalar(unit, a), Self::Scalar(other, b)) if unit == other => {
                Ok(Self::Scalar(unit, a.add(b)?))
            }
            (Self::Date(date), Self::Scalar(Unit::Duration, by))
            | (Self::Scalar(Unit::Duration, by), Self::Date(date)) => shift(date, by),
            _ => Err(Stop::PackFault),
        }
    }

    pub(super) fn sub(self, other: Self) -> Result<Self, Stop> {
        match (self, other) {
            (Self::Scalar(unit, a), Self::Scalar(other, b)) if unit == other => {
                Ok(Self::Scalar(unit, a.sub(b)?))
            }
            (Self::Date(date), Self::Scalar(Unit::Duration, by)) => {
                shift(date, Ratio::ZERO.sub(by)?)
            }
            (Self::Date(later), Self::Date(earlier)) => Ok(Self::duration(
                later.days_since(earlier).saturating_mul(SECONDS_PER_DAY),
            )),
            _ => Err(Stop::PackFault),
        }
    }

    pub(super) fn mul(self, other: Self) -> Result<Self, Stop> {
        match (self, other) {
            (Self::Scalar(unit, a), Self::Scalar(Unit::Number, b))
            | (Self::Scalar(Unit::Number, a), Self::Scalar(unit, b)) => {
                Ok(Self::Scalar(unit, a.mul(b)?))
            }
            _ => Err(Stop::PackFault),
        }
    }

    pub(super) fn div(self, other: Self) -> Result<Self, Stop> {
        match (self, other) {
            (Self::Scalar(unit, a), Self::Scalar(Unit::Number, b)) => {
                Ok(Self::Scalar(unit, a.div(b)?))
            }
            (Self::Scalar(unit, a), Self::Scalar(other, b)) if unit == other => {
                Ok(Self::Scalar(Unit::Number, a.div(b)?))
            }
            _ => Err(Stop::PackFault),
        }
    }

    pub(super) fn order(self, other: Self) -> Result<Ordering, Stop> {
        match (self, other) {
            (Self::Scalar(unit, a), Self::Scalar(other, b)) if unit == other => Ok(a.cmp(&b)),
            (Self::Date(a), Self::Date(b)) => Ok(a.cmp(&b)),
            _ => Err(Stop::PackFault),
        }
    }

    pub(super) fn compare(self, comparison: Comparison, other: Self) -> Result<bool, Stop> {
        if let (Self::Flag(a), Self::Flag(b)) = (self, other) {
            return match comparison {
                Comparison::Equal => Ok(a == b),
                Comparison::NotEqual => Ok(a != b),
                _ => Err(Stop::PackFault),
            };
        }
        let order = self.order(other)?;
        Ok(match comparison {
            Comparison::Less => order.is_lt(),
            Comparison::AtMost => order.is_le(),
            Comparison::Equal => order.is_eq(),
            Comparison::NotEqual => order.is_ne(),
            Comparison::AtLeast => order.is_ge(),
            Comparison::More => order.is_gt(),
        })
    }

    pub(super) fn round(self, rounding: Rounding, unit: Ratio) -> Result<Self, Stop> {
        match self {
            Self::Scalar(own, ratio) => Ok(Self::Scalar(own, ratio.round(rounding, unit)?)),
            _ => Err(Stop::PackFault),
        }
    }
}

fn shift(date: Date, by: Ratio) -> Result<Figure, Stop> {
    let days = by.div(Ratio::whole(SECONDS_PER_DAY))?;
    let days = days.to_i64().ok_or(Stop::PackFault)?;
    date.plus_days(days).map(Figure::Date).ok_or(Stop::TooLarge)
}
