//! The columns of a table, as an owner chooses among them.

use std::ops::Range;

use rules::Currency;

use crate::{
    account::Column,
    amount::amount,
    date::Spelled,
    heading::SEPARATOR,
    plan::Plan,
    table::{Sheet, Workbook},
};

/// So many rows show what a column holds.
pub(crate) const SHOWN: usize = 1_000;

/// More columns than this are not looked at.
const MAX_COLUMNS: usize = 256;

/// No heading has more rows.
pub(crate) const MAX_HEADER: usize = 3;

/// The columns of the sheets that a plan reads.
#[must_use]
pub fn columns(workbook: &Workbook, plan: &Plan, currency: Currency) -> Vec<Column> {
    let Some((sheet, header)) = plan.parts.first().and_then(|part| {
        let sheet = workbook.sheets.get(part.sheet)?;
        Some((sheet, &part.header))
    }) else {
        return Vec::new();
    };
    (0..width(sheet))
        .map(|index| {
            let mut column = Column {
                index,
                label: label(sheet, header, index),
                sample: String::new(),
                is_date: false,
                is_amount: false,
            };
            let (mut written, mut dates, mut amounts) = (0_usize, 0_usize, 0_usize);
            for row in sheet
                .rows()
                .take(header.end.saturating_add(SHOWN))
                .skip(header.end)
            {
                let cell = row.cell(index).trim();
                if cell.is_empty() {
                    continue;
                }
                if column.sample.is_empty() {
                    cell.clone_into(&mut column.sample);
                }
                written += 1;
                dates += usize::from(Spelled::read(cell).is_some());
                amounts += usize::from(amount(cell, currency).is_ok());
            }
            column.is_date = dates > 0 && dates * 2 >= written;
            column.is_amount = amounts > 0 && amounts * 2 >= written;
            column
        })
        .filter(|column| !(column.label.is_empty() && column.sample.is_empty()))
        .collect()
}

/// How many columns the rows that show have.
pub(crate) fn width(sheet: &Sheet) -> usize {
    let rows = sheet.rows().take(SHOWN);
    let width = rows.map(|row| row.width()).max().unwrap_or_default();
    width.min(MAX_COLUMNS)
}

/// The heading of a column: of cells that were merged across columns, the text stands in the first
/// of them, and holds for those to its right that have a heading below.
pub(crate) fn label(sheet: &Sheet, header: &Range<usize>, column: usize) -> String {
    let mut parts: Vec<&str> = Vec::new();
    let last = header.end.saturating_sub(1);
    let below = |index: usize| {
        (index.saturating_add(1)..=last)
            .filter_map(|below| sheet.row(below))
            .any(|row| !row.cell(column).trim().is_empty())
    };
    for index in header.clone() {
        let Some(row) = sheet.row(index) else {
            continue;
        };
        let own = row.cell(column).trim();
        let part = if own.is_empty() && index < last && below(index) {
            (0..column)
                .rev()
                .map(|left| row.cell(left).trim())
                .find(|cell| !cell.is_empty())
                .unwrap_or_default()
        } else {
            own
        };
        if !part.is_empty() && parts.last() != Some(&part) {
            parts.push(part);
        }
    }
    let mut label = String::new();
    for part in parts {
        if !label.is_empty() {
            label.push(SEPARATOR);
        }
        // A heading may be broken into lines.
        for (index, word) in part.split_whitespace().enumerate() {
            if index > 0 {
                label.push(' ');
            }
            label.push_str(word);
        }
    }
    label
}
