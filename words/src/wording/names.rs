//! What figures are called, and how they are written.

use rules::{
    Date, Instant, Ratio,
    estimate::{Quantity, Source},
    id::{CalendarId, QuestionId, RemedyId, TableId},
    pack::{
        Question, QuestionKind,
        formula::{Fold, Measure},
    },
};

use super::Wording;
use crate::{format, i18n::fill};

impl<'a> Wording<'a> {
    /// A figure with its unit. An option is named by the question that it was read from.
    pub(super) fn quantity(&self, quantity: &Quantity, source: Option<&Source>) -> String {
        let lang = self.words.lang;
        if let Some(given) = self.given_number(quantity, source) {
            return given;
        }
        match quantity {
            Quantity::Money(minor) => format::exact_money(lang, self.pack.currency, *minor),
            Quantity::Number(number) => format::number(*number),
            Quantity::Duration(seconds) => format::exact_duration(lang, *seconds),
            Quantity::Date(date) => self.date(*date),
            Quantity::Moment(until) => self.last_moment(*until),
            Quantity::Flag(yes) => self.flag(*yes).into(),
            Quantity::Choice(option) => match source {
                Some(Source::Answer(id)) => self
                    .question(id)
                    .map_or("", |question| self.option(question, option))
                    .into(),
                _ => option.as_str().into(),
            },
        }
    }

    /// A number with the unit that its question shows.
    pub fn answered_number(&self, question: &Question, number: Ratio) -> String {
        let number = format::number(number);
        let QuestionKind::Number { unit, .. } = &question.kind else {
            return number;
        };
        format::figure_in(self.words.lang, &number, self.text(unit))
    }

    /// An answer to a question about a number, as it was given; nothing of any other figure.
    fn given_number(&self, quantity: &Quantity, source: Option<&Source>) -> Option<String> {
        let Some(Source::Answer(id)) = source else {
            return None;
        };
        let question = self.question(id)?;
        let QuestionKind::Number { read_as, .. } = question.kind else {
            return None;
        };
        let (Quantity::Number(figure) | Quantity::Duration(figure)) = quantity else {
            return None;
        };
        let shown = read_as.in_shown_unit(*figure).ok()?;
        Some(self.answered_number(question, shown))
    }

    /// A figure with its unit.
    pub fn figure_of(&self, quantity: &Quantity) -> String {
        self.quantity(quantity, None)
    }

    /// The end of a term of which `until` is the first second after: the last day, where it ends
    /// with one.
    pub(super) fn last_moment(&self, until: Instant) -> String {
        match until.date().plus_days(-1) {
            Some(last) if until.time_of_day() == (0, 0) => self.date(last),
            _ => format::full_moment(self.words.lang, until),
        }
    }

    /// What a figure is called by where it comes from.
    pub fn name(&self, source: &Source) -> String {
        let words = self.words;
        let week = |first: &Date| format::week(words.lang, *first);
        match source {
            Source::Answer(question) => self.label(question).into(),
            Source::HighestWeek(question, first) => {
                fill(words.name_highest, &[self.label(question), &week(first)])
            }
            Source::Week(question, first) => {
                let period = if self.is_daily(question) {
                    format::month_day(words.lang, *first)
                } else {
                    week(first)
                };
                fill(words.name_week, &[self.label(question), &period])
            }
            Source::RecordedWeeks(question) => {
                let template = if self.is_daily(question) {
                    words.name_recorded_days
                } else {
                    words.name_recorded
                };
                fill(template, &[self.label(question)])
            }
            Source::Used(service) => fill(words.name_used, &[self.service(service)]),
            Source::Outage(service) => fill(words.name_outage, &[self.service(service)]),
            Source::Value(value) => self.value(value).into(),
            Source::ItemValue(value, item) => self.of_item(value, *item),
            Source::Items(list) => fill(words.name_items, &[self.label(list)]),
            Source::Today => words.name_today.into(),
            Source::IntakeOpen(intake) => {
                let intake = self.pack.intakes.iter().find(|known| known.id == *intake);
                let name = intake.map_or("", |intake| self.text(&intake.name));
                fill(words.name_intake, &[name])
            }
            Source::Given(remedy) => fill(words.name_given, &[self.remedy(remedy)]),
            Source::Row(table, row) => self.row(table, *row),
            Source::Series(fold, question, from, to) => {
                let template = fold_in(words.name_series, *fold);
                let (from, to) = self.periods(question, *from, *to);
                fill(template, &[self.label(question), &from, &to])
            }
            Source::Span(measure, question) => self.measured(*measure, self.label(question)),
            Source::ServiceSpan(measure, service) => self.measured(*measure, self.service(service)),
            Source::Within(question, from, to) => self.within(self.label(question), *from, *to),
            Source::ServiceWithin(service, from, to) => {
                self.within(self.service(service), *from, *to)
            }
        }
    }

    /// A value of an item: `Line fee, line 2`.
    pub(super) fn of_item(&self, value: &rules::id::ValueId, item: u16) -> String {
        let known = self.pack.values.iter().find(|known| known.id == *value);
        let list = known.and_then(|known| known.each?.of(&self.pack.questions));
        let item = list.map_or_else(String::new, |list| {
            self.item_name(&list.id, usize::from(item))
        });
        fill(self.words.name_week, &[self.value(value), &item])
    }

    /// The name of a remedy.
    pub fn remedy(&self, id: &RemedyId) -> &'a str {
        let remedy = self.pack.remedies.iter().find(|known| known.id == *id);
        remedy.map_or("", |remedy| self.text(&remedy.name))
    }

    pub(super) fn table(&self, id: &TableId) -> &'a str {
        let table = self.pack.tables.iter().find(|known| known.id == *id);
        table.map_or("", |table| self.text(&table.label))
    }

    pub(super) fn calendar(&self, id: &CalendarId) -> &'a str {
        let calendar = self.pack.calendars.iter().find(|known| known.id == *id);
        calendar.map_or("", |calendar| self.text(&calendar.name))
    }

    fn row(&self, id: &TableId, row: u16) -> String {
        let table = self.pack.tables.iter().find(|known| known.id == *id);
        let Some((table, row)) =
            table.and_then(|table| Some((table, table.rows.get(usize::from(row))?)))
        else {
            return String::new();
        };
        let from = self.quantity(&rules::explain::quantity(table.key, row.from), None);
        fill(self.words.name_row, &[self.text(&table.label), &from])
    }

    fn measured(&self, measure: Measure, name: &str) -> String {
        let [total, longest, day, month, number, began, ended] = self.words.name_span;
        let template = match measure {
            Measure::Total => total,
            Measure::Longest => longest,
            Measure::MostInADay => day,
            Measure::MostInAMonth => month,
            Measure::Number => number,
            Measure::Began => began,
            Measure::Ended => ended,
        };
        fill(template, &[name])
    }

    fn within(&self, name: &str, from: Date, to: Date) -> String {
        let (from, to) = (self.date(from), self.date(to));
        fill(self.words.name_within, &[name, &from, &to])
    }

    pub(super) fn is_daily(&self, question: &QuestionId) -> bool {
        let question = self.question(question);
        question.is_some_and(|asked| matches!(asked.kind, QuestionKind::DailyMoney { .. }))
    }

    /// From the first day of one period to the last day of another.
    fn periods(&self, question: &QuestionId, from: Date, to: Date) -> (String, String) {
        let last = if self.is_daily(question) {
            to
        } else {
            to.plus_days(6).unwrap_or(to)
        };
        let day = |date| format::month_day(self.words.lang, date);
        (day(from), day(last))
    }
}

/// The template for a fold, of one for each in the order of [`Fold`].
pub(super) fn fold_in(templates: [&'static str; 8], fold: Fold) -> &'static str {
    let [sum, highest, lowest, mean, median, number, any, every] = templates;
    match fold {
        Fold::Sum => sum,
        Fold::Highest => highest,
        Fold::Lowest => lowest,
        Fold::Mean => mean,
        Fold::Median => median,
        Fold::Number => number,
        Fold::Any => any,
        Fold::Every => every,
    }
}
