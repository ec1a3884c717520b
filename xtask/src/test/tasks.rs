//! The tasks of the README that no other stage runs: that each starts, does its work and ends.

use std::{
    env,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    path::Path,
    process::{Child, Command, Stdio},
};

use anyhow::{Context as _, Result, ensure};

use crate::{bench, process::announce, workspace::Workspace};

/// Runs each, with the command line tool `bosang` and the folder that was built.
pub(super) fn run(workspace: &Workspace, bosang: &Path, dist: &Path) -> Result<()> {
    announce("cargo xtask serve");
    serve(dist)?;
    announce("cargo xtask bench");
    bench::run_all(workspace)?;
    announce("cargo xtask bench --claims, for a few");
    bench::claims::try_out(workspace, bosang)
}

/// `serve` says where it is, gives the page there, and can be ended.
fn serve(dist: &Path) -> Result<()> {
    let mut command = Command::new(env::current_exe()?);
    command.args(["serve", "--port", "0", "--dist"]).arg(dist);
    let child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn();
    let mut server = Ending(child.context("could not start it")?);
    let output = server.0.stdout.take().context("it says where it is")?;
    let mut line = String::new();
    BufReader::new(output).read_line(&mut line)?;
    let address = line
        .split_once("http://")
        .and_then(|(_, rest)| rest.split('/').next())
        .with_context(|| format!("no address in {line:?}"))?;
    let answer = get(address)?;
    ensure!(answer.starts_with("HTTP/1.1 200 "), "it answered {answer}");
    ensure!(
        answer.contains("content-security-policy: "),
        "its answer has no policy"
    );
    let page = std::fs::read_to_string(dist.join("index.html"))?;
    ensure!(answer.ends_with(&page), "it gives another page");
    println!("{}", line.trim());
    Ok(())
}

/// The start page, with its headers, as text.
fn get(address: &str) -> Result<String> {
    let mut stream = TcpStream::connect(address)?;
    write!(
        stream,
        "GET / HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\r\n"
    )?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    Ok(answer)
}

/// A program that is ended when this goes.
struct Ending(Child);

impl Drop for Ending {
    fn drop(&mut self) {
        // One that ended by itself needs no ending.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
