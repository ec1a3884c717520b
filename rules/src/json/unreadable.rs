//! What keeps a document from being read.

use std::fmt;

use serde::de::Error;

/// Why a document cannot be read, and where.
///
/// It is small and copied, since reading hands it up through every type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable {
    pub(super) why: Why,
    /// The byte where it shows.
    pub(super) at: u32,
}

/// The kinds of faults, for programs that tell them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// It is not JSON, or not UTF-8.
    NotJson,
    /// Lists and objects lie deeper in each other than is read.
    TooDeep,
    /// A name stands twice in an object.
    Twice,
    /// The type has no such member.
    Unknown,
    /// A member is missing.
    Missing,
    /// Something is of another type, or is no number that is whole.
    WrongType,
    /// A text is not of the form that the type has.
    WrongForm,
    /// A number is out of the type's range, or a list has another length.
    OutOfRange,
}

impl Code {
    /// The code as text.
    pub const fn name(self) -> &'static str {
        match self {
            Self::NotJson => "not_json",
            Self::TooDeep => "too_deep",
            Self::Twice => "twice",
            Self::Unknown => "unknown",
            Self::Missing => "missing",
            Self::WrongType => "wrong_type",
            Self::WrongForm => "wrong_form",
            Self::OutOfRange => "out_of_range",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Why {
    NotUtf8,
    NotJson,
    TooDeep,
    Twice,
    Unknown,
    Missing(&'static str),
    Expected(&'static str),
    OneOf(&'static [&'static str]),
    Form(&'static str),
    OutOfRange,
    TooShort,
    TooLong,
    TooLarge,
    /// A type refused what it was handed, and did not say why in a way that is kept.
    Refused,
}

/// Where it shows is not known yet.
const NOWHERE: u32 = u32::MAX;

impl Unreadable {
    pub(super) const fn new(why: Why, at: u32) -> Self {
        Self { why, at }
    }

    /// The same at that place, where it has none yet.
    pub(super) fn within(self, at: u32) -> Self {
        match self.at {
            NOWHERE => Self { at, ..self },
            _ => self,
        }
    }

    /// The same as a fault of a text that has to be of that form.
    pub(super) fn of_form(self, form: &'static str) -> Self {
        match self.why {
            Why::Refused => Self {
                why: Why::Form(form),
                ..self
            },
            _ => self,
        }
    }

    /// Which kind of fault it is.
    pub const fn code(&self) -> Code {
        match self.why {
            Why::NotUtf8 | Why::NotJson => Code::NotJson,
            Why::TooDeep => Code::TooDeep,
            Why::Twice => Code::Twice,
            Why::Unknown => Code::Unknown,
            Why::Missing(_) => Code::Missing,
            Why::Expected(_) | Why::OneOf(_) => Code::WrongType,
            Why::Form(_) | Why::Refused => Code::WrongForm,
            Why::OutOfRange | Why::TooShort | Why::TooLong | Why::TooLarge => Code::OutOfRange,
        }
    }

    /// On which line of `json`, the document that was read; the first is 1.
    pub fn line(&self, json: &[u8]) -> usize {
        let before = json.get(..self.at as usize).unwrap_or(json);
        1 + before.iter().filter(|byte| **byte == b'\n').count()
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.why {
            Why::NotUtf8 => f.write_str("it is not UTF-8 text"),
            Why::NotJson => write!(f, "it is not JSON from byte {} on", self.at),
            Why::TooDeep => f.write_str("lists lie too deep in each other"),
            Why::Twice => f.write_str("the same name stands twice"),
            Why::Unknown => f.write_str("there is no such member; leave it out"),
            Why::Missing(_) => f.write_str("it is missing"),
            Why::Expected(what) => write!(f, "expected {what}"),
            Why::OneOf(names) => {
                f.write_str("expected one of ")?;
                for (place, name) in names.iter().enumerate() {
                    let comma = if place > 0 { ", " } else { "" };
                    write!(f, "{comma}{name}")?;
                }
                Ok(())
            }
            Why::Form(form) => write!(f, "it is no {form}"),
            Why::OutOfRange => f.write_str("it is out of range"),
            Why::TooShort => f.write_str("the list is too short"),
            Why::TooLong => f.write_str("the list is too long"),
            Why::TooLarge => f.write_str("it is larger than any document"),
            Why::Refused => f.write_str("it is not of the form expected"),
        }
    }
}

impl std::error::Error for Unreadable {}

impl Error for Unreadable {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self::new(Why::Refused, NOWHERE)
    }
}
