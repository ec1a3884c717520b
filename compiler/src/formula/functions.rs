//! Functions: what each takes and what it comes to.

mod dates;
mod items;
mod lookups;
mod rounding;
mod series;
mod spans;

use rules::{
    Formula,
    pack::formula::{Fold, Measure, MonthPart},
};

use self::{rounding::Counted, series::Period};
use super::{
    kind::Kind,
    parser::{Expr, Name, Node},
    scope::{Scope, Typed},
};
use crate::{
    diagnostic::{Code, Fault, Span},
    nearest::nearest,
};

pub(crate) use self::rounding::rounding;

/// Each function with the forms that it is written in.
const FUNCTIONS: [(&str, &str); 40] = [
    ("used", "`used(service)`"),
    ("outage", "`outage(service or windows question)`"),
    ("longest", "`longest(service or windows question)`"),
    (
        "most_in_a_day",
        "`most_in_a_day(service or windows question)`",
    ),
    (
        "most_in_a_month",
        "`most_in_a_month(service or windows question)`",
    ),
    ("times", "`times(service or windows question)`"),
    ("began", "`began(service or windows question)`"),
    ("ended", "`ended(service or windows question)`"),
    (
        "outage_within",
        "`outage_within(service or windows question, from, to)`",
    ),
    ("highest", FOLD_FORMS),
    ("lowest", FOLD_FORMS),
    ("mean", FOLD_FORMS),
    ("median", FOLD_FORMS),
    ("sum", FOLD_FORMS),
    (
        "recorded",
        "`recorded(question)` or `recorded(question, 2022-10-15, 2022-10-29)`",
    ),
    ("any", "`any(value of each item)`"),
    ("every", "`every(value of each item)`"),
    ("number_of", "`number_of(list)`"),
    ("week", "`week(weekly question, 2022-10-15)`"),
    ("has_week", "`has_week(weekly question, 2022-10-15)`"),
    ("day", "`day(daily question, 2022-10-15)`"),
    ("has_day", "`has_day(daily question, 2022-10-15)`"),
    ("lookup", "`lookup(table, key)`"),
    ("given", "`given(remedy)`"),
    ("intake_open", "`intake_open(intake)`"),
    ("month_start", "`month_start(date)`"),
    ("month_end", "`month_end(date)`"),
    ("month_length", "`month_length(date)`"),
    ("after_months", "`after_months(date, count)`"),
    ("is_working_day", "`is_working_day(calendar, date)`"),
    (
        "after_working_days",
        "`after_working_days(calendar, date, count)`",
    ),
    ("working_days", "`working_days(calendar, from, to)`"),
    ("min", "`min(a, b)`"),
    ("max", "`max(a, b)`"),
    ("floor", "`floor(figure, 10 KRW)`"),
    ("ceil", "`ceil(figure, 10 KRW)`"),
    ("half_up", "`half_up(figure, 10 KRW)`"),
    ("half_even", "`half_even(figure, 10 KRW)`"),
    ("begun", "`begun(figure, 12 h)`"),
    ("completed", "`completed(figure, 12 h)`"),
];

const FOLD_FORMS: &str =
    "`…(question)`, `…(question, 2022-10-15, 2022-10-29)` or `…(value of each item)`";

/// Whether a function comes to a whole number.
pub(super) fn counts(function: &str) -> bool {
    matches!(
        function,
        "times" | "recorded" | "number_of" | "working_days" | "begun" | "completed"
    )
}

fn fold(name: &str) -> Option<Fold> {
    Some(match name {
        "sum" => Fold::Sum,
        "highest" => Fold::Highest,
        "lowest" => Fold::Lowest,
        "mean" => Fold::Mean,
        "median" => Fold::Median,
        _ => return None,
    })
}

fn measure(name: &str) -> Option<(Measure, Kind)> {
    Some(match name {
        "outage" => (Measure::Total, Kind::Duration),
        "longest" => (Measure::Longest, Kind::Duration),
        "most_in_a_day" => (Measure::MostInADay, Kind::Duration),
        "most_in_a_month" => (Measure::MostInAMonth, Kind::Duration),
        "times" => (Measure::Number, Kind::Number),
        "began" => (Measure::Began, Kind::Date),
        "ended" => (Measure::Ended, Kind::Date),
        _ => return None,
    })
}

impl Scope<'_> {
    pub(super) fn call(&self, function: &Name<'_>, arguments: &[Expr<'_>], span: &Span) -> Typed {
        let name = function.text;
        match (name, arguments) {
            ("used", [service]) => self.used(service),
            ("outage_within", [spans, from, to]) => self.outage_within(spans, [from, to]),
            ("recorded", [question]) => self.recorded(question, None),
            ("recorded", [question, from, to]) => self.recorded(question, Some([from, to])),
            ("any", [value]) => self.fold_flags(Fold::Any, value),
            ("every", [value]) => self.fold_flags(Fold::Every, value),
            ("number_of", [list]) => self.number_of(list),
            ("week", [question, date]) => self.amount_of(Period::Week, question, date),
            ("day", [question, date]) => self.amount_of(Period::Day, question, date),
            ("has_week", [question, date]) => self.has(Period::Week, question, date),
            ("has_day", [question, date]) => self.has(Period::Day, question, date),
            ("lookup", [table, key]) => self.look_up(table, key),
            ("given", [remedy]) => self.given(remedy, &function.span),
            ("intake_open", [intake]) => self.intake_open(intake),
            ("month_start", [date]) => self.month(MonthPart::Start, Kind::Date, date),
            ("month_end", [date]) => self.month(MonthPart::End, Kind::Date, date),
            ("month_length", [date]) => self.month(MonthPart::Length, Kind::Duration, date),
            ("after_months", [date, count]) => self.after_months(date, count),
            ("is_working_day", [calendar, date]) => self.is_working_day(calendar, date),
            ("after_working_days", [calendar, date, count]) => {
                self.after_working_days(calendar, date, count)
            }
            ("working_days", [calendar, from, to]) => self.working_days(calendar, [from, to]),
            ("min", [left, right]) => self.extreme(Formula::Min, left, right, span),
            ("max", [left, right]) => self.extreme(Formula::Max, left, right, span),
            ("begun", [figure, unit]) => self.count(Counted::Begun, figure, unit),
            ("completed", [figure, unit]) => self.count(Counted::Completed, figure, unit),
            _ => self.call_by_table(function, arguments, span),
        }
    }

    /// Functions that differ in a word of their formula only.
    fn call_by_table(&self, function: &Name<'_>, arguments: &[Expr<'_>], span: &Span) -> Typed {
        let name = function.text;
        match (fold(name), measure(name), rounding(name), arguments) {
            (Some(fold), _, _, [figures]) => self.fold(fold, figures, span),
            (Some(fold), _, _, [question, from, to]) => {
                self.fold_periods(fold, question, Some([from, to]), span)
            }
            (_, Some((measure, kind)), _, [spans]) => self.measure(measure, kind, spans),
            (_, _, Some(rounding), [figure, unit]) => self.round(rounding, figure, unit),
            _ => {
                self.report_call(function, arguments.len(), span);
                Typed::unknown()
            }
        }
    }

    fn report_call(&self, function: &Name<'_>, given: usize, span: &Span) {
        match FUNCTIONS.iter().find(|(name, _)| *name == function.text) {
            Some((name, form)) => {
                let form = form.replace('…', name);
                let message = format!("expected {form}, found {given} between the parentheses");
                self.fault(Code::Arguments, span, message);
            }
            None => {
                let text = function.text;
                let names = || FUNCTIONS.iter().map(|(name, _)| *name);
                let message = format!("expected the name of a function, found `{text}`");
                let begins = |name: &&str| text.starts_with(name);
                let near = nearest(text, names()).or_else(|| names().find(begins));
                let help = near.map(|name| format!("did you mean `{name}`?"));
                let fault = Fault::new(Code::UnknownName, &function.span, message);
                self.faults.report(fault.help_if(help));
            }
        }
    }

    /// The name that an argument has to be; a fault where it is a figure.
    fn named<'s>(&self, expr: &Expr<'s>, what: &str) -> Option<Name<'s>> {
        if let Node::Name(text) = expr.node {
            return Some(Name {
                text,
                span: expr.span.clone(),
            });
        }
        let message = format!("expected the name of {what}, found a figure");
        self.fault(Code::Arguments, &expr.span, message);
        None
    }
}
