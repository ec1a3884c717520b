//! A claim or a submission that was saved as a file, to go on with.

#[cfg(test)]
mod tests;

use std::rc::Rc;

use rules::{
    Answer, ByDay, Claim, LoadedPack, Pack, SetAside, Window, WindowSet,
    claim::{CLAIM_SCHEMA, ItemAnswers},
    id::{PackId, QuestionId, ServiceId},
};

use crate::{
    claim,
    claim_file::{self, FileTrouble},
    daily::{DailySales, DayEntry, Mark},
    draft::{DRAFT_SCHEMA, Draft, Entries, Entry, LossEntry, WeekEntry, WindowEntry},
    flow, format, input,
    json::{Document, Unreadable},
    page::Page,
    state::moment_texts,
    table::Table,
};

/// The largest file that is read: far more than any claim takes.
pub const MAX_BYTES: u64 = 4 << 20;

/// What was read from a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Saved {
    /// The answers, as one would have typed them.
    pub draft: Draft,
    /// How many answers the file holds.
    pub answers: usize,
    /// How much of what it says these rules do not take; it is asked again. Nothing is told of
    /// what was said under another version of the rules.
    pub refused: usize,
}

/// Why a file cannot be gone on with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SavedFault {
    /// It is too large to be a claim, or cannot be read.
    Unusable,
    /// It is neither a claim nor a submission, or is damaged.
    NoClaim,
    /// It is a claim under another scheme.
    Another(PackId),
    /// It is a ZIP, in which a submission may be.
    Zipped,
    /// It says what no page here can show: a moment with seconds, or several windows for a
    /// service.
    Unshown,
    /// It is locked, and damaged or of a newer calculator.
    Closed(FileTrouble),
}

/// How opening a file goes.
#[derive(Clone, Debug, PartialEq)]
pub enum Reopening {
    /// It waits to be confirmed, since it takes the place of other answers or has other rules.
    Asks(Box<Saved>),
    /// It was opened; that many of its answers are asked again.
    Opened(usize),
    /// It cannot be.
    Failed(SavedFault),
    /// It is locked: its content, and why it did not open, if that was tried.
    Locked(Rc<str>, Option<FileTrouble>),
}

/// Reads a claim, which goes on under `key`, or a submission, which keeps its own.
///
/// # Errors
/// A [`SavedFault`].
pub(crate) fn read(json: &[u8], rules: &LoadedPack, key: &str) -> Result<Saved, SavedFault> {
    let mut document = Document::parse(json).map_err(|Unreadable| SavedFault::NoClaim)?;
    let pack = rules.pack();
    let typed = claim_file::draft_in(&mut document).map_err(|Unreadable| SavedFault::NoClaim)?;
    if let Some(draft) = typed {
        return of_draft(pack, draft);
    }
    let (claim, key) = parse(document, key).map_err(|Unreadable| SavedFault::NoClaim)?;
    if claim.schema != CLAIM_SCHEMA {
        return Err(SavedFault::NoClaim);
    }
    if claim.pack != pack.id {
        return Err(SavedFault::Another(claim.pack));
    }
    let draft = draft(pack, &claim, key).ok_or(SavedFault::Unshown)?;
    let refused = if claim.version == pack.version {
        refused(&claim, &claim::whole(rules, &draft), pack)
    } else {
        0
    };
    Ok(Saved {
        draft,
        answers: claim.answers.len(),
        refused,
    })
}

/// A draft as it was typed.
fn of_draft(pack: &Pack, draft: Draft) -> Result<Saved, SavedFault> {
    if draft.schema != DRAFT_SCHEMA {
        return Err(SavedFault::NoClaim);
    }
    if draft.pack != pack.id {
        return Err(SavedFault::Another(draft.pack));
    }
    Ok(Saved {
        answers: draft.entries.iter().count(),
        draft,
        refused: 0,
    })
}

/// How much of what was said is not taken.
fn refused(said: &Claim, taken: &Claim, pack: &Pack) -> usize {
    let answers = said.answers.iter();
    let answers = answers.filter(|(id, answer)| taken.answers.get(*id) != Some(answer));
    // A window said to be the published one is none that was corrected.
    let published = |id: &ServiceId| {
        let service = pack.services.iter().find(|service| service.id == *id);
        service.map(|service| WindowSet::of([service.window]))
    };
    let windows = said.windows.iter();
    let windows = windows.filter(|(id, windows)| {
        taken.windows.get(*id) != Some(windows) && published(id).as_ref() != Some(windows)
    });
    let losses = said.other_losses.len().abs_diff(taken.other_losses.len());
    let aside = usize::from(said.set_aside != taken.set_aside);
    answers.count() + windows.count() + losses + aside
}

fn parse(mut document: Document, key: &str) -> Result<(Claim, String), Unreadable> {
    if document.has("claim") {
        Ok((document.field("claim")?, document.field("idempotency_key")?))
    } else {
        Ok((document.whole()?, key.to_owned()))
    }
}

/// The draft that makes this claim; nothing where no page can show what it says.
fn draft(pack: &Pack, claim: &Claim, key: String) -> Option<Draft> {
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
        Answer::Count(count) => Entry::Text(format::grouped(i128::from(*count))),
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
