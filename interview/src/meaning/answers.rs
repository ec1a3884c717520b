//! Answers to questions: what an entry says, and what keeps it from saying it.

use std::rc::Rc;

use rules::{
    Answer, Date, Pack, order,
    pack::{Question, QuestionKind},
};

use super::{
    items,
    parts::{Meaning, Parts, Understood, whole},
    periods,
    windows::Bounds,
};
use crate::{
    draft::Entry,
    field::FieldFault,
    input::{self, Problem},
    period,
};

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
            Ok(Answer::Services(order::set(chosen.iter().cloned())))
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
            let of_item = |asked: &Question, entry: Option<&Entry>, known: Option<&Rc<Meaning>>| {
                Meaning::of(pack, asked, entry, known)
            };
            return items::understand(pack, question, *most, entry, known, of_item);
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
