//! How parts of a pack name each other.

use std::{fmt, hash, marker::PhantomData};

use serde::{Deserialize, Serialize};

/// A place in one of the pack's lists, typed by what the list holds.
///
/// A reference out of bounds, which only a forged pack has, is read as 'nothing there'.
#[derive(Serialize, Deserialize)]
#[serde(transparent)]
pub struct Ref<T>(u16, #[serde(skip)] PhantomData<fn() -> T>);

impl<T> Ref<T> {
    /// The reference to the list's item at `index`.
    pub const fn new(index: u16) -> Self {
        Self(index, PhantomData)
    }

    /// The place in the list, from zero.
    pub fn index(self) -> usize {
        self.0.into()
    }

    /// What is there in `list`.
    pub fn of(self, list: &[T]) -> Option<&T> {
        list.get(self.index())
    }

    /// References to every item of `list`, in order.
    pub fn all(list: &[T]) -> impl Iterator<Item = Self> + use<T> {
        (0..list.len().try_into().unwrap_or(u16::MAX)).map(Self::new)
    }
}

impl<T> Clone for Ref<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Ref<T> {}

impl<T> PartialEq for Ref<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<T> Eq for Ref<T> {}

impl<T> hash::Hash for Ref<T> {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

impl<T> fmt::Debug for Ref<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.0)
    }
}

#[cfg(feature = "schema")]
impl<T> schemars::JsonSchema for Ref<T> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "reference".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        u16::json_schema(generator)
    }
}
