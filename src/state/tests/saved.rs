//! Going on with a claim that was saved as a file.

use super::*;
use crate::reopen;

#[test]
fn a_file_is_opened_at_once_where_it_takes_the_place_of_nothing() {
    let whole = Person::walks(&shop("130만", "100만"));
    let mut person = Person::arrives();
    person.act(Action::FileRead(Ok(saved(&whole))));
    assert_eq!(
        person.state.reopening.as_deref(),
        Some(&Reopening::Opened(0))
    );
    assert_eq!(person.state.claim, whole.state.claim);
    assert_eq!(person.state.estimate.lines, whole.state.estimate.lines);
    assert_eq!(person.path(), "");
    person.goes_on();
    assert_eq!(person.path(), "check");
    assert_eq!(person.state.reopening, None);
}

#[test]
fn a_file_takes_the_place_of_answers_only_when_that_is_confirmed() {
    let mut person = Person::arrives();
    person.goes_on();
    person.edit(Edit::Choose("claimant".into(), "consumer".into()));
    person.act(Action::Visit(Some(Page::Start), now()));
    let begun = person.state.draft.clone();
    let whole = Person::walks(&shop("130만", "100만"));
    person.act(Action::FileRead(Ok(saved(&whole))));
    assert_eq!(person.state.draft, begun);
    person.act(Action::TakeUpFile(false));
    assert_eq!(person.state.draft, begun);
    assert_eq!(person.state.reopening, None);
    // There is nothing to confirm any more.
    person.act(Action::TakeUpFile(true));
    assert_eq!(person.state.draft, begun);

    person.act(Action::FileRead(Ok(saved(&whole))));
    person.act(Action::TakeUpFile(true));
    assert_eq!(person.state.claim, whole.state.claim);
    assert_eq!(person.state.draft.idempotency_key, "the file's");
}

#[test]
fn a_file_that_cannot_be_opened_changes_nothing() {
    let mut person = Person::walks(&shop("130만", "100만"));
    let begun = person.state.draft.clone();
    person.act(Action::FileRead(Err(SavedFault::NoClaim)));
    person.act(Action::TakeUpFile(true));
    assert_eq!(person.state.draft, begun);
}

/// The claim of that person as a file.
fn saved(person: &Person) -> Saved {
    let json = rules::canonical_json(&*person.state.claim).expect("JSON");
    let saved = reopen::read(json.as_bytes(), testing::kakao(), "the file's");
    saved.expect("a claim")
}
