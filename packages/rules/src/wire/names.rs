//! What JavaScript has to know of a pack to write claims and read estimates.

use rules::{Currency, LoadedPack, Pack, PackRef, claim::CLAIM_SCHEMA, pack::QuestionKind};
use serde::Serialize;

use super::address;

/// The names of a pack's parts, in the pack's order.
#[derive(Debug, Serialize)]
pub(crate) struct Names<'a> {
    /// The version of the claim format.
    schema: u32,
    pack: PackRef,
    currency: Currency,
    languages: &'a [rules::Lang],
    offset_minutes: i32,
    /// Each question with the options of a choice.
    questions: Vec<(&'a str, Vec<&'a str>)>,
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
            (question.id.as_str(), options.collect())
        });
        let questions: Vec<(&str, Vec<&str>)> = questions.collect();
        let services: Vec<&str> = pack.services.iter().map(|it| it.id.as_str()).collect();
        let evidence: Vec<&str> = pack.evidence.iter().map(|it| it.id.as_str()).collect();
        let options = questions.iter().flat_map(|(_, options)| options);
        let all = questions.iter().map(|(question, _)| question);
        let all = all
            .chain(options)
            .chain(&services)
            .chain(&evidence)
            .copied();
        let all = all.chain(others(pack));
        Self {
            schema: CLAIM_SCHEMA,
            pack: loaded.reference(),
            currency: pack.currency,
            languages: &pack.languages,
            offset_minutes: pack.offset_minutes,
            addresses: all.map(|name| (address(name), name)).collect(),
            questions,
            services,
            evidence,
        }
    }
}

/// What only estimates name.
fn others(pack: &Pack) -> impl Iterator<Item = &str> {
    let remedies = pack.remedies.iter().map(|it| it.id.as_str());
    let values = pack.values.iter().map(|it| it.id.as_str());
    let intakes = pack.intakes.iter().map(|it| it.id.as_str());
    let reasons = pack.reasons.iter().map(|it| it.id.as_str());
    let citations = pack.citations.iter().map(|it| it.id.as_str());
    let tables = pack.tables.iter().map(|it| it.id.as_str());
    let all = remedies.chain(values).chain(intakes);
    all.chain(reasons).chain(citations).chain(tables)
}
