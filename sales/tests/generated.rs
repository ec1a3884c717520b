//! Properties over exports that are made up: whatever the table, no row is lost silently, and what
//! was put in comes out.

use std::{collections::BTreeMap, fmt::Write as _};

use proptest::prelude::*;
use rules::{Currency, Date};
use sales::{
    Cancelled, Class, Left, Order, Period, Plan, Question, Reading, Workbook, propose, questions,
    total,
};

fn day(text: &str) -> Date {
    text.parse().expect(text)
}

fn period() -> Period {
    Period::new(day("2022-09-01"), day("2022-10-31"))
}

/// Each row of each sheet that is read is in one class, and the used ones are the days.
fn accounts_for_all(workbook: &Workbook, plan: &Plan, reading: &Reading) {
    assert_eq!(reading.rows.len(), plan.parts.len());
    for (part, rows) in plan.parts.iter().zip(&reading.rows) {
        assert_eq!(rows.len(), workbook.sheets[part.sheet].len());
    }
    let mut days: BTreeMap<Date, i64> = BTreeMap::new();
    for class in reading.rows.iter().flatten() {
        if let Class::Used(day, amount) = class {
            *days.entry(*day).or_default() += amount;
        }
    }
    assert_eq!(days, reading.days);
    let left: usize = reading.left().iter().map(|(_, rows)| rows.len()).sum();
    let all: usize = reading.rows.iter().map(Vec::len).sum();
    assert_eq!(reading.used() + reading.outside() + left, all);
}

/// How an export writes its dates.
#[derive(Clone, Copy, Debug)]
enum Dates {
    Dashes,
    Dots,
    Short,
    Digits,
    Serial,
    Korean,
    KoreanWithoutYear,
    WithTime,
    MonthFirst,
}

impl Dates {
    const ALL: [Self; 9] = [
        Self::Dashes,
        Self::Dots,
        Self::Short,
        Self::Digits,
        Self::Serial,
        Self::Korean,
        Self::KoreanWithoutYear,
        Self::WithTime,
        Self::MonthFirst,
    ];

    fn write(self, date: Date) -> String {
        let (year, month, day) = (date.year(), date.month(), date.day());
        match self {
            Self::Dashes => date.to_string(),
            Self::Dots => format!("{year}. {month}. {day}."),
            Self::Short => format!("{:02}/{month:02}/{day:02}", year % 100),
            Self::Digits => format!("{year}{month:02}{day:02}"),
            Self::Serial => (date.number() + 25_569).to_string(),
            Self::Korean => format!("{year}년 {month}월 {day}일"),
            Self::KoreanWithoutYear => format!("{month}월 {day}일(토)"),
            Self::WithTime => format!("{date} 오후 3:{day:02}"),
            Self::MonthFirst => format!("{month:02}/{day:02}/{year}"),
        }
    }
}

/// How an export writes its amounts.
#[derive(Clone, Copy, Debug)]
enum Amounts {
    Plain,
    Commas,
    Won,
    Sign,
    Triangle,
    Brackets,
}

impl Amounts {
    const ALL: [Self; 6] = [
        Self::Plain,
        Self::Commas,
        Self::Won,
        Self::Sign,
        Self::Triangle,
        Self::Brackets,
    ];

    fn write(self, amount: i64) -> String {
        let digits = amount.unsigned_abs().to_string();
        let mut grouped = String::new();
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        let minus = amount < 0;
        let signed = |text: &str| format!("{}{text}", if minus { "-" } else { "" });
        match self {
            Self::Plain => signed(&digits),
            Self::Commas => signed(&grouped),
            Self::Won => signed(&format!("{grouped}원")),
            Self::Sign => signed(&format!("₩{grouped}")),
            Self::Triangle if minus => format!("△{grouped}"),
            Self::Brackets if minus => format!("({grouped})"),
            Self::Triangle | Self::Brackets => grouped,
        }
    }
}

#[derive(Clone, Debug)]
enum Line {
    Sale { day: i64, amount: i64 },
    Blank,
    Total,
    Heading,
    Junk,
    NoAmount(i64),
    OtherYear(i64),
}

#[derive(Clone, Debug)]
struct Export {
    delimiter: char,
    end: &'static str,
    dates: Dates,
    amounts: Amounts,
    titles: usize,
    lines: Vec<Line>,
}

fn exports() -> impl Strategy<Value = Export> {
    let line = prop_oneof![
        12 => (0..61_i64, -500_000..5_000_000_i64)
            .prop_map(|(day, amount)| Line::Sale { day, amount }),
        1 => Just(Line::Blank),
        1 => Just(Line::Total),
        1 => Just(Line::Heading),
        1 => Just(Line::Junk),
        1 => (0..61_i64).prop_map(Line::NoAmount),
        1 => (0..61_i64).prop_map(Line::OtherYear),
    ];
    (
        prop::sample::select(vec![',', ';', '\t']),
        prop::sample::select(vec!["\n", "\r\n", "\r"]),
        prop::sample::select(Dates::ALL.to_vec()),
        prop::sample::select(Amounts::ALL.to_vec()),
        0..4_usize,
        prop::collection::vec(line, 1..80),
    )
        .prop_map(|(delimiter, end, dates, amounts, titles, lines)| Export {
            delimiter,
            end,
            dates,
            amounts,
            titles,
            lines,
        })
}

impl Export {
    fn text(&self) -> String {
        let mut text = String::new();
        let mut row = |cells: [&str; 4]| {
            let cells = cells.map(|cell| {
                if cell.contains(self.delimiter) {
                    format!("\"{cell}\"")
                } else {
                    cell.to_owned()
                }
            });
            let cells = cells.join(&self.delimiter.to_string());
            let _ = write!(text, "{cells}{}", self.end);
        };
        let heading = ["거래일자", "승인번호", "승인금액", "비고"];
        for title in 0..self.titles {
            row([["매출 내역", "한빛분식", "(단위: 원)"][title], "", "", ""]);
        }
        row(heading);
        // So many rows of plain sales that the columns can be told.
        for line in self.lines.iter().chain(&SURE) {
            let date = |offset: i64| period().from.plus_days(offset).expect("a day");
            match line {
                Line::Sale { day, amount } => row([
                    &self.dates.write(date(*day)),
                    "A-1",
                    &self.amounts.write(*amount),
                    "",
                ]),
                Line::Blank => row(["", "", "", ""]),
                Line::Total => row(["합계", "", "1,000,000", ""]),
                Line::Heading => row(heading),
                Line::Junk => row(["감사합니다", "", "문의", "1588"]),
                Line::NoAmount(day) => row([&self.dates.write(date(*day)), "A-1", "", "무료"]),
                Line::OtherYear(day) => row([
                    &Dates::Dashes.write(date(*day - 400)),
                    "A-1",
                    &self.amounts.write(700),
                    "",
                ]),
            }
        }
        text
    }

    fn truth(&self) -> BTreeMap<Date, i64> {
        let mut days = BTreeMap::new();
        for line in self.lines.iter().chain(&SURE) {
            if let Line::Sale { day, amount } = line {
                let day = period().from.plus_days(*day).expect("a day");
                *days.entry(day).or_default() += amount;
            }
        }
        days
    }

    fn count(&self, is_so: impl Fn(&Line) -> bool) -> usize {
        self.lines
            .iter()
            .chain(&SURE)
            .filter(|line| is_so(line))
            .count()
    }
}

/// With the thirteenth and above, no order is open.
const SURE: [Line; 12] = {
    const fn sale(day: i64) -> Line {
        Line::Sale { day, amount: 1_000 }
    }
    [
        sale(13),
        sale(14),
        sale(15),
        sale(16),
        sale(17),
        sale(18),
        sale(19),
        sale(20),
        sale(21),
        sale(22),
        sale(23),
        sale(24),
    ]
};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn what_was_put_in_comes_out(export in exports()) {
        let workbook = Workbook::delimited(&export.text());
        let plan = propose(&workbook, period(), Currency::KRW).expect("sales");
        prop_assert_eq!(questions(&workbook, &plan, period(), Currency::KRW), []);
        let reading = total(&workbook, &plan, period(), Currency::KRW);
        accounts_for_all(&workbook, &plan, &reading);
        prop_assert_eq!(&reading.days, &export.truth());
        let left: BTreeMap<Left, Vec<_>> = reading.left().into_iter().collect();
        let left = |reason: Left| left.get(&reason).map_or(0, Vec::len);
        // What stands above the last heading is a title, whatever is in it.
        let told = [Left::Title, Left::Header, Left::Total, Left::DateUnread, Left::NoAmount];
        let no_sale = |line: &Line| {
            matches!(line, Line::Total | Line::Heading | Line::Junk | Line::NoAmount(_))
        };
        prop_assert_eq!(
            told.map(left).iter().sum::<usize>(),
            export.titles + 1 + export.count(no_sale)
        );
        prop_assert_eq!(left(Left::Blank), export.count(|it| matches!(it, Line::Blank)));
        prop_assert_eq!(reading.outside(), export.count(|it| matches!(it, Line::OtherYear(_))));
    }

    #[test]
    fn any_text_is_accounted_for(
        cells in prop::collection::vec(
            prop::collection::vec(
                prop_oneof![
                    Just("2022-10-15".to_owned()),
                    Just("10/11".to_owned()),
                    Just("03/04/2022".to_owned()),
                    Just("12,000".to_owned()),
                    Just("(500)".to_owned()),
                    Just("999999999999999".to_owned()),
                    Just("합계".to_owned()),
                    Just("승인취소".to_owned()),
                    Just("승인구분".to_owned()),
                    Just("거래일자".to_owned()),
                    Just("금액".to_owned()),
                    Just("취소금액".to_owned()),
                    Just(String::new()),
                    ".{0,12}",
                ],
                0..6,
            ),
            0..30,
        ),
        delimiter in prop::sample::select(vec![",", ";", "\t"]),
        carry in any::<Option<bool>>(),
        subtract in any::<Option<bool>>(),
        order in prop::option::of(prop::sample::select(Order::ALL.to_vec())),
        leave_out in any::<Option<bool>>(),
    ) {
        let lines: Vec<String> = cells.iter().map(|row| row.join(delimiter)).collect();
        let workbook = Workbook::delimited(&lines.join("\n"));
        if let Ok(mut plan) = propose(&workbook, period(), Currency::KRW) {
            let _ = questions(&workbook, &plan, period(), Currency::KRW);
            plan.carry = carry;
            plan.subtract = subtract;
            plan.order = order;
            plan.cancelled = leave_out.map(|out| {
                if out { Cancelled::LeaveOut } else { Cancelled::Subtract }
            });
            let _ = questions(&workbook, &plan, period(), Currency::KRW);
            let reading = total(&workbook, &plan, period(), Currency::KRW);
            accounts_for_all(&workbook, &plan, &reading);
        }
    }
}

#[test]
fn ten_thousand_rows_are_read_without_a_stall() {
    let mut text = String::from("거래일시,카드사,승인번호,승인금액,승인구분\n");
    for row in 0..10_000_i64 {
        let date = period().from.plus_days(row % 61).expect("a day");
        let _ = writeln!(
            text,
            "{date} 12:{:02},신한,{row:08},\"{},{:03}\",승인",
            row % 60,
            1 + row % 90,
            row % 1000
        );
    }
    // The quickest of a few, since others work on the same machine.
    let run = || {
        let began = std::time::Instant::now();
        let workbook = Workbook::delimited(&text);
        let plan = propose(&workbook, period(), Currency::KRW).expect("sales");
        let open = questions(&workbook, &plan, period(), Currency::KRW);
        let reading = total(&workbook, &plan, period(), Currency::KRW);
        let took = began.elapsed();
        assert_eq!(open, Vec::<Question>::new());
        assert_eq!(reading.used(), 10_000);
        took
    };
    let took = (0..5).map(|_| run()).min().expect("a run");
    // The crates below it are not optimised for a test, and others work on the same machine.
    let bound = if cfg!(debug_assertions) { 1_000 } else { 100 };
    assert!(took.as_millis() < bound, "{took:?}");
}
