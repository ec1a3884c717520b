//! What share of the claims falls into which category, as somebody declares it.

use std::path::Path;

use compiler::Breakdown;
use rules::Pack;
use toml::{Table, Value};

use crate::{failure::Failure, input};

/// A share of one is so many parts; so shares may have six decimals.
const PARTS: f64 = 1e6;

/// The largest share that is taken, so that they add up.
const MOST: f64 = 1e12;

/// By breakdown the weights of its categories.
#[derive(Debug)]
pub(super) struct Shares(pub(super) Vec<Vec<u64>>);

impl Shares {
    /// The same share for each category.
    pub(super) fn even(breakdowns: &[Breakdown]) -> Self {
        let breakdowns = breakdowns.iter();
        Self(breakdowns.map(|it| vec![1; it.categories.len()]).collect())
    }

    /// Reads a file of shares; all that is wrong with it is told.
    pub(super) fn read(
        path: &Path,
        pack: &Pack,
        breakdowns: &[Breakdown],
    ) -> Result<Self, Failure> {
        let (mut shares, mut faults) = (Self::even(breakdowns), Vec::new());
        match input::utf8(path)?.parse::<Table>() {
            Ok(table) => shares.take(table, pack, breakdowns, &mut faults),
            Err(error) => faults.push(error.message().to_owned()),
        }
        if faults.is_empty() {
            Ok(shares)
        } else {
            Err(Failure::Shares(path.to_owned(), faults))
        }
    }

    fn take(
        &mut self,
        mut table: Table,
        pack: &Pack,
        breakdowns: &[Breakdown],
        faults: &mut Vec<String>,
    ) {
        match table.remove("pack") {
            Some(Value::String(id)) if id == pack.id.as_str() => {}
            Some(Value::String(id)) => {
                faults.push(format!(
                    "it is for the pack `{id}` and not for `{}`",
                    pack.id
                ));
            }
            _ => faults.push(format!("expected `pack = \"{}\"`", pack.id)),
        }
        match table.remove("breakdown") {
            Some(Value::Table(declared)) => {
                for (name, categories) in declared {
                    let at = breakdowns.iter().position(|it| it.id == name);
                    match (at, categories) {
                        (Some(at), Value::Table(declared)) => {
                            self.0[at] = weights(&breakdowns[at], declared, faults);
                        }
                        (Some(_), _) => faults
                            .push(format!("expected a table of shares for `breakdown.{name}`")),
                        (None, _) => faults.push(format!(
                            "the pack has no breakdown `{name}`; it has {}",
                            listed(breakdowns.iter().map(|it| it.id.as_str()))
                        )),
                    }
                }
            }
            _ => faults.push("expected tables `[breakdown.NAME]`".to_owned()),
        }
        for name in table.keys() {
            faults.push(format!(
                "expected `pack` and `[breakdown.NAME]`, found `{name}`"
            ));
        }
    }
}

/// The weights of a breakdown's categories; one that is not declared has none.
fn weights(breakdown: &Breakdown, mut declared: Table, faults: &mut Vec<String>) -> Vec<u64> {
    let name = &breakdown.id;
    let mut weights = Vec::with_capacity(breakdown.categories.len());
    for category in &breakdown.categories {
        let share = match declared.remove(&category.id) {
            None => Some(0.0),
            Some(Value::Integer(share)) => Some(share as f64),
            Some(Value::Float(share)) => Some(share),
            Some(_) => None,
        };
        match share.filter(|share| (0.0..=MOST).contains(share)) {
            Some(share) => weights.push((share * PARTS).round() as u64),
            None => faults.push(format!(
                "expected a number from 0 to {MOST} for `breakdown.{name}.{}`",
                category.id
            )),
        }
    }
    for unknown in declared.keys() {
        let known = breakdown.categories.iter().map(|it| it.id.as_str());
        faults.push(format!(
            "`breakdown.{name}` has no category `{unknown}`; it has {}",
            listed(known)
        ));
    }
    if weights.iter().all(|weight| *weight == 0) {
        faults.push(format!("expected a share above 0 in `breakdown.{name}`"));
    }
    weights
}

fn listed<'n>(names: impl Iterator<Item = &'n str>) -> String {
    let names: Vec<_> = names.map(|name| format!("`{name}`")).collect();
    if names.is_empty() {
        "none".to_owned()
    } else {
        names.join(", ")
    }
}
