//! Money as a count of the smallest units of a currency.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::ratio::ArithmeticError;

/// A currency by its ISO 4217 code.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

/// Every currency that amounts may be in, with the digits of its smallest unit (ISO 4217).
const KNOWN: [(Currency, u32); 3] = [(Currency::KRW, 0), (Currency::GBP, 2), (Currency::USD, 2)];

impl Currency {
    /// South Korean won, which has no smaller unit.
    pub const KRW: Self = Self(*b"KRW");
    /// Pound sterling, counted in pence.
    pub const GBP: Self = Self(*b"GBP");
    /// United States dollar, counted in cents.
    pub const USD: Self = Self(*b"USD");

    /// The currency's three letters.
    pub fn code(&self) -> &str {
        // Every way to make a Currency takes ASCII letters only.
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }

    /// How many decimal digits the smallest unit stands behind the main one.
    pub fn digits(self) -> u32 {
        let known = KNOWN.iter().find(|(known, _)| *known == self);
        // Every way to make a Currency takes it from the table.
        known.map_or(0, |(_, digits)| *digits)
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// `1,234,567`.
pub fn grouped(value: i128) -> String {
    let digits = value.unsigned_abs().to_string();
    let mut text = String::with_capacity(digits.len() * 4 / 3 + 1);
    if value < 0 {
        text.push('-');
    }
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Text that names no currency known here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownCurrency;

impl fmt::Display for UnknownCurrency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected one of the currencies KRW, GBP, USD")
    }
}

impl std::error::Error for UnknownCurrency {}

impl FromStr for Currency {
    type Err = UnknownCurrency;

    fn from_str(text: &str) -> Result<Self, UnknownCurrency> {
        let known = KNOWN.into_iter().find(|(known, _)| known.code() == text);
        known.map(|(known, _)| known).ok_or(UnknownCurrency)
    }
}

crate::text_form!(Currency, "currency", "^(KRW|GBP|USD)$", "KRW");

/// An exact amount of money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Money {
    /// The currency that `minor` counts.
    pub currency: Currency,
    /// Whole minor units: won, pence, cents.
    pub minor: i64,
}

#[allow(
    clippy::should_implement_trait,
    reason = "operators cannot return the error"
)]
impl Money {
    /// The largest amount of either sign that an answer may hold. JSON readers that keep numbers
    /// as doubles hold it exactly.
    pub const MAX_ANSWER: i64 = 1_000_000_000_000_000;

    /// The sum of two amounts of one currency.
    ///
    /// # Errors
    /// [`AddMoneyError::Currencies`] when the currencies differ, else
    /// [`AddMoneyError::Arithmetic`] when the sum does not fit.
    pub fn add(self, other: Self) -> Result<Self, AddMoneyError> {
        if self.currency != other.currency {
            return Err(AddMoneyError::Currencies(self.currency, other.currency));
        }
        let minor = self
            .minor
            .checked_add(other.minor)
            .ok_or(AddMoneyError::Arithmetic(ArithmeticError::Overflow))?;
        Ok(Self { minor, ..self })
    }
}

/// Why two amounts could not be added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddMoneyError {
    /// They are of different currencies.
    Currencies(Currency, Currency),
    /// The sum does not fit.
    Arithmetic(ArithmeticError),
}

impl fmt::Display for AddMoneyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Currencies(left, right) => write!(
                f,
                "{left} cannot be added to {right}; total each on its own"
            ),
            Self::Arithmetic(error) => fmt::Display::fmt(error, f),
        }
    }
}

impl std::error::Error for AddMoneyError {}
