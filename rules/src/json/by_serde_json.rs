//! Reads with serde_json what [`read`](super::read) reads, and refuses what that refuses: a second
//! reader, for programs that can afford one.

use serde::Deserialize;
use serde_json::{Deserializer, Error};

use super::{Strict, without_mark};

/// Reads a document.
///
/// # Errors
/// serde_json's own.
pub fn from_slice<'j, T: Deserialize<'j>>(json: &'j [u8]) -> Result<T, Error> {
    whole(&mut Deserializer::from_slice(without_mark(json)))
}

/// The same of what is known to be text.
///
/// # Errors
/// serde_json's own.
pub fn from_str<'j, T: Deserialize<'j>>(json: &'j str) -> Result<T, Error> {
    let json = json.strip_prefix('\u{feff}').unwrap_or(json);
    whole(&mut Deserializer::from_str(json))
}

fn whole<'j, R: serde_json::de::Read<'j>, T: Deserialize<'j>>(
    reader: &mut Deserializer<R>,
) -> Result<T, Error> {
    let read = T::deserialize(Strict(&mut *reader))?;
    reader.end()?;
    Ok(read)
}
