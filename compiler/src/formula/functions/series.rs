//! Functions of amounts by week or by day.

use rules::{
    Date, Formula,
    pack::{Question, QuestionKind, Ref, formula::Fold},
};

use super::{Expr, Kind, Name, Node, Scope, Typed};
use crate::{
    diagnostic::{Code, Fault, Span},
    formula::Literal,
};

/// What an amount is given for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Period {
    Week,
    Day,
}

impl Period {
    fn named(self) -> &'static str {
        match self {
            Self::Week => "week",
            Self::Day => "day",
        }
    }

    fn adverb(self) -> &'static str {
        match self {
            Self::Week => "weekly",
            Self::Day => "daily",
        }
    }

    fn days(self) -> i64 {
        match self {
            Self::Week => 7,
            Self::Day => 1,
        }
    }
}

/// A question that asks for amounts by period.
#[derive(Clone, Copy, Debug)]
struct Series {
    question: Ref<Question>,
    period: Period,
    /// First day of the first period.
    first: Date,
    /// First day of the last period.
    last: Date,
}

impl Series {
    fn of(question: Ref<Question>, kind: &QuestionKind) -> Option<Self> {
        let (period, first, last) = match kind {
            QuestionKind::WeeklyMoney { weeks, .. } => {
                (Period::Week, *weeks.first()?, *weeks.last()?)
            }
            QuestionKind::DailyMoney { from, to, .. } => (Period::Day, *from, *to),
            _ => return None,
        };
        Some(Self {
            question,
            period,
            first,
            last,
        })
    }

    /// The first day of the period that `date` lies in.
    fn period_of(self, date: Date) -> Option<Date> {
        let days = date.days_since(self.first);
        let inside = days >= 0 && date.days_since(self.last) < self.period.days();
        let start = self.first.plus_days(days - days % self.period.days());
        start.filter(|_| inside)
    }

    /// Whether a period begins from one date to another.
    fn begins_within(self, from: Date, to: Date) -> bool {
        let from = from.max(self.first);
        let ahead = from.days_since(self.first);
        let length = self.period.days();
        let next = self.first.plus_days((ahead + length - 1) / length * length);
        next.is_some_and(|next| next <= to.min(self.last))
    }
}

impl Scope<'_> {
    /// Several figures taken together: periods of a question, or a value of each item of a list.
    pub(super) fn fold(&self, fold: Fold, figures: &Expr<'_>, span: &Span) -> Typed {
        if let Node::Name(name) = figures.node
            && let Some(value) = self.values.find(name)
        {
            return self.fold_items(fold, value, name, figures, span);
        }
        self.fold_periods(fold, figures, None, span)
    }

    pub(super) fn fold_periods(
        &self,
        fold: Fold,
        question: &Expr<'_>,
        dates: Option<[&Expr<'_>; 2]>,
        span: &Span,
    ) -> Typed {
        let parts = matches!(fold, Fold::Mean | Fold::Median);
        Typed {
            parts_from: parts.then(|| span.clone()),
            ..self.periods(fold, question, dates, Kind::Money)
        }
    }

    pub(super) fn recorded(&self, question: &Expr<'_>, dates: Option<[&Expr<'_>; 2]>) -> Typed {
        self.periods(Fold::Number, question, dates, Kind::Number)
    }

    fn periods(
        &self,
        fold: Fold,
        question: &Expr<'_>,
        dates: Option<[&Expr<'_>; 2]>,
        kind: Kind,
    ) -> Typed {
        let series = self.series(question, None);
        let dates = dates.map(|dates| self.dates(dates, series));
        let Some(series) = series else {
            return Typed::failed(kind);
        };
        let question = series.question;
        let formula = match (fold, dates) {
            (Fold::Highest, None) => Formula::Highest(question),
            (Fold::Number, None) => Formula::Recorded(question),
            (fold, None) => Formula::Series(fold, question, series.first, series.last),
            (fold, Some(Some((from, to)))) => Formula::Series(fold, question, from, to),
            (_, Some(None)) => return Typed::failed(kind),
        };
        Typed::leaf(formula, kind)
    }

    /// The dates that periods have to begin from and to.
    fn dates(&self, [from, to]: [&Expr<'_>; 2], series: Option<Series>) -> Option<(Date, Date)> {
        let read = [from, to].map(|expr| match expr.node {
            Node::Literal(Literal::Date(date)) => Some(date),
            _ => {
                let message = "expected a date like 2022-10-15, found something else";
                self.fault(Code::Arguments, &expr.span, message);
                None
            }
        });
        let [Some(first), Some(last)] = read else {
            return None;
        };
        if last < first {
            let message = format!("expected a date on or after {first}, found {last}");
            self.fault(Code::OrderOfTimes, &to.span, message);
        } else if let Some(series) = series.filter(|series| !series.begins_within(first, last)) {
            let period = series.period.named();
            let message = format!(
                "expected a {period} of the question to begin from {first} to {last}, found none"
            );
            let help = format!(
                "its first {period} begins on {}, its last one on {}",
                series.first, series.last
            );
            let span = from.span.start..to.span.end;
            self.fault_with(Code::Weeks, &span, message, &help);
        }
        Some((first, last))
    }

    pub(super) fn amount_of(&self, period: Period, question: &Expr<'_>, date: &Expr<'_>) -> Typed {
        self.period(period, question, date, Formula::Week, Kind::Money)
    }

    pub(super) fn has(&self, period: Period, question: &Expr<'_>, date: &Expr<'_>) -> Typed {
        self.period(period, question, date, Formula::HasWeek, Kind::Flag)
    }

    fn period(
        &self,
        period: Period,
        question: &Expr<'_>,
        date: &Expr<'_>,
        make: fn(Ref<Question>, Date) -> Formula,
        kind: Kind,
    ) -> Typed {
        let series = self.series(question, Some(period));
        let Node::Literal(Literal::Date(start)) = date.node else {
            let what = match period {
                Period::Week => "the first day of a week",
                Period::Day => "a day",
            };
            let message = format!("expected {what}, like 2022-10-15, found something else");
            self.fault(Code::Arguments, &date.span, message);
            return Typed::failed(kind);
        };
        let Some(series) = series else {
            return Typed::failed(kind);
        };
        let found = series.period_of(start);
        if found != Some(start) {
            let (what, help) = match period {
                Period::Week => (
                    "the first day of one of the question's weeks",
                    found.map(|first| format!("that day is in the week of {first}")),
                ),
                Period::Day => (
                    "one of the question's days",
                    Some(format!(
                        "it asks for those from {} to {}",
                        series.first, series.last
                    )),
                ),
            };
            let message = format!("expected {what}, found {start}");
            let fault = Fault::new(Code::Weeks, &date.span, message);
            self.faults.report(fault.help_if(help));
        }
        Typed::leaf(make(series.question, start), kind)
    }

    /// The question that `expr` names, which has to ask for amounts by `period`.
    fn series(&self, expr: &Expr<'_>, period: Option<Period>) -> Option<Series> {
        let wanted = period.map_or("weekly or daily", Period::adverb);
        let name = self.named(expr, &format!("a {wanted} question"))?;
        let question = self.questions.resolve(self.faults, name.text, &name.span)?;
        let kind = self.kind_of(question)?;
        let series = Series::of(question, kind);
        let fits = |series: &Series| period.is_none_or(|period| series.period == period);
        let Some(series) = series.filter(fits) else {
            let message = format!(
                "expected the name of a {wanted} question, found `{}`",
                name.text
            );
            let help = self.instead_of_series(&name, question, kind, series);
            let fault = Fault::new(Code::Units, &name.span, message);
            self.faults.report(fault.help_if(help));
            return None;
        };
        Some(series)
    }

    fn instead_of_series(
        &self,
        name: &Name<'_>,
        question: Ref<Question>,
        kind: &QuestionKind,
        series: Option<Series>,
    ) -> Option<String> {
        let text = name.text;
        if let Some(series) = series {
            let (adverb, period) = (series.period.adverb(), series.period.named());
            return Some(format!(
                "`{text}` is a {adverb} question: write `{period}({text}, …)` or `has_{period}({text}, …)`"
            ));
        }
        let list = self.asked.get(question.index())?.item_of;
        if let Some(list) = list {
            let list = self.list_name(list);
            return Some(format!(
                "`{text}` is asked of each item of `{list}`: take together a value with `each = \"{list}\"` and `formula = \"{text}\"`"
            ));
        }
        matches!(kind, QuestionKind::Items { .. })
            .then(|| format!("take together a value with `each = \"{text}\"`, by the value's name"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    /// Three weeks.
    fn weeks() -> Series {
        Series {
            question: Ref::new(0),
            period: Period::Week,
            first: date("2024-02-05"),
            last: date("2024-02-19"),
        }
    }

    #[test]
    fn a_day_lies_in_one_week() {
        let of = |day| weeks().period_of(date(day)).map(|first| first.to_string());
        assert_eq!(of("2024-02-04"), None);
        assert_eq!(of("2024-02-05").as_deref(), Some("2024-02-05"));
        assert_eq!(of("2024-02-11").as_deref(), Some("2024-02-05"));
        assert_eq!(of("2024-02-25").as_deref(), Some("2024-02-19"));
        assert_eq!(of("2024-02-26"), None);
    }

    #[test]
    fn weeks_begin_within_dates_or_not() {
        let begins = |from, to| weeks().begins_within(date(from), date(to));
        assert!(begins("2024-01-01", "2024-02-05"));
        assert!(begins("2024-02-06", "2024-02-12"));
        assert!(begins("2024-02-19", "2024-12-31"));
        assert!(!begins("2024-01-01", "2024-02-04"));
        assert!(!begins("2024-02-06", "2024-02-11"));
        assert!(!begins("2024-02-20", "2024-12-31"));
    }
}
