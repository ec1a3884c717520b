//! What a formula may name, and what is known of a part of it.

use rules::{
    Formula, Ref,
    pack::{Calendar, Intake, Question, QuestionKind, Remedy, Service, Table, Value},
};

use super::kind::Kind;
use crate::{
    diagnostic::{Code, Fault, Faults, Span},
    names::Names,
    question::Asked,
    terms::Terms,
};

/// What a formula may name.
#[derive(Debug)]
pub(crate) struct Scope<'p> {
    pub(crate) faults: &'p Faults,
    pub(crate) terms: &'p Terms,
    pub(crate) services: &'p Names<Service>,
    pub(crate) questions: &'p Names<Question>,
    /// By question.
    pub(crate) asked: &'p [Asked],
    pub(crate) values: &'p Names<Value>,
    /// By value, as far as they are worked out.
    pub(crate) value_kinds: Vec<ValueKind>,
    pub(crate) tables: &'p Names<Table>,
    /// By table; nothing where the table itself is at fault.
    pub(crate) table_rows: &'p [Option<Table>],
    pub(crate) calendars: &'p Names<Calendar>,
    pub(crate) intakes: &'p Names<Intake>,
    pub(crate) remedies: &'p Names<Remedy>,
    /// The list for each of whose items the formula is worked out.
    pub(crate) each: Each,
    /// By remedy above, whether it gives money only, as far as is known; nothing in a value.
    pub(crate) above: Option<Vec<Option<bool>>>,
}

/// A list for each of whose items something is worked out: nothing where it is worked out once, and
/// inside nothing where the list is at fault.
pub(crate) type Each = Option<Option<Ref<Question>>>;

/// What is known of a named value.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ValueKind {
    pub(crate) kind: Kind,
    /// Whether it always comes to whole minor units or seconds.
    pub(crate) whole: bool,
    /// The list for each of whose items it is worked out.
    pub(crate) each: Each,
}

impl ValueKind {
    pub(crate) const UNKNOWN: Self = Self {
        kind: Kind::Unknown,
        whole: true,
        each: None,
    };
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

    /// Stands for a part at fault whose kind is clear all the same.
    pub(super) fn failed(kind: Kind) -> Self {
        Self::leaf(Formula::Flag(false), kind)
    }

    pub(super) fn unknown() -> Self {
        Self::failed(Kind::Unknown)
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

    /// What is known of a question's kind; nothing where the question is at fault.
    pub(crate) fn kind_of(&self, question: Ref<Question>) -> Option<&QuestionKind> {
        self.asked.get(question.index())?.kind.as_ref()
    }

    /// What is known of a value.
    pub(crate) fn value_kind(&self, value: Ref<Value>) -> ValueKind {
        let known = self.value_kinds.get(value.index());
        known.copied().unwrap_or(ValueKind::UNKNOWN)
    }

    /// The name of a list, for a message.
    pub(super) fn list_name(&self, list: Ref<Question>) -> &str {
        self.questions.iter().nth(list.index()).unwrap_or("")
    }

    /// Whether what there is of each item of `list` may be read here.
    pub(super) fn is_inside(&self, list: Ref<Question>) -> bool {
        self.each
            .is_some_and(|each| each.is_none_or(|each| each == list))
    }

    /// Reports a question of a list's items that is read where no item is worked out.
    pub(super) fn check_item_question(&self, question: Ref<Question>, name: &str, span: &Span) {
        let asked = self.asked.get(question.index());
        let Some(list) = asked.and_then(|asked| asked.item_of) else {
            return;
        };
        if !self.is_inside(list) {
            let list = self.list_name(list);
            let fold = match self.kind_of(question) {
                Some(
                    QuestionKind::Choice { .. } | QuestionKind::YesNo | QuestionKind::Date { .. },
                ) => "any",
                _ => "sum",
            };
            let message = format!(
                "expected a question that is asked once, found `{name}`, which is asked of each item of `{list}`"
            );
            let help = format!("read it through `{fold}(…)` of a value with `each = \"{list}\"`");
            self.fault_with(Code::Units, span, message, &help);
        }
    }
}
