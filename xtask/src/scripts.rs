//! The scripts that the app loads when a page needs them, each bundled of its sources and of the npm
//! packages that it uses.

use std::{fs, path::Path, process::Command};

use anyhow::{Context as _, Result};
use serde::Deserialize;

use crate::{process::run, workspace::Workspace};

/// Where each begins in `static/`, and its name in `dist/`.
const SCRIPTS: [(&str, &str); 1] = [("evidence/main.js", "evidence.js")];

/// Writes the scripts into `dist`.
pub(crate) fn write(workspace: &Workspace, dist: &Path) -> Result<()> {
    for (from, name) in SCRIPTS {
        run(
            Command::new(workspace.root.join("node_modules/.bin/esbuild"))
                .current_dir(&workspace.root)
                .args([
                    "--bundle",
                    "--minify",
                    "--format=esm",
                    "--charset=utf8",
                    "--log-level=warning",
                ])
                .arg(format!("--outfile={}", dist.join(name).display()))
                .arg(format!("static/{from}")),
        )?;
    }
    Ok(())
}

/// An npm package that is bundled into a script, with the licence that comes with it.
#[derive(Debug)]
pub(crate) struct Bundled {
    pub(crate) title: String,
    pub(crate) licence: String,
}

#[derive(Deserialize)]
struct Lock {
    packages: std::collections::BTreeMap<String, Locked>,
}

#[derive(Deserialize)]
struct Locked {
    #[serde(default)]
    version: String,
    #[serde(default)]
    license: String,
    #[serde(default)]
    dev: bool,
}

/// Every npm package that reaches the page: what `package-lock.json` has for more than development.
pub(crate) fn bundled(workspace: &Workspace) -> Result<Vec<Bundled>> {
    let lock = fs::read(workspace.root.join("package-lock.json"))
        .context("could not read package-lock.json")?;
    let lock: Lock = serde_json::from_slice(&lock).context("package-lock.json is not as known")?;
    let mut bundled = Vec::new();
    for (path, package) in lock.packages {
        let Some(name) = path.strip_prefix("node_modules/").filter(|_| !package.dev) else {
            continue;
        };
        let folder = workspace.root.join(&path);
        let licence = fs::read_dir(&folder)
            .with_context(|| format!("could not read {}", folder.display()))?
            .filter_map(|entry| Some(entry.ok()?.path()))
            .find(|path| {
                let name = path.file_stem().unwrap_or_default().to_string_lossy();
                ["LICENSE", "LICENCE"].contains(&name.to_uppercase().as_str())
            })
            .with_context(|| format!("{path} holds no licence file"))?;
        bundled.push(Bundled {
            title: format!("{name} {} ({})", package.version, package.license),
            licence: fs::read_to_string(licence)?.trim().to_owned(),
        });
    }
    Ok(bundled)
}
