//! What two packs give for the same claim, and where they part.

use std::{fmt::Write as _, path::Path};

use ::words::{
    Catalogue, Wording,
    wording::{self, StepText},
};
use rules::{
    Claim, Estimate, Instant, LoadedPack,
    estimate::{Amount, Certainty, ClaimFault, Line},
    evaluate,
};
use serde::Serialize;

use super::wording as of;
use crate::{claim, failure::Failure, files::display_path, input};

/// A claim for which the packs give something else.
#[derive(Debug, Serialize)]
pub(crate) struct ClaimChange {
    pub(crate) file: String,
    /// The moment that it was estimated for.
    pub(crate) now: Instant,
    pub(crate) lines: Vec<LineChange>,
    /// What the new pack cannot use of it and the old one can.
    pub(crate) no_longer_used: Vec<String>,
}

/// A remedy that comes to something else. A side is nothing where its pack has no such remedy.
#[derive(Debug, Serialize)]
pub(crate) struct LineChange {
    pub(crate) remedy: String,
    pub(crate) name: String,
    pub(crate) old: Option<Given>,
    pub(crate) new: Option<Given>,
    /// The first step that is not the same, on both sides.
    pub(crate) why: Option<Parting>,
}

/// What a line comes to.
#[derive(Debug, Serialize)]
pub(crate) struct Given {
    pub(crate) amount: Amount,
    pub(crate) certainty: Certainty,
    /// The same in words, with why.
    #[serde(rename = "told")]
    pub(crate) message: String,
}

/// Where the working of a line parts; a side is nothing where it has ended before.
#[derive(Debug, Serialize)]
pub(crate) struct Parting {
    pub(crate) old: Option<StepTold>,
    pub(crate) new: Option<StepTold>,
}

#[derive(Debug, Serialize)]
pub(crate) struct StepTold {
    pub(crate) title: String,
    pub(crate) lines: Vec<String>,
    pub(crate) result: Option<String>,
}

/// Estimates the claim by both packs; nothing when they give the same.
pub(crate) fn compared(
    path: &Path,
    old: &LoadedPack,
    new: &LoadedPack,
    words: &'static Catalogue,
    now: Option<Instant>,
) -> Result<Option<ClaimChange>, Failure> {
    let (claim, created) = input::claim(path)?;
    if claim.pack != old.pack().id && claim.pack != new.pack().id {
        return Err(Failure::OtherPack(path.to_owned(), claim.pack.to_string()));
    }
    let now = match now.or(created) {
        Some(now) => now,
        None => claim::clock(new.pack().offset_minutes)?,
    };
    let sides = Sides {
        old: (of(old, words), estimated(old, &claim, now)),
        new: (of(new, words), estimated(new, &claim, now)),
    };
    let lines = sides.lines();
    let known = &sides.old.1.faults;
    let faults = sides.new.1.faults.iter().filter(|it| !known.contains(it));
    let no_longer_used: Vec<_> = faults
        .map(|fault: &ClaimFault| claim::fault_message(fault, &claim, new.pack()))
        .collect();
    let same = lines.is_empty() && no_longer_used.is_empty();
    Ok((!same).then(|| ClaimChange {
        file: display_path(path),
        now,
        lines,
        no_longer_used,
    }))
}

/// A claim is bound to one version; here it is held against another on purpose.
fn estimated(loaded: &LoadedPack, claim: &Claim, now: Instant) -> Estimate {
    let mut claim = claim.clone();
    claim.pack = loaded.pack().id.clone();
    claim.version.clone_from(&loaded.pack().version);
    evaluate(loaded, &claim, now)
}

struct Sides<'a> {
    old: (Wording<'a>, Estimate),
    new: (Wording<'a>, Estimate),
}

impl Sides<'_> {
    fn lines(&self) -> Vec<LineChange> {
        let (old, new) = (&self.old.1.lines, &self.new.1.lines);
        let in_both = new.iter().map(|line| {
            let before = old.iter().find(|other| other.remedy == line.remedy);
            (before, Some(line))
        });
        let gone = old.iter().filter(|line| {
            let mut there = new.iter();
            !there.any(|other| other.remedy == line.remedy)
        });
        let pairs = in_both.chain(gone.map(|line| (Some(line), None)));
        pairs.filter_map(|(old, new)| self.line(old, new)).collect()
    }

    fn line(&self, old: Option<&Line>, new: Option<&Line>) -> Option<LineChange> {
        let gist = |line: &Line| {
            let Line {
                amount,
                certainty,
                reason,
                in_scope,
                ..
            } = line;
            (amount.clone(), *certainty, reason.clone(), *in_scope)
        };
        if old.map(gist) == new.map(gist) {
            return None;
        }
        let why = old.zip(new).and_then(|(old, new)| self.parting(old, new));
        let line = new.or(old)?;
        let side = if new.is_some() { &self.new } else { &self.old };
        let remedy = side.0.pack.remedies.iter().find(|it| it.id == line.remedy);
        Some(LineChange {
            remedy: line.remedy.to_string(),
            name: remedy.map_or_else(String::new, |it| side.0.text(&it.name).to_owned()),
            old: old.map(|line| given(&self.old.0, line)),
            new: new.map(|line| given(&self.new.0, line)),
            why,
        })
    }

    fn parting(&self, old: &Line, new: &Line) -> Option<Parting> {
        let steps = |side: &(Wording<'_>, Estimate), line| wording::steps(&side.0, &side.1, line);
        let (old, new) = (steps(&self.old, old), steps(&self.new, new));
        // Sources alone make no other amount.
        let same = |one: &StepText, other: &StepText| {
            (&one.title, &one.lines, &one.result) == (&other.title, &other.lines, &other.result)
        };
        let at = (0..old.len().max(new.len())).find(|at| match (old.get(*at), new.get(*at)) {
            (Some(one), Some(other)) => !same(one, other),
            _ => true,
        })?;
        let texts = |steps: &[StepText]| {
            steps.get(at).map(|step| StepTold {
                title: step.title.clone(),
                lines: step.lines.clone(),
                result: step.result.clone(),
            })
        };
        Some(Parting {
            old: texts(&old),
            new: texts(&new),
        })
    }
}

fn given(wording: &Wording<'_>, line: &Line) -> Given {
    let amount = wording.amount(&line.amount, line.certainty);
    let sure = wording.certainty(line.certainty);
    let reason = wording.reason(&line.reason);
    let mut message = format!("{amount} [{sure}] {reason}");
    let waits: Vec<_> = line.waits_for.iter().map(|id| wording.label(id)).collect();
    if !waits.is_empty() {
        let _ = write!(
            message,
            " {}: {}",
            wording.words.waits_for,
            waits.join(", ")
        );
    }
    Given {
        amount: line.amount.clone(),
        certainty: line.certainty,
        message,
    }
}
