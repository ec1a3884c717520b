//! `analyse`: verifies many submissions, evaluates many claims, and counts what they come to.

mod report;
mod sheet;
mod tally;

use std::{io::Write, path::PathBuf};

use ::words::i18n::counting::{CountWords, count_words};
use rules::{Claim, Instant, Lang, LoadedPack, Verdict, submission::verify_taken};
use serde_json::json;

pub(crate) use self::{
    report::{Side, evaluated, refused_json, refused_sheet, refused_text},
    sheet::{Cell, Row, Sheet, csv, text},
    tally::{RemedyTally, Tally},
};
use crate::{
    Answer,
    args::{Counting, Format},
    claim,
    count::{
        Counter, Document, Input, Place, Refusal, Refused, RefusedOnes, Scheme, count, schemes,
    },
    failure::Failure,
    input,
    verify::{nearest, shortened},
};

/// Judges what is in the files and counts what it comes to.
pub(crate) fn analyse(
    packs: &PathBuf,
    submissions: &[PathBuf],
    args: Counting,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<Answer, Failure> {
    input::once(submissions.iter().chain([packs]))?;
    let (packs, schemes, mut answer) = schemes(packs, err)?;
    let moments = packs.iter().map(|loaded| match args.now {
        Some(now) => Ok(now),
        None => claim::clock(loaded.pack().offset_minutes),
    });
    let judge = Judge {
        packs: &packs,
        schemes: &schemes,
        moments: moments.collect::<Result<_, _>>()?,
    };
    let input = Input {
        paths: submissions,
        jobs: args.jobs,
    };
    let mut counted = count(input, || Counted::new(&judge, args.refused));
    answer = answer.and(answer_to(&counted.refused));
    let words = count_words(args.lang.unwrap_or_else(|| first_language(&counted)));
    let mut refused = std::mem::replace(&mut counted.refused, RefusedOnes::keeping(0));
    let reports: Vec<_> = counted.reports(words).collect();
    match args.format {
        Format::Table => {
            let mut text = String::new();
            for (place, (report, now)) in reports.iter().enumerate() {
                text.push_str(if place > 0 { "\n" } else { "" });
                text.push_str(&report.heading(*now));
                text.push_str(&sheet::text(&report.sheets(), words.lang));
            }
            if reports.is_empty() {
                text.push_str(words.nothing_counted);
                text.push('\n');
            }
            text.push_str(&refused_text(&mut refused, words));
            out.write_all(text.as_bytes())?;
        }
        Format::Csv => {
            let sheets = reports.iter().flat_map(|(report, _)| report.sheets());
            let mut sheets: Vec<_> = sheets.collect();
            sheets.push(refused_sheet(&mut refused, words));
            csv(&sheets, out)?;
        }
        Format::Json => {
            let report = json!({
                "packs": reports.iter().map(|(report, _)| report.json()).collect::<Vec<_>>(),
                "refused": refused_json(&mut refused),
            });
            serde_json::to_writer_pretty(&mut *out, &report)
                .map_err(|error| Failure::Output(error.into()))?;
            writeln!(out)?;
        }
    }
    Ok(answer)
}

/// Some were refused: the answer is no. Some could not even be read: it is not known.
pub(crate) fn answer_to(refused: &RefusedOnes) -> Answer {
    if refused.count(Refusal::Unread) > 0 {
        Answer::Unread
    } else {
        Answer::of(refused.all() == 0)
    }
}

/// That of the first pack that something was counted of.
fn first_language(counted: &Counted<'_>) -> Lang {
    let tallies = counted.judge.packs.iter().zip(&counted.tallies);
    let mut used = tallies.filter(|(_, tally)| tally.is_some());
    let languages = used.next().map(|(loaded, _)| &loaded.pack().languages);
    languages
        .and_then(|languages| languages.first().copied())
        .unwrap_or(Lang::En)
}

/// What records are judged by.
#[derive(Debug)]
struct Judge<'a> {
    packs: &'a [LoadedPack],
    schemes: &'a [Scheme],
    /// The moment that claims of each pack are evaluated for.
    moments: Vec<Instant>,
}

/// What one thread has counted.
#[derive(Debug)]
struct Counted<'a> {
    judge: &'a Judge<'a>,
    /// By pack; nothing where nothing was counted.
    tallies: Vec<Option<Tally>>,
    refused: RefusedOnes,
}

impl<'a> Counted<'a> {
    fn new(judge: &'a Judge<'a>, most_refused: usize) -> Self {
        Self {
            judge,
            tallies: judge.packs.iter().map(|_| None).collect(),
            refused: RefusedOnes::keeping(most_refused),
        }
    }

    fn tally(&mut self, at: usize) -> &mut Tally {
        let (loaded, scheme) = (&self.judge.packs[at], &self.judge.schemes[at]);
        self.tallies[at].get_or_insert_with(|| Tally::new(loaded.pack(), &scheme.breakdowns))
    }

    /// Counts a claim under the pack at that place, for that moment.
    fn add(&mut self, at: usize, claim: &Claim, now: Instant) {
        let (loaded, scheme) = (&self.judge.packs[at], &self.judge.schemes[at]);
        let outcomes = scheme.outcomes(loaded, claim, now);
        self.tally(at).add(&outcomes);
    }
}

impl Counted<'_> {
    /// A report for each pack of which something was counted, with the moment that its claims were
    /// evaluated for.
    fn reports(&self, words: &'static CountWords) -> impl Iterator<Item = (Side<'_>, Instant)> {
        let judge = self.judge;
        let packs = judge.packs.iter().zip(judge.schemes).zip(&judge.moments);
        packs
            .zip(&self.tallies)
            .filter_map(move |(((loaded, scheme), now), tally)| {
                let report = Side {
                    loaded,
                    breakdowns: &scheme.breakdowns,
                    tally: tally.as_ref()?,
                    words,
                };
                Some((report, *now))
            })
    }
}

impl Counter for Counted<'_> {
    fn count(&mut self, document: Document, place: &Place) {
        let packs = self.judge.packs;
        match document {
            Document::Claim(claim) => {
                let is_its = |loaded: &LoadedPack| {
                    loaded.pack().id == claim.pack && loaded.pack().version == claim.version
                };
                let Some(at) = packs.iter().position(is_its) else {
                    let because = format!("no pack here is `{}` {}", claim.pack, claim.version);
                    return self.refuse(Refused::new(place, Refusal::UnknownPack, &because));
                };
                self.tally(at).claims += 1;
                self.add(at, &claim, self.judge.moments[at]);
            }
            Document::Submission(submission) => {
                let (claim, created) = (submission.claim.clone(), submission.created);
                let is_its = |loaded: &LoadedPack| loaded.reference() == submission.pack;
                let at = packs.iter().position(is_its).unwrap_or_default();
                let refused = match verify_taken(*submission, packs) {
                    Verdict::Equal => {
                        self.tally(at).submissions += 1;
                        return self.add(at, &claim, created);
                    }
                    Verdict::Tampered => {
                        let because = "changed after it was made";
                        Refused::new(place, Refusal::Tampered, because)
                    }
                    Verdict::Different(difference) => {
                        let because = shortened(&difference);
                        Refused::new(place, Refusal::Different, &because)
                    }
                    Verdict::UnknownPack(pack) => {
                        let because = format!(
                            "unknown pack {} {}, sha256 {}: {}",
                            pack.id,
                            pack.version,
                            pack.hash,
                            nearest(&pack, packs)
                        );
                        Refused::new(place, Refusal::UnknownPack, &because)
                    }
                };
                self.refuse(refused);
            }
        }
    }

    fn refuse(&mut self, refused: Refused) {
        self.refused.add(refused);
    }

    fn merge(&mut self, other: Self) {
        for (tally, other) in self.tallies.iter_mut().zip(other.tallies) {
            match (tally, other) {
                (Some(tally), Some(other)) => tally.merge(&other),
                (tally, Some(other)) => *tally = Some(other),
                (_, None) => {}
            }
        }
        self.refused.merge(other.refused);
    }
}
