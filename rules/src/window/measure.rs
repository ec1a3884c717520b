//! What schemes measure of outage windows: the longest, the most on one day, the part within dates.

use super::{Window, WindowSet};
use crate::time::{Date, Instant};

const SECONDS_PER_DAY: i64 = 86_400;

/// The most months that are looked through: two hundred years.
const MAX_MONTHS: usize = 2_400;

impl WindowSet {
    /// The length in seconds of the longest window.
    pub fn longest(&self) -> i64 {
        let lengths = self.windows().iter().map(|window| window.seconds());
        lengths.max().unwrap_or(0)
    }

    /// The most seconds on one calendar day at `offset_minutes` east of UTC.
    ///
    /// ```
    /// use rules::{Window, WindowSet};
    /// let window = |from: &str, to: &str| Window { from: from.parse().unwrap(), to: to.parse().unwrap() };
    /// let outage = WindowSet::of([
    ///     window("2024-03-01T09:00:00+09:00", "2024-03-01T11:00:00+09:00"),
    ///     window("2024-03-01T22:00:00+09:00", "2024-03-02T01:30:00+09:00"),
    /// ]);
    /// assert_eq!(outage.most_in_a_day(540), 4 * 3600);
    /// ```
    pub fn most_in_a_day(&self, offset_minutes: i32) -> i64 {
        let east = i64::from(offset_minutes) * 60;
        let (mut most, mut day, mut sum) = (0, i64::MIN, 0);
        let mut add = |on: i64, seconds: i64| {
            if on != day {
                (day, sum) = (on, 0);
            }
            sum += seconds;
            most = most.max(sum);
        };
        for window in self.windows() {
            let (from, to) = (window.from.seconds() + east, window.to.seconds() + east);
            let (first, last) = (
                from.div_euclid(SECONDS_PER_DAY),
                (to - 1).div_euclid(SECONDS_PER_DAY),
            );
            if first == last {
                add(first, to - from);
                continue;
            }
            if last - first > 1 {
                return SECONDS_PER_DAY;
            }
            add(first, last * SECONDS_PER_DAY - from);
            add(last, to - last * SECONDS_PER_DAY);
        }
        most
    }

    /// The most seconds in one calendar month at `offset_minutes` east of UTC; nothing when the
    /// windows reach over more months than are looked through.
    pub fn most_in_a_month(&self, offset_minutes: i32) -> Option<i64> {
        let (Some(first), Some(last)) = (self.windows().first(), self.windows().last()) else {
            return Some(0);
        };
        let end = last.to.at_offset(offset_minutes)?.date();
        let mut month = first.from.at_offset(offset_minutes)?.date().month_start();
        let mut most = 0;
        for _ in 0..MAX_MONTHS {
            let inside = self.within(month, month.month_end(), offset_minutes)?;
            most = most.max(inside.seconds());
            match month.month_end().plus_days(1) {
                Some(next) if next <= end => month = next,
                _ => return Some(most),
            }
        }
        None
    }

    /// How many calendar months its windows reach over, or more.
    pub(crate) fn months(&self) -> usize {
        let (Some(first), Some(last)) = (self.windows().first(), self.windows().last()) else {
            return 0;
        };
        let days = (last.to.seconds() - first.from.seconds()) / SECONDS_PER_DAY;
        usize::try_from(days / 28 + 2)
            .unwrap_or(MAX_MONTHS)
            .min(MAX_MONTHS)
    }

    /// What lies from the beginning of `from` to the end of `to` at `offset_minutes` east of UTC;
    /// nothing where the calendar ends.
    pub fn within(&self, from: Date, to: Date, offset_minutes: i32) -> Option<Self> {
        let midnight = |date: Date| Instant::new(date, 0, 0, 0, offset_minutes);
        let days = Window {
            from: midnight(from)?,
            to: midnight(to.plus_days(1)?)?,
        };
        Some(self.intersection(&Self::of([days])))
    }
}

#[cfg(test)]
mod tests;
