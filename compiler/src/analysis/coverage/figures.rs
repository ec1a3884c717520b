//! Published figures that no example shows: rows of tables, what lies outside, caps and floors.

use rules::{
    Estimate, Formula, Pack, Ratio,
    estimate::{Input, LineReason, Quantity, Source},
    pack::{Award, Gives, Outcome, Table},
};

use super::{Place, untested};
use crate::analysis::Finding;

pub(super) fn findings(pack: &Pack, estimates: &[Estimate]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for table in &pack.tables {
        findings.extend(rows(table, estimates));
        findings.extend(outside(pack, table, estimates));
    }
    for value in &pack.values {
        let results = estimates
            .iter()
            .flat_map(|estimate| &estimate.values)
            .filter(|step| step.value == value.id)
            .filter_map(|step| step.result.as_ref());
        let place = Place::part("value", value.id.as_str()).then("formula");
        let name = value.id.as_str();
        findings.extend(bound(
            &value.formula,
            &results.collect::<Vec<_>>(),
            &place,
            name,
        ));
    }
    for (at, remedy) in pack.remedies.iter().enumerate() {
        let Award::One(Outcome {
            gives: Gives::Money { amount, .. },
            ..
        }) = &remedy.award
        else {
            continue;
        };
        let results = estimates
            .iter()
            .filter_map(|estimate| estimate.lines.get(at))
            .flat_map(|line| &line.steps)
            .filter(|step| step.action == rules::estimate::Action::Amount)
            .map(|step| &step.result);
        let place = Place::part("remedy", remedy.id.as_str()).then("amount");
        let name = remedy.id.as_str();
        findings.extend(bound(amount, &results.collect::<Vec<_>>(), &place, name));
    }
    findings
}

/// Every figure that an estimate read.
fn inputs(estimate: &Estimate) -> impl Iterator<Item = &Input> {
    let steps = estimate.lines.iter().flat_map(|line| &line.steps);
    let steps = steps.flat_map(|step| &step.inputs);
    steps.chain(estimate.values.iter().flat_map(|value| &value.inputs))
}

fn rows(table: &Table, estimates: &[Estimate]) -> Vec<Finding> {
    let mut read = vec![false; table.rows.len()];
    for input in estimates.iter().flat_map(inputs) {
        if let Source::Row(id, row) = &input.source
            && *id == table.id
            && let Some(read) = read.get_mut(usize::from(*row))
        {
            *read = true;
        }
    }
    let unread = read.iter().enumerate().filter(|(_, read)| !**read);
    unread
        .map(|(at, _)| {
            let place = Place::part("table", table.id.as_str()).then("row").then(at);
            let message = format!("no example looks up row {} of `{}`", at + 1, table.id);
            untested(place, message)
        })
        .collect()
}

fn outside(pack: &Pack, table: &Table, estimates: &[Estimate]) -> Option<Finding> {
    let reason = &table.outside.of(&pack.reasons)?.id;
    let mut lines = estimates.iter().flat_map(|estimate| &estimate.lines);
    let is_told = lines.any(|line| matches!(&line.reason, LineReason::Pack(id) if id == reason));
    (!is_told).then(|| {
        let place = Place::part("table", table.id.as_str()).then("outside");
        let message = format!("no example falls outside `{}`", table.id);
        untested(place, message)
    })
}

/// A figure that a formula is held to at its end: a cap or, other than zero, a floor.
fn held_to(formula: &Formula) -> Option<Ratio> {
    let literal = |sides: &[Formula; 2]| {
        sides.iter().find_map(|side| match side {
            Formula::Money(at) | Formula::Number(at) | Formula::Duration(at) => Some(*at),
            _ => None,
        })
    };
    match formula {
        Formula::Round(_, _, inner) => held_to(inner),
        Formula::Min(sides) => literal(sides),
        Formula::Max(sides) => literal(sides).filter(|at| *at != Ratio::ZERO),
        _ => None,
    }
}

/// Whether some example reaches the bound that a formula is held to, and some does not.
fn bound(formula: &Formula, results: &[&Quantity], place: &Place, name: &str) -> Option<Finding> {
    let at = held_to(formula)?;
    let figure = |quantity: &Quantity| match quantity {
        Quantity::Money(figure) | Quantity::Number(figure) | Quantity::Duration(figure) => {
            Some(*figure)
        }
        _ => None,
    };
    let reaches = |quantity: &&&Quantity| figure(quantity) == Some(at);
    let message = if !results.iter().any(|result| reaches(&result)) {
        format!("no example reaches the bound that `{name}` is held to")
    } else if results.iter().all(|result| reaches(&result)) {
        format!("no example stays within the bound that `{name}` is held to")
    } else {
        return None;
    };
    Some(untested(place.clone(), message))
}
