//! The ZIP of a submission with its evidence: is all of it there, and as its manifest says?
//!
//! It is read as it is, a piece at a time: what is in memory does not grow with the evidence. No
//! more is unpacked of a file than the manifest says that it has.

mod fault;

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{self, Read, Seek},
};

use rules::{
    Digest, EvidenceFile, Submission,
    archive::{
        EVIDENCE, ListedFile, MANIFEST, MANIFEST_SCHEMA, Manifest, OTHER_LOSSES, SUBMISSION,
        is_safe,
    },
    canonical::Hasher,
    canonical_json,
    id::EvidenceId,
    json::by_serde_json,
};
use zip::ZipArchive;

pub(crate) use self::fault::{ArchiveFault, Fault};
use crate::{count::Progress, files::MAX_BYTES};

/// How much of a file is in memory at once.
const PIECE: usize = 64 << 10;

/// What was found in a ZIP.
#[derive(Debug)]
pub(crate) struct Checked {
    /// The submission, where it can be read.
    pub(crate) submission: Option<Box<Submission>>,
    /// Files that are as the manifest says, and their bytes together.
    pub(crate) files: u64,
    pub(crate) bytes: u64,
    pub(crate) faults: Vec<ArchiveFault>,
}

/// Whether it is the ZIP of a submission, and not one of many.
pub(crate) fn is_of_a_submission<R: Read + Seek>(archive: &ZipArchive<R>) -> bool {
    archive.index_for_name_raw(MANIFEST.as_bytes()).is_some()
        && archive.index_for_name_raw(SUBMISSION.as_bytes()).is_some()
}

/// Checks every file of a ZIP. What is wrong is gathered; nothing of it stops the rest.
pub(crate) fn check<R: Read + Seek>(
    archive: &mut ZipArchive<R>,
    progress: &mut Progress,
) -> Checked {
    let mut check = Check::default();
    // Names that stand twice, files that overlap or are hidden, headers that contradict each other.
    if let Err(error) = archive.validate_header_consistency() {
        check.fault("", Fault::Headers(error.to_string()));
    }
    check.read_manifest(archive);
    for at in 0..archive.len() {
        check.entry(archive, at, progress);
    }
    check.close()
}

#[derive(Debug, Default)]
struct Check {
    /// By path; nothing where there is no manifest to go by.
    listed: Option<BTreeMap<String, ListedFile>>,
    seen: BTreeSet<String>,
    /// The evidence that is as the manifest says.
    held: BTreeSet<(Digest, u64)>,
    submission: Option<Result<Box<Submission>, String>>,
    files: u64,
    bytes: u64,
    faults: Vec<ArchiveFault>,
}

impl Check {
    fn fault(&mut self, path: &str, fault: Fault) {
        let path = path.to_owned();
        self.faults.push(ArchiveFault { path, fault });
    }

    fn read_manifest<R: Read + Seek>(&mut self, archive: &mut ZipArchive<R>) {
        let Some(at) = archive.index_for_name_raw(MANIFEST.as_bytes()) else {
            return self.fault(MANIFEST, Fault::Absent);
        };
        let mut json = Vec::new();
        let read = archive.by_index(at).map_err(io::Error::from);
        let read = read.and_then(|entry| entry.take(MAX_BYTES + 1).read_to_end(&mut json));
        match read {
            Ok(_) if json.len() as u64 > MAX_BYTES => self.fault(MANIFEST, Fault::TooLarge),
            Ok(_) => self.take_manifest(&json),
            Err(error) => self.fault(MANIFEST, Fault::Unreadable(error.to_string())),
        }
    }

    fn take_manifest(&mut self, json: &[u8]) {
        let manifest: Manifest = match by_serde_json::from_slice(json) {
            Ok(manifest) => manifest,
            Err(error) => return self.fault(MANIFEST, Fault::NotAManifest(error.to_string())),
        };
        if manifest.schema != MANIFEST_SCHEMA {
            return self.fault(MANIFEST, Fault::Version(manifest.schema));
        }
        if !canonical_json(&manifest).is_ok_and(|spelled| spelled.as_bytes() == json) {
            self.fault(MANIFEST, Fault::Spelling);
        }
        if !manifest
            .files
            .is_sorted_by(|one, next| one.path <= next.path)
        {
            self.fault(MANIFEST, Fault::Order);
        }
        let mut listed = BTreeMap::new();
        for file in manifest.files {
            if file.path == MANIFEST {
                self.fault(MANIFEST, Fault::ListsItself);
                continue;
            }
            if !is_safe(&file.path) {
                self.fault(&file.path, Fault::UnsafePath);
            }
            if let Some(twice) = listed.insert(file.path.clone(), file) {
                self.fault(&twice.path, Fault::ListedTwice);
            }
        }
        self.listed = Some(listed);
    }

    /// Checks one entry of the ZIP.
    fn entry<R: Read + Seek>(
        &mut self,
        archive: &mut ZipArchive<R>,
        at: usize,
        progress: &mut Progress,
    ) {
        let path = match archive.name_for_index(at) {
            Some(Ok(path)) => path.into_owned(),
            _ => return self.fault(&format!("entry {}", at + 1), Fault::UnsafePath),
        };
        if path == MANIFEST {
            return;
        }
        // A path that leads elsewhere is told once, here or in the manifest.
        let listed = self.listed.as_ref().and_then(|listed| listed.get(&path));
        let listed = listed.cloned();
        if !is_safe(&path) && listed.is_none() {
            return self.fault(&path, Fault::UnsafePath);
        }
        self.seen.insert(path.clone());
        if self.listed.is_some() && listed.is_none() {
            self.fault(&path, Fault::NotListed);
        }
        // What no manifest vouches for is not unpacked, but for the submission.
        if listed.is_none() && path != SUBMISSION {
            return;
        }
        let most = listed.as_ref().map_or(MAX_BYTES, |listed| listed.bytes);
        let entry = match archive.by_index(at) {
            Ok(entry) if entry.is_file() => entry,
            Ok(_) => return self.fault(&path, Fault::NotAFile),
            Err(error) => return self.fault(&path, Fault::Unreadable(error.to_string())),
        };
        match Content::read(entry, most, path == SUBMISSION, progress) {
            Ok(content) => self.content(&path, listed.as_ref(), content),
            Err(error) => self.fault(&path, Fault::Unreadable(error.to_string())),
        }
    }

    fn content(&mut self, path: &str, listed: Option<&ListedFile>, content: Content) {
        if let Some(kept) = content.kept {
            let read = by_serde_json::from_slice(&kept).map(Box::new);
            self.submission = Some(read.map_err(|error| format!("not a submission: {error}")));
        }
        let Some(listed) = listed else {
            return;
        };
        if content.bytes != listed.bytes {
            let fault = Fault::Size {
                listed: listed.bytes,
                // What is more than listed is not read to its end.
                found: (content.bytes < listed.bytes).then_some(content.bytes),
            };
            self.fault(path, fault);
        } else if content.sha256 == listed.sha256 {
            self.files += 1;
            self.bytes += content.bytes;
            if path.starts_with(EVIDENCE) {
                self.held.insert((content.sha256, content.bytes));
            }
        } else {
            self.fault(path, Fault::Content);
        }
    }

    fn close(mut self) -> Checked {
        let has_manifest = self.listed.is_some();
        for path in self.listed.take().unwrap_or_default().into_keys() {
            if !self.seen.contains(&path) {
                self.fault(&path, Fault::Absent);
            }
        }
        let submission = self.submission.take();
        if submission.is_none() && !self.faults.iter().any(|it| it.path == SUBMISSION) {
            self.fault(SUBMISSION, Fault::Absent);
        }
        if let Some(Err(because)) = &submission {
            self.fault(SUBMISSION, Fault::NotASubmission(because.clone()));
        }
        // Without a manifest no file was read, which is told already.
        if let Some(Ok(submission)) = submission.as_ref().filter(|_| has_manifest) {
            for entry in &submission.evidence_manifest {
                let EvidenceFile {
                    name,
                    bytes,
                    sha256,
                    media_type: _,
                    modified: _,
                } = &entry.file;
                if !self.held.contains(&(*sha256, *bytes)) {
                    let folder = entry
                        .evidence
                        .as_ref()
                        .map_or(OTHER_LOSSES, EvidenceId::as_str);
                    let path = format!("{EVIDENCE}{folder}/{name}");
                    self.fault(&path, Fault::EvidenceAbsent);
                }
            }
        }
        Checked {
            submission: submission.and_then(Result::ok),
            files: self.files,
            bytes: self.bytes,
            faults: self.faults,
        }
    }
}

/// A file that was read.
struct Content {
    bytes: u64,
    sha256: Digest,
    /// The content itself, where it is wanted and not too large.
    kept: Option<Vec<u8>>,
}

impl Content {
    /// Reads at most one byte more than `most`.
    fn read(
        reader: impl Read,
        most: u64,
        is_wanted: bool,
        progress: &mut Progress,
    ) -> io::Result<Self> {
        let mut reader = reader.take(most.saturating_add(1));
        let (mut bytes, mut hasher) = (0, Hasher::default());
        let mut kept = is_wanted.then(Vec::new);
        let mut piece = [0; PIECE];
        loop {
            let read = match reader.read(&mut piece) {
                Ok(0) => break,
                Ok(read) => read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            let piece = piece.get(..read).unwrap_or_default();
            bytes += read as u64;
            hasher.update(piece);
            kept = kept.filter(|_| bytes <= MAX_BYTES);
            if let Some(kept) = &mut kept {
                kept.extend_from_slice(piece);
            }
            progress.advance(read as u64);
        }
        Ok(Self {
            bytes,
            sha256: hasher.finish(),
            kept,
        })
    }
}
