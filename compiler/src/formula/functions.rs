//! Functions: what each takes and what it comes to.

use rules::{
    Date, Formula, Ratio, Ref, Rounding,
    pack::{Question, QuestionKind, Service},
};

use super::{
    kind::Kind,
    literal::Literal,
    lower::{Scope, Typed},
    parser::{Expr, Name, Node},
};
use crate::{
    diagnostic::{Code, Fault, Span},
    nearest::{listed, nearest},
};

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
    pub(super) fn call(&self, function: &Name<'_>, arguments: &[Expr<'_>], span: &Span) -> Typed {
        match (function.text, arguments) {
            ("used", [service]) => self.service(service, Formula::Used, Kind::Flag),
            ("outage", [service]) => self.service(service, Formula::Outage, Kind::Duration),
            ("highest", [question]) => self.weekly(question, Formula::Highest, Kind::Money),
            ("recorded", [question]) => self.weekly(question, Formula::Recorded, Kind::Number),
            ("week", [question, date]) => self.week(question, date, Formula::Week, Kind::Money),
            ("has_week", [question, date]) => {
                self.week(question, date, Formula::HasWeek, Kind::Flag)
            }
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
            self.fault(
                Code::Arguments,
                &expr.span,
                "expected the name of a service, found a figure",
            );
            return Typed {
                kind,
                ..Typed::unknown()
            };
        };
        match self.services.resolve(self.faults, name, &expr.span) {
            Some(service) => Typed::leaf(make(service), kind),
            None => Typed {
                kind,
                ..Typed::unknown()
            },
        }
    }

    /// The weekly question that `expr` names, with its weeks.
    fn weekly_question(&self, expr: &Expr<'_>) -> Option<(Ref<Question>, &[Date])> {
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
            None => Typed {
                kind,
                ..Typed::unknown()
            },
        }
    }

    fn week(
        &self,
        question: &Expr<'_>,
        week: &Expr<'_>,
        make: fn(Ref<Question>, Date) -> Formula,
        kind: Kind,
    ) -> Typed {
        let found = self.weekly_question(question);
        let Node::Literal(Literal::Date(date)) = week.node else {
            let message = "expected the first day of a week, like 2022-10-15, found something else";
            self.fault(Code::Arguments, &week.span, message);
            return Typed {
                kind,
                ..Typed::unknown()
            };
        };
        let Some((question, weeks)) = found else {
            return Typed {
                kind,
                ..Typed::unknown()
            };
        };
        if !weeks.contains(&date) {
            let message =
                format!("expected the first day of one of the question's weeks, found {date}");
            let near = weeks
                .iter()
                .find(|first| (0..7).contains(&date.days_since(**first)));
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

    fn round(&self, rounding: Rounding, figure: &Expr<'_>, unit: &Expr<'_>) -> Typed {
        let span = &figure.span;
        let figure = self.lower(figure);
        if figure.kind.is_compound() {
            self.report_compound(figure.kind, span);
            return Typed::unknown();
        }
        if !figure.kind.is_scalar() {
            let message = format!(
                "expected money, a number or a duration to round, found {}",
                figure.kind
            );
            self.fault(Code::Units, span, message);
            return Typed::unknown();
        }
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
            let found = match unit.node {
                Node::Literal(_) => "one that is not",
                _ => "one that is computed",
            };
            let message =
                format!("expected a unit above zero to round to, like `10 KRW`, found {found}");
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
