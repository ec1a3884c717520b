//! Formulas as they read.

use crate::{
    Formula, Ratio, Ref, Rounding,
    pack::{Question, Service, Value, formula::Comparison},
    testing::date,
};

pub(crate) fn krw(amount: i64) -> Formula {
    Formula::Money(Ratio::whole(amount))
}

pub(crate) fn number(number: i64) -> Formula {
    Formula::Number(Ratio::whole(number))
}

pub(crate) fn hours(hours: i64) -> Formula {
    Formula::Duration(Ratio::whole(hours * 3600))
}

pub(crate) fn day(text: &str) -> Formula {
    Formula::Date(date(text))
}

pub(crate) fn yes() -> Formula {
    Formula::Flag(true)
}

pub(crate) fn no() -> Formula {
    Formula::Flag(false)
}

pub(crate) fn answer(question: Ref<Question>) -> Formula {
    Formula::Answer(question)
}

pub(crate) fn value(value: Ref<Value>) -> Formula {
    Formula::Value(value)
}

pub(crate) fn outage(service: Ref<Service>) -> Formula {
    Formula::Outage(service)
}

pub(crate) fn used(service: Ref<Service>) -> Formula {
    Formula::Used(service)
}

pub(crate) fn is(question: Ref<Question>, options: &[&str]) -> Formula {
    Formula::Is(question, options.iter().map(|id| (*id).into()).collect())
}

pub(crate) fn week(question: Ref<Question>, week: &str) -> Formula {
    Formula::Week(question, date(week))
}

pub(crate) fn has_week(question: Ref<Question>, week: &str) -> Formula {
    Formula::HasWeek(question, date(week))
}

pub(crate) fn highest(question: Ref<Question>) -> Formula {
    Formula::Highest(question)
}

pub(crate) fn recorded(question: Ref<Question>) -> Formula {
    Formula::Recorded(question)
}

macro_rules! pairs {
    ($($name:ident => $variant:ident),+ $(,)?) => {$(
        pub(crate) fn $name(left: Formula, right: Formula) -> Formula {
            Formula::$variant(Box::new([left, right]))
        }
    )+};
}

pairs! {
    add => Add,
    sub => Sub,
    mul => Mul,
    div => Div,
    min => Min,
    max => Max,
    and => And,
    or => Or,
}

pub(crate) fn compare(comparison: Comparison, left: Formula, right: Formula) -> Formula {
    Formula::Compare(comparison, Box::new([left, right]))
}

pub(crate) fn more(left: Formula, right: Formula) -> Formula {
    compare(Comparison::More, left, right)
}

pub(crate) fn not(inner: Formula) -> Formula {
    Formula::Not(Box::new(inner))
}

pub(crate) fn when(test: Formula, then: Formula, otherwise: Formula) -> Formula {
    Formula::If(Box::new([test, then, otherwise]))
}

pub(crate) fn round(rounding: Rounding, unit: i64, inner: Formula) -> Formula {
    Formula::Round(rounding, Ratio::whole(unit), Box::new(inner))
}
