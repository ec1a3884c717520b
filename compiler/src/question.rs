//! Questions and the answers that they take.

use rules::{
    Date, Money,
    pack::{Choice, Question, QuestionKind, Section as Part, Service},
};

use crate::{
    diagnostic::{Code, Fault},
    formula::{Kind, literal},
    names::{Names, check_id},
    sections::{after, optional_text, required_text},
    table::{Item, Str, Table},
    terms::{self, Terms},
};

/// Ten years of weeks; a claimant is asked for each of them.
const MOST_WEEKS: i64 = 520;

pub(crate) fn question(
    name: &Str<'_>,
    mut table: Table<'_>,
    terms: &Terms,
    services: &Names<Service>,
) -> Option<Question> {
    let sections = [
        ("you", Part::You),
        ("services", Part::Services),
        ("details", Part::Details),
        ("losses", Part::Losses),
    ];
    let section = table
        .required("section")
        .and_then(|item| item.word(&sections));
    let text = required_text(&mut table, terms, "text");
    let label = required_text(&mut table, terms, "label");
    let hint = optional_text(&mut table, terms, "hint");
    let about = table.optional("about").map(|item| {
        let string = item.string("the name of a service")?;
        services.resolve(item.faults, string.text, &string.span)
    });
    let optional = table.optional("optional").map(|item| item.boolean());
    let kind = kind(&mut table, terms);
    table.finish();
    Some(Question {
        id: name.text.into(),
        section: section?,
        text: text?,
        label: label?,
        hint: hint?,
        about: about.unwrap_or_default(),
        optional: optional.unwrap_or(Some(false))?,
        kind: kind?,
    })
}

#[derive(Clone, Copy)]
enum Form {
    Services,
    Choice,
    YesNo,
    Money,
    Count,
    Date,
    WeeklyMoney,
}

fn kind(table: &mut Table<'_>, terms: &Terms) -> Option<QuestionKind> {
    let forms = [
        ("services", Form::Services),
        ("choice", Form::Choice),
        ("yes_no", Form::YesNo),
        ("money", Form::Money),
        ("count", Form::Count),
        ("date", Form::Date),
        ("weekly_money", Form::WeeklyMoney),
    ];
    let item = table.required("kind");
    let Some(form) = item.and_then(|item| item.word(&forms)) else {
        // Which further keys belong here is not known, so none is called unknown.
        for key in [
            "option",
            "min",
            "max",
            "earliest",
            "latest",
            "from",
            "to",
            "outage_week",
        ] {
            table.optional(key);
        }
        return None;
    };
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
        Form::Date => {
            let earliest = table
                .required("earliest")
                .and_then(|item| terms::date(&item));
            let item = table.required("latest")?;
            let latest = terms::date(&item)?;
            after(&item, latest, earliest, "earliest");
            Some(QuestionKind::Date {
                earliest: earliest?,
                latest,
            })
        }
        Form::WeeklyMoney => weekly(table),
    }
}

fn bounds(table: &mut Table<'_>, read: impl Fn(&Item<'_>) -> Option<i64>) -> Option<(i64, i64)> {
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
