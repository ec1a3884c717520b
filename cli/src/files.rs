//! What files are: what messages call them, which documents they may be, and how large.

use std::path::Path;

use rules::{claim::CLAIM_SCHEMA, submission::SUBMISSION_SCHEMA};

/// The largest file that is read, in bytes: more than any pack, claim or submission has, and less
/// than fills a machine's memory.
pub(crate) const MAX_BYTES: u64 = 64 << 20;

/// A kind of document that is read as JSON.
#[derive(Debug)]
pub(crate) struct Kind {
    /// What it is called, with its article.
    pub(crate) name: &'static str,
    /// What `bosang schema` calls it.
    pub(crate) schema: &'static str,
    /// The version of its format that is read.
    pub(crate) version: u32,
}

pub(crate) const CLAIM: Kind = Kind {
    name: "a claim",
    schema: "claim",
    version: CLAIM_SCHEMA,
};

pub(crate) const SUBMISSION: Kind = Kind {
    name: "a submission",
    schema: "submission",
    version: SUBMISSION_SCHEMA,
};

pub(crate) fn is_standard_input(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// What messages call a file.
pub(crate) fn display_path(path: &Path) -> String {
    if is_standard_input(path) {
        "standard input".to_owned()
    } else {
        path.display().to_string()
    }
}
