//! Decimal numbers and lengths of time: taken exactly, and only within what their question takes.

use crate::{
    Answer, LoadedPack, Ratio,
    estimate::{Amount, ClaimFault},
    pack::{NumberAs, QuestionKind},
    testing::{
        Builder, estimate,
        formulas::{answer, div, hours, krw, mul},
        line,
    },
};

fn ratio(text: &str) -> Ratio {
    text.parse().unwrap()
}

fn number(read_as: NumberAs, decimals: u8, max: &str) -> QuestionKind {
    QuestionKind::Number {
        unit: Default::default(),
        read_as,
        decimals,
        min: ratio("0"),
        max: ratio(max),
    }
}

fn pack() -> LoadedPack {
    let mut b = Builder::new();
    let share = b.question("share", number(NumberAs::Percent, 1, "100"));
    let late = b.question("late", number(NumberAs::Days, 1, "30"));
    let far = b.question("far", number(NumberAs::Number, 2, "1000000000000"));
    // Only a forged pack takes so many digits, or days beyond what a figure holds.
    b.question("forged", number(NumberAs::Number, 255, "100"));
    b.question("ages", number(NumberAs::Days, 0, "1000000000000000"));
    let wait = QuestionKind::Duration {
        min: 60,
        max: 7_200,
    };
    let wait = b.question("wait", wait);
    b.pays("by_share", mul(krw(1_000), answer(share)));
    b.pays("by_far", mul(krw(4), answer(far)));
    let hourly = |of| mul(krw(10), div(answer(of), hours(1)));
    b.pays("by_late", hourly(late));
    b.pays("by_wait", hourly(wait));
    b.load()
}

#[test]
fn formulas_see_them_exactly() {
    let loaded = pack();
    for (question, given, remedy, amount) in [
        ("share", Answer::Number(ratio("25/2")), "by_share", 125),
        ("far", Answer::Number(ratio("9/4")), "by_far", 9),
        (
            "far",
            Answer::Number(ratio("1000000000000")),
            "by_far",
            4_000_000_000_000,
        ),
        ("late", Answer::Number(ratio("3/2")), "by_late", 360),
        ("wait", Answer::Duration(5_400), "by_wait", 15),
    ] {
        let estimate = estimate(&loaded, &[(question, given)]);
        assert_eq!(estimate.faults, []);
        assert_eq!(line(&estimate, remedy).amount, Amount::Money(amount));
    }
}

#[test]
fn nothing_else_is_taken() {
    let loaded = pack();
    let beyond = |id: &str| ClaimFault::OutOfBounds(id.into());
    for (question, given) in [
        // Too many decimals, no decimal at all, out of bounds.
        ("share", Answer::Number(ratio("1/100"))),
        ("share", Answer::Number(ratio("1/3"))),
        ("share", Answer::Number(ratio("1001/10"))),
        ("share", Answer::Number(ratio("-1/10"))),
        ("far", Answer::Number(Ratio::whole(i64::MAX))),
        ("far", Answer::Number(Ratio::whole(i64::MIN))),
        ("forged", Answer::Number(ratio("1"))),
        ("ages", Answer::Number(ratio("1000000000000000"))),
        // Parts of a minute.
        ("wait", Answer::Duration(61)),
        ("wait", Answer::Duration(0)),
        ("wait", Answer::Duration(-60)),
        ("wait", Answer::Duration(7_260)),
        ("wait", Answer::Duration(i64::MAX)),
    ] {
        let estimate = estimate(&loaded, &[(question, given.clone())]);
        assert_eq!(estimate.faults, [beyond(question)], "{given:?}");
    }
    let other = estimate(&loaded, &[("wait", Answer::Count(60))]);
    assert_eq!(other.faults, [ClaimFault::WrongKind("wait".into())]);
}

#[test]
fn a_claim_writes_them_so_that_no_reader_rounds_them() {
    let written = |answer: &Answer| serde_json::to_string(answer).unwrap();
    let share = Answer::Number(ratio("25/2"));
    assert_eq!(written(&share), r#"{"number":"25/2"}"#);
    assert_eq!(
        serde_json::from_str::<Answer>(&written(&share)).unwrap(),
        share
    );
    assert_eq!(written(&Answer::Duration(5_400)), r#"{"duration":5400}"#);
    for forged in [
        r#"{"number":12.5}"#,
        r#"{"number":"1/0"}"#,
        r#"{"duration":1.5}"#,
    ] {
        assert!(serde_json::from_str::<Answer>(forged).is_err(), "{forged}");
    }
}
