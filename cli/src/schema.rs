//! `schema`: the JSON Schemas of the documents.

use std::io::Write;

use rules::schema as generate;

use crate::{Answer, args::Document, failure::Failure};

pub(crate) fn schema(document: Document, out: &mut dyn Write) -> Result<Answer, Failure> {
    let schema = match document {
        Document::Pack => generate::pack(),
        Document::Claim => generate::claim(),
        Document::Submission => generate::submission(),
    };
    serde_json::to_writer_pretty(&mut *out, &schema)
        .map_err(|error| Failure::Output(error.into()))?;
    writeln!(out)?;
    Ok(Answer::Yes)
}
