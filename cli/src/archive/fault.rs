//! What can be wrong with a ZIP of evidence, and how it is told.

use std::fmt;

/// Something that is not as it should be, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ArchiveFault {
    /// The path of the file; empty for the ZIP as a whole.
    pub(crate) path: String,
    pub(crate) fault: Fault,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The ZIP contradicts itself.
    Headers(String),
    /// It is not there.
    Absent,
    /// It is larger than any document of its kind.
    TooLarge,
    /// It cannot be unpacked.
    Unreadable(String),
    /// The manifest is none.
    NotAManifest(String),
    /// The manifest is of a version that is not read.
    Version(u32),
    /// The manifest is not spelled as canonical JSON.
    Spelling,
    /// The manifest's files are not in the order of their paths.
    Order,
    /// Two files of the manifest have that path.
    ListedTwice,
    /// The manifest lists itself.
    ListsItself,
    /// Unpacked, it would not land in the folder of the others.
    UnsafePath,
    /// It is a folder or a link.
    NotAFile,
    /// The manifest does not list it.
    NotListed,
    /// It has another size than listed; of one that has more, how much is not known.
    Size { listed: u64, found: Option<u64> },
    /// Its content is not what the manifest says.
    Content,
    /// The submission is none.
    NotASubmission(String),
    /// The submission names it as evidence, and no file of the ZIP is it.
    EvidenceAbsent,
}

impl Fault {
    /// Its name for programs.
    pub(crate) const fn code(&self) -> &'static str {
        match self {
            Self::Headers(_) => "headers",
            Self::Absent => "absent",
            Self::TooLarge => "too_large",
            Self::Unreadable(_) => "unreadable",
            Self::NotAManifest(_) => "not_a_manifest",
            Self::Version(_) => "version",
            Self::Spelling => "spelling",
            Self::Order => "order",
            Self::ListedTwice => "listed_twice",
            Self::ListsItself => "lists_itself",
            Self::UnsafePath => "unsafe_path",
            Self::NotAFile => "not_a_file",
            Self::NotListed => "not_listed",
            Self::Size { .. } => "size",
            Self::Content => "content",
            Self::NotASubmission(_) => "not_a_submission",
            Self::EvidenceAbsent => "evidence_absent",
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Headers(error) => write!(f, "the ZIP contradicts itself: {error}"),
            Self::Absent => f.write_str("is not there"),
            Self::TooLarge => f.write_str("is larger than any document of its kind"),
            Self::Unreadable(error) => write!(f, "cannot be unpacked: {error}"),
            Self::NotAManifest(error) => write!(
                f,
                "is no manifest: {error}; `bosang schema manifest` prints what it has to be"
            ),
            Self::Version(version) => write!(
                f,
                "is a manifest of format {version} and this program reads format {}; use the \
                 release of bosang that made it",
                rules::archive::MANIFEST_SCHEMA
            ),
            Self::Spelling => f.write_str("is not spelled as canonical JSON, so it was changed"),
            Self::Order => f.write_str("does not list the files in the order of their paths"),
            Self::ListedTwice => f.write_str("is listed twice"),
            Self::ListsItself => f.write_str("lists itself"),
            Self::UnsafePath => {
                f.write_str("is a path that leads elsewhere; do not unpack the ZIP")
            }
            Self::NotAFile => f.write_str("is no file"),
            Self::NotListed => f.write_str("is not listed in the manifest"),
            Self::Size {
                listed,
                found: Some(found),
            } => write!(f, "has {found} bytes and is listed with {listed}"),
            Self::Size {
                listed,
                found: None,
            } => write!(f, "has more than the {listed} bytes that it is listed with"),
            Self::Content => {
                f.write_str("is not the file that the manifest lists: SHA-256 differs")
            }
            Self::NotASubmission(because) => f.write_str(because),
            Self::EvidenceAbsent => {
                f.write_str("is named in the submission, and no file here has its SHA-256 and size")
            }
        }
    }
}

impl fmt::Display for ArchiveFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.path.as_str() {
            "" => self.fault.fmt(f),
            path => write!(f, "{path}: {}", self.fault),
        }
    }
}
