//! Sales by day, from which the amounts of a question are added up.

use std::collections::BTreeMap;

use rules::{Currency, Date, order};
use serde::{Deserialize, Serialize};

use crate::{input, table::Table};

/// What was taken on each day, as far as the claimant says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DailySales {
    /// The file that it is from; empty where it was pasted or typed.
    pub source: String,
    /// The days of which something is said.
    pub days: Table<Date, DayEntry>,
}

/// What is said of one day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayEntry {
    /// The amount as typed, or as the file has it.
    pub text: String,
    /// Why there is none; the text does not count then.
    pub mark: Option<Mark>,
}

/// Why a day has no amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// The shop was closed: nothing was taken.
    Closed,
    /// Nobody knows.
    NoRecord,
}

/// What becomes of days that are there when those of another table come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Join {
    /// A day of both has the amount that comes; other days stay.
    Over,
    /// A day of both has the sum: the tables are of two ways of taking money.
    Sum,
    /// Only what comes counts.
    Anew,
}

/// How it stands with a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Day {
    /// So much was taken.
    Taken(i64),
    /// The shop was closed.
    Closed,
    /// There is no record.
    NoRecord,
    /// Nothing is said, or nothing that reads as an amount.
    Missing,
}

impl DailySales {
    /// How it stands with a day. More refunds than sales are less than nothing taken, which a day
    /// of a week may have.
    pub fn day(&self, day: Date, currency: Currency) -> Day {
        let Some(entry) = self.days.get(&day) else {
            return Day::Missing;
        };
        match entry.mark {
            Some(Mark::Closed) => Day::Closed,
            Some(Mark::NoRecord) => Day::NoRecord,
            None => input::taken(&entry.text, currency).map_or(Day::Missing, Day::Taken),
        }
    }

    /// Whether anything is said of one of these days.
    pub fn says(&self, days: &[Date]) -> bool {
        days.iter().any(|day| self.days.contains(day))
    }

    /// Takes up sums of days.
    pub fn of(source: String, sums: &BTreeMap<Date, i64>, currency: Currency) -> Self {
        let mut days = Table::default();
        for (day, minor) in sums {
            let text = input::amount_text(currency, *minor);
            days.insert(*day, DayEntry { text, mark: None });
        }
        Self { source, days }
    }

    /// The days of both, where another table comes to these.
    pub fn joined(&self, coming: Self, how: Join, currency: Currency) -> Self {
        if how == Join::Anew {
            return coming;
        }
        let mut joined = self.clone();
        for (day, entry) in coming.days.iter() {
            let mut entry = entry.clone();
            if how == Join::Sum
                && let Day::Taken(there) = self.day(*day, currency)
                && let Day::Taken(more) = coming.day(*day, currency)
            {
                entry.text = input::amount_text(currency, there.saturating_add(more));
            }
            joined.days.insert(*day, entry);
        }
        let names = [self.source.as_str(), coming.source.as_str()];
        joined.source = match names {
            [one, other] if one == other || other.is_empty() => one.to_owned(),
            ["", other] => other.to_owned(),
            names => names.join(", "),
        };
        joined
    }

    /// What was taken on the days of which that is known.
    pub fn taken(&self, currency: Currency) -> BTreeMap<Date, i64> {
        let known = self
            .days
            .iter()
            .filter_map(|(day, _)| match self.day(*day, currency) {
                Day::Taken(minor) => Some((*day, minor)),
                Day::Closed => Some((*day, 0)),
                Day::NoRecord | Day::Missing => None,
            });
        order::map(known)
    }
}
