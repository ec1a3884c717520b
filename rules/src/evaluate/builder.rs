//! A line in the making: what its parts are put together with.

use super::{
    figure::{Figure, Stop},
    formulas::{Facts, Trace},
    marks::Marks,
};
use crate::{
    estimate::{Action, Amount, Certainty, LineReason, Quantity, Step},
    id::ReasonId,
    pack::{Citations, Question, Reason, Ref, Remedy, RemedyCitations},
};

/// What a line comes to.
#[derive(Debug)]
pub(super) struct Decision {
    pub(super) amount: Amount,
    pub(super) certainty: Certainty,
    pub(super) reason: LineReason,
    pub(super) in_scope: bool,
}

impl Decision {
    pub(super) fn given(amount: Amount, certainty: Certainty, reason: LineReason) -> Self {
        Self {
            amount,
            certainty,
            reason,
            in_scope: true,
        }
    }

    pub(super) fn nothing(certainty: Certainty, reason: LineReason) -> Self {
        Self::given(Amount::None, certainty, reason)
    }

    pub(super) fn out_of_scope(reason: LineReason) -> Self {
        Self {
            in_scope: false,
            ..Self::nothing(Certainty::NotDue, reason)
        }
    }
}

/// What is kept of the way to a line.
pub(super) enum Account<'w> {
    /// Its steps, and what bears on the claim.
    Kept(&'w mut Marks),
    /// All that was read, in the trace: the line is only supposed.
    Supposed,
    /// Nothing.
    Left,
}

/// A line in the making.
pub(super) struct LineBuilder<'w, 'a> {
    pub(super) facts: &'w Facts<'a>,
    pub(super) remedy: &'w Remedy,
    pub(super) citations: &'w RemedyCitations,
    /// What was read since the last step.
    pub(super) trace: &'w mut Trace,
    pub(super) account: Account<'w>,
    pub(super) steps: Vec<Step>,
    /// In the pack's order.
    pub(super) waits_for: Vec<Ref<Question>>,
}

impl LineBuilder<'_, '_> {
    pub(super) fn wait_for(&mut self, question: Ref<Question>) {
        if let Account::Kept(marks) = &mut self.account {
            marks.miss(question);
        }
        let at = |known: &Ref<Question>| known.index();
        let place = self.waits_for.binary_search_by_key(&question.index(), at);
        if let Err(place) = place {
            self.waits_for.insert(place, question);
        }
    }

    /// What was read bears on the claim, though no step comes of it.
    pub(super) fn read(&mut self) {
        match &mut self.account {
            Account::Kept(marks) => marks.read(&self.trace.reads),
            Account::Supposed => return,
            Account::Left => {}
        }
        self.trace.clear();
    }

    /// Closes a step over what was read since the last one.
    pub(super) fn step(&mut self, action: Action, result: Figure) {
        self.cited(action, result.quantity(), &self.citations.own);
    }

    /// Closes a step whose result is no figure to compute with.
    pub(super) fn closing(&mut self, action: Action, result: Quantity) {
        self.cited(action, result, &self.citations.own);
    }

    pub(super) fn cited(&mut self, action: Action, result: Quantity, citations: &Citations) {
        if !matches!(self.account, Account::Kept(_)) {
            return self.read();
        }
        if self.steps.is_empty() {
            // Most lines end before their first step, and take no room.
            let remedy = self.remedy;
            self.steps
                .reserve_exact(remedy.services.len() + remedy.conditions.len() + 2);
        }
        self.steps.push(Step {
            action,
            inputs: self.facts.inputs(self.trace),
            result,
            citations: self.facts.cited(citations, self.trace),
        });
        self.read();
    }

    pub(super) fn reason(&self, reason: Ref<Reason>) -> Result<ReasonId, Stop> {
        let reason = reason.of(&self.facts.loaded.pack().reasons);
        reason
            .map(|reason| reason.id.clone())
            .ok_or(Stop::PackFault)
    }
}

/// A place in a list, as steps name it.
pub(super) fn index(at: usize) -> Result<u16, Stop> {
    u16::try_from(at).map_err(|_| Stop::PackFault)
}
