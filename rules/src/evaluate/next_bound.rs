//! What would take a line over the bound above it.

use super::{
    award::{Matched, within},
    builder::{Account, LineBuilder},
    figure::{Figure, Stop},
    formulas::{Facts, Read, Trace},
};
use crate::{
    estimate::NextBound,
    pack::{Award, Bound, Ref, Remedy, RemedyCitations, formula::Spans},
    ratio::{Ratio, Rounding},
    unit::Unit,
};

/// How much more of the value reaches the next band, and what that gives.
///
/// Nothing where it cannot be told: above the last band, for a value that has no smallest step,
/// and where the next band's outcome reads what the value is made of, for then it depends on
/// which of them grows.
pub(super) fn next_bound(
    facts: &mut Facts<'_>,
    trace: &mut Trace,
    (remedy, citations): (&Remedy, &RemedyCitations),
    matched: Matched,
) -> Option<NextBound> {
    let Award::Bands { rows, .. } = &remedy.award else {
        return None;
    };
    let bound = rows.get(matched.row)?.upper?;
    let next = rows.get(matched.row + 1)?;
    let computed = facts.values.get_mut(matched.on.index())?;
    let Ok(Figure::Scalar(unit, value)) = computed.figure else {
        return None;
    };
    let target = first_beyond(bound, unit, value)?;
    if !within(next, target) {
        return None;
    }
    let more = target.sub(value).ok()?;
    // A part of a number, like 241/90,000 of an availability, is no distance that people count.
    if unit == Unit::Number && !more.is_whole() {
        return None;
    }
    let more = Figure::Scalar(unit, more).quantity();
    let on = matched.on.of(&facts.loaded.pack().values)?.id.clone();

    computed.figure = Ok(Figure::Scalar(unit, target));
    trace.clear();
    let mut supposed = LineBuilder {
        facts,
        remedy,
        citations,
        trace,
        account: Account::Supposed,
        steps: Vec::new(),
        waits_for: Vec::new(),
    };
    let decision = supposed.give(&next.outcome);
    let decision = decision.unwrap_or_else(|stop| supposed.stop(stop));
    if let Some(computed) = facts.values.get_mut(matched.on.index()) {
        computed.figure = Ok(Figure::Scalar(unit, value));
    }
    trace.reads.retain(|read| *read != Read::Value(matched.on));
    if !trace.reads.is_empty() {
        let reads = ground(facts, &trace.reads).ok()?;
        let made_of = ground(facts, &[Read::Value(matched.on)]).ok()?;
        facts
            .budget
            .spend_on_adding(reads.len(), made_of.len())
            .ok()?;
        if reads.iter().any(|read| made_of.contains(read)) {
            return None;
        }
    }
    Some(NextBound {
        value: on,
        more,
        amount: decision.amount,
        certainty: decision.certainty,
        reason: decision.reason,
    })
}

/// The least figure above `bound`, in the smallest steps of its unit.
fn first_beyond(bound: Bound, unit: Unit, value: Ratio) -> Option<Ratio> {
    let one = Ratio::whole(1);
    match (unit, bound.inclusive) {
        (Unit::Money | Unit::Duration, true) => {
            bound.at.round(Rounding::Floor, one).ok()?.add(one).ok()
        }
        (Unit::Money | Unit::Duration, false) => bound.at.round(Rounding::Ceil, one).ok(),
        (_, false) => Some(bound.at),
        (_, true) => (bound.at.is_whole() && value.is_whole())
            .then(|| bound.at.add(one).ok())
            .flatten(),
    }
}

/// The values among `reads` and in turn what they read, with each answer once, however it is read.
fn ground(facts: &Facts<'_>, reads: &[Read]) -> Result<Vec<Read>, Stop> {
    let mut found: Vec<Read> = Vec::new();
    let mut left = reads.to_vec();
    while let Some(read) = left.pop() {
        facts.budget.spend_on_adding(1, found.len())?;
        let read = match read {
            Read::Choice(question)
            | Read::Highest(question)
            | Read::Week(question, _)
            | Read::HasWeek(question, _)
            | Read::Recorded(question)
            | Read::Series(_, question, ..)
            | Read::Span(_, Spans::Answer(question))
            | Read::Within(Spans::Answer(question), ..)
            | Read::Items(question) => Read::Answer(question),
            Read::Span(_, Spans::Service(service)) | Read::Within(Spans::Service(service), ..) => {
                Read::Outage(service)
            }
            Read::Used(_) => Read::Used(Ref::new(0)),
            other => other,
        };
        if found.contains(&read) {
            continue;
        }
        found.push(read);
        if let Read::Value(value) | Read::ItemValue(value, _) = read
            && let Some(computed) = facts.values.get(value.index())
        {
            left.extend_from_slice(&computed.trace.reads);
            for item in &computed.items {
                left.extend_from_slice(&item.trace.reads);
            }
        }
    }
    Ok(found)
}
