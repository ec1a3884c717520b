//! Functions that read other parts of the pack: tables, remedies above, intakes.

use rules::{Formula, Ratio, pack::Table};

use super::{Expr, Kind, Scope, Typed};
use crate::{
    diagnostic::{Code, Span},
    figure::shown_at,
};

impl Scope<'_> {
    pub(super) fn look_up(&self, table: &Expr<'_>, key: &Expr<'_>) -> Typed {
        let name = self.named(table, "a table");
        let found = name.and_then(|name| self.tables.resolve(self.faults, name.text, &name.span));
        let span = &key.span;
        let key = self.lower(key);
        let Some(at) = found else {
            return Typed::unknown();
        };
        let Some(table) = self.table_rows.get(at.index()).and_then(Option::as_ref) else {
            return Typed::unknown();
        };
        let wanted = Kind::of(table.key);
        if !key.kind.agrees(wanted) {
            let message = format!("expected {wanted}, as the table's keys, found {}", key.kind);
            self.fault(Code::Units, span, message);
        } else if let Some(key) = constant(&key.formula).filter(|key| table.row(*key).is_none()) {
            self.report_outside(table, key, span);
        }
        let whole = table.rows.iter().all(|row| row.value.is_whole());
        Typed {
            parts_from: (!whole).then(|| span.clone()),
            reads: key.reads,
            ..Typed::leaf(
                Formula::Lookup(at, Box::new(key.formula)),
                Kind::of(table.unit),
            )
        }
    }

    /// Reports a key that no claim can find a figure for.
    fn report_outside(&self, table: &Table, key: Ratio, span: &Span) {
        let shown = |at| shown_at(at, Kind::of(table.key), self.terms);
        let first = table.rows.first().map_or(key, |row| row.from);
        let ends = if table.end.inclusive {
            "to"
        } else {
            "to below"
        };
        let message = format!(
            "expected a key within the table, {} {ends} {}, found {}",
            shown(first),
            shown(table.end.at),
            shown(key)
        );
        self.fault(Code::OutOfBounds, span, message);
    }

    pub(super) fn given(&self, remedy: &Expr<'_>, span: &Span) -> Typed {
        let failed = Typed::failed(Kind::Money);
        let Some(above) = &self.above else {
            let message = "expected `given` in a remedy's formulas only, found it in a value";
            let help = "values are worked out before remedies; put the formula into the remedy that reads it";
            self.fault_with(Code::Arguments, span, message, help);
            return failed;
        };
        let Some(name) = self.named(remedy, "a remedy") else {
            return failed;
        };
        let found = self.remedies.resolve(self.faults, name.text, &name.span);
        let Some(found) = found else {
            return failed;
        };
        match above.get(found.index()) {
            None => {
                let message = format!(
                    "expected a remedy that stands above in the file, found `{}`",
                    name.text
                );
                let help = format!("move `[remedy.{}]` above this one", name.text);
                let is_this = found.index() == above.len();
                let help = if is_this {
                    "a remedy cannot read what it gives itself"
                } else {
                    &help
                };
                self.fault_with(Code::UnknownName, &name.span, message, help);
            }
            Some(Some(false)) => {
                let message = format!(
                    "expected a remedy that gives money only, found `{}`, which gives something else",
                    name.text
                );
                self.fault(Code::Units, &name.span, message);
            }
            Some(Some(true) | None) => {}
        }
        Typed::leaf(Formula::Given(found), Kind::Money)
    }

    pub(super) fn intake_open(&self, intake: &Expr<'_>) -> Typed {
        let name = self.named(intake, "an intake");
        let found = name.and_then(|name| self.intakes.resolve(self.faults, name.text, &name.span));
        match found {
            Some(intake) => Typed::leaf(Formula::IntakeOpen(intake), Kind::Flag),
            None => Typed::failed(Kind::Flag),
        }
    }
}

/// The figure of a formula that is a literal.
fn constant(formula: &Formula) -> Option<Ratio> {
    match formula {
        Formula::Money(ratio) | Formula::Number(ratio) | Formula::Duration(ratio) => Some(*ratio),
        Formula::Date(date) => Some(Ratio::whole(date.number())),
        _ => None,
    }
}
