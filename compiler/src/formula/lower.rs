//! From a syntax tree to a formula of `rules`: names resolved, units checked.

use rules::{
    Formula, Ratio, Ref, Rounding,
    pack::{Question, QuestionKind, Service, Value},
};

use super::{
    kind::Kind,
    literal::Literal,
    parser::{Expr, Name, Node, Operator},
};
use crate::{
    diagnostic::{Code, Fault, Faults, Span},
    names::Names,
    nearest::{did_you_mean, listed, nearest},
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
    pub(crate) kind: Kind,
    /// What may leave a part of a minor unit; nothing when the figure is always whole.
    pub(crate) parts_from: Option<Span>,
    /// Whether it reads anything that differs from claim to claim.
    pub(crate) reads: bool,
}

impl Typed {
    fn leaf(formula: Formula, kind: Kind) -> Self {
        Self { formula, kind, parts_from: None, reads: true }
    }

    fn unknown() -> Self {
        Self::leaf(Formula::Flag(false), Kind::Unknown)
    }
}

const FUNCTIONS: [(&str, &str); 12] = [
    ("used", "used(service)"),
    ("outage", "outage(service)"),
    ("highest", "highest(weekly question)"),
    ("recorded", "recorded(weekly question)"),
    ("week", "week(weekly question, 2022-10-15)"),
    ("has_week", "has_week(weekly question, 2022-10-15)"),
    ("min", "min(a, b)"),
    ("max", "max(a, b)"),
    ("floor", "floor(figure, 10 KRW)"),
    ("ceil", "ceil(figure, 10 KRW)"),
    ("half_up", "half_up(figure, 10 KRW)"),
    ("half_even", "half_even(figure, 10 KRW)"),
];

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

impl Scope<'_> {
    fn fault(&self, code: Code, span: &Span, message: impl Into<String>) {
        self.faults.report(Fault::new(code, span, message));
    }

    fn fault_with(&self, code: Code, span: &Span, message: impl Into<String>, help: &str) {
        self.faults.report(Fault::new(code, span, message).help(help));
    }

    /// Checks `expr`; every fault in it is reported.
    pub(crate) fn lower(&self, expr: &Expr<'_>) -> Typed {
        match &expr.node {
            Node::Literal(literal) => self.literal(*literal, &expr.span),
            Node::Name(name) => self.name(&Name { text: name, span: expr.span.clone() }),
            Node::Is(question, options) => self.is(question, options),
            Node::Call(function, arguments) => self.call(function, arguments, &expr.span),
            Node::Binary(operator, sides) => self.binary(*operator, sides, &expr.span),
            Node::Not(inner) => {
                let inner = self.flag(inner);
                let formula = Formula::Not(Box::new(inner.formula));
                Typed { formula, kind: Kind::Flag, ..inner }
            }
            Node::If(parts) => {
                let [test, then, otherwise] = parts.as_ref();
                let test = self.flag(test);
                let left = self.lower(then);
                let right = self.lower(otherwise);
                if !left.kind.agrees(right.kind) {
                    let message = format!(
                        "expected both branches to be of one kind, found {} and {}",
                        left.kind, right.kind
                    );
                    self.fault(Code::Units, &otherwise.span, message);
                }
                Typed {
                    kind: left.kind.known_of(right.kind),
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
            kind: literal.kind(),
            parts_from: (!whole).then(|| span.clone()),
            reads: false,
        }
    }

    fn name(&self, name: &Name<'_>) -> Typed {
        if let Some(value) = self.values.find(name.text) {
            let known = self.value_kinds.get(value.index());
            let known = known.copied().unwrap_or(ValueKind { kind: Kind::Unknown, whole: true });
            return Typed {
                parts_from: (!known.whole).then(|| name.span.clone()),
                ..Typed::leaf(Formula::Value(value), known.kind)
            };
        }
        let Some(question) = self.questions.find(name.text) else {
            self.unknown_name(name);
            return Typed::unknown();
        };
        let kind = self.question_kinds.get(question.index()).and_then(Option::as_ref);
        let (kind, instead) = match kind {
            None => return Typed::unknown(),
            Some(QuestionKind::YesNo) => (Kind::Flag, None),
            Some(QuestionKind::Money { .. }) => (Kind::MONEY, None),
            Some(QuestionKind::Count { .. }) => (Kind::NUMBER, None),
            Some(QuestionKind::Date { .. }) => (Kind::Date, None),
            Some(QuestionKind::Choice { .. }) => {
                (Kind::Unknown, Some(("a choice", format!("write `{} is …`", name.text))))
            }
            Some(QuestionKind::WeeklyMoney { .. }) => {
                let help = format!("write `highest({0})` or `week({0}, 2022-10-15)`", name.text);
                (Kind::Unknown, Some(("amounts by week", help)))
            }
            Some(QuestionKind::Services) => {
                (Kind::Unknown, Some(("services", "write `used(service)`".to_owned())))
            }
        };
        if let Some((found, help)) = instead {
            let message = format!("expected a figure, found the question `{}` of {found}", name.text);
            self.fault_with(Code::Units, &name.span, message, &help);
        }
        Typed::leaf(Formula::Answer(question), kind)
    }

    fn unknown_name(&self, name: &Name<'_>) {
        let message = format!("expected the name of a value or a question, found `{}`", name.text);
        let help = if self.services.contains(name.text) {
            Some(format!("`{0}` is a service: write `used({0})` or `outage({0})`", name.text))
        } else {
            did_you_mean(name.text, self.values.iter().chain(self.questions.iter()))
        };
        let fault = Fault::new(Code::UnknownName, &name.span, message);
        self.faults.report(fault.help_if(help));
    }

    fn is(&self, question: &Name<'_>, options: &[Name<'_>]) -> Typed {
        let Some(found) = self.questions.resolve(self.faults, question.text, &question.span) else {
            return Typed { kind: Kind::Flag, ..Typed::unknown() };
        };
        let ids = match self.question_kinds.get(found.index()).and_then(Option::as_ref) {
            Some(QuestionKind::Choice { options: known }) => {
                let names = || known.iter().map(|option| option.id.as_str());
                for option in options.iter().filter(|option| !names().any(|id| id == option.text)) {
                    let message = format!(
                        "expected an option of `{}`, one of {}, found `{}`",
                        question.text,
                        listed(names()),
                        option.text
                    );
                    let fault = Fault::new(Code::UnknownName, &option.span, message);
                    self.faults.report(fault.help_if(did_you_mean(option.text, names())));
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
            return Typed { reads, ..Typed::leaf(formula, Kind::Flag) };
        }
        let (left, right) = (self.lower(left_side), self.lower(right_side));
        let kind = match operator {
            Operator::Add | Operator::Sub => self.sum_kind(&left, &right),
            Operator::Mul => left.kind.times(right.kind),
            Operator::Div => left.kind.over(right.kind),
            _ => self.comparison_kind(operator, &left, &right),
        };
        if kind.is_none() {
            self.report_units(operator, left.kind, right.kind, span);
        }
        let zero = |formula: &Formula| {
            matches!(formula, Formula::Money(r) | Formula::Number(r) | Formula::Duration(r) if *r == Ratio::ZERO)
        };
        if operator == Operator::Div && zero(&right.formula) {
            let message = "expected a divisor other than zero, found zero";
            self.fault(Code::OutOfBounds, &right_side.span, message);
        }
        let reads = left.reads || right.reads;
        let parts_from = match operator {
            Operator::Div => Some(span.clone()),
            Operator::Compare(_) => None,
            _ => left.parts_from.or(right.parts_from),
        };
        let sides = Box::new([left.formula, right.formula]);
        let formula = match operator {
            Operator::Add => Formula::Add(sides),
            Operator::Sub => Formula::Sub(sides),
            Operator::Mul => Formula::Mul(sides),
            Operator::Div => Formula::Div(sides),
            Operator::Compare(comparison) => Formula::Compare(comparison, sides),
            Operator::And => Formula::And(sides),
            Operator::Or => Formula::Or(sides),
        };
        Typed { formula, kind: kind.unwrap_or(Kind::Unknown), parts_from, reads }
    }

    fn sum_kind(&self, left: &Typed, right: &Typed) -> Option<Kind> {
        let sum = left.kind.is_quantity() && right.kind.is_quantity();
        (sum && left.kind.agrees(right.kind)).then(|| left.kind.known_of(right.kind))
    }

    fn comparison_kind(&self, operator: Operator, left: &Typed, right: &Typed) -> Option<Kind> {
        let measured = |kind: Kind| kind != Kind::Flag;
        debug_assert!(matches!(operator, Operator::Compare(_)));
        (left.kind.agrees(right.kind) && measured(left.kind) && measured(right.kind))
            .then_some(Kind::Flag)
    }

    fn report_units(&self, operator: Operator, left: Kind, right: Kind, span: &Span) {
        let (verb, symbol) = match operator {
            Operator::Add | Operator::Sub => ("figures of one unit", operator.symbol()),
            Operator::Mul | Operator::Div => ("money, durations or numbers", operator.symbol()),
            _ => ("two figures of one unit", operator.symbol()),
        };
        let message = format!("expected {verb} around `{symbol}`, found {left} and {right}");
        let fault = Fault::new(Code::Units, span, message);
        let help = match (left, right) {
            (Kind::Flag, Kind::Flag) => Some("a yes or no is a test already: write `name` or `not name`"),
            (Kind::MONEY, Kind::NUMBER) | (Kind::NUMBER, Kind::MONEY) => {
                Some("write the amount with its currency, like `1_000 KRW`")
            }
            (Kind::DURATION, Kind::NUMBER) | (Kind::NUMBER, Kind::DURATION) => {
                Some("write the duration with its unit, like `3 days` or `72 h`")
            }
            _ => None,
        };
        self.faults.report(fault.help_if(help));
    }

    fn call(&self, function: &Name<'_>, arguments: &[Expr<'_>], span: &Span) -> Typed {
        match (function.text, arguments) {
            ("used", [service]) => self.service(service, Formula::Used, Kind::Flag),
            ("outage", [service]) => self.service(service, Formula::Outage, Kind::DURATION),
            ("highest", [question]) => self.weekly(question, Formula::Highest, Kind::MONEY),
            ("recorded", [question]) => self.weekly(question, Formula::Recorded, Kind::NUMBER),
            ("week", [question, date]) => self.week(question, date, Formula::Week, Kind::MONEY),
            ("has_week", [question, date]) => self.week(question, date, Formula::HasWeek, Kind::Flag),
            ("min", [left, right]) => self.extreme(Formula::Min, left, right, span),
            ("max", [left, right]) => self.extreme(Formula::Max, left, right, span),
            (name, arguments) => match (rounding(name), arguments) {
                (Some(rounding), [figure, unit]) => self.round(rounding, figure, unit),
                _ => {
                    self.report_call(function, arguments.len(), span);
                    Typed::unknown()
                }
            },
        }
    }

    fn report_call(&self, function: &Name<'_>, given: usize, span: &Span) {
        match FUNCTIONS.iter().find(|(name, _)| *name == function.text) {
            Some((_, form)) => {
                let message = format!("expected `{form}`, found {given} between the parentheses");
                self.fault(Code::Arguments, span, message);
            }
            None => {
                let names = FUNCTIONS.iter().map(|(name, _)| *name);
                let message = format!("expected the name of a function, found `{}`", function.text);
                let help = match nearest(function.text, names.clone()) {
                    Some(name) => format!("did you mean `{name}`?"),
                    None => format!("the functions are {}", listed(names)),
                };
                self.fault_with(Code::UnknownName, &function.span, message, &help);
            }
        }
    }

    fn service(&self, expr: &Expr<'_>, make: fn(Ref<Service>) -> Formula, kind: Kind) -> Typed {
        let Node::Name(name) = expr.node else {
            self.fault(Code::Arguments, &expr.span, "expected the name of a service, found a figure");
            return Typed { kind, ..Typed::unknown() };
        };
        match self.services.resolve(self.faults, name, &expr.span) {
            Some(service) => Typed::leaf(make(service), kind),
            None => Typed { kind, ..Typed::unknown() },
        }
    }

    /// The weekly question that `expr` names, with its weeks.
    fn weekly_question(&self, expr: &Expr<'_>) -> Option<(Ref<Question>, &[rules::Date])> {
        let Node::Name(name) = expr.node else {
            let message = "expected the name of a weekly question, found a figure";
            self.fault(Code::Arguments, &expr.span, message);
            return None;
        };
        let question = self.questions.resolve(self.faults, name, &expr.span)?;
        match self.question_kinds.get(question.index())?.as_ref()? {
            QuestionKind::WeeklyMoney { weeks, .. } => Some((question, weeks)),
            _ => {
                let message = format!("expected the name of a weekly question, found `{name}`");
                self.fault(Code::Units, &expr.span, message);
                None
            }
        }
    }

    fn weekly(&self, expr: &Expr<'_>, make: fn(Ref<Question>) -> Formula, kind: Kind) -> Typed {
        match self.weekly_question(expr) {
            Some((question, _)) => Typed::leaf(make(question), kind),
            None => Typed { kind, ..Typed::unknown() },
        }
    }

    fn week(
        &self,
        question: &Expr<'_>,
        week: &Expr<'_>,
        make: fn(Ref<Question>, rules::Date) -> Formula,
        kind: Kind,
    ) -> Typed {
        let found = self.weekly_question(question);
        let Node::Literal(Literal::Date(date)) = week.node else {
            let message = "expected the first day of a week, like 2022-10-15, found something else";
            self.fault(Code::Arguments, &week.span, message);
            return Typed { kind, ..Typed::unknown() };
        };
        let Some((question, weeks)) = found else {
            return Typed { kind, ..Typed::unknown() };
        };
        if !weeks.contains(&date) {
            let message = format!("expected the first day of one of the question's weeks, found {date}");
            let near = weeks.iter().find(|first| (0..7).contains(&date.days_since(**first)));
            let help = near.map(|first| format!("that day is in the week of {first}"));
            self.faults
                .report(Fault::new(Code::Weeks, &week.span, message).help_if(help));
        }
        Typed::leaf(make(question, date), kind)
    }

    fn extreme(
        &self,
        make: fn(Box<[Formula; 2]>) -> Formula,
        left: &Expr<'_>,
        right: &Expr<'_>,
        span: &Span,
    ) -> Typed {
        let (left, right) = (self.lower(left), self.lower(right));
        let kind = self.sum_kind(&left, &right);
        if kind.is_none() {
            let message = format!(
                "expected two figures of one unit to choose from, found {} and {}",
                left.kind, right.kind
            );
            self.fault(Code::Units, span, message);
        }
        Typed {
            kind: kind.unwrap_or(Kind::Unknown),
            parts_from: left.parts_from.or(right.parts_from),
            reads: left.reads || right.reads,
            formula: make(Box::new([left.formula, right.formula])),
        }
    }

    fn round(&self, rounding: Rounding, figure: &Expr<'_>, unit: &Expr<'_>) -> Typed {
        let figure = self.lower(figure);
        let ratio = match unit.node {
            Node::Literal(literal) => {
                if !literal.kind().agrees(figure.kind) {
                    let message = format!(
                        "expected to round {} to a unit of its own kind, found {}",
                        figure.kind,
                        literal.kind()
                    );
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
            let message = "expected a unit above zero to round to, like `10 KRW`";
            self.fault(Code::BadRounding, &unit.span, message);
        }
        let ratio = positive.unwrap_or(Ratio::whole(1));
        Typed {
            parts_from: (!ratio.is_whole()).then(|| unit.span.clone()),
            formula: Formula::Round(rounding, ratio, Box::new(figure.formula)),
            ..figure
        }
    }
}
