//! Sorting. The code that sorts is there once, for places in a list: for each type that is sorted
//! in its own way there would be 4 KB more of it in the browser.

use std::cmp::Ordering;

/// The places of a list of that length by how `compare` orders what is there; equals stay in
/// their order.
pub(crate) fn places(length: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..length).collect();
    places.sort_unstable_by(|one, other| compare(*one, *other).then(one.cmp(other)));
    places
}

/// What is in `list`, by its key.
pub(crate) fn by_key<T: Clone, K: Ord>(list: &[T], key: impl Fn(&T) -> K) -> Vec<T> {
    let key_at = |at: usize| list.get(at).map(&key);
    let places = places(list.len(), &|one, other| key_at(one).cmp(&key_at(other)));
    let sorted = places.into_iter().filter_map(|at| list.get(at).cloned());
    sorted.collect()
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
