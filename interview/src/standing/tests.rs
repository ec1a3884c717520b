//! One evaluation gives what two gave, and one is all there is for an edit.

use std::cell::Cell;

use proptest::prelude::*;
use rules::{Date, pack::QuestionKind};

use super::*;
use crate::{
    edit::{AnswerEdit, Edit},
    field::End,
    period, retyped, testing,
};

thread_local! {
    /// How many times the rules were asked in this thread.
    pub(crate) static EVALUATIONS: Cell<u32> = const { Cell::new(0) };
}

/// How many times the rules are asked by `act`.
pub(crate) fn evaluations<T>(act: impl FnOnce() -> T) -> (T, u32) {
    let before = EVALUATIONS.get();
    let done = act();
    (done, EVALUATIONS.get() - before)
}

fn now() -> Instant {
    "2022-12-30T12:00:00+09:00".parse().expect("a moment")
}

/// The claim and its estimate, by an evaluation of the whole claim and one of the needed one.
fn twice(rules: &LoadedPack, draft: &Draft) -> (Claim, Estimate) {
    let whole = claim::whole(rules, draft);
    let estimate = rules::evaluate(rules, &whole, now());
    let claim = claim::needed(rules, whole, &estimate);
    let estimate = rules::evaluate(rules, &claim, now());
    (claim, estimate)
}

/// Compares the two ways; tells whether the claim left anything out.
fn is_as_by_two(rules: &LoadedPack, draft: Draft) -> bool {
    let whole = claim::whole(rules, &draft);
    let (claim, estimate) = twice(rules, &draft);
    let standing = Standing::of(rules, Rc::new(draft), now(), None);
    assert_eq!(*standing.claim, claim);
    assert_eq!(*standing.estimate, estimate);
    whole != claim
}

/// Drafts of every example of every pack that is published, and packs that are made up.
fn drafts() -> Vec<(&'static LoadedPack, Draft)> {
    let mut drafts = Vec::new();
    for (rules, examples) in testing::published() {
        for example in &examples {
            // Those with seconds no page asks for.
            drafts.extend(
                retyped::draft(rules.pack(), &example.claim, "key".into())
                    .map(|draft| (rules, draft)),
            );
        }
    }
    for rules in [testing::lines(), testing::broadband(), testing::kinds()] {
        drafts.push((rules, Draft::new(rules.pack(), "key".into())));
    }
    drafts
}

#[test]
fn every_example_stands_as_by_two_evaluations() {
    let drafts = drafts();
    assert!(drafts.len() > 300, "only {} drafts", drafts.len());
    for (rules, draft) in drafts {
        is_as_by_two(rules, draft);
    }
}

/// An edit of whatever stands at `at`, by `value`.
fn edit(rules: &LoadedPack, at: usize, value: i64) -> Option<Edit> {
    let pack = rules.pack();
    let nth = usize::try_from(value.unsigned_abs()).ok()?;
    let (questions, services) = (pack.questions.len(), pack.services.len());
    let papers = pack.evidence.len();
    if let Some(question) = pack.questions.get(at) {
        let id = question.id.clone();
        let edit = match &question.kind {
            QuestionKind::Services if nth % 5 == 0 => AnswerEdit::ToggleNoService(id),
            QuestionKind::Services => {
                let service = pack.services.get(nth % services.max(1))?;
                AnswerEdit::ToggleService(id, service.id.clone())
            }
            QuestionKind::Choice { options } => {
                let option = options.get(nth % options.len().max(1))?;
                AnswerEdit::Choose(id, option.id.clone())
            }
            QuestionKind::YesNo => AnswerEdit::YesNo(id, value % 2 == 0),
            QuestionKind::Duration { .. } => {
                AnswerEdit::TypeDuration(id, nth % 2, value.to_string())
            }
            QuestionKind::Money { .. }
            | QuestionKind::Count { .. }
            | QuestionKind::Number { .. } => AnswerEdit::Type(id, value.to_string()),
            QuestionKind::Date { earliest, .. } => {
                let date = earliest.plus_days(value.rem_euclid(400))?;
                let parts = [
                    date.year().to_string(),
                    date.month().to_string(),
                    date.day().to_string(),
                ];
                let part = nth % 3;
                AnswerEdit::TypeDate(id, part, parts.get(part)?.clone())
            }
            QuestionKind::WeeklyMoney { .. } | QuestionKind::DailyMoney { .. } => {
                let firsts: Vec<Date> = period::periods(question)
                    .into_iter()
                    .map(|(first, _)| first)
                    .collect();
                let first = *firsts.get(nth % firsts.len().max(1))?;
                match nth % 7 {
                    0 => AnswerEdit::ToggleNoRecord(id, first),
                    1 => return Some(Edit::ToggleAside(id, first)),
                    2 => return Some(Edit::TypeAside(id, first, "a feast".into())),
                    3 => return Some(Edit::TypeDay(id, first, value.to_string())),
                    _ => AnswerEdit::TypeWeek(id, first, value.to_string()),
                }
            }
            QuestionKind::Windows { .. } => {
                AnswerEdit::TypeSpan(id, 0, End::From, nth % 5, (value % 30).to_string())
            }
            QuestionKind::Items { .. } => AnswerEdit::AddItem(id),
        };
        return Some(
            match question.item_of.and_then(|list| list.of(&pack.questions)) {
                Some(list) => AnswerEdit::InItem(list.id.clone(), nth % 2, Box::new(edit)).into(),
                None => edit.into(),
            },
        );
    }
    let at = at - questions;
    if let Some(service) = pack.services.get(at) {
        let id = service.id.clone();
        return Some(match nth % 3 {
            0 => Edit::CorrectWindow(id),
            1 => Edit::TypeWindow(id, End::To, 3, (value % 24).to_string()),
            _ => Edit::ResetWindow(id),
        });
    }
    let at = at - services;
    if let Some(paper) = pack.evidence.get(at) {
        return Some(Edit::ToggleEvidence(paper.id.clone()));
    }
    Some(match (at - papers) % 3 {
        0 => Edit::AddLoss,
        1 => Edit::TypeLossWhat(0, "Ice".into()),
        _ => Edit::TypeLossAmount(0, value.to_string()),
    })
}

/// So many things can be edited at most.
const PLACES: usize = 120;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// Whatever is typed, on whichever way, in whichever order.
    #[test]
    fn any_claim_stands_as_by_two_evaluations(
        start in any::<prop::sample::Index>(),
        edits in prop::collection::vec((0..PLACES, 0..2_000_000_i64), 0..24),
    ) {
        thread_local! {
            static DRAFTS: Vec<(&'static LoadedPack, Draft)> = drafts();
        }
        DRAFTS.with(|drafts| {
            let (rules, draft) = start.get(drafts);
            let pack = rules.pack();
            let places = pack.questions.len() + pack.services.len() + pack.evidence.len() + 3;
            let mut draft = draft.clone();
            let mut standing = Standing::of(rules, Rc::new(draft.clone()), now(), None);
            for (at, value) in edits {
                if let Some(edit) = edit(rules, at % places, value) {
                    draft.apply(edit, rules);
                    standing = Standing::of(
                        rules,
                        Rc::new(draft.clone()),
                        now(),
                        Some(&standing.meanings),
                    );
                    // What is kept of the meaning is what it would be if all were read anew.
                    let anew = Meanings::of(pack, &draft, None);
                    prop_assert_eq!(&*standing.meanings, &anew);
                }
            }
            let (claim, estimate) = twice(rules, &draft);
            prop_assert_eq!(&*standing.claim, &claim);
            prop_assert_eq!(&*standing.estimate, &estimate);
            Ok(())
        })?;
    }
}

/// The property is about claims that leave something out, so there have to be some.
#[test]
fn what_nobody_is_asked_is_left_out() {
    let (mut left_out, mut papers) = (0, 0);
    for (rules, mut draft) in drafts() {
        for service in &rules.pack().services {
            draft.apply(Edit::CorrectWindow(service.id.clone()), rules);
            draft.apply(
                Edit::TypeWindow(service.id.clone(), End::From, 4, "59".into()),
                rules,
            );
        }
        for paper in &rules.pack().evidence {
            if !draft.evidence.contains(&paper.id) {
                draft.apply(Edit::ToggleEvidence(paper.id.clone()), rules);
                papers += 1;
            }
        }
        left_out += u32::from(is_as_by_two(rules, draft));
    }
    assert!(
        left_out > 100 && papers > 100,
        "{left_out} claims, {papers} papers"
    );
}
