//! What kinds of figures there are.

use serde::{Deserialize, Serialize};

/// What the compiler knows about the kind of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Minor units of the pack's currency.
    Money,
    /// A bare number.
    Number,
    /// Seconds.
    Duration,
    /// A calendar date.
    Date,
    /// Yes or no.
    Flag,
}
