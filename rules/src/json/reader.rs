//! A value of a parsed document, as a type reads it.

use std::borrow::Cow;

use super::{
    parse::{Entry, Value},
    unreadable::{Unreadable, Why},
};

/// A value for a type to read.
#[derive(Clone, Copy)]
pub(super) struct Reader<'d, 'j> {
    pub(super) entries: &'d [Entry<'j>],
    pub(super) place: Place,
}

#[derive(Clone, Copy)]
pub(super) enum Place {
    At(usize),
    /// Of a member that is not there: where its object begins, and its name.
    Missing(u32, &'static str),
}

impl<'d, 'j> Reader<'d, 'j> {
    pub(super) fn value(self) -> Option<&'d Value<'j>> {
        match self.place {
            Place::At(place) => self.entries.get(place).map(|entry| &entry.value),
            Place::Missing(..) => None,
        }
    }

    pub(super) fn at(self) -> u32 {
        match self.place {
            Place::At(place) => self.entries.get(place).map_or(0, |entry| entry.at),
            Place::Missing(at, _) => at,
        }
    }

    #[cold]
    pub(super) fn fault(self, why: Why) -> Unreadable {
        Unreadable::new(why, self.at())
    }

    #[cold]
    pub(super) fn expected(self, what: &'static str) -> Unreadable {
        match self.place {
            Place::At(_) => self.fault(Why::Expected(what)),
            Place::Missing(_, name) => self.fault(Why::Missing(name)),
        }
    }

    pub(super) fn whole(self, least: i64, most: i64) -> Result<i64, Unreadable> {
        match self.value() {
            Some(Value::Whole(number)) if (least..=most).contains(number) => Ok(*number),
            Some(Value::Whole(_) | Value::Beyond) => Err(self.fault(Why::OutOfRange)),
            _ => Err(self.expected("a whole number")),
        }
    }

    pub(super) fn flag(self) -> Result<bool, Unreadable> {
        match self.value() {
            Some(Value::Flag(flag)) => Ok(*flag),
            _ => Err(self.expected("true or false")),
        }
    }

    pub(super) fn text(self) -> Result<&'d Cow<'j, str>, Unreadable> {
        match self.value() {
            Some(Value::Text(text)) => Ok(text),
            _ => Err(self.expected("text")),
        }
    }
}
