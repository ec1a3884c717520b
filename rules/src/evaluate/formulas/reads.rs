//! What formulas read, and how a step tells it.

use super::Facts;
use crate::{
    estimate::{Input, Quantity, Source},
    evaluate::{answers::Item, figure::Figure},
    id::CitationId,
    order,
    pack::{
        Calendar, Citation, Citations, Intake, Question, Ref, Remedy, Service, Table, Value,
        formula::{Fold, Measure, Spans},
    },
    time::Date,
};

/// Something that a formula read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::evaluate) enum Read {
    Answer(Ref<Question>),
    Choice(Ref<Question>),
    Highest(Ref<Question>),
    Week(Ref<Question>, Date),
    HasWeek(Ref<Question>, Date),
    Recorded(Ref<Question>),
    Series(Fold, Ref<Question>, Date, Date),
    Used(Ref<Service>),
    Outage(Ref<Service>),
    Span(Measure, Spans),
    Within(Spans, Date, Date),
    Value(Ref<Value>),
    /// A value of an item of its list.
    ItemValue(Ref<Value>, u16),
    Items(Ref<Question>),
    Today,
    Intake(Ref<Intake>),
    Given(Ref<Remedy>),
    /// A row of a table by its place.
    Row(Ref<Table>, u16),
    /// Days of a calendar. It is a source and not a figure.
    Calendar(Ref<Calendar>),
}

/// What was read on the way to a figure: each thing once, in the order of reading.
#[derive(Clone, Debug, Default)]
pub(in crate::evaluate) struct Trace {
    pub(in crate::evaluate) reads: Vec<Read>,
    /// Questions without which the figure is not known.
    pub(in crate::evaluate) missing: Vec<Ref<Question>>,
    /// The item that the figure is of.
    pub(in crate::evaluate) item: Item,
    /// Whether nobody asks what was read, so that it is not kept.
    is_idle: bool,
}

impl Trace {
    pub(in crate::evaluate) fn of_item(item: u16) -> Self {
        Self {
            item: Some(item),
            ..Self::default()
        }
    }

    /// One that keeps what is missing and not what was read.
    pub(in crate::evaluate) fn idle() -> Self {
        Self {
            is_idle: true,
            ..Self::default()
        }
    }

    /// Takes out what was noted since there were so many reads and so many missing.
    pub(in crate::evaluate) fn split_off(&mut self, reads: usize, missing: usize) -> Self {
        Self {
            reads: self.reads.split_off(reads),
            missing: self.missing.split_off(missing),
            item: self.item,
            is_idle: self.is_idle,
        }
    }

    pub(in crate::evaluate) fn clear(&mut self) {
        self.reads.clear();
        self.missing.clear();
    }

    pub(in crate::evaluate) fn read(&mut self, read: Read) {
        if !self.is_idle && !self.reads.contains(&read) {
            self.reads.push(read);
        }
    }

    pub(in crate::evaluate) fn miss(&mut self, question: Ref<Question>) {
        if !self.missing.contains(&question) {
            self.missing.push(question);
        }
    }
}

impl Facts<'_> {
    /// What was read, with ids and figures.
    pub(in crate::evaluate) fn inputs(&self, trace: &Trace) -> Vec<Input> {
        let mut inputs = Vec::with_capacity(trace.reads.len());
        let reads = trace.reads.iter();
        inputs.extend(reads.filter_map(|read| self.input(*read, trace.item)));
        inputs
    }

    /// The sources of a step: its own, and those of the tables and calendars that it looked into.
    pub(in crate::evaluate) fn cited(&self, own: &Citations, trace: &Trace) -> Citations {
        let pack = self.loaded.pack();
        let mut more: Vec<Ref<Citation>> = Vec::new();
        for read in &trace.reads {
            match *read {
                Read::Row(at, row) => {
                    if let Some(table) = at.of(&pack.tables) {
                        if let Some(row) = table.rows.get(usize::from(row)) {
                            more.extend(&row.citations);
                        }
                        more.extend(&table.citations);
                    }
                }
                Read::Calendar(at) => {
                    if let Some(calendar) = at.of(&pack.calendars) {
                        more.extend(&calendar.citations);
                    }
                }
                Read::Answer(_)
                | Read::Choice(_)
                | Read::Highest(_)
                | Read::Week(..)
                | Read::HasWeek(..)
                | Read::Recorded(_)
                | Read::Series(..)
                | Read::Used(_)
                | Read::Outage(_)
                | Read::Span(..)
                | Read::Within(..)
                | Read::Value(_)
                | Read::ItemValue(..)
                | Read::Items(_)
                | Read::Today
                | Read::Intake(_)
                | Read::Given(_) => {}
            }
        }
        if more.is_empty() || self.budget.spend(own.len() + more.len()).is_err() {
            return own.clone();
        }
        let known: Vec<&str> = own.iter().map(CitationId::as_str).collect();
        let known = order::by_key(&known, |id| *id);
        let mut seen = vec![false; pack.citations.len()];
        let mut ids = own.to_vec();
        for at in more {
            if let Some(seen) = seen.get_mut(at.index())
                && !std::mem::replace(seen, true)
                && let Some(citation) = at.of(&pack.citations)
                && known.binary_search(&citation.id.as_str()).is_err()
            {
                ids.push(citation.id.clone());
            }
        }
        ids.into()
    }

    fn input(&self, read: Read, item: Item) -> Option<Input> {
        let pack = self.loaded.pack();
        let question = |question: Ref<Question>| Some(question.of(&pack.questions)?.id.clone());
        let service = |service: Ref<Service>| Some(service.of(&pack.services)?.id.clone());
        let value = |value: Ref<Value>| Some(value.of(&pack.values)?.id.clone());
        let (source, figure) = match read {
            Read::Answer(at) => {
                let answer = self.answers.figure(at, item).ok()?;
                (Source::Answer(question(at)?), answer)
            }
            Read::Choice(at) => {
                let chosen = self.answers.choice(at, item).ok()?.clone();
                return Some(Input {
                    source: Source::Answer(question(at)?),
                    quantity: Quantity::Choice(chosen),
                });
            }
            Read::Highest(at) => {
                let (date, amount) = self.answers.highest(at).ok()?;
                let source = Source::HighestWeek(question(at)?, date);
                (source, Figure::money(amount))
            }
            Read::Week(at, date) => {
                let amount = self.answers.period(at, date).ok()?;
                (Source::Week(question(at)?, date), Figure::money(amount))
            }
            Read::HasWeek(at, date) => {
                let has = self.answers.has_period(at, date).ok()?;
                (Source::Week(question(at)?, date), Figure::Flag(has))
            }
            Read::Recorded(at) => {
                let count = self.answers.recorded(at).ok()?;
                (Source::RecordedWeeks(question(at)?), Figure::number(count))
            }
            Read::Series(fold, at, from, to) => {
                let figure = self.series(fold, at, from, to).ok()?;
                (Source::Series(fold, question(at)?, from, to), figure)
            }
            Read::Used(at) => {
                let used = self.answers.used(at).ok()?;
                (Source::Used(service(at)?), Figure::Flag(used))
            }
            Read::Outage(at) => {
                let seconds = self.outages.seconds(at).ok()?;
                (Source::Outage(service(at)?), Figure::duration(seconds))
            }
            Read::Span(measure, spans) => {
                let figure = self.measure(measure, spans, item).ok()?;
                let source = match spans {
                    Spans::Answer(at) => Source::Span(measure, question(at)?),
                    Spans::Service(at) => Source::ServiceSpan(measure, service(at)?),
                };
                (source, figure)
            }
            Read::Within(spans, from, to) => {
                let figure = self.within(spans, from, to, item).ok()?;
                let source = match spans {
                    Spans::Answer(at) => Source::Within(question(at)?, from, to),
                    Spans::Service(at) => Source::ServiceWithin(service(at)?, from, to),
                };
                (source, figure)
            }
            Read::Value(at) => {
                let figure = self.computed(at, item).ok()?.figure.ok()?;
                (Source::Value(value(at)?), figure)
            }
            Read::ItemValue(at, of) => {
                let figure = self.computed(at, Some(of)).ok()?.figure.ok()?;
                (Source::ItemValue(value(at)?, of), figure)
            }
            Read::Items(at) => {
                let count = self.answers.items(at).ok()?;
                (Source::Items(question(at)?), Figure::number(count.into()))
            }
            Read::Today => (Source::Today, Figure::Date(self.today)),
            Read::Intake(at) => {
                let intake = at.of(&pack.intakes)?;
                let open = Figure::Flag(intake.is_open(self.today));
                (Source::IntakeOpen(intake.id.clone()), open)
            }
            Read::Given(at) => {
                let given = self.given.get(at.index())?.amount.ok()?;
                let remedy = at.of(&pack.remedies)?.id.clone();
                (Source::Given(remedy), Figure::money(given))
            }
            Read::Row(at, row) => {
                let table = at.of(&pack.tables)?;
                let value = table.rows.get(usize::from(row))?.value;
                let source = Source::Row(table.id.clone(), row);
                (source, Figure::of_unit(table.unit, value).ok()?)
            }
            Read::Calendar(_) => return None,
        };
        Some(Input {
            source,
            quantity: figure.quantity(),
        })
    }
}
