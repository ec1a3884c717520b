//! The names that a pack gives to its parts, and which of them something reads.

use std::{cell::Cell, collections::BTreeMap};

use rules::{LoadedPack, Ref, id};

use crate::{
    diagnostic::{Code, Fault, Faults, Span},
    nearest::did_you_mean,
    table::{Item, Str, Table},
};

/// The parts of one kind, `[KIND.name]`, in the order of the file.
#[derive(Debug)]
pub(crate) struct Section<'s> {
    pub(crate) parts: Vec<(Str<'s>, Item<'s>)>,
}

impl<'s> Section<'s> {
    /// Reads the section's names; bodies are read by whoever knows their keys.
    pub(crate) fn read(root: &mut Table<'s>, kind: &'static str) -> Self {
        let table = root
            .optional(kind)
            .and_then(|item| item.table(&format!("tables `[{kind}.NAME]`")));
        let parts: Vec<_> = table
            .iter()
            .flat_map(Table::entries)
            .inspect(|(name, item)| check_id(item.faults, name, kind))
            .collect();
        if let Some((name, item)) = parts.get(LoadedPack::MAX_LIST) {
            let message = format!(
                "expected at most {} tables `[{kind}.NAME]`, found more",
                LoadedPack::MAX_LIST
            );
            let fault = Fault::new(Code::TooMany, &name.span, message);
            item.faults.report(fault);
        }
        Self { parts }
    }
}

/// One part of a kind, as a message says it.
fn one(kind: &str) -> String {
    match kind {
        "evidence" => "a kind of evidence".to_owned(),
        "intake" => "an intake".to_owned(),
        kind => format!("a {kind}"),
    }
}

/// Reports a name that may not be one.
pub(crate) fn check_id(faults: &Faults, name: &Str<'_>, kind: &str) {
    if !id::is_name(name.text) {
        let message = format!(
            "expected a {kind}'s name of lower-case letters, digits and underscores that begins \
             with a letter, at most 64 in all, found `{}`",
            name.text
        );
        let mended: String = name
            .text
            .to_lowercase()
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() { c } else { '_' })
            .take(64)
            .collect();
        let help = id::is_name(&mended).then(|| format!("write `{mended}`"));
        faults.report(Fault::new(Code::BadId, &name.span, message).help_if(help));
    }
}

/// The names of one kind of part.
#[derive(Debug)]
pub(crate) struct Names<T> {
    kind: &'static str,
    places: BTreeMap<String, Ref<T>>,
    /// How often the nearest name was looked for.
    guesses: Cell<usize>,
    parts: Vec<(String, Span, Cell<bool>)>,
}

impl<T> Names<T> {
    pub(crate) fn of(kind: &'static str, section: &Section<'_>) -> Self {
        Self::new(kind, section.parts.iter().map(|(name, _)| name))
    }

    /// The names, by place.
    pub(crate) fn new<'n, 's: 'n>(
        kind: &'static str,
        names: impl IntoIterator<Item = &'n Str<'s>>,
    ) -> Self {
        let names = names.into_iter();
        let parts = names.map(|name| (name.text.to_owned(), name.span.clone(), Cell::new(false)));
        let parts: Vec<_> = parts.collect();
        let places = parts
            .iter()
            .zip(0..=u16::MAX)
            .map(|((name, ..), index)| (name.clone(), Ref::new(index)))
            .collect();
        Self {
            kind,
            places,
            guesses: Cell::new(0),
            parts,
        }
    }

    /// The part of that name, which is then read by something.
    pub(crate) fn find(&self, name: &str) -> Option<Ref<T>> {
        let found = self.places.get(name).copied()?;
        if let Some((.., used)) = self.parts.get(found.index()) {
            used.set(true);
        }
        Some(found)
    }

    /// The part of that name; a fault with the nearest name when there is none.
    pub(crate) fn resolve(&self, faults: &Faults, name: &str, span: &Span) -> Option<Ref<T>> {
        let found = self.find(name);
        if found.is_none() {
            let kind = self.kind;
            let message = format!("expected the name of {}, found `{name}`", one(kind));
            let help = faults.guess(name, self.iter()).or_else(|| {
                self.parts
                    .is_empty()
                    .then(|| format!("the pack has none yet; add `[{kind}.NAME]`"))
            });
            faults.report(Fault::new(Code::UnknownName, span, message).help_if(help));
        }
        found
    }

    /// The parts that a string or a list of strings names, each once.
    pub(crate) fn resolve_all(&self, item: &Item<'_>) -> Option<Vec<Ref<T>>> {
        let strings = item.strings(&format!("names of {} parts in a list", self.kind))?;
        let mut found = Vec::with_capacity(strings.len());
        for string in &strings {
            let place = self.resolve(item.faults, string.text, &string.span);
            if place.is_some_and(|place| found.contains(&place)) {
                let message = format!(
                    "expected each {} once, found `{}` again",
                    self.kind, string.text
                );
                let fault = Fault::new(Code::DuplicateName, &string.span, message);
                let first = strings.iter().find(|it| it.text == string.text);
                let first = first.map_or(&string.span, |first| &first.span);
                item.faults.report(fault.also(first, "first named here"));
            }
            found.extend(place);
        }
        Some(found)
    }

    /// `did you mean …?`, when a name is near, a few times.
    pub(crate) fn guess(&self, name: &str) -> Option<String> {
        const MOST: usize = 30;
        let before = self.guesses.replace(self.guesses.get() + 1);
        (before < MOST)
            .then(|| did_you_mean(name, self.iter()))
            .flatten()
    }

    /// Where the part of that name stands.
    pub(crate) fn span(&self, name: &str) -> Option<&Span> {
        let mut parts = self.parts.iter();
        parts
            .find(|(known, ..)| *known == name)
            .map(|(_, span, _)| span)
    }

    pub(crate) fn contains(&self, name: &str) -> bool {
        self.places.contains_key(name)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().map(|(name, ..)| name.as_str())
    }

    /// Warns of every part that nothing reads.
    pub(crate) fn report_unused(&self, faults: &Faults, mend: &str) {
        for (name, span, used) in &self.parts {
            if !used.get() {
                let message = format!("nothing reads the {} `{name}`", self.kind);
                faults.report(Fault::new(Code::Unused, span, message).help(mend));
            }
        }
    }
}
