//! Sales by day, from which the amounts of a question are added up.

use std::collections::BTreeMap;

use rules::{
    Currency, Date, Pack,
    pack::{Question, QuestionKind},
};
use serde::{Deserialize, Serialize};

use crate::{
    claim,
    draft::{Entry, WeekEntry},
    input,
    table::Table,
};

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
            None => sales::amount(&entry.text, currency)
                .or_else(|_| claim::amount(&entry.text, currency))
                .map_or(Day::Missing, Day::Taken),
        }
    }

    /// The days of the question of which nothing is said, but for those of a period whose amount
    /// was typed as a whole.
    pub fn missing(
        &self,
        question: &Question,
        currency: Currency,
        typed: Option<&Entry>,
    ) -> Vec<Date> {
        let mut missing = Vec::new();
        for (first, days) in periods(question) {
            let days: Vec<Date> = days.collect();
            let whole = typed_for(typed, first);
            let is_whole = whole.is_some_and(|whole| *whole != WeekEntry::default());
            if is_whole && !self.says(&days) {
                continue;
            }
            let open = |day: &Date| self.day(*day, currency) == Day::Missing;
            missing.extend(days.into_iter().filter(open));
        }
        missing
    }

    /// Whether anything is said of one of these days.
    fn says(&self, days: &[Date]) -> bool {
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
        known.collect()
    }

    /// What the days make of the question's weeks or days. A period of which a day is missing has
    /// no answer yet; one with a day of no record has no record.
    ///
    /// A period of whose days nothing is said, now or in `before`, keeps what `typed` has for it.
    pub fn entry(
        &self,
        pack: &Pack,
        question: &Question,
        before: Option<&Self>,
        typed: Option<&Entry>,
    ) -> Entry {
        let mut entries = Table::default();
        for (first, days) in periods(question) {
            let dates: Vec<Date> = days.collect();
            if !self.says(&dates) && !before.is_some_and(|before| before.says(&dates)) {
                if let Some(entry) = typed_for(typed, first) {
                    entries.insert(first, entry.clone());
                }
                continue;
            }
            let days = dates.iter().map(|date| self.day(*date, pack.currency));
            let days: Vec<Day> = days.collect();
            if days.contains(&Day::NoRecord) {
                let no_record = WeekEntry {
                    text: String::new(),
                    no_record: true,
                };
                entries.insert(first, no_record);
            } else if !days.contains(&Day::Missing) {
                let taken = days.iter().map(|day| match day {
                    Day::Taken(minor) => *minor,
                    _ => 0,
                });
                // A week of refunds is a week of no sales.
                let sum = taken.fold(0_i64, i64::saturating_add).max(0);
                let entry = WeekEntry {
                    text: input::amount_text(pack.currency, sum),
                    no_record: false,
                };
                entries.insert(first, entry);
            }
        }
        Entry::Weekly(entries)
    }

    /// What goes into the claim: the days that are known.
    pub fn record(&self, question: &Question, currency: Currency) -> BTreeMap<Date, Option<i64>> {
        let mut record = BTreeMap::new();
        for day in days(question) {
            let taken = match self.day(day, currency) {
                Day::Taken(minor) => Some(minor),
                Day::Closed => Some(0),
                Day::NoRecord => None,
                Day::Missing => continue,
            };
            record.insert(day, taken);
        }
        record
    }
}

/// What was typed for the period that begins on `first`.
fn typed_for(typed: Option<&Entry>, first: Date) -> Option<&WeekEntry> {
    match typed {
        Some(Entry::Weekly(typed)) => typed.get(&first),
        _ => None,
    }
}

/// The first day and the days of each period that a question asks for.
fn periods(question: &Question) -> Vec<(Date, Box<dyn Iterator<Item = Date>>)> {
    let period = |first: Date, length: i64| {
        let last = first.plus_days(length - 1).unwrap_or(first);
        let days: Box<dyn Iterator<Item = Date>> = Box::new(claim::days(first, last));
        (first, days)
    };
    match &question.kind {
        QuestionKind::WeeklyMoney { weeks, .. } => {
            weeks.iter().map(|first| period(*first, WEEK)).collect()
        }
        QuestionKind::DailyMoney { from, to, .. } => {
            claim::days(*from, *to).map(|day| period(day, 1)).collect()
        }
        _ => Vec::new(),
    }
}

const WEEK: i64 = 7;

/// Every day that a question asks about.
pub fn days(question: &Question) -> impl Iterator<Item = Date> {
    periods(question).into_iter().flat_map(|(_, days)| days)
}

/// From the first day that a question asks about to the last; nothing of a question of another
/// kind.
pub fn period(question: &Question) -> Option<sales::Period> {
    let from = days(question).min()?;
    let to = days(question).max()?;
    Some(sales::Period::new(from, to))
}
