use std::cell::Cell;

use proptest::prelude::*;
use rules::{Currency, Lang, Money};

use super::*;
use words::format;

thread_local! {
    /// How many texts were read in this thread.
    pub(super) static READINGS: Cell<u32> = const { Cell::new(0) };
}

/// How many texts `act` reads.
pub(crate) fn readings<T>(act: impl FnOnce() -> T) -> (T, u32) {
    let before = READINGS.get();
    let done = act();
    (done, READINGS.get() - before)
}

fn won(text: &str) -> Result<i64, Problem> {
    amount(text, Currency::KRW, 0, Money::MAX_ANSWER)
}

#[test]
fn amounts_as_people_type_them() {
    for (text, minor) in [
        ("1,234,000원", 1_234_000),
        ("1234000", 1_234_000),
        ("120만", 1_200_000),
        ("120만원", 1_200_000),
        ("1억 2,000만 원", 120_000_000),
        ("1억2천만", 120_000_000),
        ("₩50,000", 50_000),
        ("￦50,000", 50_000),
        ("\\50,000", 50_000),
        ("5만원", 50_000),
        ("5만 3천원", 53_000),
        ("5만3000", 53_000),
        ("3천원", 3_000),
        ("천원", 1_000),
        ("만원", 10_000),
        ("3천5백", 3_500),
        ("5백만", 5_000_000),
        ("3천5백만원", 35_000_000),
        ("1.2만", 12_000),
        ("1.25억", 125_000_000),
        ("2.5천", 2_500),
        ("１２３，０００원", 123_000),
        ("  50 000 원 ", 50_000),
        ("50,000 won", 50_000),
        ("KRW 50,000", 50_000),
        ("krw50000", 50_000),
        ("50000.00", 50_000),
        ("0", 0),
        ("0원", 0),
        ("-0", 0),
        ("007", 7),
        ("123,456,789,012", 123_456_789_012),
    ] {
        assert_eq!(won(text), Ok(minor), "{text}");
    }
}

#[test]
fn texts_that_are_no_amount() {
    for text in [
        "50k",
        "오만원",
        "1,23",
        "12,0000",
        "1,,000",
        ",000",
        "1.",
        ".5",
        "1.2.3",
        "만만",
        "5만3억",
        "5만3만",
        "3백5천",
        "원",
        "abc",
        "5만x",
        "10%",
        "$5",
        "1e5",
        "--5",
    ] {
        assert_eq!(won(text), Err(Problem::NotAnAmount), "{text}");
    }
}

#[test]
fn each_fault_is_told_apart() {
    assert_eq!(won(""), Err(Problem::Empty));
    assert_eq!(won(" \u{3000}\t"), Err(Problem::Empty));
    assert_eq!(won("-5000"), Err(Problem::Negative));
    assert_eq!(won("₩-5,000"), Err(Problem::Negative));
    assert_eq!(won("△5,000"), Err(Problem::Negative));
    assert_eq!(won("1.5"), Err(Problem::Fraction));
    assert_eq!(won("1.23456만"), Err(Problem::Fraction));
    let above = Err(Problem::MoneyAbove(Money::MAX_ANSWER));
    assert_eq!(won("1000000000000001"), above);
    assert_eq!(won(&"9".repeat(60)), above);
    assert_eq!(won("99999999999999999999999999999999999조"), above);
    assert_eq!(
        amount("5만", Currency::KRW, 0, 49_999),
        Err(Problem::MoneyAbove(49_999))
    );
    assert_eq!(
        amount("5만", Currency::KRW, 50_001, 60_000),
        Err(Problem::MoneyBelow(50_001))
    );
}

#[test]
fn currencies_with_smaller_units() {
    let pounds = |text| amount(text, Currency::GBP, 0, Money::MAX_ANSWER);
    assert_eq!(pounds("£8.06"), Ok(806));
    assert_eq!(pounds("8.5"), Ok(850));
    assert_eq!(pounds("8"), Ok(800));
    assert_eq!(pounds("8.065"), Err(Problem::Fraction));
    assert_eq!(pounds("8원"), Err(Problem::NotAnAmount));
}

#[test]
fn counts() {
    assert_eq!(count("12", 0, 100), Ok(12));
    assert_eq!(count("１２", 0, 100), Ok(12));
    assert_eq!(count("1,200", 0, 2_000), Ok(1_200));
    assert_eq!(count("", 0, 100), Err(Problem::Empty));
    assert_eq!(count("many", 0, 100), Err(Problem::NotANumber));
    assert_eq!(count("1.5", 0, 100), Err(Problem::NotANumber));
    assert_eq!(count("-3", 0, 100), Err(Problem::Negative));
    assert_eq!(count("0", 1, 100), Err(Problem::CountBelow(1)));
    assert_eq!(count("101", 1, 100), Err(Problem::CountAbove(100)));
    assert_eq!(
        count(&"9".repeat(50), 1, 100),
        Err(Problem::CountAbove(100))
    );
}

#[test]
fn dates_from_three_fields() {
    let saturday = "2022-10-15".parse().ok();
    assert_eq!(date(["2022", "10", "15"]).ok(), saturday);
    assert_eq!(date(["２０２２", "１０", "１５"]).ok(), saturday);
    assert_eq!(date(["2022년", "10월", " 15일 "]).ok(), saturday);
    assert_eq!(date(["2024", "2", "29"]).map(Date::day), Ok(29));
    assert_eq!(date(["", " ", ""]), Err(Problem::Empty));
    assert_eq!(date(["22", "10", "15"]), Err(Problem::YearDigits));
    assert_eq!(
        date(["2022", "", "15"]),
        Err(Problem::PartEmpty(DatePart::Month))
    );
    assert_eq!(
        date(["2022", "13", "15"]),
        Err(Problem::PartOutOfRange(DatePart::Month))
    );
    assert_eq!(
        date(["2022", "10", "x"]),
        Err(Problem::PartOutOfRange(DatePart::Day))
    );
    assert_eq!(date(["2022", "2", "29"]), Err(Problem::NoSuchDate));
}

#[test]
fn moments_from_five_fields() {
    let read = |hour, minute| instant(["2022", "10", "15", hour, minute], 540);
    assert_eq!(
        read("15", "30").map(|at| at.to_string()).as_deref(),
        Ok("2022-10-15T15:30:00+09:00")
    );
    assert_eq!(
        read("24", "0").map(|at| at.to_string()).as_deref(),
        Ok("2022-10-16T00:00:00+09:00")
    );
    assert_eq!(
        read("24", "1"),
        Err(Problem::PartOutOfRange(DatePart::Hour))
    );
    assert_eq!(read("9", ""), Err(Problem::PartEmpty(DatePart::Minute)));
    assert_eq!(
        instant(["", "", "", "9", "00"], 540),
        Err(Problem::PartEmpty(DatePart::Year))
    );
    assert_eq!(instant([""; 5], 540), Err(Problem::Empty));
}

#[test]
fn pence_are_typed_behind_the_point() {
    let amounts = [
        (0, "0"),
        (5, "0.05"),
        (123_450, "1,234.50"),
        (-7, "-0.07"),
        (1_000_000, "10,000"),
    ];
    for (minor, typed) in amounts {
        assert_eq!(amount_text(Currency::GBP, minor), typed);
    }
    assert_eq!(amount_text(Currency::KRW, 1_234_567), "1,234,567");
}

/// Accounts are typed and pasted day by day, and tables are read by `sales`: one text is one amount.
#[test]
fn what_was_taken_on_a_day_may_be_less_than_nothing() {
    for (text, minor) in [
        ("-1,234", -1_234),
        ("(₩1,234)", -1_234),
        ("-₩1,234", -1_234),
        ("₩-1,234", -1_234),
        ("△1,234원", -1_234),
        ("▲ 1,234", -1_234),
        ("1,234-", -1_234),
        ("+12,000", 12_000),
        ("=\"1,234\"", 1_234),
        ("-3만", -30_000),
        ("130만", 1_300_000),
        ("-0", 0),
    ] {
        assert_eq!(taken(text, Currency::KRW), Ok(minor), "{text}");
    }
    for text in ["--5", "(-5)", "+-5", "-", "()", "원", "1,23", "3건"] {
        assert_eq!(
            taken(text, Currency::KRW),
            Err(Problem::NotAnAmount),
            "{text}"
        );
    }
    assert_eq!(taken("  ", Currency::KRW), Err(Problem::Empty));
    assert_eq!(taken("1.5", Currency::KRW), Err(Problem::Fraction));
    assert_eq!(
        taken("1000000000000001", Currency::KRW),
        Err(Problem::MoneyAbove(Money::MAX_ANSWER))
    );
}

proptest! {
    #[test]
    fn a_day_takes_what_a_table_and_a_field_take(
        text in r#"[-−△(+=]?"?[$₩£]? ?[-△+]?(US\$|KRW|￦)? ?[0-9]{0,4}(,[0-9]{3})?(\.[0-9]{0,3})?[원만천]?[-)"]?"#,
    ) {
        for currency in [Currency::KRW, Currency::GBP, Currency::USD] {
            let table = sales::amount(&text, currency).ok();
            let field = amount(&text, currency, 0, Money::MAX_ANSWER).ok();
            if let Some(minor) = table.or(field) {
                prop_assert_eq!(taken(&text, currency), Ok(minor), "{}", text);
            }
        }
    }

    #[test]
    fn a_days_amount_reads_back(minor in -Money::MAX_ANSWER..=Money::MAX_ANSWER) {
        for currency in [Currency::KRW, Currency::GBP, Currency::USD] {
            prop_assert_eq!(taken(&amount_text(currency, minor), currency), Ok(minor));
        }
    }

    #[test]
    fn a_shown_amount_reads_back(minor in 0..=Money::MAX_ANSWER) {
        for lang in Lang::ALL {
            let shown = format::money(lang, Currency::KRW, minor);
            prop_assert_eq!(won(&shown), Ok(minor), "{}", shown);
        }
        if let Some(said) = format::said(Lang::Ko, Currency::KRW, minor) {
            prop_assert_eq!(won(&said), Ok(minor), "{}", said);
        }
        let pounds = format::money(Lang::En, Currency::GBP, minor);
        prop_assert_eq!(amount(&pounds, Currency::GBP, 0, Money::MAX_ANSWER), Ok(minor), "{}", pounds);
    }

    #[test]
    fn reading_never_panics(text in ".*") {
        let _ = won(&text);
        let _ = taken(&text, Currency::GBP);
        let _ = count(&text, 0, 10);
        let _ = date([&text, &text, &text]);
        let _ = instant([&text, &text, &text, &text, &text], 540);
    }

    #[test]
    fn mixed_units_are_exact(eok in 1..9_999_i64, man in 0..10_000_i64, rest in 0..10_000_i64) {
        let text = format!("{eok}억 {man}만 {rest}원");
        prop_assert_eq!(won(&text), Ok(eok * 100_000_000 + man * 10_000 + rest), "{}", text);
    }

    #[test]
    fn a_written_date_reads_back(days in 0..40_000_i64) {
        let origin: Date = "1990-01-01".parse().map_err(|e| TestCaseError::fail(format!("{e}")))?;
        let Some(written) = origin.plus_days(days) else { return Ok(()) };
        let fields = [written.year().to_string(), written.month().to_string(), written.day().to_string()];
        prop_assert_eq!(date([&fields[0], &fields[1], &fields[2]]), Ok(written));
    }
}
