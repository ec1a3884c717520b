//! Formulas: from text to a checked tree of `rules`.

mod kind;
mod lexer;
mod literal;
mod lower;
mod parser;

pub(crate) use kind::Kind;
pub(crate) use literal::{Literal, literal};
pub(crate) use lower::{Scope, Typed, ValueKind};
pub(crate) use parser::{Expr, parse};

/// How deep a formula's tree may be. A compiled pack is read by a JSON parser that goes 128 levels
/// deep, and each step of a formula takes two of them.
pub const MAX_DEPTH: usize = 48;

/// Words that formulas use, so that no service, question, option or value may have them as name.
pub(crate) const RESERVED: &[&str] = &[
    "and", "ceil", "d", "day", "days", "else", "floor", "h", "half_even", "half_up", "has_week",
    "highest", "if", "is", "max", "min", "no", "none", "not", "of", "one", "or", "outage",
    "recorded", "s", "then", "used", "week", "yes",
];
