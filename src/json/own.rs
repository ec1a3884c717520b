//! Documents that came with this program.

use std::fmt;

use serde::Deserialize;

use super::{Fault, Json, Reader, parse};

/// A document that came with this program, or a part of one, read by field.
///
/// One that cannot be read belongs to another version of the program, and there is nothing to go
/// on with: it throws, for the script that started the program to tell. Every field then has one
/// way on only, which is a third of the code of one that may fail. What is not asked for is not
/// read.
#[derive(Debug)]
pub struct Own(Json);

impl Own {
    /// Parses a document.
    pub fn parse(json: &[u8]) -> Self {
        Self(parse::document(json).unwrap_or_else(|_| throw()))
    }

    /// Takes the field out as a value.
    pub fn field<T: for<'de> Deserialize<'de>>(&mut self, name: &str) -> T {
        match T::deserialize(Reader::<Impossible>::new(self.take(name))) {
            Ok(value) => value,
            Err(impossible) => match impossible {},
        }
    }

    /// Takes the field out as a part.
    pub fn part(&mut self, name: &str) -> Self {
        Self(self.take(name))
    }

    /// Takes the field out as a list of parts.
    pub fn list(&mut self, name: &str) -> Vec<Self> {
        match self.take(name) {
            Json::List(values) => values.into_iter().map(Self).collect(),
            _ => throw(),
        }
    }

    /// Whether this is a map that has the field, with something in it.
    pub fn has(&self, name: &str) -> bool {
        self.0.has(name)
    }

    /// Whether this is that text.
    pub fn is_text(&self, text: &str) -> bool {
        matches!(&self.0, Json::Text(own) if own == text)
    }

    /// The field of a map, null where there is none.
    fn take(&mut self, name: &str) -> Json {
        self.0.take(name).unwrap_or_else(|| throw())
    }
}

/// Gives up on a document that came with this program.
#[cold]
pub(crate) fn throw() -> ! {
    wasm_bindgen::throw_str("the rules are not those that this program reads")
}

/// A fault of which there is none, since reading throws instead.
#[derive(Debug)]
enum Impossible {}

impl Fault for Impossible {
    fn unreadable() -> Self {
        throw()
    }
}

impl fmt::Display for Impossible {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {}
    }
}

impl std::error::Error for Impossible {}

impl serde::de::Error for Impossible {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self::unreadable()
    }
}
