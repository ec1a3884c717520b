//! The claim that asks most of a pack.

use rules::{
    Answer, Claim, Date, Estimate, EvidenceHeld, Instant, LoadedPack, Ref, Window, WindowSet,
    claim::ItemAnswers,
    evaluate,
    pack::{Question, QuestionKind},
};

/// A claim with every service used and its window corrected, every question answered, and every
/// paper held. Where an answer decides which rules are tried, it is the one that takes most steps.
pub(crate) fn of(loaded: &LoadedPack, now: Instant) -> Claim {
    let pack = loaded.pack();
    let mut claim = Claim::new(pack);
    for service in &pack.services {
        let Window { from, to } = service.window;
        let later = Instant::from_seconds(from.seconds() + 60, from.offset_minutes());
        let from = later.unwrap_or(from);
        claim
            .windows
            .insert(service.id.clone(), WindowSet::of([Window { from, to }]));
    }
    for paper in &pack.evidence {
        claim
            .evidence
            .insert(paper.id.clone(), EvidenceHeld::default());
    }
    for question in pack.questions.iter().filter(|it| it.item_of.is_none()) {
        let heaviest = answers(loaded, question)
            .into_iter()
            .map(|answer| {
                let mut tried = claim.clone();
                tried.answers.insert(question.id.clone(), answer);
                (steps(&evaluate(loaded, &tried, now)), tried)
            })
            .max_by_key(|(steps, _)| *steps);
        if let Some((_, tried)) = heaviest {
            claim = tried;
        }
    }
    claim
}

fn answers(loaded: &LoadedPack, question: &Question) -> Vec<Answer> {
    let services = &loaded.pack().services;
    match &question.kind {
        QuestionKind::Services => {
            vec![Answer::Services(
                services.iter().map(|it| it.id.clone()).collect(),
            )]
        }
        QuestionKind::Choice { options } => options
            .iter()
            .map(|option| Answer::Choice(option.id.clone()))
            .collect(),
        QuestionKind::YesNo => vec![Answer::YesNo(true), Answer::YesNo(false)],
        QuestionKind::Money { max, .. } => vec![Answer::Money(*max)],
        QuestionKind::Count { max, .. } => vec![Answer::Count(*max)],
        QuestionKind::Number { max, .. } => vec![Answer::Number(*max)],
        QuestionKind::Duration { max, .. } => vec![Answer::Duration(*max)],
        QuestionKind::Date { earliest, .. } => vec![Answer::Date(*earliest)],
        QuestionKind::WeeklyMoney { weeks, outage_week } => {
            let sales = |week| {
                if week == outage_week {
                    1_000_000
                } else {
                    1_400_000
                }
            };
            let weeks = weeks.iter().map(|week| (*week, Some(sales(week))));
            vec![Answer::WeeklyMoney(weeks.collect())]
        }
        QuestionKind::DailyMoney { from, to, .. } => {
            let days = 0..=to.days_since(*from);
            let days = days.filter_map(|day| from.plus_days(day));
            vec![Answer::DailyMoney(
                days.map(|day| (day, Some(1_000_000))).collect(),
            )]
        }
        QuestionKind::Windows { earliest, .. } => {
            let offset = loaded.pack().offset_minutes;
            let at = |hour| Instant::new(*earliest, hour, 0, 0, offset);
            let window = at(1).zip(at(9));
            let window = window.map(|(from, to)| Window { from, to });
            vec![Answer::Windows(WindowSet::of(window))]
        }
        QuestionKind::Items { .. } => {
            let known = &loaded.pack().questions;
            let all = || Ref::all(known).zip(known);
            let list = all().find(|(_, known)| known.id == question.id);
            let fields = all().filter(|(_, field)| {
                field.item_of.is_some() && field.item_of == list.map(|(list, _)| list)
            });
            let item = fields.filter_map(|(_, field)| {
                let answer = answers(loaded, field).into_iter().next()?;
                Some((field.id.clone(), answer))
            });
            let item = ItemAnswers(item.collect());
            vec![Answer::Items(vec![item.clone(), item])]
        }
    }
}

/// A moment to estimate for where a scheme has no incident.
pub(super) fn noon_of_a_day() -> Option<Instant> {
    Instant::new(Date::new(2026, 1, 1)?, 12, 0, 0, 0)
}

fn steps(estimate: &Estimate) -> usize {
    estimate.lines.iter().map(|line| line.steps.len()).sum()
}
