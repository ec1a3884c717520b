//! How often the rules are asked, and how often a text is read.

use super::*;
use crate::{
    edit::AnswerEdit,
    input::readings,
    standing::tests::evaluations,
    testing,
    what_if::{Lever, Suppose},
};

fn now() -> Instant {
    "2022-12-30T12:00:00+09:00".parse().expect("a moment")
}

fn later() -> Instant {
    "2022-12-30T12:05:00+09:00".parse().expect("a moment")
}

fn week(first: &str, text: &str) -> Edit {
    let first = first.parse().expect("a date");
    AnswerEdit::TypeWeek("weekly_sales".into(), first, text.into()).into()
}

const WEEKS: [&str; 8] = [
    "2022-09-03",
    "2022-09-10",
    "2022-09-17",
    "2022-09-24",
    "2022-10-01",
    "2022-10-08",
    "2022-10-15",
    "2022-10-22",
];

/// A shop that has answered everything, on the check page.
fn shop() -> Interview<'static> {
    let mut interview = Interview::new(testing::kakao(), now(), "key".into());
    let edits: [Edit; 4] = [
        AnswerEdit::Choose("claimant".into(), "small_business".into()).into(),
        AnswerEdit::Choose("talk_account".into(), "korean".into()).into(),
        AnswerEdit::ToggleService("services".into(), "talk_text".into()).into(),
        AnswerEdit::YesNo("business_use".into(), true).into(),
    ];
    let sales = WEEKS.map(|first| {
        week(
            first,
            if first == "2022-10-15" {
                "100만"
            } else {
                "130만"
            },
        )
    });
    for edit in edits.into_iter().chain(sales) {
        let ((), asked) = evaluations(|| interview.edit(edit));
        assert_eq!(asked, 1, "the rules are asked once for an edit");
    }
    for _ in 0..40 {
        if *interview.page() == Page::Check {
            return interview;
        }
        let (went, asked) = evaluations(|| interview.go_on(later()));
        assert!(went, "{:?} at {:?}", interview.faults(), interview.page());
        assert!(asked <= 1, "{asked} evaluations to {:?}", interview.page());
    }
    panic!("never came to the check");
}

#[test]
fn arriving_at_the_estimate_asks_the_rules_once_more() {
    let mut interview = shop();
    let (went, asked) = evaluations(|| interview.go_on(later()));
    assert!(went && *interview.page() == Page::Estimate);
    assert_eq!(asked, 1);
    let submission = interview.submission().expect("a submission").clone();
    assert_eq!(submission.estimate, **interview.estimate());
    assert_eq!(submission.claim, **interview.claim());
    assert_eq!(submission.created, later());
    // Back to the same page, which has the time already.
    assert_eq!(evaluations(|| interview.go_back()), (true, 0));
}

#[test]
fn an_edit_on_another_day_is_for_the_claim_of_that_day() {
    let mut interview = shop();
    let tomorrow = "2022-12-31T09:00:00+09:00".parse().expect("a moment");
    let (went, asked) = evaluations(|| interview.go_on(tomorrow));
    assert!(went);
    // The rules are asked what is needed on that day, and the submission is made of it.
    assert_eq!(asked, 2);
    assert_eq!(interview.estimate().now, tomorrow);
}

#[test]
fn supposing_asks_the_rules_once() {
    let mut interview = shop();
    interview.go_on(later());
    let edit = Suppose::Edit(week("2022-10-15", "90만"));
    assert_eq!(evaluations(|| interview.suppose(edit)), (true, 1));
    let loss = Lever {
        field: Field::Week("weekly_sales".into(), "2022-10-15".parse().expect("a date")),
        by_value: Some("lost_sales".into()),
    };
    let tell = Suppose::Tell(loss, "35만".into());
    assert_eq!(evaluations(|| interview.suppose(tell)), (true, 1));
    let (taken, asked) = evaluations(|| interview.suppose(Suppose::TakeUp));
    assert!(taken && asked <= 1, "{asked} evaluations");
}

#[test]
fn a_text_is_read_once_when_it_is_typed() {
    let mut interview = shop();
    let ((), read) = readings(|| interview.edit(week("2022-10-15", "90만")));
    assert_eq!(read, 1, "one week was typed, of eight");
    let (_, read) = readings(|| {
        interview.go_on(later());
        interview.go_on(later());
        interview.go_back();
        interview.visit(Some(Page::Check), later())
    });
    assert_eq!(read, 0, "going through the pages reads nothing");

    let mut lines = Interview::new(testing::lines(), now(), "key".into());
    let fee = |index, fee: &str| {
        let edit = AnswerEdit::Type("line_fee".into(), fee.into());
        Edit::from(AnswerEdit::InItem("lines".into(), index, Box::new(edit)))
    };
    lines.edit(fee(0, "30,000"));
    lines.edit(AnswerEdit::AddItem("lines".into()).into());
    let ((), read) = readings(|| lines.edit(fee(1, "20,000")));
    assert_eq!(read, 1, "one item was typed, of two");
}
