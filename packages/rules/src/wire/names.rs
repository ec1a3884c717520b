//! What JavaScript has to know of a pack to write claims and read estimates.

use rules::{Currency, LoadedPack, PackRef, claim::CLAIM_SCHEMA, pack::QuestionKind};
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
        // Loops, since a chain of eleven iterators is a kilobyte of code.
        let mut addresses: Vec<(u32, &str)> = Vec::new();
        let mut note = |name: &'a str| addresses.push((address(name), name));
        for (question, options) in &questions {
            note(question);
            options.iter().for_each(|option| note(option));
        }
        services.iter().for_each(|it| note(it));
        evidence.iter().for_each(|it| note(it));
        // What only estimates name.
        pack.remedies.iter().for_each(|it| note(it.id.as_str()));
        pack.values.iter().for_each(|it| note(it.id.as_str()));
        pack.intakes.iter().for_each(|it| note(it.id.as_str()));
        pack.reasons.iter().for_each(|it| note(it.id.as_str()));
        pack.citations.iter().for_each(|it| note(it.id.as_str()));
        pack.tables.iter().for_each(|it| note(it.id.as_str()));
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
