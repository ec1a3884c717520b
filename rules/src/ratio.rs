//! Exact fractions and the roundings that end them.

use std::{cmp::Ordering, fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// Arithmetic that has no exact answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArithmeticError {
    /// The result does not fit.
    Overflow,
    /// The divisor was zero.
    DivisionByZero,
}

impl fmt::Display for ArithmeticError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Overflow => "the figure is too large to compute exactly; use a smaller one",
            Self::DivisionByZero => {
                "the figure would be divided by zero; give a divisor other than zero"
            }
        })
    }
}

impl std::error::Error for ArithmeticError {}

/// An exact fraction in lowest terms with a positive denominator.
///
/// Both parts of a fraction fit 64 bits. Every operation computes in 128, where no pair of
/// fractions overflows, so it fails only when its result itself does not fit.
///
/// Written as `"7"` or `"7150/3"`, in JSON too, so that no reader rounds it.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Ratio {
    numerator: i64,
    denominator: i64,
}

#[allow(
    clippy::should_implement_trait,
    reason = "operators cannot return the error"
)]
impl Ratio {
    /// Zero.
    pub const ZERO: Self = Self::whole(0);

    /// The whole number `value`.
    pub const fn whole(value: i64) -> Self {
        Self {
            numerator: value,
            denominator: 1,
        }
    }

    /// `numerator / denominator` in lowest terms.
    ///
    /// # Errors
    /// When the denominator is zero, or the lowest terms do not fit 64 bits.
    ///
    /// ```
    /// use rules::Ratio;
    /// assert_eq!(Ratio::new(10, -4).unwrap().to_string(), "-5/2");
    /// ```
    pub fn new(numerator: i128, denominator: i128) -> Result<Self, ArithmeticError> {
        if denominator == 0 {
            return Err(ArithmeticError::DivisionByZero);
        }
        let (above, below) = lowest_terms(numerator.unsigned_abs(), denominator.unsigned_abs());
        let above = i128::try_from(above).map_err(|_| ArithmeticError::Overflow)?;
        let negative = (numerator < 0) != (denominator < 0);
        let above = if negative { -above } else { above };
        match (above.try_into(), below.try_into()) {
            (Ok(numerator), Ok(denominator)) => Ok(Self {
                numerator,
                denominator,
            }),
            _ => Err(ArithmeticError::Overflow),
        }
    }

    /// The part above the line, in lowest terms.
    pub const fn numerator(self) -> i128 {
        self.numerator as i128
    }

    /// The part below the line, always positive.
    pub const fn denominator(self) -> i128 {
        self.denominator as i128
    }

    /// Whether nothing stands after the decimal point.
    pub const fn is_whole(self) -> bool {
        self.denominator == 1
    }

    /// The value, when it is whole.
    pub fn to_i64(self) -> Option<i64> {
        self.is_whole().then_some(self.numerator)
    }

    /// The sum.
    ///
    /// # Errors
    /// [`ArithmeticError::Overflow`].
    pub fn add(self, other: Self) -> Result<Self, ArithmeticError> {
        if self.is_whole() && other.is_whole() {
            let sum = self.numerator.checked_add(other.numerator);
            return sum.map(Self::whole).ok_or(ArithmeticError::Overflow);
        }
        let (left, right) = self.over_common(other);
        Self::new(left + right, self.denominator() * other.denominator())
    }

    /// The difference.
    ///
    /// # Errors
    /// [`ArithmeticError::Overflow`].
    pub fn sub(self, other: Self) -> Result<Self, ArithmeticError> {
        if self.is_whole() && other.is_whole() {
            let difference = self.numerator.checked_sub(other.numerator);
            return difference.map(Self::whole).ok_or(ArithmeticError::Overflow);
        }
        let (left, right) = self.over_common(other);
        Self::new(left - right, self.denominator() * other.denominator())
    }

    /// The product.
    ///
    /// # Errors
    /// [`ArithmeticError::Overflow`].
    pub fn mul(self, other: Self) -> Result<Self, ArithmeticError> {
        if self.is_whole() && other.is_whole() {
            let product = self.numerator.checked_mul(other.numerator);
            return product.map(Self::whole).ok_or(ArithmeticError::Overflow);
        }
        Self::new(
            self.numerator() * other.numerator(),
            self.denominator() * other.denominator(),
        )
    }

    /// The quotient.
    ///
    /// # Errors
    /// [`ArithmeticError::DivisionByZero`] or [`ArithmeticError::Overflow`].
    pub fn div(self, other: Self) -> Result<Self, ArithmeticError> {
        let (numerator, denominator) = self.quotient(other);
        Self::new(numerator, denominator)
    }

    /// Rounds to a multiple of `unit`, counted from zero; the unit's sign does not matter.
    ///
    /// # Errors
    /// [`ArithmeticError::DivisionByZero`] when `unit` is zero, or [`ArithmeticError::Overflow`].
    ///
    /// ```
    /// use rules::{Ratio, Rounding};
    /// let amount = Ratio::new(7150, 3).unwrap();
    /// assert_eq!(amount.round(Rounding::HalfUp, Ratio::whole(1)).unwrap(), Ratio::whole(2383));
    /// assert_eq!(amount.round(Rounding::Ceil, Ratio::whole(10)).unwrap(), Ratio::whole(2390));
    /// ```
    pub fn round(self, rounding: Rounding, unit: Self) -> Result<Self, ArithmeticError> {
        let (dividend, divisor) = self.quotient(unit);
        // The unit's sign is the divisor's.
        let divisor = divisor.abs();
        if divisor == 0 {
            return Err(ArithmeticError::DivisionByZero);
        }
        let (floor, rest) = floor_and_rest(dividend, divisor);
        let up = match rounding {
            Rounding::Floor => false,
            Rounding::Ceil => rest != 0,
            Rounding::HalfUp => rest >= divisor - rest,
            Rounding::HalfEven => match rest.cmp(&(divisor - rest)) {
                Ordering::Less => false,
                Ordering::Greater => true,
                Ordering::Equal => floor % 2 != 0,
            },
        };
        let multiple = (floor + i128::from(up))
            .checked_mul(unit.numerator().abs())
            .ok_or(ArithmeticError::Overflow)?;
        Self::new(multiple, unit.denominator())
    }

    /// Both numerators over the product of the denominators.
    const fn over_common(self, other: Self) -> (i128, i128) {
        (
            self.numerator() * other.denominator(),
            other.numerator() * self.denominator(),
        )
    }

    /// What to divide by what, neither in lowest terms nor with its sign above.
    const fn quotient(self, other: Self) -> (i128, i128) {
        (
            self.numerator() * other.denominator(),
            self.denominator() * other.numerator(),
        )
    }
}

impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        if self.denominator == other.denominator {
            return self.numerator.cmp(&other.numerator);
        }
        let (left, right) = self.over_common(*other);
        left.cmp(&right)
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Both divided by their greatest common divisor; `below` is not zero.
fn lowest_terms(above: u128, below: u128) -> (u128, u128) {
    // Most figures fit 64 bits, where division is many times faster, in wasm most of all.
    if let (Ok(above), Ok(below)) = (u64::try_from(above), u64::try_from(below)) {
        let (mut divisor, mut rest) = (below, above % below);
        while rest != 0 {
            (divisor, rest) = (rest, divisor % rest);
        }
        return ((above / divisor).into(), (below / divisor).into());
    }
    let (mut divisor, mut rest) = (below, above % below);
    while rest != 0 {
        (divisor, rest) = (rest, divisor % rest);
    }
    (above / divisor, below / divisor)
}

/// How often `divisor`, which is positive, goes into `dividend`, and what is left, not negative.
fn floor_and_rest(dividend: i128, divisor: i128) -> (i128, i128) {
    if let (Ok(dividend), Ok(divisor)) = (i64::try_from(dividend), i64::try_from(divisor)) {
        let (floor, rest) = (dividend.div_euclid(divisor), dividend.rem_euclid(divisor));
        return (floor.into(), rest.into());
    }
    (dividend.div_euclid(divisor), dividend.rem_euclid(divisor))
}

impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_whole() {
            write!(f, "{}", self.numerator)
        } else {
            write!(f, "{}/{}", self.numerator, self.denominator)
        }
    }
}

impl fmt::Debug for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Text that is not a fraction in the form `7` or `7150/3`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseRatioError;

impl fmt::Display for ParseRatioError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected a whole number or a fraction in lowest terms, like 7 or 7150/3")
    }
}

impl std::error::Error for ParseRatioError {}

impl FromStr for Ratio {
    type Err = ParseRatioError;

    fn from_str(text: &str) -> Result<Self, ParseRatioError> {
        let (numerator, denominator) = text.split_once('/').unwrap_or((text, "1"));
        let part = |text: &str| text.parse::<i64>().map_err(|_| ParseRatioError);
        let (numerator, denominator) = (part(numerator)?, part(denominator)?);
        let ratio = Self::new(numerator.into(), denominator.into()).map_err(|_| ParseRatioError)?;
        // One value has one spelling, or two equal documents could have two digests.
        if ratio.to_string() == text {
            Ok(ratio)
        } else {
            Err(ParseRatioError)
        }
    }
}

crate::text_form!(
    Ratio,
    "ratio",
    r"^(0|-?[1-9][0-9]*)(/[1-9][0-9]*)?$",
    "7150/3"
);

/// How a figure is brought to a whole number of units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Rounding {
    /// Down, towards negative infinity.
    Floor,
    /// To the nearest; a half goes up, towards positive infinity.
    HalfUp,
    /// To the nearest; a half goes to the even neighbour.
    HalfEven,
    /// Up, towards positive infinity.
    Ceil,
}

#[cfg(test)]
mod tests;
