//! What an entry means, and the parts that are typed each for itself.

use std::{collections::BTreeMap, rc::Rc};

use rules::{Answer, Date, Window, id::QuestionId, pack::Question};

use crate::{
    draft::Entry,
    field::{Field, FieldFault},
    input::Problem,
};

/// What was typed or chosen for a question, and what it means.
#[derive(Clone, Debug, PartialEq)]
pub struct Meaning {
    /// As typed.
    pub(super) entry: Option<Entry>,
    /// The answer in it; nothing when it is empty or does not read as one. Of amounts by week or
    /// day, those that do.
    pub answer: Option<Answer>,
    /// What keeps it from answering the question.
    pub faults: Vec<FieldFault>,
    /// What its parts mean, each by itself.
    pub(super) parts: Parts,
}

/// The parts of an entry that are typed each for itself.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Parts {
    /// It has none.
    Whole,
    /// Amounts of weeks or days; nothing where there is said to be no record.
    Periods(BTreeMap<Date, Result<Option<i64>, Problem>>),
    /// Windows, in their order; nothing where one does not read as one.
    Windows(Vec<Option<Window>>),
    /// Items, in their order.
    Items(Vec<BTreeMap<QuestionId, Rc<Meaning>>>),
}

/// An answer or what is wrong, and the parts that it is of.
pub(super) struct Understood {
    pub(super) answer: Option<Answer>,
    pub(super) faults: Vec<FieldFault>,
    pub(super) parts: Parts,
}

impl Meaning {
    /// The amount typed for the week or day that begins on `first`.
    pub fn amount(&self, first: Date) -> Option<i64> {
        match &self.parts {
            Parts::Periods(periods) => periods.get(&first)?.as_ref().ok().copied().flatten(),
            _ => None,
        }
    }

    /// The window typed at that place.
    pub fn window(&self, index: usize) -> Option<Window> {
        match &self.parts {
            Parts::Windows(windows) => windows.get(index).copied().flatten(),
            _ => None,
        }
    }

    /// Every window that was typed and reads as one.
    pub fn windows(&self) -> impl Iterator<Item = Window> {
        let windows = match &self.parts {
            Parts::Windows(windows) => windows.as_slice(),
            _ => &[],
        };
        windows.iter().flatten().copied()
    }

    /// What was answered to a question of the item at that place.
    pub fn of_item(&self, index: usize, question: &QuestionId) -> Option<&Self> {
        match &self.parts {
            Parts::Items(items) => items.get(index)?.get(question).map(Rc::as_ref),
            _ => None,
        }
    }
}

/// A fault of the answer as a whole.
pub(super) fn whole(question: &Question, problem: Problem) -> FieldFault {
    FieldFault {
        field: Field::Answer(question.id.clone()),
        problem,
    }
}
