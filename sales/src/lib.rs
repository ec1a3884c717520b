//! Sales by day from the tables that tills, card companies and delivery services export.
//!
//! A [`Workbook`] is what a file or a paste holds: sheets of cells as text. [`propose`] finds in it
//! the heading, the dates and the amounts, and says what it cannot know; [`total`] sums it up by a
//! [`Plan`] and gives an account of every row. Nothing is guessed: where a table can be read in two
//! ways that make a difference, a [`Question`] says so, and rows that hang on it stay unused until
//! the owner has answered.
//!
//! In the browser the reader is a program of its own in a worker (`sales/worker/`); the page has
//! the types alone, without feature `reader`, and hears of tables by an [`account::Account`].
//!
//! The crate is pure: no I/O, no clock, no browser, no floating point, no unsafe code, and no input
//! makes it panic.
//!
//! ```
//! use sales::{Period, Workbook, propose, questions, total};
//! let workbook = Workbook::delimited("거래일자,승인금액\n2022.10.15,\"12,000\"\n2022.10.15,8000원\n");
//! let period = Period::new("2022-09-01".parse().unwrap(), "2022-10-31".parse().unwrap());
//! let currency = "KRW".parse().unwrap();
//! let plan = propose(&workbook, period, currency).unwrap();
//! assert!(questions(&workbook, &plan, period, currency).is_empty());
//! let reading = total(&workbook, &plan, period, currency);
//! assert_eq!(reading.days[&"2022-10-15".parse().unwrap()], 20_000);
//! ```
//!
//! # What holds here, and what enforces it
//!
//! - No row of a table of sales is lost silently: each row is in one `Class`, and the used ones
//!   sum up to the days: `sales/tests/generated.rs` over made-up exports and over anything.
//! - Nothing of a table is guessed: rows that hang on an open question stay unused:
//!   `sales/tests/fixtures.rs`, `tests/e2e/sales.spec.mjs`.
//! - What is not recognised (a status, a quote, a sum of others, a second copy) is asked about or
//!   told: `sales/tests/cases.rs` over `sales/fixtures/cases/`, whose sums a careful bookkeeper made.
#![forbid(unsafe_code)]
#![deny(
    clippy::float_arithmetic,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::expect_used
)]
#![cfg_attr(
    test,
    allow(
        clippy::indexing_slicing,
        clippy::panic,
        clippy::expect_used,
        clippy::unwrap_used
    )
)]
#![warn(missing_docs)]

pub mod account;
mod order;
mod period;
mod plan;
mod question;

#[cfg(feature = "reader")]
mod amount;
#[cfg(feature = "reader")]
mod columns;
#[cfg(feature = "reader")]
mod copies;
#[cfg(feature = "reader")]
mod date;
#[cfg(feature = "reader")]
mod delimited;
#[cfg(feature = "reader")]
mod heading;
#[cfg(feature = "reader")]
mod join;
#[cfg(feature = "reader")]
mod mark;
#[cfg(feature = "reader")]
mod open;
#[cfg(feature = "reader")]
mod propose;
#[cfg(feature = "reader")]
mod questions;
#[cfg(feature = "reader")]
mod quote;
#[cfg(feature = "reader")]
mod status;
#[cfg(feature = "reader")]
mod table;
#[cfg(feature = "reader")]
mod text;
#[cfg(feature = "reader")]
mod total;
#[cfg(feature = "reader")]
mod unit;

pub use account::{Column, Left, Refusal};
pub use order::Order;
pub use period::Period;
pub use plan::{Amount, Cancelled, Part, Plan, StatusAnswer};
pub use question::Question;

#[cfg(feature = "reader")]
pub use self::{
    amount::{AmountFault, amount},
    columns::columns,
    date::Spelled,
    open::Reader,
    propose::propose,
    questions::{cancelled_rows, channels, questions},
    table::{Row, Sheet, Workbook},
    total::{Class, Reading, total},
};
