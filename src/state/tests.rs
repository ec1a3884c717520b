mod by_day;
mod framed;
mod saved;
mod sent;
mod standing;
mod what_if;

use std::collections::BTreeMap;

use interview::{
    draft::{AttachedTo, Entry},
    edit::AnswerEdit,
    field::{End, Field, FieldFault},
    flow,
    input::Problem,
    newer::Newer,
    testing,
    what_if::WhatIf,
};
use rules::{
    Claim, Date, Digest, EvidenceFile, Lang,
    estimate::{Amount, Certainty},
    id::{EvidenceId, QuestionId},
    pack::Section,
};

use super::*;
use crate::{
    bridge::host::Host,
    browser::storage::StorageFault,
    state::reopen::{Reopening, Saved, SavedFault},
};

fn at(text: &str) -> Instant {
    text.parse().expect("an instant")
}

fn now() -> Instant {
    at("2026-11-23T12:00:00+09:00")
}

/// The page as it opens on a draft that was kept.
fn opens(lang: Lang, now: Instant, kept: Option<Draft>) -> State {
    let state = State::new(testing::kakao(), lang, now, "key".into());
    match kept {
        Some(kept) => state.restored(kept),
        None => state,
    }
}

/// A person at the page.
struct Person {
    state: State,
    /// Every page seen, in order.
    seen: Vec<String>,
}

impl Person {
    fn arrives() -> Self {
        Self {
            state: opens(Lang::Ko, now(), None),
            seen: Vec::new(),
        }
    }

    fn act(&mut self, action: Action) {
        if let Some(next) = self.state.after(action) {
            self.state = next;
        }
    }

    fn edit(&mut self, edit: impl Into<Edit>) {
        self.act(Action::Edit(edit.into()));
    }

    fn goes_on(&mut self) {
        self.seen.push(self.state.interview.page().path());
        self.act(Action::Continue(now()));
    }

    fn path(&self) -> String {
        self.state.interview.page().path()
    }

    /// Answers the question shown, whichever it is.
    fn answers(&mut self, answers: &[(&str, Reply)]) {
        let Some(id) =
            flow::asked_on(self.state.interview.estimate(), self.state.interview.page()).cloned()
        else {
            panic!("no question is shown but {}", self.path());
        };
        let Some((_, reply)) = answers.iter().find(|(wanted, _)| *wanted == id.as_str()) else {
            panic!("nobody said what to answer to {id}");
        };
        match reply {
            Reply::Choose(option) => self.edit(AnswerEdit::Choose(id, (*option).into())),
            Reply::Say(yes) => self.edit(AnswerEdit::YesNo(id, *yes)),
            Reply::Type(text) => self.edit(AnswerEdit::Type(id, (*text).into())),
            Reply::Use(services) => {
                for service in *services {
                    self.edit(AnswerEdit::ToggleService(id.clone(), (*service).into()));
                }
            }
            Reply::None => self.edit(AnswerEdit::ToggleNoService(id)),
            Reply::Sell(best, outage) => {
                for (index, week) in weeks().into_iter().enumerate() {
                    let text = match index {
                        0 => *best,
                        6 => *outage,
                        _ => "50만",
                    };
                    self.edit(AnswerEdit::TypeWeek(id.clone(), week, text.into()));
                }
            }
            Reply::Skip => {}
        }
    }

    /// Walks to the check, answering what is asked.
    fn walks(answers: &[(&str, Reply)]) -> Self {
        let mut person = Self::arrives();
        for _ in 0..40 {
            match person.state.interview.page() {
                Page::Check => return person,
                Page::Start | Page::Question(_) => person.answers(answers),
                _ => {}
            }
            person.goes_on();
            assert!(
                person.state.interview.faults().is_empty(),
                "{:?} at {}",
                person.state.interview.faults(),
                person.path()
            );
        }
        panic!("never came to the check: {:?}", person.seen);
    }

    fn certainty(&self, remedy: &str) -> Certainty {
        let lines = &self.state.interview.estimate().lines;
        let line = lines.iter().find(|line| line.remedy.as_str() == remedy);
        line.expect("a remedy of the pack").certainty
    }
}

/// What is answered to a question.
enum Reply {
    Choose(&'static str),
    Say(bool),
    Type(&'static str),
    Use(&'static [&'static str]),
    None,
    /// Sales of the best week and of the outage's week.
    Sell(&'static str, &'static str),
    Skip,
}

fn weeks() -> Vec<Date> {
    let first: Date = "2022-09-03".parse().expect("a date");
    (0..8)
        .filter_map(|week| first.plus_days(7 * week))
        .collect()
}

const CONSUMER: (&str, Reply) = ("claimant", Reply::Choose("consumer"));
const KOREAN: (&str, Reply) = ("talk_account", Reply::Choose("korean"));
const NO_DATE: (&str, Reply) = ("worldcup_granted_on", Reply::Skip);

fn shop(best: &'static str, outage: &'static str) -> [(&'static str, Reply); 6] {
    [
        ("claimant", Reply::Choose("small_business")),
        KOREAN,
        ("services", Reply::Use(&["talk_text"])),
        ("business_use", Reply::Say(true)),
        NO_DATE,
        ("weekly_sales", Reply::Sell(best, outage)),
    ]
}

#[test]
fn a_consumer_with_one_subscription_sees_no_page_about_sales() {
    let person = Person::walks(&[
        CONSUMER,
        KOREAN,
        ("services", Reply::Use(&["melon"])),
        ("melon_pass", Reply::Choose("direct")),
        ("melon_last_day", Reply::Say(false)),
        NO_DATE,
    ]);
    for path in &person.seen {
        if let Some(Page::Question(id)) = Page::at(path) {
            let question = flow::question(person.state.pack(), &id);
            let section = question.map(|question| question.section);
            assert_ne!(section, Some(Section::Losses), "{path}");
        }
    }
    for absent in ["other-losses", "evidence"] {
        assert!(!person.seen.iter().any(|path| path == absent), "{absent}");
    }
    assert!(person.seen.iter().any(|path| path == "windows"));
    assert_eq!(person.certainty("melon_days"), Certainty::Due);
    assert_eq!(person.state.interview.estimate().totals.cash.high, 0);
}

#[test]
fn a_consumer_who_used_nothing_is_soon_done() {
    let mut person = Person::walks(&[CONSUMER, KOREAN, ("services", Reply::None), NO_DATE]);
    let questions = ["", "q/talk_account", "q/services"];
    assert_eq!(person.seen[..3], questions);
    assert!(person.seen.len() <= 4, "{:?}", person.seen);
    person.goes_on();
    assert_eq!(person.path(), "estimate");
    person.goes_on();
    assert_eq!(person.path(), "submit");
    assert!(person.state.interview.submission().is_some());
}

#[test]
fn a_small_business_in_each_band() {
    for (outage, certainty, cash) in [
        ("1,000,000", Certainty::Due, 30_000),
        ("1,000,000원", Certainty::Due, 30_000),
        ("999,999", Certainty::Due, 50_000),
        ("80만", Certainty::Due, 50_000),
        ("799,999", Certainty::Review, 0),
    ] {
        let person = Person::walks(&shop("130만", outage));
        assert_eq!(person.certainty("sales_loss"), certainty, "{outage}");
        assert_eq!(
            person.state.interview.estimate().totals.cash.high,
            cash,
            "{outage}"
        );
        for page in ["windows", "q/weekly_sales", "other-losses", "evidence"] {
            assert!(person.seen.iter().any(|path| path == page), "{page}");
        }
    }
    let person = Person::walks(&shop("130만", "140만"));
    assert_eq!(person.certainty("sales_loss"), Certainty::NotDue);
}

#[test]
fn an_enterprise_is_reviewed_and_may_tell_its_losses() {
    let person = Person::walks(&[
        ("claimant", Reply::Choose("enterprise")),
        KOREAN,
        ("services", Reply::Use(&["talk_channel"])),
        ("business_use", Reply::Say(true)),
        NO_DATE,
    ]);
    assert_eq!(person.certainty("enterprise_loss"), Certainty::Review);
    assert!(person.seen.iter().any(|path| path == "other-losses"));
    assert!(!person.seen.iter().any(|path| path == "q/weekly_sales"));
}

#[test]
fn an_amount_is_taken_as_people_type_it() {
    let person = Person::walks(&[
        CONSUMER,
        KOREAN,
        ("services", Reply::Use(&["bike"])),
        NO_DATE,
        ("bike_overcharge", Reply::Type("１만 2천원")),
    ]);
    assert_eq!(person.state.interview.estimate().totals.cash.high, 12_000);
}

#[test]
fn changing_an_answer_keeps_the_later_ones() {
    let mut person = Person::walks(&shop("130만", "100만"));
    let before = person.state.interview.claim().clone();
    let kept = person.state.interview.draft().entries.clone();

    person.act(Action::Visit(
        Some(Page::Question("claimant".into())),
        now(),
    ));
    person.edit(AnswerEdit::Choose("claimant".into(), "consumer".into()));
    assert_eq!(person.certainty("sales_loss"), Certainty::NotDue);
    let sales: QuestionId = "weekly_sales".into();
    assert!(person.state.interview.draft().entries.contains(&sales));
    assert!(
        !person.state.interview.claim().answers.contains_key(&sales),
        "a consumer's claim says nothing of sales"
    );
    person.goes_on();
    assert_eq!(person.path(), "check", "nothing new is missing");

    person.act(Action::Visit(
        Some(Page::Question("claimant".into())),
        now(),
    ));
    person.edit(AnswerEdit::Choose(
        "claimant".into(),
        "small_business".into(),
    ));
    person.goes_on();
    assert_eq!(person.path(), "check");
    for (question, entry) in kept.iter() {
        assert_eq!(
            person.state.interview.draft().entries.get(question),
            Some(entry)
        );
    }
    assert_eq!(*person.state.interview.claim(), before);
}

#[test]
fn a_change_that_asks_something_new_leads_there_and_back() {
    let mut person = Person::walks(&[CONSUMER, KOREAN, ("services", Reply::None), NO_DATE]);
    person.act(Action::Visit(
        Some(Page::Question("services".into())),
        now(),
    ));
    person.edit(AnswerEdit::ToggleService(
        "services".into(),
        "webtoon".into(),
    ));
    person.goes_on();
    assert_eq!(person.path(), "q/webtoon_rented");
    person.edit(AnswerEdit::YesNo("webtoon_rented".into(), true));
    person.goes_on();
    assert_eq!(person.path(), "windows");
    person.goes_on();
    assert_eq!(person.path(), "check");
}

#[test]
fn nothing_typed_is_thrown_away() {
    let mut person = Person::walks(&shop("130만", "100만"));
    let week = weeks()[0];
    let sales: QuestionId = "weekly_sales".into();
    person.act(Action::Visit(Some(Page::Question(sales.clone())), now()));
    person.edit(AnswerEdit::TypeWeek(
        sales.clone(),
        week,
        "한 백만쯤".into(),
    ));
    let typed = |person: &Person| match person.state.interview.draft().entries.get(&sales) {
        Some(Entry::Weekly(weeks)) => {
            let entry = weeks.get(&week);
            entry.map(|entry| entry.text.clone()).unwrap_or_default()
        }
        _ => String::new(),
    };
    assert_eq!(typed(&person), "한 백만쯤");
    assert!(person.state.interview.is_missing(&sales));

    person.goes_on();
    assert_eq!(person.path(), "q/weekly_sales");
    assert_eq!(person.state.interview.attempt(), 1);
    let field = Field::Week(sales.clone(), week);
    assert_eq!(
        person.state.interview.problem(&field),
        Some(Problem::NotAnAmount)
    );
    assert_eq!(typed(&person), "한 백만쯤");
    person.goes_on();
    assert_eq!(
        person.state.interview.attempt(),
        2,
        "each attempt moves the focus"
    );

    person.edit(AnswerEdit::ToggleNoRecord(sales.clone(), week));
    assert_eq!(
        person.state.interview.problem(&field),
        None,
        "it is right at once"
    );
    person.edit(AnswerEdit::ToggleNoRecord(sales.clone(), week));
    assert_eq!(typed(&person), "한 백만쯤");
    assert_eq!(
        person.state.interview.problem(&field),
        None,
        "it waits for an attempt"
    );
}

#[test]
fn a_page_is_shown_only_when_the_answers_lead_there() {
    let mut person = Person::arrives();
    for path in [
        "estimate",
        "submit",
        "q/weekly_sales",
        "windows",
        "q/nothing",
    ] {
        person.act(Action::Visit(Page::at(path), now()));
        assert_eq!(person.path(), "", "{path}");
        assert!(person.state.interview.is_redirected());
    }
    person.answers(&[CONSUMER]);
    person.goes_on();
    assert!(!person.state.interview.is_redirected());
    person.act(Action::Visit(Some(Page::Estimate), now()));
    assert_eq!(person.path(), "q/talk_account", "the furthest page");
    person.act(Action::Visit(None, now()));
    assert_eq!(person.path(), "q/talk_account");
    person.act(Action::Visit(Some(Page::Start), now()));
    assert_eq!(person.path(), "");

    let mut person = Person::walks(&shop("130만", "100만"));
    person.act(Action::Visit(Some(Page::Estimate), now()));
    assert_eq!(person.path(), "estimate");
    person.act(Action::Visit(Page::at("q/melon_pass"), now()));
    assert_eq!(person.path(), "check", "a page off the way");
}

#[test]
fn the_first_question_is_asked_on_the_opening() {
    let mut person = Person::arrives();
    person.goes_on();
    assert_eq!(person.path(), "", "it wants an answer");
    let field = Field::Answer("claimant".into());
    assert_eq!(person.state.interview.problem(&field), Some(Problem::Empty));
    person.answers(&[CONSUMER]);
    assert_eq!(person.state.interview.problem(&field), None);
    person.goes_on();
    assert_eq!(person.path(), "q/talk_account");
    person.act(Action::Visit(Page::at("q/claimant"), now()));
    assert_eq!(
        (
            person.path().as_str(),
            person.state.interview.is_redirected()
        ),
        ("", true)
    );
}

#[test]
fn back_walks_the_way_so_far() {
    let mut person = Person::walks(&[CONSUMER, KOREAN, ("services", Reply::None), NO_DATE]);
    let mut seen = Vec::new();
    while *person.state.interview.page() != Page::Start {
        person.act(Action::Back);
        seen.push(person.path());
    }
    seen.reverse();
    assert_eq!(seen, person.seen);
    assert!(person.state.after(Action::Back).is_none());
}

#[test]
fn the_address_follows_the_page_unless_the_browser_led_there() {
    let mut person = Person::arrives();
    person.answers(&[("claimant", Reply::Choose("consumer"))]);
    let turns = person.state.turns;
    person.goes_on();
    assert_eq!(person.state.turns, turns + 1, "the person went on");
    person.act(Action::Follow(Some(Page::Start), now()));
    assert_eq!(person.path(), "");
    assert_eq!(
        person.state.turns,
        turns + 1,
        "the address is there already"
    );
    person.act(Action::Visit(Page::at("q/talk_account"), now()));
    assert_eq!(person.state.turns, turns + 2, "a link of the page");
    person.act(Action::Follow(Page::at("nowhere"), now()));
    assert_eq!(person.state.turns, turns + 3, "no page has that address");
}

#[test]
fn a_draft_is_restored_as_it_was() {
    let person = Person::walks(&shop("130만", "100만"));
    let saved = serde_json::to_string(person.state.interview.draft()).expect("JSON");
    let draft: Draft = serde_json::from_str(&saved).expect("a draft");
    assert_eq!(draft, **person.state.interview.draft());
    let restored = opens(Lang::En, now(), Some(draft));
    assert!(restored.drafts.restored && !restored.drafts.rules_changed);
    assert_eq!(restored.interview.claim(), person.state.interview.claim());
    assert_eq!(
        restored.interview.estimate(),
        person.state.interview.estimate()
    );
    let on = restored.after(Action::Continue(now())).expect("a page");
    assert_eq!(*on.interview.page(), Page::Check, "the furthest page");

    let mut old = Draft::clone(person.state.interview.draft());
    old.version = "0.9.0".into();
    assert!(opens(Lang::En, now(), Some(old)).drafts.rules_changed);
}

#[test]
fn starting_over_forgets_everything() {
    let mut person = Person::walks(&shop("130만", "100만"));
    person.act(Action::Drafts(DraftsAction::AskToClear(true)));
    assert!(person.state.drafts.clearing);
    person.act(Action::Clear("another".into()));
    assert_eq!(person.path(), "");
    assert!(person.state.interview.draft().is_empty());
    assert_eq!(person.state.interview.draft().idempotency_key, "another");
    assert!(person.state.interview.claim().answers.is_empty());
}

#[test]
fn storage_faults_are_told_once() {
    let mut person = Person::arrives();
    person.act(Action::Drafts(DraftsAction::NotSaved(StorageFault::Full)));
    assert_eq!(person.state.drafts.unsaved, Some(StorageFault::Full));
    person.act(Action::Drafts(DraftsAction::DismissUnsaved));
    assert!(
        person
            .state
            .after(Action::Drafts(DraftsAction::NotSaved(StorageFault::Full)))
            .is_none()
    );
    person.act(Action::Clear("another".into()));
    assert!(
        person
            .state
            .after(Action::Drafts(DraftsAction::NotSaved(StorageFault::Full)))
            .is_none()
    );
}

#[test]
fn a_newer_version_of_the_calculator_stays_offered_until_it_is_put_off() {
    let mut person = Person::walks(&shop("130만", "100만"));
    let (page, draft) = (
        person.state.interview.page().clone(),
        person.state.interview.draft().clone(),
    );
    person.act(Action::Update(true));
    person.act(Action::Back);
    person.act(Action::Visit(Some(page.clone()), now()));
    assert!(person.state.update);
    assert_eq!(
        (
            person.state.interview.page(),
            person.state.interview.draft()
        ),
        (&page, &draft)
    );
    person.act(Action::Clear("another".into()));
    assert!(person.state.update);
    person.act(Action::Update(false));
    assert!(!person.state.update);
}

#[test]
fn switching_the_language_keeps_page_and_answers() {
    let mut person = Person::walks(&shop("130만", "100만"));
    let (page, draft) = (
        person.state.interview.page().clone(),
        person.state.interview.draft().clone(),
    );
    person.act(Action::Speak(Lang::En));
    assert_eq!(person.state.lang, Lang::En);
    assert_eq!(
        (
            person.state.interview.page(),
            person.state.interview.draft()
        ),
        (&page, &draft)
    );
}

#[test]
fn a_corrected_window_counts_and_can_be_taken_back() {
    let answers = [
        CONSUMER,
        KOREAN,
        ("services", Reply::Use(&["webtoon"])),
        ("webtoon_rented", Reply::Say(true)),
        NO_DATE,
    ];
    let mut person = Person::walks(&answers);
    person.act(Action::Visit(Some(Page::Windows), now()));
    let webtoon: rules::id::ServiceId = "webtoon".into();
    person.edit(Edit::CorrectWindow(webtoon.clone()));
    assert!(
        person.state.interview.claim().windows.is_empty(),
        "the published times are no correction"
    );
    person.edit(Edit::TypeWindow(webtoon.clone(), End::To, 2, "16".into()));
    assert_eq!(person.state.interview.claim().windows.len(), 1);
    assert!(person.state.interview.estimate().outages[0].corrected);

    person.edit(Edit::TypeWindow(webtoon.clone(), End::To, 2, "14".into()));
    assert!(
        person.state.interview.claim().windows.is_empty(),
        "it ends before it starts"
    );
    person.goes_on();
    let field = Field::Window(webtoon.clone(), End::To);
    assert_eq!(
        person.state.interview.problem(&field),
        Some(Problem::EndBeforeStart)
    );

    person.edit(Edit::ResetWindow(webtoon));
    person.goes_on();
    assert_eq!(person.path(), "check");
    assert!(!person.state.interview.estimate().outages[0].corrected);
}

#[test]
fn other_losses_are_kept_and_not_counted() {
    let mut person = Person::walks(&shop("130만", "100만"));
    let totals = person.state.interview.estimate().totals.clone();
    person.act(Action::Visit(Some(Page::OtherLosses), now()));
    person.edit(Edit::AddLoss);
    person.goes_on();
    assert_eq!(person.path(), "check", "an empty line is no loss");
    person.act(Action::Visit(Some(Page::OtherLosses), now()));
    person.edit(Edit::TypeLossAmount(0, "12만".into()));
    person.goes_on();
    assert_eq!(
        person.state.interview.problem(&Field::LossWhat(0)),
        Some(Problem::NoDescription)
    );
    person.edit(Edit::TypeLossWhat(0, "예약 취소".into()));
    person.goes_on();
    assert_eq!(person.path(), "check");
    assert_eq!(
        person.state.interview.claim().other_losses[0].amount,
        120_000
    );
    assert_eq!(person.state.interview.estimate().totals, totals);
}

#[test]
fn evidence_is_named_in_the_claim() {
    let mut person = Person::walks(&shop("130만", "100만"));
    let file = EvidenceFile {
        name: "매출.pdf".into(),
        media_type: "application/pdf".into(),
        bytes: 3,
        sha256: Digest::of(b"abc"),
        modified: None,
    };
    let paper: EvidenceId = "sales_proof".into();
    let shows = AttachedTo::Paper(paper.clone());
    // Who attaches a file has the paper.
    person.edit(Edit::Attach(shows.clone(), file.clone()));
    person.edit(Edit::Attach(shows.clone(), file.clone()));
    assert_eq!(
        person.state.interview.claim().evidence[&paper].files,
        std::slice::from_ref(&file)
    );
    let cleaned = EvidenceFile {
        sha256: Digest::of(b"ab"),
        ..file.clone()
    };
    person.edit(Edit::ReplaceFile(file.sha256, cleaned.clone()));
    assert_eq!(
        person.state.interview.claim().evidence[&paper].files,
        [cleaned]
    );
    person.edit(Edit::Detach(shows, 0));
    person.edit(Edit::ToggleEvidence(paper));
    assert!(person.state.interview.claim().evidence.is_empty());
}

#[test]
fn unchanged_answers_keep_their_receipt_for_the_day() {
    let mut person = Person::walks(&shop("130만", "100만"));
    let digest = |person: &Person| {
        let submission = person.state.interview.submission();
        submission.map(|submission| submission.digest)
    };
    person.goes_on();
    let first = digest(&person).expect("a submission");
    person.act(Action::Continue(at("2026-11-23T23:59:59+09:00")));
    assert_eq!(digest(&person), Some(first));
    assert_eq!(
        person.state.interview.submission().map(|made| made.created),
        Some(person.state.interview.estimate().now),
        "the submission holds the estimate that was seen"
    );

    let draft = Draft::clone(person.state.interview.draft());
    let reopened = |now| {
        let state = opens(Lang::Ko, now, Some(draft.clone()));
        let state = state.after(Action::Visit(Some(Page::Submit), now));
        state.and_then(|state| Some(state.interview.submission()?.digest))
    };
    assert_eq!(reopened(at("2026-11-23T14:00:00+09:00")), Some(first));
    assert_ne!(reopened(at("2026-11-24T00:00:00+09:00")), Some(first));

    person.edit(AnswerEdit::Choose("talk_account".into(), "foreign".into()));
    assert!(person.state.interview.submission().is_none());
    assert!(person.state.interview.draft().prepared.is_none());
}

/// The draft taken up again where its version is served beside a newer one.
fn opens_on_older(draft: &Draft) -> State {
    let state = State {
        newer: Some(testing::newer_kakao()),
        ..State::new(testing::kakao(), Lang::Ko, now(), "key".into())
    };
    state.restored(draft.clone())
}

#[test]
fn answers_stay_under_the_rules_that_they_were_given_under() {
    let person = Person::walks(&shop("130만", "100만"));
    let state = opens_on_older(person.state.interview.draft());
    assert!(state.drafts.restored && !state.drafts.rules_changed);
    assert_eq!(
        state.interview.estimate(),
        person.state.interview.estimate()
    );
    assert_eq!(state.interview.draft().version, "1.0.0");
    // An answer changed keeps the version too.
    let edit = AnswerEdit::Choose("claimant".into(), "consumer".into());
    let changed = state.after(Action::Edit(edit.into())).expect("a change");
    assert_eq!(changed.interview.claim().version, "1.0.0");

    let newer = Newer::of(
        testing::newer_kakao(),
        state.interview.draft(),
        state.interview.estimate(),
        state.interview.now(),
    );
    let [(Some(before), Some(after))] = newer.changes.as_slice() else {
        panic!("{:?}", newer.changes);
    };
    assert_eq!(before.remedy.as_str(), "sales_loss");
    assert_eq!(after.remedy, before.remedy);
    assert_eq!(
        (&before.amount, &after.amount),
        (&Amount::Money(30_000), &Amount::Money(40_000))
    );
    let more = newer.estimate.totals.cash.high - state.interview.estimate().totals.cash.high;
    assert_eq!(more, 10_000);
}

#[test]
fn newer_rules_that_change_nothing_for_a_person_have_no_changes() {
    let person = Person::walks(&[
        CONSUMER,
        KOREAN,
        ("services", Reply::Use(&["talk_text"])),
        NO_DATE,
    ]);
    let state = opens_on_older(person.state.interview.draft());
    let newer = Newer::of(
        testing::newer_kakao(),
        state.interview.draft(),
        state.interview.estimate(),
        state.interview.now(),
    );
    assert!(newer.changes.is_empty(), "{:?}", newer.changes);
}

#[test]
fn only_the_person_goes_on_under_newer_rules() {
    let person = Person::walks(&shop("130만", "100만"));
    let state = opens_on_older(person.state.interview.draft());
    let state = state
        .after(Action::Visit(Some(Page::Estimate), now()))
        .expect("the estimate");
    let after = state.after(Action::TakeUpNewer).expect("the newer rules");
    assert_eq!(*after.interview.page(), Page::Estimate);
    assert_eq!(after.pack().version, "1.1.0");
    assert_eq!(after.interview.draft().version, "1.1.0");
    assert_eq!(
        after.interview.draft().entries,
        person.state.interview.draft().entries
    );
    assert_eq!(after.interview.estimate().pack.version, "1.1.0");
    let submission = after.interview.submission().expect("a submission");
    assert_eq!(submission.pack.version, "1.1.0");
    assert!(after.drafts.rules_changed);
    assert!(
        after.after(Action::TakeUpNewer).is_none(),
        "there are no newer"
    );
    // What is kept now opens under the newer rules.
    assert!(
        opens(Lang::Ko, now(), None)
            .after(Action::TakeUpNewer)
            .is_none()
    );
}
