//! Evaluates one remedy.

use super::{
    award::Matched,
    budget::LINE,
    builder::{Decision, LineBuilder, index},
    figure::{Figure, Stop},
    formulas::Given,
};
use crate::{
    Claim,
    estimate::{
        Action, Amount, Certainty, EvidenceState, IntakeState, IntakeStatus, Line, LineReason,
    },
    pack::{Condition, Intake, Otherwise, Ref, Service},
    time::Date,
};

impl LineBuilder<'_, '_> {
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
