//! The order in which dates are written.

use serde::{Deserialize, Serialize};

/// In which order a column writes year, month and day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    /// `22/10/15`
    YearMonthDay,
    /// `10/15/22`
    MonthDayYear,
    /// `15/10/22`
    DayMonthYear,
}

impl Order {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::YearMonthDay, Self::MonthDayYear, Self::DayMonthYear];
}
