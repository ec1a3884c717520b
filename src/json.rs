//! Reads JSON: what scripts tell, drafts, and documents of the rules, with the reader of `rules`.

#[cfg(test)]
mod tests;

use std::fmt;

use rules::json;
use serde::Deserialize;

/// Reads a document.
///
/// # Errors
/// [`Unreadable`] when `json` is not JSON or not of this type.
pub fn read<T: for<'de> Deserialize<'de>>(json: &[u8]) -> Result<T, Unreadable> {
    json::read(json).map_err(Unreadable::of)
}

/// A document of which only some members are wanted.
#[derive(Debug)]
pub struct Document<'j>(json::Document<'j>);

impl<'j> Document<'j> {
    /// Parses a document.
    ///
    /// # Errors
    /// [`Unreadable`] when `json` is not JSON.
    pub fn parse(json: &'j [u8]) -> Result<Self, Unreadable> {
        json::Document::parse(json)
            .map(Self)
            .map_err(Unreadable::of)
    }

    /// Whether this is a map that has the field, with something in it.
    pub fn has(&self, name: &str) -> bool {
        self.0.root().member(name).is_some()
    }

    /// Reads the field.
    ///
    /// # Errors
    /// [`Unreadable`] where there is none or it is not of this type.
    pub fn field<T: Deserialize<'j>>(&self, name: &str) -> Result<T, Unreadable> {
        let field = self.0.root().member(name).ok_or(Unreadable)?;
        field.read().map_err(Unreadable::of)
    }

    /// Reads the whole.
    ///
    /// # Errors
    /// [`Unreadable`] where it is not of this type.
    pub fn whole<T: Deserialize<'j>>(&self) -> Result<T, Unreadable> {
        self.0.root().read().map_err(Unreadable::of)
    }
}

/// Not a document of the type that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable;

impl Unreadable {
    /// What is wrong is not told to anybody: the only answer of a page is not to use it.
    fn of(_: json::Unreadable) -> Self {
        Self
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the document is not of the form expected")
    }
}

impl std::error::Error for Unreadable {}
