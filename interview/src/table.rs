//! A small map.

use serde::{Deserialize, Serialize};

/// A map of a few entries in the order of their coming. It is searched from the front, which for a
/// few is as quick as a tree, and costs the wasm a fraction of one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Table<K, V>(Vec<(K, V)>);

impl<K, V> Default for Table<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: PartialEq, V> Table<K, V> {
    fn place(&self, key: &K) -> Option<usize> {
        self.0.iter().position(|(known, _)| known == key)
    }

    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether there is a value for `key`.
    pub fn contains(&self, key: &K) -> bool {
        self.place(key).is_some()
    }

    /// The value for `key`.
    pub fn get(&self, key: &K) -> Option<&V> {
        self.0.get(self.place(key)?).map(|(_, value)| value)
    }

    /// The value for `key`, to be changed.
    pub fn get_mut(&mut self, key: &K) -> Option<&mut V> {
        let place = self.place(key)?;
        self.0.get_mut(place).map(|(_, value)| value)
    }

    /// Puts `value` in the place of the one that `key` had, or at the end.
    pub fn insert(&mut self, key: K, value: V) {
        match self.get_mut(&key) {
            Some(known) => *known = value,
            None => self.0.push((key, value)),
        }
    }

    /// Takes the value for `key` out.
    pub fn remove(&mut self, key: &K) -> Option<V> {
        let place = self.place(key)?;
        Some(self.0.remove(place).1)
    }

    /// Keys and values.
    pub fn iter(&self) -> impl Iterator<Item = (&K, &V)> {
        self.0.iter().map(|(key, value)| (key, value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_keeps_its_place() {
        let mut table = Table::default();
        for (key, value) in [("a", 1), ("b", 2), ("a", 3)] {
            table.insert(key, value);
        }
        assert_eq!(table.iter().collect::<Vec<_>>(), [(&"a", &3), (&"b", &2)]);
        assert_eq!(table.remove(&"a"), Some(3));
        assert_eq!(table.remove(&"a"), None);
        assert!(table.contains(&"b") && !table.contains(&"a"));
        if let Some(value) = table.get_mut(&"b") {
            *value += 1;
        }
        assert_eq!(table.get(&"b"), Some(&3));
        table.remove(&"b");
        assert!(table.is_empty());
    }
}
