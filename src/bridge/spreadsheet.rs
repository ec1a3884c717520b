//! Files of sales, read by `static/spreadsheet.js`: `static/program.js` loads it for the first of them
//! and hands it the file. What comes back is text, in which crate `sales` finds the sales.

use gloo_events::EventListener;
use rules::json::left_out;
use sales::{Sheet, Workbook};
use serde::Deserialize;

use crate::{
    browser::events::{self, Said},
    json,
};

/// What is said to the script, and what it tells.
const READ: &str = "bosang:spreadsheet";
const TOLD: &str = "bosang:sheets";

/// A file that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The file's name.
    pub name: String,
    /// How its text is written; nothing of a workbook.
    pub encoding: Option<String>,
    /// Its tables.
    pub sheets: Vec<TextSheet>,
}

/// A table as text.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct TextSheet {
    /// Its name; empty where it is the only one.
    pub name: String,
    /// Its rows: as they stand in a text, and parted by tabs where they are of a workbook.
    pub text: String,
}

impl Opened {
    /// What was pasted.
    pub(crate) fn pasted(text: String) -> Self {
        let name = String::new();
        Self {
            name: name.clone(),
            encoding: None,
            sheets: vec![TextSheet { name, text }],
        }
    }

    /// Its cells.
    pub(crate) fn workbook(&self) -> Workbook {
        // A text is a table with no name, whether it was pasted or is a file's.
        if let [TextSheet { name, text }] = self.sheets.as_slice()
            && name.is_empty()
        {
            return Workbook::delimited(text);
        }
        let sheets = self.sheets.iter();
        let sheets = sheets.map(|sheet| Sheet::tabbed(sheet.name.clone(), &sheet.text));
        Workbook {
            sheets: sheets.collect(),
        }
    }
}

/// A file that was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// The file's name; empty where not even that is known.
    pub name: String,
    /// Why.
    pub why: Why,
}

/// Why a file was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// It is too large.
    Size,
    /// Nothing is in it.
    Empty,
    /// It is a PDF.
    Pdf,
    /// It is a workbook of Excel before 2007.
    Old,
    /// It has a password.
    Locked,
    /// It is a web page.
    Html,
    /// It is something else that is no table.
    Kind,
    /// Its text is in no encoding that is known here.
    Encoding,
    /// It is no whole workbook.
    Damaged,
    /// Unpacked, it is too large.
    Unpacked,
    /// It has too many rows.
    Rows,
    /// The browser could not open it.
    Unreadable,
    /// The script that reads it did not come.
    Reader,
}

#[derive(Deserialize)]
struct Told {
    name: Option<String>,
    why: Option<Why>,
    encoding: Option<String>,
    #[serde(default, deserialize_with = "left_out::list")]
    sheets: Vec<TextSheet>,
}

/// Has a file read; what comes of it is heard by [`listen`]. Tells whether anybody reads it.
pub(crate) fn read(file: &web_sys::File) -> bool {
    events::hand(READ, file) != Said::Nowhere
}

/// Hears of each file that was read or not, as long as the listener is kept.
pub(crate) fn listen(on_read: impl Fn(Result<Opened, Unread>) + 'static) -> Option<EventListener> {
    events::listen(TOLD, move |told| on_read(opened(&told)))
}

fn opened(told: &str) -> Result<Opened, Unread> {
    let Ok(told) = json::read::<Told>(told.as_bytes()) else {
        return Err(Unread {
            name: String::new(),
            why: Why::Unreadable,
        });
    };
    let name = told.name.unwrap_or_default();
    if let Some(why) = told.why {
        return Err(Unread { name, why });
    }
    Ok(Opened {
        name,
        encoding: told.encoding,
        sheets: told.sheets,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_script_tells_is_read() {
        let csv =
            r#"{"name":"a.csv","encoding":"euc-kr","sheets":[{"name":"","text":"a,b\n1,2"}]}"#;
        let read = opened(csv).expect("a table");
        assert_eq!(
            (&*read.name, read.encoding.as_deref()),
            ("a.csv", Some("euc-kr"))
        );
        let workbook = read.workbook();
        assert_eq!(workbook.sheets[0].row(1).expect("a row").cell(1), "2");
        let book = r#"{"name":"a.xlsx","sheets":[{"name":"9월","text":"a\t\"b\nc\"\n1\t2,5"}]}"#;
        let read = opened(book).expect("a table");
        let sheet = &read.workbook().sheets[0];
        assert_eq!(
            (&*sheet.name, sheet.row(0).expect("a row").cell(1)),
            ("9월", "b\nc")
        );
        assert_eq!(sheet.row(1).expect("a row").cell(1), "2,5");
    }

    #[test]
    fn why_it_was_not_read_is_told() {
        let why = |told: &str| opened(told).expect_err(told).why;
        assert_eq!(why(r#"{"name":"a.pdf","why":"pdf"}"#), Why::Pdf);
        assert_eq!(why(r#"{"why":"reader"}"#), Why::Reader);
        assert_eq!(why(r#"{"why":"something"}"#), Why::Unreadable);
        assert_eq!(why("nothing"), Why::Unreadable);
    }
}
