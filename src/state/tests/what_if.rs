//! What is supposed beside the answers.

use interview::{
    claim, input,
    what_if::{FigureFault, Lever, Suppose, Supposed, amount_of, levers},
};
use rules::{LoadedPack, evaluate};

use super::*;

const OUTAGE: &str = "2022-10-15";

fn outage_week() -> Date {
    OUTAGE.parse().expect("a date")
}

fn sales() -> QuestionId {
    "weekly_sales".into()
}

fn loss() -> Lever {
    Lever {
        field: Field::Week(sales(), outage_week()),
        by_value: Some("lost_sales".into()),
    }
}

/// A shop at its estimate: 1,300,000 in the best week, 1,000,000 in that of the outage.
fn at_the_estimate() -> Person {
    let mut person = Person::walks(&shop("130만", "100만"));
    person.goes_on();
    assert_eq!(person.path(), "estimate");
    person
}

impl Person {
    fn supposes(&mut self, suppose: Suppose) {
        self.act(Action::Suppose(suppose));
    }

    fn tells(&mut self, text: &str) {
        self.supposes(Suppose::Tell(loss(), text.into()));
    }

    fn supposed(&self) -> &Supposed {
        match &self.state.interview.what_if() {
            WhatIf::Other(supposed) => supposed,
            other => panic!("{other:?}"),
        }
    }

    fn supposed_cash(&self) -> i64 {
        let estimate = self.supposed().estimate();
        estimate.expect("an estimate").totals.cash.high
    }

    fn sold_in_the_outage(&self, draft: &Draft) -> i64 {
        let claim = claim::whole(testing::kakao(), draft);
        match claim.answers.get(&sales()) {
            Some(rules::Answer::WeeklyMoney(weeks)) => {
                weeks.get(&outage_week()).copied().flatten().expect("sales")
            }
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn a_shop_can_vary_its_loss() {
    let person = at_the_estimate();
    let state = &person.state;
    assert_eq!(
        levers(
            state.pack(),
            state.interview.claim(),
            state.interview.estimate()
        ),
        [loss()]
    );
}

#[test]
fn what_is_supposed_changes_nothing_of_the_claim() {
    let mut person = at_the_estimate();
    let before = person.state.clone();
    for text in ["300,001", "500,001", "오십만", "", "2,000,000"] {
        person.tells(text);
        assert_eq!(
            person.state.interview.draft(),
            before.interview.draft(),
            "{text}"
        );
        assert_eq!(
            person.state.interview.claim(),
            before.interview.claim(),
            "{text}"
        );
        assert_eq!(
            person.state.interview.estimate(),
            before.interview.estimate(),
            "{text}"
        );
        let digest = |state: &State| state.interview.submission().expect("a submission").digest;
        assert_eq!(digest(&person.state), digest(&before), "{text}");
    }
    person.supposes(Suppose::Drop);
    assert!(matches!(person.state.interview.what_if(), WhatIf::Mine));
    assert!(person.state.after(Action::Suppose(Suppose::Drop)).is_none());
}

#[test]
fn a_loss_told_is_that_of_the_sales_it_takes() {
    let mut person = at_the_estimate();
    for (text, cash, sold) in [
        ("300,001", 50_000, 999_999),
        ("50만", 50_000, 800_000),
        ("500,001", 0, 799_999),
        ("1,300,000", 0, 0),
        ("0", 0, 1_300_000),
    ] {
        person.tells(text);
        assert_eq!(person.supposed_cash(), cash, "{text}");
        let draft = person.supposed().draft();
        assert_eq!(person.sold_in_the_outage(draft), sold, "{text}");
        // It is what the rules give when that is answered.
        let now = person.state.interview.now();
        let answered = Interview::of(testing::kakao(), now, draft.clone());
        assert_eq!(person.supposed().estimate(), Some(&**answered.estimate()));
    }
}

#[test]
fn a_loss_that_no_sales_make_is_told_and_not_bent() {
    let mut person = at_the_estimate();
    person.tells("1,300,001");
    let figure = person.supposed().figure.as_ref().expect("a figure");
    assert_eq!(figure.fault, Some(FigureFault::OutOfReach));
    assert_eq!(person.supposed().estimate(), None);
    assert!(
        person
            .state
            .after(Action::Suppose(Suppose::TakeUp))
            .is_none()
    );

    person.tells("반쯤");
    let figure = person.supposed().figure.as_ref().expect("a figure");
    assert_eq!(
        figure.fault,
        Some(FigureFault::Unread(Problem::NotAnAmount))
    );
    assert_eq!(figure.text, "반쯤");
    assert!(
        person
            .state
            .after(Action::Suppose(Suppose::TakeUp))
            .is_none()
    );

    person.tells("300,001");
    assert_eq!(person.supposed_cash(), 50_000);
}

#[test]
fn what_is_taken_up_is_an_answer_like_any() {
    let mut person = at_the_estimate();
    let before = person
        .state
        .interview
        .submission()
        .cloned()
        .expect("a submission");
    person.tells("400,000");
    person.supposes(Suppose::TakeUp);
    assert!(matches!(person.state.interview.what_if(), WhatIf::TakenUp));
    assert_eq!(person.path(), "estimate");
    assert_eq!(person.state.interview.estimate().totals.cash.high, 50_000);
    let draft = person.state.interview.draft().clone();
    assert_eq!(person.sold_in_the_outage(&draft), 900_000);
    let after = person
        .state
        .interview
        .submission()
        .cloned()
        .expect("a submission");
    assert_ne!(after.digest, before.digest);
    assert_eq!(
        amount_of(&after.estimate, &"lost_sales".into()),
        Some(400_000)
    );

    // The page that is gone to says nothing of it.
    person.goes_on();
    assert!(matches!(person.state.interview.what_if(), WhatIf::Mine));
}

#[test]
fn what_is_supposed_stays_on_its_page() {
    let mut person = at_the_estimate();
    person.tells("400,000");
    person.goes_on();
    assert_eq!(person.path(), "submit");
    assert!(matches!(person.state.interview.what_if(), WhatIf::Mine));
    assert_eq!(person.state.interview.estimate().totals.cash.high, 30_000);
}

#[test]
fn an_amount_supposed_that_is_none_says_nothing_yet() {
    let mut person = Person::walks(&[
        CONSUMER,
        KOREAN,
        ("services", Reply::Use(&["bike"])),
        NO_DATE,
        ("bike_overcharge", Reply::Type("3,000")),
    ]);
    person.goes_on();
    let field = Field::Answer("bike_overcharge".into());
    let state = &person.state;
    let found = levers(
        state.pack(),
        state.interview.claim(),
        state.interview.estimate(),
    );
    assert_eq!(
        found.iter().map(|lever| &lever.field).collect::<Vec<_>>(),
        [&field]
    );
    let supposes =
        |text: &str| Suppose::Edit(AnswerEdit::Type("bike_overcharge".into(), text.into()).into());
    for (text, problem) in [("", Problem::Empty), ("몇천", Problem::NotAnAmount)] {
        person.supposes(supposes(text));
        assert_eq!(person.supposed().estimate(), None);
        let faults = &person.supposed().faults;
        assert_eq!(
            faults,
            &[FieldFault {
                field: field.clone(),
                problem
            }]
        );
    }
    person.supposes(supposes("4,500"));
    assert_eq!(person.supposed_cash(), 4_500);
    assert_eq!(person.state.interview.estimate().totals.cash.high, 3_000);
}

/// The answers of an example, under its rules.
fn of_example(rules: &'static LoadedPack, claim: &Claim, now: Instant) -> Option<State> {
    let json = rules::canonical_json(claim).expect("JSON");
    let saved = reopen::read(json.as_bytes(), rules, "key").ok()?;
    let state = State::new(rules, Lang::En, now, "key".into());
    Some(state.restored(saved.draft))
}

#[test]
fn each_lever_of_each_example_can_be_moved() {
    let (mut moved, mut choices) = (0, 0);
    for (rules, examples) in testing::published() {
        for example in examples {
            let Some(state) = of_example(rules, &example.claim, example.now) else {
                continue;
            };
            let found = levers(
                rules.pack(),
                state.interview.claim(),
                state.interview.estimate(),
            );
            assert!(found.len() <= 6, "{}", example.name);
            for lever in found {
                let Some(edit) = other(rules, &state, &lever) else {
                    continue;
                };
                choices += usize::from(matches!(
                    edit,
                    Suppose::Edit(Edit::Answer(AnswerEdit::Choose(..)))
                ));
                let after = state.after(Action::Suppose(edit)).expect("a change");
                let WhatIf::Other(supposed) = &after.interview.what_if() else {
                    panic!("{}: {lever:?}", example.name);
                };
                assert_eq!(after.interview.claim(), state.interview.claim());
                let figure = supposed.figure.as_ref().and_then(|figure| figure.fault);
                let whole = supposed.faults.is_empty() && figure.is_none();
                assert_eq!(supposed.estimate().is_some(), whole, "{}", example.name);
                // Another day of the month may lie outside what is asked for.
                let Some(estimate) = supposed.estimate() else {
                    continue;
                };
                // It is the estimate of a claim with that answer.
                let claim = claim::needed(rules, claim::whole(rules, supposed.draft()), estimate);
                assert_eq!(
                    *estimate,
                    evaluate(rules, &claim, state.interview.now()),
                    "{}",
                    example.name
                );
                moved += 1;
            }
        }
    }
    assert!(moved > 150, "only {moved} levers");
    assert!(choices > 10, "only {choices} choices");
}

/// Something else than the answer that is there.
fn other(rules: &LoadedPack, state: &State, lever: &Lever) -> Option<Suppose> {
    use rules::pack::QuestionKind;

    let within = |edit: AnswerEdit| match &lever.field {
        Field::OfItem(list, index, _) => AnswerEdit::InItem(list.clone(), *index, Box::new(edit)),
        _ => edit,
    };
    if let Some(value) = &lever.by_value {
        let figure = amount_of(state.interview.estimate(), value)?;
        return Some(Suppose::Tell(
            lever.clone(),
            (figure - figure.min(1)).to_string(),
        ));
    }
    let id = lever.field.question()?.clone();
    let question = flow::question(rules.pack(), &id)?;
    let edit = match &question.kind {
        QuestionKind::Money { min, .. } => {
            AnswerEdit::Type(id, input::amount_text(rules.pack().currency, *min))
        }
        QuestionKind::Count { min, .. } => AnswerEdit::Type(id, min.to_string()),
        QuestionKind::Number { min, .. } => AnswerEdit::Type(id, input::number_text(*min)?),
        QuestionKind::Duration { .. } => AnswerEdit::TypeDuration(id, 1, "1".into()),
        QuestionKind::Date { .. } => AnswerEdit::TypeDate(id, 2, "28".into()),
        QuestionKind::Choice { options } => AnswerEdit::Choose(id, options.last()?.id.clone()),
        QuestionKind::WeeklyMoney { outage_week, .. } => {
            AnswerEdit::TypeWeek(id, *outage_week, "1".into())
        }
        _ => return None,
    };
    Some(Suppose::Edit(within(edit).into()))
}
