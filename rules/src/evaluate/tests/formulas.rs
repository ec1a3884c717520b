//! What formulas come to, and what they read.

use crate::{
    Answer, Formula, LoadedPack, Money, Ratio, Ref, Rounding,
    estimate::{Amount, Certainty, Estimate, LineReason, Quantity, Source},
    evaluate,
    pack::{Award, Case, QuestionKind, formula::Comparison},
    testing::{
        ANY_COUNT, ANY_MONEY, Builder, any_date, choice, date, estimate,
        formulas::{
            add, and, answer, compare, day, div, has_week, hours, is, krw, max, min, more, mul, no,
            not, number, or, recorded, round, sub, used, value, when, yes,
        },
        line, names, pays, sample, sources, weekly,
    },
    unit::Unit,
};

/// What a closed formula comes to as the amount of a remedy.
fn comes_to(formula: Formula) -> (Amount, LineReason) {
    let mut b = Builder::new();
    b.pays("it", formula);
    let estimate = estimate(&b.load(), &[]);
    let line = line(&estimate, "it");
    (line.amount.clone(), line.reason.clone())
}

fn money(formula: Formula) -> i64 {
    match comes_to(formula) {
        (Amount::Money(amount), LineReason::RuleApplies) => amount,
        other => panic!("{other:?}"),
    }
}

fn holds(test: Formula) -> bool {
    money(when(test, krw(1), krw(0))) == 1
}

fn is_pack_fault(formula: Formula) -> bool {
    comes_to(formula) == (Amount::None, LineReason::PackFault)
}

#[test]
fn arithmetic_keeps_units_apart() {
    assert_eq!(money(add(krw(2), krw(3))), 5);
    assert_eq!(money(sub(krw(5), krw(3))), 2);
    assert_eq!(money(mul(krw(5), number(3))), 15);
    assert_eq!(money(mul(number(3), krw(5))), 15);
    assert_eq!(money(div(krw(15), number(3))), 5);
    assert_eq!(money(mul(krw(1), div(krw(15), krw(3)))), 5);
    assert_eq!(money(mul(krw(1), div(hours(15), hours(3)))), 5);
    assert_eq!(
        money(mul(krw(1), div(mul(hours(2), number(3)), hours(1)))),
        6
    );
    assert_eq!(money(mul(krw(1), sub(number(7), number(3)))), 4);
    for confused in [
        add(krw(1), number(1)),
        sub(krw(1), hours(1)),
        mul(krw(1), krw(1)),
        mul(krw(1), hours(1)),
        div(number(1), krw(1)),
        div(krw(1), hours(1)),
        add(krw(1), yes()),
        min(krw(1), number(1)),
        when(krw(1), krw(1), krw(1)),
        when(and(yes(), krw(1)), krw(1), krw(1)),
        when(not(number(1)), krw(1), krw(1)),
        when(more(krw(1), number(1)), krw(1), krw(1)),
        when(more(yes(), no()), krw(1), krw(1)),
        round(Rounding::Floor, 1, yes()),
        number(1),
        hours(1),
        yes(),
    ] {
        assert!(is_pack_fault(confused.clone()), "{confused:?}");
    }
}

#[test]
fn fractions_stay_exact_until_they_are_rounded() {
    let third = div(krw(100), number(3));
    assert_eq!(money(mul(third.clone(), number(3))), 100);
    assert_eq!(money(round(Rounding::Floor, 1, third.clone())), 33);
    assert_eq!(money(round(Rounding::Ceil, 10, third.clone())), 40);
    // Nobody can be paid a third of a won.
    assert!(is_pack_fault(third));
}

#[test]
fn figures_that_do_not_fit_go_to_a_person() {
    let too_large = (Amount::None, LineReason::TooLarge);
    let most = Money::MAX_ANSWER;
    assert_eq!(comes_to(mul(krw(most), number(most))), too_large);
    assert_eq!(comes_to(krw(most + 1)), too_large);
    assert_eq!(money(krw(most)), most);
    // The amounts between may be larger than what can be paid.
    assert_eq!(
        money(div(mul(krw(most), number(9_000)), number(9_000))),
        most
    );
}

#[test]
fn dividing_by_zero_is_the_packs_fault() {
    assert!(is_pack_fault(div(krw(1), number(0))));
    assert!(is_pack_fault(div(krw(1), sub(number(2), number(2)))));
    assert!(is_pack_fault(round(Rounding::Floor, 0, krw(1))));
}

#[test]
fn comparisons_and_choices() {
    use Comparison::{AtLeast, AtMost, Equal, Less, More, NotEqual};
    let table = [
        (Less, [true, false, false]),
        (AtMost, [true, true, false]),
        (Equal, [false, true, false]),
        (NotEqual, [true, false, true]),
        (AtLeast, [false, true, true]),
        (More, [false, false, true]),
    ];
    for (comparison, expected) in table {
        let found = [1, 2, 3].map(|left| holds(compare(comparison, krw(left), krw(2))));
        assert_eq!(found, expected, "{comparison:?}");
        let days = ["2022-10-14", "2022-10-15", "2022-10-16"];
        let found = days.map(|left| holds(compare(comparison, day(left), day(days[1]))));
        assert_eq!(found, expected, "{comparison:?}");
    }
    assert!(holds(compare(Equal, no(), no())));
    assert!(holds(compare(NotEqual, no(), yes())));
    assert!(holds(not(no())));
    assert_eq!(money(min(krw(2), krw(3))), 2);
    assert_eq!(money(max(krw(2), krw(3))), 3);
    assert!(holds(compare(
        Equal,
        max(day("2022-01-01"), day("2023-01-01")),
        day("2023-01-01")
    )));
}

#[test]
fn dates_count_whole_days() {
    let equal = |left, right| holds(compare(Comparison::Equal, left, right));
    assert!(equal(
        add(day("2022-11-18"), hours(15 * 24)),
        day("2022-12-03")
    ));
    assert!(equal(add(hours(24), day("2022-12-31")), day("2023-01-01")));
    assert!(equal(sub(day("2023-01-01"), hours(24)), day("2022-12-31")));
    assert!(equal(
        sub(day("2022-03-01"), day("2022-02-01")),
        hours(28 * 24)
    ));
    let half = when(
        more(add(day("2022-01-01"), hours(12)), day("2022-01-01")),
        krw(1),
        krw(0),
    );
    assert!(is_pack_fault(half));
    let beyond = when(
        more(add(day("9999-12-31"), hours(24)), day("2022-01-01")),
        krw(1),
        krw(0),
    );
    assert_eq!(comes_to(beyond), (Amount::None, LineReason::TooLarge));
}

/// A pack with two yes-no questions and one test of both.
fn two(test: impl FnOnce(Formula, Formula) -> Formula) -> LoadedPack {
    let mut b = Builder::new();
    let left = b.question("left", QuestionKind::YesNo);
    let right = b.question("right", QuestionKind::YesNo);
    let test = test(answer(left), answer(right));
    b.pays("it", when(test, krw(1), krw(0)));
    b.load()
}

fn answered(loaded: &LoadedPack, left: Option<bool>, right: Option<bool>) -> Estimate {
    let answers: Vec<_> = [("left", left), ("right", right)]
        .into_iter()
        .filter_map(|(id, flag)| Some((id, Answer::YesNo(flag?))))
        .collect();
    estimate(loaded, &answers)
}

/// Amount, inputs read and questions waited for.
fn outcome(estimate: &Estimate) -> (Option<i64>, Vec<Source>, Vec<String>) {
    let line = line(estimate, "it");
    let amount = match line.amount {
        Amount::Money(amount) => Some(amount),
        _ => None,
    };
    let read = line
        .steps
        .first()
        .map_or_else(Vec::new, |step| sources(&step.inputs));
    (amount, read, names(&line.waits_for))
}

#[test]
fn and_and_or_are_three_valued_and_ask_from_the_left() {
    let source = |id: &str| Source::Answer(id.into());
    let (l, r) = (vec![source("left")], vec![source("right")]);
    let both = vec![source("left"), source("right")];
    let none = Vec::<Source>::new;
    let (t, f) = (Some(true), Some(false));
    type Row = (
        Option<bool>,
        Option<bool>,
        Option<i64>,
        Vec<Source>,
        &'static [&'static str],
    );
    let check = |loaded: &LoadedPack, rows: Vec<Row>| {
        for (left, right, amount, read, waits_for) in rows {
            let estimate = answered(loaded, left, right);
            let waits_for: Vec<String> = names(waits_for);
            assert_eq!(
                outcome(&estimate),
                (amount, read, waits_for.clone()),
                "{left:?} {right:?}"
            );
            assert_eq!(names(&estimate.missing), waits_for);
        }
    };
    check(
        &two(and),
        vec![
            (t, t, Some(1), both.clone(), &[]),
            (t, f, Some(0), both.clone(), &[]),
            (f, t, Some(0), l.clone(), &[]),
            (f, None, Some(0), l.clone(), &[]),
            (t, None, None, none(), &["right"]),
            (None, f, Some(0), r.clone(), &[]),
            (None, t, None, none(), &["left"]),
            (None, None, None, none(), &["left"]),
        ],
    );
    check(
        &two(or),
        vec![
            (f, f, Some(0), both.clone(), &[]),
            (f, t, Some(1), both, &[]),
            (t, f, Some(1), l.clone(), &[]),
            (t, None, Some(1), l, &[]),
            (f, None, None, none(), &["right"]),
            (None, t, Some(1), r, &[]),
            (None, f, None, none(), &["left"]),
            (None, None, None, none(), &["left"]),
        ],
    );
}

#[test]
fn what_did_not_decide_is_not_asked_for() {
    let loaded = two(and);
    let asked = |left, right| names(&answered(&loaded, left, right).asked);
    assert_eq!(asked(Some(false), Some(true)), ["left"]);
    assert_eq!(asked(None, Some(false)), ["right"]);
    assert_eq!(asked(None, Some(true)), ["left"]);
    assert_eq!(asked(Some(true), None), ["left", "right"]);
}

#[test]
fn a_side_read_before_is_kept_when_the_other_is_given_up() {
    // `right and (left and right)`: the inner `and` gives up on `left` and must not take the
    // outer reading of `right` with it.
    let loaded = two(|left, right| and(right.clone(), and(left, right)));
    let estimate = answered(&loaded, None, Some(true));
    assert_eq!(names(&estimate.asked), ["left", "right"]);
    assert_eq!(outcome(&estimate).2, ["left"]);
}

/// Else an answer on the left that leads to a fault would undo what the right has decided while
/// that answer lacked.
#[test]
fn what_the_right_side_decides_no_fault_on_the_left_undoes() {
    let fault = || more(div(krw(1), number(0)), number(0));
    let joins: [(fn(_, _) -> _, bool); 2] = [(and, false), (or, true)];
    for (join, decisive) in joins {
        let loaded = two(|left, right| join(and(left, fault()), right));
        let at = |left, right| answered(&loaded, left, right);
        let decided = Some(i64::from(decisive));
        let right = vec![Source::Answer("right".into())];
        for left in [None, Some(true)] {
            let estimate = at(left, Some(decisive));
            assert_eq!(outcome(&estimate), (decided, right.clone(), vec![]));
        }
        let undecided = at(Some(true), Some(!decisive));
        assert_eq!(line(&undecided, "it").reason, LineReason::PackFault);
        assert_eq!(names(&undecided.asked), ["left", "right"]);
        // The right side may still decide.
        assert_eq!(outcome(&at(Some(true), None)).2, ["right"]);
        assert_eq!(outcome(&at(None, None)).2, ["left"]);
    }
}

#[test]
fn sums_look_for_all_that_is_missing_and_choices_do_not() {
    let mut b = Builder::new();
    let a = b.question("a", ANY_MONEY);
    let flag = b.question("flag", QuestionKind::YesNo);
    let c = b.question("c", ANY_MONEY);
    b.pays("sum", add(answer(a), answer(c)));
    b.pays("branch", when(answer(flag), answer(a), answer(c)));
    let loaded = b.load();
    let waits_for = |answers: &[(&str, Answer)], remedy: &str| {
        names(&line(&estimate(&loaded, answers), remedy).waits_for)
    };
    assert_eq!(waits_for(&[], "sum"), ["a", "c"]);
    assert_eq!(waits_for(&[], "branch"), ["flag"]);
    assert_eq!(waits_for(&[("flag", Answer::YesNo(true))], "branch"), ["a"]);
    let answers = [("flag", Answer::YesNo(false)), ("c", Answer::Money(7))];
    assert_eq!(waits_for(&answers, "branch"), [""; 0]);
    let branch = estimate(&loaded, &answers);
    let branch = &line(&branch, "branch").steps[0];
    let read = [Source::Answer("flag".into()), Source::Answer("c".into())];
    assert_eq!(sources(&branch.inputs), read);
}

#[test]
fn what_cannot_be_computed_comes_before_what_is_missing() {
    let mut b = Builder::new();
    let a = b.question("a", ANY_MONEY);
    let fault = div(krw(1), number(0));
    b.pays("left", add(answer(a), fault.clone()));
    b.pays("right", add(fault, answer(a)));
    let estimate = estimate(&b.load(), &[]);
    for remedy in ["left", "right"] {
        let line = line(&estimate, remedy);
        assert_eq!(line.reason, LineReason::PackFault);
        assert_eq!(names(&line.waits_for), [""; 0]);
    }
    assert_eq!(names(&estimate.missing), [""; 0]);
    assert_eq!(names(&estimate.asked), [""; 0]);
}

#[test]
fn each_input_stands_once_in_the_order_of_reading() {
    let mut b = Builder::new();
    let a = b.question("a", ANY_MONEY);
    let c = b.question("c", ANY_MONEY);
    let doubled = b.value("doubled", Unit::Money, add(answer(a), answer(a)));
    let formula = add(
        add(answer(c), value(doubled)),
        add(value(doubled), answer(c)),
    );
    b.pays("it", formula);
    let loaded = b.load();
    let estimate = estimate(&loaded, &[("a", Answer::Money(2)), ("c", Answer::Money(1))]);
    let step = &line(&estimate, "it").steps[0];
    let read = [Source::Answer("c".into()), Source::Value("doubled".into())];
    assert_eq!(sources(&step.inputs), read);
    assert_eq!(step.inputs[1].quantity, Quantity::Money(Ratio::whole(4)));
    assert_eq!(step.result, Quantity::Money(Ratio::whole(10)));
    assert_eq!(
        sources(&estimate.values[0].inputs),
        [Source::Answer("a".into())]
    );
    assert_eq!(names(&estimate.asked), ["a", "c"]);
}

#[test]
fn values_that_no_line_reads_are_not_listed() {
    let mut b = Builder::new();
    let a = b.question("a", ANY_MONEY);
    let c = b.question("c", ANY_MONEY);
    let base = b.value("base", Unit::Money, answer(a));
    b.value("idle", Unit::Money, answer(c));
    let top = b.value("top", Unit::Money, add(value(base), krw(1)));
    b.pays("it", value(top));
    let estimate = estimate(&b.load(), &[]);
    let listed: Vec<_> = estimate.values.iter().map(|step| &step.value).collect();
    assert_eq!(names(&listed), ["base", "top"]);
    assert!(estimate.values.iter().all(|step| step.result.is_none()));
    assert_eq!(names(&line(&estimate, "it").waits_for), ["a"]);
    assert_eq!(names(&estimate.asked), ["a"]);
}

#[test]
fn inputs_say_which_option_week_and_service() {
    let loaded = sample::pack();
    let estimate = evaluate(&loaded, &sample::full_claim(&loaded), sample::now());
    let steps = &line(&estimate, "sales_loss").steps;
    assert_eq!(
        steps[3].inputs[0].quantity,
        Quantity::Choice("small_business".into())
    );
    let week = Source::Week("sales".into(), date("2022-10-15"));
    assert_eq!(steps[4].inputs[0].source, week);
    assert_eq!(steps[4].inputs[0].quantity, Quantity::Flag(true));
    assert_eq!(
        steps[4].inputs[1].source,
        Source::RecordedWeeks("sales".into())
    );
    // The same week, now for its amount.
    let lost = estimate
        .values
        .iter()
        .find(|step| step.value.as_str() == "lost_sales");
    let lost = lost.expect("read by sales_loss");
    assert_eq!(lost.inputs[1].source, week);
    assert_eq!(
        lost.inputs[1].quantity,
        Quantity::Money(Ratio::whole(1_150_000))
    );
    assert_eq!(
        line(&estimate, "pass_a").steps[1].inputs[1].source,
        Source::Used("talk".into())
    );
}

/// What only a forged pack holds goes to a person; it does not break the other lines.
#[test]
fn forged_formulas_are_pack_faults() {
    let mut b = Builder::new();
    let who = b.question("who", choice(&["consumer"]));
    let weeks = b.question(
        "weeks",
        QuestionKind::WeeklyMoney {
            weeks: vec![date("2022-10-15")],
            outage_week: date("2022-10-15"),
        },
    );
    let count = b.question("count", ANY_COUNT);
    b.question("day", any_date());
    let nowhere = Ref::new(999);
    let itself = b.value("itself", Unit::Money, value(Ref::new(0)));
    let later = b.value("later", Unit::Money, value(Ref::new(2)));
    b.value("last", Unit::Money, krw(1));
    let mut deep = krw(0);
    for _ in 0..80 {
        deep = add(deep, krw(0));
    }
    let forged = [
        answer(nowhere),
        answer(who),
        answer(weeks),
        value(Ref::new(999)),
        value(itself),
        value(later),
        when(used(Ref::new(999)), krw(1), krw(0)),
        mul(krw(1), div(Formula::Outage(Ref::new(999)), hours(1))),
        when(is(count, &["consumer"]), krw(1), krw(0)),
        mul(krw(1), recorded(count)),
        when(has_week(weeks, "2000-01-01"), krw(1), krw(0)),
        deep,
    ];
    for (at, formula) in forged.iter().enumerate() {
        b.pays(&format!("forged_{at}"), formula.clone());
    }
    b.remedy(
        "no_case_holds",
        crate::pack::RemedyKind::Cash,
        Award::Cases(vec![Case {
            when: no(),
            outcome: pays(krw(1)),
        }]),
    );
    b.pays("sound", krw(1));
    let answers = [
        ("who", Answer::Choice("consumer".into())),
        ("weeks", weekly(&[("2022-10-15", Some(1))])),
        ("count", Answer::Count(1)),
    ];
    let estimate = estimate(&b.load(), &answers);
    for line in &estimate.lines[..=forged.len()] {
        let found = (line.certainty, &line.reason);
        assert_eq!(
            found,
            (Certainty::Review, &LineReason::PackFault),
            "{:?}",
            line.remedy
        );
    }
    assert_eq!(line(&estimate, "sound").amount, Amount::Money(1));
}

#[test]
fn formulas_may_nest_to_the_bound() {
    let mut formula = krw(1);
    for _ in 0..63 {
        formula = add(formula, krw(1));
    }
    assert_eq!(money(formula.clone()), 64);
    assert!(is_pack_fault(add(formula, krw(1))));
}
