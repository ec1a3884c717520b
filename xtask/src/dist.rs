//! Builds the folder to deploy.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::Instant,
};

use anyhow::{Context as _, Result};
use hosting::OPERATOR_FILE;

use crate::{
    compress, embed, finder, notices, operator, packs,
    process::{announce, run},
    rules_page,
    split::Split,
    tools::Tools,
    workspace::Workspace,
};

/// The configuration of an operator who says nothing.
const SILENT_OPERATOR: &str = "static/operator.json";

/// Installs what lacks and builds `dist/` and `deploy/`, for the operator whose configuration is at
/// `given`.
pub(crate) fn build(workspace: &Workspace, given: Option<&Path>) -> Result<PathBuf> {
    let began = Instant::now();
    announce("Compiling the packs (seconds)");
    let schemes = packs::compile_all(&workspace.root)?;
    let silent = workspace.root.join(SILENT_OPERATOR);
    let (configuration, operator) = operator::read(given.unwrap_or(&silent), &schemes)?;
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
    finder::write(&schemes, &dist)?;
    packs::write(&schemes, &dist)?;
    rules_page::write(&schemes, &dist)?;
    notices::write(workspace, &dist)?;
    fs::write(dist.join(OPERATOR_FILE), configuration)?;
    let paths = files(&dist)?;
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

/// What static hosts read the response headers from.
pub(crate) const HEADERS_FILE: &str = "_headers";
/// The configuration of nginx, beside the folder that it serves.
pub(crate) const SITE: &str = "deploy/nginx.conf";

/// The paths of all files in `dist`, with `/` between names, in order.
pub(crate) fn files(dist: &Path) -> Result<Vec<String>> {
    let mut files = Vec::new();
    collect(dist, "", &mut files)?;
    files.sort();
    Ok(files)
}

fn collect(folder: &Path, prefix: &str, files: &mut Vec<String>) -> Result<()> {
    let entries =
        fs::read_dir(folder).with_context(|| format!("could not read {}", folder.display()))?;
    for entry in entries {
        let entry = entry?;
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &format!("{path}/"), files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}
