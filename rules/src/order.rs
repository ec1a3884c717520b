//! Sorting. The code that sorts is there once, for places in a list: for each type that is sorted
//! in its own way there would be 4 KB more of it in the browser.

use std::{
    cmp::Ordering,
    collections::{BTreeMap, BTreeSet},
};

/// The places of a list of that length by how `compare` orders what is there; equals stay in
/// their order.
pub(crate) fn places(length: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..length).collect();
    places.sort_unstable_by(|one, other| compare(*one, *other).then(one.cmp(other)));
    places
}

/// What is in `list`, by its key.
///
/// ```
/// assert_eq!(rules::order::by_key(&["ccc", "a", "bb"], |text| text.len()), ["a", "bb", "ccc"]);
/// ```
pub fn by_key<T: Clone, K: Ord>(list: &[T], key: impl Fn(&T) -> K) -> Vec<T> {
    let key_at = |at: usize| list.get(at).map(&key);
    let places = places(list.len(), &|one, other| key_at(one).cmp(&key_at(other)));
    let sorted = places.into_iter().filter_map(|at| list.get(at).cloned());
    sorted.collect()
}

/// A map of what comes, as `collect` makes it; that sorts first, which is the code of one more
/// sorting for each type of key.
pub fn map<K: Ord, V>(pairs: impl IntoIterator<Item = (K, V)>) -> BTreeMap<K, V> {
    let mut map = BTreeMap::new();
    for (key, value) in pairs {
        map.insert(key, value);
    }
    map
}

/// A set of what comes, likewise.
pub fn set<K: Ord>(keys: impl IntoIterator<Item = K>) -> BTreeSet<K> {
    let mut set = BTreeSet::new();
    for key in keys {
        set.insert(key);
    }
    set
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equals_stay_in_their_order() {
        // Many, for few are sorted in another way.
        let list: Vec<(u32, u32)> = (0..300).map(|at| (at * 7 % 5, at)).collect();
        let sorted = by_key(&list, |(key, _)| *key);
        assert_eq!(sorted.len(), list.len());
        assert!(sorted.is_sorted(), "{sorted:?}");
    }
}
