use rules::{Lang, evaluate, pack::QuestionKind};

use super::*;
use crate::{draft::Draft, interview::Interview, state::Coming, testing};

fn now() -> Instant {
    "2026-11-23T12:00:00+09:00".parse().expect("an instant")
}

fn opens() -> State {
    State::new(testing::kakao().pack(), Lang::Ko, now(), "key".into())
}

fn then(state: &State, action: Action) -> State {
    state.after(action).expect("a change")
}

fn first() -> QuestionId {
    let rules = testing::kakao();
    first_question(rules.pack()).expect("a question").clone()
}

/// The first question answered and left, with the rest of the program still on its way.
fn waiting() -> State {
    let state = then(&opens(), Action::Continue(now()));
    let state = then(
        &state,
        Action::Edit(Edit::Choose(first(), "consumer".into())),
    );
    then(&state, Action::Continue(now()))
}

fn arrived(kept: Option<Draft>) -> Action {
    Action::Arrived(Interview::of(testing::kakao()), kept)
}

#[test]
fn the_interview_opens_with_the_same_question() {
    let rules = testing::kakao();
    let estimate = evaluate(rules, &rules::Claim::new(rules.pack()), now());
    assert_eq!(estimate.asked.first(), Some(&first()));
    let question = rules.pack().questions.first().expect("a question");
    assert!(
        matches!(
            question.kind,
            QuestionKind::Choice { .. } | QuestionKind::YesNo
        ),
        "the opening can show it"
    );
}

#[test]
fn an_answer_given_before_the_rest_came_goes_on_when_it_comes() {
    let state = waiting();
    assert_eq!(state.page, Page::Question(first()), "nowhere to go yet");
    assert!(state.coming.awaited);
    let state = then(&state, arrived(None));
    assert_eq!(state.coming, Coming::default());
    assert_ne!(state.page, Page::Question(first()));
    assert!(state.claim.answers.contains_key(&first()));
    assert!(!state.estimate.lines.is_empty());
}

#[test]
fn who_does_not_wait_stays_where_they_are() {
    let state = then(&opens(), arrived(None));
    assert_eq!(state.page, Page::Start);
    let state = then(&then(&opens(), Action::Continue(now())), arrived(None));
    assert_eq!(state.page, Page::Question(first()));
    let changed = then(
        &waiting(),
        Action::Edit(Edit::Choose(first(), "enterprise".into())),
    );
    assert!(
        !changed.coming.awaited,
        "who changes the answer is not done"
    );
}

#[test]
fn the_first_question_wants_an_answer() {
    let state = then(&opens(), Action::Continue(now()));
    let state = then(&state, Action::Continue(now()));
    assert_eq!(state.faults.len(), 1);
    assert_eq!(state.attempt, 1);
    assert!(!state.coming.awaited);
    let state = then(
        &state,
        Action::Edit(Edit::Choose(first(), "consumer".into())),
    );
    assert!(state.faults.is_empty());
}

#[test]
fn going_on_asks_again_for_what_did_not_come() {
    let state = then(&waiting(), Action::NotArrived);
    assert!(state.coming.failed && !state.coming.awaited);
    let again = then(&state, Action::Continue(now()));
    assert!(again.coming.awaited && !again.coming.failed);
    assert_eq!(again.coming.again, state.coming.again + 1);
    assert_ne!(then(&again, arrived(None)).page, Page::Question(first()));
}

#[test]
fn a_kept_draft_comes_back_under_what_was_answered_since() {
    let mut kept = Draft::new(opens().pack, "kept".into());
    kept.entries
        .insert(first(), Entry::Choice("enterprise".into()));
    kept.entries
        .insert("talk_account".into(), Entry::Choice("korean".into()));
    let state = then(&waiting(), arrived(Some(kept)));
    assert_eq!(state.draft.idempotency_key, "kept");
    assert!(state.restored);
    assert_eq!(
        state.draft.entries.get(&first()),
        Some(&Entry::Choice("consumer".into()))
    );
    assert!(state.draft.entries.contains(&"talk_account".into()));
}

#[test]
fn only_the_first_pages_can_be_asked_for() {
    let state = then(
        &opens(),
        Action::Visit(Some(Page::Question(first())), now()),
    );
    assert_eq!(state.page, Page::Question(first()));
    assert!(!state.redirected);
    for unknown in [
        Some(Page::Submit),
        Some(Page::Question("services".into())),
        None,
    ] {
        let state = then(&opens(), Action::Visit(unknown, now()));
        assert_eq!(state.page, Page::Start);
        assert!(state.redirected);
    }
    let back = then(&waiting(), Action::Back);
    assert_eq!(back.page, Page::Start);
    assert!(!back.coming.awaited, "who went back does not wait");
}

#[test]
fn starting_over_keeps_asking_for_the_rest() {
    let state = then(&waiting(), Action::Clear("new".into()));
    assert!(state.draft.is_empty());
    assert_eq!(state.draft.idempotency_key, "new");
    assert_eq!(
        then(&state, arrived(None)).page,
        Page::Start,
        "who started over does not wait"
    );
    assert_ne!(then(&state, arrived(None)).estimate.lines.len(), 0);
}
