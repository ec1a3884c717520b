//! Builds the folder to deploy: Trunk builds the program, and its hook has `site` write the rest.

use std::{env, fs, path::PathBuf, process::Command, time::Instant};

use anyhow::{Context as _, Result};

use crate::{
    operator, packs,
    process::{announce, run},
    single_file, site,
    tools::Tools,
    workspace::Workspace,
};

/// What a folder is built for.
#[derive(Clone, Debug, Default)]
pub(crate) struct For {
    /// The operator's configuration; without it, of one who says nothing.
    pub(crate) operator: Option<PathBuf>,
    /// The packs of the app in one file; all where none is named.
    pub(crate) single: Vec<String>,
}

/// Installs what lacks and builds `dist/` and `deploy/`.
pub(crate) fn build(workspace: &Workspace, wanted: &For) -> Result<PathBuf> {
    let began = Instant::now();
    announce("Compiling the packs (seconds)");
    // What is wrong with packs or operator is told before minutes are spent.
    let schemes = packs::compile_all(&workspace.root)?;
    if let Some(given) = &wanted.operator {
        operator::read(given, &schemes)?;
    }
    single_file::chosen(&schemes, &wanted.single)?;
    let tools = Tools::ensure(workspace)?;
    announce("Building the release app with Trunk (half a minute; longer after a change)");
    // Trunk takes `true` only, where the rest of the world sets `1`.
    let colour = env::var_os("NO_COLOR").map(|_| "true");
    // Beside the folder that may be served just now, which is whole at every moment.
    let built = workspace.metadata.target_directory.join("site");
    let mut trunk = Command::new("trunk");
    tools
        .on_path(&mut trunk)
        .current_dir(&workspace.root)
        .env_remove("NO_COLOR")
        .envs(colour.map(|value| ("NO_COLOR", value)))
        .args(["build", "--release", "--dist"])
        .arg(&built)
        .env(site::SINGLE, wanted.single.join(","));
    if let Some(given) = &wanted.operator {
        trunk.env(site::OPERATOR, fs::canonicalize(given)?);
    }
    run(&mut trunk).context(
        "Trunk could not build the app. When it says that the compiler failed, mend what that \
         names; when a tool failed, remove ~/.cache/bosang/tools and node_modules/, then run the \
         same command again.",
    )?;
    let dist = workspace.root.join("dist");
    swap(&built, &dist)?;
    announce(&format!("Built dist/ in {} s", began.elapsed().as_secs()));
    Ok(dist)
}

/// Puts `built` in the place of `dist`.
fn swap(built: &std::path::Path, dist: &std::path::Path) -> Result<()> {
    let old = built.with_extension("old");
    if old.exists() {
        fs::remove_dir_all(&old)?;
    }
    if dist.exists() {
        fs::rename(dist, &old).context("could not put dist/ aside")?;
    }
    fs::rename(built, dist).context("could not put the new folder in the place of dist/")?;
    if old.exists() {
        fs::remove_dir_all(&old)?;
    }
    Ok(())
}
