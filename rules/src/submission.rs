//! The payload that the operator's back office recomputes.

use serde::{Deserialize, Serialize};

use crate::{
    Claim, Estimate, EvidenceFile, PackRef, canonical::Digest, id::EvidenceId, time::Instant,
};

/// The version of the submission format that this crate reads.
pub const SUBMISSION_SCHEMA: u32 = 1;

/// A claim, the estimate that the claimant saw, and what binds them together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Submission {
    /// [`SUBMISSION_SCHEMA`].
    pub schema: u32,
    /// When it was made; the estimate is for this moment.
    pub created: Instant,
    /// Chosen at random once a claim; a receiver stores one submission a key.
    pub idempotency_key: String,
    /// The rules it was computed by.
    pub pack: PackRef,
    /// What the claimant said.
    pub claim: Claim,
    /// What the claimant saw.
    pub estimate: Estimate,
    /// Every attached file, by the paper it shows.
    pub evidence_manifest: Vec<ManifestEntry>,
    /// The SHA-256 of the canonical JSON of all the above.
    pub digest: Digest,
}

/// One attached file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ManifestEntry {
    /// The paper that the file shows.
    pub evidence: EvidenceId,
    /// The file.
    pub file: EvidenceFile,
}

/// What [`verify`] found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Recomputing gives the same, to the won.
    Equal,
    /// Recomputing gives something else; this is the first place.
    Different(Difference),
    /// None of the packs has the submission's id, version and hash.
    UnknownPack(PackRef),
    /// The digest is not that of the content: it was changed after it was made.
    Tampered,
}

/// The first place where a submission and its recomputation differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Where, as a JSON Pointer (RFC 6901) into the submission.
    pub pointer: String,
    /// What the submission says there, as JSON; nothing when it has nothing there.
    pub submitted: Option<String>,
    /// What recomputing gives there, as JSON; nothing when it has nothing there.
    pub recomputed: Option<String>,
}
