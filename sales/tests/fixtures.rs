//! Each table in `fixtures/` is read as expected. `fixtures/make.py` made them with real programs;
//! of workbooks, `fixtures/*.rows.json` is what the browser's reader gives of them, which
//! `tests/e2e/sales.spec.mjs` compares with what it gives there.

use std::{fmt::Write as _, fs, path::PathBuf};

use encoding_rs::{EUC_KR, UTF_16LE};
use rules::Currency;
use sales::{
    Cancelled, Left, Order, Period, Plan, Question, Refusal, Sheet, Workbook, columns, propose,
    questions, total,
};

fn period() -> Period {
    Period::new(
        "2022-09-01".parse().expect("a day"),
        "2022-10-31".parse().expect("a day"),
    )
}

fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures")
        .join(name)
}

/// The text of a file, decoded as `static/spreadsheet.js` does.
fn decoded(name: &str) -> String {
    let bytes = fs::read(path(name)).expect(name);
    if bytes.starts_with(&[0xff, 0xfe]) {
        return UTF_16LE.decode(&bytes).0.into_owned();
    }
    match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(other) => {
            let (text, _, faulty) = EUC_KR.decode(other.as_bytes());
            assert!(!faulty, "{name}");
            text.into_owned()
        }
    }
}

fn workbook(name: &str) -> Workbook {
    if !name.ends_with(".xlsx") {
        return Workbook::delimited(&decoded(name));
    }
    let json = fs::read(path(&format!("{name}.rows.json"))).expect(name);
    let sheets: Vec<(String, Vec<Vec<String>>)> = serde_json::from_slice(&json).expect(name);
    let sheet = |(name, rows): (String, Vec<Vec<String>>)| {
        let mut sheet = Sheet::new(name);
        for row in rows {
            sheet.push(row);
        }
        sheet
    };
    Workbook {
        sheets: sheets.into_iter().map(sheet).collect(),
    }
}

/// What is proposed for a table, and what it comes to, for reading.
fn told(workbook: &Workbook, plan: &Plan) -> String {
    let currency = Currency::KRW;
    let mut text = String::new();
    let columns = columns(workbook, plan, currency);
    let name = |index: usize| {
        let column = columns.iter().find(|column| column.index == index);
        column.map_or_else(String::new, |column| column.label.clone())
    };
    for part in &plan.parts {
        let sheet = &workbook.sheets[part.sheet];
        let _ = writeln!(
            text,
            "sheet {:?}, heading in rows {:?}",
            sheet.name, part.header
        );
    }
    let _ = writeln!(text, "date: {:?}", plan.date.map(name));
    let amounts: Vec<String> = plan.counted().map(name).collect();
    let _ = writeln!(text, "amounts: {amounts:?}");
    let refunds: Vec<String> = plan.refunds.iter().copied().map(name).collect();
    let _ = writeln!(
        text,
        "refunds: {refunds:?}, subtracted: {:?}",
        plan.subtract
    );
    let _ = writeln!(
        text,
        "status: {:?}, channel: {:?}",
        plan.status.map(name),
        plan.channel.map(name)
    );
    let open = questions(workbook, plan, period(), currency);
    let _ = writeln!(text, "open: {open:?}");
    let reading = total(workbook, plan, period(), currency);
    let sum: i64 = reading.days.values().sum();
    let _ = writeln!(
        text,
        "used {} rows on {} days, {sum} in all, {} outside",
        reading.used(),
        reading.days.len(),
        reading.outside()
    );
    for (reason, rows) in reading.left() {
        let first: Vec<usize> = rows.iter().take(4).map(|(_, row)| row + 1).collect();
        let _ = writeln!(text, "left {}: {reason:?}, rows {first:?}", rows.len());
    }
    for (day, minor) in &reading.days {
        let _ = writeln!(text, "{day} {minor}");
    }
    text
}

macro_rules! read_as_expected {
    ($($test:ident: $file:literal;)*) => {$(
        #[test]
        fn $test() {
            let workbook = workbook($file);
            let plan = propose(&workbook, period(), Currency::KRW).expect("sales");
            insta::assert_snapshot!(told(&workbook, &plan));
        }
    )*};
}

read_as_expected! {
    card_sales_cp949: "card-sales-cp949.csv";
    till_utf8_bom: "till-utf8-bom.csv";
    semicolon_short_years: "semicolon-short-years.csv";
    unicode_text_utf16: "unicode-text-utf16.txt";
    merged_header: "merged-header.xlsx";
    date_serials: "date-serials.xlsx";
    sheet_a_month: "sheet-a-month.xlsx";
    delivery_orders: "delivery-orders.csv";
    cash_receipts: "cash-receipts-cp949.csv";
    day_month_open: "day-month-open.csv";
    month_first: "month-first.csv";
    pasted: "pasted.tsv";
    merged_days: "merged-days.xlsx";
    channels_repeated_heading: "channels-repeated-heading.csv";
    came_apart: "came-apart.csv";
}

#[test]
fn an_order_that_was_asked_for_settles_the_dates() {
    let workbook = workbook("day-month-open.csv");
    let mut plan = propose(&workbook, period(), Currency::KRW).expect("sales");
    let read = |plan: &Plan| total(&workbook, plan, period(), Currency::KRW);
    assert_eq!(read(&plan).used(), 0);
    plan.order = Some(Order::DayMonthYear);
    assert_eq!(questions(&workbook, &plan, period(), Currency::KRW), []);
    let reading = read(&plan);
    assert_eq!(reading.outside(), 0);
    assert!(reading.days.keys().all(|day| day.day() <= 12));
    plan.order = Some(Order::MonthDayYear);
    assert!(read(&plan).outside() > 0);
}

#[test]
fn days_that_are_written_once_are_carried_when_the_owner_says_so() {
    let workbook = workbook("merged-days.xlsx");
    let mut plan = propose(&workbook, period(), Currency::KRW).expect("sales");
    let read = |plan: &Plan| total(&workbook, plan, period(), Currency::KRW);
    let without = read(&plan);
    plan.carry = Some(true);
    let with = read(&plan);
    assert_eq!(with.used(), without.used() * 3);
    assert!(
        with.left()
            .iter()
            .all(|(reason, _)| *reason != Left::NoDate)
    );
    plan.toggle_channel("카드");
    assert_eq!(read(&plan).used(), without.used() * 2);
}

#[test]
fn refunds_and_cancelled_sales_are_as_the_owner_says() {
    let by_channel = workbook("channels-repeated-heading.csv");
    let mut plan = propose(&by_channel, period(), Currency::KRW).expect("sales");
    let sum = |workbook: &Workbook, plan: &Plan| -> i64 {
        let reading = total(workbook, plan, period(), Currency::KRW);
        reading.days.values().sum()
    };
    let before = sum(&by_channel, &plan);
    plan.subtract = Some(true);
    assert!(!questions(&by_channel, &plan, period(), Currency::KRW).contains(&Question::Refunds));
    assert_eq!((before - sum(&by_channel, &plan)) % 8_000, 0);
    assert!(before > sum(&by_channel, &plan));

    let receipts = workbook("cash-receipts-cp949.csv");
    let mut plan = propose(&receipts, period(), Currency::KRW).expect("sales");
    let known = sum(&receipts, &plan);
    plan.cancelled = Some(Cancelled::Subtract);
    assert_eq!(sum(&receipts, &plan), known);
    plan.cancelled = Some(Cancelled::LeaveOut);
    assert!(sum(&receipts, &plan) > known);
}

#[test]
fn what_has_no_sales_is_refused() {
    let refusal =
        |workbook: &Workbook| propose(workbook, period(), Currency::KRW).expect_err("none");
    assert_eq!(refusal(&workbook("no-sales.xlsx")), Refusal::NoDates);
    assert_eq!(refusal(&workbook("empty.csv")), Refusal::Empty);
    assert_eq!(
        refusal(&Workbook::delimited(
            "일자,메모\n2022-10-15,쉬는 날\n2022-10-16,쉬는 날\n"
        )),
        Refusal::NoAmounts
    );
    let long = "2022-10-15,1\n".repeat(Sheet::MAX_ROWS + 1);
    assert_eq!(refusal(&Workbook::delimited(&long)), Refusal::TooManyRows);
}
