//! The days that a scheme asks about.

use rules::Date;
use serde::{Deserialize, Serialize};

/// The days from one to another, both within.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
    /// Of the clock that days are told by, in minutes east of UTC.
    pub offset_minutes: i32,
}

impl Period {
    /// The days from one to another by the clock of UTC.
    #[must_use]
    pub fn new(from: Date, to: Date) -> Self {
        Self {
            from,
            to,
            offset_minutes: 0,
        }
    }

    /// The same by a clock so many minutes east of it.
    #[must_use]
    pub fn at(self, offset_minutes: i32) -> Self {
        Self {
            offset_minutes,
            ..self
        }
    }

    /// Whether the day is one of them.
    #[must_use]
    pub fn contains(self, day: Date) -> bool {
        (self.from..=self.to).contains(&day)
    }
}

#[cfg(feature = "reader")]
impl Period {
    /// Whether the day is at most a year away from them, as a day of the same shop's books is.
    pub(crate) fn is_near(self, day: Date) -> bool {
        const YEAR: i64 = 366;
        day.days_since(self.from) >= -YEAR && self.to.days_since(day) >= -YEAR
    }

    /// The day of that month within the period. A period of over a year has some days twice, and
    /// then the cell does not say which it means.
    pub(crate) fn day_of(self, month: u32, day: u32) -> Option<Date> {
        // A scheme asks for a few years at most.
        let years = self.from.year()..=self.to.year().min(self.from.year().saturating_add(9));
        let mut days = years
            .filter_map(|year| Date::new(year, month, day))
            .filter(|day| self.contains(*day));
        let first = days.next()?;
        days.next().is_none().then_some(first)
    }
}
