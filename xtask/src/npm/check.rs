//! Uses the package as its users do: from Node.js, in a page, and from TypeScript.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context as _, Result};
use serde_json::json;

use super::golden;
use crate::{packs, process::run, tools, workspace::Workspace};

/// Builds the package, runs everything in `packages/rules/test` with the command line tool `bosang`
/// beside it, and times its calls.
pub(crate) fn all(workspace: &Workspace, bosang: &Path, chromium: &Path) -> Result<()> {
    let place = Place::prepare(workspace)?;
    let tests = workspace.root.join("packages/rules/test");
    run(Command::new("node")
        .current_dir(&workspace.root)
        .arg(workspace.root.join("node_modules/typescript/bin/tsc"))
        .arg("--project")
        .arg(place.types(&tests)?))
    .context("the types of packages/rules are not as its use and its schemas are")?;
    run(Command::new("node")
        .current_dir(&workspace.root)
        .args(["--test", "--expose-gc"])
        .args(test_files(&tests)?)
        .env("BOSANG_NPM", &place.package)
        .env("BOSANG_GOLDEN", &place.golden)
        .env("BOSANG_CLI", bosang)
        .env("CHROMIUM", chromium))?;
    place.time(workspace)
}

/// Prints how long the calls take.
pub(crate) fn bench(workspace: &Workspace) -> Result<()> {
    Place::prepare(workspace)?.time(workspace)
}

/// What the tests need beside the package.
struct Place {
    package: PathBuf,
    /// Compiled packs, and their examples with native answers.
    golden: PathBuf,
}

impl Place {
    fn prepare(workspace: &Workspace) -> Result<Self> {
        tools::ensure_node_modules(workspace)?;
        let package = super::build(workspace)?;
        let golden = package.with_file_name("golden");
        if golden.exists() {
            fs::remove_dir_all(&golden)?;
        }
        golden::write(&packs::compile_all(&workspace.root)?, &golden)?;
        golden::write_samples(&workspace.root, &golden)?;
        golden::write_corpus(&golden)?;
        Ok(Self { package, golden })
    }

    /// The configuration by which TypeScript finds the package, wherever the target folder is.
    fn types(&self, tests: &Path) -> Result<PathBuf> {
        let own = tests.join("types");
        let configuration = json!({
            "extends": own.join("tsconfig.json"),
            "compilerOptions": {
                "paths": { "@bosang/rules": [self.package.join("index.d.ts")] },
            },
            "files": [own.join("use.mts")],
        });
        // In a folder of its own: bundlers heed one that lies above a package.
        let folder = self.package.with_file_name("types");
        fs::create_dir_all(&folder)?;
        let path = folder.join("tsconfig.json");
        fs::write(&path, configuration.to_string())?;
        Ok(path)
    }

    /// Prints how long the calls take.
    fn time(&self, workspace: &Workspace) -> Result<()> {
        run(Command::new("node")
            .arg("--expose-gc")
            .arg(workspace.root.join("packages/rules/test/bench.mjs"))
            .env("BOSANG_NPM", &self.package)
            .env("BOSANG_GOLDEN", &self.golden))
    }
}

/// The test files, in the order of their names: `node --test` takes patterns only from 21 on.
fn test_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder)?;
    let mut files = Vec::new();
    for entry in entries {
        let path = entry?.path();
        if path.to_string_lossy().ends_with(".test.mjs") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}
