//! Formulas: from text to a checked tree of `rules`.

use rules::Formula;

mod functions;
mod kind;
mod lexer;
mod literal;
mod lower;
mod parser;
mod product;
#[cfg(test)]
mod tests;

pub(crate) use functions::rounding;
pub(crate) use kind::Kind;
pub(crate) use literal::{Literal, literal};
pub(crate) use lower::{Scope, ValueKind};
pub(crate) use parser::{Expr, Node, parse};

/// How deep a formula's tree may be. A compiled pack is read by a JSON parser that goes 128 levels
/// deep, and each step of a formula takes two of them.
pub const MAX_DEPTH: usize = 48;

/// Words that formulas use, so that no service, question, option or value may have them as name.
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
    "used",
    "week",
    "yes",
];

/// How deep a lowered formula is; regrouping a product may make it deeper than it was written.
pub(crate) fn depth(formula: &Formula) -> usize {
    let deepest = |parts: &[Formula]| parts.iter().map(depth).max().unwrap_or(0);
    1 + match formula {
        Formula::Add(sides)
        | Formula::Sub(sides)
        | Formula::Mul(sides)
        | Formula::Div(sides)
        | Formula::Min(sides)
        | Formula::Max(sides)
        | Formula::Compare(_, sides)
        | Formula::And(sides)
        | Formula::Or(sides) => deepest(sides.as_slice()),
        Formula::If(parts) => deepest(parts.as_slice()),
        Formula::Not(inner) | Formula::Round(_, _, inner) => depth(inner),
        Formula::Money(_)
        | Formula::Number(_)
        | Formula::Duration(_)
        | Formula::Date(_)
        | Formula::Flag(_)
        | Formula::Answer(_)
        | Formula::Value(_)
        | Formula::Is(..)
        | Formula::Used(_)
        | Formula::Outage(_)
        | Formula::Highest(_)
        | Formula::Week(..)
        | Formula::Recorded(_)
        | Formula::HasWeek(..) => 0,
    }
}
