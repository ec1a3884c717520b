//! Sales by day, and what they make of the weeks.

use interview::{
    claim,
    daily::{DailySales, Day, DayEntry, Join, Mark},
    draft::Entry,
};
use rules::{Answer, Date, SetAside, id::QuestionId};

use super::*;
use crate::json;

fn asked() -> QuestionId {
    "weekly_sales".into()
}

fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

/// A shop asked for its weekly sales, with 100,000 won on every day from 3 September but the named.
fn with_days(missing: &[&str]) -> State {
    let mut sums = BTreeMap::new();
    for offset in 0..56 {
        let date = day("2022-09-03").plus_days(offset).expect("a day");
        if !missing.iter().any(|missing| day(missing) == date) {
            sums.insert(date, 100_000);
        }
    }
    let daily = DailySales::of("매출.csv".into(), &sums, rules::Currency::KRW);
    let shop = [
        AnswerEdit::Choose("claimant".into(), "small_business".into()).into(),
        AnswerEdit::Choose("talk_account".into(), "korean".into()).into(),
        AnswerEdit::ToggleService("services".into(), "talk_channel".into()).into(),
        AnswerEdit::YesNo("business_use".into(), true).into(),
        Edit::UseSales(asked(), Some(daily)),
    ];
    let opened = opens(Lang::Ko, now(), None);
    shop.into_iter()
        .fold(opened, |state, edit| edited(&state, edit))
}

/// So much on each of so many days from the first.
fn sums(first: &str, days: i64, amount: i64) -> DailySales {
    let dates = (0..days).map(|offset| day(first).plus_days(offset).expect("a day"));
    let sums = dates.map(|date| (date, amount)).collect();
    DailySales::of(format!("{first}.csv"), &sums, rules::Currency::KRW)
}

#[test]
fn days_of_two_tables_are_put_together_added_up_or_replaced() {
    let won = rules::Currency::KRW;
    let september = sums("2022-09-03", 28, 100_000);
    let october = sums("2022-10-01", 28, 200_000);
    let both = september.joined(october.clone(), Join::Over, won);
    assert_eq!(both.source, "2022-09-03.csv, 2022-10-01.csv");
    assert_eq!(both.days.iter().count(), 56);
    assert_eq!(both.day(day("2022-09-03"), won), Day::Taken(100_000));
    assert_eq!(both.day(day("2022-10-01"), won), Day::Taken(200_000));

    let cards = sums("2022-09-10", 7, 50_000);
    let over = september.joined(cards.clone(), Join::Over, won);
    assert_eq!(over.day(day("2022-09-10"), won), Day::Taken(50_000));
    let sum = september.joined(cards.clone(), Join::Sum, won);
    assert_eq!(sum.day(day("2022-09-10"), won), Day::Taken(150_000));
    assert_eq!(sum.day(day("2022-09-09"), won), Day::Taken(100_000));
    assert_eq!(september.joined(cards.clone(), Join::Anew, won), cards);

    // A day without a record has one now; the same file has one name.
    let mut open = september.clone();
    let date = day("2022-09-10");
    open.days.remove(&date);
    open.days.insert(
        date,
        DayEntry {
            text: String::new(),
            mark: Some(Mark::NoRecord),
        },
    );
    let filled = open.joined(september.clone(), Join::Sum, won);
    assert_eq!(filled.day(date, won), Day::Taken(100_000));
    assert_eq!(filled.source, september.source);
}

#[test]
fn what_was_typed_for_a_week_stays_where_no_day_is_known() {
    let typed = edited(
        &with_days(&[]),
        Edit::UseSales(asked(), Some(DailySales::default())),
    );
    // No day is left, and what they made is gone with them.
    assert_eq!(week(&typed, "2022-09-03"), None);
    let typed = edited(
        &typed,
        AnswerEdit::TypeWeek(asked(), day("2022-09-03"), "700만".into()),
    );
    let loaded = edited(
        &typed,
        Edit::UseSales(asked(), Some(sums("2022-10-01", 20, 1_000))),
    );
    assert_eq!(week(&loaded, "2022-09-03"), Some(("700만".into(), false)));
    assert_eq!(week(&loaded, "2022-10-01"), Some(("7,000".into(), false)));
    // Nor is a day of such a week missing.
    let all = edited(&loaded, Edit::MarkMissing(asked(), Mark::NoRecord));
    assert_eq!(week(&all, "2022-09-03"), Some(("700만".into(), false)));
    assert_eq!(week(&all, "2022-09-10"), Some((String::new(), true)));
}

fn edited(state: &State, edit: impl Into<Edit>) -> State {
    state.after(Action::Edit(edit.into())).expect("a change")
}

fn week(state: &State, first: &str) -> Option<(String, bool)> {
    match state.interview.draft().entries.get(&asked()) {
        Some(Entry::Weekly(weeks)) => {
            let week = weeks.get(&day(first))?;
            Some((week.text.clone(), week.no_record))
        }
        _ => None,
    }
}

#[test]
fn days_are_summed_by_week_and_a_missing_day_is_not_zero() {
    let state = with_days(&["2022-09-05", "2022-09-12"]);
    assert_eq!(week(&state, "2022-09-17"), Some(("700,000".into(), false)));
    assert_eq!(week(&state, "2022-09-03"), None);

    let closed = edited(
        &state,
        Edit::MarkDay(asked(), day("2022-09-05"), Some(Mark::Closed)),
    );
    assert_eq!(week(&closed, "2022-09-03"), Some(("600,000".into(), false)));
    assert_eq!(week(&closed, "2022-09-10"), None);

    let all = edited(&closed, Edit::MarkMissing(asked(), Mark::NoRecord));
    assert_eq!(week(&all, "2022-09-10"), Some((String::new(), true)));
    let typed = edited(
        &all,
        Edit::TypeDay(asked(), day("2022-09-12"), "5만".into()),
    );
    assert_eq!(week(&typed, "2022-09-10"), Some(("650,000".into(), false)));
    let days = &typed.interview.claim().by_day[&asked()].0;
    assert_eq!(days.len(), 56);
    assert_eq!(days[&day("2022-09-05")], Some(0));
}

#[test]
fn a_week_is_set_aside_once_there_is_a_reason() {
    let state = with_days(&[]);
    let first = day("2022-09-03");
    let ticked = edited(&state, Edit::ToggleAside(asked(), first));
    assert!(ticked.interview.claim().set_aside.is_empty());
    let said = edited(&ticked, Edit::TypeAside(asked(), first, " 축제 ".into()));
    let aside = SetAside([(first, "축제".to_owned())].into());
    assert_eq!(said.interview.claim().set_aside[&asked()], aside);
    // The amount stays as it was said.
    let Some(Answer::WeeklyMoney(amounts)) = said.interview.claim().answers.get(&asked()) else {
        panic!("an answer");
    };
    assert_eq!(amounts[&first], Some(700_000));
    let back = edited(&said, Edit::ToggleAside(asked(), first));
    assert!(back.interview.claim().set_aside.is_empty());
}

#[test]
fn a_saved_claim_brings_days_and_reasons_back() {
    let state = with_days(&["2022-09-05"]);
    let state = edited(&state, Edit::MarkMissing(asked(), Mark::NoRecord));
    let first = day("2022-09-10");
    let state = edited(&state, Edit::ToggleAside(asked(), first));
    let state = edited(&state, Edit::TypeAside(asked(), first, "축제".into()));
    let json = rules::canonical_json(state.interview.claim()).expect("a document");
    let rules = state.interview.rules();
    let saved = reopen::read(json.as_bytes(), rules, "key").expect("a claim");
    assert_eq!(saved.refused, 0);
    assert_eq!(
        claim::whole(rules, &saved.draft).by_day,
        state.interview.claim().by_day
    );
    assert_eq!(
        claim::whole(rules, &saved.draft).set_aside,
        state.interview.claim().set_aside
    );
    // The draft itself, as it is kept.
    let kept = serde_json::to_string(state.interview.draft()).expect("a document");
    let restored: Draft = json::read(kept.as_bytes()).expect("a draft");
    assert_eq!(restored, **state.interview.draft());
}
