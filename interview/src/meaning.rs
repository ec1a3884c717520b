//! What was typed and what it means, side by side: a text is understood once, when it was typed,
//! and its meaning is kept as long as the text stays the same.

mod answers;
mod days;
mod items;
mod losses;
mod outages;
mod parts;
mod periods;
mod windows;

use std::{collections::BTreeMap, rc::Rc};

use rules::{
    Pack,
    id::{QuestionId, ServiceId},
};

pub use self::{
    answers::faults, days::DaysMeaning, losses::LossMeaning, outages::OutageMeaning, parts::Meaning,
};
use crate::{draft::Draft, flow};

/// What a draft means, part by part.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Meanings {
    answers: BTreeMap<QuestionId, Rc<Meaning>>,
    outages: BTreeMap<ServiceId, Rc<OutageMeaning>>,
    losses: Vec<Rc<LossMeaning>>,
    days: BTreeMap<QuestionId, Rc<DaysMeaning>>,
}

impl Meanings {
    /// Understands `draft`. What stands in `before` with the same text is not read again.
    pub fn of(pack: &Pack, draft: &Draft, before: Option<&Self>) -> Self {
        let mut meanings = Self::default();
        // What is asked of each item of a list is answered within the list.
        for question in pack
            .questions
            .iter()
            .filter(|asked| asked.item_of.is_none())
        {
            let known = before.and_then(|before| before.answers.get(&question.id));
            let entry = draft.entries.get(&question.id);
            let meaning = Meaning::of(pack, question, entry, known);
            meanings.answers.insert(question.id.clone(), meaning);
        }
        for service in &pack.services {
            if let Some(entry) = draft.windows.get(&service.id) {
                let known = before.and_then(|before| before.outages.get(&service.id));
                let meaning = OutageMeaning::of(pack, service, entry, known);
                meanings.outages.insert(service.id.clone(), meaning);
            }
        }
        for (index, loss) in draft.other_losses.iter().enumerate() {
            let known = before.and_then(|before| before.losses.get(index));
            let meaning = LossMeaning::of(index, loss, pack.currency, known);
            meanings.losses.push(meaning);
        }
        for (question, daily) in draft.daily.iter() {
            if let Some(asked) = flow::question(pack, question) {
                let known = before.and_then(|before| before.days.get(question));
                let meaning = DaysMeaning::of(asked, daily, pack.currency, known);
                meanings.days.insert(question.clone(), meaning);
            }
        }
        meanings
    }

    /// What was answered to a question; nothing for one that is asked of items, or of no pack.
    pub fn answer(&self, question: &QuestionId) -> Option<&Meaning> {
        self.answers.get(question).map(Rc::as_ref)
    }

    /// What was typed over the published window of a service.
    pub fn outage(&self, service: &ServiceId) -> Option<&OutageMeaning> {
        self.outages.get(service).map(Rc::as_ref)
    }

    /// What was said of the loss at that place.
    pub fn loss(&self, index: usize) -> Option<&LossMeaning> {
        self.losses.get(index).map(Rc::as_ref)
    }

    /// What was said of other losses, in their order.
    pub fn losses(&self) -> impl Iterator<Item = &LossMeaning> {
        self.losses.iter().map(Rc::as_ref)
    }

    /// What was said day by day, of a question whose amounts are added up from that.
    pub fn days(&self, question: &QuestionId) -> Option<&DaysMeaning> {
        self.days.get(question).map(Rc::as_ref)
    }
}
