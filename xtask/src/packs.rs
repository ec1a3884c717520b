//! Compiles the packs.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, bail};
use rules::{Pack, canonical_json};

/// The sources of all packs, in the order of their names.
pub(crate) fn sources(root: &Path) -> Result<Vec<PathBuf>> {
    let folder = root.join("packs");
    let entries =
        fs::read_dir(&folder).with_context(|| format!("could not read {}", folder.display()))?;
    let mut sources = entries
        .map(|entry| Ok(entry?.path()))
        .filter(|path| !matches!(path, Ok(path) if path.extension().is_none_or(|it| it != "toml")))
        .collect::<Result<Vec<_>>>()?;
    sources.sort();
    Ok(sources)
}

/// Compiles every pack.
///
/// # Errors
/// With every finding of every pack, when any pack has a fault.
pub(crate) fn compile_all(root: &Path) -> Result<Vec<Pack>> {
    let (mut packs, mut findings) = (Vec::new(), Vec::new());
    let sources = sources(root)?;
    for path in &sources {
        let source = fs::read_to_string(path)?;
        let name = path.strip_prefix(root).unwrap_or(path).display();
        let (compiled, found) = compiler::compile(&name.to_string(), &source);
        findings.extend(found.iter().map(ToString::to_string));
        match compiled {
            Some(compiled) => packs.push(compiled.pack),
            None => findings.push(format!("{name} was not compiled.")),
        }
    }
    if packs.len() < sources.len() {
        bail!("{}", findings.join("\n"));
    }
    Ok(packs)
}

/// Writes the compiled packs into `dist`, as the app and the back office read them.
pub(crate) fn write(packs: &[Pack], dist: &Path) -> Result<()> {
    let folder = dist.join("packs");
    fs::create_dir_all(&folder)?;
    for pack in packs {
        fs::write(
            folder.join(format!("{}.json", pack.id)),
            canonical_json(pack)?,
        )?;
    }
    Ok(())
}
