//! Reads a claim's answers into one slot for each question of the pack.

use std::collections::{BTreeMap, BTreeSet};

use super::figure::{Figure, Stop};
use crate::{
    Answer, Claim, LoadedPack, Money,
    claim::CLAIM_SCHEMA,
    estimate::ClaimFault,
    id::{OptionId, QuestionId, ServiceId},
    pack::{Question, QuestionKind, Ref, Service},
    time::Date,
};

/// A claim's usable answers, by place in the pack.
pub(super) struct Answers<'a> {
    slots: Vec<Slot<'a>>,
    /// Whether each service was used; nothing while that is unanswered.
    used: Option<Vec<bool>>,
}

/// An answer that fits its question.
#[derive(Clone, Copy)]
enum Slot<'a> {
    Unanswered,
    Figure(Figure),
    Choice(&'a OptionId),
    Weekly(Weekly<'a>),
}

/// The weeks that a weekly answer tells about.
#[derive(Clone, Copy)]
struct Weekly<'a> {
    weeks: &'a [Date],
    amounts: &'a BTreeMap<Date, Option<i64>>,
}

/// Within what every answer must lie, whatever its question takes.
fn fits(amount: i64) -> bool {
    (-Money::MAX_ANSWER..=Money::MAX_ANSWER).contains(&amount)
}

impl Weekly<'_> {
    /// The amount of a week, nothing for 'no record'.
    fn week(&self, date: Date) -> Result<Option<i64>, Stop> {
        if !self.weeks.contains(&date) {
            return Err(Stop::PackFault);
        }
        match self.amounts.get(&date) {
            Some(Some(amount)) if fits(*amount) => Ok(Some(*amount)),
            Some(None) => Ok(None),
            _ => Err(Stop::Missing),
        }
    }

    /// The weeks with an amount, once every week is answered.
    fn recorded(&self) -> Result<(i64, Option<(Date, i64)>), Stop> {
        let (mut count, mut highest) = (0, None);
        for date in self.weeks {
            let Some(amount) = self.week(*date)? else {
                continue;
            };
            count += 1;
            // The earliest of equal weeks wins, in whatever order a forged pack lists them.
            if highest.is_none_or(|(first, most)| amount > most || amount == most && *date < first)
            {
                highest = Some((*date, amount));
            }
        }
        Ok((count, highest))
    }
}

impl<'a> Answers<'a> {
    /// Every answer that can be used, and a fault for each that cannot.
    pub(super) fn of(loaded: &'a LoadedPack, claim: &'a Claim) -> (Self, Vec<ClaimFault>) {
        let pack = loaded.pack();
        let mut faults = Vec::new();
        if claim.schema != CLAIM_SCHEMA {
            faults.push(ClaimFault::OtherSchema(claim.schema));
        }
        if claim.pack != pack.id || claim.version != pack.version {
            faults.push(ClaimFault::OtherPack);
        }
        let mut answers = Self {
            slots: vec![Slot::Unanswered; pack.questions.len()],
            used: None,
        };
        if loaded.services_question().is_none() {
            answers.used = Some(vec![true; pack.services.len()]);
        }
        let mut questions = loaded.questions_in_order();
        for (id, answer) in &claim.answers {
            let at = questions.find(id.as_str());
            match at.and_then(|at| Some((at, at.of(&pack.questions)?))) {
                Some((at, question)) => answers.take(loaded, at, question, answer, &mut faults),
                None => faults.push(ClaimFault::UnknownQuestion(id.clone())),
            }
        }
        let mut services = loaded.services_in_order();
        for id in claim.windows.keys() {
            if services.find(id.as_str()).is_none() {
                faults.push(ClaimFault::UnknownService(id.clone()));
            }
        }
        for id in claim.evidence.keys() {
            if !pack.evidence.iter().any(|known| known.id == *id) {
                faults.push(ClaimFault::UnknownEvidence(id.clone()));
            }
        }
        (answers, faults)
    }

    fn take(
        &mut self,
        loaded: &LoadedPack,
        at: Ref<Question>,
        question: &'a Question,
        answer: &'a Answer,
        faults: &mut Vec<ClaimFault>,
    ) {
        let id = &question.id;
        let whole = |amount: i64, min: i64, max: i64, figure: fn(i64) -> Figure| {
            if fits(amount) && (min..=max).contains(&amount) {
                Ok(Slot::Figure(figure(amount)))
            } else {
                Err(ClaimFault::OutOfBounds(id.clone()))
            }
        };
        let slot = match (&question.kind, answer) {
            (QuestionKind::Services, Answer::Services(services)) => {
                if loaded.services_question() == Some(at) {
                    self.used = Some(used(loaded, services, faults));
                }
                return;
            }
            (QuestionKind::Choice { options }, Answer::Choice(chosen)) => options
                .iter()
                .find(|option| option.id == *chosen)
                .map(|option| Slot::Choice(&option.id))
                .ok_or_else(|| ClaimFault::UnknownOption(id.clone(), chosen.clone())),
            (QuestionKind::YesNo, Answer::YesNo(flag)) => Ok(Slot::Figure(Figure::Flag(*flag))),
            (QuestionKind::Money { min, max }, Answer::Money(amount)) => {
                whole(*amount, *min, *max, Figure::money)
            }
            (QuestionKind::Count { min, max }, Answer::Count(count)) => {
                whole(*count, *min, *max, Figure::number)
            }
            (QuestionKind::Date { earliest, latest }, Answer::Date(date)) => {
                if (earliest..=latest).contains(&date) {
                    Ok(Slot::Figure(Figure::Date(*date)))
                } else {
                    Err(ClaimFault::OutOfBounds(id.clone()))
                }
            }
            (QuestionKind::WeeklyMoney { weeks, .. }, Answer::WeeklyMoney(amounts)) => {
                weekly_faults(id, weeks, amounts, faults);
                Ok(Slot::Weekly(Weekly { weeks, amounts }))
            }
            _ => Err(ClaimFault::WrongKind(id.clone())),
        };
        match (slot, self.slots.get_mut(at.index())) {
            (Ok(usable), Some(slot)) => *slot = usable,
            (Ok(_), None) => {}
            (Err(fault), _) => faults.push(fault),
        }
    }

    fn slot(&self, question: Ref<Question>) -> Result<Slot<'a>, Stop> {
        match self.slots.get(question.index()) {
            Some(Slot::Unanswered) => Err(Stop::Missing),
            Some(slot) => Ok(*slot),
            None => Err(Stop::PackFault),
        }
    }

    /// The answer to a money, count, date or yes-no question.
    pub(super) fn figure(&self, question: Ref<Question>) -> Result<Figure, Stop> {
        match self.slot(question)? {
            Slot::Figure(figure) => Ok(figure),
            _ => Err(Stop::PackFault),
        }
    }

    /// The answer to a choice question.
    pub(super) fn choice(&self, question: Ref<Question>) -> Result<&'a OptionId, Stop> {
        match self.slot(question)? {
            Slot::Choice(option) => Ok(option),
            _ => Err(Stop::PackFault),
        }
    }

    fn weekly(&self, question: Ref<Question>) -> Result<Weekly<'a>, Stop> {
        match self.slot(question)? {
            Slot::Weekly(weekly) => Ok(weekly),
            _ => Err(Stop::PackFault),
        }
    }

    /// The highest week. A pack asks for it only where `recorded_weeks` is not zero.
    pub(super) fn highest_week(&self, question: Ref<Question>) -> Result<(Date, i64), Stop> {
        let (_, highest) = self.weekly(question)?.recorded()?;
        highest.ok_or(Stop::PackFault)
    }

    /// For how many weeks there is an amount.
    pub(super) fn recorded_weeks(&self, question: Ref<Question>) -> Result<i64, Stop> {
        let (count, _) = self.weekly(question)?.recorded()?;
        Ok(count)
    }

    /// The amount of a week. A pack asks for it only where `has_week` holds.
    pub(super) fn week(&self, question: Ref<Question>, date: Date) -> Result<i64, Stop> {
        self.weekly(question)?.week(date)?.ok_or(Stop::PackFault)
    }

    /// Whether there is an amount for a week.
    pub(super) fn has_week(&self, question: Ref<Question>, date: Date) -> Result<bool, Stop> {
        Ok(self.weekly(question)?.week(date)?.is_some())
    }

    /// Whether a service was used.
    pub(super) fn used(&self, service: Ref<Service>) -> Result<bool, Stop> {
        let used = self.used.as_ref().ok_or(Stop::Missing)?;
        used.get(service.index()).copied().ok_or(Stop::PackFault)
    }
}

fn used(
    loaded: &LoadedPack,
    services: &BTreeSet<ServiceId>,
    faults: &mut Vec<ClaimFault>,
) -> Vec<bool> {
    let mut used = vec![false; loaded.pack().services.len()];
    let mut known = loaded.services_in_order();
    for id in services {
        let at = known.find(id.as_str());
        match at.and_then(|at| used.get_mut(at.index())) {
            Some(used) => *used = true,
            None => faults.push(ClaimFault::UnknownService(id.clone())),
        }
    }
    used
}

fn weekly_faults(
    id: &QuestionId,
    weeks: &[Date],
    amounts: &BTreeMap<Date, Option<i64>>,
    faults: &mut Vec<ClaimFault>,
) {
    for (date, amount) in amounts {
        if !weeks.contains(date) {
            faults.push(ClaimFault::UnknownWeek(id.clone(), *date));
        } else if amount.is_some_and(|amount| !fits(amount)) {
            faults.push(ClaimFault::OutOfBounds(id.clone()));
        }
    }
}
