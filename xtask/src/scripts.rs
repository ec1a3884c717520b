//! The scripts that the app loads when a page needs them, each bundled of its sources and of the npm
//! packages that it uses.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    process::Command,
};

use anyhow::{Context as _, Result, bail};
use rules::Digest;
use serde::{Deserialize, de::IgnoredAny};

use crate::{process::run, tools::Tools, workspace::Workspace};

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

/// The script of the page that lists the schemes, and that of an opening: named by their content,
/// since pages name them.
pub(crate) const INDEX: &str = "index";
pub(crate) const OPENING: &str = "opening";

const SCRIPTS: [Script; 5] = [
    Script {
        from: "finder.js",
        name: "finder.js",
        arguments: &[],
    },
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
        from: "spreadsheet.js",
        name: "spreadsheet.js",
        arguments: &[],
    },
    Script {
        from: "workbook/main.js",
        name: "workbook.js",
        // Its own unpacking in place of what the library comes with.
        arguments: &["--alias:fflate=./static/workbook/unzip.js"],
    },
];

/// The names of the scripts in `dist/` that begin in a folder of their own.
pub(crate) fn bundled() -> impl Iterator<Item = &'static str> {
    let bundled = SCRIPTS.iter().filter(|script| script.from.contains('/'));
    bundled.map(|script| script.name)
}

/// Writes `static/NAME.js` into `dist` under a name that has a digest of its content, which it gives.
pub(crate) fn write_hashed(workspace: &Workspace, dist: &Path, name: &str) -> Result<String> {
    let bundle = workspace
        .metadata
        .target_directory
        .join(format!("{name}.bundle.js"));
    run(
        Command::new(workspace.root.join("node_modules/.bin/esbuild"))
            .current_dir(&workspace.root)
            .args(BUNDLED)
            .arg(format!("--outfile={}", bundle.display()))
            .arg(format!("static/{name}.js")),
    )?;
    let content =
        fs::read(&bundle).with_context(|| format!("could not read {}", bundle.display()))?;
    let named = hashed(name, "js", &content);
    fs::write(dist.join(&named), content)?;
    Ok(named)
}

/// The name of a file that has a digest of its content in it.
pub(crate) fn hashed(name: &str, ending: &str, content: &[u8]) -> String {
    // As many digits as Trunk's own names have: hosting::headers knows them by that.
    let digest = Digest::of(content).to_string();
    let digits: String = digest.chars().take(16).collect();
    format!("{name}-{digits}.{ending}")
}

/// Writes the scripts into `dist`, and gives the npm packages of which something is in them.
pub(crate) fn write(workspace: &Workspace, dist: &Path) -> Result<BTreeSet<String>> {
    let mut packages = BTreeSet::new();
    let metafile = workspace.metadata.target_directory.join("bundle.json");
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
                .arg(format!("--metafile={}", metafile.display()))
                .arg(format!("--outfile={}", dist.join(name).display()))
                .arg(format!("static/{from}")),
        )?;
        let metafile = fs::read(&metafile)
            .with_context(|| format!("could not read {}", metafile.display()))?;
        let Bundle { inputs } = serde_json::from_slice(&metafile)?;
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

/// The reader of sales tables, which Trunk builds beside the app, and what starts it.
pub(crate) const SALES: &str = "sales-worker_bg.wasm";
pub(crate) const SALES_GLUE: &str = "sales-worker.js";

/// The file of wasm-bindgen's glue of the app, and its name without the ending.
pub(crate) fn glue(dist: &Path) -> Result<(String, String)> {
    for entry in fs::read_dir(dist)? {
        let file = entry?.file_name().to_string_lossy().into_owned();
        if let Some(name) = file.strip_suffix("_bg.wasm")
            && file != SALES
        {
            return Ok((format!("{name}.js"), name.to_owned()));
        }
    }
    bail!("{} has no wasm", dist.display())
}

/// Makes every script that Trunk has put into `dist` small.
pub(crate) fn shorten(tools: &Tools, dist: &Path) -> Result<()> {
    let mut scripts = Vec::new();
    for entry in fs::read_dir(dist)? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "js") {
            scripts.push(path);
        }
    }
    run(tools
        .on_path(&mut Command::new("esbuild"))
        .args(["--minify", "--log-level=warning", "--allow-overwrite"])
        .arg(format!("--outdir={}", dist.display()))
        .args(scripts))
}

/// Writes `from` to `to` with each of `changes` made, which has to be there exactly once.
pub(crate) fn rewrite<T: AsRef<str>>(from: &Path, to: &Path, changes: &[(T, T)]) -> Result<()> {
    let mut text =
        fs::read_to_string(from).with_context(|| format!("could not read {}", from.display()))?;
    for (old, new) in changes {
        let (old, new) = (old.as_ref(), new.as_ref());
        if text.matches(old).count() != 1 {
            bail!("{} should hold `{old}` once", from.display());
        }
        text = text.replacen(old, new, 1);
    }
    fs::write(to, text).with_context(|| format!("could not write {}", to.display()))
}

#[cfg(test)]
mod tests {
    use std::env;

    use super::*;

    #[test]
    fn a_name_that_is_not_there_once_is_told() {
        let folder = env::temp_dir().join(format!("bosang-scripts-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder");
        let (from, to) = (folder.join("a.js"), folder.join("b.js"));
        fs::write(&from, r#"import {a} from "./x.js"; let k = {"./x.js": a};"#).expect("a file");
        rewrite(&from, &to, &[(r#"from "./x.js""#, r#"from "./y.js""#)]).expect("once");
        let written = fs::read_to_string(&to).expect("the copy");
        assert_eq!(
            written,
            r#"import {a} from "./y.js"; let k = {"./x.js": a};"#
        );
        let twice = rewrite(&from, &to, &[(r#""./x.js""#, "")]).expect_err("it stands there twice");
        assert!(twice.to_string().contains("once"), "{twice}");
        fs::remove_dir_all(folder).expect("removed");
    }

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
