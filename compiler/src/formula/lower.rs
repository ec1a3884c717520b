//! From a syntax tree to a formula of `rules`: names resolved, units checked.

use std::collections::BTreeSet;

use rules::{
    Formula,
    pack::{NumberAs, Question, QuestionKind, Ref, Value},
};

use super::{
    is_too_deep,
    kind::Kind,
    literal::Literal,
    parser::{Expr, Name, Node, too_deep},
    scope::{Scope, Typed},
};
use crate::{
    diagnostic::{Code, Fault},
    nearest::listed,
};

impl Scope<'_> {
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
            Node::If(parts) => self.choice(parts),
        }
    }

    fn choice(&self, [test, then, otherwise]: &[Expr<'_>; 3]) -> Typed {
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

    fn literal(&self, literal: Literal, span: &crate::diagnostic::Span) -> Typed {
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
        if name.text == super::TODAY {
            return Typed::leaf(Formula::Today, Kind::Date);
        }
        if let Some(value) = self.values.find(name.text) {
            return self.value(value, name);
        }
        match self.questions.find(name.text) {
            Some(question) => self.answer(question, name),
            None => {
                self.unknown_name(name);
                Typed::unknown()
            }
        }
    }

    fn value(&self, value: Ref<Value>, name: &Name<'_>) -> Typed {
        let known = self.value_kind(value);
        if let Some(list) = known.each.flatten().filter(|list| !self.is_inside(*list)) {
            let fold = if known.kind == Kind::Flag {
                "any"
            } else {
                "sum"
            };
            let message = format!(
                "expected a value that is worked out once, found `{}`, which is worked out for each item of `{}`",
                name.text,
                self.list_name(list)
            );
            let help = format!(
                "write `{fold}({})`, or take its figures together in another way",
                name.text
            );
            self.fault_with(Code::Units, &name.span, message, &help);
        }
        Typed {
            parts_from: (!known.whole).then(|| name.span.clone()),
            ..Typed::leaf(Formula::Value(value), known.kind)
        }
    }

    fn answer(&self, question: Ref<Question>, name: &Name<'_>) -> Typed {
        let Some(kind) = self.kind_of(question) else {
            return Typed::unknown();
        };
        let text = name.text;
        // A part of one: a share of anything, or what stands behind a point.
        let has_parts = matches!(
            kind,
            QuestionKind::Number { read_as, decimals, .. }
                if *decimals > 0 || *read_as == NumberAs::Percent
        );
        let (kind, instead) = match kind {
            QuestionKind::YesNo => (Kind::Flag, None),
            QuestionKind::Money { .. } => (Kind::Money, None),
            QuestionKind::Count { .. } => (Kind::Number, None),
            QuestionKind::Number { read_as, .. } => (Kind::of(read_as.unit()), None),
            QuestionKind::Duration { .. } => (Kind::Duration, None),
            QuestionKind::Date { .. } => (Kind::Date, None),
            other => (Kind::Unknown, Some(instead(other, text))),
        };
        match instead {
            Some((found, help)) => {
                let message = format!("expected a figure, found `{text}`, which asks for {found}");
                self.fault_with(Code::Units, &name.span, message, &help);
            }
            None => self.check_item_question(question, text, &name.span),
        }
        Typed {
            parts_from: has_parts.then(|| name.span.clone()),
            ..Typed::leaf(Formula::Answer(question), kind)
        }
    }

    fn unknown_name(&self, name: &Name<'_>) {
        let text = name.text;
        let message = format!("expected the name of a value or a question, found `{text}`");
        let elsewhere = [
            (
                self.services.contains(text),
                format!("`{text}` is a service: write `used({text})` or `outage({text})`"),
            ),
            (
                self.tables.contains(text),
                format!("`{text}` is a table: write `lookup({text}, …)`"),
            ),
            (
                self.calendars.contains(text),
                format!("`{text}` is a calendar: write `is_working_day({text}, …)`"),
            ),
            (
                self.remedies.contains(text),
                format!("`{text}` is a remedy: write `given({text})` for the money that it gives"),
            ),
            (
                self.intakes.contains(text),
                format!("`{text}` is an intake: write `intake_open({text})`"),
            ),
        ];
        let help = elsewhere.into_iter().find(|(there, _)| *there);
        let help = help.map(|(_, help)| help).or_else(|| {
            let known = || self.values.iter().chain(self.questions.iter());
            self.faults.guess(text, known())
        });
        let fault = Fault::new(Code::UnknownName, &name.span, message);
        self.faults.report(fault.help_if(help));
    }

    fn is(&self, question: &Name<'_>, options: &[Name<'_>]) -> Typed {
        let Some(found) = self
            .questions
            .resolve(self.faults, question.text, &question.span)
        else {
            return Typed::failed(Kind::Flag);
        };
        self.check_item_question(found, question.text, &question.span);
        let ids = match self.kind_of(found) {
            Some(QuestionKind::Choice { options: known }) => {
                let names = || known.iter().map(|option| option.id.as_str());
                let all: BTreeSet<_> = names().collect();
                for option in options.iter().filter(|option| !all.contains(option.text)) {
                    if self.faults.is_full() {
                        break;
                    }
                    let message = format!(
                        "expected an option of `{}`, one of {}, found `{}`",
                        question.text,
                        listed(names()),
                        option.text
                    );
                    let fault = Fault::new(Code::UnknownName, &option.span, message);
                    self.faults
                        .report(fault.help_if(self.faults.guess(option.text, names())));
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

    pub(super) fn flag(&self, expr: &Expr<'_>) -> Typed {
        let typed = self.lower(expr);
        if !typed.kind.agrees(Kind::Flag) {
            let message = format!("expected yes or no, found {}", typed.kind);
            self.fault(Code::Units, &expr.span, message);
        }
        typed
    }
}

/// What a question asks for that is no figure, and how a formula reads it.
fn instead(kind: &QuestionKind, name: &str) -> (&'static str, String) {
    match kind {
        QuestionKind::Choice { .. } => ("a choice", format!("write `{name} is …`")),
        QuestionKind::WeeklyMoney { .. } => (
            "amounts by week",
            format!("write `highest({name})` or `week({name}, 2022-10-15)`"),
        ),
        QuestionKind::DailyMoney { .. } => (
            "amounts by day",
            format!("write `highest({name})` or `day({name}, 2022-10-15)`"),
        ),
        QuestionKind::Windows { .. } => (
            "windows of time",
            format!("write `outage({name})` or `began({name})`"),
        ),
        QuestionKind::Items { .. } => (
            "a list of items",
            format!("write `number_of({name})`, or `sum(…)` of a value with `each = \"{name}\"`"),
        ),
        QuestionKind::Services
        | QuestionKind::YesNo
        | QuestionKind::Money { .. }
        | QuestionKind::Count { .. }
        | QuestionKind::Number { .. }
        | QuestionKind::Duration { .. }
        | QuestionKind::Date { .. } => ("services", "write `used(service)`".to_owned()),
    }
}
