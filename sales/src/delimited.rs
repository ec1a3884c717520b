//! Text in which a character parts the cells: CSV, TSV, and what is pasted from a spreadsheet.

use std::borrow::Cow;

use csv_core::{ReadRecordResult, Reader, ReaderBuilder, Terminator};

use crate::{
    quote,
    table::{Sheet, Workbook},
};

/// What may part the cells; of equally likely ones the first does.
const DELIMITERS: [u8; 4] = [b'\t', b';', b',', b'|'];

/// So many rows show by what the cells are parted.
const SHOWN: usize = 200;

impl Workbook {
    /// Reads a text: what parts its cells is found, cells may stand in quotes, lines end in any way.
    ///
    /// ```
    /// let workbook = sales::Workbook::delimited("일자;매출\r\n2022-10-15;\"1,2;3\"\r\n");
    /// assert_eq!(workbook.sheets[0].row(1).unwrap().cell(1), "1,2;3");
    /// ```
    #[must_use]
    pub fn delimited(text: &str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let text = with_plain_ends(text);
        // Which character parts the cells shows without them too.
        let (delimiter, text) = match told(&text) {
            Some((delimiter, rest)) => (delimiter, rest),
            None => (delimiter(&text), &*text),
        };
        let sheet = read(&without_formulas(text, delimiter), delimiter, usize::MAX);
        Self {
            sheets: vec![sheet],
        }
    }
}

impl Sheet {
    /// Reads the text of a sheet as spreadsheets copy it: cells parted by tabs.
    ///
    /// ```
    /// let sheet = sales::Sheet::tabbed("10월".into(), "일자\t매출\n2022-10-15\t1,200");
    /// assert_eq!(sheet.row(1).unwrap().cell(1), "1,200");
    /// ```
    #[must_use]
    pub fn tabbed(name: String, text: &str) -> Self {
        let mut sheet = read(&with_plain_ends(text), b'\t', usize::MAX);
        sheet.name = name;
        sheet
    }
}

/// `text` with cells that are the formula `="1,200"` as cells in quotes: what parts cells parts them in
/// such a cell too little.
fn without_formulas(text: &str, delimiter: u8) -> Cow<'_, str> {
    if !text.contains("=\"") {
        return Cow::Borrowed(text);
    }
    let delimiter = char::from(delimiter);
    let mut plain = text.replace(&format!("{delimiter}=\""), &format!("{delimiter}\""));
    plain = plain.replace("\n=\"", "\n\"");
    if plain.starts_with("=\"") {
        plain.remove(0);
    }
    Cow::Owned(plain)
}

/// `text` with lines that end in a line feed.
fn with_plain_ends(text: &str) -> Cow<'_, str> {
    if text.contains('\r') {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(text)
    }
}

/// What a first line like `sep=;` says, which tells Excel what parts the cells, and the text after
/// that line.
fn told(text: &str) -> Option<(u8, &str)> {
    let (line, rest) = text.split_once('\n')?;
    let said = line.trim().strip_prefix("sep=")?;
    match said.as_bytes() {
        [byte] if DELIMITERS.contains(byte) => Some((*byte, rest)),
        _ => None,
    }
}

/// What parts the cells: by it the most rows have one and the same number of cells, and of those
/// that do so equally well the one that makes more cells.
fn delimiter(text: &str) -> u8 {
    let likely = |delimiter: u8| {
        let sheet = read(text, delimiter, SHOWN);
        let widths = || sheet.rows().map(|row| row.len()).filter(|width| *width > 1);
        let most = widths().map(|width| (widths().filter(|it| *it == width).count(), width));
        most.max().unwrap_or_default()
    };
    let mut best = (b',', (0, 0));
    for delimiter in DELIMITERS {
        let found = likely(delimiter);
        if found > best.1 {
            best = (delimiter, found);
        }
    }
    best.0
}

/// The rows of `text`, at most so many.
fn read(text: &str, delimiter: u8, most: usize) -> Sheet {
    let mut reader: Reader = ReaderBuilder::new()
        .delimiter(delimiter)
        .terminator(Terminator::Any(b'\n'))
        .build();
    let mut sheet = Sheet::new(String::new());
    sheet.by_comma = delimiter == b',';
    let width = quote::width(text, delimiter, SHOWN);
    let mut rest = text;
    let mut input = text.as_bytes();
    let mut output = vec![0; 1024];
    let mut ends = vec![0; 64];
    while !input.is_empty() && sheet.len() < most {
        rest = rest
            .get(rest.len().saturating_sub(input.len())..)
            .unwrap_or_default();
        // csv-core passes over empty lines, and the rows after them would be counted wrongly.
        if let Some(rest) = input.strip_prefix(b"\n") {
            sheet.push([""; 0]);
            input = rest;
            continue;
        }
        let line = rest.split('\n').next().unwrap_or_default();
        if line.contains('"') && quote::is_stray(rest, delimiter, width) {
            // No row may be swallowed by a quote of the row above.
            sheet.open_quotes.push(sheet.len());
            sheet.push(line.split(char::from(delimiter)));
            let after = line.len().saturating_add(1);
            input = input.get(after..).unwrap_or_default();
            continue;
        }
        let (mut written, mut ended) = (0, 0);
        loop {
            let (result, read, wrote, closed) = reader.read_record(
                input,
                output.get_mut(written..).unwrap_or_default(),
                ends.get_mut(ended..).unwrap_or_default(),
            );
            input = input.get(read..).unwrap_or_default();
            written += wrote;
            ended += closed;
            match result {
                ReadRecordResult::OutputFull => output.resize(output.len().saturating_mul(2), 0),
                ReadRecordResult::OutputEndsFull => ends.resize(ends.len().saturating_mul(2), 0),
                // Called again with nothing, it closes what is open.
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::Record => break,
                ReadRecordResult::End => return sheet,
            }
        }
        let mut begin = 0;
        let cells = ends.iter().take(ended).map(|end| {
            let cell = output.get(begin..*end).unwrap_or_default();
            begin = *end;
            // Delimiters and quotes are ASCII, so what is between them is whole.
            String::from_utf8_lossy(cell)
        });
        sheet.push(cells);
    }
    sheet
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        let workbook = Workbook::delimited(text);
        let rows = workbook.sheets[0].rows();
        rows.map(|row| row.cells().map(str::to_owned).collect())
            .collect()
    }

    #[test]
    fn what_parts_the_cells_is_found() {
        for (text, cells) in [
            ("a,b\n1,2\n", ["1", "2"]),
            ("a\tb\n1\t2\n", ["1", "2"]),
            ("a;b\n1;2", ["1", "2"]),
            ("a|b\r\n1|2\r\n", ["1", "2"]),
            // A comma in each amount, and none in the heading.
            ("일자;매출\n2022;1,200\n", ["2022", "1,200"]),
            ("일자\t매출\n2022\t1,200\n", ["2022", "1,200"]),
            ("일자;매출\n2022;\"1,200\"\n", ["2022", "1,200"]),
            ("sep=;\na;b\n1;2\n", ["1", "2"]),
        ] {
            assert_eq!(rows(text)[1], cells, "{text:?}");
        }
    }

    #[test]
    fn quotes_hold_delimiters_quotes_and_lines() {
        let cells = rows("a,b\n\"1,\"\"2\"\"\n3\",4\n");
        assert_eq!(cells[1], ["1,\"2\"\n3", "4"]);
    }

    #[test]
    fn a_cell_that_is_a_formula_of_a_text_is_that_text() {
        let cells = rows("a,b\n=\"20220901\",=\"100,000\"\n");
        assert_eq!(cells[1], ["20220901", "100,000"]);
    }

    #[test]
    fn blank_lines_are_rows_of_their_own() {
        let cells = rows("title\r\n\r\n\r\na,b\r\r1,2");
        let counts: Vec<usize> = cells.iter().map(Vec::len).collect();
        assert_eq!(counts, [1, 0, 0, 2, 0, 2]);
        assert!(rows("").is_empty());
        assert_eq!(rows("\n\n").len(), 2);
    }

    #[test]
    fn a_cell_of_any_length_is_whole() {
        let long = "가".repeat(5_000);
        let many = "x,".repeat(500);
        let cells = rows(&format!("{long},b\n{many}\n"));
        assert_eq!(cells[0], [long.as_str(), "b"]);
        assert_eq!(cells[1].len(), 501);
    }
}
