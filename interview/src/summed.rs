//! Amounts of weeks and days that are added up from sales by day.

use rules::{Currency, Date, pack::Question};

use crate::{
    daily::{DailySales, Day},
    draft::{Entry, WeekEntry},
    input,
    period::periods,
    table::Table,
};

/// The days of the question of which nothing is said, but for those of a period whose amount was
/// typed as a whole.
pub fn missing(
    sales: &DailySales,
    question: &Question,
    currency: Currency,
    typed: Option<&Entry>,
) -> Vec<Date> {
    let mut missing = Vec::new();
    for (first, days) in periods(question) {
        let whole = typed_for(typed, first);
        let is_whole = whole.is_some_and(|whole| *whole != WeekEntry::default());
        if is_whole && !sales.says(&days) {
            continue;
        }
        let open = |day: &Date| sales.day(*day, currency) == Day::Missing;
        missing.extend(days.into_iter().filter(open));
    }
    missing
}

/// What the days make of the question's weeks or days. A period of which a day is missing has no
/// answer yet; one with a day of no record has no record.
///
/// A period of whose days nothing is said, now or in `before`, keeps what `typed` has for it.
pub fn entry(
    sales: &DailySales,
    question: &Question,
    currency: Currency,
    before: Option<&DailySales>,
    typed: Option<&Entry>,
) -> Entry {
    let mut entries = Table::default();
    for (first, dates) in periods(question) {
        if !sales.says(&dates) && !before.is_some_and(|before| before.says(&dates)) {
            if let Some(entry) = typed_for(typed, first) {
                entries.insert(first, entry.clone());
            }
            continue;
        }
        let days = dates.iter().map(|date| sales.day(*date, currency));
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
                Day::Closed | Day::NoRecord | Day::Missing => 0,
            });
            // A week of refunds is a week of no sales.
            let sum = taken.fold(0_i64, i64::saturating_add).max(0);
            let entry = WeekEntry {
                text: input::amount_text(currency, sum),
                no_record: false,
            };
            entries.insert(first, entry);
        }
    }
    Entry::Weekly(entries)
}

/// What was typed for the period that begins on `first`.
fn typed_for(typed: Option<&Entry>, first: Date) -> Option<&WeekEntry> {
    match typed {
        Some(Entry::Weekly(typed)) => typed.get(&first),
        _ => None,
    }
}
