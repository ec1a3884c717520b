//! Finds outcomes that no example reaches.

mod figures;

use std::collections::BTreeSet;

use rules::{
    Estimate, Pack,
    estimate::{Action, Line, LineReason, Quantity},
    pack::{Award, Gives, Remedy},
};

use super::{Finding, place::Place};
use crate::diagnostic::Code;

/// What a line came through: a condition that did not hold, a row of the award, or its outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Way {
    Condition(u16),
    Row(u16),
    Outside,
    Only,
}

/// A finding for each way through a remedy that none of `estimates`, those of the examples, took.
pub(super) fn findings(pack: &Pack, estimates: &[Estimate]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (at, remedy) in pack.remedies.iter().enumerate() {
        let lines = estimates
            .iter()
            .filter_map(|estimate| estimate.lines.get(at));
        let taken: BTreeSet<Way> = lines.filter_map(|line| way(pack, remedy, line)).collect();
        let place = Place::part("remedy", remedy.id.as_str());
        for (way, place, what) in ways(pack, remedy, &place) {
            if !taken.contains(&way) {
                let message = format!("no example reaches {what} of `{}`", remedy.id);
                findings.push(untested(place, message));
            }
        }
    }
    findings.extend(figures::findings(pack, estimates));
    findings
}

fn untested(place: Place, message: String) -> Finding {
    Finding {
        code: Code::Untested,
        place,
        message,
        help: "add an `[[example]]` whose claim comes to it".to_owned(),
    }
}

/// Every way through a remedy, with its place and what it is called.
fn ways(pack: &Pack, remedy: &Remedy, place: &Place) -> Vec<(Way, Place, String)> {
    let mut ways = Vec::new();
    for (at, condition) in (0..=u16::MAX).zip(&remedy.conditions) {
        let place = place.then("condition").then(usize::from(at)).then("else");
        let reason = condition.reason.of(&pack.reasons);
        let what = reason.map_or("the condition".to_owned(), |reason| {
            format!("`{}`", reason.id)
        });
        ways.push((Way::Condition(at), place, what));
    }
    let mut rows = |count: usize, key: &str| {
        for at in (0..=u16::MAX).take(count) {
            let place = place.then(key).then(usize::from(at));
            let what = format!("{key} {}", at + 1);
            ways.push((Way::Row(at), place, what));
        }
    };
    match &remedy.award {
        Award::One(_) => ways.push((Way::Only, place.clone(), "what is given".to_owned())),
        Award::Bands { rows: bands, .. } => rows(bands.len(), "band"),
        Award::Cases(cases) => rows(cases.len(), "case"),
    }
    if let Award::Bands {
        outside: Some(_), ..
    } = &remedy.award
    {
        let place = place.then("outside");
        ways.push((Way::Outside, place, "a figure outside the bands".to_owned()));
    }
    ways
}

/// The way that a line took; nothing when it waits, or when a service decided.
fn way(pack: &Pack, remedy: &Remedy, line: &Line) -> Option<Way> {
    let mut way = None;
    for step in &line.steps {
        match (&step.action, &step.result) {
            (Action::Condition(at), Quantity::Flag(false)) => return Some(Way::Condition(*at)),
            (Action::Band(at) | Action::Case(at), _) => way = Some(Way::Row(*at)),
            (Action::Amount | Action::Low | Action::Time, _) if way.is_none() => {
                way = Some(Way::Only);
            }
            _ => {}
        }
    }
    let pack_reason = match &line.reason {
        LineReason::Pack(reason) => Some(reason),
        _ => None,
    };
    match &remedy.award {
        Award::Bands {
            outside: Some(outside),
            ..
        } if way.is_none() => {
            let outside = outside.of(&pack.reasons).map(|reason| &reason.id);
            (outside == pack_reason).then_some(Way::Outside)
        }
        // Things, reviews and nothing come without a step of their own.
        Award::One(outcome) if way.is_none() => {
            let reason = outcome.reason.and_then(|reason| reason.of(&pack.reasons));
            let own = reason.map(|reason| &reason.id) == pack_reason;
            let given = match outcome.gives {
                Gives::Items(_) => line.amount != rules::estimate::Amount::None,
                _ => own && pack_reason.is_some(),
            };
            given.then_some(Way::Only)
        }
        _ => way,
    }
}
