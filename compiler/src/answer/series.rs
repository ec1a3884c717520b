//! Amounts by week or by day.

use std::collections::BTreeMap;

use rules::Date;

use crate::{
    diagnostic::{Code, Fault},
    question::money_in,
    table::{Item, Str},
    terms::{self, Terms},
};

/// The periods that a question asks about, by their first days.
#[derive(Clone, Copy, Debug)]
pub(super) enum Periods<'p> {
    Weeks(&'p [Date]),
    Days(Date, Date),
}

impl Periods<'_> {
    fn has(self, date: Date) -> bool {
        match self {
            Self::Weeks(weeks) => weeks.contains(&date),
            Self::Days(from, to) => (from..=to).contains(&date),
        }
    }

    fn period(self) -> &'static str {
        match self {
            Self::Weeks(_) => "week",
            Self::Days(..) => "day",
        }
    }

    fn expected(self) -> &'static str {
        match self {
            Self::Weeks(_) => "the first day of one of the question's weeks",
            Self::Days(..) => "one of the question's days",
        }
    }

    /// What helps with a date that is none of them.
    fn help(self, found: Option<Date>) -> Option<String> {
        match self {
            Self::Weeks(weeks) => {
                let found = found?;
                let holds = |first: &&Date| (0..7).contains(&found.days_since(**first));
                let first = weeks.iter().find(holds)?;
                Some(format!("that day is in the week of {first}"))
            }
            Self::Days(from, to) => Some(format!("it asks for those from {from} to {to}")),
        }
    }
}

pub(super) fn amounts(
    item: &Item<'_>,
    periods: Periods<'_>,
    terms: &Terms,
) -> Option<BTreeMap<Date, Option<i64>>> {
    let form = match periods {
        Periods::Weeks(_) => "amounts by week, like { 2022-10-15 = \"500_000 KRW\" }",
        Periods::Days(..) => "amounts by day, like { 2022-10-15 = \"500_000 KRW\" }",
    };
    let table = item.table(form)?;
    let mut amounts = BTreeMap::new();
    for (key, item) in table.entries() {
        let date = terms::date_in_text(key.text);
        let Some(date) = date.filter(|date| periods.has(*date)) else {
            let message = format!("expected {}, found `{}`", periods.expected(), key.text);
            let fault = Fault::new(Code::BadAnswer, &key.span, message);
            item.faults.report(fault.help_if(periods.help(date)));
            continue;
        };
        let Some(string) = item.string("an amount like \"10_000 KRW\", or \"none\"") else {
            continue;
        };
        let amount = amount(&item, &string, periods, terms);
        amounts.extend(amount.map(|amount| (date, amount)));
    }
    Some(amounts)
}

/// An amount of zero or more; inside nothing for 'no record'.
fn amount(
    item: &Item<'_>,
    string: &Str<'_>,
    periods: Periods<'_>,
    terms: &Terms,
) -> Option<Option<i64>> {
    if string.text == "none" {
        return Some(None);
    }
    let amount = money_in(item, string, terms)?;
    if amount < 0 {
        let message = format!(
            "expected a {}'s amount of zero or more, found `{}`",
            periods.period(),
            string.text
        );
        item.faults
            .report(Fault::new(Code::BadAnswer, &string.span, message));
    }
    Some(Some(amount))
}
