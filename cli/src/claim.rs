//! What `estimate` and `explain` share: a claim held against a pack.

use std::{
    io::Write,
    time::{SystemTime, UNIX_EPOCH},
};

use rules::{Claim, Estimate, Instant, Lang, LoadedPack, estimate::ClaimFault, evaluate};

use crate::{
    Answer,
    args::ClaimArgs,
    input::{self, Failure, shown},
};

/// An estimate with what it takes to put it in words.
pub(crate) struct Estimated {
    pub(crate) loaded: LoadedPack,
    pub(crate) estimate: Estimate,
    pub(crate) lang: Lang,
    pub(crate) answer: Answer,
}

/// Estimates the claim, and tells what of it could not be used.
pub(crate) fn estimate(args: &ClaimArgs, err: &mut dyn Write) -> Result<Estimated, Failure> {
    input::once([&args.pack, &args.claim])?;
    let loaded = input::pack(&args.pack, err)?;
    let claim: Claim = input::document(&args.claim, "a claim")?;
    let pack = loaded.pack();
    let now = match args.now {
        Some(now) => now,
        None => clock(pack.offset_minutes)?,
    };
    let first = pack.languages.first().copied();
    let lang = args.lang.or(first).unwrap_or(Lang::En);
    let estimate = evaluate(&loaded, &claim, now);
    for fault in &estimate.faults {
        writeln!(err, "{}: not used: {}", shown(&args.claim), told(fault))?;
    }
    Ok(Estimated {
        answer: Answer::of(estimate.faults.is_empty()),
        loaded,
        estimate,
        lang,
    })
}

/// Now, on the clock of the pack's place.
fn clock(offset_minutes: i32) -> Result<Instant, Failure> {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_err(|_| Failure::Clock)?;
    let seconds = i64::try_from(since.as_secs()).map_err(|_| Failure::Clock)?;
    Instant::from_seconds(seconds, offset_minutes).ok_or(Failure::Clock)
}

fn told(fault: &ClaimFault) -> String {
    match fault {
        ClaimFault::OtherSchema(schema) => {
            format!("the claim is of format {schema}, which this program does not know")
        }
        ClaimFault::OtherPack => "the claim is of another pack or another version of it".to_owned(),
        ClaimFault::UnknownQuestion(question) => format!("the pack has no question `{question}`"),
        ClaimFault::WrongKind(question) => {
            format!("`{question}` takes an answer of another kind")
        }
        ClaimFault::OutOfBounds(question) => {
            format!("the answer to `{question}` lies outside what the question takes")
        }
        ClaimFault::UnknownOption(question, option) => {
            format!("`{question}` has no option `{option}`")
        }
        ClaimFault::UnknownService(service) => format!("the pack has no service `{service}`"),
        ClaimFault::UnknownEvidence(evidence) => {
            format!("the pack asks for no evidence `{evidence}`")
        }
        ClaimFault::UnknownWeek(question, week) => {
            format!("`{question}` is not about a week that starts on {week}")
        }
    }
}
