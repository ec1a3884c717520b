//! `schema`: the JSON Schemas of the documents.

use std::io::Write;

use rules::{Claim, Pack, Submission};
use schemars::{Schema, schema_for};

use crate::{Answer, args::Document, input::Failure};

pub(crate) fn schema(document: Document, out: &mut dyn Write) -> Result<Answer, Failure> {
    let schema = match document {
        Document::Pack => schema_for!(Pack),
        Document::Claim => schema_for!(Claim),
        Document::Submission => schema_for!(Submission),
    };
    write(&schema, out)?;
    Ok(Answer::Yes)
}

fn write(schema: &Schema, out: &mut dyn Write) -> Result<(), Failure> {
    serde_json::to_writer_pretty(&mut *out, schema)
        .map_err(|error| Failure::Output(error.into()))?;
    writeln!(out)?;
    Ok(())
}
