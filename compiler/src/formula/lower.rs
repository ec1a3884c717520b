//! From a syntax tree to a formula of `rules`: names resolved, units checked.

use rules::{
    Formula, Ratio,
    formula::Comparison,
    pack::{Question, QuestionKind, Service, Value},
};

use super::{
    is_too_deep,
    kind::Kind,
    literal::Literal,
    parser::{Expr, Name, Node, Operator, too_deep},
    product::Factor,
};
use crate::{
    diagnostic::{Code, Fault, Faults, Span},
    names::Names,
    nearest::{did_you_mean, listed},
    terms::Terms,
};

/// What a formula may name.
#[derive(Debug)]
pub(crate) struct Scope<'p> {
    pub(crate) faults: &'p Faults,
    pub(crate) terms: &'p Terms,
    pub(crate) services: &'p Names<Service>,
    pub(crate) questions: &'p Names<Question>,
    /// By question; nothing where the question itself is at fault.
    pub(crate) question_kinds: &'p [Option<QuestionKind>],
    pub(crate) values: &'p Names<Value>,
    /// By value, as far as they are worked out.
    pub(crate) value_kinds: Vec<ValueKind>,
}

/// What is known of a named value.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ValueKind {
    pub(crate) kind: Kind,
    /// Whether it always comes to whole minor units or seconds.
    pub(crate) whole: bool,
}

/// A checked formula.
#[derive(Debug)]
pub(crate) struct Typed {
    /// Not to be used when a fault was reported.
    pub(crate) formula: Formula,
    /// The duration that a compound figure is multiplied or divided by.
    pub(super) duration: Option<Formula>,
    pub(crate) kind: Kind,
    /// What may leave a part of a minor unit; nothing when the figure is always whole.
    pub(crate) parts_from: Option<Span>,
    /// Whether it reads anything that differs from claim to claim.
    pub(crate) reads: bool,
}

impl Typed {
    pub(super) fn leaf(formula: Formula, kind: Kind) -> Self {
        Self {
            formula,
            duration: None,
            kind,
            parts_from: None,
            reads: true,
        }
    }

    pub(super) fn unknown() -> Self {
        Self::leaf(Formula::Flag(false), Kind::Unknown)
    }
}

impl Scope<'_> {
    pub(super) fn fault(&self, code: Code, span: &Span, message: impl Into<String>) {
        self.faults.report(Fault::new(code, span, message));
    }

    pub(super) fn fault_with(
        &self,
        code: Code,
        span: &Span,
        message: impl Into<String>,
        help: &str,
    ) {
        self.faults
            .report(Fault::new(code, span, message).help(help));
    }

    /// Checks a whole formula; every fault in it is reported.
    pub(crate) fn check(&self, expr: &Expr<'_>) -> Typed {
        let typed = self.lower(expr);
        if is_too_deep(&typed.formula) {
            self.faults.report(too_deep(&expr.span));
        }
        if typed.kind.is_compound() {
            self.report_compound(typed.kind, &expr.span);
            return Typed::unknown();
        }
        typed
    }

    /// A formula that is a test.
    pub(crate) fn check_test(&self, expr: &Expr<'_>) -> Typed {
        let typed = self.check(expr);
        if !typed.kind.agrees(Kind::Flag) {
            let message = format!(
                "expected a test that comes to yes or no, found {}",
                typed.kind
            );
            self.fault(Code::Units, &expr.span, message);
        } else if !typed.reads {
            let message = "expected a test of something that differs from claim to claim, found one that is always the same";
            self.fault(Code::Unreachable, &expr.span, message);
        }
        typed
    }

    /// Checks a part of a formula.
    pub(super) fn lower(&self, expr: &Expr<'_>) -> Typed {
        match &expr.node {
            Node::Literal(literal) => self.literal(*literal, &expr.span),
            Node::Name(name) => self.name(&Name {
                text: name,
                span: expr.span.clone(),
            }),
            Node::Is(question, options) => self.is(question, options),
            Node::Call(function, arguments) => self.call(function, arguments, &expr.span),
            Node::Binary(operator, sides) => self.binary(*operator, sides, &expr.span),
            Node::Not(inner) => {
                let inner = self.flag(inner);
                let formula = Formula::Not(Box::new(inner.formula));
                Typed {
                    reads: inner.reads,
                    ..Typed::leaf(formula, Kind::Flag)
                }
            }
            Node::If(parts) => {
                let [test, then, otherwise] = parts.as_ref();
                let test = self.flag(test);
                let left = self.lower(then);
                let right = self.lower(otherwise);
                let compound = [(&left, then), (&right, otherwise)]
                    .into_iter()
                    .find(|(branch, _)| branch.kind.is_compound());
                if let Some((branch, expr)) = compound {
                    self.report_compound(branch.kind, &expr.span);
                } else if !left.kind.agrees(right.kind) {
                    let message = format!(
                        "expected both branches to be of one kind, found {} and {}",
                        left.kind, right.kind
                    );
                    self.fault(Code::Units, &otherwise.span, message);
                }
                Typed {
                    kind: left.kind.known_of(right.kind),
                    duration: None,
                    parts_from: left.parts_from.or(right.parts_from),
                    reads: test.reads || left.reads || right.reads,
                    formula: Formula::If(Box::new([test.formula, left.formula, right.formula])),
                }
            }
        }
    }

    fn literal(&self, literal: Literal, span: &Span) -> Typed {
        let formula = literal.lower(self.terms, span);
        let formula = formula.unwrap_or_else(|fault| {
            self.faults.report(fault);
            Formula::Flag(false)
        });
        let whole = match &formula {
            Formula::Number(ratio) | Formula::Duration(ratio) => ratio.is_whole(),
            _ => true,
        };
        Typed {
            formula,
            duration: None,
            kind: literal.kind(),
            parts_from: (!whole).then(|| span.clone()),
            reads: false,
        }
    }

    fn name(&self, name: &Name<'_>) -> Typed {
        if let Some(value) = self.values.find(name.text) {
            let known = self.value_kinds.get(value.index());
            let known = known.copied().unwrap_or(ValueKind {
                kind: Kind::Unknown,
                whole: true,
            });
            return Typed {
                parts_from: (!known.whole).then(|| name.span.clone()),
                ..Typed::leaf(Formula::Value(value), known.kind)
            };
        }
        let Some(question) = self.questions.find(name.text) else {
            self.unknown_name(name);
            return Typed::unknown();
        };
        let kind = self
            .question_kinds
            .get(question.index())
            .and_then(Option::as_ref);
        let (kind, instead) = match kind {
            None => return Typed::unknown(),
            Some(QuestionKind::YesNo) => (Kind::Flag, None),
            Some(QuestionKind::Money { .. }) => (Kind::Money, None),
            Some(QuestionKind::Count { .. }) => (Kind::Number, None),
            Some(QuestionKind::Date { .. }) => (Kind::Date, None),
            Some(QuestionKind::Choice { .. }) => (
                Kind::Unknown,
                Some(("a choice", format!("write `{} is …`", name.text))),
            ),
            Some(QuestionKind::WeeklyMoney { .. }) => {
                let help = format!("write `highest({0})` or `week({0}, 2022-10-15)`", name.text);
                (Kind::Unknown, Some(("amounts by week", help)))
            }
            Some(QuestionKind::Services) => (
                Kind::Unknown,
                Some(("services", "write `used(service)`".to_owned())),
            ),
        };
        if let Some((found, help)) = instead {
            let message = format!(
                "expected a figure, found `{}`, which asks for {found}",
                name.text
            );
            self.fault_with(Code::Units, &name.span, message, &help);
        }
        Typed::leaf(Formula::Answer(question), kind)
    }

    fn unknown_name(&self, name: &Name<'_>) {
        let message = format!(
            "expected the name of a value or a question, found `{}`",
            name.text
        );
        let help = if self.services.contains(name.text) {
            Some(format!(
                "`{0}` is a service: write `used({0})` or `outage({0})`",
                name.text
            ))
        } else {
            did_you_mean(name.text, self.values.iter().chain(self.questions.iter()))
        };
        let fault = Fault::new(Code::UnknownName, &name.span, message);
        self.faults.report(fault.help_if(help));
    }

    fn is(&self, question: &Name<'_>, options: &[Name<'_>]) -> Typed {
        let Some(found) = self
            .questions
            .resolve(self.faults, question.text, &question.span)
        else {
            return Typed {
                kind: Kind::Flag,
                ..Typed::unknown()
            };
        };
        let ids = match self
            .question_kinds
            .get(found.index())
            .and_then(Option::as_ref)
        {
            Some(QuestionKind::Choice { options: known }) => {
                let names = || known.iter().map(|option| option.id.as_str());
                for option in options
                    .iter()
                    .filter(|option| !names().any(|id| id == option.text))
                {
                    let message = format!(
                        "expected an option of `{}`, one of {}, found `{}`",
                        question.text,
                        listed(names()),
                        option.text
                    );
                    let fault = Fault::new(Code::UnknownName, &option.span, message);
                    self.faults
                        .report(fault.help_if(did_you_mean(option.text, names())));
                }
                options.iter().map(|option| option.text.into()).collect()
            }
            Some(_) => {
                let message = format!(
                    "expected the name of a choice question before `is`, found `{}`",
                    question.text
                );
                self.fault(Code::Units, &question.span, message);
                Vec::new()
            }
            None => Vec::new(),
        };
        Typed::leaf(Formula::Is(found, ids), Kind::Flag)
    }

    fn flag(&self, expr: &Expr<'_>) -> Typed {
        let typed = self.lower(expr);
        if !typed.kind.agrees(Kind::Flag) {
            let message = format!("expected yes or no, found {}", typed.kind);
            self.fault(Code::Units, &expr.span, message);
        }
        typed
    }

    fn binary(&self, operator: Operator, sides: &[Expr<'_>; 2], span: &Span) -> Typed {
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
            let scales = |expr: &Expr<'_>| {
                matches!(expr.node, Node::Name(_))
                    || matches!(expr.node, Node::Literal(Literal::Number(n)) if n.is_whole())
            };
            let [left, right] = sides.as_ref();
            (is_whole_days(left) && scales(right)) || (scales(left) && is_whole_days(right))
        }
        Node::Call(function, arguments) => match arguments.as_slice() {
            [_, unit] => super::functions::rounding(function.text).is_some() && is_whole_days(unit),
            _ => false,
        },
        _ => false,
    }
}
