//! For how long a thing given in kind can be used.

use rules::{
    Date,
    pack::{Question, QuestionKind, Ref, Validity},
};
use toml::de::DeValue;

use crate::{
    context::Context,
    diagnostic::{Code, Fault},
    table::{Item, Table},
    terms,
};

/// Days that a validity may have: a hundred years.
const MOST_DAYS: i64 = 36_525;

/// From when days count.
enum Start {
    Unsaid,
    /// From a date that is the same for all.
    Date(Date),
    /// From the answer to a date question.
    Answer(Ref<Question>),
}

pub(crate) fn validity(table: &mut Table<'_>, context: &Context<'_>) -> Option<Validity> {
    let [unlimited, until, days] = ["unlimited", "until", "days"].map(|key| table.optional(key));
    let from = table.optional("from");
    let [extended_on, extended_to] = ["extended_on", "extended_to"].map(|key| table.optional(key));
    let given = [&unlimited, &until, &days].into_iter().flatten().count();
    if given > 1 {
        let message = "expected at most one of `unlimited`, `until` and `days`, found more";
        context.report(Code::Outcome, &table.span, message);
        return None;
    }
    if let Some(item) = from.as_ref().filter(|_| days.is_none()) {
        report_alone(item, "`days`", context);
    }
    for item in [&extended_on, &extended_to].into_iter().flatten() {
        if days.is_none() && until.is_none() {
            report_alone(item, "`days` or `until`", context);
        }
    }
    if let Some(item) = unlimited {
        return is_unlimited(&item, context);
    }
    let extended = extended(extended_on, extended_to, context);
    if let Some(item) = until {
        return until_day(terms::date(&item), extended?, context);
    }
    let Some(days) = days else {
        return Some(Validity::Unstated);
    };
    let days = days.integer(1, MOST_DAYS);
    let start = from.map_or(Some(Start::Unsaid), |item| start(&item, context));
    let (days, start, extended) = (days?, start?, extended?);
    let from = match start {
        Start::Date(first) => return until_day(first.plus_days(days), extended, context),
        Start::Answer(question) => Some(question),
        Start::Unsaid => None,
    };
    Some(Validity::Days {
        days: days.try_into().ok()?,
        from,
        extended_on: extended.on.map(|(_, on)| on),
        extended_to: extended.to.map(|(_, to)| to),
    })
}

fn report_alone(item: &Item<'_>, beside: &str, context: &Context<'_>) {
    let message = format!(
        "expected `{}` beside {beside} only, found it without",
        item.path
    );
    context.report(Code::Outcome, &item.key_span, message);
}

fn is_unlimited(item: &Item<'_>, context: &Context<'_>) -> Option<Validity> {
    if item.boolean()? {
        return Some(Validity::Unlimited);
    }
    let fault = Fault::new(
        Code::Outcome,
        &item.span(),
        "expected `true` for `unlimited`, found `false`",
    );
    let help = "leave `unlimited` out where nothing is published about it";
    context.scope.faults.report(fault.help(help));
    None
}

/// When the time was made longer, and its new last day where that is published.
struct Extended<'s> {
    on: Option<(Item<'s>, Date)>,
    to: Option<(Item<'s>, Date)>,
}

fn extended<'s>(
    on: Option<Item<'s>>,
    to: Option<Item<'s>>,
    context: &Context<'_>,
) -> Option<Extended<'s>> {
    if let Some(item) = to.as_ref().filter(|_| on.is_none()) {
        let message = format!(
            "expected `extended_on`, when the new last day was decided, beside `{}`, found none",
            item.path
        );
        context.report(Code::MissingKey, &item.key_span, message);
    }
    let dated = |item: Option<Item<'s>>| match item {
        Some(item) => {
            let date = terms::date(&item)?;
            Some(Some((item, date)))
        }
        None => Some(None),
    };
    let (on, to) = (dated(on), dated(to));
    Some(Extended { on: on?, to: to? })
}

/// To the end of a day that is the same for all, or of a later one that took its place.
fn until_day(
    until: Option<Date>,
    extended: Extended<'_>,
    context: &Context<'_>,
) -> Option<Validity> {
    let until = until?;
    match (extended.on, extended.to) {
        (None, _) => Some(Validity::Until(until)),
        (Some((_, decided)), Some((item, to))) => {
            if to <= until {
                let message =
                    format!("expected a last day after {until}, the first one, found {to}");
                context.report(Code::OrderOfTimes, &item.span(), message);
            }
            Some(Validity::Prolonged { until, to, decided })
        }
        (Some((item, _)), None) => {
            let message = format!(
                "expected `extended_to`, the new last day, beside `{}`, found none",
                item.path
            );
            let help = "it may be left out where the days count from an answer or from nothing that is published";
            let fault = Fault::new(Code::MissingKey, &item.key_span, message);
            context.scope.faults.report(fault.help(help));
            None
        }
    }
}

/// `from`: a date, or the name of a date question.
fn start(item: &Item<'_>, context: &Context<'_>) -> Option<Start> {
    let is_date = match item.value() {
        DeValue::Datetime(_) => true,
        DeValue::String(text) => text.starts_with(|first: char| first.is_ascii_digit()),
        _ => false,
    };
    if is_date {
        return terms::date(item).map(Start::Date);
    }
    let string = item.string("a date, or the name of a date question,")?;
    let scope = &context.scope;
    let question = scope
        .questions
        .resolve(item.faults, string.text, &string.span)?;
    let kind = scope.kind_of(question)?;
    if !matches!(kind, QuestionKind::Date { .. }) {
        let message = format!(
            "expected the name of a date question, found `{}`",
            string.text
        );
        context.report(Code::Units, &string.span, message);
    }
    let asked = scope.asked.get(question.index())?;
    if asked.item_of.is_some() {
        let message = format!(
            "expected a question that is asked once, found `{}`, which is asked of each item of a list",
            string.text
        );
        context.report(Code::Units, &string.span, message);
    }
    Some(Start::Answer(question))
}
