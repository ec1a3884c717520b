//! What holds of every pack and every claim, over packs that are made up.
#![allow(clippy::unwrap_used, clippy::panic)]

mod claims;
mod formulas;
mod leaves;
mod packs;
mod questions;
mod reads;
mod remedies;
mod rising;
mod tape;

use compiler::{Listing, Severity, compile, possible, print};
use proptest::prelude::*;
use rules::{
    Claim, Estimate, Formula, Instant, LoadedPack, Pack, Ratio, Ref, Window, WindowSet,
    canonical_json,
    estimate::{Amount, Certainty, Line, LineReason, Quantity, ValueStep},
    evaluate,
    pack::{Award, Gives, QuestionKind, formula::Fold},
};
use serde_json::Value;

use crate::generated::{
    claims::Answering,
    reads::rests_on,
    tape::{Tape, tapes},
};

/// A made-up pack, loaded, with a claim for it.
struct Case {
    made: remedies::MadePack,
    loaded: LoadedPack,
    claim: Claim,
    now: Instant,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Answers {
    Any,
    Right,
    Whole,
}

fn case(tape: &mut Tape, answers: Answers) -> Case {
    let made = remedies::pack(tape);
    let mut answering = Answering {
        tape,
        pack: &made.pack,
    };
    let claim = match answers {
        Answers::Any => answering.any_claim(),
        Answers::Right => answering.right_claim(false),
        Answers::Whole => answering.right_claim(true),
    };
    let now = answering.now();
    let loaded = LoadedPack::new(made.pack.clone()).unwrap();
    Case {
        made,
        loaded,
        claim,
        now,
    }
}

impl Case {
    fn estimate(&self) -> Estimate {
        evaluate(&self.loaded, &self.claim, self.now)
    }

    /// The pack's source and the claim, to be told when something does not hold.
    fn described(&self) -> String {
        let source = print(&self.made.pack, &self.made.rising, &[], &Listing::default());
        let claim = canonical_json(&self.claim).unwrap();
        format!("{source}\n\nclaim {claim}\nnow {}", self.now)
    }
}

/// The claim with each of its windows written as two that touch.
fn halved(value: &mut Value) {
    match value {
        Value::Array(items) => {
            let is_windows = items.iter().any(|item| item.get("from").is_some());
            if !is_windows {
                items.iter_mut().for_each(halved);
                return;
            }
            let windows: Vec<Window> = serde_json::from_value(Value::Array(items.clone())).unwrap();
            let halves = windows.into_iter().flat_map(|window| {
                let (from, to) = (window.from.seconds(), window.to.seconds());
                let offset = window.from.offset_minutes();
                let middle = Instant::from_seconds(from + (to - from) / 2, offset).unwrap();
                let (first, second) = (
                    Window {
                        to: middle,
                        ..window
                    },
                    Window {
                        from: middle,
                        ..window
                    },
                );
                // In any order.
                [second, first]
            });
            *items = halves
                .map(|window| serde_json::to_value(window).unwrap())
                .collect();
        }
        Value::Object(members) => members.values_mut().for_each(halved),
        _ => {}
    }
}

fn size(quantity: &Quantity) -> Option<Ratio> {
    match quantity {
        Quantity::Money(at) | Quantity::Number(at) | Quantity::Duration(at) => Some(*at),
        Quantity::Date(date) => Some(Ratio::whole(date.number())),
        _ => None,
    }
}

/// The literal that a formula's figure is never above.
fn cap(formula: &Formula) -> Option<Ratio> {
    let Formula::Min(sides) = formula else {
        return None;
    };
    let literal = |formula: &Formula| match formula {
        Formula::Money(at) | Formula::Number(at) | Formula::Duration(at) => Some(*at),
        _ => None,
    };
    let [left, right] = &**sides;
    [literal(left), literal(right)].into_iter().flatten().min()
}

/// The largest amount that a formula may come to: a cap, or as many as there are items.
fn most(
    pack: &Pack,
    formula: &Formula,
    items: impl Fn(Ref<rules::pack::Question>) -> i64,
) -> Option<Ratio> {
    if let Formula::Over(Fold::Sum, value) = formula {
        let value = value.of(&pack.values)?;
        let each = cap(&value.formula)?;
        let count = items(value.each?);
        return each.mul(Ratio::whole(count)).ok();
    }
    cap(formula)
}

fn figures<'e>(
    estimate: &'e Estimate,
    pack: &Pack,
    at: usize,
) -> impl Iterator<Item = &'e ValueStep> {
    let id = pack.values[at].id.clone();
    estimate.values.iter().filter(move |step| step.value == id)
}

/// The claim with one of its windows reaching further back or forth, within what is asked about.
fn lengthened(case: &Case, tape: &mut Tape) -> Option<Claim> {
    let pack = &case.made.pack;
    let mut claim = case.claim.clone();
    let mut all: Vec<(String, bool, WindowSet, Window)> = Vec::new();
    if let Some(incident) = &pack.incident {
        for service in &pack.services {
            let published = WindowSet::of([service.window]);
            let windows = claim.windows.get(&service.id).unwrap_or(&published);
            all.push((
                service.id.to_string(),
                true,
                windows.clone(),
                incident.window,
            ));
        }
    }
    for question in &pack.questions {
        let QuestionKind::Windows {
            earliest, latest, ..
        } = question.kind
        else {
            continue;
        };
        if let Some(rules::Answer::Windows(windows)) = claim.answers.get(&question.id) {
            let midnight = |day| Instant::new(day, 0, 0, 0, pack.offset_minutes).unwrap();
            let within = Window {
                from: midnight(earliest),
                to: midnight(latest.plus_days(1).unwrap()),
            };
            all.push((question.id.to_string(), false, windows.clone(), within));
        }
    }
    if all.is_empty() {
        return None;
    }
    let (id, is_service, windows, within) = tape.pick(&all);
    let window = tape.pick(windows.windows());
    let (from, to) = (window.from.seconds(), window.to.seconds());
    let offset = window.from.offset_minutes();
    let earlier = tape.between(within.from.seconds().min(from), from);
    let later = tape.between(to, within.to.seconds().max(to));
    let longer = Window {
        from: Instant::from_seconds(earlier, offset)?,
        to: Instant::from_seconds(later, offset)?,
    };
    let windows = windows.union(&WindowSet::of([longer]));
    if is_service {
        claim.windows.insert(id.as_str().into(), windows);
    } else {
        let answer = rules::Answer::Windows(windows);
        claim.answers.insert(id.as_str().into(), answer);
    }
    Some(claim)
}

fn decision(line: &Line) -> (&Amount, Certainty, &LineReason, bool) {
    (&line.amount, line.certainty, &line.reason, line.in_scope)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// What is made up is what the compiler makes: it is printed, compiles, and is the same again.
    #[test]
    fn what_is_printed_compiles_to_the_same_pack(mut tape in tapes(1200)) {
        let made = remedies::pack(&mut tape);
        let source = print(&made.pack, &made.rising, &[], &Listing::default());
        let (compiled, findings) = compile("made-up.toml", &source);
        let errors = findings.iter().filter(|finding| finding.severity == Severity::Error);
        let messages: Vec<_> = errors.map(ToString::to_string).collect();
        prop_assert!(compiled.is_some(), "{}\n{source}", messages.join("\n\n"));
        let compiled = compiled.unwrap();
        prop_assert_eq!(&compiled.pack, &made.pack, "{}", source);
        prop_assert_eq!(&compiled.rising, &made.rising);
        let again = print(&compiled.pack, &compiled.rising, &[], &compiled.listing);
        prop_assert_eq!(again, source);
    }

    #[test]
    fn an_estimate_is_whole_and_the_same_each_time(mut tape in tapes(1600)) {
        let case = case(&mut tape, Answers::Any);
        let estimate = case.estimate();
        prop_assert_eq!(estimate.lines.len(), case.made.pack.remedies.len());
        for (line, remedy) in estimate.lines.iter().zip(&case.made.pack.remedies) {
            prop_assert_eq!(&line.remedy, &remedy.id);
            let gives = line.amount != Amount::None;
            let given = matches!(line.certainty, Certainty::Due | Certainty::Range);
            prop_assert_eq!(gives, given, "{:?}\n{}", line, case.described());
            let waits = line.certainty == Certainty::Unknown;
            prop_assert!(!waits || !line.waits_for.is_empty(), "{:?}\n{}", line, case.described());
        }
        prop_assert_eq!(&case.estimate(), &estimate);

        let pack = canonical_json(&case.made.pack).unwrap();
        let loaded = LoadedPack::from_json(pack.as_bytes()).unwrap();
        let claim: Claim = serde_json::from_str(&canonical_json(&case.claim).unwrap()).unwrap();
        prop_assert_eq!(&claim, &case.claim);
        prop_assert_eq!(&evaluate(&loaded, &claim, case.now), &estimate);
        let read: Estimate = serde_json::from_str(&canonical_json(&estimate).unwrap()).unwrap();
        prop_assert_eq!(read, estimate);
    }

    #[test]
    fn two_windows_that_touch_are_one(mut tape in tapes(1600)) {
        let case = case(&mut tape, Answers::Any);
        let mut value = serde_json::to_value(&case.claim).unwrap();
        halved(&mut value);
        let claim: Claim = serde_json::from_value(value).unwrap();
        prop_assert_eq!(evaluate(&case.loaded, &claim, case.now), case.estimate(), "{}", case.described());
    }

    /// A claim is found fault with only for what its questions do not take.
    #[test]
    fn right_answers_are_taken(mut tape in tapes(1600)) {
        let case = case(&mut tape, Answers::Whole);
        let estimate = case.estimate();
        prop_assert_eq!(&estimate.faults, &[], "{}", case.described());
        prop_assert_eq!(&estimate.missing, &[], "{}", case.described());
        for line in &estimate.lines {
            prop_assert!(line.certainty != Certainty::Unknown, "{:?}\n{}", line, case.described());
        }
    }

    #[test]
    fn no_cap_is_passed(mut tape in tapes(1600)) {
        let case = case(&mut tape, Answers::Right);
        let pack = &case.made.pack;
        let estimate = case.estimate();
        let items = |list: Ref<rules::pack::Question>| {
            let list = list.of(&pack.questions).unwrap();
            match case.claim.answers.get(&list.id) {
                Some(rules::Answer::Items(items)) => i64::try_from(items.len()).unwrap(),
                _ => 0,
            }
        };
        for (at, value) in pack.values.iter().enumerate() {
            let Some(most) = most(pack, &value.formula, items) else { continue };
            for step in figures(&estimate, pack, at) {
                let figure = step.result.as_ref().and_then(size);
                prop_assert!(figure.is_none_or(|figure| figure <= most), "{:?}\n{}", step, case.described());
            }
        }
        for (line, remedy) in estimate.lines.iter().zip(&pack.remedies) {
            if let Award::One(outcome) = &remedy.award
                && let Gives::Money { amount, rounding } = &outcome.gives
                && let Some(most) = most(pack, amount, items)
                && let Amount::Money(amount) = line.amount
            {
                let most = rounding.map_or(Ok(most), |to| most.round(to.rounding, to.unit)).unwrap();
                prop_assert!(Ratio::whole(amount) <= most, "{:?}\n{}", line, case.described());
            }
        }
    }

    #[test]
    fn an_answer_that_is_not_read_changes_nothing(mut tape in tapes(1800)) {
        let case = case(&mut tape, Answers::Right);
        let pack = &case.made.pack;
        let before = case.estimate();
        let pages = Ref::all(&pack.questions);
        let pages: Vec<_> = pages.filter(|at| at.of(&pack.questions).unwrap().item_of.is_none()).collect();
        let at = tape.pick(&pages);
        let question = at.of(&pack.questions).unwrap().id.clone();
        let mut changed = case.claim.clone();
        let answer = Answering { tape: &mut tape, pack }.right_answer(at, false);
        changed.answers.insert(question.clone(), answer);
        let after = evaluate(&case.loaded, &changed, case.now);
        for (line, other) in before.lines.iter().zip(&after.lines) {
            // A line that waits asks for what comes first, and other answers may settle it too.
            let is_settled = line.certainty != Certainty::Unknown;
            if is_settled && !rests_on(pack, &before, line).contains(&question) {
                // Its steps may: what decided while something lacked need not be read once it is there.
                prop_assert_eq!(decision(line), decision(other), "{} in place of {:?}\n{}",
                    canonical_json(&changed.answers.get(&question)).unwrap(), question, case.described());
            }
        }
    }

    #[test]
    fn what_rises_never_falls(mut tape in tapes(1800)) {
        let case = case(&mut tape, Answers::Right);
        let before = case.estimate();
        let Some(longer) = lengthened(&case, &mut tape) else { return Ok(()) };
        let after = evaluate(&case.loaded, &longer, case.now);
        for (line, other) in before.lines.iter().zip(&after.lines) {
            if !case.made.rising.contains(&line.remedy) {
                continue;
            }
            if let (Amount::Money(less), Amount::Money(more)) = (&line.amount, &other.amount) {
                prop_assert!(less <= more, "{less} {more} {}\n{}", canonical_json(&longer).unwrap(), case.described());
            }
        }
    }

    /// The compiler tells authors what a value may come to; no claim comes to anything else.
    #[test]
    fn no_figure_is_thought_impossible(mut tape in tapes(1800)) {
        let case = case(&mut tape, Answers::Right);
        let pack = &case.made.pack;
        let possible = possible(pack);
        prop_assert_eq!(possible.len(), pack.values.len());
        let mut answering = Answering { tape: &mut tape, pack };
        // What a question does not take counts as unanswered, so any claim will do.
        let more = [answering.right_claim(true), answering.right_claim(true), answering.any_claim()];
        for claim in more.iter().chain([&case.claim]) {
            let estimate = evaluate(&case.loaded, claim, case.now);
            for (at, possible) in possible.iter().enumerate() {
                for step in figures(&estimate, pack, at) {
                    let Some(result) = &step.result else { continue };
                    prop_assert!(possible.holds(result), "{:?} is not {:?}\n{}\nclaim {}", step, possible,
                        case.described(), canonical_json(claim).unwrap());
                }
            }
        }
    }
}
