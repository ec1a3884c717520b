//! Outcomes, bands, cases and things.

use crate::{
    Answer, LoadedPack, Ratio, Ref, Rounding,
    estimate::{Action, Amount, Certainty, Estimate, GivenValidity, LineReason, Quantity, Source},
    pack::{Award, Case, Gives, Outcome, QuestionKind, RemedyKind, RoundTo, Validity},
    testing::{
        ANY_COUNT, ANY_MONEY, Builder, above, any_date, bands, because, below, date, estimate,
        formulas::{answer, div, hours, krw, mul, number, value, yes},
        item, line, names, outcome, pays, sources, up_to,
    },
    unit::Unit,
};

fn one(outcome: Outcome) -> LoadedPack {
    let mut b = Builder::new();
    b.reason("why");
    b.remedy("it", RemedyKind::Cash, Award::One(outcome));
    b.load()
}

fn found(estimate: &Estimate) -> (Amount, Certainty, LineReason) {
    let line = line(estimate, "it");
    (line.amount.clone(), line.certainty, line.reason.clone())
}

fn gives(outcome: Outcome) -> (Amount, Certainty, LineReason) {
    found(&estimate(&one(outcome), &[]))
}

fn actions(estimate: &Estimate) -> Vec<Action> {
    let steps = line(estimate, "it").steps.iter();
    steps.map(|step| step.action.clone()).collect()
}

const WHY: fn() -> LineReason = || LineReason::Pack("why".into());

#[test]
fn an_outcome_is_due_unless_it_has_a_reason() {
    let why = Ref::new(0);
    let money = || Gives::Money {
        amount: krw(5),
        rounding: None,
    };
    let time = || Gives::Time {
        by: hours(72),
        term_end: None,
    };
    let things = || Gives::Items(vec![item(Validity::Unlimited)]);
    let rule = LineReason::RuleApplies;
    assert_eq!(
        gives(outcome(money())),
        (Amount::Money(5), Certainty::Due, rule.clone())
    );
    assert_eq!(
        gives(because(why, money())),
        (Amount::Money(5), Certainty::Range, WHY())
    );
    let three_days = Amount::Time(72 * 3600);
    assert_eq!(
        gives(outcome(time())),
        (three_days.clone(), Certainty::Due, rule.clone())
    );
    assert_eq!(
        gives(because(why, time())),
        (three_days, Certainty::Range, WHY())
    );
    assert_eq!(gives(outcome(things())).1, Certainty::Due);
    assert_eq!(gives(because(why, things())).1, Certainty::Range);
    let range = || Gives::Range {
        low: krw(1),
        high: krw(2),
    };
    let amount = Amount::Range { low: 1, high: 2 };
    assert_eq!(
        gives(outcome(range())),
        (amount.clone(), Certainty::Range, rule)
    );
    assert_eq!(
        gives(because(why, range())),
        (amount, Certainty::Range, WHY())
    );
    assert_eq!(
        gives(because(why, Gives::Review)),
        (Amount::None, Certainty::Review, WHY())
    );
    assert_eq!(
        gives(because(why, Gives::Nothing)),
        (Amount::None, Certainty::NotDue, WHY())
    );
}

#[test]
fn what_cannot_be_given_goes_to_a_person() {
    let fault = (Amount::None, Certainty::Review, LineReason::PackFault);
    let half = div(krw(1), number(2));
    let negative = krw(-1);
    let backwards = Gives::Range {
        low: krw(2),
        high: krw(1),
    };
    let part_of_a_second = Gives::Time {
        by: div(hours(1), number(7)),
        term_end: None,
    };
    for outcome in [
        pays(half),
        pays(negative),
        outcome(backwards),
        outcome(part_of_a_second),
        outcome(Gives::Time {
            by: krw(1),
            term_end: None,
        }),
        outcome(Gives::Review),
        outcome(Gives::Nothing),
        because(Ref::new(9), Gives::Review),
        because(
            Ref::new(9),
            Gives::Time {
                by: hours(1),
                term_end: None,
            },
        ),
    ] {
        assert_eq!(gives(outcome.clone()), fault, "{outcome:?}");
    }
}

#[test]
fn rounding_is_a_step_of_its_own() {
    let unit = Ratio::whole(10);
    let to = |rounding| RoundTo { rounding, unit };
    let rounded = |rounding| {
        estimate(
            &one(outcome(Gives::Money {
                amount: div(krw(100), number(3)),
                rounding: Some(to(rounding)),
            })),
            &[],
        )
    };
    let floor = rounded(Rounding::Floor);
    assert_eq!(found(&floor).0, Amount::Money(30));
    assert_eq!(found(&rounded(Rounding::Ceil)).0, Amount::Money(40));
    assert_eq!(
        actions(&floor),
        [Action::Amount, Action::Round(to(Rounding::Floor))]
    );
    let steps = &line(&floor, "it").steps;
    let third = Ratio::new(100, 3).expect("a fraction");
    assert_eq!(steps[0].result, Quantity::Money(third));
    assert_eq!(steps[1].result, Quantity::Money(Ratio::whole(30)));
    assert_eq!(steps[1].inputs, []);
}

#[test]
fn a_range_shows_both_ends() {
    let range = Gives::Range {
        low: krw(1),
        high: krw(1),
    };
    let estimate = estimate(&one(outcome(range)), &[]);
    assert_eq!(actions(&estimate), [Action::Low, Action::High]);
    assert_eq!(found(&estimate).0, Amount::Range { low: 1, high: 1 });
}

fn banded() -> LoadedPack {
    let mut b = Builder::new();
    let loss = b.question("loss", ANY_COUNT);
    let [none, over] = ["none", "over"].map(|id| b.reason(id));
    let lost = b.value("lost", Unit::Money, mul(answer(loss), krw(1)));
    let rows = vec![
        up_to(0, because(none, Gives::Nothing)),
        below(300, pays(krw(30))),
        up_to(500, pays(krw(50))),
        above(because(over, Gives::Review)),
    ];
    b.remedy("it", RemedyKind::Cash, bands(lost, rows));
    b.load()
}

#[test]
fn a_bound_belongs_to_the_band_that_says_so() {
    let loaded = banded();
    let at = |loss| {
        let estimate = estimate(&loaded, &[("loss", Answer::Count(loss))]);
        let (amount, certainty, _) = found(&estimate);
        (actions(&estimate)[0].clone(), amount, certainty)
    };
    let (none, money) = (Amount::None, Amount::Money);
    assert_eq!(at(-5), (Action::Band(0), none.clone(), Certainty::NotDue));
    assert_eq!(at(0), (Action::Band(0), none.clone(), Certainty::NotDue));
    assert_eq!(at(1), (Action::Band(1), money(30), Certainty::Due));
    assert_eq!(at(299), (Action::Band(1), money(30), Certainty::Due));
    assert_eq!(at(300), (Action::Band(2), money(50), Certainty::Due));
    assert_eq!(at(500), (Action::Band(2), money(50), Certainty::Due));
    assert_eq!(at(501), (Action::Band(3), none, Certainty::Review));
}

#[test]
fn a_band_step_reads_the_value() {
    let loaded = banded();
    let estimate = estimate(&loaded, &[("loss", Answer::Count(7))]);
    let step = &line(&estimate, "it").steps[0];
    assert_eq!(sources(&step.inputs), [Source::Value("lost".into())]);
    assert_eq!(step.result, Quantity::Money(Ratio::whole(7)));
}

#[test]
fn a_value_outside_every_band_goes_to_a_person() {
    let mut b = Builder::new();
    let lost = b.value("lost", Unit::Money, krw(11));
    let flag = b.value("flag", Unit::Flag, yes());
    let rows = vec![up_to(10, pays(krw(1)))];
    b.remedy(
        "it",
        RemedyKind::Cash,
        Award::Bands {
            on: lost,
            lower: None,
            outside: None,
            rows: rows.clone(),
        },
    );
    b.remedy("flag", RemedyKind::Cash, bands(flag, rows.clone()));
    let nowhere = bands(Ref::new(9), rows);
    b.remedy("nowhere", RemedyKind::Cash, nowhere);
    let estimate = estimate(&b.load(), &[]);
    for line in &estimate.lines {
        assert_eq!(line.reason, LineReason::PackFault, "{:?}", line.remedy);
    }
}

#[test]
fn the_first_case_that_holds_is_taken_with_all_that_was_read() {
    let mut b = Builder::new();
    let [first, second] = ["first", "second"].map(|id| b.question(id, QuestionKind::YesNo));
    let case = |when, amount| Case {
        when,
        outcome: pays(krw(amount)),
    };
    let cases = vec![
        case(answer(first), 1),
        case(answer(second), 2),
        case(yes(), 3),
    ];
    b.remedy("it", RemedyKind::Cash, Award::Cases(cases));
    let loaded = b.load();
    let with = |answers: &[(&str, bool)]| {
        let answers = answers.iter().map(|(id, flag)| (*id, Answer::YesNo(*flag)));
        estimate(&loaded, &answers.collect::<Vec<_>>())
    };
    let second = with(&[("first", false), ("second", true)]);
    assert_eq!(found(&second).0, Amount::Money(2));
    assert_eq!(actions(&second), [Action::Case(1), Action::Amount]);
    let read = ["first", "second"].map(|id| Source::Answer(id.into()));
    assert_eq!(sources(&line(&second, "it").steps[0].inputs), read);
    assert_eq!(found(&with(&[("first", true)])).0, Amount::Money(1));
    let last = with(&[("first", false), ("second", false)]);
    assert_eq!(found(&last).0, Amount::Money(3));
    // A case that may hold is waited for, whatever the later ones say.
    let unknown = with(&[("second", true)]);
    assert_eq!(found(&unknown).1, Certainty::Unknown);
    assert_eq!(names(&line(&unknown, "it").waits_for), ["first"]);
}

#[test]
fn things_have_their_validity() {
    let mut b = Builder::new();
    let granted = b.question("granted", any_date());
    let days = |from, extended_on| Validity::Days {
        days: 15,
        from,
        extended_on,
        extended_to: None,
    };
    let extended = Some(date("2022-12-05"));
    let items = [
        Validity::Unlimited,
        Validity::Until(date("2023-04-20")),
        Validity::Unstated,
        days(None, None),
        days(None, extended),
        days(Some(granted), None),
        days(Some(granted), extended),
    ];
    let items = Gives::Items(items.map(item).into());
    b.remedy("it", RemedyKind::InKind, Award::One(outcome(items)));
    let loaded = b.load();
    let validities = |estimate: &Estimate| match &line(estimate, "it").amount {
        Amount::Items(items) => items.iter().map(|item| item.validity).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    let fixed = [
        GivenValidity::Unlimited,
        GivenValidity::Until(date("2023-04-20")),
        GivenValidity::Unstated,
        GivenValidity::Days(15),
    ];
    let extended = |until| GivenValidity::Extended {
        until,
        days: 15,
        decided: date("2022-12-05"),
    };

    let answer = Answer::Date(date("2022-11-18"));
    let known = estimate(&loaded, &[("granted", answer)]);
    let end = date("2022-12-03");
    assert_eq!(validities(&known)[..4], fixed);
    let counted = [
        extended(None),
        GivenValidity::Until(end),
        extended(Some(end)),
    ];
    assert_eq!(validities(&known)[4..], counted);
    assert_eq!(
        actions(&known),
        [Action::Validity(15), Action::Validity(15)]
    );
    let step = &line(&known, "it").steps[0];
    assert_eq!(sources(&step.inputs), [Source::Answer("granted".into())]);
    assert_eq!(step.result, Quantity::Date(end));

    // The things are due without the date; only their end waits for it.
    let unknown = estimate(&loaded, &[]);
    let counted = [extended(None), GivenValidity::Days(15), extended(None)];
    assert_eq!(validities(&unknown)[4..], counted);
    assert_eq!(found(&unknown).1, Certainty::Due);
    assert_eq!(names(&line(&unknown, "it").waits_for), ["granted"]);
    assert_eq!(names(&unknown.missing), ["granted"]);
}

#[test]
fn an_optional_question_is_waited_for_but_not_missing() {
    let mut b = Builder::new();
    let fee = b.optional("fee", ANY_MONEY);
    b.pays("it", answer(fee));
    let estimate = estimate(&b.load(), &[]);
    assert_eq!(found(&estimate).1, Certainty::Unknown);
    assert_eq!(names(&line(&estimate, "it").waits_for), ["fee"]);
    assert_eq!(names(&estimate.asked), ["fee"]);
    assert_eq!(estimate.missing, []);
}

#[test]
fn an_end_that_no_calendar_has_goes_to_a_person() {
    let mut b = Builder::new();
    let granted = b.question("granted", any_date());
    let flag = b.question("flag", QuestionKind::YesNo);
    let days = |from| {
        Gives::Items(vec![item(Validity::Days {
            days: u32::MAX,
            from: Some(from),
            extended_on: None,
            extended_to: None,
        })])
    };
    b.remedy(
        "far",
        RemedyKind::InKind,
        Award::One(outcome(days(granted))),
    );
    b.remedy(
        "no_date",
        RemedyKind::InKind,
        Award::One(outcome(days(flag))),
    );
    let lost = b.value("lost", Unit::Money, krw(1));
    let answers = [
        ("granted", Answer::Date(date("2022-11-18"))),
        ("flag", Answer::YesNo(true)),
    ];
    b.pays("sound", value(lost));
    let estimate = estimate(&b.load(), &answers);
    assert_eq!(line(&estimate, "far").reason, LineReason::TooLarge);
    assert_eq!(line(&estimate, "no_date").reason, LineReason::PackFault);
    assert_eq!(line(&estimate, "sound").amount, Amount::Money(1));
}
