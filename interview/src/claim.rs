//! Makes the claim of a draft: what reads as an answer is in it.

use std::collections::BTreeMap;

use rules::{ByDay, Claim, Estimate, LoadedPack, SetAside, WindowSet};

use crate::{
    draft::Draft,
    flow,
    meaning::{DaysMeaning, Meanings},
};

/// The claim with every answer of the draft that reads as one, needed or not.
pub fn whole(rules: &LoadedPack, draft: &Draft) -> Claim {
    let meanings = Meanings::of(rules.pack(), draft, None);
    said(rules, draft, &meanings)
}

/// The same of a draft that is understood already.
pub(crate) fn said(rules: &LoadedPack, draft: &Draft, meanings: &Meanings) -> Claim {
    let pack = rules.pack();
    let mut claim = Claim::new(pack);
    for question in &pack.questions {
        let answer = meanings.answer(&question.id);
        if let Some(answer) = answer.and_then(|meaning| meaning.answer.clone()) {
            claim.answers.insert(question.id.clone(), answer);
        }
    }
    for service in &pack.services {
        let outage = meanings.outage(&service.id);
        if let Some(window) = outage.and_then(|meaning| meaning.corrected) {
            let windows = WindowSet::of([window]);
            claim.windows.insert(service.id.clone(), windows);
        }
    }
    let losses = meanings.losses();
    claim.other_losses = losses.filter_map(|meaning| meaning.loss.clone()).collect();
    for (question, _) in draft.daily.iter() {
        let days = meanings.days(question).map(DaysMeaning::record);
        if let Some(days) = days.filter(|days| !days.is_empty()) {
            claim.by_day.insert(question.clone(), ByDay(days));
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
        if !said.is_empty() {
            claim.set_aside.insert(question.clone(), SetAside(said));
        }
    }
    for (paper, held) in draft.evidence.iter() {
        claim.evidence.insert(paper.clone(), held.clone());
    }
    claim
}

/// `whole` with only what the rules read for this claimant, as their `estimate` of it tells: the
/// questions asked, windows of services used, losses and papers where they are asked for. What a
/// person typed on a way they left again is nobody's business.
pub fn needed(rules: &LoadedPack, whole: Claim, estimate: &Estimate) -> Claim {
    let mut claim = whole;
    claim.answers.retain(|id, _| estimate.asked.contains(id));
    claim.by_day.retain(|id, _| estimate.asked.contains(id));
    claim.set_aside.retain(|id, _| estimate.asked.contains(id));
    claim.windows.retain(|id, _| {
        let mut outages = estimate.outages.iter();
        outages.any(|outage| outage.service == *id)
    });
    claim
        .evidence
        .retain(|id, _| flow::evidence_asked(estimate).any(|asked| asked == id));
    if !flow::wants_other_losses(rules.pack(), estimate) {
        claim.other_losses.clear();
    }
    claim
}
