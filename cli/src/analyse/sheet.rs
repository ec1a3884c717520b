//! Tables, to read and for spreadsheets.

use std::{fmt::Write as _, io::Write};

use rules::{Currency, Lang, Ratio};
use unicode_width::UnicodeWidthStr;
use words::format;

use crate::failure::Failure;

/// A table with its title.
#[derive(Debug)]
pub(crate) struct Sheet {
    /// The pack that it is of.
    pub(crate) pack: String,
    /// Its name for programs.
    pub(crate) id: String,
    pub(crate) title: String,
    /// Of each column the name for programs and the heading.
    pub(crate) columns: Vec<(&'static str, &'static str)>,
    pub(crate) rows: Vec<Row>,
    pub(crate) note: Option<String>,
}

#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) cells: Vec<Cell>,
}

/// What stands in a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cell {
    Nothing,
    Count(u64),
    /// So many of so many.
    Share(u64, u64),
    /// Minor units.
    Money(i128, Currency),
    /// More of them, or fewer.
    Change(i128),
    /// Minor units more, or fewer.
    MoneyChange(i128, Currency),
}

impl Cell {
    /// As people read it.
    fn spelled(self, lang: Lang) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Count(count) => format::grouped(count.into()),
            Self::Share(part, all) => percent(part, all).map_or_else(String::new, |share| {
                format::percent(lang, &share.to_string())
            }),
            Self::Money(amount, currency) => money(lang, currency, amount),
            Self::Change(change) => signed(change, format::grouped(change)),
            Self::MoneyChange(change, currency) => signed(change, money(lang, currency, change)),
        }
    }

    /// As programs read it; money in minor units.
    fn plain(self) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Count(count) => count.to_string(),
            Self::Share(part, all) => percent(part, all).unwrap_or_default(),
            Self::Money(amount, _) | Self::Change(amount) | Self::MoneyChange(amount, _) => {
                amount.to_string()
            }
        }
    }
}

/// `79.8`: a share in hundredths, rounded half up to one decimal; nothing of nothing.
pub(crate) fn percent(part: u64, all: u64) -> Option<String> {
    let (part, all) = (u128::from(part), u128::from(all));
    let tenths = (part * 2000 + all).checked_div(2 * all)?;
    Some(format!("{}.{}", tenths / 10, tenths % 10))
}

fn money(lang: Lang, currency: Currency, amount: i128) -> String {
    match i64::try_from(amount) {
        Ok(amount) => format::exact_money(lang, currency, Ratio::whole(amount)),
        // No scheme comes to it: then the minor units are told.
        Err(_) => format::grouped(amount),
    }
}

fn signed(change: i128, spelled: String) -> String {
    match change {
        0 => "±0".to_owned(),
        1.. => format!("+{spelled}"),
        _ => spelled,
    }
}

/// The tables as text, with a blank line before each.
pub(crate) fn text(sheets: &[Sheet], lang: Lang) -> String {
    let mut text = String::new();
    for sheet in sheets.iter().filter(|sheet| !sheet.rows.is_empty()) {
        text.push('\n');
        write_sheet(sheet, lang, &mut text);
    }
    text
}

fn write_sheet(sheet: &Sheet, lang: Lang, text: &mut String) {
    let names: Vec<String> = sheet
        .rows
        .iter()
        .map(|row| format!("  {}", row.name))
        .collect();
    let cells: Vec<Vec<String>> = sheet
        .rows
        .iter()
        .map(|row| row.cells.iter().map(|cell| cell.spelled(lang)).collect())
        .collect();
    let title = sheet.title.width();
    let first = names
        .iter()
        .map(|name| name.width())
        .fold(title, usize::max);
    let widths: Vec<usize> = (0..sheet.columns.len())
        .map(|at| {
            let in_column = cells.iter().filter_map(|row| row.get(at));
            let heading = sheet.columns[at].1.width();
            in_column.map(|cell| cell.width()).fold(heading, usize::max)
        })
        .collect();
    let mut line = |name: &str, cells: &mut dyn Iterator<Item = &str>| {
        let mut line = format!("{name}{}", spaces(first, name));
        for (cell, width) in cells.zip(&widths) {
            let _ = write!(line, "  {}{cell}", spaces(*width, cell));
        }
        let _ = writeln!(text, "{}", line.trim_end());
    };
    line(
        &sheet.title,
        &mut sheet.columns.iter().map(|(_, heading)| *heading),
    );
    for (name, cells) in names.iter().zip(&cells) {
        line(name, &mut cells.iter().map(String::as_str));
    }
    if let Some(note) = &sheet.note {
        let _ = writeln!(text, "  {note}");
    }
}

/// What fills a text to that many columns of a terminal, of which Korean takes two a letter.
fn spaces(width: usize, text: &str) -> String {
    " ".repeat(width.saturating_sub(text.width()))
}

/// A line for each figure: of which pack, table and row, what it is and how much.
pub(crate) fn csv(sheets: &[Sheet], out: &mut dyn Write) -> Result<(), Failure> {
    // Excel takes a text for UTF-8 by this mark only.
    out.write_all("\u{feff}".as_bytes())
        .map_err(Failure::Output)?;
    let mut writer = csv::Writer::from_writer(out);
    let failed = |error: csv::Error| Failure::Output(error.into());
    let head = ["pack", "table", "row", "name", "figure", "value"];
    writer.write_record(head).map_err(failed)?;
    for sheet in sheets {
        for row in &sheet.rows {
            let cells = sheet.columns.iter().zip(&row.cells);
            for ((column, _), cell) in cells.filter(|(_, cell)| **cell != Cell::Nothing) {
                let record = [
                    &sheet.pack,
                    &sheet.id,
                    &row.id,
                    &inert(&row.name),
                    *column,
                    &cell.plain(),
                ];
                writer.write_record(record).map_err(failed)?;
            }
        }
    }
    writer.flush().map_err(Failure::Output)
}

/// A text that no spreadsheet takes for a formula.
pub(crate) fn inert(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_rounded_half_up() {
        assert_eq!(percent(798, 1000).as_deref(), Some("79.8"));
        assert_eq!(percent(1, 3).as_deref(), Some("33.3"));
        assert_eq!(percent(2, 3).as_deref(), Some("66.7"));
        assert_eq!(percent(1, 2000).as_deref(), Some("0.1"));
        assert_eq!(percent(1, 2001).as_deref(), Some("0.0"));
        assert_eq!(percent(u64::MAX, u64::MAX).as_deref(), Some("100.0"));
        assert_eq!(percent(0, 0), None);
    }

    #[test]
    fn amounts_that_no_scheme_comes_to_are_told_all_the_same() {
        let cell = Cell::Money(i128::MAX, Currency::KRW);
        assert_eq!(cell.spelled(Lang::En), format::grouped(i128::MAX));
        assert_eq!(
            Cell::MoneyChange(-5, Currency::KRW).spelled(Lang::Ko),
            "-5원"
        );
        assert_eq!(
            Cell::MoneyChange(5, Currency::KRW).spelled(Lang::En),
            "+5 won"
        );
        assert_eq!(Cell::Change(0).spelled(Lang::En), "±0");
    }

    #[test]
    fn columns_stand_under_each_other_in_both_scripts() {
        let row = |name: &str, count| Row {
            id: String::new(),
            name: name.to_owned(),
            cells: vec![Cell::Count(count), Cell::Share(count, 1000)],
        };
        let sheet = Sheet {
            pack: String::new(),
            id: String::new(),
            title: "신청인".to_owned(),
            columns: vec![("claims", "건수"), ("share", "비율")],
            rows: vec![row("개인", 998), row("Larger", 2)],
            note: None,
        };
        assert_eq!(
            text(&[sheet], Lang::Ko),
            "\n신청인    건수   비율\n  개인     998  99.8%\n  Larger     2   0.2%\n"
        );
    }

    #[test]
    fn no_name_is_a_formula_of_a_spreadsheet() {
        assert_eq!(inert("=1+1"), "'=1+1");
        assert_eq!(inert("a=1"), "a=1");
    }
}
