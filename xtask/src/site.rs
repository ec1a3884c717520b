//! What stands beside the program: Trunk's hook calls it for each build, by xtask or by hand.
//!
//! It writes into the folder that Trunk is building in, which becomes the one that is served when
//! all of it is there.

use std::{
    collections::BTreeMap,
    env, fs,
    path::{Path, PathBuf},
    time::{SystemTime, UNIX_EPOCH},
};

use anyhow::{Context as _, Result};
use hosting::{
    OPERATOR_FILE,
    folder::{self, HEADERS_FILE},
};
use opening::Files;
use rules::{Instant, Lang, LoadedPack};
use words::i18n::file;

use crate::{
    compress, embed, finder, notices, offline, operator,
    packs::{self, Scheme},
    process::announce,
    rules_page, scripts, single_file, size,
    tools::Tools,
    workspace::Workspace,
};

/// The configuration of an operator who says nothing.
const SILENT_OPERATOR: &str = "static/operator.json";

/// The configuration of nginx, beside the folder that it serves.
pub(crate) const NGINX: &str = "deploy/nginx.conf";

/// Names the operator's configuration, where it is another.
pub(crate) const OPERATOR: &str = "BOSANG_OPERATOR";
/// Names the packs of the app in one file, where it is not for all.
pub(crate) const SINGLE: &str = "BOSANG_SINGLE";
/// By these Trunk tells its hooks where it builds, and how.
const STAGING: &str = "TRUNK_STAGING_DIR";
const PROFILE: &str = "TRUNK_PROFILE";

/// Writes all of it into the folder that Trunk names.
pub(crate) fn write(workspace: &Workspace) -> Result<()> {
    let staging: PathBuf = env::var_os(STAGING)
        .with_context(|| format!("{STAGING} is not set: Trunk calls this, in its hook"))?
        .into();
    let page = fs::read_to_string(staging.join("index.html"))?;
    // The gallery has no schemes.
    if !finder::belongs_in(&page) {
        return Ok(());
    }
    let schemes = packs::compile_all(&workspace.root)?;
    let silent = workspace.root.join(SILENT_OPERATOR);
    let given = env::var_os(OPERATOR).map_or(silent, PathBuf::from);
    let (configuration, operator) = operator::read(&given, &schemes)?;
    let tools = Tools::ensure(workspace)?;
    scripts::shorten(&tools, &staging)?;
    embed::write(workspace, &staging)?;
    let libraries = scripts::write(workspace, &staging)?;
    let index = scripts::write_hashed(workspace, &staging, scripts::INDEX)?;
    fs::write(
        staging.join("index.html"),
        finder::filled(&page, &schemes, &index)?,
    )?;
    packs::write(&schemes, &staging)?;
    rules_page::write(&schemes, &staging)?;
    openings(workspace, &schemes, &page, &staging)?;
    notices::write(workspace, &libraries, &staging)?;
    fs::write(staging.join(OPERATOR_FILE), configuration)?;
    offline::write(workspace, &tools, &staging)?;
    let is_release = env::var(PROFILE).is_ok_and(|profile| profile == "release");
    if is_release {
        announce("Packing the app into one file (seconds)");
        let offered = operator.packs.iter().flatten();
        let offered: Vec<String> = offered.map(ToString::to_string).collect();
        let named = env::var(SINGLE).unwrap_or_default();
        let named: Vec<String> = named
            .split(',')
            .filter(|id| !id.is_empty())
            .map(str::to_owned)
            .collect();
        let wanted = if named.is_empty() { &offered } else { &named };
        let of_single = single_file::chosen(&schemes, wanted)?;
        let size = single_file::write(workspace, &tools, &page, &operator, &of_single, &staging)?;
        announce(&size.to_string());
    }
    let paths = folder::served(&staging)?;
    let paths = paths.iter().map(String::as_str);
    fs::write(
        staging.join(HEADERS_FILE),
        hosting::headers::file(&operator, paths),
    )?;
    if is_release {
        announce("Compressing (seconds)");
        compress::beside(&staging)?;
        let site = workspace.root.join(NGINX);
        fs::create_dir_all(workspace.root.join("deploy"))?;
        fs::write(site, hosting::nginx::site(&operator))?;
    }
    Ok(())
}

/// Writes the catalogue of each language, and gives their names.
fn catalogues(dist: &Path) -> Result<BTreeMap<Lang, String>> {
    let written = |lang: Lang| {
        let loaded = file::loaded(lang)?;
        let name = scripts::hashed(&format!("words-{}", lang.tag()), "json", loaded.as_bytes());
        fs::write(dist.join(&name), loaded)?;
        Ok((lang, name))
    };
    Lang::ALL.into_iter().map(written).collect()
}

/// The first screen of each scheme, in each language.
fn openings(workspace: &Workspace, schemes: &[Scheme], page: &str, dist: &Path) -> Result<()> {
    let (glue, name) = scripts::glue(dist)?;
    let program = format!("{name}_bg.wasm");
    let style = size::linked(page)
        .into_iter()
        .find(|path| path.ends_with(".css"))
        .context("index.html links no style sheet")?;
    let program_bytes = fs::metadata(dist.join(&program))?.len();
    let files = Files {
        style: style.to_owned(),
        script: scripts::write_hashed(workspace, dist, scripts::OPENING)?,
        glue,
        program,
        program_bytes: usize::try_from(program_bytes)?,
        words: catalogues(dist)?,
    };
    let served: Vec<&str> = schemes
        .iter()
        .map(|scheme| scheme.pack().id.as_str())
        .collect();
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();
    let now = Instant::from_seconds(i64::try_from(seconds)?, 0)
        .context("the clock stands outside the years that there are")?;
    for scheme in schemes {
        let rules = Box::leak(Box::new(LoadedPack::new(scheme.pack().clone())?));
        let scheme = opening::Scheme {
            rules,
            versions: &scheme.versions(),
            served: &served,
        };
        for page in opening::pages(scheme, &files, now)? {
            let path = dist.join(&page.path);
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder)?;
            }
            fs::write(path, page.html)?;
        }
    }
    Ok(())
}
