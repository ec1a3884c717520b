//! Functions of dates: months and working days.

use rules::{
    Formula, Ref,
    pack::{Calendar, formula::MonthPart},
};

use super::{Expr, Kind, Scope, Typed};
use crate::diagnostic::Code;

impl Scope<'_> {
    /// A part of a formula that has to be a date.
    pub(super) fn date(&self, expr: &Expr<'_>) -> Typed {
        let typed = self.lower(expr);
        if !typed.kind.agrees(Kind::Date) {
            let message = format!("expected a date, found {}", typed.kind);
            self.fault(Code::Units, &expr.span, message);
        }
        typed
    }

    pub(super) fn month(&self, part: MonthPart, kind: Kind, date: &Expr<'_>) -> Typed {
        let date = self.date(date);
        Typed {
            reads: date.reads,
            ..Typed::leaf(Formula::Month(part, Box::new(date.formula)), kind)
        }
    }

    pub(super) fn after_months(&self, date: &Expr<'_>, count: &Expr<'_>) -> Typed {
        let (date, count) = (self.date(date), self.whole(count, "months"));
        let reads = date.reads || count.reads;
        let sides = Box::new([date.formula, count.formula]);
        Typed {
            reads,
            ..Typed::leaf(Formula::AfterMonths(sides), Kind::Date)
        }
    }

    /// A part of a formula that has to be a whole number of something.
    fn whole(&self, expr: &Expr<'_>, of: &str) -> Typed {
        let count = self.lower(expr);
        if !count.kind.agrees(Kind::Number) {
            let message = format!("expected a number of {of}, found {}", count.kind);
            self.fault(Code::Units, &expr.span, message);
        } else if count.parts_from.is_some() {
            let message = format!("expected a whole number of {of}, found one that may have parts");
            let help = "round it, like `ceil(…, 1)`";
            self.fault_with(Code::RoundingMissing, &expr.span, message, help);
        }
        count
    }

    fn calendar(&self, expr: &Expr<'_>) -> Option<Ref<Calendar>> {
        let name = self.named(expr, "a calendar")?;
        self.calendars.resolve(self.faults, name.text, &name.span)
    }

    pub(super) fn is_working_day(&self, calendar: &Expr<'_>, date: &Expr<'_>) -> Typed {
        let calendar = self.calendar(calendar);
        let date = self.date(date);
        let Some(calendar) = calendar else {
            return Typed::failed(Kind::Flag);
        };
        Typed {
            reads: date.reads,
            ..Typed::leaf(
                Formula::IsWorked(calendar, Box::new(date.formula)),
                Kind::Flag,
            )
        }
    }

    pub(super) fn after_working_days(
        &self,
        calendar: &Expr<'_>,
        date: &Expr<'_>,
        count: &Expr<'_>,
    ) -> Typed {
        let calendar = self.calendar(calendar);
        let date = self.date(date);
        let span = &count.span;
        let count = self.whole(count, "working days");
        if matches!(&count.formula, Formula::Number(number) if number.numerator() < 0) {
            let message = "expected zero working days or more, found less";
            self.fault(Code::OutOfBounds, span, message);
        }
        let Some(calendar) = calendar else {
            return Typed::failed(Kind::Date);
        };
        let reads = date.reads || count.reads;
        let sides = Box::new([date.formula, count.formula]);
        Typed {
            reads,
            ..Typed::leaf(Formula::AfterWorked(calendar, sides), Kind::Date)
        }
    }

    pub(super) fn working_days(&self, calendar: &Expr<'_>, [from, to]: [&Expr<'_>; 2]) -> Typed {
        let calendar = self.calendar(calendar);
        let (from, to) = (self.date(from), self.date(to));
        let Some(calendar) = calendar else {
            return Typed::failed(Kind::Number);
        };
        let reads = from.reads || to.reads;
        let sides = Box::new([from.formula, to.formula]);
        Typed {
            reads,
            ..Typed::leaf(Formula::WorkedBetween(calendar, sides), Kind::Number)
        }
    }
}
