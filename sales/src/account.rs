//! What is told of a table that was read, to who shows it.
//!
//! The table itself stays with who reads it: in the browser that is a worker, and what passes
//! between them is JSON of these types.

use std::collections::BTreeMap;

use rules::{Currency, Date};
use serde::{Deserialize, Serialize};

use crate::{period::Period, plan::Plan, question::Question};

/// So many rows are told as they were read.
pub const FIRST_ROWS: usize = 5;

/// So many rows of one reason are named.
pub const NAMED_ROWS: usize = 10;

/// A table as text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextSheet {
    /// Its name; empty where it is the only one.
    pub name: String,
    /// Its rows: as they stand in a text, and parted by tabs where they are of a workbook.
    pub text: String,
}

/// What sales are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wanted {
    /// The days that are asked about.
    pub period: Period,
    /// The currency of the amounts.
    pub currency: Currency,
}

/// What is asked of who reads tables.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Request {
    /// To open this table, in the place of the one before it.
    Open {
        /// Its sheets.
        sheets: Vec<TextSheet>,
        /// What is looked for.
        wanted: Wanted,
    },
    /// To read the table that is open in another way.
    Read(Plan),
}

/// What is answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Response {
    /// The table was read.
    Account(Box<Account>),
    /// There are no sales in it that could be proposed.
    Refused(Refusal),
}

/// A table as it is read now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// The names of its sheets.
    pub sheets: Vec<String>,
    /// How it is read.
    pub plan: Plan,
    /// The columns that it has.
    pub columns: Vec<Column>,
    /// What is asked: also what was answered, so that the answer can be changed.
    pub asked: Vec<Question>,
    /// Whether rows wait for an answer.
    pub is_open: bool,
    /// The ways of paying that a column names, each with its rows.
    pub channels: Vec<Channel>,
    /// How many rows say that their sale was cancelled.
    pub cancelled_rows: usize,
    /// What the first date would be under each order, of those in [`crate::Order::ALL`].
    pub first_date: Vec<Option<Date>>,
    /// What was taken on each day of the period that has a row, in minor units.
    pub days: BTreeMap<Date, i64>,
    /// How many rows are in the sums.
    pub used: usize,
    /// How many rows are of days that are not asked about.
    pub outside: usize,
    /// The rows that are in no sum, by the reason.
    pub left: Vec<LeftRows>,
    /// Rows with a quote that opens and does not close as a cell's does, which were read as text.
    pub open_quotes: Rows,
    /// The first rows that count.
    pub first_rows: Vec<UsedRow>,
}

/// A way of paying.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Channel {
    /// Its name.
    pub name: String,
    /// How many rows have it.
    pub rows: usize,
}

/// Some rows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rows {
    /// How many there are.
    pub count: usize,
    /// The first of them.
    pub first: Vec<Place>,
}

/// Rows that are in no sum for one reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftRows {
    /// Why.
    pub reason: Left,
    /// How many there are.
    pub count: usize,
    /// The first of them.
    pub first: Vec<Place>,
}

/// Where a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The part of the plan.
    pub part: usize,
    /// The row in its sheet, from 0.
    pub row: usize,
}

/// A row that is in the sums.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UsedRow {
    /// The row in its sheet, from 0.
    pub row: usize,
    /// Its day.
    pub day: Date,
    /// Its amount in minor units.
    pub minor: i64,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Its place, from 0.
    pub index: usize,
    /// Its heading, the parts of one in several rows parted by '›'; empty where it has none.
    pub label: String,
    /// The first cell in which something is written.
    pub sample: String,
    /// Whether it may be dates.
    pub is_date: bool,
    /// Whether it may be amounts.
    pub is_amount: bool,
}

/// Why a table has no sales in it that could be proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// Nothing is written in it.
    Empty,
    /// It has more rows than are read.
    TooManyRows,
    /// No column holds dates.
    NoDates,
    /// There are dates, and no column of amounts beside them.
    NoAmounts,
}

/// Why a row is in no sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Left {
    /// It stands above the table.
    Title,
    /// It is the heading, or the heading again.
    Header,
    /// Nothing is written in it.
    Blank,
    /// It sums up others.
    Total,
    /// It was taken in a way that the owner does not count.
    Channel,
    /// Its sale was cancelled.
    Cancelled,
    /// Its sale was cancelled, and the owner has not said what that means.
    CancelledUnknown,
    /// It has no date.
    NoDate,
    /// What stands for its date does not read as one.
    DateUnread,
    /// The order of its date is not known.
    OrderUnknown,
    /// The year of its date is not known.
    YearUnknown,
    /// It has no amount.
    NoAmount,
    /// What stands for its amount does not read as one.
    AmountUnread,
    /// Its amount has a part smaller than the smallest unit of the currency.
    Fraction,
    /// Its amount, or its day's sum with it, is more than is taken here.
    TooLarge,
    /// It has more cells than the heading: an amount written with commas came apart.
    CameApart,
}

impl Left {
    /// Every reason, in order.
    pub const ALL: [Self; 16] = [
        Self::Title,
        Self::Header,
        Self::Blank,
        Self::Total,
        Self::Channel,
        Self::Cancelled,
        Self::CancelledUnknown,
        Self::NoDate,
        Self::DateUnread,
        Self::OrderUnknown,
        Self::YearUnknown,
        Self::NoAmount,
        Self::AmountUnread,
        Self::Fraction,
        Self::TooLarge,
        Self::CameApart,
    ];
}
