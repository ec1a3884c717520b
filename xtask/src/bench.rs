//! Times one estimate in WebAssembly that is built as the app is.

pub(crate) mod claims;
mod full_claim;

use std::{fs, path::Path, process::Command};

use anyhow::{Context as _, Result};
use rules::{LoadedPack, Pack, canonical_json};

use crate::{
    packs,
    process::{announce, output, run},
    tools::{Tools, WASM},
    workspace::Workspace,
};

/// Prints how long a traced estimate of a full claim takes, for each pack.
pub(crate) fn run_all(workspace: &Workspace) -> Result<()> {
    let schemes = packs::compile_all(&workspace.root)?;
    let tools = Tools::ensure(workspace)?;
    let folder = workspace.metadata.target_directory.join("bench");
    build(workspace, &tools, &folder)?;
    schemes
        .iter()
        .try_for_each(|scheme| time(workspace, scheme.pack().clone(), &folder))
}

fn build(workspace: &Workspace, tools: &Tools, folder: &Path) -> Result<()> {
    announce("Building the estimate as the app ships it (a minute)");
    run(workspace.cargo().args([
        "build",
        "--locked",
        "--release",
        "--package=bench",
        "--target",
        WASM,
    ]))?;
    let built = workspace
        .metadata
        .target_directory
        .join(WASM)
        .join("release/bench.wasm");
    run(tools
        .on_path(&mut Command::new("wasm-bindgen"))
        .args([
            "--target=nodejs",
            "--no-typescript",
            "--reference-types",
            "--out-dir",
        ])
        .arg(folder)
        .arg(built))?;
    // What wasm-bindgen writes for Node.js is no ES module, whatever a package.json above says.
    fs::write(folder.join("package.json"), r#"{"type":"commonjs"}"#)?;
    let wasm = folder.join("bench_bg.wasm");
    tools.optimise(workspace, &wasm, &wasm)
}

fn time(workspace: &Workspace, pack: Pack, folder: &Path) -> Result<()> {
    let name = format!("{} {}", pack.id, pack.version);
    let files = [folder.join("pack.json"), folder.join("claim.json")];
    fs::write(&files[0], canonical_json(&pack)?)?;
    let loaded = LoadedPack::new(pack)?;
    let incident = loaded.pack().incident.as_ref();
    let now = match incident {
        Some(incident) => incident.window.to,
        None => full_claim::noon_of_a_day().context("noon of a day is a moment")?,
    };
    fs::write(&files[1], canonical_json(&full_claim::of(&loaded, now))?)?;
    let said = output(
        Command::new("node")
            .arg(workspace.root.join("xtask/bench/run.cjs"))
            .arg(folder.join("bench.js"))
            .args(&files)
            .arg(now.to_string()),
    )?;
    println!("{name}, full claim: {}", said.trim());
    Ok(())
}
