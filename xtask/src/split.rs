//! Parts the wasm in two: what the first question needs, and the rest.
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

/// What the splitter calls the module that loads the rest, and the rest by the name that stands at
/// the `wasm_split` attribute in `src/interview.rs`.
const LOADER: &str = "__wasm_split.js";
const REST: &str = "split_interview.wasm";

/// The names of the parts in `dist/` begin with that of the glue, whose hash is of the whole
/// program, so that parts of two builds never meet.
pub(crate) const LOADER_SUFFIX: &str = "_split.js";
pub(crate) const REST_SUFFIX: &str = "_interview.wasm";

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
    let first = parts.join("first.wasm");
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
    match split.split_modules.as_slice() {
        [rest] if rest.ends_with(REST) => Ok(first),
        others => bail!("expected {REST} beside the first part, and there are {others:?}"),
    }
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

    /// Puts the rest beside the first part in `dist`, under names that agree with it, and makes
    /// both and every script small.
    pub(crate) fn finish(&self, workspace: &Workspace, tools: &Tools, dist: &Path) -> Result<()> {
        let (glue, name) = glue(dist)?;
        let loader = format!("{name}{LOADER_SUFFIX}");
        let rest = format!("{name}{REST_SUFFIX}");
        let parts = self.parts();
        rewrite(
            &dist.join(&glue),
            &dist.join(&glue),
            &[(
                &format!(r#"from "./{LOADER}""#),
                &format!(r#"from "./{loader}""#),
            )],
        )?;
        rewrite(
            &parts.join(LOADER),
            &dist.join(&loader),
            &[
                (r#""./app.js""#, &format!(r#""./{glue}""#)),
                (&format!(r#""./{REST}""#), &format!(r#""./{rest}""#)),
            ],
        )?;
        tools.optimise(workspace, &parts.join(REST), &dist.join(&rest))?;
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
pub(crate) fn rewrite(from: &Path, to: &Path, changes: &[(&str, &str)]) -> Result<()> {
    let mut text =
        fs::read_to_string(from).with_context(|| format!("could not read {}", from.display()))?;
    for (old, new) in changes {
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
