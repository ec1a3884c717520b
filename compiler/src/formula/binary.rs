//! Sums, differences, products, quotients and comparisons.

use rules::{Formula, Ratio, pack::formula::Comparison};

use super::{
    functions,
    kind::Kind,
    literal::Literal,
    parser::{Expr, Node, Operator},
    product::Factor,
    scope::{Scope, Typed},
};
use crate::diagnostic::{Code, Fault, Span};

impl Scope<'_> {
    pub(super) fn binary(&self, operator: Operator, sides: &[Expr<'_>; 2], span: &Span) -> Typed {
        let [left_side, right_side] = sides;
        if matches!(operator, Operator::And | Operator::Or) {
            let (left, right) = (self.flag(left_side), self.flag(right_side));
            let reads = left.reads || right.reads;
            let sides = Box::new([left.formula, right.formula]);
            let formula = match operator {
                Operator::And => Formula::And(sides),
                _ => Formula::Or(sides),
            };
            return Typed {
                reads,
                ..Typed::leaf(formula, Kind::Flag)
            };
        }
        let (left, right) = (self.lower(left_side), self.lower(right_side));
        let kinds = (left.kind, right.kind);
        let reads = left.reads || right.reads;
        let parts_from = match operator {
            Operator::Div => Some(span.clone()),
            Operator::Compare(_) => None,
            _ => left.parts_from.clone().or(right.parts_from.clone()),
        };
        let zero = |formula: &Formula| matches!(formula, Formula::Money(r) | Formula::Number(r) | Formula::Duration(r) if *r == Ratio::ZERO);
        if operator == Operator::Div && zero(&right.formula) {
            let message = "expected a divisor other than zero, found zero";
            self.fault(Code::OutOfBounds, &right_side.span, message);
        }
        let factor = match operator {
            Operator::Mul => left.factor().times(right.factor()),
            Operator::Div => left.factor().over(right.factor()),
            _ => {
                let by = match operator {
                    Operator::Add if left.kind == Kind::Duration => left_side,
                    _ => right_side,
                };
                let joined = joined(operator, left, right);
                if joined
                    .as_ref()
                    .is_some_and(|joined| joined.kind == Kind::Date)
                {
                    self.check_whole_days(by);
                }
                joined
            }
        };
        let Some(Factor {
            formula,
            duration,
            kind,
        }) = factor
        else {
            self.report_units(operator, kinds, span);
            return Typed {
                reads,
                ..Typed::unknown()
            };
        };
        Typed {
            formula,
            duration,
            kind,
            parts_from,
            reads,
        }
    }

    /// Reports a duration that may move a date by a part of a day.
    fn check_whole_days(&self, expr: &Expr<'_>) {
        if !is_whole_days(expr) {
            let message = "expected whole days to move a date by, found a duration that may not be";
            let help = "write it in days, like `3 days` or `count * 1 days`, or round it, like `floor(…, 1 days)`";
            self.fault_with(Code::Units, &expr.span, message, help);
        }
    }

    /// Reports a figure that is on the way to a unit where one is wanted.
    pub(super) fn report_compound(&self, kind: Kind, span: &Span) {
        let message = format!("expected money, a number or a duration, found {kind}");
        let help = match kind {
            Kind::MoneyTimesTime => "divide it by a duration, like `fee * outage(mail) / 30 days`",
            _ => "multiply it by a duration, like `fee / 30 days * outage(mail)`",
        };
        self.fault_with(Code::Units, span, message, help);
    }

    fn report_units(&self, operator: Operator, (left, right): (Kind, Kind), span: &Span) {
        if let Some(compound) = [left, right].into_iter().find(|kind| kind.is_compound())
            && !matches!(operator, Operator::Mul | Operator::Div)
        {
            self.report_compound(compound, span);
            return;
        }
        let wanted = match operator {
            Operator::Mul => "a figure and the number to multiply it by",
            Operator::Div => "a figure and what divides it, a number or one of its own unit,",
            _ => "two figures of one unit",
        };
        let symbol = operator.symbol();
        let message = format!("expected {wanted} around `{symbol}`, found {left} and {right}");
        let fault = Fault::new(Code::Units, span, message);
        let help = match (left, right) {
            (Kind::Money, Kind::Number) | (Kind::Number, Kind::Money) => {
                Some("write the amount with its currency, like `1_000 KRW`")
            }
            (Kind::Duration, Kind::Number) | (Kind::Number, Kind::Duration) => {
                Some("write the duration with its unit, like `3 days` or `72 h`")
            }
            (Kind::Flag, Kind::Flag) => Some("join tests with `and`, `or` and `not`"),
            _ => None,
        };
        self.faults.report(fault.help_if(help));
    }
}

impl Typed {
    fn factor(self) -> Factor {
        Factor {
            formula: self.formula,
            duration: self.duration,
            kind: self.kind,
        }
    }
}

/// A sum, a difference or a comparison.
fn joined(operator: Operator, left: Typed, right: Typed) -> Option<Factor> {
    let (first, second) = (left.kind, right.kind);
    let sides = Box::new([left.formula, right.formula]);
    let (formula, kind) = match operator {
        Operator::Add => (Formula::Add(sides), first.plus(second, true)?),
        Operator::Sub => (Formula::Sub(sides), first.plus(second, false)?),
        Operator::Compare(comparison) => {
            let is_equality = matches!(comparison, Comparison::Equal | Comparison::NotEqual);
            let ordered = |kind: Kind| kind.is_scalar() || kind == Kind::Date;
            let fits = |kind: Kind| ordered(kind) || (is_equality && kind == Kind::Flag);
            (first.agrees(second) && fits(first) && fits(second)).then_some(())?;
            (Formula::Compare(comparison, sides), Kind::Flag)
        }
        Operator::Mul | Operator::Div | Operator::And | Operator::Or => return None,
    };
    Some(Factor {
        formula,
        duration: None,
        kind,
    })
}

/// Whether a duration is whole days by the way it is written.
fn is_whole_days(expr: &Expr<'_>) -> bool {
    let day = Ratio::whole(24 * 60 * 60);
    match &expr.node {
        Node::Literal(Literal::Duration(seconds)) => seconds.div(day).is_ok_and(Ratio::is_whole),
        Node::Binary(Operator::Add | Operator::Sub, sides) => sides.iter().all(is_whole_days),
        Node::Binary(Operator::Mul, sides) => {
            let [left, right] = sides.as_ref();
            (is_whole_days(left) && is_whole_number(right))
                || (is_whole_number(left) && is_whole_days(right))
        }
        Node::Call(function, arguments) => match (function.text, arguments.as_slice()) {
            ("month_length", _) => true,
            (name, [_, unit]) => functions::rounding(name).is_some() && is_whole_days(unit),
            _ => false,
        },
        _ => false,
    }
}

/// Whether a number is whole by the way it is written; of a name that is taken for granted, and
/// an estimate sees to it.
fn is_whole_number(expr: &Expr<'_>) -> bool {
    match &expr.node {
        Node::Name(_) => true,
        Node::Literal(Literal::Number(number)) => number.is_whole(),
        Node::Call(function, arguments) => match arguments.as_slice() {
            [_, unit] if functions::rounding(function.text).is_some() => is_whole_number(unit),
            _ => functions::counts(function.text),
        },
        _ => false,
    }
}
