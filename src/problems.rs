//! A sentence for each thing that may be wrong in a field: what to do, not what was done wrong.

use rules::pack::QuestionKind;

use crate::{
    field::Field,
    flow, format,
    i18n::fill,
    input::{DatePart, Problem},
    wording::Wording,
};

/// What to do about `problem` in `field`.
pub fn sentence(wording: &Wording, field: &Field, problem: Problem) -> String {
    let words = wording.words;
    match problem {
        Problem::Empty => empty(wording, field),
        Problem::NotAnAmount => words.not_an_amount.into(),
        Problem::NotANumber => words.not_a_number.into(),
        Problem::Negative => words.negative.into(),
        Problem::Fraction => words.fraction.into(),
        Problem::MoneyAbove(max) => fill(words.above, &[&wording.money(max)]),
        Problem::MoneyBelow(min) => fill(words.below, &[&wording.money(min)]),
        Problem::CountAbove(max) => fill(words.above, &[&format::grouped(max.into())]),
        Problem::CountBelow(min) => fill(words.below, &[&format::grouped(min.into())]),
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
    }
}

fn empty(wording: &Wording, field: &Field) -> String {
    let words = wording.words;
    let question = match field {
        Field::Answer(id) => flow::question(wording.pack, id),
        // Eight weeks may be empty at once, so each names itself.
        Field::Week(_, first) => {
            let week = format::week(words.lang, *first);
            return [week.as_str(), ": ", words.empty_week].concat();
        }
        Field::Window(..) => return words.empty_date.into(),
        Field::LossWhat(_) => return words.no_description.into(),
        Field::LossAmount(_) => return words.empty_amount.into(),
    };
    match question.map(|question| &question.kind) {
        Some(QuestionKind::Services) => words.empty_services,
        Some(QuestionKind::Money { .. }) => words.empty_amount,
        Some(QuestionKind::Count { .. }) => words.empty_number,
        Some(QuestionKind::Date { .. }) => words.empty_date,
        _ => words.empty_choice,
    }
    .into()
}
