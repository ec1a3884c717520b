//! What the pages of other sites load: `embed.js` with its types, and `host.js`, the app's side of
//! it. Both are scripts of several sources, or have names to shorten, so esbuild makes them.

use std::{fs, path::Path, process::Command};

use anyhow::{Context as _, Result, bail};

use crate::{compress, npm::documents, process::run, workspace::Workspace};

/// The most that a host page's visitors download for it, in bytes of brotli.
const MOST: usize = 2 * 1024;

/// Writes the scripts and their types into `dist`.
pub(crate) fn write(workspace: &Workspace, dist: &Path) -> Result<()> {
    let root = &workspace.root;
    let script = |from: &str, arguments: &[&str]| {
        run(Command::new(root.join("node_modules/.bin/esbuild"))
            .current_dir(root)
            .args(["--minify", "--charset=utf8", "--log-level=warning"])
            .args(arguments)
            .arg(format!("--outfile={}", dist.join(from).display()))
            .arg(format!("static/{from}")))
    };
    // Host pages have visitors with older browsers than the app needs.
    script("embed.js", &["--target=es2019", "--mangle-props=^_"])?;
    script("host.js", &["--bundle", "--format=esm"])?;
    fits(&fs::read(dist.join("embed.js"))?)?;
    fs::copy(root.join("static/embed.d.ts"), dist.join("embed.d.ts"))
        .context("could not copy static/embed.d.ts")?;
    let schema = fs::read_to_string(root.join("schemas/submission.schema.json"))
        .context("could not read schemas/submission.schema.json")?;
    fs::write(dist.join("documents.d.ts"), documents::types(&schema)?)
        .context("could not write documents.d.ts")
}

fn fits(script: &[u8]) -> Result<()> {
    let bytes = compress::brotli(script)?.len();
    if bytes > MOST {
        bail!("embed.js takes {bytes} bytes of brotli, and {MOST} are the most");
    }
    println!("embed.js takes {bytes} of {MOST} bytes of brotli");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_that_is_too_large_is_told() {
        assert!(fits(b"let a = 1;").is_ok());
        // What does not compress.
        let mut state = 1_u32;
        let noise = std::iter::repeat_with(|| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        });
        let large: Vec<u8> = noise.take(MOST + 1).collect();
        assert!(fits(&large).is_err());
    }
}
