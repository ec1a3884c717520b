use rules::{Claim, Instant, Ratio};

use super::*;
use crate::{Interview, edit::AnswerEdit, input::Problem, testing};

fn now() -> Instant {
    "2026-01-01T12:00:00+09:00".parse().unwrap()
}

fn typed() -> Interview<'static> {
    let mut interview = Interview::new(testing::kinds(), now(), "key".into());
    for (question, text) in [
        ("share", "12.50"),
        ("distance", "-0.5"),
        ("late", "1.5 days"),
    ] {
        interview.edit(AnswerEdit::Type(question.into(), text.into()).into());
    }
    for (part, text) in ["1", "30"].into_iter().enumerate() {
        interview.edit(AnswerEdit::TypeDuration("wait".into(), part, text.into()).into());
    }
    interview
}

#[test]
fn numbers_and_lengths_of_time_mean_what_was_typed() {
    let interview = typed();
    let answer = |id: &str| interview.claim().answers.get(id).cloned();
    let number = |text: &str| Some(Answer::Number(text.parse::<Ratio>().unwrap()));
    assert_eq!(answer("share"), number("25/2"));
    assert_eq!(answer("distance"), number("-1/2"));
    assert_eq!(answer("late"), number("3/2"));
    assert_eq!(answer("wait"), Some(Answer::Duration(5_400)));
}

#[test]
fn a_claim_and_a_draft_of_them_come_back_whole() {
    let interview = typed();
    let json = serde_json::to_string(&**interview.claim()).unwrap();
    let claim: Claim = serde_json::from_str(&json).unwrap();
    assert_eq!(claim, **interview.claim());
    let pack = testing::kinds().pack();
    let again = draft(pack, &claim, "key".into()).unwrap();
    let json = serde_json::to_string(&again).unwrap();
    let again: Draft = serde_json::from_str(&json).unwrap();
    let again = Interview::of(testing::kinds(), now(), again);
    assert_eq!(again.claim(), interview.claim());
}

#[test]
fn what_no_page_shows_is_no_draft() {
    let pack = testing::kinds().pack();
    for (question, answer) in [
        ("share", Answer::Number("1/3".parse().unwrap())),
        ("wait", Answer::Duration(61)),
        ("wait", Answer::Duration(-60)),
    ] {
        let mut claim = Claim::new(pack);
        claim.answers.insert(question.into(), answer.clone());
        assert!(draft(pack, &claim, "key".into()).is_none(), "{answer:?}");
    }
}

#[test]
fn what_is_not_understood_stays_as_typed() {
    let mut interview = typed();
    interview.edit(AnswerEdit::Type("share".into(), "12,5".into()).into());
    interview.edit(AnswerEdit::TypeDuration("wait".into(), 1, "half".into()).into());
    for (question, problem) in [
        ("share", Problem::NotADecimal),
        ("wait", Problem::NotADuration),
    ] {
        let meaning = interview.meaning(&question.into()).unwrap();
        assert_eq!(meaning.answer, None);
        assert_eq!(meaning.faults[0].problem, problem);
    }
    let entries = &interview.draft().entries;
    assert_eq!(
        entries.get(&"share".into()),
        Some(&Entry::Text("12,5".into()))
    );
    let parts = Entry::Duration(["1".into(), "half".into()]);
    assert_eq!(entries.get(&"wait".into()), Some(&parts));
}
