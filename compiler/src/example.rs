//! Examples: claims with what their estimates must say.

use std::collections::{BTreeMap, btree_map::Entry};

use rules::{
    Answer, Claim, EvidenceHeld, Instant, Window, WindowSet,
    claim::CLAIM_SCHEMA,
    estimate::Quantity,
    id::{PackId, QuestionId, RemedyId, ServiceId},
    pack::{Evidence, Question, Reason, Remedy, RemedyKind, Service},
};

use crate::{
    answer::{Answering, windows},
    diagnostic::{Code, Fault, Faults},
    expectation::{self, Gist},
    names::Names,
    question::Asked,
    table::{Item, Str, Table},
    terms::Terms,
};

/// A claim with what its estimate must say. Run it with [`examples::run`](crate::examples::run).
#[derive(Clone, Debug)]
pub struct Example {
    /// What it shows; each of a pack's examples has another name.
    pub name: String,
    /// The claim.
    pub claim: Claim,
    /// The moment that the estimate is for.
    pub now: Instant,
    pub(crate) expected: Expected,
    /// The pack's remedies that no longer outage lowers.
    pub(crate) rising: Vec<RemedyId>,
}

/// What an example expects; what it does not mention is not checked.
#[derive(Clone, Debug, Default)]
pub(crate) struct Expected {
    pub(crate) lines: Vec<(RemedyId, Gist)>,
    pub(crate) missing: Option<Vec<QuestionId>>,
    pub(crate) totals: Vec<(RemedyKind, (i64, i64))>,
    pub(crate) next: Vec<(RemedyId, Quantity)>,
}

/// What an example may name.
#[derive(Debug)]
pub(crate) struct Known<'p> {
    pub(crate) terms: &'p Terms,
    pub(crate) pack: Option<&'p PackId>,
    pub(crate) version: Option<&'p str>,
    pub(crate) incident: Option<Window>,
    /// Whether the pack is a scheme for any outage, without an incident.
    pub(crate) is_standing: bool,
    pub(crate) services: &'p Names<Service>,
    pub(crate) questions: &'p Names<Question>,
    /// By question.
    pub(crate) asked: &'p [Asked],
    pub(crate) evidence: &'p Names<Evidence>,
    pub(crate) reasons: &'p Names<Reason>,
    pub(crate) remedies: &'p Names<Remedy>,
    pub(crate) rising: &'p [RemedyId],
}

/// `[[example]]`, in the order of the file; nothing when one is at fault.
pub(crate) fn examples(root: &mut Table<'_>, known: &Known<'_>) -> Option<Vec<Example>> {
    let tables = match root.optional("example") {
        Some(item) => item.tables("tables `[[example]]`")?,
        None => Vec::new(),
    };
    let mut done: BTreeMap<&str, Option<Example>> = BTreeMap::new();
    let mut places = BTreeMap::new();
    let mut order = Vec::with_capacity(tables.len());
    let mut complete = true;
    for table in tables {
        let faults = table.faults;
        let Some((name, example)) = example(table, known, &done) else {
            complete = false;
            continue;
        };
        match done.entry(name.text) {
            Entry::Vacant(place) => {
                place.insert(example);
                places.insert(name.text, name.span);
                order.push(name.text);
            }
            Entry::Occupied(_) => {
                let message = format!(
                    "expected each example to have its own name, found `{}` again",
                    name.text
                );
                let fault = Fault::new(Code::DuplicateName, &name.span, message);
                let first = places.get(name.text).unwrap_or(&name.span);
                faults.report(fault.also(first, "first named here"));
            }
        }
    }
    let done: Option<Vec<_>> = order.iter().map(|name| done.remove(name)?).collect();
    done.filter(|_| complete)
}

fn example<'s>(
    mut table: Table<'s>,
    known: &Known<'_>,
    earlier: &BTreeMap<&str, Option<Example>>,
) -> Option<(Str<'s>, Option<Example>)> {
    let name = table.required("name").and_then(|item| item.words());
    let like = table.optional("like").and_then(|item| {
        let string = item.string("the name of an example above")?;
        let found = earlier.get(string.text);
        if found.is_none() {
            let message = format!(
                "expected the name of an example above, found `{}`",
                string.text
            );
            let help = item.faults.guess(string.text, earlier.keys().copied());
            item.faults
                .report(Fault::new(Code::UnknownName, &string.span, message).help_if(help));
        }
        found
    });
    let mut claim = match like {
        Some(like) => like.as_ref().map(|like| like.claim.clone()),
        None => known.claim(),
    };
    let now = match table.optional("now") {
        Some(item) => known.terms.moment(&item),
        None => match like {
            Some(like) => like.as_ref().map(|like| like.now),
            None if known.is_standing => {
                let message = "expected the key `now` in an example of a pack without `[incident]`, found none";
                let fault = Fault::new(Code::MissingKey, &table.span, message);
                let help =
                    "write the moment that the estimate is for, like `now = 2022-10-15T12:00:00`";
                table.faults.report(fault.help(help));
                None
            }
            None => known.incident.map(|incident| incident.to),
        },
    };
    if let Some(item) = table.optional("answers") {
        let answers = known.answering().answers(&item, None).unwrap_or_default();
        if let Some(claim) = &mut claim {
            answers
                .into_iter()
                .for_each(|(question, answer)| lay_over(claim, question, answer));
        }
    }
    if let Some(item) = table.optional("windows") {
        let windows = known.windows(&item).unwrap_or_default();
        if let Some(claim) = &mut claim {
            claim.windows.extend(windows);
        }
    }
    if let Some(item) = table.optional("evidence") {
        let papers = item.strings("a list of evidence").unwrap_or_default();
        let mut held = BTreeMap::new();
        for paper in papers {
            if known.evidence.contains(paper.text) {
                held.insert(paper.text.into(), EvidenceHeld::default());
            } else {
                unknown(
                    item.faults,
                    &paper,
                    "kind of evidence",
                    known.evidence.iter(),
                );
            }
        }
        if let Some(claim) = &mut claim {
            claim.evidence = held;
        }
    }
    let expected = Expected {
        lines: table.optional("expect").map_or_else(Vec::new, |item| {
            known.by_remedy(&item, |string| {
                expectation::gist(string, known.terms, known.reasons)
            })
        }),
        missing: table
            .optional("missing")
            .and_then(|item| known.missing(&item)),
        totals: table
            .optional("totals")
            .map_or_else(Vec::new, |item| totals(&item, known.terms)),
        next: table.optional("next").map_or_else(Vec::new, |item| {
            known.by_remedy(&item, |string| expectation::quantity(string, known.terms))
        }),
    };
    let checks_nothing = ["expect", "missing", "totals", "next"]
        .into_iter()
        .all(|key| !table.has(key));
    if checks_nothing {
        let message = "expected an example to check something: `expect`, `missing`, `totals` or `next`, found none";
        table
            .faults
            .report(Fault::new(Code::BadExpectation, &table.span, message));
    }
    table.finish();
    let name = name?;
    let example = claim.zip(now).map(|(claim, now)| Example {
        name: name.text.to_owned(),
        claim,
        now,
        expected,
        rising: known.rising.to_vec(),
    });
    Some((name, example))
}

/// Puts an answer over the one that is there; of amounts by week or day, one by one.
fn lay_over(claim: &mut Claim, question: QuestionId, answer: Answer) {
    match (claim.answers.get_mut(&question), answer) {
        (Some(Answer::WeeklyMoney(weeks)), Answer::WeeklyMoney(over)) => weeks.extend(over),
        (Some(Answer::DailyMoney(days)), Answer::DailyMoney(over)) => days.extend(over),
        (_, answer) => {
            claim.answers.insert(question, answer);
        }
    }
}

impl Known<'_> {
    /// A claim with nothing answered.
    fn claim(&self) -> Option<Claim> {
        Some(Claim {
            schema: CLAIM_SCHEMA,
            pack: self.pack?.clone(),
            version: self.version?.to_owned(),
            answers: BTreeMap::new(),
            windows: BTreeMap::new(),
            other_losses: Vec::new(),
            evidence: BTreeMap::new(),
            set_aside: BTreeMap::new(),
            by_day: BTreeMap::new(),
        })
    }

    fn answering(&self) -> Answering<'_> {
        Answering {
            terms: self.terms,
            services: self.services,
            questions: self.questions,
            asked: self.asked,
        }
    }

    fn windows(&self, item: &Item<'_>) -> Option<Vec<(ServiceId, WindowSet)>> {
        let form =
            "windows by service, like { mail = [[\"2022-10-15T15:30\", \"2022-10-15T16:00\"]] }";
        let table = item.table(form)?;
        let mut corrected = Vec::new();
        for (key, item) in table.entries() {
            if !self.services.contains(key.text) {
                unknown(item.faults, &key, "service", self.services.iter());
            }
            let windows = windows(&item, form, self.terms);
            corrected.push((key.text.into(), WindowSet::of(windows)));
        }
        Some(corrected)
    }

    /// Something for each of some remedies.
    fn by_remedy<T>(
        &self,
        item: &Item<'_>,
        read: impl Fn(&Str<'_>) -> Result<T, Fault>,
    ) -> Vec<(RemedyId, T)> {
        let Some(table) = item.table("a table by remedy") else {
            return Vec::new();
        };
        let mut found = Vec::new();
        for (key, item) in table.entries() {
            if !self.remedies.contains(key.text) {
                unknown(item.faults, &key, "remedy", self.remedies.iter());
            }
            let Some(string) = item.string("what is expected, as a string") else {
                continue;
            };
            match read(&string) {
                Ok(read) => found.push((key.text.into(), read)),
                Err(fault) => item.faults.report(fault),
            }
        }
        found
    }

    fn missing(&self, item: &Item<'_>) -> Option<Vec<QuestionId>> {
        let names = item.strings("a list of questions")?;
        for name in names
            .iter()
            .filter(|name| !self.questions.contains(name.text))
        {
            unknown(item.faults, name, "question", self.questions.iter());
        }
        Some(names.iter().map(|name| name.text.into()).collect())
    }
}

/// The kinds that have a total in money.
const TOTALS: [(&str, RemedyKind); 3] = [
    ("cash", RemedyKind::Cash),
    ("credit", RemedyKind::Credit),
    ("voucher", RemedyKind::Voucher),
];

fn totals(item: &Item<'_>, terms: &Terms) -> Vec<(RemedyKind, (i64, i64))> {
    let Some(mut table) = item.table("totals by kind, like { cash = \"30_000 KRW\" }") else {
        return Vec::new();
    };
    let mut totals = Vec::new();
    for (key, kind) in TOTALS {
        let string = table
            .optional(key)
            .and_then(|item| item.string("an amount"));
        match string.map(|string| expectation::total(&string, terms)) {
            Some(Ok(total)) => totals.push((kind, total)),
            Some(Err(fault)) => table.faults.report(fault),
            None => {}
        }
    }
    table.finish();
    totals
}

fn unknown<'c>(
    faults: &Faults,
    name: &Str<'_>,
    kind: &str,
    known: impl IntoIterator<Item = &'c str>,
) {
    let message = format!("expected the name of a {kind}, found `{}`", name.text);
    let help = faults.guess(name.text, known);
    faults.report(Fault::new(Code::UnknownName, &name.span, message).help_if(help));
}
