//! What holds for every claim, sensible or not.

use std::sync::LazyLock;

use proptest::{prelude::*, sample::select};

use crate::{
    Answer, Claim, Date, Estimate, Instant, LoadedPack, WindowSet,
    estimate::{Amount, Certainty, Input, Line, LineReason, Source},
    evaluate,
    evaluate::{LineOutcome, outcomes},
    id::{QuestionId, ServiceId},
    testing::{date, sample, sample::WEEKS, window},
};

static PACK: LazyLock<LoadedPack> = LazyLock::new(sample::pack);

const QUESTIONS: [&str; 8] = [
    "claimant", "services", "in_app", "fee", "rides", "granted", "sales", "no_such",
];

fn any_service() -> impl Strategy<Value = ServiceId> {
    select(&["talk", "taxi", "music", "no_such"][..]).prop_map(ServiceId::from)
}

fn any_date() -> impl Strategy<Value = Date> {
    prop_oneof![
        select(&WEEKS[..]).prop_map(date),
        (0..3_000_000_i64)
            .prop_filter_map("is a date", |days| { date("2000-01-01").plus_days(days) }),
    ]
}

fn any_amount() -> impl Strategy<Value = i64> {
    prop_oneof![
        0..2_000_000_i64,
        proptest::num::i64::ANY,
        select(vec![
            0,
            1,
            300_000,
            300_001,
            i64::MAX,
            i64::MIN,
            1_000_000_000_000_000
        ]),
    ]
}

fn any_answer() -> impl Strategy<Value = Answer> {
    prop_oneof![
        proptest::collection::btree_set(any_service(), 0..4).prop_map(Answer::Services),
        select(&["consumer", "small_business", "enterprise", "no_such"][..])
            .prop_map(|option| Answer::Choice(option.into())),
        proptest::bool::ANY.prop_map(Answer::YesNo),
        any_amount().prop_map(Answer::Money),
        any_amount().prop_map(Answer::Count),
        any_date().prop_map(Answer::Date),
        proptest::collection::btree_map(any_date(), proptest::option::of(any_amount()), 0..6)
            .prop_map(Answer::WeeklyMoney),
    ]
}

/// Answers of the right kind half of the time, so that evaluation gets past reading them.
fn answer_to(question: &'static str) -> BoxedStrategy<Answer> {
    let services = proptest::collection::btree_set(any_service(), 0..4).prop_map(Answer::Services);
    let all_weeks = proptest::collection::vec(proptest::option::of(0..2_000_000_i64), WEEKS.len())
        .prop_map(|amounts| {
            Answer::WeeklyMoney(WEEKS.into_iter().map(date).zip(amounts).collect())
        });
    let right = match question {
        "claimant" => select(&["consumer", "small_business", "enterprise"][..])
            .prop_map(|option| Answer::Choice(option.into()))
            .boxed(),
        "services" => services.boxed(),
        "in_app" => proptest::bool::ANY.prop_map(Answer::YesNo).boxed(),
        "fee" => any_amount().prop_map(Answer::Money).boxed(),
        "rides" => any_amount().prop_map(Answer::Count).boxed(),
        "granted" => any_date().prop_map(Answer::Date).boxed(),
        "sales" => all_weeks.boxed(),
        _ => any_answer().boxed(),
    };
    prop_oneof![3 => right, 1 => any_answer()].boxed()
}

fn any_windows() -> impl Strategy<Value = WindowSet> {
    let minute = || 0..20_000_i64;
    proptest::collection::vec((minute(), minute()), 0..4).prop_map(|bounds| {
        let start = window("2022-10-14T00:00", "2022-10-14T00:00")
            .from
            .seconds();
        let at = |minute: i64| Instant::from_seconds(start + minute * 60, 540).unwrap();
        WindowSet::of(bounds.into_iter().map(|(from, to)| crate::Window {
            from: at(from),
            to: at(to),
        }))
    })
}

fn any_claim() -> impl Strategy<Value = Claim> {
    let answers = QUESTIONS.map(|question| {
        proptest::option::weighted(0.8, answer_to(question))
            .prop_map(move |answer| answer.map(|answer| (QuestionId::from(question), answer)))
    });
    let windows = proptest::collection::btree_map(any_service(), any_windows(), 0..3);
    (answers, windows).prop_map(|(answers, windows)| {
        let mut claim = Claim::new(PACK.pack());
        claim.answers = answers.into_iter().flatten().collect();
        claim.windows = windows;
        claim
    })
}

fn any_now() -> impl Strategy<Value = Instant> {
    (-62_000_000_000..253_000_000_000_i64, -840..840_i32)
        .prop_filter_map("is an instant", |(seconds, offset)| {
            Instant::from_seconds(seconds, offset)
        })
}

fn line_inputs<'e>(estimate: &'e Estimate, line: &'e Line) -> Vec<&'e Input> {
    let mut inputs: Vec<_> = line.steps.iter().flat_map(|step| &step.inputs).collect();
    let mut at = 0;
    while let Some(input) = inputs.get(at) {
        if let Source::Value(id) = &input.source {
            let value = estimate.values.iter().find(|value| value.value == *id);
            inputs.extend(&value.expect("a value that was read is listed").inputs);
        }
        at += 1;
    }
    inputs
}

/// Whether a line's figure rests on the answer to `question`.
fn rests_on(estimate: &Estimate, line: &Line, question: &QuestionId) -> bool {
    let by_service = |remedy: &crate::pack::Remedy| !remedy.services.is_empty();
    let remedies = PACK.pack().remedies.iter();
    let about_services = question.as_str() == "services"
        && remedies
            .filter(|remedy| remedy.id == line.remedy)
            .any(by_service);
    about_services
        || line.waits_for.contains(question)
        || line_inputs(estimate, line)
            .iter()
            .any(|input| match &input.source {
                Source::Answer(id)
                | Source::HighestWeek(id, _)
                | Source::Week(id, _)
                | Source::RecordedWeeks(id) => id == question,
                Source::Used(_) => question.as_str() == "services",
                _ => false,
            })
}

proptest! {
    #[test]
    fn every_claim_has_the_same_estimate_each_time(claim in any_claim(), now in any_now()) {
        let estimate = evaluate(&PACK, &claim, now);
        prop_assert_eq!(&evaluate(&PACK, &claim, now), &estimate);
        let json = crate::canonical_json(&estimate).unwrap();
        let read: Estimate = serde_json::from_str(&json).unwrap();
        prop_assert_eq!(read, estimate);
    }

    #[test]
    fn lines_are_consistent(claim in any_claim(), now in any_now()) {
        let estimate = evaluate(&PACK, &claim, now);
        prop_assert_eq!(estimate.lines.len(), PACK.pack().remedies.len());
        for line in &estimate.lines {
            let gives = line.amount != Amount::None;
            let given = matches!(line.certainty, Certainty::Due | Certainty::Range);
            prop_assert_eq!(gives, given, "{:?}", line);
            let waits = line.certainty == Certainty::Unknown;
            prop_assert_eq!(waits, line.reason == LineReason::AnswersMissing);
            prop_assert!(!waits || !line.waits_for.is_empty());
            prop_assert!(line.in_scope || line.certainty == Certainty::NotDue);
            prop_assert!(line.next_bound.is_none() || given || line.certainty == Certainty::NotDue
                || line.certainty == Certainty::Review || waits);
            for step in &line.steps {
                for (at, input) in step.inputs.iter().enumerate() {
                    prop_assert!(!step.inputs[..at].contains(input), "{:?} twice", input);
                }
            }
        }
    }

    #[test]
    fn outcomes_are_those_of_the_estimate(claim in any_claim(), now in any_now()) {
        let estimate = evaluate(&PACK, &claim, now);
        let outcomes = outcomes(&PACK, &claim, now, &[]);
        let lines = estimate.lines.into_iter().map(|line| LineOutcome {
            amount: line.amount,
            certainty: line.certainty,
            reason: line.reason,
            in_scope: line.in_scope,
        });
        prop_assert_eq!(outcomes.lines, lines.collect::<Vec<_>>());
        prop_assert_eq!(outcomes.totals, estimate.totals);
        prop_assert_eq!(outcomes.faults, estimate.faults);
        let used = outcomes.used.iter().map(|used| &PACK.pack().services[used.index()].id);
        let out = estimate.outages.iter().map(|outage| &outage.service);
        prop_assert_eq!(used.collect::<Vec<_>>(), out.collect::<Vec<_>>());
    }

    #[test]
    fn missing_is_what_lines_wait_for(claim in any_claim()) {
        let estimate = evaluate(&PACK, &claim, sample::now());
        for question in &PACK.pack().questions {
            let waited_for = estimate.lines.iter().any(|line| line.waits_for.contains(&question.id));
            let missing = estimate.missing.contains(&question.id);
            prop_assert_eq!(missing, waited_for && !question.optional, "{}", &question.id);
            prop_assert!(!waited_for || estimate.asked.contains(&question.id));
        }
    }

    #[test]
    fn an_answer_that_a_line_does_not_read_never_changes_it(
        claim in any_claim(),
        (question, answer) in select(&QUESTIONS[..])
            .prop_flat_map(|question| (Just(QuestionId::from(question)), answer_to(question))),
    ) {
        let before = evaluate(&PACK, &claim, sample::now());
        let mut changed = claim;
        changed.answers.insert(question.clone(), answer);
        let after = evaluate(&PACK, &changed, sample::now());
        for (before_line, after_line) in before.lines.iter().zip(&after.lines) {
            let asked = before.asked.contains(&question) || after.asked.contains(&question);
            if !rests_on(&before, before_line, &question) && !rests_on(&after, after_line, &question) {
                prop_assert_eq!(before_line, after_line, "{}", &question);
            } else {
                prop_assert!(asked, "{} is read and not asked", &question);
            }
        }
    }

    #[test]
    fn answering_what_is_missing_comes_to_an_end(claim in any_claim()) {
        let full = sample::full_claim(&PACK);
        let mut claim = claim;
        for _ in 0..=QUESTIONS.len() {
            let estimate = evaluate(&PACK, &claim, sample::now());
            let Some(next) = estimate.missing.first() else {
                return Ok(());
            };
            claim.answers.insert(next.clone(), full.answers[next].clone());
        }
        prop_assert!(false, "still asking");
    }

    #[test]
    fn outages_stay_within_the_incident(claim in any_claim()) {
        let incident = WindowSet::of(PACK.pack().incident.iter().map(|it| it.window));
        for outage in evaluate(&PACK, &claim, sample::now()).outages {
            prop_assert_eq!(outage.windows.seconds(), outage.seconds);
            prop_assert!(outage.windows.difference(&incident).is_empty());
            prop_assert_eq!(outage.corrected, claim.windows.contains_key(&outage.service));
        }
    }

    #[test]
    fn totals_are_the_sums_of_their_lines(claim in any_claim()) {
        let estimate = evaluate(&PACK, &claim, sample::now());
        let highs: i64 = estimate.lines.iter().map(|line| match line.amount {
            Amount::Money(amount) if line.kind != crate::pack::RemedyKind::Extension => amount,
            Amount::Range { high, .. } => high,
            _ => 0,
        }).sum();
        let totals = &estimate.totals;
        prop_assert_eq!(totals.cash.high + totals.credit.high + totals.voucher.high, highs);
        for total in [totals.cash, totals.credit, totals.voucher] {
            prop_assert!(total.low <= total.high);
        }
    }
}
