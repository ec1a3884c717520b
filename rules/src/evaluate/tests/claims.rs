//! What is taken from a claim, and what is not.

use crate::{
    Answer, Claim, LoadedPack, Money, PackRef,
    estimate::{Amount, Certainty, ClaimFault, LineReason, Source},
    evaluate,
    pack::QuestionKind,
    testing::{
        ANY_MONEY, Builder, NOW, at, choice, claim, correct, date, estimate,
        formulas::{
            answer, day, div, highest, hours, is, krw, more, mul, outage, recorded, used, value,
            week, when,
        },
        line, names, sample, services, weekly,
    },
    unit::Unit,
};

const WEEKS: [&str; 3] = ["2022-09-03", "2022-09-10", "2022-10-15"];

fn pack() -> LoadedPack {
    let mut b = Builder::new();
    let talk = b.service("talk", "2022-10-16T01:31");
    b.service("mail", "2022-10-18T09:00");
    b.question("services", QuestionKind::Services);
    let who = b.question("who", choice(&["consumer", "enterprise"]));
    let fee = b.question(
        "fee",
        QuestionKind::Money {
            min: 10,
            max: 1_000,
        },
    );
    let count = b.question("count", QuestionKind::Count { min: 0, max: 5 });
    let yes = b.question("yes", QuestionKind::YesNo);
    let asked_day = b.question(
        "day",
        QuestionKind::Date {
            earliest: date("2022-10-15"),
            latest: date("2022-10-20"),
        },
    );
    let sales = b.question(
        "sales",
        QuestionKind::WeeklyMoney {
            weeks: WEEKS.map(date).into(),
            outage_week: date(WEEKS[2]),
        },
    );
    let one_if = |test| when(test, krw(1), krw(0));
    b.pays("by_service", one_if(used(talk)));
    b.pays("by_who", one_if(is(who, &["enterprise"])));
    b.pays("by_fee", answer(fee));
    let by_count = b.value("by_count", Unit::Number, answer(count));
    b.pays("by_count", mul(krw(1), value(by_count)));
    b.pays("by_yes", one_if(answer(yes)));
    b.pays("by_day", one_if(more(answer(asked_day), day("2022-10-16"))));
    b.pays("best_week", highest(sales));
    b.pays("outage_week", week(sales, WEEKS[2]));
    let weeks = b.value("weeks", Unit::Number, recorded(sales));
    b.pays("weeks", mul(krw(1), value(weeks)));
    b.load()
}

fn amount(answers: &[(&str, Answer)], remedy: &str) -> Amount {
    let loaded = pack();
    line(&estimate(&loaded, answers), remedy).amount.clone()
}

#[test]
fn every_kind_of_answer_is_read() {
    let money = Amount::Money;
    assert_eq!(
        amount(&[("services", services(&["talk"]))], "by_service"),
        money(1)
    );
    assert_eq!(
        amount(&[("services", services(&[]))], "by_service"),
        money(0)
    );
    let enterprise = Answer::Choice("enterprise".into());
    assert_eq!(amount(&[("who", enterprise)], "by_who"), money(1));
    assert_eq!(amount(&[("fee", Answer::Money(10))], "by_fee"), money(10));
    assert_eq!(amount(&[("count", Answer::Count(5))], "by_count"), money(5));
    assert_eq!(amount(&[("yes", Answer::YesNo(true))], "by_yes"), money(1));
    let day = Answer::Date(date("2022-10-20"));
    assert_eq!(amount(&[("day", day)], "by_day"), money(1));
}

#[test]
fn what_cannot_be_used_is_a_fault_and_counts_as_unanswered() {
    let choice = |id: &str| Answer::Choice(id.into());
    let cases = [
        (
            "who",
            Answer::YesNo(true),
            ClaimFault::WrongKind("who".into()),
            "by_who",
        ),
        (
            "who",
            choice("robot"),
            ClaimFault::UnknownOption("who".into(), "robot".into()),
            "by_who",
        ),
        (
            "fee",
            Answer::Money(9),
            ClaimFault::OutOfBounds("fee".into()),
            "by_fee",
        ),
        (
            "fee",
            Answer::Money(1_001),
            ClaimFault::OutOfBounds("fee".into()),
            "by_fee",
        ),
        (
            "fee",
            Answer::Count(10),
            ClaimFault::WrongKind("fee".into()),
            "by_fee",
        ),
        (
            "count",
            Answer::Count(6),
            ClaimFault::OutOfBounds("count".into()),
            "by_count",
        ),
        (
            "day",
            Answer::Date(date("2022-10-21")),
            ClaimFault::OutOfBounds("day".into()),
            "by_day",
        ),
        (
            "services",
            Answer::YesNo(true),
            ClaimFault::WrongKind("services".into()),
            "by_service",
        ),
    ];
    let loaded = pack();
    for (question, answer, fault, remedy) in cases {
        let estimate = estimate(&loaded, &[(question, answer)]);
        assert_eq!(estimate.faults, std::slice::from_ref(&fault));
        let line = line(&estimate, remedy);
        assert_eq!(line.certainty, Certainty::Unknown, "{fault:?}");
        assert_eq!(names(&line.waits_for), [question]);
        assert!(names(&estimate.missing).contains(&question.to_owned()));
    }
}

#[test]
fn all_faults_are_gathered_and_the_rest_is_evaluated() {
    let loaded = pack();
    let mut claim = claim(
        &loaded,
        &[
            ("nobody_asked", Answer::YesNo(true)),
            ("fee", Answer::Money(-1)),
            ("services", services(&["talk", "fax"])),
            (
                "sales",
                weekly(&[("2022-01-01", Some(1)), (WEEKS[0], Some(i64::MAX))]),
            ),
            ("yes", Answer::YesNo(true)),
        ],
    );
    claim.schema = 7;
    claim.version = "0.9.0".into();
    correct(&mut claim, "telex", &[]);
    claim
        .evidence
        .insert("napkin".into(), crate::EvidenceHeld::default());
    let estimate = evaluate(&loaded, &claim, sample::now());
    assert_eq!(
        estimate.faults,
        [
            ClaimFault::OtherSchema(7),
            ClaimFault::OtherPack,
            ClaimFault::OutOfBounds("fee".into()),
            ClaimFault::UnknownQuestion("nobody_asked".into()),
            ClaimFault::UnknownWeek("sales".into(), date("2022-01-01")),
            ClaimFault::OutOfBounds("sales".into()),
            ClaimFault::UnknownService("fax".into()),
            ClaimFault::UnknownService("telex".into()),
            ClaimFault::UnknownEvidence("napkin".into()),
        ]
    );
    assert_eq!(line(&estimate, "by_service").amount, Amount::Money(1));
    assert_eq!(line(&estimate, "by_yes").amount, Amount::Money(1));
}

#[test]
fn no_answer_is_larger_than_the_largest() {
    let mut b = Builder::new();
    let fee = b.question(
        "fee",
        QuestionKind::Money {
            min: i64::MIN,
            max: i64::MAX,
        },
    );
    b.pays("fee", answer(fee));
    let loaded = b.load();
    let with = |minor| estimate(&loaded, &[("fee", Answer::Money(minor))]);
    let most = Money::MAX_ANSWER;
    assert_eq!(line(&with(most), "fee").amount, Amount::Money(most));
    for minor in [most + 1, -most - 1, i64::MAX, i64::MIN] {
        assert_eq!(with(minor).faults, [ClaimFault::OutOfBounds("fee".into())]);
    }
}

#[test]
fn every_week_is_wanted_before_the_best_one_is_known() {
    let known = [(WEEKS[0], Some(5)), (WEEKS[1], None), (WEEKS[2], Some(3))];
    for left_out in 0..3 {
        let mut weeks = known.to_vec();
        weeks.remove(left_out);
        let loaded = pack();
        let estimate = estimate(&loaded, &[("sales", weekly(&weeks))]);
        for remedy in ["best_week", "weeks"] {
            let line = line(&estimate, remedy);
            assert_eq!(line.certainty, Certainty::Unknown);
            assert_eq!(names(&line.waits_for), ["sales"]);
        }
        // One week is enough for what asks for that week alone.
        let outage_week = line(&estimate, "outage_week");
        assert_eq!(outage_week.certainty == Certainty::Due, left_out != 2);
    }
    let answers = [("sales", weekly(&known))];
    assert_eq!(amount(&answers, "best_week"), Amount::Money(5));
    assert_eq!(amount(&answers, "weeks"), Amount::Money(2));
    assert_eq!(amount(&answers, "outage_week"), Amount::Money(3));
}

#[test]
fn the_earliest_of_equal_weeks_wins() {
    let loaded = pack();
    let sales = weekly(&[
        (WEEKS[0], Some(7)),
        (WEEKS[1], Some(7)),
        (WEEKS[2], Some(1)),
    ]);
    let estimate = estimate(&loaded, &[("sales", sales)]);
    let step = &line(&estimate, "best_week").steps[0];
    let source = Source::HighestWeek("sales".into(), date(WEEKS[0]));
    assert_eq!(step.inputs[0].source, source);
}

#[test]
fn a_week_without_record_is_not_zero() {
    let loaded = pack();
    let none = weekly(&WEEKS.map(|week| (week, None)));
    let estimate = estimate(&loaded, &[("sales", none)]);
    for remedy in ["best_week", "outage_week"] {
        let line = line(&estimate, remedy);
        let found = (line.certainty, &line.reason, &line.amount);
        let review = (Certainty::Review, &LineReason::PackFault, &Amount::None);
        assert_eq!(found, review, "{remedy}");
    }
    assert_eq!(line(&estimate, "weeks").amount, Amount::Money(0));
}

#[test]
fn a_week_set_aside_is_read_as_without_record_and_keeps_its_amount() {
    let loaded = pack();
    let sales = weekly(&[
        (WEEKS[0], Some(9)),
        (WEEKS[1], Some(5)),
        (WEEKS[2], Some(3)),
    ]);
    let whole = claim(&loaded, &[("sales", sales)]);
    let aside = |week: &str, reason: &str| {
        let mut claim = whole.clone();
        let them = claim.set_aside.entry("sales".into()).or_default();
        them.0.insert(date(week), reason.into());
        claim
    };
    let claim = aside(WEEKS[0], "지역 축제");
    let estimate = evaluate(&loaded, &claim, at(NOW));
    assert_eq!(estimate.faults, []);
    assert_eq!(line(&estimate, "best_week").amount, Amount::Money(5));
    assert_eq!(line(&estimate, "weeks").amount, Amount::Money(2));
    assert_eq!(claim.answers, whole.answers);
    // A week that is not asked about, and one without a reason.
    let faults = |claim| evaluate(&loaded, &claim, at(NOW)).faults;
    let other = "2023-01-07";
    assert_eq!(
        faults(aside(other, "지역 축제")),
        [ClaimFault::UnknownWeek("sales".into(), date(other))]
    );
    assert_eq!(
        faults(aside(WEEKS[0], " ")),
        [ClaimFault::OutOfBounds("sales".into())]
    );
}

#[test]
fn the_days_behind_amounts_bear_on_nothing_and_stand_in_old_claims_nowhere() {
    let loaded = pack();
    let sales = weekly(&WEEKS.map(|week| (week, Some(7))));
    let plain = claim(&loaded, &[("sales", sales)]);
    let json = crate::canonical_json(&plain).unwrap();
    assert!(
        !json.contains("by_day") && !json.contains("set_aside"),
        "{json}"
    );
    let mut backed = plain.clone();
    let days = backed.by_day.entry("sales".into()).or_default();
    days.0.insert(date(WEEKS[0]), Some(7));
    days.0.insert(date("2022-10-02"), None);
    assert_eq!(
        evaluate(&loaded, &backed, at(NOW)),
        evaluate(&loaded, &plain, at(NOW))
    );
    backed.by_day.entry("nothing".into()).or_default();
    assert_eq!(
        evaluate(&loaded, &backed, at(NOW)).faults,
        [ClaimFault::UnknownQuestion("nothing".into())]
    );
}

#[test]
fn outage_is_what_the_claimant_says_within_the_incident() {
    let mut b = Builder::new();
    let talk = b.service("talk", "2022-10-16T01:31");
    b.service("mail", "2022-10-25T09:00");
    b.question("services", QuestionKind::Services);
    b.pays("hours", mul(krw(60), div(outage(talk), hours(1))));
    let loaded = b.load();
    let answers = [("services", services(&["mail", "talk"]))];

    let published = estimate(&loaded, &answers);
    assert_eq!(
        names(
            &published
                .outages
                .iter()
                .map(|o| &o.service)
                .collect::<Vec<_>>()
        ),
        ["talk", "mail"]
    );
    assert_eq!(published.outages[0].seconds, (10 * 60 + 1) * 60);
    assert!(!published.outages[0].corrected);
    // The published window ends after the incident does.
    assert_eq!(published.outages[1].seconds, (127 * 60 + 30) * 60);
    assert_eq!(line(&published, "hours").amount, Amount::Money(601));

    let mut corrected = claim(&loaded, &answers);
    correct(
        &mut corrected,
        "talk",
        &[
            ("2022-10-15T10:00", "2022-10-15T16:00"),
            ("2022-10-15T15:45", "2022-10-15T16:30"),
            ("2022-10-20T22:00", "2022-10-21T22:00"),
        ],
    );
    let estimate = evaluate(&loaded, &corrected, sample::now());
    assert_eq!(estimate.outages[0].seconds, 2 * 3600);
    assert_eq!(estimate.outages[0].windows.windows().len(), 2);
    assert!(estimate.outages[0].corrected);
    assert!(!estimate.outages[1].corrected);
    assert_eq!(line(&estimate, "hours").amount, Amount::Money(120));
}

#[test]
fn a_pack_that_does_not_ask_for_services_takes_all_as_used() {
    let mut b = Builder::new();
    let line_down = b.service("line", "2022-10-16T01:31");
    let fee = b.question("fee", ANY_MONEY);
    b.pays("refund", answer(fee)).services = vec![line_down];
    let loaded = b.load();
    let estimate = estimate(&loaded, &[("fee", Answer::Money(5))]);
    assert_eq!(line(&estimate, "refund").amount, Amount::Money(5));
    assert_eq!(estimate.outages.len(), 1);
    assert_eq!(names(&estimate.asked), ["fee"]);
}

#[test]
fn the_estimate_names_pack_time_and_currency() {
    let loaded = pack();
    let now = at("2023-03-01T00:00");
    let estimate = evaluate(&loaded, &Claim::new(loaded.pack()), now);
    let pack = PackRef {
        id: "test-2022".into(),
        version: "1.0.0".into(),
        hash: loaded.hash(),
    };
    assert_eq!((estimate.pack, estimate.now), (pack, now));
    assert_eq!(estimate.currency, loaded.pack().currency);
    assert_eq!(estimate.lines.len(), loaded.pack().remedies.len());
}

#[test]
fn dates_bound_both_ends_inclusively() {
    for (day, fits) in [
        ("2022-10-14", false),
        ("2022-10-15", true),
        ("2022-10-20", true),
        ("2022-10-21", false),
    ] {
        let estimate = estimate(&pack(), &[("day", Answer::Date(date(day)))]);
        assert_eq!(estimate.faults.is_empty(), fits, "{day}");
    }
}

/// A page takes none below zero, and the compiler tells authors what a week may come to.
#[test]
fn a_week_below_zero_counts_as_unanswered() {
    let loaded = sample::pack();
    let mut claim = sample::full_claim(&loaded);
    let weeks = weekly(&[(WEEKS[0], Some(-1))]);
    claim.answers.insert("sales".into(), weeks);
    let estimate = evaluate(&loaded, &claim, sample::now());
    assert_eq!(estimate.faults, [ClaimFault::OutOfBounds("sales".into())]);
    assert!(names(&estimate.missing).contains(&"sales".to_owned()));
}
