//! Tables of sales: `static/spreadsheet.js` opens files and has crate `sales` read them in a worker;
//! `static/program.js` loads it for the first of them. What comes back is an account of the table.

use gloo_events::EventListener;
use js_sys::Array;
use rules::canonical_json;
use sales::{
    Plan, Refusal,
    account::{Account, Response, Wanted},
};
use serde::Deserialize;
use wasm_bindgen::JsValue;

use crate::{browser::events, json};

/// The script.
const SCRIPT: &str = "spreadsheet.js";
/// What is said to it, and what it tells.
const OPEN: &str = "bosang:open-table";
const READ: &str = "bosang:read-table";
const TOLD: &str = "bosang:table";

/// What came of a table that was to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The number that it was asked for by.
    pub id: u32,
    /// The file's name; empty where that is not known, or it was pasted.
    pub name: String,
    /// How its text is written; nothing of a workbook, or where that was said before.
    pub encoding: Option<String>,
    /// What its owner has hidden in it.
    pub hidden: Hidden,
    /// What it is.
    pub outcome: Result<Account, Unread>,
}

/// What the owner of a workbook has hidden in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Hidden {
    /// Sheets, by their names.
    pub sheets: Vec<String>,
    /// How many rows.
    pub rows: usize,
}

/// Why a table was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// The file is none that is read.
    File(Why),
    /// No sales were found in it.
    Sales(Refusal),
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
    /// Its figures are formulas whose results were not stored.
    Formulas,
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
    id: u32,
    name: Option<String>,
    why: Option<Why>,
    encoding: Option<String>,
    hidden: Option<Hidden>,
    answer: Option<Response>,
}

/// Has a file read by the number `id`; what comes of it is heard by [`listen`].
pub(crate) fn open(id: u32, file: &web_sys::File, wanted: &Wanted) {
    open_source(id, file, wanted);
}

/// Has the file that was opened last read once more, what is hidden in it too or not.
pub(crate) fn open_again(id: u32, wanted: &Wanted, with_hidden: bool) {
    let wanted = canonical_json(wanted).unwrap_or_default();
    let asked = Array::of4(
        &id.into(),
        &JsValue::NULL,
        &wanted.into(),
        &with_hidden.into(),
    );
    events::ask(SCRIPT, OPEN, &asked);
}

/// The same with what was pasted.
pub(crate) fn open_text(id: u32, text: &str, wanted: &Wanted) {
    open_source(id, &text.into(), wanted);
}

fn open_source(id: u32, source: &JsValue, wanted: &Wanted) {
    // Days and a currency's code, which JSON has.
    let wanted = canonical_json(wanted).unwrap_or_default();
    events::ask(
        SCRIPT,
        OPEN,
        &Array::of3(&id.into(), source, &wanted.into()),
    );
}

/// Has the table that was opened last read in another way.
pub(crate) fn read_by(id: u32, plan: &Plan) {
    // Names and places, which JSON has.
    let plan = canonical_json(plan).unwrap_or_default();
    events::ask(SCRIPT, READ, &Array::of2(&id.into(), &plan.into()));
}

/// Hears what comes of each table, as long as the listeners are kept.
pub(crate) fn listen(on_answer: impl Fn(Answer) + Clone + 'static) -> [Option<EventListener>; 2] {
    let told = on_answer.clone();
    [
        events::listen(TOLD, move |answered| {
            if let Some(answer) = answer(&answered) {
                told(answer);
            }
        }),
        events::listen_to_missing(SCRIPT, move |asked| {
            // Numbers of what is asked for are whole and small.
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            let id = Array::from(&asked).get(0).as_f64().unwrap_or_default() as u32;
            on_answer(Answer {
                id,
                name: String::new(),
                encoding: None,
                hidden: Hidden::default(),
                outcome: Err(Unread::File(Why::Reader)),
            });
        }),
    ]
}

/// Nothing of what no table was asked for by.
fn answer(told: &str) -> Option<Answer> {
    let told: Told = json::read(told.as_bytes()).ok()?;
    let outcome = match (told.why, told.answer) {
        (Some(why), _) => Err(Unread::File(why)),
        (None, Some(Response::Account(account))) => Ok(*account),
        (None, Some(Response::Refused(refusal))) => Err(Unread::Sales(refusal)),
        (None, None) => Err(Unread::File(Why::Unreadable)),
    };
    Some(Answer {
        id: told.id,
        name: told.name.unwrap_or_default(),
        encoding: told.encoding,
        hidden: told.hidden.unwrap_or_default(),
        outcome,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn why_it_was_not_read_is_told() {
        let why = |told: &str| answer(told).expect(told).outcome.expect_err(told);
        let pdf = r#"{"id":1,"name":"a.pdf","why":"pdf"}"#;
        assert_eq!(why(pdf), Unread::File(Why::Pdf));
        let none = r#"{"id":1,"name":"a.csv","answer":{"refused":"no_dates"}}"#;
        assert_eq!(why(none), Unread::Sales(Refusal::NoDates));
        assert_eq!(why(r#"{"id":1}"#), Unread::File(Why::Unreadable));
        assert_eq!(answer("nothing"), None);
    }

    #[test]
    fn an_account_is_read() {
        let told = r#"{"id":2,"name":"a.csv","encoding":"euc-kr","answer":{"account":{
            "sheets":[""],"plan":{"parts":[{"sheet":0,"header":{"start":0,"end":1}}],"together":null,"date":0,
            "order":null,"carry":null,"power":0,"amounts":[{"column":1,"counts":true}],"refunds":[],
            "subtract":null,"status":null,"cancelled":null,"statuses":[],"channel":null,"channels_left_out":[]},
            "columns":[],"asked":[{"order":["day_month_year"]},"carry"],"is_open":true,
            "channels":[],"cancelled_rows":0,"first_date":[null,"2022-10-15"],
            "days":{"2022-10-15":-5},"used":1,"outside":0,
            "left":[{"reason":"header","count":1,"first":[{"part":0,"row":0}]}],
            "open_quotes":{"count":0,"first":[]},
            "first_rows":[{"row":1,"day":"2022-10-15","minor":-5}]}}}"#;
        let answer = answer(told).expect("an answer");
        assert_eq!(answer.encoding.as_deref(), Some("euc-kr"));
        let account = answer.outcome.expect("an account");
        assert_eq!(account.days.values().sum::<i64>(), -5);
        assert_eq!(account.plan.counted().collect::<Vec<_>>(), [1]);
    }
}
