//! How a table is to be read.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::order::Order;

/// How a table is to be read. What the table itself shows is found at each reading; here is what
/// was chosen, and what the owner answered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// The sheets that are read, all by the same columns.
    pub parts: Vec<Part>,
    /// Whether sheets that say the same days are added up, as the owner answered.
    pub together: Option<bool>,
    /// The column of dates; nothing while several may be meant.
    pub date: Option<usize>,
    /// The order that the owner named.
    pub order: Option<Order>,
    /// Whether a row without a date is of the day above it, as the owner answered.
    pub carry: Option<bool>,
    /// Of the currency's main unit, the power of ten that amounts are counted in.
    pub power: u32,
    /// The columns that count, added up; none while several may be meant.
    pub amounts: Vec<Amount>,
    /// Columns of what was paid back.
    pub refunds: Vec<usize>,
    /// Whether they are to be subtracted, as the owner answered.
    pub subtract: Option<bool>,
    /// The column that says whether a row's sale stands.
    pub status: Option<usize>,
    /// What the rows of cancelled sales mean, as the owner answered.
    pub cancelled: Option<Cancelled>,
    /// Whether rows with these statuses count, as the owner answered.
    pub statuses: Vec<StatusAnswer>,
    /// The column that says which way a row's amount was taken.
    pub channel: Option<usize>,
    /// The ways that do not count.
    pub channels_left_out: Vec<String>,
}

/// A sheet that is read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Its place in the workbook.
    pub sheet: usize,
    /// The rows of its heading; an empty range at the first row of data where it has none.
    pub header: Range<usize>,
}

/// A column that may count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amount {
    /// Which it is.
    pub column: usize,
    /// Whether it counts.
    pub counts: bool,
}

/// What the owner says of a status that is not known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatusAnswer {
    /// The status as it stands in the table.
    pub status: String,
    /// Whether its rows count.
    pub counts: bool,
}

/// What a row means whose sale was cancelled and whose amount is above zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cancelled {
    /// It is the sale itself, which does not count.
    LeaveOut,
    /// It takes back a sale that has a row of its own.
    Subtract,
}

impl Plan {
    /// Reads a sheet too, in the order of the workbook.
    pub fn add_part(&mut self, part: Part) {
        let place = self.parts.iter().position(|it| it.sheet > part.sheet);
        let place = place.unwrap_or(self.parts.len());
        self.parts.insert(place, part);
    }

    /// Whether rows with a status count; nothing while the owner has not said.
    #[must_use]
    pub fn counts_status(&self, status: &str) -> Option<bool> {
        let answer = self.statuses.iter().find(|it| it.status == status);
        answer.map(|answer| answer.counts)
    }

    /// Lets rows with a status count, or not.
    pub fn answer_status(&mut self, status: &str, counts: bool) {
        self.statuses.retain(|it| it.status != status);
        self.statuses.push(StatusAnswer {
            status: status.to_owned(),
            counts,
        });
    }

    /// Whether a way of paying does not count.
    #[must_use]
    pub fn leaves_out(&self, name: &str) -> bool {
        self.channels_left_out.iter().any(|it| it == name)
    }

    /// Lets a way of paying count, or no longer.
    pub fn toggle_channel(&mut self, name: &str) {
        match self.channels_left_out.iter().position(|it| it == name) {
            Some(place) => {
                self.channels_left_out.remove(place);
            }
            None => self.channels_left_out.push(name.to_owned()),
        }
    }

    /// Lets a column count, or no longer.
    pub fn toggle_amount(&mut self, column: usize) {
        if let Some(amount) = self.amounts.iter_mut().find(|it| it.column == column) {
            amount.counts = !amount.counts;
            return;
        }
        let place = self.amounts.iter().position(|it| it.column > column);
        let amount = Amount {
            column,
            counts: true,
        };
        let place = place.unwrap_or(self.amounts.len());
        self.amounts.insert(place, amount);
    }

    /// The columns that count.
    pub fn counted(&self) -> impl Iterator<Item = usize> {
        let counted = self.amounts.iter().filter(|amount| amount.counts);
        counted.map(|amount| amount.column)
    }
}
