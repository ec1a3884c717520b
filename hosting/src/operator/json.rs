//! JSON whose every name stands once. A map that names a member twice leaves open which of the two
//! counts: one reader would take the first and another the last.

use std::{collections::HashSet, fmt};

use serde::{
    Deserialize, Deserializer,
    de::{IgnoredAny, MapAccess, SeqAccess, Visitor},
};
use serde_json::Value;

/// Why there is no document in a text.
#[derive(Debug)]
pub(super) enum Refusal {
    /// It is none, for what the parser says.
    NotJson(serde_json::Error),
    /// A map in it has two members of that name.
    NamedTwice(String),
}

/// Reads a document.
pub(super) fn read(text: &str) -> Result<Value, Refusal> {
    let document = serde_json::from_str(text).map_err(Refusal::NotJson)?;
    let NamedTwice(twice) = serde_json::from_str(text).map_err(Refusal::NotJson)?;
    match twice {
        Some(name) => Err(Refusal::NamedTwice(name)),
        None => Ok(document),
    }
}

/// The first name of a document that stands twice in one map, at any depth.
struct NamedTwice(Option<String>);

impl<'de> Deserialize<'de> for NamedTwice {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Search).map(Self)
    }
}

struct Search;

impl<'de> Visitor<'de> for Search {
    type Value = Option<String>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a document")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut names = HashSet::new();
        let mut twice = None;
        while let Some(name) = map.next_key::<String>()? {
            if twice.is_some() {
                // What comes first in the text is told; the rest has to be read all the same.
                map.next_value::<IgnoredAny>()?;
            } else if names.contains(&name) {
                twice = Some(name);
                map.next_value::<IgnoredAny>()?;
            } else {
                names.insert(name);
                NamedTwice(twice) = map.next_value()?;
            }
        }
        Ok(twice)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut first = None;
        while let Some(NamedTwice(twice)) = list.next_element()? {
            first = first.or(twice);
        }
        Ok(first)
    }

    fn visit_str<E>(self, _: &str) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }
}
