//! The first place where two JSON documents differ.

use crate::canonical::{self, Tree};

/// The first place where a submission and its recomputation differ, in the order of the canonical
/// JSON: members by name, lists from the start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Where, as a JSON Pointer (RFC 6901) into the submission.
    pub pointer: String,
    /// What the submission says there, as JSON; nothing when it has nothing there.
    pub submitted: Option<String>,
    /// What recomputing gives there, as JSON; nothing when it has nothing there.
    pub recomputed: Option<String>,
}

/// The first difference between two documents, if there is one.
pub(super) fn first(submitted: &Tree, recomputed: &Tree) -> Option<Difference> {
    let mut pointer = String::new();
    compare(Some(submitted), Some(recomputed), &mut pointer)
}

/// `pointer` is the place of both; it is left as it was unless they differ.
fn compare(
    submitted: Option<&Tree>,
    recomputed: Option<&Tree>,
    pointer: &mut String,
) -> Option<Difference> {
    match (submitted, recomputed) {
        (Some(Tree::List(left)), Some(Tree::List(right))) => (0..left.len().max(right.len()))
            .find_map(|at| {
                let (left, right) = (left.get(at), right.get(at));
                let (left, right) = (left.map(|(_, it)| it), right.map(|(_, it)| it));
                within(pointer, &at.to_string(), |pointer| {
                    compare(left, right, pointer)
                })
            }),
        (Some(Tree::Map(left)), Some(Tree::Map(right))) => {
            let (mut left, mut right) = (left.as_slice(), right.as_slice());
            // Both are in the order of the names, so the first name left on either side is next.
            while let Some(name) = next_name(left, right) {
                let (one, other) = (member(&mut left, name), member(&mut right, name));
                let found = within(pointer, name, |pointer| compare(one, other, pointer));
                if found.is_some() {
                    return found;
                }
            }
            None
        }
        (left, right) if left == right => None,
        (left, right) => Some(Difference {
            pointer: pointer.clone(),
            submitted: left.map(canonical::spell),
            recomputed: right.map(canonical::spell),
        }),
    }
}

fn next_name<'t>(left: &'t [(String, Tree)], right: &'t [(String, Tree)]) -> Option<&'t str> {
    let (left, right) = (left.first(), right.first());
    match (left.map(|(name, _)| name), right.map(|(name, _)| name)) {
        (Some(left), Some(right)) => Some(left.min(right)),
        (left, right) => left.or(right).map(String::as_str),
    }
}

/// Takes the first member off, if it has that name.
fn member<'t>(members: &mut &'t [(String, Tree)], name: &str) -> Option<&'t Tree> {
    let ((_, member), rest) = members.split_first().filter(|((it, _), _)| it == name)?;
    *members = rest;
    Some(member)
}

/// Looks one step further down, at the member or item called `name`.
fn within(
    pointer: &mut String,
    name: &str,
    look: impl FnOnce(&mut String) -> Option<Difference>,
) -> Option<Difference> {
    let length = pointer.len();
    pointer.push('/');
    pointer.push_str(&name.replace('~', "~0").replace('/', "~1"));
    let found = look(pointer);
    pointer.truncate(length);
    found
}
