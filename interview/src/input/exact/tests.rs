use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;

fn unit() -> Text {
    Text(BTreeMap::from([
        (Lang::Ko, "킬로미터".to_owned()),
        (Lang::En, "km".to_owned()),
    ]))
}

fn ratio(text: &str) -> Ratio {
    text.parse().unwrap()
}

fn read(text: &str, read_as: NumberAs, min: &str, max: &str) -> Result<Ratio, Problem> {
    let number = Number {
        unit: &unit(),
        read_as,
        decimals: 2,
        min: ratio(min),
        max: ratio(max),
    };
    number.read(text)
}

fn km(text: &str) -> Result<Ratio, Problem> {
    read(text, NumberAs::Number, "0", "1000000")
}

#[test]
fn numbers_as_people_type_them() {
    for (text, exact) in [
        ("12.5", "25/2"),
        ("12.50", "25/2"),
        ("0.1", "1/10"),
        ("1,234.25", "4937/4"),
        ("１２．５", "25/2"),
        (" 3 km ", "3"),
        ("3킬로미터", "3"),
        ("-0", "0"),
        ("12,500", "12500"),
    ] {
        assert_eq!(km(text), Ok(ratio(exact)), "{text}");
    }
    let share = read("12.5％", NumberAs::Percent, "0", "100");
    assert_eq!(share, Ok(ratio("25/2")));
    let below = read("-1.25", NumberAs::Number, "-2", "2");
    assert_eq!(below, Ok(ratio("-5/4")));
}

#[test]
fn what_is_no_number_is_asked_about() {
    for text in ["12,5", "1.2.3", "12.", ".5", "%", "3 miles", "1e3", "NaN"] {
        assert_eq!(km(text), Err(Problem::NotADecimal), "{text}");
    }
    assert_eq!(km(" "), Err(Problem::Empty));
    assert_eq!(km("-1"), Err(Problem::Negative));
    assert_eq!(km("0.125"), Err(Problem::TooManyDecimals(2)));
    let most = Problem::NumberAbove(ratio("1000000"));
    assert_eq!(km("1000000.01"), Err(most));
    assert_eq!(km("9007199254740993"), Err(most));
    assert_eq!(km(&"9".repeat(60)), Err(most));
    let far_below = read(&format!("-{}", "9".repeat(60)), NumberAs::Number, "-2", "2");
    assert_eq!(far_below, Err(Problem::NumberBelow(ratio("-2"))));
}

#[test]
fn lengths_of_time_are_whole_minutes() {
    let within = |parts| duration(parts, 60, 72 * 3_600);
    assert_eq!(within(["1", "30"]), Ok(5_400));
    assert_eq!(within(["", "90"]), Ok(5_400));
    assert_eq!(within(["２", ""]), Ok(7_200));
    assert_eq!(within([" ", ""]), Err(Problem::Empty));
    assert_eq!(within(["1.5", ""]), Err(Problem::NotADuration));
    assert_eq!(within(["an hour", "0"]), Err(Problem::NotADuration));
    assert_eq!(within(["1", "-5"]), Err(Problem::Negative));
    assert_eq!(within(["0", "0"]), Err(Problem::DurationBelow(60)));
    let most = Err(Problem::DurationAbove(72 * 3_600));
    assert_eq!(within(["72", "1"]), most);
    assert_eq!(within(["9223372036854775807", "1"]), most);
    assert_eq!(within([&"9".repeat(60), "1"]), most);
    assert_eq!(duration_parts(61), None);
    assert_eq!(duration_parts(-60), None);
    assert_eq!(number_text(ratio("1/3")), None);
}

proptest! {
    #[test]
    fn what_is_shown_reads_as_itself(scaled in -1_000_000_i128..1_000_000, minutes in 0..10_000_i64) {
        let exact = Ratio::new(scaled, 100).unwrap();
        let text = number_text(exact).unwrap();
        prop_assert_eq!(read(&text, NumberAs::Number, "-10000", "10000"), Ok(exact));
        let parts = duration_parts(minutes * 60).unwrap();
        let read = duration(parts.each_ref().map(String::as_str), 0, Money::MAX_ANSWER);
        prop_assert_eq!(read, Ok(minutes * 60));
    }

    #[test]
    fn no_text_makes_it_fail(text in ".{0,40}", other in ".{0,40}") {
        let _ = km(&text);
        let _ = duration([&text, &other], 0, Money::MAX_ANSWER);
    }
}
