//! Makes the claim of the draft: what reads as an answer is in it, what does not is told.

mod answers;
mod items;
mod periods;
mod windows;

use std::collections::BTreeMap;

use rules::{
    ByDay, Claim, Currency, Date, Estimate, LoadedPack, Money, OtherLoss, SetAside, WindowSet,
    id::{EvidenceId, QuestionId, ServiceId},
};

use self::{answers::answer, windows::corrected};
pub(crate) use self::{
    answers::question_faults,
    periods::{amount, days},
    windows::{Bounds, window_faults},
};
use crate::{
    draft::{Draft, LossEntry},
    field::{Field, FieldFault},
    flow,
    input::{self, Problem},
};

/// The claim with every answer of the draft that reads as one, needed or not.
pub fn whole(pack: &LoadedPack, draft: &Draft) -> Claim {
    claim(pack, draft, &|_| true)
}

/// The claim with only what the rules read for this claimant, as `estimate` of the whole claim
/// tells it: the questions asked, windows of services used, losses and papers where they are
/// asked for. What a person typed on a way they left again is nobody's business.
pub fn needed(pack: &LoadedPack, draft: &Draft, estimate: &Estimate) -> Claim {
    let losses = flow::wants_other_losses(pack.pack(), estimate);
    claim(pack, draft, &|part| match part {
        Part::Answer(id) => estimate.asked.contains(id),
        Part::Window(id) => estimate.outages.iter().any(|outage| outage.service == *id),
        Part::OtherLosses => losses,
        Part::Evidence(id) => flow::evidence_asked(estimate).any(|asked| asked == id),
    })
}

/// A part of a claim.
enum Part<'a> {
    Answer(&'a QuestionId),
    Window(&'a ServiceId),
    OtherLosses,
    Evidence(&'a EvidenceId),
}

fn claim(pack: &LoadedPack, draft: &Draft, wanted: &dyn Fn(Part) -> bool) -> Claim {
    let data = pack.pack();
    let mut claim = Claim::new(data);
    for question in &data.questions {
        // What is asked of each item of a list is answered within the list.
        if question.item_of.is_none()
            && wanted(Part::Answer(&question.id))
            && let Some(answer) = answer(data, question, draft.entries.get(&question.id))
        {
            claim.answers.insert(question.id.clone(), answer);
        }
    }
    for service in &data.services {
        if wanted(Part::Window(&service.id))
            && let Some(entry) = draft.windows.get(&service.id)
            && let Some(window) = corrected(entry, service, data)
        {
            claim
                .windows
                .insert(service.id.clone(), WindowSet::of([window]));
        }
    }
    if wanted(Part::OtherLosses) {
        claim.other_losses = draft
            .other_losses
            .iter()
            .filter_map(|loss| other_loss(loss, data.currency))
            .collect();
    }
    for (question, daily) in draft.daily.iter() {
        if wanted(Part::Answer(question))
            && let Some(asked) = flow::question(data, question)
        {
            let days = ByDay(daily.record(asked, data.currency));
            if !days.0.is_empty() {
                claim.by_day.insert(question.clone(), days);
            }
        }
    }
    for (question, aside) in draft.set_aside.iter() {
        let mut said = BTreeMap::new();
        // Without a reason it is not set aside yet.
        for (first, reason) in aside.iter() {
            let reason = reason.trim();
            if !reason.is_empty() {
                said.insert(*first, reason.to_owned());
            }
        }
        if wanted(Part::Answer(question)) && !said.is_empty() {
            claim.set_aside.insert(question.clone(), SetAside(said));
        }
    }
    for (paper, held) in draft.evidence.iter() {
        if wanted(Part::Evidence(paper)) {
            claim.evidence.insert(paper.clone(), held.clone());
        }
    }
    claim
}

/// What is wrong in a line for another loss; a line left empty is no fault.
pub(crate) fn loss_faults(index: usize, loss: &LossEntry, currency: Currency) -> Vec<FieldFault> {
    if is_blank(loss) {
        return Vec::new();
    }
    let mut faults = Vec::new();
    if loss.what.trim().is_empty() {
        faults.push(FieldFault {
            field: Field::LossWhat(index),
            problem: Problem::NoDescription,
        });
    }
    if let Err(problem) = loss_amount(loss, currency) {
        faults.push(FieldFault {
            field: Field::LossAmount(index),
            problem,
        });
    }
    if let Some(Err(problem)) = loss_date(loss) {
        faults.push(FieldFault {
            field: Field::LossDate(index),
            problem,
        });
    }
    faults
}

fn is_blank(loss: &LossEntry) -> bool {
    let texts = [&loss.what, &loss.amount].into_iter();
    let mut texts = texts.chain(loss.date.iter().flatten());
    texts.all(|text| text.trim().is_empty()) && loss.kind.is_none() && loss.files.is_empty()
}

/// When it was; nothing where nothing of it is typed.
fn loss_date(loss: &LossEntry) -> Option<Result<Date, Problem>> {
    let parts = loss.date.as_ref()?;
    let typed = parts.iter().any(|part| !part.trim().is_empty());
    typed.then(|| input::date(parts.each_ref().map(String::as_str)))
}

fn loss_amount(loss: &LossEntry, currency: Currency) -> Result<i64, Problem> {
    input::amount(&loss.amount, currency, 1, Money::MAX_ANSWER)
}

fn other_loss(loss: &LossEntry, currency: Currency) -> Option<OtherLoss> {
    let what = loss.what.trim();
    let amount = loss_amount(loss, currency).ok()?;
    (!what.is_empty()).then(|| OtherLoss {
        what: what.into(),
        amount,
        kind: loss.kind,
        date: loss_date(loss).and_then(Result::ok),
        files: loss.files.clone(),
    })
}
