//! The weeks and days that questions ask about.

use rules::{
    Date,
    pack::{Question, QuestionKind},
};

const WEEK: i64 = 7;

/// Each day from one to another. A compiled pack asks for 400 at most.
pub fn days(from: Date, to: Date) -> impl Iterator<Item = Date> {
    let count = to.days_since(from).clamp(-1, 3_999);
    (0..=count).filter_map(move |day| from.plus_days(day))
}

/// The first day and the days of each week or day that a question asks for; nothing of a question
/// of another kind.
pub fn periods(question: &Question) -> Vec<(Date, Vec<Date>)> {
    let period = |first: Date, length: i64| {
        let last = first.plus_days(length - 1).unwrap_or(first);
        (first, days(first, last).collect())
    };
    match &question.kind {
        QuestionKind::WeeklyMoney { weeks, .. } => {
            weeks.iter().map(|first| period(*first, WEEK)).collect()
        }
        QuestionKind::DailyMoney { from, to, .. } => {
            days(*from, *to).map(|day| period(day, 1)).collect()
        }
        QuestionKind::Services
        | QuestionKind::Choice { .. }
        | QuestionKind::YesNo
        | QuestionKind::Money { .. }
        | QuestionKind::Count { .. }
        | QuestionKind::Number { .. }
        | QuestionKind::Duration { .. }
        | QuestionKind::Date { .. }
        | QuestionKind::Windows { .. }
        | QuestionKind::Items { .. } => Vec::new(),
    }
}

/// Every day that a question asks about.
pub fn days_of(question: &Question) -> impl Iterator<Item = Date> {
    periods(question).into_iter().flat_map(|(_, days)| days)
}

/// From the first day that a question asks about to the last; nothing of a question of another
/// kind.
pub fn span(question: &Question) -> Option<(Date, Date)> {
    let from = days_of(question).min()?;
    let to = days_of(question).max()?;
    Some((from, to))
}
