//! Amounts by week or by day.

use std::collections::BTreeMap;

use rules::{Answer, Currency, Date, pack::Question};

use super::parts::{Meaning, Parts, Understood};
use crate::{
    draft::{Entry, WeekEntry},
    field::{Field, FieldFault},
    input::{self, Problem},
    table::Table,
};

/// What was typed before, and what it means.
pub(super) struct Known<'a> {
    entries: Option<&'a Table<Date, WeekEntry>>,
    amounts: Option<&'a BTreeMap<Date, Result<Option<i64>, Problem>>>,
}

impl<'a> Known<'a> {
    pub(super) fn of(known: Option<&'a Meaning>) -> Self {
        Self {
            entries: entries(known.and_then(|known| known.entry.as_ref())),
            amounts: match known.map(|known| &known.parts) {
                Some(Parts::Periods(amounts)) => Some(amounts),
                _ => None,
            },
        }
    }

    /// What the same text of the same period meant.
    fn get(&self, first: Date, entry: &WeekEntry) -> Option<Result<Option<i64>, Problem>> {
        let same = self.entries?.get(&first) == Some(entry);
        self.amounts?.get(&first).copied().filter(|_| same)
    }
}

fn entries(entry: Option<&Entry>) -> Option<&Table<Date, WeekEntry>> {
    match entry {
        Some(Entry::Weekly(entries)) => Some(entries),
        _ => None,
    }
}

/// Amounts understood, of which an answer is to be made.
pub(super) struct Amounts {
    said: BTreeMap<Date, Option<i64>>,
    faults: Vec<FieldFault>,
    parts: BTreeMap<Date, Result<Option<i64>, Problem>>,
}

impl Amounts {
    /// The answer of these amounts, where there are any.
    pub(super) fn with(self, answer: fn(BTreeMap<Date, Option<i64>>) -> Answer) -> Understood {
        Understood {
            answer: (!self.said.is_empty()).then(|| answer(self.said)),
            faults: self.faults,
            parts: Parts::Periods(self.parts),
        }
    }
}

/// Understands the amount of each period, but for those that are known.
pub(super) fn understand(
    question: &Question,
    periods: impl Iterator<Item = Date>,
    entry: Option<&Entry>,
    currency: Currency,
    known: &Known<'_>,
) -> Amounts {
    let entries = entries(entry);
    let mut amounts = Amounts {
        said: BTreeMap::new(),
        faults: Vec::new(),
        parts: BTreeMap::new(),
    };
    let mut untouched = true;
    for first in periods {
        let entry = entries.and_then(|entries| entries.get(&first));
        let meaning = match entry {
            None => Err(Problem::Empty),
            Some(entry) => {
                untouched &= !entry.no_record && entry.text.trim().is_empty();
                known.get(first, entry).unwrap_or_else(|| {
                    if entry.no_record {
                        Ok(None)
                    } else {
                        input::sold(&entry.text, currency).map(Some)
                    }
                })
            }
        };
        match meaning {
            Ok(amount) => {
                amounts.said.insert(first, amount);
            }
            Err(problem) => amounts.faults.push(FieldFault {
                field: Field::Week(question.id.clone(), first),
                problem,
            }),
        }
        amounts.parts.insert(first, meaning);
    }
    if question.optional && untouched {
        amounts.faults.clear();
    }
    amounts
}
