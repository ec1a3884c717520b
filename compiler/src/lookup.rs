//! What formulas look up: tables of figures and calendars of working days.

mod calendar;

use rules::{
    Ratio,
    pack::{Bound, Citation, Reason, Row, Table as Rows},
};

use crate::{
    diagnostic::{Code, Fault},
    figure::{Figure, figure, shown_at},
    formula::Kind,
    names::Names,
    sections::{cited, required_text},
    table::{Item, Str, Table},
    terms::Terms,
};

pub(crate) use calendar::{calendar, day_name};

/// What tables and calendars may name.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sources<'p> {
    pub(crate) terms: &'p Terms,
    pub(crate) citations: &'p Names<Citation>,
    pub(crate) reasons: &'p Names<Reason>,
}

/// Why a person decides where a key or a day lies outside.
fn outside(table: &mut Table<'_>, sources: Sources<'_>) -> Option<rules::Ref<Reason>> {
    let item = table.required("outside")?;
    let string = item.string("the name of a reason")?;
    sources
        .reasons
        .resolve(item.faults, string.text, &string.span)
}

/// `[table.NAME]` with its rows.
pub(crate) fn rows(name: &Str<'_>, mut table: Table<'_>, sources: Sources<'_>) -> Option<Rows> {
    let label = required_text(&mut table, sources.terms, "label");
    let outside = outside(&mut table, sources);
    let citations = cited(&mut table, sources.citations);
    let rows = table.required("row").and_then(|item| {
        let tables = item.tables("tables `[[table.NAME.row]]`")?;
        report_count(&item, tables.len());
        Some(tables)
    });
    let mut kinds = Kinds::default();
    let mut before: Option<Ratio> = None;
    let mut complete = rows.as_ref().is_some_and(|rows| !rows.is_empty());
    let mut read = Vec::with_capacity(rows.as_ref().map_or(0, Vec::len));
    for mut table in rows.into_iter().flatten() {
        let from = table.required("from").and_then(|item| {
            let found = figure(&item, sources.terms, KEY)?;
            kinds.take_key(&item, &found, "the keys above");
            report_fall(&item, before, &found, sources.terms);
            before = Some(found.at);
            Some(found.at)
        });
        let value = table.required("value").and_then(|item| {
            let found = figure(&item, sources.terms, "a figure like \"8 GBP\" or \"10 %\"")?;
            kinds.take_value(&item, &found);
            Some(found.at)
        });
        let citations = table.optional("cite").map_or(Some(Vec::new()), |item| {
            sources.citations.resolve_all(&item)
        });
        table.finish();
        let row = from.zip(value).zip(citations);
        complete &= row.is_some();
        read.extend(row.map(|((from, value), citations)| Row {
            from,
            value,
            citations,
        }));
    }
    let end = end(&mut table, &mut kinds, before, sources.terms);
    table.finish();
    Some(Rows {
        id: name.text.into(),
        label: label?,
        key: kinds.key?.unit()?,
        unit: kinds.value?.unit()?,
        rows: complete.then_some(read)?,
        end: end?,
        outside: outside?,
        citations: citations?,
    })
}

const KEY: &str = "a date, or a figure like \"2 h\" or \"100 KRW\",";

fn report_count(item: &Item<'_>, found: usize) {
    if found == 0 {
        let message = "expected a row, found none";
        item.faults
            .report(Fault::new(Code::Empty, &item.key_span, message));
    }
}

/// Keys rise from row to row, so that each begins where the one before ends.
fn report_fall(item: &Item<'_>, before: Option<Ratio>, found: &Figure, terms: &Terms) {
    let Some(before) = before.filter(|before| found.at <= *before) else {
        return;
    };
    let message = format!(
        "expected keys that rise from row to row, found {} after {}",
        shown_at(found.at, found.kind, terms),
        shown_at(before, found.kind, terms)
    );
    item.faults
        .report(Fault::new(Code::BandOrder, &found.span, message));
}

/// The one kind of a table's keys, and the one of its figures.
#[derive(Debug, Default)]
struct Kinds {
    key: Option<Kind>,
    value: Option<Kind>,
}

impl Kinds {
    fn take_key(&mut self, item: &Item<'_>, found: &Figure, as_what: &str) {
        take(&mut self.key, item, found, as_what);
    }

    fn take_value(&mut self, item: &Item<'_>, found: &Figure) {
        if found.kind == Kind::Date {
            let message =
                "expected money, a number or a duration as the figure of a row, found a date";
            item.faults
                .report(Fault::new(Code::Units, &found.span, message));
            return;
        }
        take(&mut self.value, item, found, "the figures above");
    }
}

fn take(kind: &mut Option<Kind>, item: &Item<'_>, found: &Figure, as_what: &str) {
    let first = *kind.get_or_insert(found.kind);
    if first != found.kind {
        let message = format!("expected {first}, as {as_what}, found {}", found.kind);
        item.faults
            .report(Fault::new(Code::Units, &found.span, message));
    }
}

/// `to`, the last key, or `below`, the first one after it.
fn end(
    table: &mut Table<'_>,
    kinds: &mut Kinds,
    last: Option<Ratio>,
    terms: &Terms,
) -> Option<Bound> {
    let (to, below) = (table.optional("to"), table.optional("below"));
    if let (Some(to), Some(below)) = (&to, &below) {
        let message = "expected either `to` or `below`, found both";
        let fault = Fault::new(Code::BandOrder, &below.key_span, message);
        below
            .faults
            .report(fault.also(&to.key_span, "the other end"));
    }
    let inclusive = to.is_some();
    let Some(item) = to.or(below) else {
        let message = "expected `to`, the last key of the table, or `below`, the first one after it, found neither";
        table
            .faults
            .report(Fault::new(Code::MissingKey, &table.span, message));
        return None;
    };
    let found = figure(&item, terms, KEY)?;
    let agrees = kinds.key.is_none_or(|kind| kind == found.kind);
    kinds.take_key(&item, &found, "the keys of the rows");
    let reaches = |last: Ratio| found.at > last || (inclusive && found.at == last);
    if let Some(last) = last.filter(|last| agrees && !reaches(*last)) {
        let message = format!(
            "expected the end of the table after its last row, which begins at {}, found {}",
            shown_at(last, found.kind, terms),
            shown_at(found.at, found.kind, terms)
        );
        item.faults
            .report(Fault::new(Code::BandOrder, &found.span, message));
    }
    Some(Bound {
        at: found.at,
        inclusive,
    })
}
