//! Services, conditions, evidence and intake.

use crate::{
    Answer, EvidenceHeld, LoadedPack,
    estimate::{Action, Amount, Certainty, IntakeStatus, Line, LineReason, Quantity},
    evaluate,
    pack::{Otherwise, QuestionKind, Ref},
    testing::{
        Builder, NOW, at, claim, condition, correct, date, estimate,
        formulas::{answer, krw},
        line, names, services,
    },
};

fn by_service() -> LoadedPack {
    let mut b = Builder::new();
    let talk = b.service("talk", "2022-10-16T01:31");
    let mail = b.service("mail", "2022-10-18T09:00");
    b.service("map", "2022-10-18T09:00");
    let services = b.question("services", QuestionKind::Services);
    b.question("again", QuestionKind::YesNo);
    let paper = b.evidence("paper");
    let why = b.reason("why");
    assert_eq!(services.index(), 0);
    let remedy = b.pays("it", krw(100));
    remedy.services = vec![talk, mail];
    remedy.conditions = vec![condition(answer(Ref::new(1)), Otherwise::NotDue, why)];
    remedy.evidence = vec![paper];
    b.load()
}

fn found(line: &Line) -> (Certainty, LineReason, bool) {
    (line.certainty, line.reason.clone(), line.in_scope)
}

#[test]
fn services_unanswered_wait_for_that_question_alone() {
    let estimate = estimate(&by_service(), &[]);
    let line = line(&estimate, "it");
    let expected = (Certainty::Unknown, LineReason::AnswersMissing, true);
    assert_eq!(found(line), expected);
    assert_eq!(names(&line.waits_for), ["services"]);
    assert_eq!(names(&estimate.missing), ["services"]);
    assert!(line.steps.is_empty());
    assert_eq!(line.evidence.len(), 1);
    assert_eq!(estimate.outages, []);
}

#[test]
fn services_not_used_are_out_of_scope() {
    let estimate = estimate(&by_service(), &[("services", services(&["map"]))]);
    let line = line(&estimate, "it");
    let expected = (Certainty::NotDue, LineReason::ServiceNotUsed, false);
    assert_eq!(found(line), expected);
    assert!(line.steps.is_empty() && line.evidence.is_empty());
    assert_eq!(names(&estimate.asked), ["services"]);
    assert_eq!(estimate.missing, []);
}

#[test]
fn services_used_but_not_down_give_nothing() {
    let loaded = by_service();
    let mut corrected = claim(&loaded, &[("services", services(&["talk", "mail"]))]);
    correct(&mut corrected, "talk", &[]);
    correct(
        &mut corrected,
        "mail",
        &[("2022-10-14T00:00", "2022-10-15T15:30")],
    );
    let estimate = evaluate(&loaded, &corrected, at(NOW));
    let line = line(&estimate, "it");
    let expected = (Certainty::NotDue, LineReason::NoOutage, true);
    assert_eq!(found(line), expected);
    let results: Vec<_> = line.steps.iter().map(|step| &step.result).collect();
    let zero = Quantity::Duration(crate::Ratio::ZERO);
    assert_eq!(results, [&zero, &zero]);
}

#[test]
fn each_service_used_is_a_step_and_one_outage_is_enough() {
    let loaded = by_service();
    let answers = [
        ("services", services(&["talk", "mail", "map"])),
        ("again", Answer::YesNo(true)),
    ];
    let mut corrected = claim(&loaded, &answers);
    correct(&mut corrected, "talk", &[]);
    let estimate = evaluate(&loaded, &corrected, at(NOW));
    let line = line(&estimate, "it");
    assert_eq!(found(line), (Certainty::Due, LineReason::RuleApplies, true));
    let actions: Vec<_> = line.steps.iter().map(|step| step.action.clone()).collect();
    let expected = [
        Action::Outage("talk".into()),
        Action::Outage("mail".into()),
        Action::Condition(0),
        Action::Amount,
    ];
    assert_eq!(actions, expected);
    assert!(
        line.steps
            .iter()
            .all(|step| names(&step.citations) == ["plan"])
    );
    assert_eq!(estimate.outages.len(), 3);
}

#[test]
fn the_first_condition_that_does_not_hold_decides() {
    let mut b = Builder::new();
    let ids = ["first", "second"];
    let [first, second] = ids.map(|id| b.question(id, QuestionKind::YesNo));
    let [not_meant, by_hand] = ["not_meant", "by_hand"].map(|id| b.reason(id));
    let paper = b.evidence("paper");
    let remedy = b.pays("it", krw(100));
    remedy.conditions = vec![
        condition(answer(first), Otherwise::OutOfScope, not_meant),
        condition(answer(second), Otherwise::Review, by_hand),
    ];
    remedy.evidence = vec![paper];
    b.pays("other", krw(1)).conditions =
        vec![condition(answer(second), Otherwise::NotDue, by_hand)];
    let loaded = b.load();
    let with = |flags: &[bool]| {
        let flags = flags.iter().map(|flag| Answer::YesNo(*flag));
        let answers: Vec<_> = ids.into_iter().zip(flags).collect();
        estimate(&loaded, &answers)
    };
    let pack = |id: &str| LineReason::Pack(id.into());

    let unknown = with(&[]);
    assert_eq!(found(line(&unknown, "it")).0, Certainty::Unknown);
    assert_eq!(names(&line(&unknown, "it").waits_for), ["first"]);
    assert_eq!(names(&unknown.missing), ["first", "second"]);

    let not_meant = with(&[false]);
    let it = line(&not_meant, "it");
    assert_eq!(found(it), (Certainty::NotDue, pack("not_meant"), false));
    assert_eq!((it.steps.len(), it.evidence.len()), (1, 0));
    assert_eq!(it.steps[0].result, Quantity::Flag(false));

    let half = with(&[true]);
    let it = line(&half, "it");
    assert_eq!(found(it).0, Certainty::Unknown);
    assert_eq!(
        (it.steps.len(), names(&it.waits_for)),
        (1, vec!["second".to_owned()])
    );

    let by_hand = with(&[true, false]);
    let it = line(&by_hand, "it");
    assert_eq!(found(it), (Certainty::Review, pack("by_hand"), true));
    assert_eq!((&it.amount, it.evidence.len()), (&Amount::None, 1));
    let other = line(&by_hand, "other");
    assert_eq!(found(other), (Certainty::NotDue, pack("by_hand"), true));

    let due = with(&[true, true]);
    let it = line(&due, "it");
    assert_eq!(found(it), (Certainty::Due, LineReason::RuleApplies, true));
    assert_eq!(it.amount, Amount::Money(100));
}

#[test]
fn a_condition_cites_its_own_source_or_the_remedys() {
    let mut b = Builder::new();
    let mut law = b.0.citations[0].clone();
    law.id = "law".into();
    b.0.citations.push(law);
    let why = b.reason("why");
    let holds = || condition(crate::testing::formulas::yes(), Otherwise::NotDue, why);
    let mut by_law = holds();
    by_law.citations = vec![Ref::new(1), Ref::new(77)];
    b.pays("it", krw(1)).conditions = vec![holds(), by_law];
    let estimate = estimate(&b.load(), &[]);
    let steps = &line(&estimate, "it").steps;
    let cited: Vec<_> = steps.iter().map(|step| names(&step.citations)).collect();
    assert_eq!(cited, [["plan"], ["law"], ["plan"]]);
}

#[test]
fn evidence_is_held_or_lacking() {
    let loaded = by_service();
    let answers = [
        ("services", services(&["talk"])),
        ("again", Answer::YesNo(true)),
    ];
    let mut claim = claim(&loaded, &answers);
    let held = |claim: &_| {
        let estimate = evaluate(&loaded, claim, at(NOW));
        line(&estimate, "it").evidence[0].held
    };
    assert!(!held(&claim));
    claim
        .evidence
        .insert("paper".into(), EvidenceHeld::default());
    assert!(held(&claim));
}

#[test]
fn intake_is_open_to_the_end_of_its_last_day_in_the_packs_place() {
    let mut b = Builder::new();
    let intake = b.intake("2023-01-30", &["2023-02-27", "2023-04-14"]);
    b.pays("it", krw(1)).intake = Some(intake);
    b.pays("unasked", krw(1));
    let loaded = b.load();
    let status = |now: &str| {
        let now = now.parse().expect("an instant");
        let estimate = evaluate(&loaded, &claim(&loaded, &[]), now);
        assert_eq!(line(&estimate, "unasked").intake, None);
        line(&estimate, "it")
            .intake
            .as_ref()
            .expect("an intake")
            .status
    };
    let opens = IntakeStatus::Opens(date("2023-01-30"));
    let open = IntakeStatus::OpenUntil(date("2023-04-14"));
    let closed = IntakeStatus::ClosedAfter(date("2023-04-14"));
    assert_eq!(status("2023-01-29T23:59:59+09:00"), opens);
    assert_eq!(status("2023-01-30T00:00:00+09:00"), open);
    assert_eq!(status("2023-02-28T00:00:00+09:00"), open);
    assert_eq!(status("2023-04-14T23:59:59+09:00"), open);
    assert_eq!(status("2023-04-15T00:00:00+09:00"), closed);
    // It is still the 14th in London, but the scheme goes by Korean time.
    assert_eq!(status("2023-04-14T16:00:00+01:00"), closed);
    assert_eq!(status("2023-01-29T15:00:00+00:00"), open);
}

#[test]
fn dangling_references_go_to_a_person() {
    let mut b = Builder::new();
    b.question("services", QuestionKind::Services);
    b.pays("service", krw(1)).services = vec![Ref::new(9)];
    let no = || crate::testing::formulas::no();
    b.pays("reason", krw(1)).conditions = vec![condition(no(), Otherwise::NotDue, Ref::new(9))];
    let remedy = b.pays("papers", krw(1));
    remedy.evidence = vec![Ref::new(9)];
    remedy.intake = Some(Ref::new(9));
    let estimate = estimate(&b.load(), &[("services", services(&[]))]);
    for remedy in ["service", "reason"] {
        let expected = (Certainty::Review, LineReason::PackFault, true);
        assert_eq!(found(line(&estimate, remedy)), expected);
    }
    let papers = line(&estimate, "papers");
    assert_eq!(papers.amount, Amount::Money(1));
    assert_eq!((papers.evidence.len(), &papers.intake), (0, &None));
}
