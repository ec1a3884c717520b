//! In the page of another site.

use super::*;

fn host() -> Host {
    Host {
        origin: "https://help.example".into(),
        receives: true,
    }
}

/// What a host knows: the claim of a person, under a key of its own.
fn known(of: &Person) -> Saved {
    let json = rules::canonical_json(of.state.interview.claim()).expect("JSON");
    reopen::read(json.as_bytes(), testing::kakao(), "the host's").expect("a claim")
}

#[test]
fn a_host_fills_in_what_it_knows_where_nothing_was_said() {
    let whole = Person::walks(&shop("130만", "100만"));
    let mut person = Person::arrives();
    person.act(Action::Host(HostAction::Framed(host())));
    person.act(Action::Host(HostAction::Prefill(known(&whole))));
    assert!(person.state.host.prefilled && !person.state.drafts.restored);
    assert_eq!(
        person.state.interview.claim(),
        whole.state.interview.claim()
    );
    assert_eq!(person.state.interview.draft().idempotency_key, "key");

    // The person goes through what may be left empty all the same.
    person.goes_on();
    assert_ne!(person.path(), "check");
}

#[test]
fn a_host_never_takes_the_place_of_an_answer() {
    let whole = Person::walks(&shop("130만", "100만"));
    let mut person = Person::arrives();
    person.goes_on();
    person.edit(AnswerEdit::Choose("claimant".into(), "consumer".into()));
    let begun = person.state.interview.draft().clone();
    person.act(Action::Host(HostAction::Prefill(known(&whole))));
    assert_eq!(*person.state.interview.draft(), begun);
    assert!(!person.state.host.prefilled);
}

#[test]
fn nothing_known_fills_in_nothing() {
    let mut person = Person::arrives();
    person.act(Action::Host(HostAction::Prefill(known(&Person::arrives()))));
    assert!(!person.state.host.prefilled);
}

#[test]
fn the_host_stays_when_one_starts_over() {
    let mut person = Person::arrives();
    person.act(Action::Host(HostAction::Framed(host())));
    person.act(Action::Host(HostAction::Prefill(known(&Person::walks(
        &shop("1", "0"),
    )))));
    person.act(Action::Clear("another".into()));
    assert_eq!(person.state.host.page.as_deref(), Some(&host()));
    assert!(!person.state.host.prefilled);
}
