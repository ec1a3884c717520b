//! Functions of the items of a list.

use rules::{
    Formula,
    pack::{QuestionKind, Ref, Value, formula::Fold},
};

use super::{Expr, Kind, Node, Scope, Typed};
use crate::diagnostic::{Code, Span};

impl Scope<'_> {
    /// Money, numbers or durations of each item, taken together.
    pub(super) fn fold_items(
        &self,
        fold: Fold,
        value: Ref<Value>,
        name: &str,
        expr: &Expr<'_>,
        span: &Span,
    ) -> Typed {
        let Some((kind, whole)) = self.of_each_item(value, name, expr) else {
            return Typed::unknown();
        };
        if !kind.is_scalar() {
            let message = format!(
                "expected money, numbers or durations to take together, found {kind} of each item"
            );
            let help = match kind {
                Kind::Flag => format!("write `any({name})` or `every({name})`"),
                _ => "give the value a figure of one of these units".to_owned(),
            };
            self.fault_with(Code::Units, &expr.span, message, &help);
            return Typed::unknown();
        }
        let parts = !whole || matches!(fold, Fold::Mean | Fold::Median);
        Typed {
            parts_from: parts.then(|| span.clone()),
            ..Typed::leaf(Formula::Over(fold, value), kind)
        }
    }

    /// Yes or no of each item, taken together.
    pub(super) fn fold_flags(&self, fold: Fold, expr: &Expr<'_>) -> Typed {
        let failed = Typed::failed(Kind::Flag);
        let Some(name) = self.named(expr, "a value of each item") else {
            return failed;
        };
        let Some(value) = self.values.find(name.text) else {
            if self.questions.contains(name.text) {
                self.report_question(expr, name.text);
            } else {
                self.values.resolve(self.faults, name.text, &name.span);
            }
            return failed;
        };
        let Some((kind, _)) = self.of_each_item(value, name.text, expr) else {
            return failed;
        };
        if !kind.agrees(Kind::Flag) {
            let message = format!("expected yes or no of each item, found {kind}");
            self.fault(Code::Units, &expr.span, message);
        }
        Typed::leaf(Formula::Over(fold, value), Kind::Flag)
    }

    /// The kind of a value of each item, and whether it is always whole.
    fn of_each_item(&self, value: Ref<Value>, name: &str, expr: &Expr<'_>) -> Option<(Kind, bool)> {
        // Of values that read each other one is not known yet; the cycle is a fault of its own.
        let known = self.value_kinds.get(value.index())?;
        if known.each.is_none() {
            let message = format!(
                "expected a value that is worked out for each item of a list, found `{name}`, which is worked out once"
            );
            let help = format!("read `{name}` as it stands, or say `each = \"LIST\"` in its table");
            self.fault_with(Code::Units, &expr.span, message, &help);
            return None;
        }
        Some((known.kind, known.whole))
    }

    fn report_question(&self, expr: &Expr<'_>, name: &str) {
        let message = format!("expected a value of each item, found the question `{name}`");
        let help = format!(
            "give the test a name under `[value.NAME]`, with `each = \"LIST\"`, and write `any(NAME)`; `{name}` may stand in its formula"
        );
        self.fault_with(Code::Units, &expr.span, message, &help);
    }

    pub(super) fn number_of(&self, expr: &Expr<'_>) -> Typed {
        let failed = Typed::failed(Kind::Number);
        let Node::Name(name) = expr.node else {
            self.named(expr, "a list");
            return failed;
        };
        let Some(list) = self.questions.resolve(self.faults, name, &expr.span) else {
            return failed;
        };
        match self.kind_of(list) {
            Some(QuestionKind::Items { .. }) => Typed::leaf(Formula::Items(list), Kind::Number),
            Some(_) => {
                let message =
                    format!("expected the name of a question of kind `items`, found `{name}`");
                self.fault(Code::Units, &expr.span, message);
                failed
            }
            None => failed,
        }
    }
}
