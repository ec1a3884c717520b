//! Which test of a list holds first.

use crate::{
    Answer, Formula, LoadedPack,
    evaluate::outcomes,
    pack::{QuestionKind, Ref},
    testing::{
        Builder, at, claim,
        formulas::{answer, krw, more, or, used},
        services,
    },
};

const ASKS: Ref<crate::pack::Question> = Ref::new(1);

fn shop() -> LoadedPack {
    let mut b = Builder::new();
    b.service("talk", "2022-10-16T01:31");
    b.question("services", QuestionKind::Services);
    b.question("loss", crate::testing::ANY_MONEY);
    b.pays("it", krw(100));
    b.load()
}

fn held(answers: &[(&str, Answer)]) -> Vec<Option<usize>> {
    let loaded = shop();
    let lost = more(answer(ASKS), krw(0));
    let tests = [
        vec![used(Ref::new(0)), lost.clone(), Formula::Flag(true)],
        vec![lost.clone()],
        vec![or(used(Ref::new(0)), lost)],
        Vec::new(),
    ];
    outcomes(
        &loaded,
        &claim(&loaded, answers),
        at("2023-02-01T12:00"),
        &tests,
    )
    .first_held
}

#[test]
fn the_first_that_holds_is_found() {
    let loss = |amount| ("loss", Answer::Money(amount));
    let none = ("services", services(&[]));
    let talk = ("services", services(&["talk"]));
    assert_eq!(
        held(&[none.clone(), loss(5)]),
        [Some(1), Some(0), Some(0), None]
    );
    assert_eq!(held(&[none, loss(0)]), [Some(2), None, None, None]);
    assert_eq!(held(&[talk, loss(0)]), [Some(0), None, Some(0), None]);
}

#[test]
fn what_an_answer_is_missing_for_is_not_guessed() {
    // The first test decides without it, the others do not.
    let talk = ("services", services(&["talk"]));
    assert_eq!(held(&[talk]), [Some(0), None, Some(0), None]);
    let none = ("services", services(&[]));
    assert_eq!(held(&[none]), [None; 4]);
    assert_eq!(held(&[]), [None; 4]);
}
