//! A record as what it is: a claim by itself, or a submission.

use rules::{
    Claim, Submission, claim::CLAIM_SCHEMA, json::by_serde_json, submission::SUBMISSION_SCHEMA,
};
use serde::de::IgnoredAny;

use crate::input::LOCKED;

/// What a record holds.
#[derive(Debug)]
pub(crate) enum Document {
    Claim(Claim),
    Submission(Box<Submission>),
}

impl Document {
    /// Reads a record; what it is not, in words, when it is neither.
    pub(crate) fn of_text(json: &str) -> Result<Self, String> {
        // A submission is no claim from its first member on, so it costs little to try.
        match by_serde_json::from_str(json) {
            Ok(claim) => Ok(Self::Claim(claim)),
            Err(_) => Self::of_bytes(json.as_bytes()),
        }
    }

    /// The same of what need not be UTF-8.
    pub(crate) fn of_bytes(json: &[u8]) -> Result<Self, String> {
        let error = match by_serde_json::from_slice(json) {
            Ok(claim) => return Ok(Self::Claim(claim)),
            Err(error) => error,
        };
        let probe: Probe = by_serde_json::from_slice(json).unwrap_or_default();
        if probe.bosang.is_some() {
            return Err(LOCKED.to_owned());
        }
        let (name, known, error) = if probe.claim.or(probe.digest).is_some() {
            match by_serde_json::from_slice(json) {
                Ok(submission) => return Ok(Self::Submission(submission)),
                Err(error) => ("submission", SUBMISSION_SCHEMA, error),
            }
        } else {
            ("claim", CLAIM_SCHEMA, error)
        };
        // A document of a later format fails on its first new member; the version says more.
        Err(match probe.schema {
            Some(version) if version != known => {
                format!("a {name} of format {version}, and this program reads format {known}")
            }
            _ => format!("not a {name}: {error}"),
        })
    }
}

/// What tells a submission from a claim, and the version of either.
#[derive(Default, serde::Deserialize)]
struct Probe {
    schema: Option<u32>,
    claim: Option<IgnoredAny>,
    digest: Option<IgnoredAny>,
    bosang: Option<IgnoredAny>,
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn refused(json: &str) -> String {
        let of_bytes = Document::of_bytes(json.as_bytes()).unwrap_err();
        assert_eq!(Document::of_text(json).unwrap_err(), of_bytes);
        of_bytes
    }

    #[test]
    fn a_record_is_a_claim_or_a_submission() {
        let claim = r#"{"schema":1,"pack":"sample","version":"1.0.0","answers":{}}"#;
        assert!(matches!(Document::of_text(claim), Ok(Document::Claim(_))));
        for (json, why) in [
            ("", "not a claim: EOF"),
            ("{\"schema\":1", "not a claim: EOF"),
            (
                "{\"schema\":1,\"packs\":2}",
                "not a claim: unknown field `packs`",
            ),
            ("{\"schema\":1,\"claim\":{}}", "not a submission: "),
            (
                "{\"schema\":2,\"digest\":\"\"}",
                "a submission of format 2, ",
            ),
            ("{\"schema\":3,\"more\":1}", "a claim of format 3, "),
            ("[1]", "not a claim: "),
            (
                "{\"bosang\":\"locked\",\"schema\":1}",
                "a saved claim that is locked",
            ),
        ] {
            assert!(refused(json).starts_with(why), "{json}: {}", refused(json));
        }
    }
}
