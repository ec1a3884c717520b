//! What JavaScript has to know of a pack to write claims and read estimates.

use rules::{Currency, LoadedPack, PackRef, claim::CLAIM_SCHEMA, pack::QuestionKind};
use serde::Serialize;

use super::{address, variants};

/// The names of a pack's parts, in the pack's order.
#[derive(Debug, Serialize)]
pub(crate) struct Names<'a> {
    /// The version of the claim format.
    schema: u32,
    pack: PackRef,
    currency: Currency,
    languages: &'a [rules::Lang],
    offset_minutes: i32,
    /// Each question with its kind, which that of its answer has to be, and the options of a choice.
    questions: Vec<(&'a str, &'static str, Vec<&'a str>)>,
    services: Vec<&'a str>,
    evidence: Vec<&'a str>,
    /// Where the text of each name lies.
    addresses: Vec<(u32, &'a str)>,
}

impl<'a> Names<'a> {
    /// The names of that pack.
    pub(crate) fn of(loaded: &'a LoadedPack) -> Self {
        let pack = loaded.pack();
        let questions = pack.questions.iter().map(|question| {
            let options = match &question.kind {
                QuestionKind::Choice { options } => options.as_slice(),
                _ => &[],
            };
            let options = options.iter().map(|option| option.id.as_str());
            let kind = variants::name_of(&question.kind);
            (question.id.as_str(), kind, options.collect())
        });
        let questions: Vec<(&str, &str, Vec<&str>)> = questions.collect();
        let services: Vec<&str> = pack.services.iter().map(|it| it.id.as_str()).collect();
        let evidence: Vec<&str> = pack.evidence.iter().map(|it| it.id.as_str()).collect();
        let asked = questions.iter();
        let asked = asked.flat_map(|(question, _, options)| {
            [*question].into_iter().chain(options.iter().copied())
        });
        let claimed = asked
            .chain(services.iter().copied())
            .chain(evidence.iter().copied());
        // What only estimates name.
        let estimated = [
            pack.remedies
                .iter()
                .map(|it| it.id.as_str())
                .collect::<Vec<_>>(),
            pack.values.iter().map(|it| it.id.as_str()).collect(),
            pack.intakes.iter().map(|it| it.id.as_str()).collect(),
            pack.reasons.iter().map(|it| it.id.as_str()).collect(),
            pack.citations.iter().map(|it| it.id.as_str()).collect(),
            pack.tables.iter().map(|it| it.id.as_str()).collect(),
        ];
        let all = claimed.chain(estimated.into_iter().flatten());
        let addresses = all.map(|name| (address(name), name)).collect();
        Self {
            schema: CLAIM_SCHEMA,
            pack: loaded.reference(),
            currency: pack.currency,
            languages: &pack.languages,
            offset_minutes: pack.offset_minutes,
            addresses,
            questions,
            services,
            evidence,
        }
    }
}
