//! What `estimate` and `explain` share: a claim held against a pack.

use std::{
    io::Write,
    path::Path,
    time::{SystemTime, UNIX_EPOCH},
};

use compiler::{Example, plain};
use rules::{
    Claim, Estimate, Instant, Lang, LoadedPack, Pack, claim::CLAIM_SCHEMA, estimate::ClaimFault,
    evaluate,
};
use words::Wording;

use crate::{Answer, args::ClaimArgs, failure::Failure, files::display_path, input};

/// An estimate with what it takes to put it in words.
pub(crate) struct Estimated {
    pub(crate) loaded: LoadedPack,
    pub(crate) claim: Claim,
    pub(crate) estimate: Estimate,
    pub(crate) lang: Lang,
    pub(crate) answer: Answer,
}

impl Estimated {
    /// The pack, and the words to tell of it.
    pub(crate) fn wording(&self) -> Wording<'_> {
        Wording {
            pack: self.loaded.pack(),
            words: words::catalogue(self.lang),
        }
    }
}

/// Estimates the claim, and tells what of it could not be used.
pub(crate) fn estimate(args: &ClaimArgs, err: &mut dyn Write) -> Result<Estimated, Failure> {
    input::once(
        [Some(&args.pack), args.claim.as_ref()]
            .into_iter()
            .flatten(),
    )?;
    let (loaded, claim, created) = match (&args.claim, &args.example) {
        (Some(claim), _) => {
            let loaded = input::pack(&args.pack, err)?;
            let (claim, created) = input::claim(claim)?;
            (loaded, claim, created)
        }
        (None, name) => {
            let (loaded, example) = example(&args.pack, name.as_deref().unwrap_or_default(), err)?;
            (loaded, example.claim, Some(example.now))
        }
    };
    let pack = loaded.pack();
    let lang = language(pack, args.lang)?;
    let now = match args.now.or(created) {
        Some(now) => now,
        None => clock(pack.offset_minutes)?,
    };
    let estimate = evaluate(&loaded, &claim, now);
    for fault in &estimate.faults {
        let of = args.claim.as_ref().unwrap_or(&args.pack);
        let message = format!(
            "{}: {}",
            display_path(of),
            fault_message(fault, &claim, pack)
        );
        writeln!(err, "{}", plain(&message))?;
    }
    Ok(Estimated {
        answer: Answer::of(estimate.faults.is_empty()),
        loaded,
        claim,
        estimate,
        lang,
    })
}

/// A pack with the example of that name, which only its source has.
fn example(path: &Path, name: &str, err: &mut dyn Write) -> Result<(LoadedPack, Example), Failure> {
    let failed = |names| Failure::NoExample(path.to_owned(), name.to_owned(), names);
    let compiled = match input::compiled(path, err) {
        Ok(Some(compiled)) => compiled,
        Ok(None) => return Err(Failure::Faults(path.to_owned())),
        Err(Failure::NotASource(_)) => return Err(failed(Vec::new())),
        Err(failure) => return Err(failure),
    };
    let loaded =
        LoadedPack::new(compiled.pack).map_err(|error| Failure::Pack(path.to_owned(), error))?;
    let names = compiled.examples.iter().map(|example| example.name.clone());
    let names: Vec<_> = names.map(|name| format!("`{name}`")).collect();
    let mut examples = compiled.examples.into_iter();
    let example = examples.find(|example| example.name == name);
    example
        .map(|example| (loaded, example))
        .ok_or_else(|| failed(names))
}

/// The language asked for, else the pack's first. A text half in one language and half in another
/// helps nobody, so the pack has to be written in it.
pub(crate) fn language(pack: &Pack, wanted: Option<Lang>) -> Result<Lang, Failure> {
    let languages = &pack.languages;
    match wanted {
        Some(lang) if languages.contains(&lang) => Ok(lang),
        Some(lang) => Err(Failure::Language(lang, languages.clone())),
        None => Ok(languages.first().copied().unwrap_or(Lang::En)),
    }
}

/// Now, on the clock of the pack's place.
pub(crate) fn clock(offset_minutes: i32) -> Result<Instant, Failure> {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_err(|_| Failure::Clock)?;
    let seconds = i64::try_from(since.as_secs()).map_err(|_| Failure::Clock)?;
    Instant::from_seconds(seconds, offset_minutes).ok_or(Failure::Clock)
}

pub(crate) fn fault_message(fault: &ClaimFault, claim: &Claim, pack: &Pack) -> String {
    match fault {
        ClaimFault::OtherSchema(schema) => format!(
            "the claim is of format {schema} and this program reads {CLAIM_SCHEMA}; what fits is used"
        ),
        ClaimFault::OtherPack => format!(
            "the claim is of `{}` {} and the pack is `{}` {}; what fits is used",
            claim.pack, claim.version, pack.id, pack.version
        ),
        ClaimFault::UnknownQuestion(question) => {
            format!("not used: the pack has no question `{question}`")
        }
        ClaimFault::WrongKind(question) => {
            format!("not used: `{question}` takes an answer of another kind")
        }
        ClaimFault::OutOfBounds(question) => {
            format!("not used: the answer to `{question}` lies outside what the question takes")
        }
        ClaimFault::UnknownOption(question, option) => {
            format!("not used: `{question}` has no option `{option}`")
        }
        ClaimFault::UnknownService(service) => {
            format!("not used: the pack has no service `{service}`")
        }
        ClaimFault::UnknownEvidence(evidence) => {
            format!("not used: the pack asks for no evidence `{evidence}`")
        }
        ClaimFault::UnknownWeek(question, week) => {
            format!("not used: `{question}` is not about a week or day that starts on {week}")
        }
        ClaimFault::TooMany(question) => {
            format!("not used: `{question}` takes fewer than there are")
        }
    }
}
