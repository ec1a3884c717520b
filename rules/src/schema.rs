//! JSON Schemas of the documents that travel between programs, made from the types themselves.
//!
//! They say which members there are and how each is written. What holds between members, such as
//! that a reference is within its list, is checked where the document is used.

use schemars::{JsonSchema, generate::SchemaSettings};
use serde_json::Value;

use crate::{Claim, Estimate, Pack, Submission, archive::Manifest};

/// The schema of a compiled [`Pack`].
pub fn pack() -> Value {
    of::<Pack>()
}

/// The schema of a [`Claim`].
///
/// ```
/// let schema = rules::schema::claim();
/// assert_eq!(schema["title"], "Claim");
/// assert_eq!(schema["properties"]["schema"]["const"], rules::claim::CLAIM_SCHEMA);
/// ```
pub fn claim() -> Value {
    of::<Claim>()
}

/// The schema of an [`Estimate`].
pub fn estimate() -> Value {
    of::<Estimate>()
}

/// The schema of a [`Submission`].
pub fn submission() -> Value {
    of::<Submission>()
}

/// The schema of the [`Manifest`] of a ZIP with evidence.
pub fn manifest() -> Value {
    of::<Manifest>()
}

/// The schema of any type, in the same manner; of a document that another crate reads.
pub fn of<T: JsonSchema>() -> Value {
    let generator = SchemaSettings::draft2020_12().into_generator();
    let mut schema = generator.into_root_schema_for::<T>().to_value();
    plain(&mut schema);
    schema
}

/// Descriptions come from the types' documentation. What is there for Rust alone, links and
/// examples, is taken out.
fn plain(value: &mut Value) {
    match value {
        Value::Object(members) => {
            if let Some(Value::String(text)) = members.get_mut("description") {
                let words = text.split("\n\n```").next().unwrap_or_default();
                *text = words.replace("[`", "`").replace("`]", "`");
            }
            members.values_mut().for_each(plain);
        }
        Value::Array(items) => items.iter_mut().for_each(plain),
        _ => {}
    }
}

#[cfg(test)]
mod tests;
