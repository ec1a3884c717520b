//! The payload that the operator's back office recomputes.

mod difference;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

pub use self::difference::Difference;
use crate::{
    Claim, Estimate, EvidenceFile, LoadedPack, PackRef,
    canonical::{self, Digest, Tree, Unwritable},
    claim::CLAIM_SCHEMA,
    evaluate,
    id::EvidenceId,
    time::Instant,
};

/// The version of the submission format that this crate reads.
pub const SUBMISSION_SCHEMA: u32 = 1;

/// A claim, the estimate that the claimant saw, and what binds them together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Submission {
    /// [`SUBMISSION_SCHEMA`].
    #[cfg_attr(feature = "schema", schemars(extend("const" = SUBMISSION_SCHEMA)))]
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

impl Submission {
    /// Evaluates `claim` at `now` and binds claim and estimate together.
    ///
    /// `idempotency_key` is chosen by the caller, at random, once a claim: sent again, it is the
    /// same submission.
    ///
    /// # Errors
    /// When the content cannot be written as JSON, which no claim is known to cause.
    pub fn new(
        loaded: &LoadedPack,
        claim: Claim,
        now: Instant,
        idempotency_key: String,
    ) -> Result<Self, Unwritable> {
        let mut submission = Self {
            schema: SUBMISSION_SCHEMA,
            created: now,
            idempotency_key,
            pack: loaded.reference(),
            estimate: evaluate(loaded, &claim, now),
            evidence_manifest: manifest(&claim),
            claim,
            digest: Digest::of(b""),
        };
        submission.digest = submission.content_digest()?;
        Ok(submission)
    }

    /// The SHA-256 that `digest` has to be: of the canonical JSON of everything but itself.
    ///
    /// # Errors
    /// When the content cannot be written as JSON.
    pub fn content_digest(&self) -> Result<Digest, Unwritable> {
        let content = content(self)?;
        Ok(Digest::of(canonical::spell(&content).as_bytes()))
    }
}

fn manifest(claim: &Claim) -> Vec<ManifestEntry> {
    let mut manifest = Vec::new();
    for (evidence, held) in &claim.evidence {
        for file in &held.files {
            manifest.push(ManifestEntry {
                evidence: Some(evidence.clone()),
                file: file.clone(),
            });
        }
    }
    for file in claim.other_losses.iter().flat_map(|loss| &loss.files) {
        manifest.push(ManifestEntry {
            evidence: None,
            file: file.clone(),
        });
    }
    manifest
}

/// Everything that the digest covers.
fn content(submission: &Submission) -> Result<Tree, Unwritable> {
    let mut content = Tree::of(submission)?;
    if let Tree::Map(members) = &mut content {
        members.retain(|(name, _)| name != "digest");
    }
    Ok(content)
}

/// Recomputes a submission from its claim and tells whether it is what it says.
///
/// The digest is checked first, then the pack is looked up among `packs` by id, version and hash,
/// then the whole submission is made anew from claim, time and key, and compared.
pub fn verify(submission: &Submission, packs: &[LoadedPack]) -> Verdict {
    verify_taken(submission.clone(), packs)
}

/// The same of a submission that is of no more use to the caller.
pub fn verify_taken(submission: Submission, packs: &[LoadedPack]) -> Verdict {
    let Ok(submitted) = content(&submission) else {
        return Verdict::Tampered;
    };
    if Digest::of(canonical::spell(&submitted).as_bytes()) != submission.digest {
        return Verdict::Tampered;
    }
    let Some(loaded) = packs
        .iter()
        .find(|loaded| loaded.reference() == submission.pack)
    else {
        return Verdict::UnknownPack(submission.pack);
    };
    // What a claim is bound to is not recomputed from it, so it is set to what it has to be.
    let mut claim = submission.claim;
    claim.schema = CLAIM_SCHEMA;
    claim.pack = loaded.pack().id.clone();
    claim.version.clone_from(&loaded.pack().version);
    let key = submission.idempotency_key;
    let recomputed = Submission::new(loaded, claim, submission.created, key);
    let recomputed = recomputed.and_then(|recomputed| content(&recomputed));
    match recomputed.map(|recomputed| difference::first(&submitted, &recomputed)) {
        Ok(None) => Verdict::Equal,
        Ok(Some(difference)) => Verdict::Different(difference),
        Err(_) => Verdict::Tampered,
    }
}

/// One attached file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ManifestEntry {
    /// The paper that the file shows; nothing where it shows a loss that the scheme does not count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<EvidenceId>,
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
