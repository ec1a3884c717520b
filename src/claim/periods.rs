//! Amounts by week or by day.

use std::collections::BTreeMap;

use rules::{Currency, Date, Money, pack::Question};

use crate::{
    draft::{Entry, WeekEntry},
    field::{Field, FieldFault},
    input::{self, Problem},
    table::Table,
};

/// Each day from one to another. A compiled pack asks for 400 at most.
pub(crate) fn days(from: Date, to: Date) -> impl Iterator<Item = Date> {
    let count = to.days_since(from).clamp(-1, 3_999);
    (0..=count).filter_map(move |day| from.plus_days(day))
}

/// An amount for a week or a day. Sales are never below zero; a week of refunds is a week of no
/// sales.
pub(crate) fn amount(text: &str, currency: Currency) -> Result<i64, Problem> {
    input::amount(text, currency, 0, Money::MAX_ANSWER)
}

/// The amounts of the periods for which there is one, or for which it is said that there is no
/// record; nothing when there are none of them.
pub(super) fn amounts(
    periods: impl Iterator<Item = Date>,
    entries: &Table<Date, WeekEntry>,
    currency: Currency,
) -> Option<BTreeMap<Date, Option<i64>>> {
    let mut amounts = BTreeMap::new();
    for period in periods {
        match entries.get(&period) {
            Some(entry) if entry.no_record => {
                amounts.insert(period, None);
            }
            Some(entry) => {
                if let Ok(amount) = amount(&entry.text, currency) {
                    amounts.insert(period, Some(amount));
                }
            }
            None => {}
        }
    }
    (!amounts.is_empty()).then_some(amounts)
}

/// What is wrong in the periods.
pub(super) fn faults(
    question: &Question,
    periods: impl Iterator<Item = Date>,
    entry: Option<&Entry>,
    currency: Currency,
) -> Vec<FieldFault> {
    let entries = match entry {
        Some(Entry::Weekly(entries)) => Some(entries),
        _ => None,
    };
    let periods: Vec<Date> = periods.collect();
    let entry = |period| entries.and_then(|entries| entries.get(period));
    let untouched = periods
        .iter()
        .filter_map(entry)
        .all(|entry| !entry.no_record && entry.text.trim().is_empty());
    if question.optional && untouched {
        return Vec::new();
    }
    periods
        .iter()
        .filter_map(|period| {
            let problem = match entry(period) {
                Some(entry) if entry.no_record => None,
                Some(entry) => amount(&entry.text, currency).err(),
                None => Some(Problem::Empty),
            };
            problem.map(|problem| FieldFault {
                field: Field::Week(question.id.clone(), *period),
                problem,
            })
        })
        .collect()
}
