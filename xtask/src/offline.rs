//! The service worker: what it keeps for when there is no network.
//!
//! `static/service-worker.js` is its code. Here it is told which files belong to the version that it
//! stands for, each with the SHA-256 of its content, and the version is a digest of all of that: any
//! change of any file makes another version.

use std::{collections::BTreeMap, fs, path::Path, process::Command};

use anyhow::{Context as _, Result, bail};
use hosting::{OPERATOR_FILE, SINGLE_FILE, folder};
use rules::Digest;
use serde::Serialize;

use crate::{process::run, tools::Tools, workspace::Workspace};

/// The worker's own name in `dist/`. It is asked for at each visit, so it has no hash.
const WORKER: &str = "service-worker.js";

/// What the worker is told, as it reads it.
#[derive(Debug, Serialize)]
struct Precache {
    version: String,
    /// The digest of each file's content, by its path.
    files: BTreeMap<String, String>,
}

/// Writes the worker of the files that are in `dist` by now.
pub(crate) fn write(workspace: &Workspace, tools: &Tools, dist: &Path) -> Result<()> {
    let worker = dist.join(WORKER);
    let code = workspace.root.join("static").join(WORKER);
    run(tools
        .on_path(&mut Command::new("esbuild"))
        .args(["--minify", "--log-level=warning", "--allow-overwrite"])
        .arg(format!("--outfile={}", worker.display()))
        .arg(code))?;
    let code = fs::read_to_string(&worker)
        .with_context(|| format!("could not read {}", worker.display()))?;
    fs::write(&worker, with_precache(&code, &files(dist)?)?)?;
    Ok(())
}

/// What a page of this version may ask for, with its content.
fn files(dist: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let paths = folder::served(dist)?;
    let paths = paths.into_iter().filter(|path| belongs(path));
    let files = paths
        .map(|path| {
            let content = fs::read(dist.join(&path))?;
            Ok((path, content))
        })
        .collect::<Result<Vec<_>>>()?;
    if files.iter().all(|(path, _)| path != "index.html") {
        bail!("{} has no index.html to keep", dist.display());
    }
    Ok(files)
}

/// Not what an operator edits without a build, what is to be taken away, or the worker itself.
fn belongs(path: &str) -> bool {
    ![OPERATOR_FILE, WORKER, SINGLE_FILE].contains(&path)
}

/// The worker's code with what it is told above it.
fn with_precache(code: &str, files: &[(String, Vec<u8>)]) -> Result<String> {
    let digest =
        |(path, content): &(String, Vec<u8>)| (path.clone(), Digest::of(content).to_string());
    let files: BTreeMap<String, String> = files.iter().map(digest).collect();
    // What the worker does belongs to the version too.
    let all = serde_json::to_string(&(&files, code))?;
    let version = Digest::of(all.as_bytes()).to_string();
    let precache = serde_json::to_string(&Precache { version, files })?;
    Ok(format!("self.PRECACHE={precache};\n{code}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(code: &str, files: &[(&str, &str)]) -> String {
        let files: Vec<_> = files
            .iter()
            .map(|(path, content)| ((*path).to_owned(), content.as_bytes().to_vec()))
            .collect();
        let worker = with_precache(code, &files).expect("a worker");
        let (first, rest) = worker.split_once('\n').expect("a line of its own");
        assert_eq!(rest, code);
        let json = first.strip_prefix("self.PRECACHE=").expect("the list");
        let json: serde_json::Value =
            serde_json::from_str(json.trim_end_matches(';')).expect("JSON");
        assert_eq!(json["files"].as_object().expect("files").len(), files.len());
        json["version"].as_str().expect("a version").to_owned()
    }

    #[test]
    fn any_change_makes_another_version() {
        let before = version("code", &[("a.js", "a"), ("b.js", "b")]);
        assert_eq!(before, version("code", &[("b.js", "b"), ("a.js", "a")]));
        for after in [
            version("code", &[("a.js", "a"), ("b.js", "c")]),
            version("code", &[("a.js", "a"), ("c.js", "b")]),
            version("code", &[("a.js", "a")]),
            version("coda", &[("a.js", "a"), ("b.js", "b")]),
        ] {
            assert_ne!(before, after);
        }
    }

    #[test]
    fn what_a_page_never_asks_for_is_not_kept() {
        for kept in [
            "index.html",
            "packs/a/1.0.0.json",
            "rules/a/1.0.0.ko.html",
            "app-1.js",
        ] {
            assert!(belongs(kept), "{kept}");
        }
        for left in ["operator.json", "service-worker.js", "bosang.html"] {
            assert!(!belongs(left), "{left}");
        }
    }
}
