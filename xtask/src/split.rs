//! Parts the wasm: what the first question needs, the rest of the interview, and what only some
//! claimants need.
//!
//! The parting has its place between the compiler and wasm-bindgen, and Trunk has no step there
//! (trunk-rs/trunk#1022). So this program stands on Trunk's path under the name of wasm-bindgen:
//! it parts what Trunk hands to it, and calls the real wasm-bindgen for the first part.

use std::{
    env,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
};

use anyhow::{Context as _, Result, bail};

use crate::{
    process::{self, run},
    tools::Tools,
    workspace::Workspace,
};

/// The program that this one stands in for.
const STOOD_IN_FOR: &str = "wasm-bindgen";
/// Where the real one is.
const REAL: &str = "BOSANG_WASM_BINDGEN";
/// Where the parts go.
const PARTS: &str = "BOSANG_PARTS";
/// What the first part is called there.
const FIRST: &str = "first.wasm";

/// What the splitter calls the module that loads the parts, and the parts: by the names that stand
/// at the `wasm_split` attributes in `src/`, or by a number where several of those need it.
const LOADER: &str = "__wasm_split.js";
const OF_ATTRIBUTE: &str = "split_";
const OF_SEVERAL: &str = "chunk_";
/// How many such attributes there are.
const ATTRIBUTES: usize = 2;

/// The names of the parts in `dist/` begin with that of the glue, whose hash is of the whole
/// program, so that parts of two builds never meet.
pub(crate) const LOADER_SUFFIX: &str = "_split.js";
/// What the interview needs beyond the first question.
const REST_SUFFIX: &str = "_interview.wasm";
/// What reads tables (`src/pages/periods/workbench/reader.rs`).
const TABLES_SUFFIX: &str = "_tables.wasm";
/// What both of these need.
const SHARED_SUFFIX: &str = "_shared.wasm";

/// All parts behind the first.
pub(crate) const PARTS_SUFFIXES: [&str; 3] = [REST_SUFFIX, TABLES_SUFFIX, SHARED_SUFFIX];
/// Those that are downloaded while a person reads the first question.
pub(crate) const MEANWHILE_SUFFIXES: [&str; 2] = [REST_SUFFIX, SHARED_SUFFIX];

/// Does the work of wasm-bindgen when it is by that name that this program was called.
pub(crate) fn stand_in() -> Option<ExitCode> {
    let mut arguments = env::args_os();
    let name = PathBuf::from(arguments.next()?);
    if name.file_stem()? != STOOD_IN_FOR {
        return None;
    }
    Some(match bind(arguments.collect()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}", process::told(&error));
            ExitCode::FAILURE
        }
    })
}

fn bind(mut arguments: Vec<OsString>) -> Result<()> {
    let named = |name| env::var_os(name).with_context(|| format!("{name} is not set"));
    let real = named(REAL)?;
    let program = arguments.iter_mut().find(|argument| {
        let path = Path::new(argument);
        path.extension().is_some_and(|ending| ending == "wasm")
    });
    if let Some(program) = program {
        *program = part(Path::new(program), Path::new(&named(PARTS)?))?.into();
        // The rest shares the first part's table of functions, which is dropped else.
        arguments.push("--keep-lld-exports".into());
    }
    run(Command::new(real).args(arguments))
}

/// Parts `program`, and gives the path of its first part.
fn part(program: &Path, parts: &Path) -> Result<PathBuf> {
    let whole =
        fs::read(program).with_context(|| format!("could not read {}", program.display()))?;
    if parts.exists() {
        fs::remove_dir_all(parts)?;
    }
    fs::create_dir_all(parts)?;
    let first = parts.join(FIRST);
    let mut options = wasm_split_cli_support::Options::new(&whole);
    options.output_dir = parts;
    options.main_out_path = &first;
    options.main_module = "./app.js";
    let link = format!("./{LOADER}");
    options.link_name = &link;
    let split = wasm_split_cli_support::transform(options);
    // Its errors are of another library than ours.
    let split = split.map_err(|error| {
        anyhow::anyhow!("{error:?}").context(
            "The wasm could not be parted. It has to be linked with `--emit-relocs`, as \
             .cargo/config.toml says; a RUSTFLAGS of your own takes that away.",
        )
    })?;
    let mut suffixes: Vec<&str> = split
        .split_modules
        .iter()
        .map(|part| suffix(part))
        .collect::<Result<_>>()?;
    suffixes.sort_unstable();
    let mut expected = PARTS_SUFFIXES;
    expected.sort_unstable();
    if suffixes != expected {
        bail!("expected parts by the names {expected:?}, and there are {suffixes:?}");
    }
    Ok(first)
}

/// How the name in `dist/` ends of a part that the splitter made.
fn suffix(part: &Path) -> Result<&'static str> {
    let name = part.file_stem().unwrap_or_default().to_string_lossy();
    let known = match name.strip_prefix(OF_ATTRIBUTE) {
        Some("interview") => Some(REST_SUFFIX),
        Some("tables") => Some(TABLES_SUFFIX),
        Some(_) => None,
        None => name.starts_with(OF_SEVERAL).then_some(SHARED_SUFFIX),
    };
    known.with_context(|| format!("there is no name for the part {}", part.display()))
}

/// This program under the name of wasm-bindgen, and the parts that it made.
#[derive(Debug)]
pub(crate) struct Split {
    folder: PathBuf,
}

impl Split {
    /// Puts this program in the place of wasm-bindgen.
    pub(crate) fn prepare(workspace: &Workspace) -> Result<Self> {
        let folder = workspace.metadata.target_directory.join("split");
        let split = Self { folder };
        fs::create_dir_all(split.bin())?;
        let stand_in = split
            .bin()
            .join(format!("{STOOD_IN_FOR}{}", env::consts::EXE_SUFFIX));
        if stand_in.symlink_metadata().is_ok() {
            fs::remove_file(&stand_in)?;
        }
        let this = env::current_exe()?;
        fs::hard_link(&this, &stand_in)
            .or_else(|_| fs::copy(&this, &stand_in).map(drop))
            .with_context(|| format!("could not write {}", stand_in.display()))?;
        Ok(split)
    }

    fn bin(&self) -> PathBuf {
        self.folder.join("bin")
    }

    fn parts(&self) -> PathBuf {
        self.folder.join("parts")
    }

    /// `command`, taking this program for wasm-bindgen.
    pub(crate) fn on_path<'a>(
        &self,
        tools: &Tools,
        command: &'a mut Command,
    ) -> Result<&'a mut Command> {
        let real = tools
            .find(STOOD_IN_FOR)
            .context("wasm-bindgen is not where it was installed")?;
        let folders = [self.bin()].into_iter().chain(tools.folders());
        Ok(command
            .env("PATH", env::join_paths(folders)?)
            .env(REAL, real)
            .env(PARTS, self.parts()))
    }

    /// Puts the parts beside the first one in `dist`, under names that agree with it, and makes
    /// them and every script small.
    pub(crate) fn finish(&self, workspace: &Workspace, tools: &Tools, dist: &Path) -> Result<()> {
        let (glue, name) = glue(dist)?;
        let loader = format!("{name}{LOADER_SUFFIX}");
        let parts = self.parts();
        let mut names = vec![(r#""./app.js""#.to_owned(), format!(r#""./{glue}""#))];
        for entry in fs::read_dir(&parts)? {
            let part = entry?.path();
            let file = part.file_name().unwrap_or_default().to_string_lossy();
            if file == FIRST || part.extension().is_none_or(|ending| ending != "wasm") {
                continue;
            }
            let named = format!("{name}{}", suffix(&part)?);
            tools.optimise(workspace, &part, &dist.join(&named))?;
            names.push((format!(r#""./{file}""#), format!(r#""./{named}""#)));
        }
        let import = |at, module: &str| format!(r#"import * as import{at} from "./{module}""#);
        let mut imports = vec![(import(1, LOADER), import(1, &loader))];
        // wasm-bindgen imports it once for each part that is asked for by itself.
        for at in 2..=ATTRIBUTES {
            imports.push((import(at, LOADER), String::new()));
            imports.push((format!(r#""./{LOADER}": import{at},"#), String::new()));
        }
        rewrite(&dist.join(&glue), &dist.join(&glue), &imports)?;
        rewrite(&parts.join(LOADER), &dist.join(&loader), &names)?;
        let scripts: Vec<PathBuf> = fs::read_dir(dist)?
            .map(|entry| Ok(entry?.path()))
            .collect::<Result<Vec<_>>>()?
            .into_iter()
            .filter(|path| path.extension().is_some_and(|ending| ending == "js"))
            .collect();
        run(tools
            .on_path(&mut Command::new("esbuild"))
            .args(["--minify", "--log-level=warning", "--allow-overwrite"])
            .arg(format!("--outdir={}", dist.display()))
            .args(scripts))
    }
}

/// The file of wasm-bindgen's glue, and its name without the ending.
pub(crate) fn glue(dist: &Path) -> Result<(String, String)> {
    for entry in fs::read_dir(dist)? {
        let file = entry?.file_name().to_string_lossy().into_owned();
        if let Some(name) = file.strip_suffix("_bg.wasm") {
            return Ok((format!("{name}.js"), name.to_owned()));
        }
    }
    bail!("{} has no wasm", dist.display())
}

/// Writes `from` to `to` with each of `changes` made, which has to be there exactly once.
pub(crate) fn rewrite<T: AsRef<str>>(from: &Path, to: &Path, changes: &[(T, T)]) -> Result<()> {
    let mut text =
        fs::read_to_string(from).with_context(|| format!("could not read {}", from.display()))?;
    for (old, new) in changes {
        let (old, new) = (old.as_ref(), new.as_ref());
        if text.matches(old).count() != 1 {
            bail!(
                "{} should hold `{old}` once; wasm-bindgen or the splitter may write it \
                 differently now",
                from.display()
            );
        }
        text = text.replacen(old, new, 1);
    }
    fs::write(to, text).with_context(|| format!("could not write {}", to.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_not_there_once_is_told() {
        let folder = env::temp_dir().join(format!("bosang-split-{}", std::process::id()));
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
}
