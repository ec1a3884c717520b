//! What the tests need of the machine, installed where it lacks and where that is allowed.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context as _, Result, bail};

use crate::{
    nginx,
    process::{announce, output, run},
    workspace,
};

/// The path of Chromium, with fonts that hold Korean.
pub(super) fn ensure_chromium() -> Result<PathBuf> {
    if let Some(given) = env::var_os("CHROMIUM") {
        return Ok(given.into());
    }
    let names = ["chromium", "chromium-browser", "google-chrome"];
    let found = || names.iter().find_map(|name| on_path(name));
    let mut lacking = Vec::new();
    if found().is_none() {
        lacking.push("chromium");
    }
    if !has_korean_font() {
        lacking.push("fonts-noto-cjk");
    }
    install(&lacking)?;
    found().context("Chromium was installed, but none of its names is on PATH")
}

/// The path of ChromeDriver; Debian builds it from the same source as Chromium.
pub(super) fn ensure_chromedriver() -> Result<PathBuf> {
    ensure_chromium()?;
    if let Some(given) = env::var_os("CHROMEDRIVER") {
        return Ok(given.into());
    }
    if on_path("chromedriver").is_none() {
        install(&["chromium-driver"])?;
    }
    on_path("chromedriver").context("ChromeDriver was installed, but is not on PATH")
}

/// The path of nginx, with the module for files that are compressed already.
pub(super) fn ensure_nginx() -> Result<PathBuf> {
    // Debian has it where only root's PATH leads.
    let found = || {
        on_path("nginx")
            .or_else(|| Some("/usr/sbin/nginx".into()))
            .filter(|path| path.is_file())
    };
    let mut lacking = Vec::new();
    if found().is_none() {
        lacking.push("nginx");
    }
    if !nginx::brotli_module().is_file() {
        lacking.push("libnginx-mod-http-brotli-static");
    }
    install(&lacking)?;
    found().context("nginx was installed, but is not there")
}

/// The path of Firefox, in which the app in one file is tested too.
pub(super) fn ensure_firefox() -> Result<PathBuf> {
    if let Some(given) = env::var_os("FIREFOX") {
        return Ok(given.into());
    }
    let names = ["firefox-esr", "firefox"];
    let found = || names.iter().find_map(|name| on_path(name));
    if found().is_none() {
        install(&["firefox-esr"])?;
    }
    found().context("Firefox was installed, but none of its names is on PATH")
}

/// The path of WebKit's own small browser, with what drives it and a screen for it.
pub(super) fn ensure_webkit() -> Result<PathBuf> {
    if let Some(given) = env::var_os("WEBKIT") {
        return Ok(given.into());
    }
    let programs = [
        ("WebKitWebDriver", "webkit2gtk-driver"),
        ("xvfb-run", "xvfb"),
        ("xauth", "xauth"),
    ];
    let lacking: Vec<&str> = programs
        .iter()
        .filter(|(program, _)| on_path(program).is_none())
        .map(|(_, package)| *package)
        .collect();
    install(&lacking)?;
    mini_browser().context("WebKit was installed, but there is no MiniBrowser in /usr/lib")
}

/// Where Debian has it: below a folder of the machine's kind, and one of WebKit's version.
fn mini_browser() -> Option<PathBuf> {
    let below = |folder: &Path| fs::read_dir(folder).into_iter().flatten().flatten();
    let found = below(Path::new("/usr/lib"))
        .flat_map(|kind| below(&kind.path()))
        .filter(|version| version.file_name().to_string_lossy().starts_with("webkit"))
        .map(|version| version.path().join("MiniBrowser"));
    found.filter(|path| path.is_file()).max()
}

/// A part of the Rust toolchain, found by the cargo command that it brings.
pub(super) fn ensure_component(component: &str, command: &str) -> Result<()> {
    if output(workspace::cargo().args([command, "--version"])).is_ok() {
        return Ok(());
    }
    announce(&format!(
        "Adding {component} to the Rust toolchain (seconds)"
    ));
    run(Command::new("rustup").args(["component", "add", component])).with_context(|| {
        format!("{component} is missing and rustup could not add it. Install it, then run again.")
    })
}

fn on_path(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .map(|folder| folder.join(program))
        .find(|path| path.is_file())
}

fn has_korean_font() -> bool {
    output(Command::new("fc-list").args([":lang=ko", "family"]))
        .is_ok_and(|families| !families.trim().is_empty())
}

fn install(packages: &[&str]) -> Result<()> {
    if packages.is_empty() {
        return Ok(());
    }
    let names = packages.join(" ");
    let by_hand = || format!("Install these packages, then run again: {names}");
    if on_path("apt-get").is_none() {
        bail!("{} are missing and this is no Debian. {}", names, by_hand());
    }
    announce(&format!(
        "Installing {names} with apt-get (a minute or two)"
    ));
    run(apt_get()?.arg("update").arg("--quiet")).with_context(by_hand)?;
    run(apt_get()?
        .args(["install", "--yes", "--quiet", "--no-install-recommends"])
        .args(packages))
    .with_context(by_hand)
}

/// apt-get as root, never asking anything.
fn apt_get() -> Result<Command> {
    let root = output(Command::new("id").arg("--user"))?.trim() == "0";
    let mut command = if root {
        Command::new("apt-get")
    } else if Path::new("/usr/bin/sudo").exists() {
        let mut sudo = Command::new("sudo");
        sudo.args(["--non-interactive", "apt-get"]);
        sudo
    } else {
        bail!("apt-get needs root, and there is no sudo");
    };
    command.env("DEBIAN_FRONTEND", "noninteractive");
    // No server that is installed is started: the tests start their own.
    command.env("RUNLEVEL", "1");
    Ok(command)
}
