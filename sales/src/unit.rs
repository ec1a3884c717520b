//! In what the amounts of a table are counted: '(단위: 천원)', '매출액(백만원)'.

use crate::{columns::label, plan::Plan, table::Workbook, text::key};

/// Units by the power of ten of the currency's main unit that they are, the longer names first.
const UNITS: [(&str, u32); 13] = [
    ("천만원", 7),
    ("백만원", 6),
    ("십만원", 5),
    ("만원", 4),
    ("천원", 3),
    ("억원", 8),
    ("million", 6),
    ("thousand", 3),
    ("천", 3),
    ("만", 4),
    ("백만", 6),
    ("억", 8),
    ("000", 3),
];

/// Notes stand so far above a table or below it.
const NOTES: usize = 10;

/// The power of ten that an amount of the table is counted in; zero where it says nothing.
pub(crate) fn power(workbook: &Workbook, plan: &Plan) -> u32 {
    let Some((sheet, part)) = plan.parts.first().and_then(|part| {
        let sheet = workbook.sheets.get(part.sheet)?;
        Some((sheet, part))
    }) else {
        return 0;
    };
    let headings = plan
        .counted()
        .filter_map(|column| of_heading(&label(sheet, &part.header, column)));
    // Columns in different units could not be added up; the first tells, and the owner is asked.
    if let Some(power) = headings.into_iter().next() {
        return power;
    }
    let above = part.header.start.saturating_sub(NOTES)..part.header.end;
    let last = sheet.len();
    let below = last.saturating_sub(NOTES).max(part.header.end)..last;
    let notes = above.chain(below).filter_map(|row| sheet.row(row));
    let mut powers = notes.flat_map(|row| {
        let cells: Vec<Option<u32>> = row.cells().map(of_note).collect();
        cells.into_iter().flatten()
    });
    powers.next().unwrap_or_default()
}

/// What a heading says in brackets at its end: '매출액(천원)', 'Sales (thousand)'.
fn of_heading(heading: &str) -> Option<u32> {
    let heading = key(heading);
    let (_, inner) = heading.rsplit_once(['(', '['])?;
    let inner = inner.trim_end_matches([')', ']']);
    let inner = inner
        .trim_start_matches("단위")
        .trim_start_matches([':', '-']);
    named(inner)
}

/// What a note says of the unit: '(단위: 천원)', 'in thousands', 'unit: million won'.
fn of_note(note: &str) -> Option<u32> {
    if note.len() > 200 {
        return None;
    }
    let note = key(note);
    let after = ["단위", "unit:", "units:", "amountsin", "in"]
        .iter()
        .find_map(|word| note.split_once(word).map(|(_, after)| after))?;
    let after = after.trim_start_matches([':', '-', '(', '[', '\'']);
    // 'in' begins many words.
    let is_told = note.contains("단위")
        || note.contains("unit")
        || after.starts_with("thousand")
        || after.starts_with("million");
    let end = after.find([')', ']', ',', '/']).unwrap_or(after.len());
    is_told.then(|| named(after.get(..end)?)).flatten()
}

fn named(unit: &str) -> Option<u32> {
    let unit = unit.trim_end_matches("s");
    let bare = unit
        .trim_end_matches("won")
        .trim_end_matches("krw")
        .trim_start_matches("krw")
        .trim_start_matches('₩');
    let found = UNITS
        .iter()
        .find(|(name, _)| *name == unit || *name == bare);
    found.map(|(_, power)| *power)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_of_headings_and_notes() {
        for (heading, power) in [
            ("매출액(천원)", Some(3)),
            ("매출액 (백만 원)", Some(6)),
            ("금액[단위: 만원]", Some(4)),
            ("Sales (thousand won)", Some(3)),
            ("매출액(원)", None),
            ("매출액(부가세 포함)", None),
            ("매출액", None),
        ] {
            assert_eq!(of_heading(heading), power, "{heading}");
        }
        for (note, power) in [
            ("(단위: 천원)", Some(3)),
            ("※ 단위 : 백만원", Some(6)),
            ("in thousands", Some(3)),
            ("단위: 원", None),
            ("(단위: 건, 원)", None),
            ("invoice", None),
            ("매출 현황", None),
        ] {
            assert_eq!(of_note(note), power, "{note}");
        }
    }
}
