//! A claim or a submission that was saved as a file, to go on with.

#[cfg(test)]
mod tests;

use std::rc::Rc;

use interview::{
    claim,
    draft::{DRAFT_SCHEMA, Draft},
    retyped,
};
use rules::{
    Claim, LoadedPack, Pack, WindowSet,
    claim::CLAIM_SCHEMA,
    id::{PackId, ServiceId},
};

use crate::{
    bridge::claim_file::{self, FileTrouble},
    json::{Document, Unreadable},
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
    let document = Document::parse(json).map_err(|Unreadable| SavedFault::NoClaim)?;
    let pack = rules.pack();
    let typed = claim_file::draft_in(&document).map_err(|Unreadable| SavedFault::NoClaim)?;
    if let Some(draft) = typed {
        return of_draft(pack, draft);
    }
    let (claim, key) = parse(&document, key).map_err(|Unreadable| SavedFault::NoClaim)?;
    if claim.schema != CLAIM_SCHEMA {
        return Err(SavedFault::NoClaim);
    }
    if claim.pack != pack.id {
        return Err(SavedFault::Another(claim.pack));
    }
    let draft = retyped::draft(pack, &claim, key).ok_or(SavedFault::Unshown)?;
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

fn parse(document: &Document<'_>, key: &str) -> Result<(Claim, String), Unreadable> {
    if document.has("claim") {
        Ok((document.field("claim")?, document.field("idempotency_key")?))
    } else {
        Ok((document.whole()?, key.to_owned()))
    }
}
