//! What a line of an estimate rests on, by its steps alone.

use std::collections::BTreeSet;

use rules::{
    Estimate, Pack,
    estimate::{Certainty, Input, Line, Source},
    id::QuestionId,
};

/// The questions whose answers a line, or one that it reads, has read or waits for.
pub(crate) fn rests_on(pack: &Pack, estimate: &Estimate, line: &Line) -> BTreeSet<QuestionId> {
    let mut found = BTreeSet::new();
    let mut lines = vec![line];
    let mut inputs: Vec<&Input> = Vec::new();
    let mut seen = BTreeSet::new();
    while let Some(line) = lines.pop() {
        found.extend(line.waits_for.iter().cloned());
        if line.certainty == Certainty::Review {
            // What cannot be worked out closes no step, so all that the estimate has read counts.
            found.extend(estimate.asked.iter().cloned());
        }
        inputs.extend(line.steps.iter().flat_map(|step| &step.inputs));
        let remedy = pack.remedies.iter().find(|known| known.id == line.remedy);
        if remedy.is_some_and(|remedy| !remedy.services.is_empty()) {
            found.extend(services(pack));
        }
        while let Some(input) = inputs.pop() {
            match &input.source {
                Source::Answer(id)
                | Source::HighestWeek(id, _)
                | Source::Week(id, _)
                | Source::RecordedWeeks(id)
                | Source::Series(_, id, ..)
                | Source::Items(id)
                | Source::Span(_, id)
                | Source::Within(id, ..) => {
                    found.insert(page(pack, id));
                }
                Source::Used(_) => found.extend(services(pack)),
                Source::Value(id) | Source::ItemValue(id, _) => {
                    // A figure of each item rests on how many there are, whatever it is made of.
                    let value = pack.values.iter().find(|value| value.id == *id);
                    let list = value.and_then(|value| value.each?.of(&pack.questions));
                    found.extend(list.map(|list| list.id.clone()));
                    if seen.insert(id.clone()) {
                        let values = estimate.values.iter().filter(|value| value.value == *id);
                        for value in values {
                            inputs.extend(&value.inputs);
                        }
                    }
                }
                Source::Given(id) => {
                    let read = estimate.lines.iter().find(|line| line.remedy == *id);
                    lines.extend(read);
                }
                Source::Outage(_)
                | Source::ServiceSpan(..)
                | Source::ServiceWithin(..)
                | Source::Today
                | Source::IntakeOpen(_)
                | Source::Row(..) => {}
            }
        }
    }
    found
}

/// The question that the claimant answers: a field is answered with its list.
fn page(pack: &Pack, id: &QuestionId) -> QuestionId {
    let asked = pack.questions.iter().find(|asked| asked.id == *id).unwrap();
    let list = asked.item_of.and_then(|list| list.of(&pack.questions));
    list.unwrap_or(asked).id.clone()
}

fn services(pack: &Pack) -> Option<QuestionId> {
    let mut questions = pack.questions.iter();
    let asked = questions.find(|asked| asked.kind == rules::pack::QuestionKind::Services);
    asked.map(|asked| asked.id.clone())
}
