//! What an example expects of a line, in the words that it is written in.

use std::fmt;

use rules::{
    Currency, Instant, Ratio,
    estimate::{Amount, Certainty, Line, LineReason, Quantity},
    pack::Reason,
};

use crate::{
    diagnostic::{Code, Fault},
    formula::{Kind, Literal, literal},
    names::Names,
    nearest::did_you_mean,
    table::Str,
    terms::{self, Terms},
};

/// The gist of a line: what is given and how sure that is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Gist {
    Due(Given),
    Range(Given),
    Review(LineReason),
    NotDue(LineReason),
    OutOfScope(LineReason),
    Unknown,
}

/// What is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Given {
    Nothing,
    Money(i64),
    Between(i64, i64),
    Time(i64),
    /// More time, and the first second after the new end.
    Extended(i64, Instant),
    Items,
}

impl Gist {
    pub(crate) fn of(line: &Line) -> Self {
        let given = match &line.amount {
            Amount::None => Given::Nothing,
            Amount::Money(minor) => Given::Money(*minor),
            Amount::Range { low, high } => Given::Between(*low, *high),
            Amount::Time(seconds) => Given::Time(*seconds),
            Amount::Extended { seconds, until } => Given::Extended(*seconds, *until),
            Amount::Items(_) => Given::Items,
        };
        match line.certainty {
            Certainty::Due => Self::Due(given),
            Certainty::Range => Self::Range(given),
            Certainty::Review => Self::Review(line.reason.clone()),
            Certainty::NotDue if line.in_scope => Self::NotDue(line.reason.clone()),
            Certainty::NotDue => Self::OutOfScope(line.reason.clone()),
            Certainty::Unknown => Self::Unknown,
        }
    }

    /// In the words of an example.
    pub(crate) fn in_words(&self, currency: Currency) -> String {
        let money = |minor| shown_money(minor, currency);
        let given = |given: &Given| match given {
            Given::Nothing => "nothing".to_owned(),
            Given::Money(minor) => money(*minor),
            Given::Between(low, high) => format!("{} to {}", money(*low), money(*high)),
            Given::Time(seconds) => shown_time(*seconds),
            Given::Extended(seconds, until) => {
                format!("{} to {}", shown_time(*seconds), shown_end(*until))
            }
            Given::Items => "items".to_owned(),
        };
        match self {
            Self::Due(what) => format!("due {}", given(what)),
            Self::Range(what) => format!("range {}", given(what)),
            Self::Review(reason) => format!("review {}", ReasonName(reason)),
            Self::NotDue(reason) => format!("not_due {}", ReasonName(reason)),
            Self::OutOfScope(reason) => format!("out_of_scope {}", ReasonName(reason)),
            Self::Unknown => "unknown".to_owned(),
        }
    }
}

/// A reason as packs and examples call it.
struct ReasonName<'r>(&'r LineReason);

impl fmt::Display for ReasonName<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            LineReason::RuleApplies => "rule_applies",
            LineReason::ServiceNotUsed => "service_not_used",
            LineReason::NoOutage => "no_outage",
            LineReason::AnswersMissing => "answers_missing",
            LineReason::TooLarge => "too_large",
            LineReason::PackFault => "pack_fault",
            LineReason::OtherRemedy => "other_remedy",
            LineReason::Pack(reason) => reason.as_str(),
        })
    }
}

/// `30_000 KRW`, `8.06 GBP`.
pub(crate) fn shown_money(minor: i64, currency: Currency) -> String {
    let per_unit = Terms::minor_per_unit(currency).unsigned_abs();
    let (whole, rest) = (
        minor.unsigned_abs() / per_unit,
        minor.unsigned_abs() % per_unit,
    );
    let digits = whole.to_string();
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push('_');
        }
        grouped.push(digit);
    }
    let sign = if minor < 0 { "-" } else { "" };
    let width = currency.digits() as usize;
    if width == 0 {
        format!("{sign}{grouped} {currency}")
    } else {
        format!("{sign}{grouped}.{rest:0width$} {currency}")
    }
}

/// The largest unit that measures it exactly: `3 days`, `71 h`, `90 min`.
pub(crate) fn shown_time(seconds: i64) -> String {
    let units = [(86_400, "days"), (3_600, "h"), (60, "min")];
    let exact = units.into_iter().find(|(unit, _)| seconds % unit == 0);
    match exact {
        Some((unit, name)) => format!("{} {name}", seconds / unit),
        None => format!("{seconds} s"),
    }
}

/// An end that is not included: the day before where it is midnight, else the time.
fn shown_end(until: Instant) -> String {
    let is_midnight = until.time_of_day() == (0, 0) && until.seconds().rem_euclid(60) == 0;
    match until.date().plus_days(-1).filter(|_| is_midnight) {
        Some(last) => last.to_string(),
        None => shown_moment(until),
    }
}

/// `2022-10-15T15:30`, with seconds where there are some.
pub(crate) fn shown_moment(moment: Instant) -> String {
    let (date, (hour, minute)) = (moment.date(), moment.time_of_day());
    match moment.seconds().rem_euclid(60) {
        0 => format!("{date}T{hour:02}:{minute:02}"),
        second => format!("{date}T{hour:02}:{minute:02}:{second:02}"),
    }
}

/// Reads what [`shown_end`] writes.
fn end(string: &Str<'_>, terms: &Terms) -> Option<Instant> {
    let offset = terms.offset_minutes.unwrap_or(0);
    match terms::date_in_text(string.text) {
        Some(last) => Instant::new(last.plus_days(1)?, 0, 0, 0, offset),
        None => terms::moment_in_text(string.text, offset),
    }
}

pub(crate) fn shown_quantity(quantity: &Quantity, currency: Currency) -> String {
    let whole = |ratio: &Ratio, shown: fn(i64, Currency) -> String| match ratio.to_i64() {
        Some(whole) => shown(whole, currency),
        None => format!("{ratio} of the smallest unit"),
    };
    match quantity {
        Quantity::Money(minor) => whole(minor, shown_money),
        Quantity::Duration(seconds) => whole(seconds, |seconds, _| shown_time(seconds)),
        Quantity::Number(number) => number.to_string(),
        Quantity::Date(date) => date.to_string(),
        Quantity::Moment(moment) => moment.to_string(),
        Quantity::Flag(flag) => if *flag { "yes" } else { "no" }.to_owned(),
        Quantity::Choice(option) => option.to_string(),
    }
}

/// Reads what an example expects of a line.
pub(crate) fn gist(
    string: &Str<'_>,
    terms: &Terms,
    reasons: &Names<Reason>,
) -> Result<Gist, Fault> {
    let (word, rest) = string
        .text
        .trim()
        .split_once(' ')
        .unwrap_or((string.text.trim(), ""));
    let rest = part(string, rest);
    if rest.text.is_empty() && word != "unknown" {
        return Err(malformed(string));
    }
    match word {
        "due" => Ok(Gist::Due(due(string, &rest, terms)?)),
        "range" if rest.text == "items" => Ok(Gist::Range(Given::Items)),
        "range" => {
            let (low, high) = between(&rest, terms)?.ok_or_else(|| malformed(string))?;
            Ok(Gist::Range(Given::Between(low, high)))
        }
        "review" => Ok(Gist::Review(reason(&rest, reasons)?)),
        "not_due" => Ok(Gist::NotDue(reason(&rest, reasons)?)),
        "out_of_scope" => Ok(Gist::OutOfScope(reason(&rest, reasons)?)),
        "unknown" if rest.text.is_empty() => Ok(Gist::Unknown),
        _ => Err(malformed(string)),
    }
}

/// `30_000 KRW`, `3 days`, `3 days to 2024-03-20` or `items`.
fn due(string: &Str<'_>, rest: &Str<'_>, terms: &Terms) -> Result<Given, Fault> {
    if rest.text == "items" {
        return Ok(Given::Items);
    }
    let (much, until) = match rest.text.split_once(" to ") {
        Some((much, until)) => (part(rest, much), Some(part(rest, until))),
        None => (rest.clone(), None),
    };
    match (figure(&much, terms)?, until) {
        ((Kind::Money, minor), None) => Ok(Given::Money(minor)),
        ((Kind::Duration, seconds), None) => Ok(Given::Time(seconds)),
        ((Kind::Duration, seconds), Some(until)) => {
            let until = end(&until, terms).ok_or_else(|| malformed(string))?;
            Ok(Given::Extended(seconds, until))
        }
        _ => Err(malformed(string)),
    }
}

/// `30_000 KRW` or `1_000 KRW to 2_000 KRW`, as the ends of a total.
pub(crate) fn total(string: &Str<'_>, terms: &Terms) -> Result<(i64, i64), Fault> {
    match between(string, terms)? {
        Some(ends) => Ok(ends),
        None => match figure(string, terms)? {
            (Kind::Money, minor) => Ok((minor, minor)),
            _ => Err(malformed_total(string)),
        },
    }
}

/// A figure that a line lacks to its next bound.
pub(crate) fn quantity(string: &Str<'_>, terms: &Terms) -> Result<Quantity, Fault> {
    let literal = literal(string)?;
    let ratio = literal.ratio(terms, &string.span)?;
    match (literal, ratio) {
        (Literal::Money(..), Some(minor)) => Ok(Quantity::Money(minor)),
        (Literal::Number(_), Some(number)) => Ok(Quantity::Number(number)),
        (Literal::Duration(_), Some(seconds)) => Ok(Quantity::Duration(seconds)),
        _ => Err(malformed_total(string)),
    }
}

/// The part of `string` that `text`, a slice of it, is.
fn part<'s>(string: &Str<'s>, text: &'s str) -> Str<'s> {
    let text = text.trim();
    let start = string.text.find(text).unwrap_or(0);
    Str {
        text,
        span: string.part(start..start + text.len()),
        base: string.base.map(|base| base + start),
    }
}

fn between(string: &Str<'_>, terms: &Terms) -> Result<Option<(i64, i64)>, Fault> {
    let Some((low, high)) = string.text.split_once(" to ") else {
        return Ok(None);
    };
    let ends = (
        figure(&part(string, low), terms)?,
        figure(&part(string, high), terms)?,
    );
    Ok(match ends {
        ((Kind::Money, low), (Kind::Money, high)) => Some((low, high)),
        _ => None,
    })
}

fn figure(string: &Str<'_>, terms: &Terms) -> Result<(Kind, i64), Fault> {
    let literal = literal(string)?;
    let ratio = literal.ratio(terms, &string.span)?;
    let whole = ratio.and_then(Ratio::to_i64);
    whole
        .map(|whole| (literal.kind(), whole))
        .ok_or_else(|| malformed(string))
}

fn reason(string: &Str<'_>, reasons: &Names<Reason>) -> Result<LineReason, Fault> {
    match string.text {
        "service_not_used" => Ok(LineReason::ServiceNotUsed),
        "no_outage" => Ok(LineReason::NoOutage),
        "too_large" => Ok(LineReason::TooLarge),
        "pack_fault" => Ok(LineReason::PackFault),
        "other_remedy" => Ok(LineReason::OtherRemedy),
        name if reasons.contains(name) => Ok(LineReason::Pack(name.into())),
        name => {
            let message = format!("expected the name of a reason, found `{name}`");
            let built_in = [
                "service_not_used",
                "no_outage",
                "too_large",
                "pack_fault",
                "other_remedy",
            ];
            let help = reasons.guess(name).or_else(|| did_you_mean(name, built_in));
            Err(Fault::new(Code::UnknownName, &string.span, message).help_if(help))
        }
    }
}

fn malformed(string: &Str<'_>) -> Fault {
    let message = format!(
        "expected an outcome like `due 30_000 KRW`, found `{}`",
        string.text
    );
    Fault::new(Code::BadExpectation, &string.span, message).help(
        "the forms are `due AMOUNT`, `due DURATION`, `due DURATION to LAST_DAY`, `due items`, `range AMOUNT to AMOUNT`, `range items`, \
         `review REASON`, `not_due REASON`, `out_of_scope REASON` and `unknown`",
    )
}

fn malformed_total(string: &Str<'_>) -> Fault {
    let message = format!(
        "expected a figure like `30_000 KRW`, found `{}`",
        string.text
    );
    Fault::new(Code::BadExpectation, &string.span, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn new_ends_read_as_they_are_written() {
        let terms = Terms {
            languages: None,
            currency: Some(Currency::KRW),
            offset_minutes: Some(540),
        };
        let reasons = Names::new("reason", []);
        for text in [
            "due 3 days to 2024-03-20",
            "due 36 h to 2024-03-20T12:00",
            "due 61 s to 2024-03-20T00:00:01",
            "due 90 min",
            "range 0 KRW to 10_000 KRW",
            "review other_remedy",
        ] {
            let string = Str {
                text,
                span: 0..text.len(),
                base: Some(0),
            };
            let read = gist(&string, &terms, &reasons).unwrap();
            assert_eq!(read.in_words(Currency::KRW), text);
        }
    }
}
