//! `list` and `show`: the operator's own look at what was received. The program that listens to
//! the network hands out nothing of it.

use std::{io::Write, path::Path};

use rules::Submission;
use serde_json::json;

use crate::{
    failure::Failure,
    store::{Store, failure_at},
};

/// Prints a line for each submission, with nothing in it that a claimant said.
pub(crate) fn list(database: &Path, as_json: bool, out: &mut dyn Write) -> Result<bool, Failure> {
    let store = Store::open(database)?;
    store
        .each(|receipt, body| {
            let Submission { pack, created, .. } =
                serde_json::from_str(&body).map_err(|error| ListError::Output(error.into()))?;
            if as_json {
                let mut line = json!(receipt);
                line["made"] = json!(created);
                line["pack"] = json!(pack);
                writeln!(out, "{line}")?;
            } else {
                writeln!(
                    out,
                    "{}  received {}  made {created}  {} {}",
                    receipt.number, receipt.received, pack.id, pack.version
                )?;
            }
            Ok(())
        })
        .map_err(|error| match error {
            ListError::Database(error) => failure_at(database)(error),
            ListError::Output(error) => Failure::Output(error),
        })?;
    Ok(true)
}

enum ListError {
    Database(rusqlite::Error),
    Output(std::io::Error),
}

impl From<rusqlite::Error> for ListError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Database(error)
    }
}

impl From<std::io::Error> for ListError {
    fn from(error: std::io::Error) -> Self {
        Self::Output(error)
    }
}

/// Prints the submission of that receipt number; whether there is one.
pub(crate) fn show(database: &Path, number: &str, out: &mut dyn Write) -> Result<bool, Failure> {
    let store = Store::open(database)?;
    let bodies = store
        .bodies(&spelled(number))
        .map_err(failure_at(database))?;
    for body in &bodies {
        writeln!(out, "{body}")?;
    }
    Ok(!bodies.is_empty())
}

/// A receipt number as it is stored, however it was typed: `3f2a 91bc04de`.
fn spelled(number: &str) -> String {
    let digits: Vec<char> = number
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|digit| digit.to_ascii_uppercase())
        .collect();
    let groups: Vec<String> = digits.chunks(4).map(String::from_iter).collect();
    groups.join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_found_however_it_is_typed() {
        for typed in ["3F2A-91BC-04DE", "3f2a91bc04de", " 3F2A 91bc 04DE "] {
            assert_eq!(spelled(typed), "3F2A-91BC-04DE");
        }
    }
}
