//! Where records stand.

use std::sync::Arc;

/// Where a record stands.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    file: Arc<str>,
    line: Option<u64>,
    /// Its place among all records.
    order: u64,
}

impl Place {
    pub(crate) fn new(file: Arc<str>, line: Option<u64>, order: u64) -> Self {
        Self { file, line, order }
    }

    /// `claims.jsonl:17`.
    pub(crate) fn location(&self) -> String {
        match self.line {
            Some(line) => format!("{}:{line}", self.file),
            None => self.file.to_string(),
        }
    }

    pub(crate) fn order(&self) -> u64 {
        self.order
    }
}
