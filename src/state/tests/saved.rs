//! Going on with a claim that was saved as a file.

use super::*;
use crate::bridge::claim_file::{self, FileTrouble, Saving};

#[test]
fn a_file_is_opened_at_once_where_it_takes_the_place_of_nothing() {
    let whole = Person::walks(&shop("130만", "100만"));
    let mut person = Person::arrives();
    person.act(Action::Files(FilesAction::Read(Ok(saved(&whole)))));
    assert_eq!(
        person.state.files.reopening.as_deref(),
        Some(&Reopening::Opened(0))
    );
    assert_eq!(
        person.state.interview.claim(),
        whole.state.interview.claim()
    );
    assert_eq!(
        person.state.interview.estimate().lines,
        whole.state.interview.estimate().lines
    );
    assert_eq!(person.path(), "");
    person.goes_on();
    assert_eq!(person.path(), "check");
    assert_eq!(person.state.files.reopening, None);
}

#[test]
fn a_file_takes_the_place_of_answers_only_when_that_is_confirmed() {
    let mut person = Person::arrives();
    person.goes_on();
    person.edit(AnswerEdit::Choose("claimant".into(), "consumer".into()));
    person.act(Action::Visit(Some(Page::Start), now()));
    let begun = person.state.interview.draft().clone();
    let whole = Person::walks(&shop("130만", "100만"));
    person.act(Action::Files(FilesAction::Read(Ok(saved(&whole)))));
    assert_eq!(*person.state.interview.draft(), begun);
    person.act(Action::Files(FilesAction::TakeUp(false)));
    assert_eq!(*person.state.interview.draft(), begun);
    assert_eq!(person.state.files.reopening, None);
    // There is nothing to confirm any more.
    person.act(Action::Files(FilesAction::TakeUp(true)));
    assert_eq!(*person.state.interview.draft(), begun);

    person.act(Action::Files(FilesAction::Read(Ok(saved(&whole)))));
    person.act(Action::Files(FilesAction::TakeUp(true)));
    assert_eq!(
        person.state.interview.claim(),
        whole.state.interview.claim()
    );
    assert_eq!(person.state.interview.draft().idempotency_key, "the file's");
}

#[test]
fn a_file_that_cannot_be_opened_changes_nothing() {
    let mut person = Person::walks(&shop("130만", "100만"));
    let begun = person.state.interview.draft().clone();
    person.act(Action::Files(FilesAction::Read(Err(SavedFault::NoClaim))));
    person.act(Action::Files(FilesAction::TakeUp(true)));
    assert_eq!(*person.state.interview.draft(), begun);
}

#[test]
fn a_draft_is_saved_as_it_was_typed_with_what_is_half_done() {
    let mut person = Person::arrives();
    person.goes_on();
    person.edit(AnswerEdit::Choose(
        "claimant".into(),
        "small_business".into(),
    ));
    person.act(Action::Visit(Some(Page::OtherLosses), now()));
    person.edit(Edit::AddLoss);
    person.edit(Edit::TypeLossAmount(0, "열두만 원쯤".into()));
    person.act(Action::Name("홍대점".into()));
    let text = claim_file::spelled(person.state.interview.draft());

    let read = reopen::read(text.as_bytes(), testing::kakao(), "another key").expect("a draft");
    assert_eq!(read.draft, **person.state.interview.draft());
    let mut other = Person::arrives();
    other.act(Action::Files(FilesAction::Read(Ok(read))));
    assert_eq!(
        other.state.interview.draft().other_losses[0].amount,
        "열두만 원쯤"
    );
    assert_eq!(
        other.state.interview.draft().name.as_deref(),
        Some("홍대점")
    );

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
    let submission = person
        .state
        .interview
        .submission()
        .cloned()
        .expect("a submission");
    person.act(Action::Visit(Some(Page::Save), now()));
    assert_eq!(*person.state.interview.page(), Page::Save);
    person.act(Action::Name("홍대점".into()));
    person.act(Action::Visit(Some(Page::Submit), now()));
    assert_eq!(
        person.state.interview.submission().map(Rc::as_ref),
        Some(&*submission)
    );
    person.act(Action::Name("  ".into()));
    assert_eq!(person.state.interview.draft().name, None);
}

#[test]
fn a_locked_file_waits_for_its_passphrase() {
    let mut person = Person::walks(&shop("130만", "100만"));
    let begun = person.state.interview.draft().clone();
    let locked: Rc<str> = "{}".into();
    person.act(Action::Files(FilesAction::Locked(locked.clone())));
    let asks = |trouble| Some(Reopening::Locked(locked.clone(), trouble));
    assert_eq!(person.state.files.reopening.as_deref().cloned(), asks(None));
    let wrong = FileTrouble::Passphrase;
    person.act(Action::Files(FilesAction::Trouble(wrong)));
    assert_eq!(
        person.state.files.reopening.as_deref().cloned(),
        asks(Some(wrong))
    );
    person.act(Action::Files(FilesAction::Trouble(FileTrouble::Damaged)));
    assert_eq!(
        person.state.files.reopening.as_deref(),
        Some(&Reopening::Failed(SavedFault::Closed(FileTrouble::Damaged)))
    );
    assert_eq!(*person.state.interview.draft(), begun);

    person.act(Action::Files(FilesAction::Saving(Saving::Underway)));
    person.act(Action::Files(FilesAction::Trouble(FileTrouble::Insecure)));
    assert_eq!(
        person.state.files.saving,
        Some(Saving::Failed(FileTrouble::Insecure))
    );
}

#[test]
fn a_draft_that_was_put_aside_is_gone_on_with_where_it_was_left() {
    let whole = Person::walks(&shop("130만", "100만"));
    let mut person = Person::arrives();
    person.goes_on();
    person.edit(AnswerEdit::Choose("claimant".into(), "consumer".into()));
    let touched = person.state.interview.draft().touched;
    assert_eq!(touched, Some(now()));
    let draft = Draft::clone(whole.state.interview.draft());
    person.act(Action::TakeUpDraft(Box::new(draft.clone())));
    assert_eq!(**person.state.interview.draft(), draft);
    assert_eq!(
        person.state.interview.claim(),
        whole.state.interview.claim()
    );
    assert!(person.state.drafts.restored && person.state.interview.submission().is_none());
    assert_eq!(person.path(), "");
}

/// The claim of that person as a file.
fn saved(person: &Person) -> Saved {
    let json = rules::canonical_json(person.state.interview.claim()).expect("JSON");
    let saved = reopen::read(json.as_bytes(), testing::kakao(), "the file's");
    saved.expect("a claim")
}
