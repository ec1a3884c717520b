//! Names a chosen file by its content. The file itself stays where it is.

use js_sys::{ArrayBuffer, Uint8Array};
use rules::{EvidenceFile, Instant, canonical::Hasher};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// How much of a file is in memory at once.
const SLICE: u64 = 1 << 20;

/// Why a file could not be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileFault {
    /// It has no content.
    Empty,
    /// The browser could not read it, for example because it was moved.
    Unreadable,
}

/// The whole content of `file`.
///
/// # Errors
/// A [`FileFault`], also where it is larger than `most` bytes.
pub async fn content(file: &web_sys::File, most: u64) -> Result<Vec<u8>, FileFault> {
    let bytes = file.size() as u64;
    if bytes == 0 {
        return Err(FileFault::Empty);
    }
    if bytes > most {
        return Err(FileFault::Unreadable);
    }
    let content = JsFuture::from(file.array_buffer()).await;
    let content = content.map_err(|_| FileFault::Unreadable)?;
    let content: ArrayBuffer = content.dyn_into().map_err(|_| FileFault::Unreadable)?;
    Ok(Uint8Array::new(&content).to_vec())
}

/// Reads `file` slice by slice and gives its name, type, size, time and SHA-256.
///
/// # Errors
/// A [`FileFault`].
pub async fn fingerprint(file: &web_sys::File) -> Result<EvidenceFile, FileFault> {
    // A file's size is a whole number below 2^53.
    let bytes = file.size() as u64;
    if bytes == 0 {
        return Err(FileFault::Empty);
    }
    let mut hasher = Hasher::default();
    let mut buffer = Vec::new();
    let mut start = 0;
    while start < bytes {
        let end = bytes.min(start + SLICE);
        let slice = file
            .slice_with_f64_and_f64(start as f64, end as f64)
            .map_err(|_| FileFault::Unreadable)?;
        let content = JsFuture::from(slice.array_buffer())
            .await
            .map_err(|_| FileFault::Unreadable)?;
        let content: ArrayBuffer = content.dyn_into().map_err(|_| FileFault::Unreadable)?;
        let content = Uint8Array::new(&content);
        if u64::from(content.length()) != end - start {
            return Err(FileFault::Unreadable);
        }
        buffer.resize(content.length() as usize, 0);
        content.copy_to(&mut buffer);
        hasher.update(&buffer);
        start = end;
    }
    Ok(EvidenceFile {
        name: file.name(),
        media_type: file.type_(),
        bytes,
        sha256: hasher.finish(),
        modified: Instant::from_seconds((file.last_modified() / 1000.0) as i64, 0),
    })
}
