//! What was typed, what it means, and what the rules give for it.

use std::rc::Rc;

use rules::{Claim, Estimate, Instant, LoadedPack, Submission};

use crate::{claim, draft::Draft, meaning::Meanings};

/// A draft with everything that is made of it.
#[derive(Clone, Debug)]
pub struct Standing {
    pub(crate) draft: Rc<Draft>,
    pub(crate) meanings: Rc<Meanings>,
    pub(crate) claim: Rc<Claim>,
    pub(crate) estimate: Rc<Estimate>,
}

impl Standing {
    /// Understands a draft and evaluates it once. What stands in `before` with the same text is
    /// not understood again.
    pub fn of(
        rules: &LoadedPack,
        draft: Rc<Draft>,
        now: Instant,
        before: Option<&Meanings>,
    ) -> Self {
        let meanings = Meanings::of(rules.pack(), &draft, before);
        let whole = claim::said(rules, &draft, &meanings);
        let estimate = evaluate(rules, &whole, now);
        let (claim, estimate) = narrowed(rules, whole, estimate);
        Self {
            draft,
            meanings: Rc::new(meanings),
            claim: Rc::new(claim),
            estimate: Rc::new(estimate),
        }
    }

    /// What was typed and chosen.
    pub fn draft(&self) -> &Rc<Draft> {
        &self.draft
    }

    /// What it means.
    pub fn meanings(&self) -> &Meanings {
        &self.meanings
    }

    /// What of it the rules read.
    pub fn claim(&self) -> &Claim {
        &self.claim
    }

    /// What they give for it.
    pub fn estimate(&self) -> &Rc<Estimate> {
        &self.estimate
    }

    /// The submission of the claim, and with it the estimate at the moment it was made; nothing
    /// where it cannot be written.
    pub(crate) fn submission(
        &mut self,
        rules: &LoadedPack,
        created: Instant,
    ) -> Option<Rc<Submission>> {
        tally();
        let key = self.draft.idempotency_key.clone();
        let submission = Submission::new(rules, Claim::clone(&self.claim), created, key).ok()?;
        self.estimate = Rc::new(submission.estimate.clone());
        Some(Rc::new(submission))
    }
}

/// The claim as the rules need it, and the estimate of that claim.
///
/// What nobody is asked is read by no line, so the estimate of the whole claim is that of the
/// needed one, but for two things: whether a paper is held is said beside lines that ask for none,
/// and what cannot be used of an answer is a fault though nobody asks for it. The first is taken
/// from the claim; where there is any of the second, which no page makes, the rules are asked
/// again.
fn narrowed(rules: &LoadedPack, whole: Claim, estimate: Estimate) -> (Claim, Estimate) {
    let now = estimate.now;
    let claim = claim::needed(rules, whole, &estimate);
    if !estimate.faults.is_empty() {
        let estimate = evaluate(rules, &claim, now);
        return (claim, estimate);
    }
    let mut estimate = estimate;
    for paper in estimate
        .lines
        .iter_mut()
        .flat_map(|line| &mut line.evidence)
    {
        paper.held = claim.evidence.contains_key(&paper.evidence);
    }
    (claim, estimate)
}

/// Every evaluation of this crate, so that tests can count them.
fn evaluate(rules: &LoadedPack, claim: &Claim, now: Instant) -> Estimate {
    tally();
    rules::evaluate(rules, claim, now)
}

#[cfg(not(test))]
fn tally() {}

#[cfg(test)]
fn tally() {
    tests::EVALUATIONS.with(|count| count.set(count.get() + 1));
}

#[cfg(test)]
pub(crate) mod tests;
