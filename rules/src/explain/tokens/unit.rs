//! Finds the unit of a formula again.

use super::MAX_DEPTH;
use crate::{
    pack::{
        Pack, QuestionKind,
        formula::{Fold, Formula, Measure, MonthPart},
    },
    unit::Unit,
};

/// The unit of what a formula comes to.
pub(in crate::explain) fn unit(pack: &Pack, formula: &Formula, depth: u32) -> Unit {
    if depth >= MAX_DEPTH {
        return Unit::Number;
    }
    let of = |formula: &Formula| unit(pack, formula, depth + 1);
    let both = |[left, right]: &[Formula; 2]| (of(left), of(right));
    match formula {
        Formula::Series(Fold::Number, ..) => Unit::Number,
        Formula::Money(_)
        | Formula::Highest(_)
        | Formula::Week(..)
        | Formula::Series(..)
        | Formula::Given(_) => Unit::Money,
        Formula::Duration(_)
        | Formula::Outage(_)
        | Formula::Within(..)
        | Formula::Month(MonthPart::Length, _) => Unit::Duration,
        Formula::Date(_)
        | Formula::Today
        | Formula::Month(..)
        | Formula::AfterMonths(_)
        | Formula::AfterWorked(..) => Unit::Date,
        Formula::Number(_)
        | Formula::Recorded(_)
        | Formula::Items(_)
        | Formula::WorkedBetween(..) => Unit::Number,
        Formula::Flag(_)
        | Formula::Is(..)
        | Formula::Used(_)
        | Formula::HasWeek(..)
        | Formula::IntakeOpen(_)
        | Formula::IsWorked(..)
        | Formula::Compare(..)
        | Formula::And(_)
        | Formula::Or(_)
        | Formula::Not(_) => Unit::Flag,
        Formula::Answer(question) => match question.of(&pack.questions).map(|asked| &asked.kind) {
            Some(QuestionKind::Money { .. }) => Unit::Money,
            Some(QuestionKind::Date { .. }) => Unit::Date,
            Some(QuestionKind::YesNo) => Unit::Flag,
            _ => Unit::Number,
        },
        Formula::Value(value) => value
            .of(&pack.values)
            .map_or(Unit::Number, |value| value.unit),
        Formula::Mul(sides) => match both(sides) {
            (Unit::Number, other) | (other, _) => other,
        },
        Formula::Div(sides) => match both(sides) {
            (left, right) if left == right => Unit::Number,
            (left, _) => left,
        },
        Formula::Sub(sides) => match both(sides) {
            (Unit::Date, Unit::Date) => Unit::Duration,
            (left, _) => left,
        },
        Formula::Add(sides) => match both(sides) {
            (_, Unit::Date) => Unit::Date,
            (left, _) => left,
        },
        Formula::Min(sides) | Formula::Max(sides) => both(sides).0,
        Formula::If(parts) => {
            let [_, then, _] = &**parts;
            of(then)
        }
        Formula::Round(_, _, inner) => of(inner),
        Formula::Lookup(table, _) => table
            .of(&pack.tables)
            .map_or(Unit::Number, |table| table.unit),
        Formula::Over(Fold::Any | Fold::Every, _) => Unit::Flag,
        Formula::Over(Fold::Number, _) => Unit::Number,
        Formula::Over(_, value) => value
            .of(&pack.values)
            .map_or(Unit::Number, |value| value.unit),
        Formula::Span(measure, _) => match measure {
            Measure::Number => Unit::Number,
            Measure::Began | Measure::Ended => Unit::Date,
            _ => Unit::Duration,
        },
    }
}
