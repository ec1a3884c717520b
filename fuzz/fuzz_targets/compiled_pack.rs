//! A compiled pack that is forged loads or is refused; when it loads, claims have their estimates.
#![no_main]

use std::collections::BTreeMap;

use libfuzzer_sys::fuzz_target;
use rules::{
    Answer, Claim, Instant, LoadedPack, Window, WindowSet, canonical_json,
    claim::ItemAnswers,
    evaluate, explain,
    pack::{Question, QuestionKind},
};

/// The first answer that a question takes, as the forged pack has it.
fn answer(pack: &rules::Pack, question: &Question, depth: u8) -> Answer {
    match &question.kind {
        QuestionKind::Services => {
            Answer::Services(pack.services.iter().map(|it| it.id.clone()).collect())
        }
        QuestionKind::Choice { options } => {
            Answer::Choice(options.first().map_or("none".into(), |it| it.id.clone()))
        }
        QuestionKind::YesNo => Answer::YesNo(true),
        QuestionKind::Money { max, .. } => Answer::Money(*max),
        QuestionKind::Count { min, .. } => Answer::Count(*min),
        QuestionKind::Number { max, .. } => Answer::Number(*max),
        QuestionKind::Duration { max, .. } => Answer::Duration(*max),
        QuestionKind::Date { latest, .. } => Answer::Date(*latest),
        QuestionKind::WeeklyMoney { weeks, .. } => {
            Answer::WeeklyMoney(weeks.iter().map(|week| (*week, Some(7))).collect())
        }
        QuestionKind::DailyMoney { from, .. } => {
            Answer::DailyMoney(BTreeMap::from([(*from, None)]))
        }
        QuestionKind::Windows { earliest, .. } => {
            let midnight = Instant::new(*earliest, 0, 0, 0, 0);
            let window = midnight.and_then(|from| {
                let to = Instant::from_seconds(from.seconds() + 90_000, 0)?;
                Some(Window { from, to })
            });
            Answer::Windows(WindowSet::of(window))
        }
        QuestionKind::Items { .. } => {
            let fields = pack.questions.iter().filter(|it| it.item_of.is_some());
            let answers: BTreeMap<_, _> = match depth {
                0 => BTreeMap::new(),
                _ => fields
                    .map(|it| (it.id.clone(), answer(pack, it, depth - 1)))
                    .collect(),
            };
            Answer::Items(vec![ItemAnswers(answers.clone()), ItemAnswers(answers)])
        }
    }
}

fuzz_target!(|json: &[u8]| {
    let Ok(loaded) = LoadedPack::from_json(json) else {
        return;
    };
    let pack = loaded.pack();
    let now: Instant = "2024-03-01T12:00:00+09:00".parse().expect("a time");
    let empty = Claim::new(pack);
    let mut small = empty.clone();
    for question in pack.questions.iter().filter(|it| it.item_of.is_none()) {
        small
            .answers
            .insert(question.id.clone(), answer(pack, question, 1));
    }
    for claim in [empty, small] {
        let estimate = evaluate(&loaded, &claim, now);
        assert_eq!(estimate.lines.len(), pack.remedies.len());
        assert_eq!(evaluate(&loaded, &claim, now), estimate);
        for line in &estimate.lines {
            explain::line(pack, &estimate, line);
        }
        canonical_json(&estimate).expect("an estimate is JSON");
    }
});
