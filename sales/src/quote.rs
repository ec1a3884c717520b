//! Quotes around the cells of a text, and those that are none: a quote that is opened and never closed
//! would take in all rows up to the next one.

/// How the first record of a text is quoted.
struct Record<'a> {
    /// Its text, without the line's end.
    text: &'a str,
    /// Whether each quote that opens a cell closes it.
    is_whole: bool,
}

/// Whether the first line of `text` opens a quote that is no cell's: it is never closed, is closed
/// within a cell, or takes in lines that are rows by themselves, of `width` cells.
pub(crate) fn is_stray(text: &str, delimiter: u8, width: usize) -> bool {
    let record = record(text, delimiter);
    if !record.text.contains('\n') {
        // Within its line it changes no other.
        return !record.is_whole && record.text.len() == text.trim_end_matches('\n').len();
    }
    let is_row = |line: &str| {
        let quotes = line.bytes().filter(|byte| *byte == b'"').count();
        quotes.is_multiple_of(2) && width > 1 && cells(line, delimiter) == width
    };
    !record.is_whole || record.text.split('\n').skip(1).any(is_row)
}

/// How many cells most of the first lines have, each read by itself.
pub(crate) fn width(text: &str, delimiter: u8, lines: usize) -> usize {
    let mut counts = std::collections::BTreeMap::<usize, usize>::new();
    for line in text.split('\n').take(lines).filter(|line| !line.is_empty()) {
        *counts.entry(cells(line, delimiter)).or_default() += 1;
    }
    let most = counts
        .into_iter()
        .max_by_key(|(width, count)| (*count, *width));
    most.map_or(0, |(width, _)| width)
}

/// How many cells a line has where quotes hold what parts them.
fn cells(line: &str, delimiter: u8) -> usize {
    let mut cells = 1;
    let mut is_quoted = false;
    for byte in line.bytes() {
        match byte {
            b'"' => is_quoted = !is_quoted,
            _ if byte == delimiter && !is_quoted => cells += 1,
            _ => {}
        }
    }
    cells
}

/// The first record of a text, as a reader of CSV takes it.
fn record(text: &str, delimiter: u8) -> Record<'_> {
    let bytes = text.as_bytes();
    let at = |place: usize| bytes.get(place).copied();
    let mut place = 0;
    let mut is_whole = true;
    loop {
        // At the beginning of a cell.
        if at(place) == Some(b'"') {
            place += 1;
            loop {
                match (at(place), at(place + 1)) {
                    (Some(b'"'), Some(b'"')) => place += 2,
                    (Some(b'"'), _) => {
                        place += 1;
                        break;
                    }
                    (Some(_), _) => place += 1,
                    (None, _) => {
                        let text = text.trim_end_matches('\n');
                        return Record {
                            text,
                            is_whole: false,
                        };
                    }
                }
            }
            let is_end =
                |byte: Option<u8>| matches!(byte, None | Some(b'\n')) || byte == Some(delimiter);
            // Some programs put a space behind a quote.
            let behind = (place..).find(|place| at(*place) != Some(b' '));
            is_whole &= is_end(behind.and_then(at));
        }
        loop {
            match at(place) {
                None | Some(b'\n') => {
                    let text = text.get(..place).unwrap_or(text);
                    return Record { text, is_whole };
                }
                Some(byte) => {
                    place += 1;
                    if byte == delimiter {
                        break;
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_that_takes_in_rows_is_none() {
        for (text, stray) in [
            // A cell over two lines.
            ("a,\"one\ntwo\",1\nb,x,2\n", false),
            ("a,\"one, \"\"two\"\"\",1\nb,x,2\n", false),
            // Never closed.
            ("a,\"one,1\nb,x,2\n", true),
            ("a,\"one,1", true),
            // Closed by the next that opens.
            ("a,\"one,1\nb,\"x,2\n", true),
            // Closed properly, after a row.
            ("a,\"one,1\nb,x,2\nc,y\",3\n", true),
            // An inch.
            ("a,12\" pizza,1\nb,x,2\n", false),
        ] {
            assert_eq!(is_stray(text, b',', 3), stray, "{text:?}");
        }
    }

    #[test]
    fn the_width_is_that_of_most_lines() {
        assert_eq!(
            width("title\na,b,c\n1,\"2,3\",4\n5,\"6,7\n8,9,10\n", b',', 200),
            3
        );
        assert_eq!(width("", b',', 200), 0);
    }
}
