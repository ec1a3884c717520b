//! What the browser tests speak with: the app as two operators have it, each by nginx under the
//! configuration that is deployed.

use std::{
    fs,
    net::{Ipv4Addr, TcpListener},
    path::Path,
    process::Command,
};

use anyhow::{Context as _, Result};
use hosting::{OPERATOR_FILE, Operator, folder, nginx};

use crate::{nginx::Nginx, site, workspace::Workspace};

/// Two servers, which end when this is dropped.
#[derive(Debug)]
pub(super) struct Servers {
    /// Of an operator who says nothing: the folder and the configuration as they were built.
    silent: Nginx,
    /// Of one who receives submissions, and lets other sites embed the app.
    operated: Nginx,
    /// Where submissions go, once a test listens there.
    endpoint: u16,
    /// Where the pages of other sites are, once tests serve them: a port for each that runs at the
    /// same time.
    hosts: [u16; WORKERS],
}

/// How many tests run at the same time: tests/e2e/playwright.config.mjs.
const WORKERS: usize = 2;

impl Servers {
    pub(super) fn start(program: &Path, dist: &Path, workspace: &Workspace) -> Result<Self> {
        let scratch = workspace.metadata.target_directory.join("nginx");
        let site = fs::read_to_string(workspace.root.join(site::NGINX))?;
        let silent = Nginx::start(program, &site, dist, &scratch.join("silent"))?;

        let [endpoint, hosts @ ..] = free_ports::<{ WORKERS + 1 }>()?;
        let operator = Operator {
            endpoint: Some(format!("http://127.0.0.1:{endpoint}/submissions")),
            // As another origin of the same site, and of another site.
            hosts: hosts
                .iter()
                .flat_map(|port| {
                    ["127.0.0.1", "localhost"].map(|name| format!("http://{name}:{port}"))
                })
                .collect(),
            ..Operator::silent()
        };
        let folder = scratch.join("operated");
        let copied = folder.join("dist");
        copy(dist, &copied)?;
        let configuration = serde_json::to_string(&operator)?;
        fs::write(copied.join(OPERATOR_FILE), configuration)?;
        let operated = Nginx::start(program, &nginx::site(&operator), &copied, &folder)?;
        Ok(Self {
            silent,
            operated,
            endpoint,
            hosts,
        })
    }

    /// Tells `command` where they are.
    pub(super) fn tell<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        command
            .env("BOSANG_URL", format!("http://{}/", self.silent.address))
            .env(
                "BOSANG_OPERATED_URL",
                format!("http://{}/", self.operated.address),
            )
            .env("BOSANG_ENDPOINT_PORT", self.endpoint.to_string())
            .env(
                "BOSANG_HOST_PORTS",
                self.hosts.map(|port| port.to_string()).join(" "),
            )
    }
}

/// Ports that nobody listens on.
fn free_ports<const COUNT: usize>() -> Result<[u16; COUNT]> {
    // All at once, so that they differ.
    let mut listeners = Vec::with_capacity(COUNT);
    let mut ports = [0; COUNT];
    for port in &mut ports {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        *port = listener.local_addr()?.port();
        listeners.push(listener);
    }
    Ok(ports)
}

/// Copies a folder anew.
fn copy(from: &Path, to: &Path) -> Result<()> {
    if to.exists() {
        fs::remove_dir_all(to)?;
    }
    for path in folder::files(from)? {
        let target = to.join(&path);
        let folder = target.parent().context("a file is in a folder")?;
        fs::create_dir_all(folder)?;
        fs::copy(from.join(&path), target)?;
    }
    Ok(())
}
