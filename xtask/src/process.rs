//! Running other programs, and saying what they do.

use std::process::{Command, Stdio};

use anyhow::{Context as _, Error, Result, bail};

/// Tells the user what comes next.
pub(crate) fn announce(what: &str) {
    eprintln!("==> {what}");
}

/// Runs `command` with its output shown.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command
        .stdin(Stdio::null())
        .status()
        .with_context(|| format!("could not start `{}`", command_line(command)))?;
    if !status.success() {
        bail!("`{}` ended with {status}", command_line(command));
    }
    Ok(())
}

/// Runs `command` and gives what it prints.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("could not start `{}`", command_line(command)))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        bail!(
            "`{}` ended with {}\n{said}",
            command_line(command),
            output.status
        );
    }
    Ok(String::from_utf8(output.stdout)?)
}

/// An error with what led to it, for the one who typed the command.
pub(crate) fn with_causes(error: &Error) -> String {
    let causes: Vec<String> = error.chain().map(ToString::to_string).collect();
    causes.join("\n  because ")
}

/// `command` as one would type it.
fn command_line(command: &Command) -> String {
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}
