//! Dates that stand in pieces: year, month and day in columns of their own, or the day alone under a
//! title that has year and month.

use crate::{
    table::{Row, Sheet, Workbook},
    text::{key, narrow},
};

/// The heading is among so many rows.
const SHOWN: usize = 20;

const YEARS: [&str; 4] = ["년", "년도", "연도", "year"];
const MONTHS: [&str; 2] = ["월", "month"];
const DAYS: [&str; 4] = ["일", "일자", "날짜", "day"];

/// Where the pieces stand.
struct Pieces {
    /// The row of their headings.
    header: usize,
    year: Piece,
    month: Piece,
    day: usize,
}

/// Where a piece is.
#[derive(Clone, Copy)]
enum Piece {
    Column(usize),
    Told(u32),
    /// The days that are asked about say which year is meant.
    Left,
}

/// The workbook with a column of whole dates in each sheet that has them in pieces; nothing where none
/// has.
pub(crate) fn with_dates(workbook: &Workbook) -> Option<Workbook> {
    let mut found = false;
    let sheets = workbook.sheets.iter().map(|sheet| match pieces(sheet) {
        Some(pieces) => {
            found = true;
            joined(sheet, &pieces)
        }
        None => sheet.clone(),
    });
    let sheets = sheets.collect();
    found.then_some(Workbook { sheets })
}

fn pieces(sheet: &Sheet) -> Option<Pieces> {
    let named = |row: &Row, names: &[&str]| {
        row.cells()
            .position(|cell| names.contains(&key(cell).as_str()))
    };
    let rows = sheet.rows().enumerate().take(SHOWN);
    rows.filter_map(|(header, row)| {
        let day = named(&row, &DAYS)?;
        let told = told_above(sheet, header);
        let month = match named(&row, &MONTHS) {
            Some(column) => Piece::Column(column),
            None => Piece::Told(told?.1),
        };
        let year = match (named(&row, &YEARS), told) {
            (Some(column), _) => Piece::Column(column),
            (None, Some((Some(year), _))) => Piece::Told(year),
            (None, _) => Piece::Left,
        };
        Some(Pieces {
            header,
            year,
            month,
            day,
        })
    })
    .next()
}

/// Year and month in a title above the heading, or in the sheet's name: '2022년 10월', '2022-10', '10월'.
fn told_above(sheet: &Sheet, header: usize) -> Option<(Option<u32>, u32)> {
    let titles = sheet.rows().take(header).flat_map(|row| {
        let cells: Vec<String> = row.cells().map(str::to_owned).collect();
        cells
    });
    titles
        .chain([sheet.name.clone()])
        .find_map(|title| in_title(&title))
}

fn in_title(title: &str) -> Option<(Option<u32>, u32)> {
    let title = key(title);
    let mut year = None;
    let mut month = None;
    let mut rest = &*title;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let from = rest.get(start..)?;
        let end = from
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(from.len());
        let (digits, after) = from.split_at_checked(end)?;
        let value: Option<u32> = digits.parse().ok();
        if digits.len() == 4 {
            let found = value.filter(|year| (1990..=2099).contains(year));
            year = year.or(found);
        } else if after.starts_with('월') {
            let found = value.filter(|month| (1..=12).contains(month));
            month = month.or(found);
        }
        rest = after;
    }
    Some((year, month?))
}

/// A piece's number: '1일', '10월', '2022'.
fn number(cell: &str) -> Option<u32> {
    let cell = narrow(cell);
    let digits = cell.trim_end_matches(['년', '월', '일', ' ']);
    digits.parse().ok()
}

fn joined(sheet: &Sheet, pieces: &Pieces) -> Sheet {
    let width = sheet.rows().map(|row| row.len()).max().unwrap_or_default();
    let of = |row: &Row, piece: Piece| match piece {
        Piece::Column(column) => number(row.cell(column)),
        Piece::Told(value) => Some(value),
        Piece::Left => None,
    };
    let mut whole = Sheet::new(sheet.name.clone());
    whole.by_comma = false;
    whole.open_quotes.clone_from(&sheet.open_quotes);
    for (at, row) in sheet.rows().enumerate() {
        let day = number(row.cell(pieces.day)).filter(|day| (1..=31).contains(day));
        let date = match (of(&row, pieces.year), of(&row, pieces.month), day) {
            _ if at == pieces.header => "거래일자".to_owned(),
            _ if at < pieces.header => String::new(),
            (Some(year), Some(month), Some(day)) => format!("{year}-{month}-{day}"),
            (None, Some(month), Some(day)) if matches!(pieces.year, Piece::Left) => {
                format!("{month}월 {day}일")
            }
            _ => String::new(),
        };
        let cells = row.cells().map(str::to_owned);
        let padding = std::iter::repeat_n(String::new(), width.saturating_sub(row.len()));
        whole.push(cells.chain(padding).chain([date]));
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Period, propose, total};

    fn days(text: &str) -> Vec<(String, i64)> {
        let workbook = Workbook::delimited(text);
        let period = Period::new(
            "2022-10-01".parse().expect("a date"),
            "2022-10-31".parse().expect("a date"),
        );
        let won = "KRW".parse().expect("a currency");
        assert!(propose(&workbook, period, won).is_err(), "{text}");
        let workbook = with_dates(&workbook).expect("dates in pieces");
        let plan = propose(&workbook, period, won).expect("a table");
        let reading = total(&workbook, &plan, period, won);
        let days = reading.days.iter();
        days.map(|(day, amount)| (day.to_string(), *amount))
            .collect()
    }

    #[test]
    fn pieces_are_put_together() {
        for text in [
            "년,월,일,매출\n2022,10,1,1000\n2022,10,2,2000\n",
            "2022년 10월 일별 매출,\n일,매출\n1일,1000\n2일,2000\n합계,3000\n",
            "월,일,매출\n10,1,1000\n10,2,2000\n",
        ] {
            let expected = [
                ("2022-10-01".to_owned(), 1_000),
                ("2022-10-02".to_owned(), 2_000),
            ];
            assert_eq!(days(text), expected, "{text}");
        }
    }

    #[test]
    fn what_has_no_month_has_no_dates() {
        assert!(with_dates(&Workbook::delimited("일,매출\n1,1000\n")).is_none());
        assert_eq!(in_title("2022년 10월 매출"), Some((Some(2022), 10)));
        assert_eq!(in_title("10월"), Some((None, 10)));
        assert_eq!(in_title("매출 13월"), None);
    }
}
