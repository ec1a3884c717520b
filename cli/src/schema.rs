//! `schema`: the JSON Schemas of the documents.

use std::io::Write;

use hosting::Operator;
use rules::schema as generate;

use crate::{Answer, args::Document, failure::Failure};

/// A pack's source has no types of its own to make a schema of, so this one is written by hand;
/// `cli/tests/source_schema.rs` holds it against the compiler.
const PACK_SOURCE: &str = include_str!("../../schemas/pack-source.schema.json");

pub(crate) fn schema(document: Document, out: &mut dyn Write) -> Result<Answer, Failure> {
    let schema = match document {
        Document::PackSource => {
            out.write_all(PACK_SOURCE.as_bytes())?;
            return Ok(Answer::Yes);
        }
        Document::Pack => generate::pack(),
        Document::Claim => generate::claim(),
        Document::Estimate => generate::estimate(),
        Document::Submission => generate::submission(),
        Document::Manifest => generate::manifest(),
        Document::Operator => generate::of::<Operator>(),
    };
    serde_json::to_writer_pretty(&mut *out, &schema)
        .map_err(|error| Failure::Output(error.into()))?;
    writeln!(out)?;
    Ok(Answer::Yes)
}
