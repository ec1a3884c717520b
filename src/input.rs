//! What people type, read exactly: amounts, counts, dates and times.
//!
//! Every reader takes the text as typed and gives either a value or a [`Problem`] that names what
//! is wrong; nothing is guessed and nothing is rounded.

mod amount;
mod calendar;
#[cfg(test)]
mod tests;

pub use amount::{amount, amount_text, count};
pub use calendar::{DatePart, date, instant};
use rules::Date;

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
    text.trim().chars().map(|c| match c {
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(u32::from(c) - 0xff01 + u32::from('!')).unwrap_or(c)
        }
        '\u{3000}' | '\u{a0}' => ' ',
        other => other,
    })
}
