//! One question, part by part.

mod replies;

use interview::{
    draft::{Entry, items_in},
    edit::AnswerEdit,
    field::Field,
    flow, period,
};
use rules::{
    Date,
    id::QuestionId,
    pack::{Question, QuestionKind},
};

use super::{Session, Turn};
use crate::failure::Failure;

/// A question that is asked of the claimant, or of an item of a list.
#[derive(Clone, Debug)]
pub(super) struct Asked<'a> {
    question: &'a Question,
    within: Option<(QuestionId, usize)>,
}

/// A part of a question that one line answers.
#[derive(Clone, Debug)]
enum Part<'a> {
    /// All of it.
    Whole(Asked<'a>),
    /// A week or a day.
    Period(Asked<'a>, Date),
    /// The window at that place; one more than there are, where there may be more.
    Window(Asked<'a>, usize),
    /// Whether another item is to be added.
    Another(Asked<'a>),
}

impl<'a> Asked<'a> {
    pub(super) fn new(question: &'a Question) -> Self {
        Self {
            question,
            within: None,
        }
    }

    /// Asks every part; where the person goes back before the first, the question is left.
    pub(super) fn ask(&self, session: &mut Session<'a>) -> Result<Turn, Failure> {
        session.terminal.blank()?;
        session.label(self)?;
        let mut at = 0;
        loop {
            // Each answer may make other parts.
            let parts = self.parts(session);
            let Some(part) = parts.get(at) else {
                return Ok(Turn::On);
            };
            match session.part(part)? {
                Turn::On => at += 1,
                Turn::Stay => {}
                Turn::Back if at == 0 => return Ok(Turn::Back),
                Turn::Back => at -= 1,
            }
        }
    }

    fn parts(&self, session: &Session<'a>) -> Vec<Part<'a>> {
        let entry = session.entry(self);
        match &self.question.kind {
            QuestionKind::Services
            | QuestionKind::Choice { .. }
            | QuestionKind::YesNo
            | QuestionKind::Money { .. }
            | QuestionKind::Count { .. }
            | QuestionKind::Number { .. }
            | QuestionKind::Duration { .. }
            | QuestionKind::Date { .. } => vec![Part::Whole(self.clone())],
            QuestionKind::WeeklyMoney { .. } | QuestionKind::DailyMoney { .. } => {
                let periods = period::periods(self.question).into_iter();
                let part = |(first, _)| Part::Period(self.clone(), first);
                periods.map(part).collect()
            }
            QuestionKind::Windows { most, .. } => {
                let given = match entry {
                    Some(Entry::Windows(windows)) => windows.len(),
                    _ => 0,
                };
                let count = (given + 1).min(usize::from(*most).max(1));
                let part = |index| Part::Window(self.clone(), index);
                (0..count).map(part).collect()
            }
            QuestionKind::Items { most, .. } => self.items(session, (*most).into()),
        }
    }

    /// The parts of every item, and whether there is another.
    fn items(&self, session: &Session<'a>, most: usize) -> Vec<Part<'a>> {
        let count = items_in(session.entry(self)).len();
        let mut parts = Vec::new();
        for index in 0..count {
            for question in flow::questions_of(session.wording.pack, &self.question.id) {
                let asked = Asked {
                    question,
                    within: Some((self.question.id.clone(), index)),
                };
                parts.extend(asked.parts(session));
            }
        }
        if count < most {
            parts.push(Part::Another(self.clone()));
        }
        parts
    }

    /// Where `field` of the question is.
    fn place(&self, field: Field) -> Field {
        match &self.within {
            Some((list, index)) => Field::OfItem(list.clone(), *index, Box::new(field)),
            None => field,
        }
    }

    fn edit(&self, edit: AnswerEdit) -> AnswerEdit {
        match &self.within {
            Some((list, index)) => AnswerEdit::InItem(list.clone(), *index, Box::new(edit)),
            None => edit,
        }
    }
}

impl<'a> Session<'a> {
    /// What was typed so far.
    fn entry(&self, asked: &Asked<'_>) -> Option<&Entry> {
        let entries = &self.interview.draft().entries;
        let id = &asked.question.id;
        match &asked.within {
            None => entries.get(id),
            Some((list, index)) => match entries.get(list)? {
                Entry::Items(items) => items.get(*index)?.get(id),
                _ => None,
            },
        }
    }

    /// What is asked, and the pack's hint.
    fn label(&mut self, asked: &Asked<'_>) -> Result<(), Failure> {
        let (wording, question) = (self.wording, asked.question);
        let name = wording.text(&question.text);
        let name = match &asked.within {
            Some((list, index)) => format!("{}: {name}", wording.item_name(list, *index)),
            None => name.to_owned(),
        };
        let optional = if question.optional {
            format!(" ({})", wording.words.optional)
        } else {
            String::new()
        };
        self.terminal.say(&format!("{name}{optional}"))?;
        match wording.hint(&question.hint) {
            Some(hint) => self.terminal.say(hint),
            None => Ok(()),
        }
    }

    /// Asks a part until it is right, left as it is, or gone back from.
    fn part(&mut self, part: &Part<'a>) -> Result<Turn, Failure> {
        match part {
            Part::Whole(asked) => self.whole(asked),
            Part::Period(asked, first) => self.period(asked, *first),
            Part::Window(asked, index) => self.window(asked, *index),
            Part::Another(list) => self.another(list),
        }
    }
}
