//! What the rules look up: tables of figures and calendars of working days.

use ::words::{fill, format};
use maud::html;
use rules::{
    Date,
    explain::{self, BandRange, Edge},
    pack::{Calendar, Table},
};

use crate::{Document, Part, fact, table};

impl<'a> Document<'a> {
    /// Figures by where a key falls.
    pub(crate) fn tables(&self) -> Option<Part> {
        (!self.pack.tables.is_empty()).then(|| Part {
            id: "tables",
            heading: self.words.tables,
            body: html! { @for known in &self.pack.tables { (self.rates(known)) } },
        })
    }

    fn rates(&self, known: &'a Table) -> maud::Markup {
        let words = self.words;
        let edge = |at, inclusive| Edge {
            at: explain::quantity(known.key, at),
            inclusive,
        };
        let rows = known.rows.iter().enumerate().map(|(at, row)| {
            let upper = match known.rows.get(at + 1) {
                Some(next) => edge(next.from, false),
                None => edge(known.end.at, known.end.inclusive),
            };
            let range = BandRange {
                lower: Some(edge(row.from, true)),
                upper: Some(upper),
            };
            let figure = explain::quantity(known.unit, row.value);
            vec![
                html! { (self.wording.band(&range)) " " (self.sources(&row.citations)) },
                html! { (self.wording.figure_of(&figure)) },
            ]
        });
        let outside = known.outside.of(&self.pack.reasons);
        html! {
            h3 { (self.text(&known.label)) " " (self.sources(&known.citations)) }
            (table(&[words.key, words.figure], rows))
            @if let Some(outside) = outside {
                p.note { (words.outside) " " (self.text(&outside.text)) }
            }
        }
    }

    /// Which days are worked.
    pub(crate) fn calendars(&self) -> Option<Part> {
        (!self.pack.calendars.is_empty()).then(|| Part {
            id: "calendars",
            heading: self.words.calendars,
            body: html! { @for known in &self.pack.calendars { (self.calendar(known)) } },
        })
    }

    fn calendar(&self, known: &'a Calendar) -> maud::Markup {
        let words = self.words;
        let weekend = known.weekend.iter().map(|day| words.weekday(*day));
        let weekend: Vec<_> = weekend.collect();
        let span = [self.wording.date(known.from), self.wording.date(known.to)];
        let mut years: Vec<(i32, Vec<Date>)> = Vec::new();
        for day in &known.holidays {
            match years.last_mut() {
                Some((year, days)) if *year == day.year() => days.push(*day),
                _ => years.push((day.year(), vec![*day])),
            }
        }
        let rows = years.iter().map(|(year, days)| {
            let days = days.iter().map(|day| format::month_day(self.lang(), *day));
            let days: Vec<_> = days.collect();
            vec![html! { (year) }, html! { (days.join(", ")) }]
        });
        html! {
            h3 { (self.text(&known.name)) " " (self.sources(&known.citations)) }
            dl.facts {
                (fact(words.weekend, &html! { (weekend.join(", ")) }))
                (fact(words.known, &html! { (fill(words.between, &[&span[0], &span[1]])) }))
            }
            (table(&[words.year, words.holidays], rows))
        }
    }
}
