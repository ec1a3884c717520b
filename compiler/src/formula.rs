//! Formulas: from text to a checked tree of `rules`.

use rules::Formula;

mod binary;
mod functions;
mod kind;
mod lexer;
mod literal;
mod lower;
mod parser;
mod product;
mod scope;
#[cfg(test)]
mod tests;

pub(crate) use functions::rounding;
pub(crate) use kind::Kind;
pub(crate) use literal::{Literal, literal};
pub(crate) use parser::{Expr, Node, parse};
pub(crate) use scope::{Each, Scope, ValueKind};

/// How deep a formula's tree may be. A compiled pack is read by a JSON parser that goes 128 levels
/// deep, and each step of a formula takes two of them.
pub const MAX_DEPTH: usize = 48;

/// The word for the date that an estimate is for.
pub(crate) const TODAY: &str = "today";

/// Words that formulas use, so that no service, question, value, table or calendar may have them
/// as name. The names of later functions are not among them: a parenthesis tells them from names.
pub(crate) const RESERVED: &[&str] = &[
    "and",
    "ceil",
    "d",
    "day",
    "days",
    "else",
    "floor",
    "h",
    "half_even",
    "half_up",
    "has_week",
    "highest",
    "if",
    "is",
    "max",
    "min",
    "no",
    "none",
    "not",
    "of",
    "one",
    "or",
    "outage",
    "recorded",
    "s",
    "then",
    TODAY,
    "used",
    "week",
    "yes",
];

/// Whether a lowered formula is nested too deep to be read back. Regrouping a product may nest it
/// deeper than it was written.
pub(crate) fn is_too_deep(formula: &Formula) -> bool {
    json_depth(formula) > 2 * MAX_DEPTH
}

/// How deep the formula's JSON is.
fn json_depth(formula: &Formula) -> usize {
    let deepest = |parts: &[Formula]| parts.iter().map(json_depth).max().unwrap_or(0);
    match formula {
        Formula::Add(sides)
        | Formula::Sub(sides)
        | Formula::Mul(sides)
        | Formula::Div(sides)
        | Formula::Min(sides)
        | Formula::Max(sides)
        | Formula::And(sides)
        | Formula::Or(sides)
        | Formula::AfterMonths(sides) => 2 + deepest(sides.as_slice()),
        Formula::Compare(_, sides)
        | Formula::AfterWorked(_, sides)
        | Formula::WorkedBetween(_, sides)
        | Formula::Within(_, sides) => 3 + deepest(sides.as_slice()),
        Formula::If(parts) => 2 + deepest(parts.as_slice()),
        Formula::Not(inner) => 1 + json_depth(inner),
        Formula::Round(_, _, inner)
        | Formula::Lookup(_, inner)
        | Formula::Month(_, inner)
        | Formula::IsWorked(_, inner) => 2 + json_depth(inner),
        Formula::Money(_)
        | Formula::Number(_)
        | Formula::Duration(_)
        | Formula::Date(_)
        | Formula::Flag(_)
        | Formula::Answer(_)
        | Formula::Value(_)
        | Formula::Used(_)
        | Formula::Outage(_)
        | Formula::Highest(_)
        | Formula::Recorded(_)
        | Formula::Today
        | Formula::IntakeOpen(_)
        | Formula::Given(_)
        | Formula::Items(_) => 1,
        Formula::Week(..) | Formula::HasWeek(..) | Formula::Series(..) | Formula::Over(..) => 2,
        Formula::Is(..) | Formula::Span(..) => 3,
    }
}
