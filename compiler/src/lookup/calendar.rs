//! Calendars of working days.

use rules::{Date, pack::Calendar, time::Weekday};

use super::{Sources, outside};
use crate::{
    diagnostic::{Code, Fault},
    sections::{after, cited, required_text},
    table::{Item, Str, Table},
    terms,
};

const WEEKDAYS: [(&str, Weekday); 7] = [
    ("monday", Weekday::Monday),
    ("tuesday", Weekday::Tuesday),
    ("wednesday", Weekday::Wednesday),
    ("thursday", Weekday::Thursday),
    ("friday", Weekday::Friday),
    ("saturday", Weekday::Saturday),
    ("sunday", Weekday::Sunday),
];

pub(crate) fn day_name(day: Weekday) -> &'static str {
    let found = WEEKDAYS.iter().find(|(_, known)| *known == day);
    found.map_or("", |(name, _)| name)
}

/// `[calendar.NAME]`.
pub(crate) fn calendar(
    name: &Str<'_>,
    mut table: Table<'_>,
    sources: Sources<'_>,
) -> Option<Calendar> {
    let title = required_text(&mut table, sources.terms, "name");
    let weekend = table.required("weekend").and_then(|item| weekend(&item));
    let from = table.required("from").and_then(|item| terms::date(&item));
    let to = table.required("to").and_then(|item| {
        let to = terms::date(&item)?;
        after(&item, to, from, "from");
        report_length(&item, from, to);
        Some(to)
    });
    let holidays = table.required("holidays").and_then(|item| {
        let ends = from.zip(to).filter(|(from, to)| from <= to);
        holidays(&item, ends, weekend.as_deref())
    });
    let outside = outside(&mut table, sources);
    let citations = cited(&mut table, sources.citations);
    table.finish();
    Some(Calendar {
        id: name.text.into(),
        name: title?,
        weekend: weekend?,
        from: from?,
        to: to?,
        holidays: holidays?,
        outside: outside?,
        citations: citations?,
    })
}

fn weekend(item: &Item<'_>) -> Option<Vec<Weekday>> {
    let items = item.list("a list of days, like [\"saturday\", \"sunday\"]")?;
    let mut days = Vec::with_capacity(items.len());
    for item in &items {
        let Some(day) = item.word(&WEEKDAYS) else {
            continue;
        };
        if days.contains(&day) {
            let message = format!("expected each day once, found `{}` again", day_name(day));
            item.faults
                .report(Fault::new(Code::DuplicateName, &item.span(), message));
        } else {
            days.push(day);
        }
    }
    if days.len() == WEEKDAYS.len() {
        let message = "expected a day of the week that is worked, found none";
        item.faults
            .report(Fault::new(Code::Empty, &item.span(), message));
        return None;
    }
    Some(days)
}

fn report_length(item: &Item<'_>, from: Option<Date>, to: Date) {
    let days = from.map_or(0, |from| to.days_since(from) + 1);
    if days > Calendar::MAX_DAYS {
        let message = format!(
            "expected a calendar of at most 20 years, {} days, found {days} days",
            Calendar::MAX_DAYS
        );
        let fault = Fault::new(Code::OutOfBounds, &item.span(), message);
        let last = from.and_then(|from| from.plus_days(Calendar::MAX_DAYS - 1));
        let help = last.map(|last| format!("the last day can be {last}"));
        item.faults.report(fault.help_if(help));
    }
}

/// Days that would be worked and are not, in order.
fn holidays(
    item: &Item<'_>,
    ends: Option<(Date, Date)>,
    weekend: Option<&[Weekday]>,
) -> Option<Vec<Date>> {
    let items = item.list("a list of dates, like [2024-01-01]")?;
    let mut days: Vec<Date> = Vec::with_capacity(items.len());
    let mut complete = true;
    for item in &items {
        let Some(day) = terms::date(item) else {
            complete = false;
            continue;
        };
        let report = |code, message: String, help: Option<String>| {
            item.faults
                .report(Fault::new(code, &item.span(), message).help_if(help));
        };
        if let Some((from, to)) = ends.filter(|(from, to)| !(*from..=*to).contains(&day)) {
            let message =
                format!("expected a day that the calendar knows, {from} to {to}, found {day}");
            report(Code::OutOfBounds, message, None);
        }
        match days.last() {
            Some(last) if *last == day => {
                let message = format!("expected each holiday once, found {day} again");
                report(Code::DuplicateName, message, None);
            }
            Some(last) if *last > day => {
                let message = format!(
                    "expected holidays in the order of the calendar, found {day} after {last}"
                );
                report(Code::OrderOfTimes, message, None);
            }
            _ => {}
        }
        if weekend.is_some_and(|weekend| weekend.contains(&day.weekday())) {
            let message = format!(
                "expected a day that would be worked, found {day}, a {}, which is in the weekend",
                capitalized(day_name(day.weekday()))
            );
            let help = "take it out, or name the day that is free in its place".to_owned();
            report(Code::OutOfBounds, message, Some(help));
        }
        days.push(day);
    }
    complete.then_some(days)
}

/// Days of the week begin with a capital in English.
fn capitalized(name: &str) -> String {
    let (first, rest) = name.split_at(1.min(name.len()));
    first.to_ascii_uppercase() + rest
}
