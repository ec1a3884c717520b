//! Answers to questions: what an entry says, and what keeps it from saying it.

use std::collections::BTreeSet;

use rules::{
    Answer, Date, Pack,
    pack::{Question, QuestionKind},
};

use super::{items, periods, windows::Bounds};
use crate::{
    draft::Entry,
    field::{Field, FieldFault},
    input::{self, Problem},
};

/// The answer in an entry; nothing when it is empty or does not read as one. Of amounts by week or
/// day, those that do.
pub(super) fn answer(pack: &Pack, question: &Question, entry: Option<&Entry>) -> Option<Answer> {
    match (&question.kind, entry?) {
        (QuestionKind::Services, Entry::Services { none: true, .. }) => {
            Some(Answer::Services(Default::default()))
        }
        (QuestionKind::Services, Entry::Services { chosen, .. }) => {
            let mut services = BTreeSet::new();
            services.extend(chosen.iter().cloned());
            (!chosen.is_empty()).then_some(Answer::Services(services))
        }
        (QuestionKind::Choice { options }, Entry::Choice(chosen)) => options
            .iter()
            .any(|option| option.id == *chosen)
            .then(|| Answer::Choice(chosen.clone())),
        (QuestionKind::YesNo, Entry::YesNo(yes)) => Some(Answer::YesNo(*yes)),
        (QuestionKind::Money { min, max }, Entry::Text(text)) => {
            let amount = input::amount(text, pack.currency, *min, *max);
            amount.ok().map(Answer::Money)
        }
        (QuestionKind::Count { min, max }, Entry::Text(text)) => {
            input::count(text, *min, *max).ok().map(Answer::Count)
        }
        (QuestionKind::Date { .. }, Entry::Date(parts)) => {
            date(question, parts).ok().map(Answer::Date)
        }
        (QuestionKind::WeeklyMoney { weeks, .. }, Entry::Weekly(entries)) => {
            let weeks = weeks.iter().copied();
            periods::amounts(weeks, entries, pack.currency).map(Answer::WeeklyMoney)
        }
        (QuestionKind::DailyMoney { from, to, .. }, Entry::Weekly(entries)) => {
            let days = periods::days(*from, *to);
            periods::amounts(days, entries, pack.currency).map(Answer::DailyMoney)
        }
        (_, entry @ Entry::Windows(_)) => {
            let windows = Bounds::of(pack, question)?.windows(Some(entry)).ok()?;
            Some(Answer::Windows(windows))
        }
        (QuestionKind::Items { most, .. }, entry @ Entry::Items(_)) => {
            items::answer(pack, question, *most, entry)
        }
        _ => None,
    }
}

/// What keeps an entry from answering its question.
pub(crate) fn question_faults(
    pack: &Pack,
    question: &Question,
    entry: Option<&Entry>,
) -> Vec<FieldFault> {
    let currency = pack.currency;
    let problem = match (&question.kind, entry) {
        (QuestionKind::Money { min, max }, Some(Entry::Text(text))) => {
            input::amount(text, currency, *min, *max).err()
        }
        (QuestionKind::Count { min, max }, Some(Entry::Text(text))) => {
            input::count(text, *min, *max).err()
        }
        (QuestionKind::Date { .. }, Some(Entry::Date(parts))) => date(question, parts).err(),
        (QuestionKind::WeeklyMoney { weeks, .. }, entry) => {
            return periods::faults(question, weeks.iter().copied(), entry, currency);
        }
        (QuestionKind::DailyMoney { from, to, .. }, entry) => {
            return periods::faults(question, periods::days(*from, *to), entry, currency);
        }
        (QuestionKind::Windows { .. }, entry) => {
            let bounds = Bounds::of(pack, question);
            return bounds.map_or_else(Vec::new, |bounds| bounds.faults(question, entry));
        }
        (QuestionKind::Items { most, .. }, entry) => {
            return items::faults(pack, question, *most, entry);
        }
        (_, entry) => answer(pack, question, entry)
            .is_none()
            .then_some(Problem::Empty),
    };
    problem
        .filter(|problem| !(question.optional && *problem == Problem::Empty))
        .map(|problem| whole(question, problem))
        .into_iter()
        .collect()
}

/// A fault of the answer as a whole.
pub(super) fn whole(question: &Question, problem: Problem) -> FieldFault {
    FieldFault {
        field: Field::Answer(question.id.clone()),
        problem,
    }
}

fn date(question: &Question, parts: &[String; 3]) -> Result<Date, Problem> {
    let date = input::date(parts.each_ref().map(String::as_str))?;
    match question.kind {
        QuestionKind::Date { earliest, .. } if date < earliest => Err(Problem::Before(earliest)),
        QuestionKind::Date { latest, .. } if date > latest => Err(Problem::After(latest)),
        _ => Ok(date),
    }
}
