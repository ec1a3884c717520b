use crate::{
    Answer, Ratio, Ref,
    estimate::{Amount, Certainty, LineReason, NextBound, Quantity},
    pack::{Award, Band, Bound, Gives, Question, RemedyKind, formula::Formula},
    testing::{
        ANY_COUNT, ANY_MONEY, Builder, above, bands, because, below, estimate,
        formulas::{add, answer, div, hours, krw, mul, number, sub, value},
        line, names, outcome, pays, up_to,
    },
    unit::Unit,
};

/// A remedy in bands on a value made from the answer to `loss`.
fn with(
    unit: Unit,
    formula: impl FnOnce(Ref<Question>) -> Formula,
    rows: Vec<Band>,
    loss: i64,
) -> Option<NextBound> {
    let mut b = Builder::new();
    let question = b.question("loss", ANY_COUNT);
    b.reason("over");
    let lost = b.value("lost", unit, formula(question));
    b.remedy("it", RemedyKind::Cash, bands(lost, rows));
    let estimate = estimate(&b.load(), &[("loss", Answer::Count(loss))]);
    line(&estimate, "it").next_bound.clone()
}

fn in_krw(question: Ref<Question>) -> Formula {
    mul(answer(question), krw(1))
}

fn rows() -> Vec<Band> {
    vec![
        up_to(300, pays(krw(30))),
        below(500, pays(krw(50))),
        above(because(Ref::new(0), Gives::Review)),
    ]
}

fn more(next: Option<NextBound>) -> Option<Quantity> {
    next.map(|next| next.more)
}

#[test]
fn tells_how_much_more_reaches_the_next_band_and_what_that_gives() {
    let expected = NextBound {
        value: "lost".into(),
        more: Quantity::Money(Ratio::whole(201)),
        amount: Amount::Money(50),
        certainty: Certainty::Due,
        reason: LineReason::RuleApplies,
    };
    assert_eq!(with(Unit::Money, in_krw, rows(), 100), Some(expected));
    // A bound that does not belong to its band is itself the next one's first figure.
    let expected = NextBound {
        value: "lost".into(),
        more: Quantity::Money(Ratio::whole(1)),
        amount: Amount::None,
        certainty: Certainty::Review,
        reason: LineReason::Pack("over".into()),
    };
    assert_eq!(with(Unit::Money, in_krw, rows(), 499), Some(expected));
    assert_eq!(with(Unit::Money, in_krw, rows(), 500), None);
}

#[test]
fn the_step_is_the_smallest_of_the_unit() {
    let in_hours = |question| mul(answer(question), hours(1));
    let duration_rows = || vec![up_to(7200, pays(krw(1))), above(pays(krw(2)))];
    let next = with(Unit::Duration, in_hours, duration_rows(), 1);
    assert_eq!(more(next), Some(Quantity::Duration(Ratio::whole(3601))));

    let next = with(Unit::Number, answer, rows(), 300);
    assert_eq!(more(next), Some(Quantity::Number(Ratio::whole(1))));
    let halves = |question| div(answer(question), number(2));
    assert_eq!(with(Unit::Number, halves, rows(), 3), None);
    // A part of a number is no distance that people count.
    assert_eq!(with(Unit::Number, halves, rows(), 601), None);

    // From a third of a won to the next whole one above the bound.
    let thirds = |question| div(mul(answer(question), krw(1)), number(3));
    let next = with(Unit::Money, thirds, rows(), 1);
    let expected = Ratio::new(902, 3).expect("a fraction");
    assert_eq!(more(next), Some(Quantity::Money(expected)));

    let fraction = |inclusive| Band {
        upper: Some(Bound {
            at: Ratio::new(21, 2).expect("a fraction"),
            inclusive,
        }),
        outcome: pays(krw(1)),
    };
    for inclusive in [true, false] {
        let rows = vec![fraction(inclusive), above(pays(krw(2)))];
        let next = with(Unit::Money, in_krw, rows, 10);
        assert_eq!(more(next), Some(Quantity::Money(Ratio::whole(1))));
    }
}

#[test]
fn a_band_that_no_step_falls_into_is_not_promised() {
    let at = |above| Band {
        upper: Some(Bound {
            at: Ratio::new(above, 4).expect("a fraction"),
            inclusive: true,
        }),
        outcome: pays(krw(above.try_into().expect("small"))),
    };
    let rows = vec![at(1), at(2), above(pays(krw(3)))];
    assert_eq!(with(Unit::Money, in_krw, rows, 0), None);
}

#[test]
fn the_next_outcome_sees_the_value_it_would_have() {
    let mut b = Builder::new();
    let loss = b.question("loss", ANY_MONEY);
    let fee = b.question("fee", ANY_MONEY);
    let lost = b.value("lost", Unit::Money, answer(loss));
    let half = b.value("half", Unit::Money, div(value(lost), number(2)));
    let also_fee = b.value("also_fee", Unit::Money, answer(fee));
    let bands = |amount| Award::Bands {
        on: lost,
        lower: None,
        outside: None,
        rows: vec![up_to(100, pays(krw(1))), above(pays(amount))],
    };
    let sum = add(value(lost), value(also_fee));
    for (id, amount) in [
        ("itself", value(lost)),
        ("other", add(value(lost), answer(fee))),
        ("other_value", sum),
        ("made_of_it", value(half)),
        ("its_answer", sub(answer(loss), krw(1))),
    ] {
        b.remedy(id, RemedyKind::Cash, bands(amount));
    }
    b.pays("after", value(lost));
    let loaded = b.load();
    let answers = [("loss", Answer::Money(60)), ("fee", Answer::Money(5))];
    let known = estimate(&loaded, &answers);
    let next = |id: &str| line(&known, id).next_bound.clone();
    let amount = |id: &str| next(id).map(|next| next.amount);
    assert_eq!(amount("itself"), Some(Amount::Money(101)));
    assert_eq!(amount("other"), Some(Amount::Money(106)));
    assert_eq!(amount("other_value"), Some(Amount::Money(106)));
    // It would depend on which answer makes the value grow.
    assert_eq!(next("made_of_it"), None);
    assert_eq!(next("its_answer"), None);
    // Supposing changes nothing for the lines after it.
    assert_eq!(line(&known, "after").amount, Amount::Money(60));

    // Nor does it ask for anything.
    let unknown = estimate(&loaded, &answers[..1]);
    let other = line(&unknown, "other");
    assert_eq!(other.amount, Amount::Money(1));
    let next = other.next_bound.as_ref().expect("a next band");
    assert_eq!(next.certainty, Certainty::Unknown);
    assert_eq!(names(&unknown.asked), ["loss"]);
    assert_eq!(
        (&unknown.missing[..], &other.waits_for[..]),
        (&[][..], &[][..])
    );
}

#[test]
fn only_bands_have_a_next_one() {
    let mut b = Builder::new();
    b.remedy(
        "it",
        RemedyKind::Cash,
        Award::One(outcome(Gives::Time {
            by: hours(1),
            term_end: None,
        })),
    );
    let estimate = estimate(&b.load(), &[]);
    assert_eq!(line(&estimate, "it").next_bound, None);
}
