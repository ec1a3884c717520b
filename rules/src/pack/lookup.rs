//! What formulas look up: tables of figures and calendars of working days.

use serde::{Deserialize, Serialize};

use super::{Citation, Reason, Ref};
use crate::{
    id::{CalendarId, TableId},
    pack::Bound,
    ratio::Ratio,
    text::Text,
    time::{Date, Weekday},
    unit::Unit,
};

/// Figures by where a key falls, like rates by date.
///
/// Rows ascend; each begins at its own key and ends where the next begins, the last at `end`. A key
/// outside the table has no figure: a person decides, and the claimant is told why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// The table's name in the pack.
    pub id: TableId,
    /// A short noun phrase for one of its figures.
    pub label: Text,
    /// The unit of the key.
    pub key: Unit,
    /// The unit of the figures.
    pub unit: Unit,
    /// The rows, ascending.
    pub rows: Vec<Row>,
    /// Where the last row ends.
    pub end: Bound,
    /// Why there is no figure outside.
    pub outside: Ref<Reason>,
    /// Sources of the whole table.
    pub citations: Vec<Ref<Citation>>,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// Where it begins; the key itself belongs to it. Minor units, seconds, a bare number, or a
    /// date's days since 1970-01-01.
    pub from: Ratio,
    /// The figure.
    pub value: Ratio,
    /// Sources, beyond the table's own.
    pub citations: Vec<Ref<Citation>>,
}

impl Table {
    /// The place of the row that `key` falls into.
    ///
    /// ```
    /// # use rules::{Ratio, unit::Unit, pack::{Bound, Ref, Row, Table}};
    /// let row = |from| Row { from: Ratio::whole(from), value: Ratio::ZERO, citations: vec![] };
    /// let table = Table {
    ///     id: "rate".into(),
    ///     label: Default::default(),
    ///     key: Unit::Number,
    ///     unit: Unit::Money,
    ///     rows: vec![row(1), row(5)],
    ///     end: Bound { at: Ratio::whole(9), inclusive: true },
    ///     outside: Ref::new(0),
    ///     citations: vec![],
    /// };
    /// assert_eq!(table.row(Ratio::whole(0)), None);
    /// assert_eq!(table.row(Ratio::whole(4)), Some(0));
    /// assert_eq!(table.row(Ratio::whole(9)), Some(1));
    /// assert_eq!(table.row(Ratio::whole(10)), None);
    /// ```
    pub fn row(&self, key: Ratio) -> Option<usize> {
        if !self.end.holds_below(key) {
            return None;
        }
        self.rows
            .partition_point(|row| row.from <= key)
            .checked_sub(1)
    }
}

/// Which days are worked, from one date to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Calendar {
    /// The calendar's name in the pack.
    pub id: CalendarId,
    /// A short noun phrase.
    pub name: Text,
    /// The days of the week that are not worked.
    pub weekend: Vec<Weekday>,
    /// First day that the calendar knows.
    pub from: Date,
    /// Last day that the calendar knows.
    pub to: Date,
    /// Days that would be worked and are not, ascending; none of them falls on a weekend.
    pub holidays: Vec<Date>,
    /// Why there is no answer for a day outside the calendar.
    pub outside: Ref<Reason>,
    /// Sources.
    pub citations: Vec<Ref<Citation>>,
}

/// A day lies outside what a calendar knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutsideCalendar;

impl Calendar {
    /// The most days that a calendar may know: twenty years and a week.
    pub const MAX_DAYS: i64 = 7_312;

    fn knows(&self, date: Date) -> Result<Date, OutsideCalendar> {
        let known = (self.from..=self.to).contains(&date);
        let short = self.to.days_since(self.from) < Self::MAX_DAYS;
        if known && short {
            Ok(date)
        } else {
            Err(OutsideCalendar)
        }
    }

    /// Whether `date` is worked.
    ///
    /// # Errors
    /// When the calendar does not know the day.
    pub fn is_worked(&self, date: Date) -> Result<bool, OutsideCalendar> {
        let date = self.knows(date)?;
        let free = self.weekend.contains(&date.weekday());
        Ok(!free && self.holidays.binary_search(&date).is_err())
    }

    /// How many days are worked from `from` (included) to `to` (not included); negative when `to`
    /// is the earlier one.
    ///
    /// # Errors
    /// When the calendar does not know one of the days.
    pub fn worked_between(&self, from: Date, to: Date) -> Result<i64, OutsideCalendar> {
        let (from, to) = (self.knows(from)?, self.knows(to)?);
        Ok(if from <= to {
            self.count(from, to)
        } else {
            -self.count(to, from)
        })
    }

    /// The `days`-th worked day after `date`; `date` itself when `days` is zero.
    ///
    /// # Errors
    /// When the calendar does not know the day, or one that it would have to count.
    pub fn after_worked(&self, date: Date, days: i64) -> Result<Date, OutsideCalendar> {
        let date = self.knows(date)?;
        if days <= 0 {
            return Ok(date);
        }
        let next = date.plus_days(1).ok_or(OutsideCalendar)?;
        // How many days are worked up to a day only grows, so the day is found by halving.
        let (mut before, mut at) = (0, self.to.days_since(date) + 1);
        while at - before > 1 {
            let middle = before + (at - before) / 2;
            let after = next.plus_days(middle).ok_or(OutsideCalendar)?;
            if self.count(next, after) >= days {
                at = middle;
            } else {
                before = middle;
            }
        }
        self.knows(date.plus_days(at).ok_or(OutsideCalendar)?)
    }

    /// Both known, the first not after the second.
    fn count(&self, from: Date, to: Date) -> i64 {
        let days = to.days_since(from);
        let (weeks, rest) = (days / 7, days % 7);
        let free = i64::try_from(self.weekend.len()).unwrap_or(7).min(7);
        let odd = (0..rest)
            .filter_map(|day| from.plus_days(day))
            .filter(|day| !self.weekend.contains(&day.weekday()));
        let worked = weeks * (7 - free) + i64::try_from(odd.count()).unwrap_or_default();
        let before = |date: Date| self.holidays.partition_point(|holiday| *holiday < date);
        let holidays = before(to).saturating_sub(before(from));
        worked - i64::try_from(holidays).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests;
