//! Tables, keys and strings of TOML.

use std::fmt::{Display, Write};

use rules::{
    Instant, Pack, Text,
    pack::{Citation, Ref},
};

use crate::expectation::shown_moment;

/// A source in the making.
#[derive(Debug)]
pub(super) struct Page<'p> {
    pub(super) pack: &'p Pack,
    text: String,
}

impl<'p> Page<'p> {
    pub(super) fn of(pack: &'p Pack) -> Self {
        Self {
            pack,
            text: String::new(),
        }
    }

    pub(super) fn finish(self) -> String {
        self.text
    }

    /// `[KIND.NAME]`, after a blank line.
    pub(super) fn table(&mut self, kind: &str, name: impl Display) {
        self.line(format_args!("\n[{kind}.{name}]"));
    }

    /// `[NAME]`.
    pub(super) fn only_table(&mut self, name: &str) {
        self.line(format_args!("\n[{name}]"));
    }

    /// `[[PATH]]`.
    pub(super) fn row(&mut self, path: impl Display) {
        self.line(format_args!("\n[[{path}]]"));
    }

    /// A key with what stands behind it, as it is.
    pub(super) fn key(&mut self, key: &str, value: impl Display) {
        self.line(format_args!("{key} = {value}"));
    }

    pub(super) fn string(&mut self, key: &str, text: &str) {
        self.key(key, quoted(text));
    }

    pub(super) fn moment(&mut self, key: &str, moment: Instant) {
        // The source's times are on the pack's own clock.
        let own = moment.at_offset(self.pack.offset_minutes);
        let shown = shown_moment(own.unwrap_or(moment));
        // A time of TOML has its seconds.
        let seconds = if shown.len() == "2022-10-15T15:30".len() {
            ":00"
        } else {
            ""
        };
        self.key(key, format_args!("{shown}{seconds}"));
    }

    /// A text in the order of the pack's languages.
    pub(super) fn text(&mut self, key: &str, text: &Text) {
        let languages = self.pack.languages.iter();
        let words = languages.filter_map(|lang| Some((lang, text.0.get(lang)?)));
        let words = words.map(|(lang, words)| format!("{} = {}", lang.tag(), quoted(words)));
        let words: Vec<_> = words.collect();
        self.key(key, format_args!("{{ {} }}", words.join(", ")));
    }

    /// A text that may be empty, and is left out then.
    pub(super) fn text_if_any(&mut self, key: &str, text: &Text) {
        if !text.0.is_empty() {
            self.text(key, text);
        }
    }

    /// Sources, one standing alone; none are left out.
    pub(super) fn cite(&mut self, citations: &[Ref<Citation>]) {
        let pack = self.pack;
        let known = citations.iter().filter_map(|at| at.of(&pack.citations));
        self.names("cite", known.map(|citation| citation.id.as_str()));
    }

    /// Names, one standing alone; none are left out.
    pub(super) fn names<'n>(&mut self, key: &str, names: impl Iterator<Item = &'n str>) {
        let names: Vec<_> = names.map(quoted).collect();
        match names.as_slice() {
            [] => {}
            [name] => self.key(key, name),
            names => self.key(key, format_args!("[{}]", names.join(", "))),
        }
    }

    fn line(&mut self, line: impl Display) {
        // Writing to a string does not fail.
        let _ = writeln!(self.text, "{line}");
    }
}

/// A string of TOML.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            c if c.is_control() => {
                let _ = write!(quoted, "\\u{:04x}", u32::from(c));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// The id of what `at` refers to.
pub(super) fn id_of<T>(at: Ref<T>, list: &[T], id: fn(&T) -> &str) -> &str {
    at.of(list).map_or("", id)
}
