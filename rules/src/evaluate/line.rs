//! Evaluates one remedy.

use super::{
    award::Matched,
    budget::LINE,
    figure::{Figure, Stop},
    formulas::{Facts, Given, Trace},
    marks::Marks,
};
use crate::{
    Claim,
    estimate::{
        Action, Amount, Certainty, Citations, EvidenceState, IntakeState, IntakeStatus, Line,
        LineReason, Quantity, Step,
    },
    id::ReasonId,
    pack::{Condition, Intake, Otherwise, Question, Reason, Ref, Remedy, RemedyCitations, Service},
    time::Date,
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

    fn out_of_scope(reason: LineReason) -> Self {
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
pub(super) struct Work<'w, 'a> {
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

impl Work<'_, '_> {
    /// What the line comes to, and the band it was found in.
    pub(super) fn decide(&mut self) -> (Decision, Option<Matched>) {
        let decided = match self.gate() {
            Ok(None) => self.award(),
            Ok(Some(decision)) => Ok((decision, None)),
            Err(stop) => Err(stop),
        };
        decided.unwrap_or_else(|stop| (self.stop(stop), None))
    }

    /// The remedy's services and conditions, where one of them decides.
    fn gate(&mut self) -> Result<Option<Decision>, Stop> {
        let remedy = self.remedy;
        if !remedy.services.is_empty()
            && let Some(decision) = self.services(&remedy.services)?
        {
            return Ok(Some(decision));
        }
        for (at, condition) in remedy.conditions.iter().enumerate() {
            if let Some(decision) = self.condition(at, condition)? {
                return Ok(Some(decision));
            }
        }
        Ok(None)
    }

    fn services(&mut self, services: &[Ref<Service>]) -> Result<Option<Decision>, Stop> {
        let facts = self.facts;
        let (mut any_used, mut any_out) = (false, false);
        for at in services {
            facts.budget.spend(LINE)?;
            let used = facts.used(*at, self.trace)?;
            self.read();
            if !used {
                continue;
            }
            let service = at.of(&facts.loaded.pack().services);
            let service = service.ok_or(Stop::PackFault)?;
            let citations = facts.loaded.citations().services.get(at.index());
            let citations = citations.ok_or(Stop::PackFault)?;
            let seconds = facts.outages.seconds(*at)?;
            any_used = true;
            any_out |= seconds > 0;
            self.cited(
                Action::Outage(service.id.clone()),
                Figure::duration(seconds).quantity(),
                citations,
            );
        }
        Ok(if !any_used {
            Some(Decision::out_of_scope(LineReason::ServiceNotUsed))
        } else if !any_out {
            Some(Decision::nothing(Certainty::NotDue, LineReason::NoOutage))
        } else {
            None
        })
    }

    fn condition(&mut self, at: usize, condition: &Condition) -> Result<Option<Decision>, Stop> {
        self.facts.budget.spend(LINE)?;
        let holds = self.facts.test(&condition.test, self.trace)?;
        let citations = self.citations.conditions.get(at);
        let citations = citations.unwrap_or(&self.citations.own);
        self.cited(
            Action::Condition(index(at)?),
            Figure::Flag(holds).quantity(),
            citations,
        );
        if holds {
            return Ok(None);
        }
        let reason = LineReason::Pack(self.reason(condition.reason)?);
        Ok(Some(match condition.otherwise {
            Otherwise::OutOfScope => Decision::out_of_scope(reason),
            Otherwise::NotDue => Decision::nothing(Certainty::NotDue, reason),
            Otherwise::Review => Decision::nothing(Certainty::Review, reason),
        }))
    }

    /// What it means that the line cannot be computed.
    pub(super) fn stop(&mut self, stop: Stop) -> Decision {
        let missing = std::mem::take(&mut self.trace.missing);
        self.read();
        let room = self.facts.budget.spend_on_adding(missing.len(), 0);
        let stop = match stop {
            Stop::Missing => room.err().unwrap_or(stop),
            stop => stop,
        };
        match stop {
            Stop::Missing => {
                for question in missing {
                    self.wait_for(question);
                }
                Decision::nothing(Certainty::Unknown, LineReason::AnswersMissing)
            }
            Stop::TooLarge => Decision::nothing(Certainty::Review, LineReason::TooLarge),
            Stop::PackFault => Decision::nothing(Certainty::Review, LineReason::PackFault),
            Stop::Outside(reason) => match self.reason(reason) {
                Ok(reason) => Decision::nothing(Certainty::Review, LineReason::Pack(reason)),
                Err(_) => Decision::nothing(Certainty::Review, LineReason::PackFault),
            },
            Stop::OtherRemedy => Decision::nothing(Certainty::Review, LineReason::OtherRemedy),
        }
    }

    /// What later remedies may read of this line.
    pub(super) fn given(&self, decision: &Decision) -> Given {
        let amount = match (decision.certainty, &decision.amount) {
            (Certainty::Due, Amount::Money(amount)) => Ok(*amount),
            (Certainty::Due | Certainty::NotDue, _) => Ok(0),
            (Certainty::Unknown, _) => Err(Stop::Missing),
            (Certainty::Range | Certainty::Review, _) => Err(Stop::OtherRemedy),
        };
        Given {
            amount,
            missing: self.waits_for.clone(),
        }
    }

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
    fn read(&mut self) {
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

    fn cited(&mut self, action: Action, result: Quantity, citations: &Citations) {
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

    /// The finished line.
    pub(super) fn line(self, decision: Decision, claim: &Claim) -> Line {
        let (remedy, pack) = (self.remedy, self.facts.loaded.pack());
        let mut evidence = Vec::new();
        if decision.in_scope && decision.certainty != Certainty::NotDue {
            evidence.reserve_exact(remedy.evidence.len());
            let asked_for = remedy.evidence.iter();
            evidence.extend(
                asked_for
                    .filter_map(|at| at.of(&pack.evidence))
                    .map(|paper| EvidenceState {
                        evidence: paper.id.clone(),
                        held: claim.evidence.contains_key(&paper.id),
                    }),
            );
        }
        let waits_for = self.waits_for.iter();
        Line {
            remedy: remedy.id.clone(),
            kind: remedy.kind,
            amount: decision.amount,
            certainty: decision.certainty,
            reason: decision.reason,
            in_scope: decision.in_scope,
            evidence,
            intake: remedy
                .intake
                .and_then(|intake| intake.of(&pack.intakes))
                .map(|intake| intake_state(intake, self.facts.today)),
            steps: self.steps,
            waits_for: waits_for
                .filter_map(|question| question.of(&pack.questions))
                .map(|question| question.id.clone())
                .collect(),
            next_bound: None,
        }
    }
}

/// A place in a list, as steps name it.
pub(super) fn index(at: usize) -> Result<u16, Stop> {
    u16::try_from(at).map_err(|_| Stop::PackFault)
}

fn intake_state(intake: &Intake, today: Date) -> IntakeState {
    let closes = intake.last_day();
    let status = if today < intake.opens {
        IntakeStatus::Opens(intake.opens)
    } else if today <= closes {
        IntakeStatus::OpenUntil(closes)
    } else {
        IntakeStatus::ClosedAfter(closes)
    };
    IntakeState {
        intake: intake.id.clone(),
        status,
    }
}
