//! What a table leaves open.

use serde::{Deserialize, Serialize};

use crate::{order::Order, plan::Part};

/// Something that only the owner knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Question {
    /// Which column has the days of the sales.
    DateColumn,
    /// Which column has the amounts.
    AmountColumn,
    /// Which of the sheets count, since they say the same days.
    Copies(Vec<Part>),
    /// In which of these orders the dates are written.
    Order(Vec<Order>),
    /// Whether rows without a date are of the day above them.
    Carry,
    /// Whether what was paid back is still to be subtracted.
    Refunds,
    /// What the rows of cancelled sales mean.
    Cancelled,
    /// Whether the rows with this status count, so many of them.
    Status(String, usize),
    /// Whether amounts are counted in this power of ten, as the table says.
    Unit(u32),
    /// Whether all columns or ways of paying count; they do until the owner says otherwise.
    Channels,
    /// Whether the days are those of the sales: by its heading the column has those of payouts.
    PayoutDates,
}

impl Question {
    /// Whether rows stay unused until it is answered.
    #[must_use]
    pub fn is_pressing(&self) -> bool {
        !matches!(self, Self::Unit(_) | Self::Channels | Self::PayoutDates)
    }
}
