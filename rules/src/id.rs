//! Names that packs give to their parts. Each kind of part has its own type, so that a remedy's id
//! cannot be handed where a question's is expected.

use std::{borrow::Borrow, fmt, sync::Arc};

use serde::{Deserialize, Deserializer, Serialize};

use crate::text_form;

/// What a schema says of most ids; [`is_name`] says the same.
#[cfg(feature = "schema")]
const NAME: &str = "^[a-z][a-z0-9_]{0,63}$";

/// A pack's id may hold hyphens as well.
#[cfg(feature = "schema")]
const PACK_NAME: &str = "^[a-z][a-z0-9_-]{0,63}$";

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident: $pattern:ident),+ $(,)?) => {$(
        $(#[$doc])*
        ///
        /// Cloning shares the text, so ids are cheap to carry through an estimate.
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(transparent)]
        pub struct $name(Arc<str>);

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                text_form::shared(deserializer).map(Self)
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "pattern": $pattern })
            }
        }

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
    PackId: PACK_NAME,
    /// Names a group of services.
    GroupId: NAME,
    /// Names a service.
    ServiceId: NAME,
    /// Names a question.
    QuestionId: NAME,
    /// Names one option of a choice question.
    OptionId: NAME,
    /// Names a value that the pack computes from answers.
    ValueId: NAME,
    /// Names a remedy.
    RemedyId: NAME,
    /// Names a kind of evidence.
    EvidenceId: NAME,
    /// Names an intake period.
    IntakeId: NAME,
    /// Names a reason that a pack gives for an outcome.
    ReasonId: NAME,
    /// Names a citation.
    CitationId: NAME,
    /// Names a table of figures.
    TableId: NAME,
    /// Names a calendar of working days.
    CalendarId: NAME,
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
