//! A document that was parsed, and its parts.

use serde::Deserialize;

use super::{
    parse::{self, Entry, Value},
    reader::{Place, Reader},
    unreadable::Unreadable,
};

/// A parsed document.
#[derive(Debug)]
pub struct Document<'j> {
    entries: Vec<Entry<'j>>,
}

/// A value in a document.
#[derive(Clone, Copy, Debug)]
pub struct Part<'d, 'j> {
    entries: &'d [Entry<'j>],
    place: usize,
}

impl<'j> Document<'j> {
    /// Parses a document.
    ///
    /// # Errors
    /// [`Unreadable`] where `json` is none.
    pub fn parse(json: &'j [u8]) -> Result<Self, Unreadable> {
        // About what a pack has: most of its bytes are names and words.
        let mut entries = Vec::with_capacity(json.len() / 16 + 1);
        parse::document(json, &mut entries)?;
        Ok(Self { entries })
    }

    /// The whole of it.
    pub fn root(&self) -> Part<'_, 'j> {
        Part {
            entries: &self.entries,
            place: 0,
        }
    }
}

impl<'d, 'j> Part<'d, 'j> {
    fn value(self) -> Option<&'d Value<'j>> {
        self.entries.get(self.place).map(|entry| &entry.value)
    }

    /// Reads it as a type.
    ///
    /// # Errors
    /// [`Unreadable`] where it is not of this type.
    pub fn read<T: Deserialize<'j>>(self) -> Result<T, Unreadable> {
        T::deserialize(Reader {
            entries: self.entries,
            place: Place::At(self.place),
        })
    }

    /// The member of that name, where this is an object that has one and it is not null.
    pub fn member(self, name: &str) -> Option<Self> {
        let Value::Map(_) = self.value()? else {
            return None;
        };
        let mut names = children(self.entries, self.place, 2);
        let place = names.find(|place| text_at(self.entries, *place) == Some(name))? + 1;
        let member = Self { place, ..self };
        (!matches!(member.value(), Some(Value::Null))).then_some(member)
    }

    /// What a list holds; nothing where this is none.
    pub fn items(self) -> impl Iterator<Item = Self> {
        let is_list = matches!(self.value(), Some(Value::List(_)));
        let items = is_list.then(|| children(self.entries, self.place, 1));
        let items = items.into_iter().flatten();
        items.map(move |place| Self { place, ..self })
    }

    /// The text that it is.
    pub fn text(self) -> Option<&'d str> {
        text_at(self.entries, self.place)
    }
}

pub(super) fn text_at<'d>(entries: &'d [Entry<'_>], place: usize) -> Option<&'d str> {
    match entries.get(place).map(|entry| &entry.value) {
        Some(Value::Text(text)) => Some(text),
        _ => None,
    }
}

/// The places of what a list holds, or of the names in an object: each of those is an entry with
/// `length` − 1 others behind it.
pub(super) fn children<'d>(
    entries: &'d [Entry<'_>],
    place: usize,
    length: usize,
) -> impl Iterator<Item = usize> + 'd {
    // What was not read to its end goes on to the end.
    let end = entries.get(place).map_or(0, |entry| entry.next as usize);
    let end = if end == 0 { entries.len() } else { end };
    let mut next = place + 1;
    std::iter::from_fn(move || {
        let here = (next < end).then_some(next)?;
        let last = entries.get(here + length - 1);
        next = match last.map(|last| last.next) {
            Some(next) if next > 0 => next as usize,
            _ => end,
        };
        Some(here)
    })
}
