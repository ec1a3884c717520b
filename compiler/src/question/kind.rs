//! The kinds of answer that questions take.

mod exact;

use rules::{
    Date, Money, Text,
    pack::{Choice, QuestionKind},
};

use crate::{
    diagnostic::{Code, Fault},
    formula::{Kind, literal},
    names::check_id,
    sections::{after, optional_text, required_text},
    table::{Item, Str, Table},
    terms::{self, Terms},
};

pub(crate) use exact::{minutes, number_of};

/// Ten years of weeks; a claimant is asked for each of them.
const MOST_WEEKS: i64 = 520;

/// Days that a claimant is asked for.
const MOST_DAYS: i64 = 400;

/// Windows and items that a question may take.
const MOST_PARTS: i64 = 50;

/// Windows that a question takes when it does not say how many.
const USUAL_WINDOWS: u16 = 10;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Choice,
    YesNo,
    Money,
    Count,
    Number,
    Duration,
    Date,
    Windows,
    Services,
    WeeklyMoney,
    DailyMoney,
    Items,
}

/// The kinds of a question; the first ones may be asked of each item of a list too.
pub(super) const FORMS: &[(&str, Form)] = &[
    ("choice", Form::Choice),
    ("yes_no", Form::YesNo),
    ("money", Form::Money),
    ("count", Form::Count),
    ("number", Form::Number),
    ("duration", Form::Duration),
    ("date", Form::Date),
    ("windows", Form::Windows),
    ("services", Form::Services),
    ("weekly_money", Form::WeeklyMoney),
    ("daily_money", Form::DailyMoney),
    ("items", Form::Items),
];

/// The kinds of a field of a list.
pub(super) const FIELD_FORMS: &[(&str, Form)] = FORMS.split_at(8).0;

/// Every key that some kind has.
const KEYS: [&str; 16] = [
    "option",
    "unit",
    "read_as",
    "decimals",
    "min",
    "max",
    "earliest",
    "latest",
    "most",
    "from",
    "to",
    "outage_week",
    "outage_from",
    "outage_to",
    "item",
    "field",
];

/// `kind`, with the keys that it has; of a list without its fields, and nothing inside where the
/// keys are at fault.
pub(super) fn kind(
    table: &mut Table<'_>,
    terms: &Terms,
    forms: &[(&str, Form)],
) -> Option<(Form, Option<QuestionKind>)> {
    let item = table.required("kind");
    let Some(form) = item.and_then(|item| item.word(forms)) else {
        // Which further keys belong here is not known, so none is called unknown.
        for key in KEYS {
            table.optional(key);
        }
        return None;
    };
    Some((form, of_form(form, table, terms)))
}

fn of_form(form: Form, table: &mut Table<'_>, terms: &Terms) -> Option<QuestionKind> {
    match form {
        Form::Services => Some(QuestionKind::Services),
        Form::YesNo => Some(QuestionKind::YesNo),
        Form::Choice => choice(table, terms),
        Form::Money => {
            let (min, max) = bounds(table, |item| money(item, terms))?;
            Some(QuestionKind::Money { min, max })
        }
        Form::Count => {
            let (min, max) = bounds(table, |item| {
                item.integer(-Money::MAX_ANSWER, Money::MAX_ANSWER)
            })?;
            Some(QuestionKind::Count { min, max })
        }
        Form::Number => exact::number(table, terms),
        Form::Duration => {
            let (min, max) = bounds(table, minutes)?;
            Some(QuestionKind::Duration { min, max })
        }
        Form::Date => {
            let (earliest, latest) = dates(table, ["earliest", "latest"])?;
            Some(QuestionKind::Date { earliest, latest })
        }
        Form::WeeklyMoney => weekly(table),
        Form::DailyMoney => daily(table),
        Form::Windows => {
            let most = most(table);
            let (earliest, latest) = dates(table, ["earliest", "latest"])?;
            Some(QuestionKind::Windows {
                earliest,
                latest,
                most: most.unwrap_or(Some(USUAL_WINDOWS))?,
            })
        }
        Form::Items => {
            let most = table.required("most").and_then(|item| most_of(&item));
            let item: Option<Text> = required_text(table, terms, "item");
            Some(QuestionKind::Items {
                most: most?,
                item: item?,
            })
        }
    }
}

fn most(table: &mut Table<'_>) -> Option<Option<u16>> {
    table.optional("most").map(|item| most_of(&item))
}

fn most_of(item: &Item<'_>) -> Option<u16> {
    item.integer(1, MOST_PARTS)?.try_into().ok()
}

/// Two dates, the second not before the first.
fn dates(table: &mut Table<'_>, [first, last]: [&'static str; 2]) -> Option<(Date, Date)> {
    let from = table.required(first).and_then(|item| terms::date(&item));
    let item = table.required(last)?;
    let to = terms::date(&item)?;
    after(&item, to, from, first);
    // Nothing lies between dates that are out of order, so nothing is held against them.
    from.filter(|from| *from <= to).map(|from| (from, to))
}

fn bounds<T: PartialOrd>(
    table: &mut Table<'_>,
    read: impl Fn(&Item<'_>) -> Option<T>,
) -> Option<(T, T)> {
    let min = table.required("min").and_then(|item| read(&item));
    let item = table.required("max")?;
    let (min, max) = (min?, read(&item)?);
    if min > max {
        let message = format!("expected `{}` to be `min` or more, found less", item.path);
        item.faults
            .report(Fault::new(Code::OutOfBounds, &item.span(), message));
    }
    Some((min, max))
}

/// An amount in minor units, within what an answer may hold.
pub(crate) fn money(item: &Item<'_>, terms: &Terms) -> Option<i64> {
    let string = item.string("an amount like \"10_000 KRW\"")?;
    money_in(item, &string, terms)
}

pub(crate) fn money_in(item: &Item<'_>, string: &Str<'_>, terms: &Terms) -> Option<i64> {
    let read = literal(string).and_then(|literal| {
        if literal.kind() != Kind::Money {
            let message = format!(
                "expected an amount like `10_000 KRW`, found `{}`",
                string.text
            );
            return Err(Fault::new(Code::Units, &string.span, message));
        }
        let minor = literal.ratio(terms, &string.span)?;
        let within = |minor: &i64| minor.unsigned_abs() <= Money::MAX_ANSWER.unsigned_abs();
        minor
            .and_then(rules::Ratio::to_i64)
            .filter(within)
            .ok_or_else(|| {
                let message = format!(
                    "expected at most 10^15 minor units, found `{}`",
                    string.text
                );
                Fault::new(Code::OutOfBounds, &string.span, message)
            })
    });
    read.map_err(|fault| item.faults.report(fault)).ok()
}

fn choice(table: &mut Table<'_>, terms: &Terms) -> Option<QuestionKind> {
    let item = table.required("option")?;
    let tables = item.tables("tables `[[question.NAME.option]]`")?;
    if tables.len() < 2 {
        let message = format!("expected two options or more, found {}", tables.len());
        item.faults
            .report(Fault::new(Code::Empty, &item.key_span, message));
    }
    let mut options: Vec<Choice> = Vec::with_capacity(tables.len());
    let mut complete = true;
    let mut named: Vec<Str<'_>> = Vec::new();
    for mut table in tables {
        let id = table
            .required("id")
            .and_then(|item| item.string("the option's name"));
        if let Some(id) = &id {
            check_id(table.faults, id, "option");
            if let Some(first) = named.iter().find(|first| first.text == id.text) {
                let message = format!("expected each option once, found `{}` again", id.text);
                let fault = Fault::new(Code::DuplicateName, &id.span, message);
                table
                    .faults
                    .report(fault.also(&first.span, "first named here"));
            }
            named.push(id.clone());
        }
        let name = required_text(&mut table, terms, "name");
        let hint = optional_text(&mut table, terms, "hint");
        table.finish();
        let option = id.zip(name).zip(hint).map(|((id, name), hint)| Choice {
            id: id.text.into(),
            name,
            hint,
        });
        complete &= option.is_some();
        options.extend(option);
    }
    complete.then_some(QuestionKind::Choice { options })
}

fn daily(table: &mut Table<'_>) -> Option<QuestionKind> {
    let from = table.required("from").and_then(|item| terms::date(&item));
    let to = table.required("to").and_then(|item| {
        let to = terms::date(&item)?;
        after(&item, to, from, "from");
        let days = from.map_or(1, |from| to.days_since(from) + 1);
        if days > MOST_DAYS {
            let message =
                format!("expected at most {MOST_DAYS} days to ask for, found {days} days");
            let last = from.and_then(|from| from.plus_days(MOST_DAYS - 1));
            let help = last.map(|last| format!("the last day can be {last}"));
            let fault = Fault::new(Code::OutOfBounds, &item.span(), message);
            item.faults.report(fault.help_if(help));
        }
        from.is_none_or(|from| from <= to).then_some(to)
    });
    let outage_from = table
        .required("outage_from")
        .and_then(|item| day_within(&item, from.zip(to)));
    let outage_to = table.required("outage_to").and_then(|item| {
        let day = day_within(&item, from.zip(to))?;
        after(&item, day, outage_from, "outage_from");
        Some(day)
    });
    Some(QuestionKind::DailyMoney {
        from: from?,
        to: to?,
        outage_from: outage_from?,
        outage_to: outage_to?,
    })
}

fn day_within(item: &Item<'_>, ends: Option<(Date, Date)>) -> Option<Date> {
    let day = terms::date(item)?;
    if let Some((from, to)) = ends.filter(|(from, to)| !(*from..=*to).contains(&day)) {
        let message = format!("expected one of the days from {from} to {to}, found {day}");
        item.faults
            .report(Fault::new(Code::Weeks, &item.span(), message));
    }
    Some(day)
}

fn weekly(table: &mut Table<'_>) -> Option<QuestionKind> {
    let from = table.required("from").and_then(|item| terms::date(&item));
    let to = table
        .required("to")
        .and_then(|item| Some((terms::date(&item)?, item)));
    let outage_week = table
        .required("outage_week")
        .and_then(|item| Some((terms::date(&item)?, item)));
    let (from, (to, to_item), (outage_week, week_item)) = (from?, to?, outage_week?);
    let weeks = weeks(from, to, &to_item)?;
    if !weeks.contains(&outage_week) {
        let message = format!(
            "expected the first day of one of the weeks from {from} to {to}, found {outage_week}"
        );
        let holds = weeks
            .iter()
            .find(|first| (0..7).contains(&outage_week.days_since(**first)));
        let help = holds.map(|first| format!("that day is in the week of {first}"));
        let fault = Fault::new(Code::Weeks, &week_item.span(), message);
        week_item.faults.report(fault.help_if(help));
    }
    Some(QuestionKind::WeeklyMoney { weeks, outage_week })
}

fn weeks(from: Date, to: Date, item: &Item<'_>) -> Option<Vec<Date>> {
    let days = to.days_since(from) + 1;
    if days < 7 || days % 7 != 0 || days / 7 > MOST_WEEKS {
        let message = format!(
            "expected whole weeks, 1 to {MOST_WEEKS}, from {from} to the last day, found {days} days"
        );
        let whole = (days.clamp(7, MOST_WEEKS * 7) + 6) / 7;
        let last = from.plus_days(whole.min(MOST_WEEKS) * 7 - 1);
        let help = last.map(|last| format!("a last day after whole weeks is {last}"));
        item.faults
            .report(Fault::new(Code::Weeks, &item.span(), message).help_if(help));
        return None;
    }
    (0..days / 7).map(|week| from.plus_days(week * 7)).collect()
}
