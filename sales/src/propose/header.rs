//! Where the heading of a table ends and its rows begin.

use std::ops::Range;

use rules::Currency;

use crate::{
    amount::amount,
    columns::{MAX_HEADER, SHOWN},
    date::Spelled,
    heading::Heading,
    mark::is_total,
    table::{Row, Sheet},
};

/// The heading is at most so far above the first row that reads well.
const MAX_ABOVE: usize = 10;

/// The first row of data by a column of dates: one with a date and an amount, and after it another
/// such row, one that goes on with the day or sums up, or none, or above it a heading. Titles have a
/// date too, that of printing, and after it the heading.
pub(super) fn first_row(sheet: &Sheet, column: usize, currency: Currency) -> Option<usize> {
    let is_dated = |row: &Row| Spelled::read(row.cell(column)).is_some();
    let has_amount = |row: &Row| {
        let mut cells = row.cells().enumerate();
        cells.any(|(at, cell)| at != column && amount(cell, currency).is_ok())
    };
    let mut fallback = None;
    for (index, row) in sheet.rows().enumerate().take(SHOWN) {
        if !is_dated(&row) {
            continue;
        }
        fallback = fallback.or(Some(index));
        if !has_amount(&row) {
            continue;
        }
        let mut after = sheet.rows().skip(index.saturating_add(1));
        let goes_on = named_above(sheet, index).is_some()
            || match after.find(|row| !row.is_blank()) {
                None => true,
                Some(next) => {
                    is_dated(&next)
                        || next.cell(column).trim().is_empty() && has_amount(&next)
                        || next.cells().any(is_total)
                }
            };
        if goes_on {
            return Some(index);
        }
    }
    fallback
}

/// The nearest row above one that is a heading of known words. A blank or odd row may stand between
/// the two.
fn named_above(sheet: &Sheet, row: usize) -> Option<usize> {
    (row.saturating_sub(MAX_ABOVE)..row)
        .rev()
        .find(|index| sheet.row(*index).is_some_and(|row| is_heading(&row, 2)))
}

/// The rows of the heading above the first row of data.
pub(super) fn above(sheet: &Sheet, first: usize) -> Range<usize> {
    let is_heading = |index: usize, known: usize| {
        let row = sheet.row(index);
        row.is_some_and(|row| is_heading(&row, known))
    };
    let lowest = match (named_above(sheet, first), first.checked_sub(1)) {
        (Some(nearest), _) => nearest,
        (None, Some(before)) if is_heading(before, 0) => before,
        _ => return first..first,
    };
    // A row above another is of the heading only where it has known words: titles stand there too.
    let mut begin = lowest;
    while lowest - begin < MAX_HEADER - 1
        && let Some(before) = begin.checked_sub(1)
        && is_heading(before, 2)
    {
        begin = before;
    }
    begin..lowest.saturating_add(1)
}

/// Whether a row is of a heading: words and no figures, so many of them headings that are known.
fn is_heading(row: &Row, known: usize) -> bool {
    let written = || row.cells().map(str::trim).filter(|cell| !cell.is_empty());
    // '10시' begins with a figure and is none.
    let of_figures =
        |c: char| c.is_ascii_digit() || matches!(c, ',' | '.' | '-' | '(' | ')' | '₩' | '원' | '%');
    let is_figure = |cell: &str| {
        Spelled::read(cell).is_some()
            || cell.contains(|c: char| c.is_ascii_digit()) && cell.chars().all(of_figures)
    };
    written().count() >= 2
        && !written().any(is_figure)
        && written()
            .filter(|cell| Heading::of(cell).is_known())
            .count()
            >= known
}
