//! Answers to questions: what an entry says, and what keeps it from saying it.

use std::{collections::BTreeMap, rc::Rc};

use rules::{
    Answer, Date, Pack, Window,
    id::QuestionId,
    pack::{Question, QuestionKind},
};

use super::{items, periods, windows::Bounds};
use crate::{
    draft::Entry,
    field::{Field, FieldFault},
    input::{self, Problem},
    period,
};

/// What was typed or chosen for a question, and what it means.
#[derive(Clone, Debug, PartialEq)]
pub struct Meaning {
    /// As typed.
    entry: Option<Entry>,
    /// The answer in it; nothing when it is empty or does not read as one. Of amounts by week or
    /// day, those that do.
    pub answer: Option<Answer>,
    /// What keeps it from answering the question.
    pub faults: Vec<FieldFault>,
    /// What its parts mean, each by itself.
    parts: Parts,
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
    /// Understands an entry, where `known` is not what the same entry means.
    pub(super) fn of(
        pack: &Pack,
        question: &Question,
        entry: Option<&Entry>,
        known: Option<&Rc<Self>>,
    ) -> Rc<Self> {
        match known {
            Some(known) if known.entry.as_ref() == entry => known.clone(),
            _ => {
                let Understood {
                    answer,
                    faults,
                    parts,
                } = understand(pack, question, entry, known.map(Rc::as_ref));
                Rc::new(Self {
                    entry: entry.cloned(),
                    answer,
                    faults,
                    parts,
                })
            }
        }
    }

    /// The entry that it was understood from.
    pub(super) fn entry(&self) -> Option<&Entry> {
        self.entry.as_ref()
    }

    pub(super) fn parts(&self) -> &Parts {
        &self.parts
    }

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

/// What keeps an entry from answering its question.
pub fn faults(pack: &Pack, question: &Question, entry: Option<&Entry>) -> Vec<FieldFault> {
    understand(pack, question, entry, None).faults
}

fn understand(
    pack: &Pack,
    question: &Question,
    entry: Option<&Entry>,
    known: Option<&Meaning>,
) -> Understood {
    let answer = match (&question.kind, entry) {
        (QuestionKind::Services, Some(Entry::Services { none: true, .. })) => {
            Ok(Answer::Services(Default::default()))
        }
        (QuestionKind::Services, Some(Entry::Services { chosen, .. })) if !chosen.is_empty() => {
            Ok(Answer::Services(chosen.iter().cloned().collect()))
        }
        (QuestionKind::Choice { options }, Some(Entry::Choice(chosen)))
            if options.iter().any(|option| option.id == *chosen) =>
        {
            Ok(Answer::Choice(chosen.clone()))
        }
        (QuestionKind::YesNo, Some(Entry::YesNo(yes))) => Ok(Answer::YesNo(*yes)),
        (QuestionKind::Money { min, max }, Some(Entry::Text(text))) => {
            input::amount(text, pack.currency, *min, *max).map(Answer::Money)
        }
        (QuestionKind::Count { min, max }, Some(Entry::Text(text))) => {
            input::count(text, *min, *max).map(Answer::Count)
        }
        (
            QuestionKind::Number {
                unit,
                read_as,
                decimals,
                min,
                max,
            },
            Some(Entry::Text(text)),
        ) => {
            let number = input::Number {
                unit,
                read_as: *read_as,
                decimals: *decimals,
                min: *min,
                max: *max,
            };
            number.read(text).map(Answer::Number)
        }
        (QuestionKind::Duration { min, max }, Some(Entry::Duration(parts))) => {
            let parts = parts.each_ref().map(String::as_str);
            input::duration(parts, *min, *max).map(Answer::Duration)
        }
        (QuestionKind::Date { earliest, latest }, Some(Entry::Date(parts))) => {
            date(parts, *earliest, *latest).map(Answer::Date)
        }
        (QuestionKind::WeeklyMoney { weeks, .. }, entry) => {
            let weeks = weeks.iter().copied();
            let known = periods::Known::of(known);
            return periods::understand(question, weeks, entry, pack.currency, &known)
                .with(Answer::WeeklyMoney);
        }
        (QuestionKind::DailyMoney { from, to, .. }, entry) => {
            let days = period::days(*from, *to);
            let known = periods::Known::of(known);
            return periods::understand(question, days, entry, pack.currency, &known)
                .with(Answer::DailyMoney);
        }
        (
            QuestionKind::Windows {
                earliest,
                latest,
                most,
            },
            entry,
        ) => {
            let bounds = Bounds {
                earliest: *earliest,
                latest: *latest,
                most: *most,
                offset_minutes: pack.offset_minutes,
            };
            return bounds.understand(question, entry);
        }
        (QuestionKind::Items { most, .. }, entry) => {
            return items::understand(pack, question, *most, entry, known);
        }
        (
            QuestionKind::Services
            | QuestionKind::Choice { .. }
            | QuestionKind::YesNo
            | QuestionKind::Money { .. }
            | QuestionKind::Count { .. }
            | QuestionKind::Number { .. }
            | QuestionKind::Duration { .. }
            | QuestionKind::Date { .. },
            _,
        ) => Err(Problem::Empty),
    };
    let problem = answer.as_ref().err().copied();
    let problem = problem.filter(|problem| !(question.optional && *problem == Problem::Empty));
    Understood {
        answer: answer.ok(),
        faults: problem
            .map(|problem| whole(question, problem))
            .into_iter()
            .collect(),
        parts: Parts::Whole,
    }
}

/// A fault of the answer as a whole.
pub(super) fn whole(question: &Question, problem: Problem) -> FieldFault {
    FieldFault {
        field: Field::Answer(question.id.clone()),
        problem,
    }
}

fn date(parts: &[String; 3], earliest: Date, latest: Date) -> Result<Date, Problem> {
    let date = input::date(parts.each_ref().map(String::as_str))?;
    if date < earliest {
        Err(Problem::Before(earliest))
    } else if date > latest {
        Err(Problem::After(latest))
    } else {
        Ok(date)
    }
}
