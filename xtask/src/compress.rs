//! The files to deploy, compressed once and for all, so that no server does it at each request.

use std::{
    fs,
    io::{Read as _, Write as _},
    path::Path,
};

use anyhow::{Context as _, Result};
use flate2::{Compression, read::GzEncoder};
use hosting::{
    OPERATOR_FILE,
    folder::{self, BROTLI, GZIP},
};

/// What is small in itself already.
const SMALL: &str = ".png";

/// Puts a brotli and a gzip beside each file of the folder that gets smaller by them.
pub(crate) fn beside(dist: &Path) -> Result<()> {
    for path in folder::served(dist)? {
        // Operators change their file on the server, where nobody compresses it again.
        if path.ends_with(SMALL) || path == OPERATOR_FILE {
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

/// How many bytes a file takes by brotli: those of the file beside it where that is, which is what
/// servers send.
pub(crate) fn brotli_size(dist: &Path, path: &str, content: &[u8]) -> Result<usize> {
    size(dist, path, BROTLI, || brotli(content))
}

/// The same by gzip.
pub(crate) fn gzip_size(dist: &Path, path: &str, content: &[u8]) -> Result<usize> {
    size(dist, path, GZIP, || gzip(content))
}

fn size(
    dist: &Path,
    path: &str,
    ending: &str,
    compressed: impl FnOnce() -> Result<Vec<u8>>,
) -> Result<usize> {
    match fs::metadata(dist.join([path, ending].concat())) {
        Ok(beside) => Ok(usize::try_from(beside.len())?),
        Err(_) => Ok(compressed()?.len()),
    }
}

/// `content` by gzip, as small as it gets.
fn gzip(content: &[u8]) -> Result<Vec<u8>> {
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
