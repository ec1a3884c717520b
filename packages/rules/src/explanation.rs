//! How every line came to what it is: the steps as data to draw.

use rules::{
    Estimate, Pack,
    canonical::Unwritable,
    explain::{self, Explained},
    id::RemedyId,
};
use serde::Serialize;

/// The type is that of `LineExplained` in `js/index.d.ts`.
#[derive(Debug, Serialize)]
struct LineExplained<'a> {
    remedy: &'a RemedyId,
    steps: Vec<Explained<'a>>,
}

/// The explanation of an estimate of that pack, as JSON.
pub(crate) fn json(pack: &Pack, estimate: &Estimate) -> Result<String, Unwritable> {
    let lines = estimate.lines.iter();
    let lines = lines.map(|line| LineExplained {
        remedy: &line.remedy,
        steps: explain::line(pack, estimate, line),
    });
    rules::canonical_json(&lines.collect::<Vec<_>>())
}
