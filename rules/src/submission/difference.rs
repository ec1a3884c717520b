//! The first place where two JSON documents differ.

use serde_json::Value;

use crate::canonical;

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
pub(super) fn first(submitted: &Value, recomputed: &Value) -> Option<Difference> {
    let mut pointer = String::new();
    compare(Some(submitted), Some(recomputed), &mut pointer)
}

/// `pointer` is the place of both; it is left as it was unless they differ.
fn compare(
    submitted: Option<&Value>,
    recomputed: Option<&Value>,
    pointer: &mut String,
) -> Option<Difference> {
    match (submitted, recomputed) {
        (Some(Value::Array(left)), Some(Value::Array(right))) => (0..left.len().max(right.len()))
            .find_map(|at| {
                within(pointer, &at.to_string(), |pointer| {
                    compare(left.get(at), right.get(at), pointer)
                })
            }),
        (Some(Value::Object(left)), Some(Value::Object(right))) => {
            let mut names: Vec<&String> = left.keys().chain(right.keys()).collect();
            names.sort_unstable();
            names.dedup();
            names.into_iter().find_map(|name| {
                within(pointer, name, |pointer| {
                    compare(left.get(name), right.get(name), pointer)
                })
            })
        }
        (left, right) if left == right => None,
        (left, right) => Some(Difference {
            pointer: pointer.clone(),
            submitted: left.map(canonical::spell),
            recomputed: right.map(canonical::spell),
        }),
    }
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
