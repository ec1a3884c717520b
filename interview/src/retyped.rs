//! A claim as one would have typed it.

use rules::{
    Answer, ByDay, Claim, Pack, SetAside, Window, claim::ItemAnswers, id::QuestionId,
    money::grouped,
};

use crate::{
    daily::{DailySales, DayEntry, Mark},
    draft::{Draft, Entries, Entry, LossEntry, WeekEntry, WindowEntry},
    edit::moment_texts,
    flow, input,
    page::Page,
    table::Table,
};

/// The draft that makes this claim; nothing where no page can show what it says.
pub fn draft(pack: &Pack, claim: &Claim, key: String) -> Option<Draft> {
    let mut draft = Draft::new(pack, key);
    draft.version.clone_from(&claim.version);
    for (question, answer) in &claim.answers {
        let entry = entry(pack, answer)?;
        draft.entries.insert(question.clone(), entry);
    }
    for (service, windows) in &claim.windows {
        let [window] = windows.windows() else {
            return None;
        };
        draft.windows.insert(service.clone(), typed(pack, *window)?);
    }
    draft.other_losses = claim
        .other_losses
        .iter()
        .map(|loss| LossEntry {
            what: loss.what.clone(),
            amount: input::amount_text(pack.currency, loss.amount),
            kind: loss.kind,
            date: loss.date.map(date),
            files: loss.files.clone(),
        })
        .collect();
    for (paper, held) in &claim.evidence {
        draft.evidence.insert(paper.clone(), held.clone());
    }
    for (question, ByDay(days)) in &claim.by_day {
        let mut daily = DailySales::default();
        for (day, minor) in days {
            let entry = DayEntry {
                text: minor
                    .map(|minor| input::amount_text(pack.currency, minor))
                    .unwrap_or_default(),
                mark: minor.is_none().then_some(Mark::NoRecord),
            };
            daily.days.insert(*day, entry);
        }
        draft.daily.insert(question.clone(), daily);
    }
    for (question, SetAside(them)) in &claim.set_aside {
        let mut aside = Table::default();
        for (first, reason) in them {
            aside.insert(*first, reason.clone());
        }
        draft.set_aside.insert(question.clone(), aside);
    }
    // Who saved the file had seen these pages, and what they left empty was meant to be.
    let questions = pack.questions.iter();
    let questions = questions.map(|question| Page::Question(question.id.clone()));
    draft.passed = questions
        .filter(|page| flow::is_optional(pack, page))
        .chain([Page::Windows, Page::OtherLosses, Page::Evidence])
        .map(|page| page.path())
        .collect();
    Some(draft)
}

fn entry(pack: &Pack, answer: &Answer) -> Option<Entry> {
    Some(match answer {
        Answer::Services(services) => Entry::Services {
            chosen: services.iter().cloned().collect(),
            none: services.is_empty(),
        },
        Answer::Choice(option) => Entry::Choice(option.clone()),
        Answer::YesNo(yes) => Entry::YesNo(*yes),
        Answer::Money(minor) => Entry::Text(input::amount_text(pack.currency, *minor)),
        Answer::Count(count) => Entry::Text(grouped(i128::from(*count))),
        Answer::Number(number) => Entry::Text(input::number_text(*number)?),
        Answer::Duration(seconds) => Entry::Duration(input::duration_parts(*seconds)?),
        Answer::Date(date) => Entry::Date(self::date(*date)),
        Answer::WeeklyMoney(amounts) | Answer::DailyMoney(amounts) => {
            let mut entries = Table::default();
            for (first, minor) in amounts {
                let entry = WeekEntry {
                    text: minor
                        .map(|minor| input::amount_text(pack.currency, minor))
                        .unwrap_or_default(),
                    no_record: minor.is_none(),
                };
                entries.insert(*first, entry);
            }
            Entry::Weekly(entries)
        }
        Answer::Windows(windows) => {
            let windows = windows.windows().iter();
            Entry::Windows(
                windows
                    .map(|window| typed(pack, *window))
                    .collect::<Option<_>>()?,
            )
        }
        Answer::Items(items) => Entry::Items(
            items
                .iter()
                .map(|item| self::item(pack, item))
                .collect::<Option<_>>()?,
        ),
    })
}

fn item(pack: &Pack, ItemAnswers(answers): &ItemAnswers) -> Option<Entries> {
    let mut entries: Table<QuestionId, Entry> = Table::default();
    for (question, answer) in answers {
        entries.insert(question.clone(), entry(pack, answer)?);
    }
    Some(entries)
}

/// A window as one types it, by the clock of the scheme; nothing where it has seconds.
fn typed(pack: &Pack, window: Window) -> Option<WindowEntry> {
    let end = |at: rules::Instant| {
        let at = at.at_offset(pack.offset_minutes)?;
        (at.seconds() % 60 == 0).then(|| moment_texts(at))
    };
    Some(WindowEntry {
        from: end(window.from)?,
        to: end(window.to)?,
    })
}

/// A date as one types it.
fn date(date: rules::Date) -> [String; 3] {
    [
        date.year().to_string(),
        date.month().to_string(),
        date.day().to_string(),
    ]
}

#[cfg(test)]
mod tests;
