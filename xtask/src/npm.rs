//! The rules as an npm package: `packages/rules/`, built into a folder that npm can pack.

mod check;
pub(crate) mod documents;
mod golden;

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::Instant,
};

use anyhow::{Context as _, Result, bail};

pub(crate) use self::check::{all as check, bench};
use crate::{
    compress::brotli,
    process::{announce, run},
    tools::{Tools, WASM, wasm_features},
    workspace::Workspace,
};

/// What a page may download for it at most, in bytes of brotli, KB of 1,024 bytes.
// It is to be 120 KB again: two kinds of question took 1.8 KB.
const MOST: usize = 121 * 1024;
/// What a page downloads.
const OF_A_PAGE: [&str; 2] = ["rules.wasm", "web.js"];

/// Builds the package and says what a page downloads of it.
///
/// # Errors
/// When that is more than it may be, among others.
pub(crate) fn build(workspace: &Workspace) -> Result<PathBuf> {
    let began = Instant::now();
    let tools = Tools::ensure(workspace)?;
    let home = workspace.root.join("packages/rules");
    let built = workspace.metadata.target_directory.join("npm");
    let package = built.join("rules");
    if package.exists() {
        fs::remove_dir_all(&package)
            .with_context(|| format!("could not empty {}", package.display()))?;
    }
    fs::create_dir_all(&package)?;
    let glue = compile(workspace, &tools, &built)?;
    let wasm = package.join("rules.wasm");
    shrink(
        workspace,
        &tools,
        &glue.with_file_name("glue_bg.wasm"),
        &wasm,
    )?;
    bundle(workspace, &tools, &home, &glue, &package)?;
    for (from, name) in [
        (home.join("package.json"), "package.json"),
        (home.join("README.md"), "README.md"),
        (home.join("js/index.d.ts"), "index.d.ts"),
        (workspace.root.join("LICENSE-APACHE"), "LICENSE-APACHE"),
        (workspace.root.join("LICENSE-MIT"), "LICENSE-MIT"),
    ] {
        fs::copy(&from, package.join(name))
            .with_context(|| format!("could not copy {}", from.display()))?;
    }
    let schema = fs::read_to_string(workspace.root.join("schemas/submission.schema.json"))?;
    fs::write(package.join("documents.d.ts"), documents::types(&schema)?)?;
    weigh(&package)?;
    announce(&format!(
        "Built {} in {} s",
        package.display(),
        began.elapsed().as_secs()
    ));
    Ok(package)
}

/// Compiles the crate; gives wasm-bindgen's script.
fn compile(workspace: &Workspace, tools: &Tools, built: &Path) -> Result<PathBuf> {
    announce("Building the rules for npm (a minute)");
    run(workspace
        .cargo()
        .args(["build", "--locked", "--profile=npm", "--package=npm-rules"])
        .args(["--target", WASM])
        // Not the relocations that the app is parted by.
        .env("RUSTFLAGS", "")
        .env_remove("CARGO_ENCODED_RUSTFLAGS"))?;
    let wasm = workspace.metadata.target_directory.join(WASM);
    let glue = built.join("glue");
    run(tools
        .on_path(&mut Command::new("wasm-bindgen"))
        .args(["--target=web", "--no-typescript", "--out-name=glue"])
        // Bundlers would look for the wasm under its name here. Our scripts say where it is.
        .arg("--omit-default-module-path")
        .arg("--out-dir")
        .arg(&glue)
        .arg(wasm.join("npm/npm_rules.wasm")))?;
    Ok(glue.join("glue.js"))
}

fn shrink(workspace: &Workspace, tools: &Tools, from: &Path, to: &Path) -> Result<()> {
    run(tools
        .on_path(&mut Command::new("wasm-opt"))
        // To inline more makes fewer bytes, and more of them after brotli.
        .args(["-O3", "-ocimfs=20", "-aimfs=6", "-fimfs=10"])
        // Nothing lies at the lowest addresses: the stack is there, and ends above them.
        .args(["--low-memory-unused", "--reorder-functions"])
        .args([
            "--strip-debug",
            "--strip-producers",
            "--strip-target-features",
        ])
        .args(wasm_features(workspace)?)
        .arg(from)
        .arg("--output")
        .arg(to))
}

/// One script for Node.js and one for pages, so that a page asks for two files.
fn bundle(
    workspace: &Workspace,
    tools: &Tools,
    home: &Path,
    glue: &Path,
    package: &Path,
) -> Result<()> {
    let alias = format!("--alias:glue={}", glue.display());
    for entry in ["web", "node"] {
        run(tools
            .on_path(&mut Command::new("esbuild"))
            .current_dir(&workspace.root)
            .arg(home.join(format!("js/{entry}.js")))
            .args(["--bundle", "--format=esm", "--target=es2022"])
            .args(["--log-level=warning", "--external:node:*"])
            .args((entry == "web").then_some("--minify"))
            .arg(&alias)
            .arg(format!(
                "--outfile={}",
                package.join(format!("{entry}.js")).display()
            )))?;
    }
    Ok(())
}

fn weigh(package: &Path) -> Result<()> {
    let mut sum = 0;
    for name in OF_A_PAGE {
        let content = fs::read(package.join(name))?;
        let brotli = brotli(&content)?.len();
        println!(
            "{name:12} {:>9} bytes, {brotli:>7} of brotli",
            content.len()
        );
        sum += brotli;
    }
    println!("A page downloads {sum} bytes of brotli; {MOST} is the most");
    if sum > MOST {
        bail!("the npm package is larger than it may be");
    }
    Ok(())
}
