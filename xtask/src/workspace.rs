//! Where things are, and which versions the lock file holds.

use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context as _, Result};
use serde::Deserialize;

use crate::process;

/// The repository and what cargo knows of it.
#[derive(Debug)]
pub(crate) struct Workspace {
    pub(crate) root: PathBuf,
    pub(crate) metadata: Metadata,
}

/// The part of `cargo metadata` that is read here; only what the app is built of.
#[derive(Debug, Deserialize)]
pub(crate) struct Metadata {
    pub(crate) packages: Vec<Package>,
    pub(crate) resolve: Resolve,
    pub(crate) target_directory: PathBuf,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Package {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) version: String,
    pub(crate) license: Option<String>,
    pub(crate) authors: Vec<String>,
    pub(crate) source: Option<String>,
    pub(crate) manifest_path: PathBuf,
    targets: Vec<Target>,
}

#[derive(Debug, Deserialize)]
struct Target {
    kind: Vec<String>,
}

impl Package {
    /// Whether it runs in the compiler only.
    pub(crate) fn is_macro(&self) -> bool {
        self.targets
            .iter()
            .any(|target| target.kind.iter().any(|kind| kind == "proc-macro"))
    }
}

#[derive(Debug, Deserialize)]
pub(crate) struct Resolve {
    pub(crate) nodes: Vec<Node>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Node {
    pub(crate) id: String,
    pub(crate) deps: Vec<Dependency>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Dependency {
    pub(crate) pkg: String,
    pub(crate) dep_kinds: Vec<DependencyKind>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct DependencyKind {
    /// Nothing for a normal dependency, else `dev` or `build`.
    pub(crate) kind: Option<String>,
}

impl Workspace {
    pub(crate) fn find() -> Result<Self> {
        let manifest = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
        let manifest = manifest.unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
        let root = manifest.parent().context("xtask/ has no parent")?;
        let metadata = read_metadata(root).context(
            "The crates this project is built of could not be listed. Check that this machine \
             reaches crates.io, then run the same command again.",
        )?;
        Ok(Self {
            root: root.to_path_buf(),
            metadata,
        })
    }

    /// The locked version of `package`.
    pub(crate) fn version(&self, package: &str) -> Result<&str> {
        let found = self.metadata.packages.iter().find(|it| it.name == package);
        Ok(&found
            .with_context(|| format!("Cargo.lock does not hold {package}"))?
            .version)
    }

    /// Where `cargo build` puts the program of that name.
    pub(crate) fn built(&self, program: &str) -> PathBuf {
        let program = format!("{program}{}", env::consts::EXE_SUFFIX);
        self.metadata.target_directory.join("debug").join(program)
    }

    /// Cargo, to be run in the repository.
    pub(crate) fn cargo(&self) -> Command {
        let mut command = cargo();
        command.current_dir(&self.root);
        command
    }
}

/// The cargo that runs this program, without what it told this program.
pub(crate) fn cargo() -> Command {
    let program = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(program);
    command.env_remove("CARGO_MANIFEST_DIR");
    command
}

fn read_metadata(root: &Path) -> Result<Metadata> {
    let json = process::output(cargo().current_dir(root).args([
        "metadata",
        "--format-version=1",
        "--locked",
        "--filter-platform=wasm32-unknown-unknown",
    ]))?;
    serde_json::from_str(&json).context("`cargo metadata` said something unexpected")
}
