//! The notices of what others wrote and the app is built of.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    fs,
    path::Path,
};

use anyhow::{Context as _, Result};
use serde::Deserialize;

use crate::workspace::{Package, Workspace};

const LUCIDE: &str = include_str!("notices/lucide.txt");

/// Writes the licence of every crate that is linked into the wasm, and of every library that is
/// bundled into a script.
pub(crate) fn write(
    workspace: &Workspace,
    libraries: &BTreeSet<String>,
    dist: &Path,
) -> Result<()> {
    let icons = (
        "Icons: Lucide (ISC), redrawn".to_owned(),
        LUCIDE.trim().to_owned(),
    );
    let mut by_text = BTreeMap::from([(icons.1, vec![icons.0])]);
    for package in linked(workspace)? {
        let Package { name, version, .. } = package;
        let licence = package.license.as_deref().unwrap_or("see its source");
        let title = match package.authors.as_slice() {
            [] => format!("{name} {version} ({licence})"),
            authors => format!("{name} {version} ({licence}), by {}", authors.join(", ")),
        };
        by_text
            .entry(licence_text(package)?)
            .or_default()
            .push(title);
    }
    for library in libraries {
        let folder = workspace.root.join("node_modules").join(library);
        let manifest = fs::read(folder.join("package.json"))
            .with_context(|| format!("{library} has no package.json"))?;
        let Manifest { version, license } = serde_json::from_slice(&manifest)?;
        by_text
            .entry(licence_in(&folder)?)
            .or_default()
            .push(format!("{library} {version} ({license}), from npm"));
    }
    let mut notices = String::from(
        "Bosang is built with the Rust standard library (https://www.rust-lang.org, Apache-2.0 OR \
         MIT) and what is named below. Each is followed by the licence that comes with it.\n",
    );
    for (text, titles) in by_text {
        let rule = "-".repeat(80);
        // Writing to a String cannot fail.
        let _ = write!(notices, "\n{rule}\n{}\n{rule}\n{text}\n", titles.join("\n"));
    }
    fs::write(dist.join("THIRD-PARTY-NOTICES.txt"), notices)?;
    Ok(())
}

/// What is wanted of a package of npm.
#[derive(Debug, Deserialize)]
struct Manifest {
    version: String,
    license: String,
}

/// The crates from elsewhere that the app links, by name.
fn linked(workspace: &Workspace) -> Result<Vec<&Package>> {
    let metadata = &workspace.metadata;
    let packages: BTreeMap<&str, &Package> = metadata
        .packages
        .iter()
        .map(|it| (it.id.as_str(), it))
        .collect();
    let nodes: BTreeMap<&str, _> = metadata
        .resolve
        .nodes
        .iter()
        .map(|it| (it.id.as_str(), it))
        .collect();
    let app = metadata.packages.iter().find(|it| it.name == "bosang");
    let mut open = vec![
        app.context("the workspace has no package `bosang`")?
            .id
            .as_str(),
    ];
    let mut seen = BTreeSet::new();
    while let Some(id) = open.pop() {
        // Procedural macros run in the compiler and are not linked, nor is what only they use.
        let is_macro = packages.get(id).is_some_and(|it| it.is_macro());
        if is_macro || !seen.insert(id) {
            continue;
        }
        let node = nodes
            .get(id)
            .context("`cargo metadata` leaves out a crate")?;
        let normal = node
            .deps
            .iter()
            .filter(|dependency| dependency.dep_kinds.iter().any(|it| it.kind.is_none()));
        open.extend(normal.map(|dependency| dependency.pkg.as_str()));
    }
    let mut linked: Vec<&Package> = seen
        .iter()
        .filter_map(|id| packages.get(id).copied())
        .filter(|package| package.source.is_some())
        .collect();
    linked.sort_by_key(|package| (&package.name, &package.version));
    Ok(linked)
}

/// The licence file of the package; MIT's where there is a choice, being the shortest.
fn licence_text(package: &Package) -> Result<String> {
    let folder = package.manifest_path.parent();
    licence_in(folder.context("a manifest has a folder")?)
}

fn licence_in(folder: &Path) -> Result<String> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        let upper = name.to_uppercase();
        if ["LICENSE", "LICENCE", "COPYING", "UNLICENSE"]
            .iter()
            .any(|start| upper.starts_with(start))
        {
            files.push(name);
        }
    }
    files.sort_by_key(|name| (!name.to_uppercase().contains("MIT"), name.clone()));
    match files.first() {
        Some(name) => {
            let path = folder.join(name);
            let text =
                fs::read(&path).with_context(|| format!("could not read {}", path.display()))?;
            Ok(String::from_utf8_lossy(&text).trim().to_owned())
        }
        None => Ok("The package holds no licence file; the licence is as named above.".into()),
    }
}
