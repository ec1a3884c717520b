//! Members that a type leaves out when they are empty.
//!
//! A reader that hands members over in their declared order has to say of each that is not there
//! whether it may be left out. Lists and maps say so of themselves, with these beside
//! `#[serde(default)]`, which tells the same to readers that take members as they come.

use std::{collections::BTreeMap, fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer,
    de::{Error, Visitor},
};

/// What such a member calls itself to a reader.
pub(super) const LEFT_OUT: &str = "empty when left out";

/// A list that may be left out: `#[serde(default, deserialize_with = "left_out::list")]`.
///
/// # Errors
/// Those of the list.
pub fn list<'de, D: Deserializer<'de>, T: Deserialize<'de> + Default>(
    deserializer: D,
) -> Result<T, D::Error> {
    deserializer.deserialize_newtype_struct(LEFT_OUT, LeftOut(PhantomData))
}

/// A map that may be left out, whose every name stands once.
pub(crate) fn map<'de, D, K, V>(deserializer: D) -> Result<BTreeMap<K, V>, D::Error>
where
    D: Deserializer<'de>,
    K: Deserialize<'de> + Ord,
    V: Deserialize<'de>,
{
    #[derive(Deserialize)]
    #[serde(transparent, bound = "K: Deserialize<'de> + Ord, V: Deserialize<'de>")]
    struct Once<K, V>(#[serde(deserialize_with = "crate::unique_keys::map")] BTreeMap<K, V>);

    impl<K, V> Default for Once<K, V> {
        fn default() -> Self {
            Self(BTreeMap::new())
        }
    }

    list(deserializer).map(|Once(map)| map)
}

struct LeftOut<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de> + Default> Visitor<'de> for LeftOut<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list or a map")
    }

    /// It is there.
    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        T::deserialize(deserializer)
    }

    /// It is not.
    fn visit_unit<E: Error>(self) -> Result<T, E> {
        Ok(T::default())
    }
}
