//! Dates from three fields and moments from five.

use rules::{Date, Instant};

use super::{Problem, narrow};

/// One field of a date or a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DatePart {
    /// The year, in four digits.
    Year,
    /// The month, 1 to 12.
    Month,
    /// The day of the month.
    Day,
    /// The hour, 0 to 24; 24 is the end of the day.
    Hour,
    /// The minute.
    Minute,
}

impl DatePart {
    /// The fields of a date.
    pub const OF_DATE: [Self; 3] = [Self::Year, Self::Month, Self::Day];
    /// The fields of a length of time.
    pub const OF_DURATION: [Self; 2] = [Self::Hour, Self::Minute];
    /// The fields of a moment.
    pub const OF_MOMENT: [Self; 5] = [Self::Year, Self::Month, Self::Day, Self::Hour, Self::Minute];

    /// What the id of its element ends with.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Month => "month",
            Self::Day => "day",
            Self::Hour => "hour",
            Self::Minute => "minute",
        }
    }
}

/// Reads year, month and day.
///
/// # Errors
/// The first [`Problem`]; [`Problem::Empty`] when all three are empty.
pub fn date([year, month, day]: [&str; 3]) -> Result<Date, Problem> {
    if [year, month, day].iter().all(|part| part.trim().is_empty()) {
        return Err(Problem::Empty);
    }
    let (digits, typed_year) = number(year, DatePart::Year)?;
    if digits != 4 {
        return Err(Problem::YearDigits);
    }
    let month = within(month, DatePart::Month, 1, 12)?;
    let day = within(day, DatePart::Day, 1, 31)?;
    let year = i32::try_from(typed_year).map_err(|_| Problem::YearDigits)?;
    Date::new(year, month, day).ok_or(Problem::NoSuchDate)
}

/// Reads year, month, day, hour and minute as a moment at `offset_minutes` east of UTC.
///
/// # Errors
/// The first [`Problem`]; [`Problem::Empty`] when all five are empty.
pub fn instant(
    [year, month, day, hour, minute]: [&str; 5],
    offset_minutes: i32,
) -> Result<Instant, Problem> {
    if [year, month, day, hour, minute]
        .iter()
        .all(|part| part.trim().is_empty())
    {
        return Err(Problem::Empty);
    }
    let date = match date([year, month, day]) {
        Err(Problem::Empty) => Err(Problem::PartEmpty(DatePart::Year)),
        other => other,
    }?;
    let hour = within(hour, DatePart::Hour, 0, 24)?;
    let minute = within(minute, DatePart::Minute, 0, 59)?;
    let (date, hour) = match (hour, minute) {
        (24, 0) => (date.plus_days(1).ok_or(Problem::NoSuchDate)?, 0),
        (24, _) => return Err(Problem::PartOutOfRange(DatePart::Hour)),
        _ => (date, hour),
    };
    Instant::new(date, hour, minute, 0, offset_minutes).ok_or(Problem::NoSuchDate)
}

/// How many digits were typed, and the number they make.
fn number(text: &str, part: DatePart) -> Result<(usize, u32), Problem> {
    let mut digits = 0;
    let mut value = 0_u32;
    // People type '10월' into a field labelled month.
    let suffix = match part {
        DatePart::Year => '년',
        DatePart::Month => '월',
        DatePart::Day => '일',
        DatePart::Hour => '시',
        DatePart::Minute => '분',
    };
    for c in narrow(text).filter(|c| *c != suffix) {
        let digit = c.to_digit(10).ok_or(Problem::PartOutOfRange(part))?;
        value = value
            .checked_mul(10)
            .and_then(|tens| tens.checked_add(digit))
            .ok_or(Problem::PartOutOfRange(part))?;
        digits += 1;
    }
    if digits == 0 {
        Err(Problem::PartEmpty(part))
    } else {
        Ok((digits, value))
    }
}

fn within(text: &str, part: DatePart, min: u32, max: u32) -> Result<u32, Problem> {
    let (_, value) = number(text, part)?;
    if (min..=max).contains(&value) {
        Ok(value)
    } else {
        Err(Problem::PartOutOfRange(part))
    }
}
