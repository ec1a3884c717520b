//! The programs that the build needs, installed where they lack.
//!
//! What cargo builds goes to a cache of its own, `NAME-VERSION/bin`, so that a second clone finds
//! it and the user's own programs stay as they are.

use std::{
    env,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context as _, Result, bail};

use crate::{
    jobs::{self, Job},
    process::{announce, output, run},
    size,
    workspace::{self, Workspace},
};

/// What the app is built for.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";
const TRUNK: &str = "0.21.14";

/// A program that cargo builds from crates.io.
#[derive(Debug)]
struct CargoTool {
    package: &'static str,
    binary: &'static str,
    version: String,
    options: &'static [&'static str],
}

/// Everything that a build of the app needs.
#[derive(Debug)]
pub(crate) struct Tools {
    /// The search path on which they are found.
    path: OsString,
}

impl Tools {
    /// Finds the tools, and installs those that lack.
    pub(crate) fn ensure(workspace: &Workspace) -> Result<Self> {
        ensure_wasm_target()?;
        ensure_node_modules(workspace)?;
        let cache = cache()?;
        let tools = [
            CargoTool {
                package: "trunk",
                binary: "trunk",
                version: TRUNK.into(),
                // It fetches nothing here, so it needs no TLS.
                options: &["--locked", "--no-default-features"],
            },
            CargoTool {
                package: "wasm-bindgen-cli",
                binary: "wasm-bindgen",
                version: workspace.version("wasm-bindgen")?.into(),
                // Its own lock file holds versions that were withdrawn.
                options: &["--no-default-features"],
            },
        ];
        let own_path = env::var_os("PATH").unwrap_or_default();
        let mut folders = vec![workspace.root.join("node_modules/.bin")];
        let mut lacking = Vec::new();
        for tool in &tools {
            let home = tool.home(&cache);
            if tool.is_at(Path::new(tool.binary)) {
                continue;
            }
            if !tool.is_at(&home.join("bin").join(tool.binary)) {
                lacking.push(tool);
            }
            folders.push(home.join("bin"));
        }
        if !lacking.is_empty() {
            install(workspace, &lacking, &cache)?;
        }
        folders.extend(env::split_paths(&own_path));
        Ok(Self {
            path: env::join_paths(folders)?,
        })
    }

    /// The folders in which programs are looked for.
    pub(crate) fn folders(&self) -> impl Iterator<Item = PathBuf> {
        env::split_paths(&self.path)
    }

    /// `command`, finding these tools before any others.
    pub(crate) fn on_path<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        command.env("PATH", &self.path)
    }

    /// Makes a wasm small, as Trunk is told to in index.html.
    pub(crate) fn optimise(&self, workspace: &Workspace, from: &Path, to: &Path) -> Result<()> {
        run(self
            .on_path(&mut Command::new("wasm-opt"))
            .arg("-Oz")
            .args(wasm_options(workspace)?)
            .arg(from)
            .arg("--output")
            .arg(to))
    }

    /// Where `program` is, as a command would find it.
    pub(crate) fn find(&self, program: &str) -> Option<PathBuf> {
        self.folders()
            .map(|folder| folder.join(program))
            .find(|path| path.is_file())
    }
}

/// What wasm-opt is told for the app; among it what wasm may use.
fn wasm_options(workspace: &Workspace) -> Result<Vec<String>> {
    let page = fs::read_to_string(workspace.root.join("index.html"))?;
    let options = size::attribute(&page, "data-wasm-opt-params");
    let options = options.context("index.html says nothing of wasm-opt")?;
    Ok(options.split_whitespace().map(str::to_owned).collect())
}

/// What wasm may use, as wasm-opt is told: what every browser has that the app is for.
pub(crate) fn wasm_features(workspace: &Workspace) -> Result<impl Iterator<Item = String>> {
    let options = wasm_options(workspace)?.into_iter();
    Ok(options.filter(|option| option.starts_with("--enable-")))
}

impl CargoTool {
    fn home(&self, cache: &Path) -> PathBuf {
        cache.join(format!("{}-{}", self.package, self.version))
    }

    /// Whether the program there is this version.
    fn is_at(&self, program: &Path) -> bool {
        let said = output(Command::new(program).arg("--version")).unwrap_or_default();
        said.split_whitespace().nth(1) == Some(&self.version)
    }

    /// Its installation, built for a short build: it runs for a second or two, and an optimised
    /// Trunk takes 15 minutes to build on two cores.
    fn install(&self, cache: &Path, nice: bool) -> Job {
        let mut command = patient(workspace::cargo(), nice);
        command
            .args(["install", self.package, "--version", &self.version])
            .args(self.options)
            .arg("--root")
            .arg(self.home(cache))
            .env("CARGO_TARGET_DIR", cache.join("build").join(self.package))
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .env("CARGO_PROFILE_RELEASE_DEBUG", "0")
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_ENCODED_RUSTFLAGS");
        let (package, version) = (self.package, &self.version);
        Job {
            name: format!("{package} {version}"),
            command,
            remedy: format!(
                "When that is about the network, run the same command again: it goes on where it \
                 stopped. Else install {package} {version} by other means and put it on PATH."
            ),
        }
    }
}

/// `command`, giving way to others where that can be said.
fn patient(command: Command, nice: bool) -> Command {
    if !nice || !cfg!(unix) {
        return command;
    }
    let mut patient = Command::new("nice");
    patient.args(["-n", "10"]).arg(command.get_program());
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => patient.env(name, value),
            None => patient.env_remove(name),
        };
    }
    patient
}

/// Builds the lacking tools, and the app beside them: Trunk holds one crate that keeps a single
/// core busy for minutes, so the others fill the rest.
fn install(workspace: &Workspace, lacking: &[&CargoTool], cache: &Path) -> Result<()> {
    let names: Vec<String> = lacking
        .iter()
        .map(|tool| format!("{} {}", tool.package, tool.version))
        .collect();
    announce(&format!(
        "Building {} into {}, and the app meanwhile (once; 4 to 8 minutes on two cores)",
        names.join(" and "),
        cache.display(),
    ));
    let first = |index: usize| index == 0;
    let mut jobs: Vec<Job> = lacking
        .iter()
        .enumerate()
        .map(|(index, tool)| tool.install(cache, !first(index)))
        .collect();
    let mut app = patient(workspace.cargo(), true);
    app.current_dir(&workspace.root)
        .args(["build", "--locked", "--release", "--target", WASM])
        .args(["--package", "bosang", "--bin", "app"]);
    jobs.push(Job {
        name: "the app".into(),
        command: app,
        remedy: "Mend what the compiler names, then run the same command again.".into(),
    });
    let builds = cache.join("build");
    jobs::run_together(jobs, &builds)?;
    fs::remove_dir_all(&builds).with_context(|| format!("could not remove {}", builds.display()))
}

fn cache() -> Result<PathBuf> {
    let named = |name| env::var_os(name).filter(|value| !value.is_empty());
    if let Some(tools) = named("BOSANG_TOOLS") {
        return Ok(tools.into());
    }
    let caches = match (named("XDG_CACHE_HOME"), env::home_dir()) {
        (Some(caches), _) => caches.into(),
        (None, Some(home)) => home.join(".cache"),
        (None, None) => bail!(
            "There is no home folder to keep tools in. Name a folder in the environment variable \
             BOSANG_TOOLS, then run the same command again."
        ),
    };
    Ok(caches.join("bosang/tools"))
}

fn ensure_wasm_target() -> Result<()> {
    let libraries =
        output(Command::new("rustc").args(["--print", "target-libdir", "--target", WASM]))
            .context(
                "`rustc` did not run. Install Rust with rustup, then run the same command again.",
            )?;
    if Path::new(libraries.trim()).exists() {
        return Ok(());
    }
    announce("Adding the WebAssembly target to the Rust toolchain (seconds)");
    run(Command::new("rustup").args(["target", "add", WASM])).with_context(|| {
        format!(
            "The WebAssembly target could not be added. Check that this machine reaches the Rust \
             servers and run `rustup target add {WASM}`; a Rust that did not come from rustup \
             has a package of its own for it."
        )
    })
}

/// wasm-opt, and what the tests in browsers need.
pub(crate) fn ensure_node_modules(workspace: &Workspace) -> Result<()> {
    let lock = fs::read(workspace.root.join("package-lock.json"))?;
    // Written after `npm ci` went through, so that one that was broken off is done again.
    let done = workspace.root.join("node_modules/.installed-lock.json");
    if fs::read(&done).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    announce("Installing wasm-opt and the test tools into node_modules/ (under a minute)");
    run(npm("ci")
        .current_dir(&workspace.root)
        .args(["--no-audit", "--no-fund", "--loglevel=error"])
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))
    .context(
        "`npm ci` did not go through. Install Node.js 20 or newer, which brings npm, check that \
         this machine reaches the npm registry, then run the same command again.",
    )?;
    fs::write(done, lock).context("could not write into node_modules/")
}

fn npm(task: &str) -> Command {
    let mut command = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    command.arg(task);
    command
}
