//! `simulate`: what claims come to by a draft of a pack, beside the pack as it is.

mod current;
mod movement;
mod report;

use std::{
    io::Write,
    path::{Path, PathBuf},
};

use ::words::i18n::counting::count_words;
use compiler::Breakdown;
use rules::{Claim, Instant, LoadedPack, evaluate::Outcomes};

use self::movement::{Counts, Pair};
use crate::{
    Answer,
    analyse::{Tally, answer_to},
    args::Counting,
    claim,
    count::{Counter, Document, Input, Place, Refusal, Refused, RefusedOnes, Scheme, count},
    failure::Failure,
    input::{self, ReadPack},
};

/// What is held against what, and how it is told.
#[derive(Debug)]
pub(crate) struct SimulateArgs<'a> {
    pub(crate) pack: &'a Path,
    pub(crate) current: Option<&'a Path>,
    pub(crate) claims: &'a [PathBuf],
    pub(crate) counting: Counting,
}

pub(crate) fn simulate(
    args: &SimulateArgs<'_>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<Answer, Failure> {
    let named = args.claims.iter().map(PathBuf::as_path);
    input::once(named.chain([args.pack]).chain(args.current))?;
    let draft = Side::of(input::pack_and_beside(args.pack, err)?);
    let current = match args.current {
        Some(path) => path.to_owned(),
        None => current::beside(args.pack, draft.loaded.pack())?,
    };
    let path = current;
    let current = Side::of(input::pack_and_beside(&path, err)?);
    let ids = [&draft, &current].map(|side| side.loaded.pack().id.to_string());
    if let [id, other] = ids
        && id != other
    {
        return Err(Failure::OtherScheme([
            (args.pack.to_owned(), id),
            (path, other),
        ]));
    }
    let lang = claim::language(draft.loaded.pack(), args.counting.lang)?;
    let now = match args.counting.now {
        Some(now) => now,
        None => claim::clock(draft.loaded.pack().offset_minutes)?,
    };
    let judge = Judge {
        pairs: movement::pairs(current.loaded.pack(), draft.loaded.pack()),
        current,
        draft,
        now,
    };
    let input = Input {
        paths: args.claims,
        jobs: args.counting.jobs,
    };
    let mut counted = count(input, || Counted::new(&judge, args.counting.refused));
    report::write(&mut counted, args.counting.format, count_words(lang), out)?;
    Ok(answer_to(&counted.refused))
}

/// One of both packs.
#[derive(Debug)]
struct Side {
    loaded: LoadedPack,
    scheme: Scheme,
}

impl Side {
    fn of(ReadPack { loaded, beside }: ReadPack) -> Self {
        let breakdowns = beside.map_or_else(Vec::new, |beside| beside.breakdowns);
        Self {
            loaded,
            scheme: Scheme::of(breakdowns),
        }
    }

    fn tally(&self) -> Tally {
        Tally::new(self.loaded.pack(), self.breakdowns())
    }

    fn breakdowns(&self) -> &[Breakdown] {
        &self.scheme.breakdowns
    }

    /// A claim is bound to one version; here it is held against another on purpose.
    fn outcomes(&self, claim: &mut Claim, now: Instant) -> Outcomes {
        let pack = self.loaded.pack();
        claim.pack = pack.id.clone();
        claim.version.clone_from(&pack.version);
        self.scheme.outcomes(&self.loaded, claim, now)
    }
}

/// What claims are judged by.
#[derive(Debug)]
struct Judge {
    current: Side,
    draft: Side,
    pairs: Vec<Pair>,
    /// The moment that claims are evaluated for.
    now: Instant,
}

/// What one thread has counted.
#[derive(Debug)]
struct Counted<'a> {
    judge: &'a Judge,
    current: Tally,
    draft: Tally,
    counts: Counts,
    refused: RefusedOnes,
}

impl<'a> Counted<'a> {
    fn new(judge: &'a Judge, most_refused: usize) -> Self {
        let (current, draft) = (judge.current.tally(), judge.draft.tally());
        Self {
            judge,
            counts: Counts::like(&draft, &judge.pairs),
            current,
            draft,
            refused: RefusedOnes::keeping(most_refused),
        }
    }
}

impl Counter for Counted<'_> {
    fn count(&mut self, document: Document, place: &Place) {
        let judge = self.judge;
        let (mut claim, now, is_submission) = match document {
            Document::Claim(claim) => (claim, judge.now, false),
            Document::Submission(submission) => {
                let is_its = submission.content_digest();
                if !is_its.is_ok_and(|digest| digest == submission.digest) {
                    let because = "changed after it was made";
                    return self.refuse(Refused::new(place, Refusal::Tampered, because));
                }
                (submission.claim, submission.created, true)
            }
        };
        let is_of = |side: &Side| side.loaded.pack().id == claim.pack;
        if !is_of(&judge.current) && !is_of(&judge.draft) {
            let because = format!("a claim under the pack `{}`", claim.pack);
            return self.refuse(Refused::new(place, Refusal::UnknownPack, &because));
        }
        let current = judge.current.outcomes(&mut claim, now);
        let draft = judge.draft.outcomes(&mut claim, now);
        for tally in [&mut self.current, &mut self.draft] {
            tally.submissions += u64::from(is_submission);
            tally.claims += u64::from(!is_submission);
        }
        self.current.add(&current);
        self.draft.add(&draft);
        self.counts.add(&current, &draft, &judge.pairs);
    }

    fn refuse(&mut self, refused: Refused) {
        self.refused.add(refused);
    }

    fn merge(&mut self, other: Self) {
        self.current.merge(&other.current);
        self.draft.merge(&other.draft);
        self.counts.merge(&other.counts);
        self.refused.merge(other.refused);
    }
}
