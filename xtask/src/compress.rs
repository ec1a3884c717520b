//! The files to deploy, compressed once and for all, so that no server does it at each request.

use std::{
    fs,
    io::{Read as _, Write as _},
    path::Path,
};

use anyhow::{Context as _, Result};
use flate2::{Compression, read::GzEncoder};
use hosting::OPERATOR_FILE;

use crate::dist;

/// How a compressed file is named beside the one that it is made of.
pub(crate) const BROTLI: &str = ".br";
/// See [`BROTLI`].
pub(crate) const GZIP: &str = ".gz";

/// What is small in itself already.
const COMPRESSED: [&str; 3] = [".png", BROTLI, GZIP];

/// Puts a brotli and a gzip beside each file of the folder that gets smaller by them.
pub(crate) fn beside(dist: &Path) -> Result<()> {
    for path in dist::files(dist)? {
        // Operators change their file on the server, where nobody compresses it again.
        if is_compressed(&path) || path == OPERATOR_FILE {
            continue;
        }
        let file = dist.join(&path);
        let content = fs::read(&file).with_context(|| format!("could not read {path}"))?;
        for (ending, small) in [(BROTLI, brotli(&content)?), (GZIP, gzip(&content)?)] {
            if small.len() < content.len() {
                fs::write(dist.join([&path, ending].concat()), small)?;
            }
        }
    }
    Ok(())
}

/// Whether a file is of those that are left as they are.
pub(crate) fn is_compressed(path: &str) -> bool {
    COMPRESSED.iter().any(|ending| path.ends_with(ending))
}

/// `content` by gzip, as small as it gets.
pub(crate) fn gzip(content: &[u8]) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    GzEncoder::new(content, Compression::best()).read_to_end(&mut out)?;
    Ok(out)
}

/// `content` by brotli, as small as it gets.
pub(crate) fn brotli(content: &[u8]) -> Result<Vec<u8>> {
    const BUFFER: usize = 1 << 16;
    const QUALITY: u32 = 11;
    // 22 is what servers and `brotli` itself use.
    const WINDOW: u32 = 22;
    let mut out = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut out, BUFFER, QUALITY, WINDOW);
    writer.write_all(content)?;
    drop(writer);
    Ok(out)
}
