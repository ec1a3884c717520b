//! Going on with a claim that was saved as a file.

use super::*;
use crate::{
    claim_file::{self, FileTrouble, Saving},
    reopen,
};

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

#[test]
fn a_draft_is_saved_as_it_was_typed_with_what_is_half_done() {
    let mut person = Person::arrives();
    person.goes_on();
    person.edit(Edit::Choose("claimant".into(), "small_business".into()));
    person.act(Action::Visit(Some(Page::OtherLosses), now()));
    person.edit(Edit::AddLoss);
    person.edit(Edit::TypeLossAmount(0, "열두만 원쯤".into()));
    person.act(Action::Name("홍대점".into()));
    let text = claim_file::spelled(&person.state.draft);

    let read = reopen::read(text.as_bytes(), testing::kakao(), "another key").expect("a draft");
    assert_eq!(read.draft, *person.state.draft);
    let mut other = Person::arrives();
    other.act(Action::FileRead(Ok(read)));
    assert_eq!(other.state.draft.other_losses[0].amount, "열두만 원쯤");
    assert_eq!(other.state.draft.name.as_deref(), Some("홍대점"));

    for damaged in [
        text.replace("\"schema\":1,\"draft\"", "\"schema\":2,\"draft\""),
        text.replace("\"bosang\":\"draft\"", "\"bosang\":\"other\""),
        text.replace("\"other_losses\":[", "\"other_losses\":[7,"),
    ] {
        assert_ne!(damaged, text);
        let read = reopen::read(damaged.as_bytes(), testing::kakao(), "");
        assert_eq!(read, Err(SavedFault::NoClaim));
    }
    let other = text.replace("kakao-2022-10-15", "kt-2021-10-25");
    let read = reopen::read(other.as_bytes(), testing::kakao(), "");
    assert_eq!(read, Err(SavedFault::Another("kt-2021-10-25".into())));
}

#[test]
fn a_name_is_no_part_of_the_submission() {
    let mut person = Person::walks(&shop("130만", "100만"));
    person.act(Action::Visit(Some(Page::Estimate), now()));
    let submission = person.state.submission.clone().expect("a submission");
    person.act(Action::Visit(Some(Page::Save), now()));
    assert_eq!(person.state.page, Page::Save);
    person.act(Action::Name("홍대점".into()));
    person.act(Action::Visit(Some(Page::Submit), now()));
    assert_eq!(person.state.submission.as_deref(), Some(&*submission));
    person.act(Action::Name("  ".into()));
    assert_eq!(person.state.draft.name, None);
}

#[test]
fn a_locked_file_waits_for_its_passphrase() {
    let mut person = Person::walks(&shop("130만", "100만"));
    let begun = person.state.draft.clone();
    let locked: Rc<str> = "{}".into();
    person.act(Action::Locked(locked.clone()));
    let asks = |trouble| Some(Reopening::Locked(locked.clone(), trouble));
    assert_eq!(person.state.reopening.as_deref().cloned(), asks(None));
    let wrong = FileTrouble::Passphrase;
    person.act(Action::Trouble(wrong));
    assert_eq!(
        person.state.reopening.as_deref().cloned(),
        asks(Some(wrong))
    );
    person.act(Action::Trouble(FileTrouble::Damaged));
    assert_eq!(
        person.state.reopening.as_deref(),
        Some(&Reopening::Failed(SavedFault::Closed(FileTrouble::Damaged)))
    );
    assert_eq!(person.state.draft, begun);

    person.act(Action::Saving(Saving::Underway));
    person.act(Action::Trouble(FileTrouble::Insecure));
    assert_eq!(
        person.state.saving,
        Some(Saving::Failed(FileTrouble::Insecure))
    );
}

#[test]
fn a_draft_that_was_put_aside_is_gone_on_with_where_it_was_left() {
    let whole = Person::walks(&shop("130만", "100만"));
    let mut person = Person::arrives();
    person.goes_on();
    person.edit(Edit::Choose("claimant".into(), "consumer".into()));
    let touched = person.state.draft.touched;
    assert_eq!(touched, Some(now()));
    let draft = (*whole.state.draft).clone();
    person.act(Action::TakeUpDraft(Box::new(draft.clone())));
    assert_eq!(*person.state.draft, draft);
    assert_eq!(person.state.claim, whole.state.claim);
    assert!(person.state.restored && person.state.submission.is_none());
    assert_eq!(person.path(), "");
}

/// The claim of that person as a file.
fn saved(person: &Person) -> Saved {
    let json = rules::canonical_json(&*person.state.claim).expect("JSON");
    let saved = reopen::read(json.as_bytes(), testing::kakao(), "the file's");
    saved.expect("a claim")
}
