//! The ZIP in which a claimant takes everything along: the submission, a page to read, the
//! evidence, and a manifest of them all.
//!
//! The rules know what the manifest says and which paths are safe. Who reads and writes the ZIP is
//! the page and the command line.

use serde::{Deserialize, Serialize};

use crate::canonical::Digest;

/// The version of the manifest's format that this crate reads.
pub const MANIFEST_SCHEMA: u32 = 1;

/// The path of the [`Manifest`], as canonical JSON.
pub const MANIFEST: &str = "manifest.json";

/// The path of the submission, as canonical JSON.
pub const SUBMISSION: &str = "submission.json";

/// The path of the page to read.
pub const SUMMARY: &str = "summary.html";

/// What the paths of evidence begin with: `evidence/PAPER/NAME`, and for what the scheme does not
/// count `evidence/other-losses/NAME`.
pub const EVIDENCE: &str = "evidence/";

/// In it, the folder of files that show a loss which the scheme does not count; the others stand in
/// a folder by their paper's name.
pub const OTHER_LOSSES: &str = "other-losses";

/// Every file of the ZIP but the manifest itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// [`MANIFEST_SCHEMA`].
    #[cfg_attr(feature = "schema", schemars(extend("const" = MANIFEST_SCHEMA)))]
    pub schema: u32,
    /// The files, in the order of their paths, each once.
    pub files: Vec<ListedFile>,
}

/// A file, named by its content.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ListedFile {
    /// Where it stands in the ZIP.
    pub path: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// The SHA-256 of its content.
    pub sha256: Digest,
}

/// Whether a file with that path lands in the folder that the ZIP is unpacked into, on any system.
///
/// ```
/// use rules::archive::is_safe;
///
/// assert!(is_safe("evidence/sales_proof/10월 매출.xlsx"));
/// for path in ["", "/etc/passwd", "../up", "a/../../b", "a//b", "a/", "C:/a", "a\\b", "a\u{0}"] {
///     assert!(!is_safe(path), "{path}");
/// }
/// ```
pub fn is_safe(path: &str) -> bool {
    let has_drive = path.as_bytes().get(1) == Some(&b':');
    let is_step = |part: &str| !matches!(part, "" | "." | "..");
    !has_drive
        && !path.contains(|c: char| c == '\\' || c.is_control())
        && path.split('/').all(is_step)
}
