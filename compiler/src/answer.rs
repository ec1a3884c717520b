//! Answers as examples write them, each checked against its question.

use rules::{
    Answer, Date,
    pack::{QuestionKind, Service},
};

use crate::{
    diagnostic::{Code, Fault},
    expectation::shown_money,
    names::Names,
    nearest::{did_you_mean, listed},
    question::{money, money_in},
    table::Item,
    terms::{self, Terms},
};

/// The answer that `item` gives to a question of that kind.
pub(crate) fn answer(
    item: &Item<'_>,
    kind: &QuestionKind,
    terms: &Terms,
    services: &Names<Service>,
) -> Option<Answer> {
    Some(match kind {
        QuestionKind::Services => {
            let strings = item.strings("a list of services")?;
            let known = |name: &&crate::table::Str<'_>| {
                services
                    .resolve(item.faults, name.text, &name.span)
                    .is_some()
            };
            let names = strings.iter().filter(known);
            Answer::Services(names.map(|name| name.text.into()).collect())
        }
        QuestionKind::Choice { options } => {
            let string = item.string("the name of an option")?;
            let names = || options.iter().map(|option| option.id.as_str());
            if !names().any(|name| name == string.text) {
                let message = format!(
                    "expected one of {}, found `{}`",
                    listed(names()),
                    string.text
                );
                let help = did_you_mean(string.text, names());
                let fault = Fault::new(Code::BadAnswer, &string.span, message);
                item.faults.report(fault.help_if(help));
            }
            Answer::Choice(string.text.into())
        }
        QuestionKind::YesNo => Answer::YesNo(item.boolean()?),
        QuestionKind::Money { min, max } => {
            let amount = money(item, terms)?;
            let shown = |minor| match terms.currency {
                Some(currency) => shown_money(minor, currency),
                None => minor.to_string(),
            };
            check_bounds(item, &amount, (min, max), |minor| shown(*minor));
            Answer::Money(amount)
        }
        QuestionKind::Count { min, max } => {
            let count = item.integer(i64::MIN, i64::MAX)?;
            check_bounds(item, &count, (min, max), i64::to_string);
            Answer::Count(count)
        }
        QuestionKind::Date { earliest, latest } => {
            let date = terms::date(item)?;
            check_bounds(item, &date, (earliest, latest), Date::to_string);
            Answer::Date(date)
        }
        QuestionKind::WeeklyMoney { weeks, .. } => weekly(item, weeks, terms)?,
    })
}

fn check_bounds<T: PartialOrd>(
    item: &Item<'_>,
    given: &T,
    (min, max): (&T, &T),
    shown: impl Fn(&T) -> String,
) {
    if given < min || given > max {
        let message = format!(
            "expected an answer that the question takes, {} to {}, found {}",
            shown(min),
            shown(max),
            shown(given)
        );
        let fault = Fault::new(Code::BadAnswer, &item.span(), message);
        item.faults.report(fault);
    }
}

fn weekly(item: &Item<'_>, weeks: &[Date], terms: &Terms) -> Option<Answer> {
    let table = item.table("amounts by week, like { 2022-10-15 = \"500_000 KRW\" }")?;
    let mut amounts = std::collections::BTreeMap::new();
    for (key, item) in table.entries() {
        let week = terms::date_in_text(key.text);
        let Some(week) = week.filter(|week| weeks.contains(week)) else {
            let message = format!(
                "expected the first day of one of the question's weeks, found `{}`",
                key.text
            );
            let near = week.and_then(|week| {
                let holds = |first: &&Date| (0..7).contains(&week.days_since(**first));
                weeks.iter().find(holds)
            });
            let help = near.map(|first| format!("that day is in the week of {first}"));
            item.faults
                .report(Fault::new(Code::BadAnswer, &key.span, message).help_if(help));
            continue;
        };
        let Some(string) = item.string("an amount like \"10_000 KRW\", or \"none\"") else {
            continue;
        };
        let amount = match string.text {
            "none" => Some(None),
            _ => money_in(&item, &string, terms).map(Some),
        };
        if amount.is_some_and(|amount| amount.is_some_and(|amount| amount < 0)) {
            let message = format!(
                "expected a week's amount of zero or more, found `{}`",
                string.text
            );
            item.faults
                .report(Fault::new(Code::BadAnswer, &string.span, message));
        }
        amounts.extend(amount.map(|amount| (week, amount)));
    }
    Some(Answer::WeeklyMoney(amounts))
}
