//! Lists of items, values of each, and several taken together.

use std::collections::BTreeMap;

use crate::{
    Answer, Formula, LoadedPack, Ref,
    claim::ItemAnswers,
    estimate::{Amount, Certainty, ClaimFault, LineReason, Quantity, Source},
    pack::{QuestionKind, Value, formula::Fold},
    testing::{
        ANY_MONEY, Builder, choice, claim, estimate,
        formulas::{answer, is, krw, min, more, mul, number, value, when},
        line, names, text,
    },
    unit::Unit,
};

fn list(most: u16) -> QuestionKind {
    QuestionKind::Items {
        most,
        item: text("Line"),
    }
}

fn over(fold: Fold, value: Ref<Value>) -> Formula {
    Formula::Over(fold, value)
}

/// Each line gets twice its fee, at most 50,000; all together at most 80,000.
fn lines() -> LoadedPack {
    let mut b = Builder::new();
    let lines = b.question("lines", list(3));
    let fee = b.field(lines, "fee", ANY_MONEY);
    let plan = b.field(lines, "plan", choice(&["home", "mobile"]));
    let doubled = b.each(lines, "doubled", Unit::Money, mul(answer(fee), number(2)));
    let capped = b.each(
        lines,
        "capped",
        Unit::Money,
        when(
            is(plan, &["home"]),
            min(value(doubled), krw(50_000)),
            krw(0),
        ),
    );
    b.pays("all", min(over(Fold::Sum, capped), krw(80_000)));
    b.pays("most", over(Fold::Highest, capped));
    b.pays("least", over(Fold::Lowest, capped));
    b.pays("count", mul(Formula::Items(lines), krw(1)));
    let large = b.each(lines, "large", Unit::Flag, more(answer(fee), krw(20_000)));
    b.pays("any", when(over(Fold::Any, large), krw(1), krw(0)));
    b.pays("every", when(over(Fold::Every, large), krw(1), krw(0)));
    b.load()
}

fn item(fee: Option<i64>, plan: &str) -> ItemAnswers {
    let mut answers = BTreeMap::from([("plan".into(), Answer::Choice(plan.into()))]);
    if let Some(fee) = fee {
        answers.insert("fee".into(), Answer::Money(fee));
    }
    ItemAnswers(answers)
}

fn amounts(loaded: &LoadedPack, items: &[ItemAnswers]) -> Vec<(String, Amount)> {
    let estimate = estimate(loaded, &[("lines", Answer::Items(items.into()))]);
    assert_eq!(estimate.faults, []);
    let lines = estimate.lines.into_iter();
    lines
        .map(|line| (line.remedy.to_string(), line.amount))
        .collect()
}

#[test]
fn each_item_has_its_own_figure_and_a_cap_is_over_all() {
    let items = [
        item(Some(10_000), "home"),
        item(Some(30_000), "home"),
        item(Some(90_000), "mobile"),
    ];
    let money = |remedy: &str, amount| (remedy.to_owned(), Amount::Money(amount));
    assert_eq!(
        amounts(&lines(), &items),
        [
            money("all", 70_000),
            money("most", 50_000),
            money("least", 0),
            money("count", 3),
            money("any", 1),
            money("every", 0),
        ]
    );
    let all = amounts(&lines(), &[items[1].clone(), items[1].clone()]);
    assert_eq!(all[0], money("all", 80_000));
}

#[test]
fn the_steps_of_an_item_are_its_own() {
    let items = vec![item(Some(10_000), "home"), item(Some(30_000), "home")];
    let estimate = estimate(&lines(), &[("lines", Answer::Items(items))]);
    let doubled: Vec<_> = estimate
        .values
        .iter()
        .filter(|step| step.value.as_str() == "doubled")
        .map(|step| (step.item, step.result.clone()))
        .collect();
    let money = |amount: i64| Some(Quantity::Money(crate::Ratio::whole(amount)));
    assert_eq!(
        doubled,
        [(Some(0), money(20_000)), (Some(1), money(60_000))]
    );
    let all = line(&estimate, "all");
    let read: Vec<_> = all.steps[0].inputs.iter().map(|it| &it.source).collect();
    assert_eq!(
        read,
        [
            &Source::ItemValue("capped".into(), 0),
            &Source::ItemValue("capped".into(), 1)
        ]
    );
}

#[test]
fn a_list_is_asked_for_and_not_its_questions() {
    let estimate = estimate(&lines(), &[]);
    assert_eq!(names(&estimate.asked), ["lines"]);
    assert_eq!(names(&estimate.missing), ["lines"]);
    assert_eq!(names(&line(&estimate, "all").waits_for), ["lines"]);
    let items = vec![item(Some(1), "home"), item(None, "home")];
    let partly = super::super::evaluate(
        &lines(),
        &claim(&lines(), &[("lines", Answer::Items(items))]),
        crate::testing::at(crate::testing::NOW),
    );
    let all = line(&partly, "all");
    assert_eq!(all.certainty, Certainty::Unknown);
    assert_eq!(names(&all.waits_for), ["lines"]);
    // How many there are is known all the same.
    assert_eq!(line(&partly, "count").amount, Amount::Money(2));
}

#[test]
fn what_is_no_list_is_told() {
    let faults = |answer| estimate(&lines(), &[("lines", answer)]).faults;
    assert_eq!(
        faults(Answer::Items(Vec::new())),
        [ClaimFault::OutOfBounds("lines".into())]
    );
    let four = vec![item(Some(1), "home"); 4];
    assert_eq!(
        faults(Answer::Items(four)),
        [ClaimFault::TooMany("lines".into())]
    );
    assert_eq!(
        faults(Answer::Money(1)),
        [ClaimFault::WrongKind("lines".into())]
    );
    let nested = ItemAnswers(BTreeMap::from([
        ("lines".into(), Answer::Items(vec![item(Some(1), "home")])),
        ("fee".into(), Answer::Money(-1)),
        ("no_such".into(), Answer::YesNo(true)),
    ]));
    assert_eq!(
        faults(Answer::Items(vec![nested])),
        [
            ClaimFault::OutOfBounds("fee".into()),
            ClaimFault::UnknownQuestion("lines".into()),
            ClaimFault::UnknownQuestion("no_such".into()),
        ]
    );
    // An item's question is not asked beside the items.
    let beside = estimate(&lines(), &[("fee", Answer::Money(1))]);
    assert_eq!(beside.faults, [ClaimFault::UnknownQuestion("fee".into())]);
}

#[test]
fn a_forged_pack_reads_no_item_without_one() {
    let mut b = Builder::new();
    let lines = b.question("lines", list(3));
    let fee = b.field(lines, "fee", ANY_MONEY);
    let each = b.each(lines, "each", Unit::Money, answer(fee));
    b.pays("field", answer(fee));
    b.pays("value", value(each));
    let once = b.value("once", Unit::Money, krw(1));
    b.pays("fold_of_one", over(Fold::Sum, once));
    b.pays("fold_of_none", over(Fold::Sum, Ref::new(99)));
    let items = Answer::Items(vec![ItemAnswers(BTreeMap::from([(
        "fee".into(),
        Answer::Money(5),
    )]))]);
    let estimate = estimate(&b.load(), &[("lines", items)]);
    for line in &estimate.lines {
        assert_eq!(line.reason, LineReason::PackFault, "{:?}", line.remedy);
    }
}
