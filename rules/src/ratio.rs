//! Exact fractions and the roundings that end them.

use std::{cmp::Ordering, fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// Arithmetic that has no exact answer within 128 bits.
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
/// Written as `"7"` or `"7150/3"`, in JSON too, so that no reader rounds it.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Ratio {
    numerator: i128,
    denominator: i128,
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
            numerator: value as i128,
            denominator: 1,
        }
    }

    /// `numerator / denominator` in lowest terms.
    ///
    /// # Errors
    /// When the denominator is zero or the lowest terms do not fit.
    ///
    /// ```
    /// use rules::Ratio;
    /// assert_eq!(Ratio::new(10, -4).unwrap().to_string(), "-5/2");
    /// ```
    pub fn new(numerator: i128, denominator: i128) -> Result<Self, ArithmeticError> {
        if denominator == 1 {
            return Ok(Self {
                numerator,
                denominator,
            });
        }
        if denominator == 0 {
            return Err(ArithmeticError::DivisionByZero);
        }
        let divisor = gcd(numerator.unsigned_abs(), denominator.unsigned_abs());
        let divisor = i128::try_from(divisor).map_err(|_| ArithmeticError::Overflow)?;
        let (numerator, denominator) = (numerator / divisor, denominator / divisor);
        if denominator > 0 {
            return Ok(Self {
                numerator,
                denominator,
            });
        }
        match (numerator.checked_neg(), denominator.checked_neg()) {
            (Some(numerator), Some(denominator)) => Ok(Self {
                numerator,
                denominator,
            }),
            _ => Err(ArithmeticError::Overflow),
        }
    }

    /// The part above the line, in lowest terms.
    pub const fn numerator(self) -> i128 {
        self.numerator
    }

    /// The part below the line, always positive.
    pub const fn denominator(self) -> i128 {
        self.denominator
    }

    /// Whether nothing stands after the decimal point.
    pub const fn is_whole(self) -> bool {
        self.denominator == 1
    }

    /// The value as an `i64`, when it is whole and fits.
    pub fn to_i64(self) -> Option<i64> {
        if self.is_whole() {
            i64::try_from(self.numerator).ok()
        } else {
            None
        }
    }

    /// The sum.
    ///
    /// # Errors
    /// [`ArithmeticError::Overflow`].
    pub fn add(self, other: Self) -> Result<Self, ArithmeticError> {
        if self.denominator == other.denominator {
            let sum = self
                .numerator
                .checked_add(other.numerator)
                .ok_or(ArithmeticError::Overflow)?;
            return Self::new(sum, self.denominator);
        }
        let (left, right) = self.over_common(other)?;
        let denominator = self
            .denominator
            .checked_mul(other.denominator)
            .ok_or(ArithmeticError::Overflow)?;
        Self::new(
            left.checked_add(right).ok_or(ArithmeticError::Overflow)?,
            denominator,
        )
    }

    /// The difference.
    ///
    /// # Errors
    /// [`ArithmeticError::Overflow`].
    pub fn sub(self, other: Self) -> Result<Self, ArithmeticError> {
        let numerator = other
            .numerator
            .checked_neg()
            .ok_or(ArithmeticError::Overflow)?;
        self.add(Self { numerator, ..other })
    }

    /// The product.
    ///
    /// # Errors
    /// [`ArithmeticError::Overflow`].
    pub fn mul(self, other: Self) -> Result<Self, ArithmeticError> {
        let product = |a: i128, b: i128| a.checked_mul(b).ok_or(ArithmeticError::Overflow);
        if self.denominator == 1 && other.denominator == 1 {
            return Ok(Self {
                numerator: product(self.numerator, other.numerator)?,
                denominator: 1,
            });
        }
        // Cancelling across first keeps products small enough that only a true overflow is one.
        let (a, d) = (
            Self::new(self.numerator, other.denominator)?,
            Self::new(other.numerator, self.denominator)?,
        );
        Self::new(
            product(a.numerator, d.numerator)?,
            product(a.denominator, d.denominator)?,
        )
    }

    /// The quotient.
    ///
    /// # Errors
    /// [`ArithmeticError::DivisionByZero`] or [`ArithmeticError::Overflow`].
    pub fn div(self, other: Self) -> Result<Self, ArithmeticError> {
        self.mul(Self::new(other.denominator, other.numerator)?)
    }

    /// Rounds to a multiple of `unit`, which counts from zero.
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
        let units = self.div(unit)?;
        let floor = units.numerator.div_euclid(units.denominator);
        let rest = units.numerator.rem_euclid(units.denominator);
        let up = match rounding {
            Rounding::Floor => false,
            Rounding::Ceil => rest != 0,
            Rounding::HalfUp => rest >= units.denominator - rest,
            Rounding::HalfEven => match rest.cmp(&(units.denominator - rest)) {
                Ordering::Less => false,
                Ordering::Greater => true,
                Ordering::Equal => floor % 2 != 0,
            },
        };
        let count = floor
            .checked_add(i128::from(up))
            .ok_or(ArithmeticError::Overflow)?;
        unit.mul(Self {
            numerator: count,
            denominator: 1,
        })
    }

    /// Orders two fractions exactly.
    ///
    /// # Errors
    /// [`ArithmeticError::Overflow`] when they are too large to be set over one denominator.
    pub fn compare(self, other: Self) -> Result<Ordering, ArithmeticError> {
        let (left, right) = self.over_common(other)?;
        Ok(left.cmp(&right))
    }

    fn over_common(self, other: Self) -> Result<(i128, i128), ArithmeticError> {
        let left = self
            .numerator
            .checked_mul(other.denominator)
            .ok_or(ArithmeticError::Overflow)?;
        let right = other
            .numerator
            .checked_mul(self.denominator)
            .ok_or(ArithmeticError::Overflow)?;
        Ok((left, right))
    }
}

fn gcd(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        // Most figures fit 64 bits, where the division is many times faster in wasm.
        if let (Ok(mut a), Ok(mut b)) = (u64::try_from(a), u64::try_from(b)) {
            while b != 0 {
                (a, b) = (b, a % b);
            }
            return a.into();
        }
        (a, b) = (b, a % b);
    }
    a.max(1)
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
        let part = |text: &str| text.parse::<i128>().map_err(|_| ParseRatioError);
        let ratio = Self::new(part(numerator)?, part(denominator)?).map_err(|_| ParseRatioError)?;
        // One value has one spelling, or two equal documents could have two digests.
        if ratio.to_string() == text {
            Ok(ratio)
        } else {
            Err(ParseRatioError)
        }
    }
}

crate::text_form!(Ratio, "ratio", r"^-?[0-9]+(/[1-9][0-9]*)?$", "7150/3");

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
