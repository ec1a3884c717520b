//! Evaluates one remedy.

use std::ops::ControlFlow::{self, Break, Continue};

use super::{
    figure::Stop,
    formulas::{Facts, Trace},
    marks::Marks,
};
use crate::{
    Claim,
    estimate::{
        Action, Amount, Certainty, EvidenceState, IntakeState, IntakeStatus, Line, LineReason,
        Quantity, Step,
    },
    id::ReasonId,
    pack::{Citation, Condition, Intake, Otherwise, Question, Reason, Ref, Remedy},
    ratio::Ratio,
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

/// A line in the making.
pub(super) struct Work<'w, 'a> {
    pub(super) facts: &'w Facts<'a>,
    pub(super) remedy: &'w Remedy,
    /// What was read since the last step.
    pub(super) trace: &'w mut Trace,
    /// Nothing when the line is only supposed: then steps are not kept, nor is anything asked for.
    pub(super) marks: Option<&'w mut Marks>,
    pub(super) steps: Vec<Step>,
    pub(super) waits_for: Vec<Ref<Question>>,
}

impl Work<'_, '_> {
    /// The remedy's services and conditions; breaks where one of them decides.
    pub(super) fn gate(&mut self) -> ControlFlow<Decision> {
        self.services()?;
        let remedy = self.remedy;
        for (at, condition) in remedy.conditions.iter().enumerate() {
            self.condition(at, condition)?;
        }
        Continue(())
    }

    fn services(&mut self) -> ControlFlow<Decision> {
        let (facts, remedy) = (self.facts, self.remedy);
        let (mut any_used, mut any_out) = (remedy.services.is_empty(), remedy.services.is_empty());
        for at in &remedy.services {
            let used = facts.used(*at, self.trace);
            if !self.known(used)? {
                self.read();
                continue;
            }
            let Some(service) = at.of(&facts.loaded.pack().services) else {
                return Break(self.stop(Stop::PackFault));
            };
            let seconds = self.known(facts.outages.seconds(*at))?;
            any_used = true;
            any_out |= seconds > 0;
            self.step(
                Action::Outage(service.id.clone()),
                Quantity::Duration(Ratio::whole(seconds)),
                &service.citations,
            );
        }
        if !any_used {
            return Break(Decision::out_of_scope(LineReason::ServiceNotUsed));
        }
        if !any_out {
            return Break(Decision::nothing(Certainty::NotDue, LineReason::NoOutage));
        }
        Continue(())
    }

    fn condition(&mut self, at: usize, condition: &Condition) -> ControlFlow<Decision> {
        let holds = self.facts.test(&condition.test, self.trace);
        let holds = self.known(holds)?;
        let at = self.index(at)?;
        let citations = if condition.citations.is_empty() {
            &self.remedy.citations
        } else {
            &condition.citations
        };
        self.step(Action::Condition(at), Quantity::Flag(holds), citations);
        if holds {
            return Continue(());
        }
        let Some(reason) = self.reason(condition.reason) else {
            return Break(self.stop(Stop::PackFault));
        };
        let reason = LineReason::Pack(reason);
        Break(match condition.otherwise {
            Otherwise::OutOfScope => Decision::out_of_scope(reason),
            Otherwise::NotDue => Decision::nothing(Certainty::NotDue, reason),
            Otherwise::Review => Decision::nothing(Certainty::Review, reason),
        })
    }

    /// Breaks with what it means when `outcome` is not known.
    pub(super) fn known<T>(&mut self, outcome: Result<T, Stop>) -> ControlFlow<Decision, T> {
        match outcome {
            Ok(known) => Continue(known),
            Err(stop) => Break(self.stop(stop)),
        }
    }

    pub(super) fn stop(&mut self, stop: Stop) -> Decision {
        let missing = std::mem::take(&mut self.trace.missing);
        self.read();
        match stop {
            Stop::Missing => {
                for question in missing {
                    self.wait_for(question);
                }
                Decision::nothing(Certainty::Unknown, LineReason::AnswersMissing)
            }
            Stop::TooLarge => Decision::nothing(Certainty::Review, LineReason::TooLarge),
            Stop::PackFault => Decision::nothing(Certainty::Review, LineReason::PackFault),
        }
    }

    pub(super) fn wait_for(&mut self, question: Ref<Question>) {
        if let Some(marks) = &mut self.marks {
            marks.miss(question);
        }
        if !self.waits_for.contains(&question) {
            self.waits_for.push(question);
        }
    }

    /// What was read bears on the claim, though no step comes of it.
    fn read(&mut self) {
        if let Some(marks) = &mut self.marks {
            marks.read(&self.trace.reads);
            self.trace.clear();
        }
    }

    /// Closes a step over what was read since the last one.
    pub(super) fn step(&mut self, action: Action, result: Quantity, citations: &[Ref<Citation>]) {
        if self.marks.is_none() {
            return;
        }
        self.steps.push(Step {
            action,
            inputs: self.facts.inputs(&self.trace.reads),
            result,
            citations: self.facts.loaded.citation_ids(citations),
        });
        self.read();
    }

    pub(super) fn index(&mut self, at: usize) -> ControlFlow<Decision, u16> {
        self.known(u16::try_from(at).map_err(|_| Stop::PackFault))
    }

    pub(super) fn reason(&self, reason: Ref<Reason>) -> Option<ReasonId> {
        let reason = reason.of(&self.facts.loaded.pack().reasons)?;
        Some(reason.id.clone())
    }

    /// The finished line.
    pub(super) fn line(mut self, decision: Decision, claim: &Claim, today: Date) -> Line {
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
        self.waits_for
            .sort_unstable_by_key(|question| question.index());
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
                .map(|intake| intake_state(intake, today)),
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
    let extended = intake.extensions.last();
    let closes = extended.map_or(intake.closes, |extension| extension.closes);
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
