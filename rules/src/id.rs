//! Names that packs give to their parts. Each kind of part has its own type, so that a remedy's id
//! cannot be handed where a question's is expected.

use std::{borrow::Borrow, fmt, sync::Arc};

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        ///
        /// Cloning shares the text, so ids are cheap to carry through an estimate.
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(transparent)]
        pub struct $name(Arc<str>);

        impl $name {
            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.into())
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+};
}

ids! {
    /// Names a pack, for example `kakao-2022-10-15`.
    PackId,
    /// Names a group of services.
    GroupId,
    /// Names a service.
    ServiceId,
    /// Names a question.
    QuestionId,
    /// Names one option of a choice question.
    OptionId,
    /// Names a value that the pack computes from answers.
    ValueId,
    /// Names a remedy.
    RemedyId,
    /// Names a kind of evidence.
    EvidenceId,
    /// Names an intake period.
    IntakeId,
    /// Names a reason that a pack gives for an outcome.
    ReasonId,
    /// Names a citation.
    CitationId,
}

/// Whether `text` may name a part of a pack: a lower-case ASCII letter, then letters, digits and
/// underscores, at most 64 in all. Pack ids may hold hyphens as well.
///
/// ```
/// assert!(rules::id::is_name("lost_sales"));
/// assert!(!rules::id::is_name("Lost sales"));
/// ```
pub fn is_name(text: &str) -> bool {
    text.len() <= 64
        && text.starts_with(|first: char| first.is_ascii_lowercase())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}
