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
fn children<'d>(
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

/// The path of the innermost value that begins at that byte or before it.
pub(super) fn path(json: &[u8], at: u32) -> String {
    let mut entries = Vec::new();
    // As far as it can be read: names that stand twice, and depth, are found on the way.
    let _ = parse::document(json, &mut entries);
    let mut path = String::new();
    let mut place = 0;
    let begins = |place: usize| entries.get(place).is_some_and(|entry| entry.at <= at);
    loop {
        match entries.get(place).map(|entry| &entry.value) {
            Some(Value::Map(_)) => {
                let names = children(&entries, place, 2);
                let Some(name) = names.take_while(|name| begins(*name)).last() else {
                    return path;
                };
                step_down(&mut path, text_at(&entries, name).unwrap_or_default());
                if !begins(name + 1) {
                    return path;
                }
                place = name + 1;
            }
            Some(Value::List(_)) => {
                let items = children(&entries, place, 1).enumerate();
                let Some((at, item)) = items.take_while(|(_, item)| begins(*item)).last() else {
                    return path;
                };
                step_down(&mut path, &at.to_string());
                place = item;
            }
            _ => return path,
        }
    }
}

/// Adds a step to a JSON Pointer.
pub(super) fn step_down(path: &mut String, name: &str) {
    path.push('/');
    path.push_str(&name.replace('~', "~0").replace('/', "~1"));
}
