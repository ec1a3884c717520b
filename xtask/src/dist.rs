//! Builds the folder to deploy.

use std::{fs, path::PathBuf, process::Command, time::Instant};

use anyhow::{Context as _, Result};
use hosting::{
    OPERATOR_FILE,
    folder::{self, HEADERS_FILE},
};

use crate::{
    compress, embed, finder, notices, offline, operator, packs,
    process::{announce, run},
    rules_page, scripts, single_file,
    split::Split,
    tools::Tools,
    workspace::Workspace,
};

/// The configuration of an operator who says nothing.
const SILENT_OPERATOR: &str = "static/operator.json";

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
    let schemes = packs::compile_all(&workspace.root)?;
    let silent = workspace.root.join(SILENT_OPERATOR);
    let given = wanted.operator.as_deref().unwrap_or(&silent);
    let (configuration, operator) = operator::read(given, &schemes)?;
    let offered = operator.packs.iter().flatten();
    let offered: Vec<String> = offered.map(ToString::to_string).collect();
    let single = if wanted.single.is_empty() {
        &offered
    } else {
        &wanted.single
    };
    let of_single = single_file::chosen(&schemes, single)?;
    let tools = Tools::ensure(workspace)?;
    announce("Building the release app with Trunk (half a minute; longer after a change)");
    // Trunk takes `true` only, where the rest of the world sets `1`.
    let colour = std::env::var_os("NO_COLOR").map(|_| "true");
    let split = Split::prepare(workspace)?;
    run(split
        .on_path(&tools, &mut Command::new("trunk"))?
        .current_dir(&workspace.root)
        .env_remove("NO_COLOR")
        .envs(colour.map(|value| ("NO_COLOR", value)))
        .args(["build", "--release"]))
    .context(
        "Trunk could not build the app. When it says that the compiler failed, mend what that \
         names; when a tool failed, remove ~/.cache/bosang/tools and node_modules/, then run the \
         same command again.",
    )?;
    let dist = workspace.root.join("dist");
    split.finish(workspace, &tools, &dist)?;
    embed::write(workspace, &dist)?;
    let libraries = scripts::write(workspace, &dist)?;
    let page = fs::read_to_string(dist.join("index.html"))?;
    fs::write(dist.join("index.html"), finder::filled(&page, &schemes)?)?;
    packs::write(&schemes, &dist)?;
    rules_page::write(&schemes, &dist)?;
    notices::write(workspace, &libraries, &dist)?;
    fs::write(dist.join(OPERATOR_FILE), configuration)?;
    offline::write(workspace, &tools, &dist)?;
    announce("Packing the app into one file (seconds)");
    let size = single_file::write(workspace, &tools, &page, &operator, &of_single, &dist)?;
    announce(&size.to_string());
    let paths = folder::served(&dist)?;
    let paths = paths.iter().map(String::as_str);
    fs::write(
        dist.join(HEADERS_FILE),
        hosting::headers::file(&operator, paths),
    )?;
    announce("Compressing (seconds)");
    compress::beside(&dist)?;
    let site = workspace.root.join(SITE);
    fs::create_dir_all(workspace.root.join("deploy"))?;
    fs::write(site, hosting::nginx::site(&operator))?;
    announce(&format!("Built dist/ in {} s", began.elapsed().as_secs()));
    Ok(dist)
}

/// The configuration of nginx, beside the folder that it serves.
pub(crate) const SITE: &str = "deploy/nginx.conf";
