//! What people type, read exactly: amounts, counts, dates and times.
//!
//! Every reader takes the text as typed and gives either a value or a [`Problem`] that names what
//! is wrong; nothing is guessed and nothing is rounded.

mod amount;
mod calendar;
mod exact;
#[cfg(test)]
mod tests;

pub use amount::{amount, amount_text, count, sold, taken};
pub use calendar::{DatePart, date, instant};
pub use exact::{Number, duration, duration_parts, number_text};
use rules::{Date, Ratio};

/// Why a typed text has no value. The page's catalogue has a sentence for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Nothing was typed or chosen.
    Empty,
    /// It does not read as an amount of money.
    NotAnAmount,
    /// It does not read as a whole number.
    NotANumber,
    /// It is below zero.
    Negative,
    /// It has a part smaller than the smallest unit of the currency.
    Fraction,
    /// It is more than is taken here; the most that is.
    MoneyAbove(i64),
    /// It is less than is taken here; the least that is.
    MoneyBelow(i64),
    /// It is more than is taken here; the most that is.
    CountAbove(i64),
    /// It is less than is taken here; the least that is.
    CountBelow(i64),
    /// It does not read as a number, with a point or without.
    NotADecimal,
    /// It has more digits behind the point than are taken here; the most that are.
    TooManyDecimals(u8),
    /// It is more than is taken here; the most that is, in the unit shown.
    NumberAbove(Ratio),
    /// It is less than is taken here; the least that is, in the unit shown.
    NumberBelow(Ratio),
    /// Hours or minutes are no whole number.
    NotADuration,
    /// It is longer than is taken here; the longest that is, in seconds.
    DurationAbove(i64),
    /// It is shorter than is taken here; the shortest that is, in seconds.
    DurationBelow(i64),
    /// One part of a date or time is empty.
    PartEmpty(DatePart),
    /// One part of a date or time is not a number that it can be.
    PartOutOfRange(DatePart),
    /// The year has other than four digits.
    YearDigits,
    /// The month has no such day.
    NoSuchDate,
    /// It is after the last date taken here.
    After(Date),
    /// It is before the first date taken here.
    Before(Date),
    /// An end that is not after its start.
    EndBeforeStart,
    /// A time outside the incident.
    OutsideIncident,
    /// There are more of them than are taken here; the most that are.
    TooMany(u16),
    /// Some words are needed to say what an amount is for.
    NoDescription,
}

/// `text` without surrounding white space and with full-width forms (U+FF01 to U+FF5E, as Korean
/// and Japanese keyboards type them) brought to ASCII.
fn narrow(text: &str) -> impl Iterator<Item = char> + '_ {
    tally();
    text.trim().chars().map(|c| match c {
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(u32::from(c) - 0xff01 + u32::from('!')).unwrap_or(c)
        }
        '\u{3000}' | '\u{a0}' => ' ',
        other => other,
    })
}

#[cfg(not(test))]
fn tally() {}

#[cfg(test)]
fn tally() {
    tests::READINGS.with(|count| count.set(count.get() + 1));
}

#[cfg(test)]
pub(crate) use tests::readings;
