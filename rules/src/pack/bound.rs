//! Where a row of figures ends.

use serde::{Deserialize, Serialize};

use crate::ratio::Ratio;

/// The end of a band.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Bound {
    /// In the value's unit: minor units, seconds, a bare number, or a date's days since 1970-01-01.
    pub at: Ratio,
    /// Whether the bound itself belongs to the band.
    pub inclusive: bool,
}

impl Bound {
    /// Whether `value` lies on the lower side of the bound, or on it where it is inclusive.
    pub fn holds_below(self, value: Ratio) -> bool {
        value < self.at || self.inclusive && value == self.at
    }

    /// Whether `value` lies on the upper side of the bound, or on it where it is inclusive.
    pub fn holds_above(self, value: Ratio) -> bool {
        value > self.at || self.inclusive && value == self.at
    }
}
