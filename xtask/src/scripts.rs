//! The scripts that the app loads when a page needs them, each bundled of its sources and of the npm
//! packages that it uses.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    process::Command,
};

use anyhow::{Context as _, Result};
use serde::{Deserialize, de::IgnoredAny};

use crate::{process::run, workspace::Workspace};

/// What esbuild makes one small script of several by.
pub(crate) const BUNDLED: [&str; 5] = [
    "--bundle",
    "--minify",
    "--format=esm",
    "--charset=utf8",
    "--log-level=warning",
];

/// A script: where it begins in `static/`, its name in `dist/`, and what else esbuild is told.
struct Script {
    from: &'static str,
    name: &'static str,
    arguments: &'static [&'static str],
}

const SCRIPTS: [Script; 3] = [
    Script {
        from: "outbox.js",
        name: "outbox.js",
        arguments: &[],
    },
    Script {
        from: "evidence/main.js",
        name: "evidence.js",
        arguments: &[],
    },
    Script {
        from: "workbook/main.js",
        name: "workbook.js",
        // Its own unpacking in place of what the library comes with.
        arguments: &["--alias:fflate=./static/workbook/unzip.js"],
    },
];

/// The names of the scripts in `dist/`.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    SCRIPTS.iter().map(|script| script.name)
}

/// Writes the scripts into `dist`, and gives the npm packages of which something is in them.
pub(crate) fn write(workspace: &Workspace, dist: &Path) -> Result<BTreeSet<String>> {
    let mut packages = BTreeSet::new();
    let told = workspace.metadata.target_directory.join("bundle.json");
    for Script {
        from,
        name,
        arguments,
    } in &SCRIPTS
    {
        run(
            Command::new(workspace.root.join("node_modules/.bin/esbuild"))
                .current_dir(&workspace.root)
                .args(BUNDLED)
                .args(*arguments)
                .arg(format!("--metafile={}", told.display()))
                .arg(format!("--outfile={}", dist.join(name).display()))
                .arg(format!("static/{from}")),
        )?;
        let told = fs::read(&told).with_context(|| format!("could not read {}", told.display()))?;
        let Bundle { inputs } = serde_json::from_slice(&told)?;
        packages.extend(inputs.keys().filter_map(|path| package(path)));
    }
    Ok(packages)
}

/// What esbuild says of a bundle.
#[derive(Debug, Deserialize)]
struct Bundle {
    /// The files that it is made of.
    inputs: BTreeMap<String, IgnoredAny>,
}

/// The npm package that a file is of.
fn package(path: &str) -> Option<String> {
    let (_, within) = path.rsplit_once("node_modules/")?;
    let mut parts = within.split('/');
    let name = parts.next()?;
    Some(match parts.next() {
        Some(part) if name.starts_with('@') => format!("{name}/{part}"),
        _ => name.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::package;

    #[test]
    fn a_file_is_told_by_its_package() {
        for (path, name) in [
            ("node_modules/fflate/esm/browser.js", Some("fflate")),
            ("node_modules/@a/b/c.js", Some("@a/b")),
            ("node_modules/a/node_modules/b/c.js", Some("b")),
            ("static/evidence/main.js", None),
        ] {
            assert_eq!(package(path).as_deref(), name, "{path}");
        }
    }
}
