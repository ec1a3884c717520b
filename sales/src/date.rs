//! Dates as exports write them.

mod scan;
#[cfg(test)]
mod tests;

use rules::Date;

use self::scan::Scan;
use crate::{order::Order, period::Period, text::narrow};

/// What is written in a cell for a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spelled {
    /// A date that can only be one: the year is written in four digits in front, or the parts are
    /// named.
    Date(Date),
    /// A date as digits alone, which a number may be too: `20221015`, `221015`, an Excel serial.
    Digits(Date),
    /// Three numbers, of which only an order makes a date.
    Parts([u32; 3]),
    /// A moment with its offset: minutes since midnight at the end of 1969 in UTC.
    Moment(i64),
    /// Month and day by name, without a year.
    MonthDay(u32, u32),
    /// Two numbers, of which only an order makes month and day.
    Two(u32, u32),
}

/// The Excel serials that are dates of books: 1970 to 2099.
const SERIALS: std::ops::RangeInclusive<u32> = 25_569..=73_050;

const DAY_MINUTES: i64 = 24 * 60;

/// The serial of 1970-01-01.
const SERIAL_OF_1970: i64 = 25_569;

/// The years that eight or six digits may begin with.
const YEARS: std::ops::RangeInclusive<u32> = 1990..=2099;

impl Spelled {
    /// Reads a cell, which may hold a day of the week and a time of day beside the date; nothing
    /// where it holds anything else.
    ///
    /// ```
    /// use sales::Spelled;
    /// let date = "2022-10-15".parse().unwrap();
    /// assert_eq!(Spelled::read("2022. 10. 15. (토) 오후 3:30"), Some(Spelled::Date(date)));
    /// assert_eq!(Spelled::read("10월 15일(토)"), Some(Spelled::MonthDay(10, 15)));
    /// assert_eq!(Spelled::read("03/04/2022"), Some(Spelled::Parts([3, 4, 2022])));
    /// ```
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let text = narrow(text);
        // The longest is '2022년 10월 15일 토요일 오후 11시 59분 59초'.
        if text.len() > 64 {
            return None;
        }
        let mut scan = Scan::new(&text);
        let spelled = scan.date()?;
        let time = scan.rest()?;
        // Where the cell says at which offset, the day may be another at the scheme's.
        Some(match (spelled, time) {
            (Self::Date(date), Some((minutes, offset))) => {
                let midnight = date.number().checked_mul(DAY_MINUTES)?;
                Self::Moment(midnight + i64::from(minutes) - i64::from(offset))
            }
            _ => spelled,
        })
    }

    /// The date that it is where the column writes dates in that order; nothing where no such date
    /// is, or the period does not say which year is meant.
    #[must_use]
    pub fn date(self, order: Option<Order>, period: Period) -> Option<Date> {
        match self {
            Self::Date(date) | Self::Digits(date) => Some(date),
            Self::Moment(minutes) => {
                let there = minutes.checked_add(i64::from(period.offset_minutes))?;
                Date::of_number(there.div_euclid(DAY_MINUTES))
            }
            Self::Parts(parts) => dated(parts, order?),
            Self::MonthDay(month, day) => period.day_of(month, day),
            Self::Two(first, second) => {
                let (month, day) = month_day(first, second, order?);
                period.day_of(month, day)
            }
        }
    }

    /// The same where a spreadsheet took '10.10' for a number and shows '10.1': it follows the ninth, or
    /// comes before the eleventh.
    pub(crate) fn with_lost_zero(self, before: Option<Self>) -> Self {
        let (Self::Two(month, day @ 1..=3), Some(Self::Two(same, other))) = (self, before) else {
            return self;
        };
        let whole = day * 10;
        if month == same && (other + 1 == whole || other == whole + 1 || other == whole) {
            Self::Two(month, whole)
        } else {
            self
        }
    }

    /// Whether it is a date under that order, in some year.
    pub(crate) fn allows(self, order: Order) -> bool {
        match self {
            Self::Date(_) | Self::Digits(_) | Self::Moment(_) | Self::MonthDay(..) => true,
            Self::Parts(parts) => dated(parts, order).is_some(),
            Self::Two(first, second) => {
                let (month, day) = month_day(first, second, order);
                is_month_day(month, day)
            }
        }
    }

    /// Whether an order has to be known.
    pub(crate) fn wants_order(self) -> bool {
        matches!(self, Self::Parts(_) | Self::Two(..))
    }

    /// Whether nothing but a date is written so.
    pub(crate) fn is_plain(self) -> bool {
        match self {
            Self::Date(_) | Self::Moment(_) | Self::MonthDay(..) | Self::Parts(_) => true,
            Self::Digits(_) | Self::Two(..) => false,
        }
    }
}

fn month_day(first: u32, second: u32, order: Order) -> (u32, u32) {
    match order {
        Order::DayMonthYear => (second, first),
        Order::YearMonthDay | Order::MonthDayYear => (first, second),
    }
}

/// Whether some year has that day: a leap year has all.
fn is_month_day(month: u32, day: u32) -> bool {
    Date::new(2024, month, day).is_some()
}

fn dated(parts: [u32; 3], order: Order) -> Option<Date> {
    let [first, second, third] = parts;
    let (year, month, day) = match order {
        Order::YearMonthDay => (first, second, third),
        Order::MonthDayYear => (third, first, second),
        Order::DayMonthYear => (third, second, first),
    };
    Date::new(full_year(year)?, month, day)
}

/// A year of two digits is one of this century.
fn full_year(year: u32) -> Option<i32> {
    let year = match year {
        0..=99 => 2000 + year,
        1000..=9999 => year,
        _ => return None,
    };
    i32::try_from(year).ok()
}

fn of_year(year: u32, month: u32, day: u32) -> Option<Date> {
    Date::new(full_year(year)?, month, day)
}

/// A date of an Excel serial's whole part.
fn of_serial(serial: u32) -> Option<Date> {
    SERIALS
        .contains(&serial)
        .then(|| Date::of_number(i64::from(serial) - SERIAL_OF_1970))
        .flatten()
}
