//! A claim's answers, each taken only when it is what its question asks for.

mod reading;
mod series;

use std::collections::{BTreeMap, BTreeSet};

use self::series::{Periods, Series, fits, is_taking};
pub(super) use self::{reading::Item, series::folded};
use super::figure::Figure;
use crate::{
    Answer, Claim, LoadedPack, WindowSet,
    claim::{CLAIM_SCHEMA, ItemAnswers, SetAside},
    estimate::ClaimFault,
    id::{OptionId, QuestionId, ServiceId},
    order,
    pack::{Question, QuestionKind, Ref, SECONDS_PER_MINUTE, Service, is_decimal},
    time::Date,
};

/// The most items, and the most windows, that an answer may have. A compiled pack asks for fewer.
const MAX_PARTS: u16 = 1_000;

/// The answers by question.
pub(super) struct Answers<'a> {
    pack: &'a crate::Pack,
    slots: Vec<Slot<'a>>,
    lists: Vec<List<'a>>,
    windows: Vec<WindowSet>,
    /// Whether each service was used; nothing while that is unanswered.
    used: Option<Vec<bool>>,
    /// What the claimant does not want compared.
    set_aside: &'a BTreeMap<QuestionId, SetAside>,
}

#[derive(Clone, Copy)]
enum Slot<'a> {
    Unanswered,
    Figure(Figure),
    Choice(&'a OptionId),
    Series(Series<'a>),
    /// A place among [`Answers::windows`].
    Windows(usize),
    /// A place among [`Answers::lists`].
    Items(usize),
}

/// The items of a list, each with what was answered for it, in the pack's order.
type List<'a> = Vec<Vec<(Ref<Question>, Slot<'a>)>>;

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
            pack,
            slots: vec![Slot::Unanswered; pack.questions.len()],
            lists: Vec::new(),
            windows: Vec::new(),
            used: None,
            set_aside: &claim.set_aside,
        };
        if loaded.services_question().is_none() {
            answers.used = Some(vec![true; pack.services.len()]);
        }
        let mut questions = loaded.questions_in_order();
        for (id, answer) in &claim.answers {
            let at = questions.find(id.as_str());
            let known = at.and_then(|at| Some((at, at.of(&pack.questions)?)));
            // What is asked of each item is not asked beside them.
            match known.filter(|(_, question)| question.item_of.is_none()) {
                Some((at, question)) => {
                    if let Some(slot) = answers.take(loaded, at, question, answer, &mut faults)
                        && let Some(place) = answers.slots.get_mut(at.index())
                    {
                        *place = slot;
                    }
                }
                None => faults.push(ClaimFault::UnknownQuestion(id.clone())),
            }
        }
        let mut services = loaded.services_in_order();
        for id in claim.windows.keys() {
            if services.find(id.as_str()).is_none() {
                faults.push(ClaimFault::UnknownService(id.clone()));
            }
        }
        if !claim.evidence.is_empty() {
            let known: Vec<&str> = pack.evidence.iter().map(|it| it.id.as_str()).collect();
            let known = order::by_key(&known, |id| *id);
            let is_known = |id: &str| known.binary_search(&id).is_ok();
            let unknown = claim.evidence.keys().filter(|id| !is_known(id.as_str()));
            faults.extend(unknown.cloned().map(ClaimFault::UnknownEvidence));
        }
        // What backs amounts is read by no rule, but is said of a question all the same.
        let series = |id: &QuestionId| {
            let at = loaded.question(id.as_str());
            let kind = at.and_then(|at| Some(&at.of(&pack.questions)?.kind));
            matches!(
                kind,
                Some(QuestionKind::WeeklyMoney { .. } | QuestionKind::DailyMoney { .. })
            )
        };
        for id in claim.set_aside.keys() {
            if !series(id) {
                faults.push(ClaimFault::UnknownQuestion(id.clone()));
            }
        }
        for id in claim.by_day.keys() {
            if !series(id) {
                faults.push(ClaimFault::UnknownQuestion(id.clone()));
            }
        }
        (answers, faults)
    }

    /// The answer, when it is one that the question takes.
    fn take(
        &mut self,
        loaded: &'a LoadedPack,
        at: Ref<Question>,
        question: &'a Question,
        answer: &'a Answer,
        faults: &mut Vec<ClaimFault>,
    ) -> Option<Slot<'a>> {
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
                return None;
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
            (
                QuestionKind::Number {
                    read_as,
                    decimals,
                    min,
                    max,
                    ..
                },
                Answer::Number(number),
            ) => {
                let taken = is_decimal(*number, *decimals) && (min..=max).contains(&number);
                let read = taken.then(|| read_as.read(*number).ok()).flatten();
                read.map(|read| Slot::Figure(Figure::Scalar(read_as.unit(), read)))
                    .ok_or_else(|| ClaimFault::OutOfBounds(id.clone()))
            }
            (QuestionKind::Duration { min, max }, Answer::Duration(seconds)) => {
                if seconds % SECONDS_PER_MINUTE == 0 {
                    whole(*seconds, *min, *max, Figure::duration)
                } else {
                    Err(ClaimFault::OutOfBounds(id.clone()))
                }
            }
            (QuestionKind::Date { earliest, latest }, Answer::Date(date)) => {
                if (earliest..=latest).contains(&date) {
                    Ok(Slot::Figure(Figure::Date(*date)))
                } else {
                    Err(ClaimFault::OutOfBounds(id.clone()))
                }
            }
            (QuestionKind::WeeklyMoney { weeks, .. }, Answer::WeeklyMoney(amounts)) => Ok(series(
                id,
                Periods::Weeks(weeks),
                amounts,
                self.set_aside.get(id),
                faults,
            )),
            (QuestionKind::DailyMoney { from, to, .. }, Answer::DailyMoney(amounts)) => Ok(series(
                id,
                Periods::Days(*from, *to),
                amounts,
                self.set_aside.get(id),
                faults,
            )),
            (
                QuestionKind::Windows {
                    earliest,
                    latest,
                    most,
                },
                Answer::Windows(windows),
            ) => self.take_windows(id, windows, (*earliest, *latest), *most),
            // Items of items would be a form that no page can show.
            (QuestionKind::Items { most, .. }, Answer::Items(items))
                if question.item_of.is_none() =>
            {
                self.take_items(loaded, at, *most, items, faults)
            }
            (
                QuestionKind::Services
                | QuestionKind::Choice { .. }
                | QuestionKind::YesNo
                | QuestionKind::Money { .. }
                | QuestionKind::Count { .. }
                | QuestionKind::Number { .. }
                | QuestionKind::Duration { .. }
                | QuestionKind::Date { .. }
                | QuestionKind::WeeklyMoney { .. }
                | QuestionKind::DailyMoney { .. }
                | QuestionKind::Windows { .. }
                | QuestionKind::Items { .. },
                _,
            ) => Err(ClaimFault::WrongKind(id.clone())),
        };
        slot.map_err(|fault| faults.push(fault)).ok()
    }

    fn take_windows(
        &mut self,
        id: &QuestionId,
        windows: &WindowSet,
        (earliest, latest): (Date, Date),
        most: u16,
    ) -> Result<Slot<'a>, ClaimFault> {
        let all = windows.windows();
        if all.len() > usize::from(most.min(MAX_PARTS)) {
            return Err(ClaimFault::TooMany(id.clone()));
        }
        let offset = self.pack.offset_minutes;
        let begins = all.first().and_then(|first| first.from.at_offset(offset));
        // A window that ends with a day's last second ends at the next one's first.
        let ends = all.last().map(|last| last.to.seconds() - 1);
        let ends = ends.and_then(|last| crate::Instant::from_seconds(last, offset));
        let (Some(begins), Some(ends)) = (begins, ends) else {
            return Err(ClaimFault::OutOfBounds(id.clone()));
        };
        if begins.date() < earliest || ends.date() > latest {
            return Err(ClaimFault::OutOfBounds(id.clone()));
        }
        self.windows.push(windows.clone());
        Ok(Slot::Windows(self.windows.len() - 1))
    }

    fn take_items(
        &mut self,
        loaded: &'a LoadedPack,
        list: Ref<Question>,
        most: u16,
        items: &'a [ItemAnswers],
        faults: &mut Vec<ClaimFault>,
    ) -> Result<Slot<'a>, ClaimFault> {
        let id = |list: Ref<Question>| list.of(&loaded.pack().questions).map(|list| &list.id);
        let id = id(list).cloned().unwrap_or_else(|| "items".into());
        if items.len() > usize::from(most.min(MAX_PARTS)) {
            return Err(ClaimFault::TooMany(id));
        }
        if items.is_empty() {
            return Err(ClaimFault::OutOfBounds(id));
        }
        let mut rows = Vec::with_capacity(items.len());
        for ItemAnswers(answers) in items {
            let mut row = Vec::with_capacity(answers.len());
            for (id, answer) in answers {
                let at = loaded.question(id.as_str());
                let known = at.and_then(|at| Some((at, at.of(&loaded.pack().questions)?)));
                match known.filter(|(_, question)| question.item_of == Some(list)) {
                    Some((at, question)) => {
                        let slot = self.take(loaded, at, question, answer, faults);
                        row.extend(slot.map(|slot| (at, slot)));
                    }
                    None => faults.push(ClaimFault::UnknownQuestion(id.clone())),
                }
            }
            rows.push(order::by_key(&row, |(at, _)| at.index()));
        }
        self.lists.push(rows);
        Ok(Slot::Items(self.lists.len() - 1))
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
        let at: Option<Ref<Service>> = known.find(id.as_str());
        match at.and_then(|at| used.get_mut(at.index())) {
            Some(used) => *used = true,
            None => faults.push(ClaimFault::UnknownService(id.clone())),
        }
    }
    used
}

fn series<'a>(
    id: &QuestionId,
    periods: Periods<'a>,
    amounts: &'a BTreeMap<Date, Option<i64>>,
    set_aside: Option<&'a SetAside>,
    faults: &mut Vec<ClaimFault>,
) -> Slot<'a> {
    for (date, amount) in amounts {
        if !periods.contains(*date) {
            faults.push(ClaimFault::UnknownWeek(id.clone(), *date));
        } else if amount.is_some_and(|amount| !is_taking(amount)) {
            faults.push(ClaimFault::OutOfBounds(id.clone()));
        }
    }
    let set_aside = set_aside.map(|SetAside(them)| them);
    for (date, reason) in set_aside.into_iter().flatten() {
        if !periods.contains(*date) {
            faults.push(ClaimFault::UnknownWeek(id.clone(), *date));
        } else if reason.chars().all(char::is_whitespace) {
            faults.push(ClaimFault::OutOfBounds(id.clone()));
        }
    }
    Slot::Series(Series {
        periods,
        amounts,
        set_aside,
    })
}
