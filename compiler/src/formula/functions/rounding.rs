//! Functions that choose between figures, round them, and count units in them.

use rules::{Formula, Ratio, Rounding};

use super::{Expr, Kind, Node, Scope, Typed};
use crate::diagnostic::{Code, Span};

/// The rounding of that name.
pub(crate) fn rounding(name: &str) -> Option<Rounding> {
    Some(match name {
        "floor" => Rounding::Floor,
        "ceil" => Rounding::Ceil,
        "half_up" => Rounding::HalfUp,
        "half_even" => Rounding::HalfEven,
        _ => return None,
    })
}

/// Which units of a figure count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counted {
    /// Those that have begun.
    Begun,
    /// Those that are full.
    Completed,
}

/// What a unit is wanted for.
#[derive(Clone, Copy, Debug)]
enum Purpose {
    Round,
    Count,
}

impl Scope<'_> {
    pub(super) fn extreme(
        &self,
        make: fn(Box<[Formula; 2]>) -> Formula,
        left: &Expr<'_>,
        right: &Expr<'_>,
        span: &Span,
    ) -> Typed {
        let (left, right) = (self.lower(left), self.lower(right));
        let kind = if left.kind == Kind::Date && right.kind == Kind::Date {
            Some(Kind::Date)
        } else {
            left.kind
                .plus(right.kind, true)
                .filter(|kind| *kind != Kind::Date)
        };
        if kind.is_none() {
            let message = format!(
                "expected two figures of one unit to choose from, found {} and {}",
                left.kind, right.kind
            );
            self.fault(Code::Units, span, message);
        }
        Typed {
            kind: kind.unwrap_or(Kind::Unknown),
            duration: None,
            parts_from: left.parts_from.or(right.parts_from),
            reads: left.reads || right.reads,
            formula: make(Box::new([left.formula, right.formula])),
        }
    }

    pub(super) fn round(&self, rounding: Rounding, figure: &Expr<'_>, unit: &Expr<'_>) -> Typed {
        let Some((figure, size)) = self.measured(figure, unit, Purpose::Round) else {
            return Typed::unknown();
        };
        Typed {
            parts_from: (!size.is_whole()).then(|| unit.span.clone()),
            formula: Formula::Round(rounding, size, Box::new(figure.formula)),
            ..figure
        }
    }

    /// How many units a figure holds: rounded to the unit and divided by it, so always whole.
    pub(super) fn count(&self, counted: Counted, figure: &Expr<'_>, unit: &Expr<'_>) -> Typed {
        let Some((figure, size)) = self.measured(figure, unit, Purpose::Count) else {
            return Typed::failed(Kind::Number);
        };
        let rounding = match counted {
            Counted::Begun => Rounding::Ceil,
            Counted::Completed => Rounding::Floor,
        };
        let unit = match figure.kind {
            Kind::Money => Formula::Money(size),
            Kind::Duration => Formula::Duration(size),
            _ => Formula::Number(size),
        };
        let rounded = Formula::Round(rounding, size, Box::new(figure.formula));
        Typed {
            reads: figure.reads,
            ..Typed::leaf(Formula::Div(Box::new([rounded, unit])), Kind::Number)
        }
    }

    /// A figure that can be measured, and the literal unit that it is measured by.
    fn measured(
        &self,
        figure: &Expr<'_>,
        unit: &Expr<'_>,
        purpose: Purpose,
    ) -> Option<(Typed, Ratio)> {
        let span = &figure.span;
        let figure = self.lower(figure);
        if figure.kind.is_compound() {
            self.report_compound(figure.kind, span);
            return None;
        }
        if !figure.kind.is_scalar() {
            let what = match purpose {
                Purpose::Round => "to round",
                Purpose::Count => "to count units in",
            };
            let message = format!(
                "expected money, a number or a duration {what}, found {}",
                figure.kind
            );
            self.fault(Code::Units, span, message);
            return None;
        }
        let ratio = match unit.node {
            Node::Literal(literal) => {
                if !literal.kind().agrees(figure.kind) {
                    let what = match purpose {
                        Purpose::Round => format!("to round {} to a unit", figure.kind),
                        Purpose::Count => format!("to count {} by a unit", figure.kind),
                    };
                    let found = literal.kind();
                    let message = format!("expected {what} of its own kind, found {found}");
                    self.fault(Code::Units, &unit.span, message);
                }
                literal.ratio(self.terms, &unit.span)
            }
            _ => Ok(None),
        };
        let ratio = ratio.unwrap_or_else(|fault| {
            self.faults.report(fault);
            Some(Ratio::whole(1))
        });
        let positive = ratio.filter(|ratio| ratio.numerator() > 0);
        if positive.is_none() {
            let found = match unit.node {
                Node::Literal(_) => "one that is not",
                _ => "one that is computed",
            };
            let what = match purpose {
                Purpose::Round => "to round to, like `10 KRW`",
                Purpose::Count => "to count, like `12 h`",
            };
            let message = format!("expected a unit above zero {what}, found {found}");
            self.fault(Code::BadRounding, &unit.span, message);
        }
        Some((figure, positive.unwrap_or(Ratio::whole(1))))
    }
}
