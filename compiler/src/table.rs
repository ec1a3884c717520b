//! Typed access to TOML. Whatever is not there, not expected or of another type becomes a fault,
//! and reading goes on.

use rules::LoadedPack;
use toml::{
    Spanned,
    de::{DeArray, DeTable, DeValue},
};

use crate::{
    diagnostic::{Code, Fault, Faults, Span},
    nearest::listed,
};

/// A table, and the keys that were asked of it so far.
#[derive(Debug)]
pub(crate) struct Table<'s> {
    pub(crate) faults: &'s Faults,
    source: &'s str,
    /// Where to point when the table as a whole is at fault.
    pub(crate) span: Span,
    path: String,
    entries: &'s DeTable<'s>,
    known: Vec<&'static str>,
}

impl<'s> Table<'s> {
    pub(crate) fn root(faults: &'s Faults, source: &'s str, entries: &'s DeTable<'s>) -> Self {
        Self {
            faults,
            source,
            span: 0..0,
            path: String::new(),
            entries,
            known: Vec::new(),
        }
    }

    /// What stands under `key`, if anything.
    pub(crate) fn optional(&mut self, key: &'static str) -> Option<Item<'s>> {
        self.known.push(key);
        let (name, value) = self.entries.get_key_value(key)?;
        Some(self.item(name.span(), key, value))
    }

    /// What stands under `key`; a fault when nothing does.
    pub(crate) fn required(&mut self, key: &'static str) -> Option<Item<'s>> {
        let item = self.optional(key);
        if item.is_none() {
            let place = match self.path.as_str() {
                "" => "the pack".to_owned(),
                path => format!("`{path}`"),
            };
            let message = format!("expected the key `{key}` in {place}, found none");
            self.faults
                .report(Fault::new(Code::MissingKey, &self.span, message));
        }
        item
    }

    /// Whether `key` is there.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.entries.contains_key(key)
    }

    /// Reports every key that nothing asked for.
    pub(crate) fn finish(self) {
        for key in self.entries.keys() {
            let name = key.get_ref().as_ref();
            if self.known.contains(&name) {
                continue;
            }
            if self.faults.is_full() {
                break;
            }
            let known = self.known.iter().copied();
            let help = self
                .faults
                .guess(name, known.clone())
                .unwrap_or_else(|| format!("the keys here are {}", listed(known)));
            let message = match self.path.as_str() {
                "" => format!("expected one of a pack's keys, found `{name}`"),
                path => format!("expected one of the keys of `{path}`, found `{name}`"),
            };
            let fault = Fault::new(Code::UnknownKey, &key.span(), message);
            self.faults.report(fault.help(help));
        }
    }

    /// Every key with what stands under it, in the order of the source.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (Str<'s>, Item<'s>)> {
        self.entries.iter().map(|(key, value)| {
            let name = Str {
                text: key.get_ref().as_ref(),
                span: key.span(),
                base: None,
            };
            let item = self.item(key.span(), name.text, value);
            (name, item)
        })
    }

    fn item(&self, key_span: Span, key: &str, value: &'s Spanned<DeValue<'s>>) -> Item<'s> {
        let path = match self.path.as_str() {
            "" => key.to_owned(),
            path => format!("{path}.{key}"),
        };
        Item {
            faults: self.faults,
            source: self.source,
            key_span,
            path,
            value,
        }
    }
}

/// A value of any type.
#[derive(Clone, Debug)]
pub(crate) struct Item<'s> {
    pub(crate) faults: &'s Faults,
    source: &'s str,
    pub(crate) key_span: Span,
    pub(crate) path: String,
    value: &'s Spanned<DeValue<'s>>,
}

impl<'s> Item<'s> {
    pub(crate) fn span(&self) -> Span {
        self.value.span()
    }

    pub(crate) fn value(&self) -> &'s DeValue<'s> {
        self.value.get_ref()
    }

    /// Reports that `expected` was wanted here.
    pub(crate) fn wrong_type(&self, expected: &str) {
        let found = match self.value() {
            DeValue::String(_) => "a string",
            DeValue::Integer(_) => "a whole number",
            DeValue::Float(_) => "a decimal number",
            DeValue::Boolean(_) => "`true` or `false`",
            DeValue::Datetime(_) => "a date or time",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
        };
        let message = format!("expected {expected} for `{}`, found {found}", self.path);
        let span = match self.value() {
            DeValue::Table(_) | DeValue::Array(_) => &self.key_span,
            _ => &self.span(),
        };
        self.faults
            .report(Fault::new(Code::WrongType, span, message));
    }

    pub(crate) fn string(&self, expected: &str) -> Option<Str<'s>> {
        let DeValue::String(text) = self.value() else {
            self.wrong_type(expected);
            return None;
        };
        let span = self.span();
        let base = content_start(self.source.get(span.clone())?, text).map(|at| span.start + at);
        Some(Str { text, span, base })
    }

    /// A string that is not blank.
    pub(crate) fn words(&self) -> Option<Str<'s>> {
        let string = self.string("a string")?;
        if string.text.trim().is_empty() {
            let message = format!("expected words for `{}`, found none", self.path);
            self.faults
                .report(Fault::new(Code::Empty, &string.span, message));
        }
        Some(string)
    }

    /// One of a closed list of words, each with its meaning.
    pub(crate) fn word<T: Copy>(&self, words: &[(&str, T)]) -> Option<T> {
        let string = self.string("a word")?;
        let found = words.iter().find(|(word, _)| *word == string.text);
        if found.is_none() {
            let known = words.iter().map(|(word, _)| *word);
            let fault = Fault::new(
                Code::UnknownWord,
                &string.span,
                format!(
                    "expected one of {}, found `{}`",
                    listed(known.clone()),
                    string.text
                ),
            );
            self.faults
                .report(fault.help_if(self.faults.guess(string.text, known)));
        }
        found.map(|(_, meaning)| *meaning)
    }

    pub(crate) fn boolean(&self) -> Option<bool> {
        let DeValue::Boolean(value) = self.value() else {
            self.wrong_type("`true` or `false`");
            return None;
        };
        Some(*value)
    }

    /// A whole number between the two, both included.
    pub(crate) fn integer(&self, min: i64, max: i64) -> Option<i64> {
        let DeValue::Integer(integer) = self.value() else {
            self.wrong_type("a whole number");
            return None;
        };
        let value = i64::from_str_radix(integer.as_str(), integer.radix());
        let value = value.ok().filter(|value| (min..=max).contains(value));
        if value.is_none() {
            let message = format!(
                "expected a whole number from {min} to {max} for `{}`, found {integer}",
                self.path
            );
            self.faults
                .report(Fault::new(Code::OutOfBounds, &self.span(), message));
        }
        value
    }

    pub(crate) fn table(&self, expected: &str) -> Option<Table<'s>> {
        let DeValue::Table(entries) = self.value() else {
            self.wrong_type(expected);
            return None;
        };
        Some(Table {
            faults: self.faults,
            source: self.source,
            span: self.key_span.clone(),
            path: self.path.clone(),
            entries,
            known: Vec::new(),
        })
    }

    /// The tables of a list, written `[[…]]` or inline.
    pub(crate) fn tables(&self, expected: &str) -> Option<Vec<Table<'s>>> {
        let items = self.list(expected)?;
        if let Some(first) = items.get(LoadedPack::MAX_LIST) {
            let message = format!(
                "expected at most {} tables in `{}`, found {}",
                LoadedPack::MAX_LIST,
                self.path,
                items.len()
            );
            self.faults
                .report(Fault::new(Code::TooMany, &first.span(), message));
            // Each of them may be at fault too, which nobody would read.
            return None;
        }
        items
            .iter()
            .map(|item| {
                let mut table = item.table(expected)?;
                // A list's tables share their key, so each is pointed at by its own header.
                table.span = item.span();
                Some(table)
            })
            .collect()
    }

    pub(crate) fn list(&self, expected: &str) -> Option<Vec<Item<'s>>> {
        let DeValue::Array(items) = self.value() else {
            self.wrong_type(expected);
            return None;
        };
        Some(self.items(items))
    }

    /// The strings of a list, or the one that stands alone.
    pub(crate) fn strings(&self, expected: &str) -> Option<Vec<Str<'s>>> {
        match self.value() {
            DeValue::String(_) => self.string(expected).map(|string| vec![string]),
            DeValue::Array(items) => {
                let items = self.items(items);
                items.iter().map(|item| item.string("a name")).collect()
            }
            _ => {
                self.wrong_type(expected);
                None
            }
        }
    }

    fn items(&self, items: &'s DeArray<'s>) -> Vec<Item<'s>> {
        let item = |value| Item {
            value,
            ..self.clone()
        };
        items.iter().map(item).collect()
    }
}

/// A string of the source.
#[derive(Clone, Debug)]
pub(crate) struct Str<'s> {
    pub(crate) text: &'s str,
    pub(crate) span: Span,
    /// Where its text stands in the source; nothing when escapes make text and source differ.
    pub(crate) base: Option<usize>,
}

impl Str<'_> {
    /// Where a part of the text stands in the source; the whole string when it has escapes.
    pub(crate) fn part(&self, part: Span) -> Span {
        match self.base {
            Some(base) => base + part.start..base + part.end,
            None => self.span.clone(),
        }
    }
}

/// Where in `raw`, a string as written, its text begins; nothing when it holds escapes.
fn content_start(raw: &str, text: &str) -> Option<usize> {
    let quotes = ["\"\"\"", "'''", "\"", "'"];
    let quote = quotes.into_iter().find(|quote| {
        raw.len() >= 2 * quote.len() && raw.starts_with(quote) && raw.ends_with(quote)
    })?;
    let content = raw.get(quote.len()..raw.len() - quote.len())?;
    // A line break right after three quotes is not part of the text.
    let skipped = content.strip_suffix(text)?;
    ["", "\n", "\r\n"]
        .contains(&skipped)
        .then_some(quote.len() + skipped.len())
}
