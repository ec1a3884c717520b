//! Turns a pack, a claim and a point in time into an estimate.

mod answers;
mod award;
mod budget;
mod builder;
mod figure;
mod formulas;
mod line;
mod marks;
mod next_bound;
mod outages;
mod outcomes;
#[cfg(test)]
mod tests;
mod totals;

use self::{
    answers::Answers,
    budget::Budget,
    builder::{Account, LineBuilder},
    figure::Figure,
    formulas::{Computed, Facts, Trace},
    marks::Marks,
    outages::Outages,
};
pub use self::{
    budget::MAX_STEPS,
    outcomes::{LineOutcome, Outcomes, outcomes},
};
use crate::{
    Claim, Estimate, Instant, LoadedPack,
    estimate::{ClaimFault, Line, ServiceOutage, ValueStep},
    id::QuestionId,
    pack::{Question, Ref, Remedy, RemedyCitations},
};

/// What `loaded` gives for `claim` at `now`.
///
/// It is total: any claim gets an estimate with a line for each remedy. What in the claim cannot
/// be used counts as unanswered and stands in [`Estimate::faults`]; what is unanswered leaves only
/// the lines that read it [`Unknown`](crate::estimate::Certainty::Unknown); what cannot be
/// computed goes to a person, as what would take more than [`MAX_STEPS`] does. The same three arguments always give the same estimate.
pub fn evaluate(loaded: &LoadedPack, claim: &Claim, now: Instant) -> Estimate {
    let pack = loaded.pack();
    let (facts, faults) = facts(loaded, claim, now);
    let mut evaluation = Evaluation {
        facts,
        claim,
        marks: Marks::new(pack, loaded.services_question()),
        trace: Trace::default(),
    };
    let remedies = pack.remedies.iter().zip(&loaded.citations().remedies);
    let lines: Vec<Line> = remedies
        .map(|(remedy, citations)| evaluation.line(remedy, citations))
        .collect();
    evaluation.marks.close(&evaluation.facts.values);
    Estimate {
        pack: loaded.reference(),
        now,
        currency: pack.currency,
        totals: totals::totals(lines.iter().map(Into::into)),
        lines,
        values: evaluation.value_steps(),
        outages: evaluation.outages(),
        asked: evaluation.questions(|marks, at, _| marks.asked.get(at) == Some(&true)),
        missing: evaluation.questions(|marks, at, question| {
            marks.missing.get(at) == Some(&true) && !question.optional
        }),
        faults,
    }
}

/// Everything that the remedies read, and what of the claim cannot be used.
fn facts<'a>(
    loaded: &'a LoadedPack,
    claim: &'a Claim,
    now: Instant,
) -> (Facts<'a>, Vec<ClaimFault>) {
    let pack = loaded.pack();
    let (answers, faults) = Answers::of(loaded, claim);
    let mut facts = Facts {
        loaded,
        answers,
        outages: Outages::of(loaded, claim),
        today: now.at_offset(pack.offset_minutes).unwrap_or(now).date(),
        given: Vec::with_capacity(pack.remedies.len()),
        values: Vec::new(),
        budget: Budget::new(),
    };
    facts.compute_values();
    (facts, faults)
}

struct Evaluation<'a> {
    facts: Facts<'a>,
    claim: &'a Claim,
    marks: Marks,
    trace: Trace,
}

impl Evaluation<'_> {
    fn line(&mut self, remedy: &Remedy, citations: &RemedyCitations) -> Line {
        self.trace.clear();
        let mut builder = LineBuilder {
            facts: &self.facts,
            remedy,
            citations,
            trace: &mut self.trace,
            account: Account::Kept(&mut self.marks),
            steps: Vec::new(),
            waits_for: Vec::new(),
        };
        let (decision, matched) = builder.decide();
        let given = builder.given(&decision);
        let mut line = builder.line(decision, self.claim);
        line.next_bound = matched.and_then(|matched| {
            next_bound::next_bound(
                &mut self.facts,
                &mut self.trace,
                (remedy, citations),
                matched,
            )
        });
        self.facts.given.push(given);
        line
    }

    fn value_steps(&self) -> Vec<ValueStep> {
        let loaded = self.facts.loaded;
        let values = loaded.pack().values.iter().zip(&self.facts.values);
        let values = values.zip(&loaded.citations().values);
        let mut steps = Vec::new();
        for (((value, computed), citations), read) in values.zip(&self.marks.values) {
            if !*read {
                continue;
            }
            let step = |item, computed: &Computed| ValueStep {
                value: value.id.clone(),
                item,
                inputs: self.facts.inputs(&computed.trace),
                result: computed.figure.ok().map(Figure::quantity),
                citations: self.facts.cited(citations, &computed.trace),
            };
            if value.each.is_none() {
                steps.push(step(None, computed));
            }
            let items = (0..=u16::MAX).zip(&computed.items);
            steps.extend(items.map(|(item, computed)| step(Some(item), computed)));
        }
        steps
    }

    fn outages(&mut self) -> Vec<ServiceOutage> {
        let Facts {
            loaded,
            answers,
            outages,
            ..
        } = &mut self.facts;
        Ref::all(&loaded.pack().services)
            .filter(|service| answers.used(*service) == Ok(true))
            .filter_map(|service| outages.describe(service))
            .collect()
    }

    fn questions(&self, marked: fn(&Marks, usize, &Question) -> bool) -> Vec<QuestionId> {
        let questions = self.facts.loaded.pack().questions.iter().enumerate();
        questions
            .filter(|(at, question)| marked(&self.marks, *at, question))
            .map(|(_, question)| question.id.clone())
            .collect()
    }
}
