//! `diff`: which rules of two packs differ, and what that does to claims.

mod claims;
mod compare;
mod facts;
mod message;

use std::{
    io::Write,
    path::{Path, PathBuf},
};

use ::words::Wording;
use rules::{Instant, Lang, LoadedPack, Pack, PackRef};
use serde::Serialize;
use serde_json::Value;

use self::{
    claims::ClaimChange,
    compare::{Change, FactChange, PartChange},
    facts::{Fact, Line, Part},
};
use crate::{Answer, claim, failure::Failure, input};

/// The members of a pack that [`facts::of`] tells. Any other is compared as JSON.
const COMPARED: [&str; 21] = [
    "schema",
    "id",
    "version",
    "languages",
    "currency",
    "offset_minutes",
    "name",
    "operator",
    "summary",
    "incident",
    "groups",
    "services",
    "questions",
    "tables",
    "calendars",
    "values",
    "intakes",
    "evidence",
    "reasons",
    "remedies",
    "citations",
];

/// What is compared, and how it is told.
#[derive(Debug)]
pub(crate) struct DiffArgs<'a> {
    pub(crate) old: &'a Path,
    pub(crate) new: &'a Path,
    pub(crate) claims: &'a [PathBuf],
    pub(crate) now: Option<Instant>,
    pub(crate) lang: Option<Lang>,
    pub(crate) json: bool,
}

/// Everything that differs.
#[derive(Debug, Serialize)]
struct Difference {
    old: PackRef,
    new: PackRef,
    parts: Vec<PartChange>,
    claims: Vec<ClaimChange>,
}

pub(crate) fn diff(
    args: &DiffArgs<'_>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<Answer, Failure> {
    input::once(
        [args.old, args.new]
            .into_iter()
            .chain(args.claims.iter().map(PathBuf::as_path)),
    )?;
    let old_read = input::pack_and_beside(args.old, err)?;
    let new_read = input::pack_and_beside(args.new, err)?;
    let (old, new) = (old_read.loaded, new_read.loaded);
    let lang = claim::language(new.pack(), args.lang)?;
    claim::language(old.pack(), Some(lang))?;
    let words = ::words::catalogue(lang);
    let (before, after) = (wording(&old, words), wording(&new, words));
    let mut answer = Answer::Yes;
    let mut changed = Vec::new();
    for path in input::json_files(args.claims)? {
        match claims::compared(&path, &old, &new, words, args.now) {
            Ok(change) => changed.extend(change),
            Err(failure) => {
                failure.tell(err)?;
                answer = Answer::Unread;
            }
        }
    }
    let mut parts = parts(&before, &after);
    // How claims are counted is told where both are sources: a compiled pack does not say.
    if let (Some(old), Some(new)) = (&old_read.beside, &new_read.beside) {
        let old = facts::breakdowns(&before, &old.breakdowns);
        let new = facts::breakdowns(&after, &new.breakdowns);
        parts.extend(compare::parts(&old, &new));
    }
    let difference = Difference {
        old: old.reference(),
        new: new.reference(),
        parts,
        claims: changed,
    };
    let same =
        old.hash() == new.hash() && difference.parts.is_empty() && difference.claims.is_empty();
    if args.json {
        serde_json::to_writer_pretty(&mut *out, &difference)
            .map_err(|error| Failure::Output(error.into()))?;
        writeln!(out)?;
    } else {
        out.write_all(message::message(&difference, args.claims.is_empty()).as_bytes())?;
    }
    Ok(answer.and(Answer::of(same)))
}

fn parts(before: &Wording<'_>, after: &Wording<'_>) -> Vec<PartChange> {
    let (mut old, mut new) = (facts::of(before), facts::of(after));
    let orders = facts::orders(before.pack).into_iter();
    for ((list, old_ids), (_, new_ids)) in orders.zip(facts::orders(after.pack)) {
        // What was added or removed is told by itself.
        let order = |ids: &[&str], others: &[&str]| Part {
            kind: "order of",
            id: Some(list.to_owned()),
            facts: vec![Fact {
                aspect: "order".to_owned(),
                lines: vec![Line::plain(in_both(ids, others).join(", "))],
            }],
        };
        old.push(order(&old_ids, &new_ids));
        new.push(order(&new_ids, &old_ids));
    }
    let mut changes = compare::parts(&old, &new);
    changes.extend(others(before.pack, after.pack));
    changes
}

fn in_both<'a>(ids: &[&'a str], others: &[&str]) -> Vec<&'a str> {
    let ids = ids.iter().filter(|id| others.contains(id));
    ids.copied().collect()
}

/// Members of packs that are not told in words yet, so that no change goes untold.
fn others(old: &Pack, new: &Pack) -> Vec<PartChange> {
    let members = |pack: &Pack| match serde_json::to_value(pack) {
        Ok(Value::Object(members)) => members,
        _ => Default::default(),
    };
    let (old, new) = (members(old), members(new));
    let mut names: Vec<_> = new.keys().chain(old.keys()).collect();
    names.sort();
    names.dedup();
    let lines = |value: Option<&Value>| -> Vec<String> {
        match value {
            Some(Value::Array(items)) => items.iter().map(Value::to_string).collect(),
            Some(value) => vec![value.to_string()],
            None => Vec::new(),
        }
    };
    let differs = |name: &&String| !COMPARED.contains(&name.as_str());
    let change = |name: &String| {
        let (before, after) = (lines(old.get(name)), lines(new.get(name)));
        let only = |some: &[String], others: &[String]| -> Vec<String> {
            let some = some.iter().filter(|line| !others.contains(line));
            some.cloned().collect()
        };
        (before != after).then(|| PartChange {
            change: Change::Changed,
            kind: "other",
            id: Some(name.clone()),
            facts: vec![FactChange {
                aspect: "as JSON".to_owned(),
                removed: only(&before, &after),
                added: only(&after, &before),
            }],
        })
    };
    names
        .into_iter()
        .filter(differs)
        .filter_map(change)
        .collect()
}

/// A pack and the words to tell of it.
fn wording<'a>(loaded: &'a LoadedPack, words: &'static ::words::Catalogue) -> Wording<'a> {
    Wording {
        pack: loaded.pack(),
        words,
    }
}
