//! The operator's configuration in the folder to deploy, and what a web server is told for it.

use std::{fs, path::Path};

use anyhow::{Context as _, Result, bail};
use hosting::{OPERATOR_FILE, Operator, folder};

use crate::packs::Scheme;

/// Reads the configuration at `file`, which has to be without a fault.
pub(crate) fn read(file: &Path, schemes: &[Scheme]) -> Result<(Vec<u8>, Operator)> {
    let text = fs::read(file).with_context(|| format!("could not read {}", file.display()))?;
    let served: Vec<&str> = schemes
        .iter()
        .map(|scheme| scheme.pack().id.as_str())
        .collect();
    let (operator, faults) = Operator::read(&text, &served);
    if !faults.is_empty() {
        let lines: Vec<String> = faults.iter().map(|fault| format!("  {fault}")).collect();
        bail!("{} has faults:\n{}", file.display(), lines.join("\n"));
    }
    Ok((text, operator))
}

/// The configuration in a folder that was built; what is faulty in it is told and left out, as in
/// the browser.
pub(crate) fn of(dist: &Path) -> Operator {
    let ids = folder::packs(dist).unwrap_or_default();
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let file = fs::read(dist.join(OPERATOR_FILE)).unwrap_or_default();
    let (operator, faults) = Operator::read(&file, &ids);
    for fault in faults {
        eprintln!("{OPERATOR_FILE}: {fault}");
    }
    operator
}
