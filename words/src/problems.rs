//! A sentence for each thing that may be wrong in a field: what to do, not what was done wrong.

use interview::{
    field::{End, Field},
    flow,
    input::{DatePart, Problem},
};
use rules::{Ratio, id::QuestionId, pack::QuestionKind};

use crate::{format, i18n::fill, wording::Wording};

/// What to do about `problem` in `field`. A field that is one of many names itself, since many of
/// them may stand in the list of what is wrong.
pub fn sentence(wording: &Wording, field: &Field, problem: Problem) -> String {
    let mut place = String::new();
    name(wording, field, &mut place);
    let todo = todo(wording, field, problem);
    if place.is_empty() {
        return todo;
    }
    [&place, ": ", &todo].concat()
}

/// Adds what `field` is called, as far as it is one of many.
fn name(wording: &Wording, field: &Field, place: &mut String) {
    let name_of_part = match field {
        Field::Week(id, first) => period(wording, id, *first),
        Field::Span(id, index, _) if takes_several(wording, id) => {
            fill(wording.words.span_name, &[&(index + 1).to_string()])
        }
        Field::OfItem(list, index, _) => wording.item_name(list, *index),
        Field::Answer(_)
        | Field::Span(..)
        | Field::Window(..)
        | Field::LossWhat(_)
        | Field::LossAmount(_)
        | Field::LossDate(_) => return,
    };
    add(place, &name_of_part);
    if let Field::OfItem(list, _, inner) = field {
        // Which of the item's fields, where it has several.
        let several = flow::questions_of(wording.pack, list).nth(1).is_some();
        if let Some(question) = inner.question().filter(|_| several) {
            add(place, wording.label(question));
        }
        name(wording, inner, place);
    }
}

fn add(place: &mut String, name: &str) {
    if !place.is_empty() {
        place.push_str(", ");
    }
    place.push_str(name);
}

fn period(wording: &Wording, question: &QuestionId, first: rules::Date) -> String {
    let lang = wording.words.lang;
    if is_daily(wording, question) {
        format::day(lang, first)
    } else {
        format::week(lang, first)
    }
}

fn is_daily(wording: &Wording, question: &QuestionId) -> bool {
    flow::question(wording.pack, question)
        .is_some_and(|asked| matches!(asked.kind, QuestionKind::DailyMoney { .. }))
}

/// Whether a question about windows takes more than one.
fn takes_several(wording: &Wording, question: &QuestionId) -> bool {
    flow::question(wording.pack, question)
        .is_some_and(|asked| matches!(asked.kind, QuestionKind::Windows { most: 2.., .. }))
}

fn todo(wording: &Wording, field: &Field, problem: Problem) -> String {
    let words = wording.words;
    match problem {
        Problem::Empty => empty(wording, field),
        Problem::NotAnAmount => wording.not_an_amount(),
        Problem::NotANumber => words.not_a_number.into(),
        Problem::Negative => words.negative.into(),
        Problem::Fraction => wording.fraction(),
        Problem::MoneyAbove(max) => fill(words.above, &[&wording.money(max)]),
        Problem::MoneyBelow(min) => fill(words.below, &[&wording.money(min)]),
        Problem::CountAbove(max) => fill(words.above, &[&format::grouped(max.into())]),
        Problem::CountBelow(min) => fill(words.below, &[&format::grouped(min.into())]),
        Problem::NotADecimal => words.not_a_decimal.into(),
        Problem::TooManyDecimals(0) => words.no_decimals.into(),
        Problem::TooManyDecimals(most) => fill(words.too_many_decimals, &[&most.to_string()]),
        Problem::NumberAbove(max) => fill(words.above, &[&number(wording, field, max)]),
        Problem::NumberBelow(min) => fill(words.below, &[&number(wording, field, min)]),
        Problem::NotADuration => words.not_a_duration.into(),
        Problem::DurationAbove(max) => fill(words.above, &[&format::duration(words.lang, max)]),
        Problem::DurationBelow(min) => fill(words.below, &[&format::duration(words.lang, min)]),
        Problem::PartEmpty(part) => {
            let [year, month, day, hour, minute] = words.date_parts;
            let name = match part {
                DatePart::Year => year,
                DatePart::Month => month,
                DatePart::Day => day,
                DatePart::Hour => hour,
                DatePart::Minute => minute,
            };
            fill(words.part_empty, &[name])
        }
        Problem::PartOutOfRange(part) => {
            let [year, month, day, hour, minute] = words.part_range;
            match part {
                DatePart::Year => year,
                DatePart::Month => month,
                DatePart::Day => day,
                DatePart::Hour => hour,
                DatePart::Minute => minute,
            }
            .into()
        }
        Problem::YearDigits => words.year_digits.into(),
        Problem::NoSuchDate => words.no_such_date.into(),
        Problem::After(latest) => fill(words.after, &[&wording.date(latest)]),
        Problem::Before(earliest) => fill(words.before, &[&wording.date(earliest)]),
        Problem::EndBeforeStart => words.end_before_start.into(),
        Problem::OutsideIncident => words.outside_incident.into(),
        Problem::NoDescription => words.no_description.into(),
        Problem::TooMany(most) => fill(words.too_many, &[&most.to_string()]),
    }
}

/// A number with the unit of the question that `field` answers.
fn number(wording: &Wording, field: &Field, number: Ratio) -> String {
    let question = field.question();
    let question = question.and_then(|id| flow::question(wording.pack, id));
    question.map_or_else(
        || format::number(number),
        |question| wording.answered_number(question, number),
    )
}

fn empty(wording: &Wording, field: &Field) -> String {
    let words = wording.words;
    match field {
        Field::OfItem(_, _, inner) => return empty(wording, inner),
        Field::Answer(id) => match flow::question(wording.pack, id).map(|asked| &asked.kind) {
            Some(QuestionKind::Services) => words.empty_services,
            Some(QuestionKind::Money { .. }) => words.empty_amount,
            Some(QuestionKind::Count { .. } | QuestionKind::Number { .. }) => words.empty_number,
            Some(QuestionKind::Duration { .. }) => words.empty_duration,
            Some(QuestionKind::Date { .. }) => words.empty_date,
            Some(
                QuestionKind::Choice { .. }
                | QuestionKind::YesNo
                | QuestionKind::WeeklyMoney { .. }
                | QuestionKind::DailyMoney { .. }
                | QuestionKind::Windows { .. }
                | QuestionKind::Items { .. },
            )
            | None => words.empty_choice,
        },
        Field::Week(id, _) if is_daily(wording, id) => words.empty_day,
        Field::Week(..) => words.empty_week,
        Field::Span(_, _, End::From) => words.empty_from,
        Field::Span(_, _, End::To) => words.empty_to,
        Field::Window(..) | Field::LossDate(_) => words.empty_date,
        Field::LossWhat(_) => words.no_description,
        Field::LossAmount(_) => words.empty_amount,
    }
    .into()
}
