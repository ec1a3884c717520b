//! What a pack gives for a claim, without how it came to that: for many claims at once.

use super::{
    builder::{Account, Decision, LineBuilder},
    facts,
    formulas::{Facts, Trace},
    totals::{self, Addend},
};
use crate::{
    Claim, Formula, Instant, LoadedPack,
    estimate::{Amount, Certainty, ClaimFault, LineReason, Totals},
    pack::{Ref, Remedy, RemedyCitations, Service},
};

/// What [`outcomes`] found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcomes {
    /// One for each remedy of the pack, in the pack's order.
    pub lines: Vec<LineOutcome>,
    /// What the lines come to, by kind.
    pub totals: Totals,
    /// The services that the claimant used, in the pack's order.
    pub used: Vec<Ref<Service>>,
    /// Of each list of tests the place of the first that holds; nothing where none does, and where
    /// an answer that has to be read before is missing.
    pub first_held: Vec<Option<usize>>,
    /// What in the claim could not be used.
    pub faults: Vec<ClaimFault>,
}

/// What a line of an estimate comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineOutcome {
    /// What is given.
    pub amount: Amount,
    /// How sure that is.
    pub certainty: Certainty,
    /// Why.
    pub reason: LineReason,
    /// Whether the remedy was meant for this claimant at all.
    pub in_scope: bool,
}

/// What `loaded` gives for `claim` at `now`: the lines and totals of
/// [`evaluate`](super::evaluate()) without their steps, in a fraction of its time.
///
/// `tests` are lists of formulas that are yes or no, like those that put a claim into a category.
/// They read what formulas of the pack's remedies read, and what the remedies give.
pub fn outcomes(
    loaded: &LoadedPack,
    claim: &Claim,
    now: Instant,
    tests: &[Vec<Formula>],
) -> Outcomes {
    let pack = loaded.pack();
    let (mut facts, faults) = facts(loaded, claim, now);
    let mut trace = Trace::idle();
    let remedies = pack.remedies.iter().zip(&loaded.citations().remedies);
    let lines: Vec<LineOutcome> = remedies
        .map(|remedy| line(&mut facts, &mut trace, remedy))
        .collect();
    let kinds = pack.remedies.iter().map(|remedy| remedy.kind);
    let addends = kinds.zip(&lines).map(|(kind, line)| Addend {
        kind,
        amount: &line.amount,
        certainty: line.certainty,
        in_scope: line.in_scope,
    });
    let used = Ref::all(&pack.services);
    Outcomes {
        totals: totals::totals(addends),
        lines,
        used: used
            .filter(|service| facts.answers.used(*service) == Ok(true))
            .collect(),
        first_held: tests
            .iter()
            .map(|tests| first_held(&facts, &mut trace, tests))
            .collect(),
        faults,
    }
}

fn line(
    facts: &mut Facts<'_>,
    trace: &mut Trace,
    (remedy, citations): (&Remedy, &RemedyCitations),
) -> LineOutcome {
    trace.clear();
    let mut builder = LineBuilder {
        facts,
        remedy,
        citations,
        trace,
        account: Account::Left,
        steps: Vec::new(),
        waits_for: Vec::new(),
    };
    let (decision, _) = builder.decide();
    let given = builder.given(&decision);
    facts.given.push(given);
    let Decision {
        amount,
        certainty,
        reason,
        in_scope,
    } = decision;
    LineOutcome {
        amount,
        certainty,
        reason,
        in_scope,
    }
}

fn first_held(facts: &Facts<'_>, trace: &mut Trace, tests: &[Formula]) -> Option<usize> {
    for (at, test) in tests.iter().enumerate() {
        trace.clear();
        if facts.test(test, trace).ok()? {
            return Some(at);
        }
    }
    None
}
