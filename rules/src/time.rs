//! Dates, and instants that carry their offset.

use std::{fmt, str::FromStr};

use chrono::{
    Datelike, Days, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike,
};
use serde::{Deserialize, Serialize};

/// A calendar date, written `2022-10-15`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(NaiveDate);

impl Date {
    /// The date of that year (0 to 9999), month and day, when there is one.
    ///
    /// ```
    /// use rules::Date;
    /// assert!(Date::new(2022, 2, 29).is_none());
    /// ```
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        (0..=9999)
            .contains(&year)
            .then(|| NaiveDate::from_ymd_opt(year, month, day))
            .flatten()
            .map(Self)
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u32 {
        self.0.month()
    }

    /// The day of the month, from 1.
    pub fn day(self) -> u32 {
        self.0.day()
    }

    /// The day of the week.
    pub fn weekday(self) -> Weekday {
        match self.0.weekday() {
            chrono::Weekday::Mon => Weekday::Monday,
            chrono::Weekday::Tue => Weekday::Tuesday,
            chrono::Weekday::Wed => Weekday::Wednesday,
            chrono::Weekday::Thu => Weekday::Thursday,
            chrono::Weekday::Fri => Weekday::Friday,
            chrono::Weekday::Sat => Weekday::Saturday,
            chrono::Weekday::Sun => Weekday::Sunday,
        }
    }

    /// The days since 1970-01-01; negative before it. Bounds and tables of a pack count dates so.
    pub fn number(self) -> i64 {
        self.0
            .signed_duration_since(NaiveDate::default())
            .num_days()
    }

    /// The date with that [`number`](Self::number); nothing beyond the years 0 to 9999.
    ///
    /// ```
    /// use rules::Date;
    /// let date: Date = "2022-10-15".parse().unwrap();
    /// assert_eq!(Date::of_number(date.number()), Some(date));
    /// ```
    pub fn of_number(number: i64) -> Option<Self> {
        Self(NaiveDate::default()).plus_days(number)
    }

    /// The first day of its month.
    pub fn month_start(self) -> Self {
        Self(self.0.with_day(1).unwrap_or(self.0))
    }

    /// The last day of its month.
    ///
    /// ```
    /// use rules::Date;
    /// assert_eq!(Date::new(2024, 2, 10).unwrap().month_end(), Date::new(2024, 2, 29).unwrap());
    /// ```
    pub fn month_end(self) -> Self {
        let last = (28..=31).rev().find_map(|day| self.0.with_day(day));
        Self(last.unwrap_or(self.0))
    }

    /// The date `days` later, or earlier when negative; nothing beyond the years 0 to 9999.
    ///
    /// ```
    /// use rules::Date;
    /// let granted: Date = "2022-11-18".parse().unwrap();
    /// assert_eq!(granted.plus_days(15).unwrap().to_string(), "2022-12-03");
    /// ```
    pub fn plus_days(self, days: i64) -> Option<Self> {
        let distance = Days::new(days.unsigned_abs());
        let date = if days < 0 {
            self.0.checked_sub_days(distance)
        } else {
            self.0.checked_add_days(distance)
        }?;
        Self::new(date.year(), date.month(), date.day())
    }

    /// The same day so many months later, or earlier when negative; the last day of that month
    /// where it has no such day. Nothing beyond the years 0 to 9999.
    ///
    /// ```
    /// use rules::Date;
    /// let date: Date = "2024-01-31".parse().unwrap();
    /// assert_eq!(date.plus_months(1).unwrap().to_string(), "2024-02-29");
    /// assert_eq!(date.plus_months(-2).unwrap().to_string(), "2023-11-30");
    /// ```
    pub fn plus_months(self, months: i64) -> Option<Self> {
        let count = i64::from(self.year()) * 12 + i64::from(self.month()) - 1;
        let count = count.checked_add(months)?;
        let year = count.div_euclid(12).try_into().ok()?;
        let month = u32::try_from(count.rem_euclid(12)).ok()? + 1;
        let last = Self::new(year, month, 1)?.month_end();
        Self::new(year, month, self.day().min(last.day()))
    }

    /// How many days `self` is after `earlier`; negative when it is before.
    pub fn days_since(self, earlier: Self) -> i64 {
        self.0.signed_duration_since(earlier.0).num_days()
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:04}-{:02}-{:02}",
            self.year(),
            self.month(),
            self.day()
        )
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Text that is not a date or an instant in the one form taken here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseTimeError;

impl fmt::Display for ParseTimeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected a date like 2022-10-15, or a time like 2022-10-15T15:30:00+09:00")
    }
}

impl std::error::Error for ParseTimeError {}

impl FromStr for Date {
    type Err = ParseTimeError;

    fn from_str(text: &str) -> Result<Self, ParseTimeError> {
        let mut digits = Digits(text.as_bytes());
        let date = digits.date().filter(|_| digits.0.is_empty());
        date.ok_or(ParseTimeError)
    }
}

crate::text_form!(Date, "date", r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "2022-10-15");

/// A point in time with the offset of the place it was told in, to the second.
///
/// Written `2022-10-15T15:30:00+09:00`. Two instants are equal when text and offset are; order
/// and duration go by the point in time alone, through [`Instant::seconds`].
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Instant {
    local: NaiveDateTime,
    offset: FixedOffset,
}

impl Instant {
    /// The instant at `hour:minute:second` on `date`, told at `offset_minutes` east of UTC.
    pub fn new(
        date: Date,
        hour: u32,
        minute: u32,
        second: u32,
        offset_minutes: i32,
    ) -> Option<Self> {
        let local = date
            .0
            .and_time(NaiveTime::from_hms_opt(hour, minute, second)?);
        (-14 * 60..=14 * 60)
            .contains(&offset_minutes)
            .then_some(())?;
        Some(Self {
            local,
            offset: FixedOffset::east_opt(offset_minutes * 60)?,
        })
    }

    /// The instant that many seconds after 1970-01-01T00:00:00Z, told at `offset_minutes`.
    pub fn from_seconds(seconds: i64, offset_minutes: i32) -> Option<Self> {
        let epoch = Date::new(1970, 1, 1)?;
        let start = Self::new(epoch, 0, 0, 0, offset_minutes)?;
        let local_seconds = seconds.checked_add(i64::from(offset_minutes) * 60)?;
        let local = start
            .local
            .checked_add_signed(TimeDelta::try_seconds(local_seconds)?)?;
        (0..=9999)
            .contains(&local.year())
            .then_some(Self { local, ..start })
    }

    /// Seconds since 1970-01-01T00:00:00Z.
    pub fn seconds(self) -> i64 {
        self.local.and_utc().timestamp() - i64::from(self.offset.local_minus_utc())
    }

    /// The date on the calendar of its own offset.
    pub fn date(self) -> Date {
        Date(self.local.date())
    }

    /// Hour and minute on the clock of its own offset.
    pub fn time_of_day(self) -> (u32, u32) {
        (self.local.hour(), self.local.minute())
    }

    /// Minutes east of UTC.
    pub fn offset_minutes(self) -> i32 {
        self.offset.local_minus_utc() / 60
    }

    /// The same point in time, told at another offset.
    pub fn at_offset(self, offset_minutes: i32) -> Option<Self> {
        Self::from_seconds(self.seconds(), offset_minutes)
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (time, minutes) = (self.local.time(), self.offset_minutes());
        let sign = if minutes < 0 { '-' } else { '+' };
        let (date, east) = (self.date(), minutes.abs());
        let (hour, minute, second) = (time.hour(), time.minute(), time.second());
        write!(
            f,
            "{date}T{hour:02}:{minute:02}:{second:02}{sign}{:02}:{:02}",
            east / 60,
            east % 60
        )
    }
}

impl fmt::Debug for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Instant {
    type Err = ParseTimeError;

    fn from_str(text: &str) -> Result<Self, ParseTimeError> {
        let mut digits = Digits(text.as_bytes());
        let instant = digits
            .instant()
            .filter(|_| digits.0.is_empty())
            .ok_or(ParseTimeError)?;
        // One instant has one spelling: '-00:00' is written '+00:00'.
        if instant.to_string() == text {
            Ok(instant)
        } else {
            Err(ParseTimeError)
        }
    }
}

crate::text_form!(
    Instant,
    "instant",
    r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[+-][0-9]{2}:[0-9]{2}$",
    "2022-10-15T15:30:00+09:00"
);

/// A day of the week, as packs write it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl Weekday {
    /// How many days after Sunday it is, 0 to 6.
    pub const fn from_sunday(self) -> u8 {
        match self {
            Self::Sunday => 0,
            Self::Monday => 1,
            Self::Tuesday => 2,
            Self::Wednesday => 3,
            Self::Thursday => 4,
            Self::Friday => 5,
            Self::Saturday => 6,
        }
    }
}

/// Fixed-width fields of a date or an instant, eaten from the left.
struct Digits<'a>(&'a [u8]);

impl Digits<'_> {
    fn number(&mut self, width: usize) -> Option<u32> {
        let (field, rest) = self.0.split_at_checked(width)?;
        self.0 = rest;
        field.iter().try_fold(0, |value, byte| {
            byte.is_ascii_digit()
                .then(|| value * 10 + u32::from(byte - b'0'))
        })
    }

    fn mark(&mut self, mark: u8) -> Option<()> {
        self.0 = self.0.strip_prefix(&[mark])?;
        Some(())
    }

    fn date(&mut self) -> Option<Date> {
        let year = self.number(4)?;
        self.mark(b'-')?;
        let month = self.number(2)?;
        self.mark(b'-')?;
        Date::new(year.try_into().ok()?, month, self.number(2)?)
    }

    fn instant(&mut self) -> Option<Instant> {
        let date = self.date()?;
        self.mark(b'T')?;
        let hour = self.number(2)?;
        self.mark(b':')?;
        let minute = self.number(2)?;
        self.mark(b':')?;
        let second = self.number(2)?;
        let (sign, rest) = self.0.split_first()?;
        self.0 = rest;
        let east = match sign {
            b'+' => 1,
            b'-' => -1,
            _ => return None,
        };
        let hours = i32::try_from(self.number(2)?).ok()?;
        self.mark(b':')?;
        let minutes = i32::try_from(self.number(2)?)
            .ok()
            .filter(|minutes| *minutes < 60)?;
        Instant::new(date, hour, minute, second, east * (hours * 60 + minutes))
    }
}

#[cfg(test)]
mod tests;
