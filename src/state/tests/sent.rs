//! Sending the submission, and what becomes of the draft.

use super::*;
use crate::bridge::outbox::{OutboxEntry, Stage};

fn prepared() -> Person {
    let mut person = Person::walks(&shop("130만", "100만"));
    person.act(Action::Visit(Some(Page::Submit), now()));
    assert_eq!(person.path(), "submit");
    person
}

fn sends(person: &mut Person) {
    person.act(Action::Sending(SendingAction::Delivered(Delivery {
        channel: Channel::Send,
        done: true,
    })));
}

/// That what stands there now was received.
fn received(person: &Person) -> OutboxEntry {
    let submission = person.state.interview.submission().expect("a submission");
    OutboxEntry {
        key: submission.idempotency_key.clone(),
        digest: submission.digest.to_string(),
        stage: Stage::Received {
            number: "1A2B-3C4D".into(),
            received: None,
        },
    }
}

#[test]
fn what_was_sent_is_the_same_submission_on_any_day() {
    let mut person = prepared();
    let first = person
        .state
        .interview
        .submission()
        .cloned()
        .expect("a submission");
    sends(&mut person);
    let draft = Draft::clone(person.state.interview.draft());
    let state = opens(Lang::Ko, at("2027-01-05T09:00:00+09:00"), Some(draft));
    let state = state.after(Action::Visit(
        Some(Page::Submit),
        at("2027-01-05T09:00:00+09:00"),
    ));
    let again = state
        .and_then(|state| state.interview.submission().cloned())
        .expect("the same");
    assert_eq!(again.digest, first.digest);
}

#[test]
fn a_browser_that_did_not_take_it_has_sent_nothing() {
    let mut person = prepared();
    person.act(Action::Sending(SendingAction::Delivered(Delivery {
        channel: Channel::Send,
        done: false,
    })));
    assert_eq!(person.state.interview.draft().sent, None);
}

#[test]
fn what_is_changed_after_sending_is_another_submission_under_another_key() {
    let mut person = prepared();
    sends(&mut person);
    let entry = received(&person);
    person.act(Action::Sending(SendingAction::Outbox(entry.clone())));
    assert_eq!(
        person.state.sending.outbox_entry(&person.state.interview),
        Some(&entry)
    );

    person.act(Action::Visit(
        Some(Page::Question("claimant".into())),
        now(),
    ));
    person.edit(AnswerEdit::Choose("talk_account".into(), "foreign".into()));
    person.act(Action::Visit(Some(Page::Submit), now()));
    let changed = person
        .state
        .interview
        .submission()
        .cloned()
        .expect("a submission");
    assert_ne!(changed.digest.to_string(), entry.digest);
    assert_eq!(changed.idempotency_key, entry.key);
    // The page tells of the first by it.
    assert_eq!(
        person.state.sending.outbox_entry(&person.state.interview),
        Some(&entry)
    );

    person.act(Action::Sending(SendingAction::Renewed("another".into())));
    let renewed = person
        .state
        .interview
        .submission()
        .cloned()
        .expect("a submission");
    assert_eq!(renewed.idempotency_key, "another");
    assert_eq!(renewed.claim, changed.claim);
    assert_eq!(
        person.state.sending.outbox_entry(&person.state.interview),
        None
    );
}

#[test]
fn what_is_taken_back_may_be_sent_again() {
    let mut person = prepared();
    sends(&mut person);
    let entry = OutboxEntry {
        stage: Stage::Sending,
        ..received(&person)
    };
    person.act(Action::Sending(SendingAction::Outbox(entry)));
    person.act(Action::Sending(SendingAction::TakenBack));
    assert_eq!(
        (
            person.state.sending.outbox_entry(&person.state.interview),
            person.state.interview.draft().sent
        ),
        (None, None)
    );
    // There is nothing more to take back.
    assert!(
        person
            .state
            .after(Action::Sending(SendingAction::TakenBack))
            .is_none()
    );
}

#[test]
fn starting_over_forgets_no_receipt() {
    let mut person = prepared();
    sends(&mut person);
    person.act(Action::Sending(SendingAction::Outbox(received(&person))));
    let outbox = person.state.sending.outbox.clone();
    person.act(Action::Clear("another".into()));
    assert_eq!(person.state.sending.outbox, outbox);
    assert_eq!(
        person.state.sending.outbox_entry(&person.state.interview),
        None
    );
}
