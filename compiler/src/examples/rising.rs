//! Remedies that no longer outage lowers: each example is tried with longer ones.

use rules::{
    Answer, Claim, Currency, Estimate, Instant, LoadedPack, Window, WindowSet,
    estimate::{Amount, Certainty},
    evaluate,
    id::RemedyId,
    pack::QuestionKind,
};

use super::Mismatch;
use crate::{
    Example,
    expectation::{shown_moment, shown_money, shown_time},
};

/// By how many seconds an outage is made longer: a minute, an hour, a day, 30 days.
const LONGER: [i64; 4] = [60, 60 * 60, 24 * 60 * 60, 30 * 24 * 60 * 60];

/// A claim with one of its windows made longer.
struct Longer {
    claim: Claim,
    /// What the window is of, as examples name it.
    place: String,
    before: Window,
    after: Window,
}

/// Where a longer outage gives less under a remedy that the pack calls rising, the first place for
/// each remedy. `estimate` is that of the example's claim.
///
/// Each window of the claim, and each service's published one, is made longer at its end by a
/// minute, an hour, a day and 30 days, within what the question or the incident allows. Only what
/// is due before and after is compared.
pub fn falls(loaded: &LoadedPack, example: &Example, estimate: &Estimate) -> Vec<Mismatch> {
    let mut falls = Vec::new();
    let mut rising = example.rising.clone();
    if rising.is_empty() {
        return falls;
    }
    for longer in all_longer(loaded, &example.claim) {
        let after = evaluate(loaded, &longer.claim, example.now);
        rising.retain(|remedy| {
            let fall = fall(remedy, estimate, &after, &longer);
            let is_sound = fall.is_none();
            falls.extend(fall);
            is_sound
        });
    }
    falls
}

/// What a line gives for sure, in minor units or seconds.
fn given(estimate: &Estimate, remedy: &RemedyId) -> Option<Amount> {
    let mut lines = estimate.lines.iter();
    let line = lines.find(|line| line.remedy == *remedy)?;
    (line.certainty == Certainty::Due).then(|| line.amount.clone())
}

fn fall(
    remedy: &RemedyId,
    before: &Estimate,
    after: &Estimate,
    longer: &Longer,
) -> Option<Mismatch> {
    let (least, got) = (given(before, remedy)?, given(after, remedy)?);
    let size = |amount: &Amount| match amount {
        Amount::Money(size) | Amount::Time(size) | Amount::Extended { seconds: size, .. } => {
            Some(*size)
        }
        Amount::None | Amount::Range { .. } | Amount::Items(_) => None,
    };
    let is_money = |amount: &Amount| matches!(amount, Amount::Money(_));
    let falls = is_money(&least) == is_money(&got) && size(&got)? < size(&least)?;
    falls.then(|| Mismatch {
        place: format!("rising.{remedy}"),
        expected: format!(
            "{} or more when {} is {}, as it is when that is {}",
            amount_text(&least, before.currency),
            longer.place,
            shown_window(longer.after),
            shown_window(longer.before),
        ),
        got: amount_text(&got, before.currency),
    })
}

fn amount_text(amount: &Amount, currency: Currency) -> String {
    match amount {
        Amount::Money(minor) => shown_money(*minor, currency),
        Amount::Time(seconds) | Amount::Extended { seconds, .. } => shown_time(*seconds),
        Amount::None | Amount::Range { .. } | Amount::Items(_) => String::new(),
    }
}

fn shown_window(window: Window) -> String {
    format!(
        "{} to {}",
        shown_moment(window.from),
        shown_moment(window.to)
    )
}

fn all_longer(loaded: &LoadedPack, claim: &Claim) -> Vec<Longer> {
    let pack = loaded.pack();
    let mut all = Vec::new();
    for (id, answer) in &claim.answers {
        match answer {
            Answer::Windows(windows) => {
                let limit = limit(loaded, id.as_str());
                for (before, after, set) in lengthened(windows, limit) {
                    let mut claim = claim.clone();
                    claim.answers.insert(id.clone(), Answer::Windows(set));
                    let place = format!("`{id}`");
                    all.push(Longer {
                        claim,
                        place,
                        before,
                        after,
                    });
                }
            }
            Answer::Items(items) => {
                for (item, answers) in items.iter().enumerate() {
                    for (field, answer) in &answers.0 {
                        let Answer::Windows(windows) = answer else {
                            continue;
                        };
                        let limit = limit(loaded, field.as_str());
                        for (before, after, set) in lengthened(windows, limit) {
                            let mut items = items.clone();
                            if let Some(item) = items.get_mut(item) {
                                item.0.insert(field.clone(), Answer::Windows(set));
                            }
                            let mut claim = claim.clone();
                            claim.answers.insert(id.clone(), Answer::Items(items));
                            let place = format!("`{field}` of item {} of `{id}`", item + 1);
                            all.push(Longer {
                                claim,
                                place,
                                before,
                                after,
                            });
                        }
                    }
                }
            }
            Answer::Services(_)
            | Answer::Choice(_)
            | Answer::YesNo(_)
            | Answer::Money(_)
            | Answer::Count(_)
            | Answer::Number(_)
            | Answer::Duration(_)
            | Answer::Date(_)
            | Answer::WeeklyMoney(_)
            | Answer::DailyMoney(_) => {}
        }
    }
    let Some(incident) = &pack.incident else {
        return all;
    };
    for service in &pack.services {
        let published = WindowSet::of([service.window]);
        let windows = claim.windows.get(&service.id).unwrap_or(&published);
        for (before, after, set) in lengthened(windows, Some(incident.window.to)) {
            let mut claim = claim.clone();
            claim.windows.insert(service.id.clone(), set);
            let place = format!("the outage of `{}`", service.id);
            all.push(Longer {
                claim,
                place,
                before,
                after,
            });
        }
    }
    all
}

/// The first second after what a question about windows takes.
fn limit(loaded: &LoadedPack, question: &str) -> Option<Instant> {
    let pack = loaded.pack();
    let question = loaded.question(question)?.of(&pack.questions)?;
    let QuestionKind::Windows { latest, .. } = question.kind else {
        return None;
    };
    Instant::new(latest.plus_days(1)?, 0, 0, 0, pack.offset_minutes)
}

/// Each window made longer, with the set that it is then in.
fn lengthened(
    windows: &WindowSet,
    limit: Option<Instant>,
) -> impl Iterator<Item = (Window, Window, WindowSet)> {
    let all = windows.windows();
    all.iter().flat_map(move |before| {
        LONGER.into_iter().filter_map(move |by| {
            let seconds = before.to.seconds().saturating_add(by).min(limit?.seconds());
            let to = Instant::from_seconds(seconds, before.to.offset_minutes())?;
            let after = Window { to, ..*before };
            let set = WindowSet::of(all.iter().copied().chain([after]));
            (after.seconds() > before.seconds()).then_some((*before, after, set))
        })
    })
}
