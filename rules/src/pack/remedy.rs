//! Remedies: to whom they are owed, and how they come to an outcome.

use serde::{Deserialize, Serialize};

use super::{Bound, Citation, Question, Reason, Ref, Value, formula::Formula};
use crate::{
    ratio::{Ratio, Rounding},
    text::Text,
    time::Date,
};

/// What kind of thing a remedy gives. Totals never add one kind to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RemedyKind {
    /// Money paid out.
    Cash,
    /// Value that the operator's own service takes: points, bill credit, message cash.
    Credit,
    /// More time of something bought.
    Extension,
    /// A coupon.
    Voucher,
    /// Goods, digital ones too.
    InKind,
}

/// A test that must hold for a remedy to go on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// The test.
    pub test: Formula,
    /// What follows when it does not hold.
    pub otherwise: Otherwise,
    /// Why, in the scheme's own terms.
    pub reason: Ref<Reason>,
    /// Sources, beyond the remedy's own.
    pub citations: Vec<Ref<Citation>>,
}

/// What a failed condition leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Otherwise {
    /// The remedy was never meant for this claimant.
    OutOfScope,
    /// Nothing is due.
    NotDue,
    /// A person decides.
    Review,
}

/// How a remedy comes to its outcome.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Award {
    /// The same for everyone.
    One(Outcome),
    /// By where a value falls.
    Bands {
        /// The value.
        on: Ref<Value>,
        /// Where the first band begins; nothing when it is open.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        lower: Option<Bound>,
        /// Ascending, without gap or overlap.
        rows: Vec<Band>,
        /// Why a person decides where the value falls outside all bands; there when an end is not
        /// open.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        outside: Option<Ref<Reason>>,
    },
    /// The first case that holds; the compiler sees to it that the last one always does.
    Cases(Vec<Case>),
}

/// One row of a table of bands. It begins where the one before it ends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// Where it ends; nothing when it is open.
    pub upper: Option<Bound>,
    /// What it gives.
    pub outcome: Outcome,
}

/// One alternative of a remedy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// When it applies.
    pub when: Formula,
    /// What it gives.
    pub outcome: Outcome,
}

/// What a row, a case or a whole remedy gives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// The thing given.
    pub gives: Gives,
    /// Why it is not simply due, when it is not.
    pub reason: Option<Ref<Reason>>,
}

/// The thing that an outcome gives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Gives {
    /// An amount.
    Money {
        /// In minor units, exact.
        amount: Formula,
        /// How it is brought to whole minor units; the compiler asks for it where one divides.
        rounding: Option<RoundTo>,
    },
    /// An amount somewhere between two.
    Range {
        /// The least.
        low: Formula,
        /// The most.
        high: Formula,
    },
    /// More time.
    Time {
        /// How much, in seconds.
        by: Formula,
        /// The last day of the term as it stands, from which the new end is counted.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        term_end: Option<Formula>,
    },
    /// Things, with their validity. `reason` makes them possible rather than due.
    Items(Vec<Item>),
    /// A person decides.
    Review,
    /// Nothing.
    Nothing,
}

/// A rounding and the unit it goes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RoundTo {
    /// Which way.
    pub rounding: Rounding,
    /// To a multiple of this many minor units.
    pub unit: Ratio,
}

/// Something given in kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// What it is called.
    pub name: Text,
    /// How many.
    pub count: u32,
    /// For how long it can be used.
    pub validity: Validity,
}

/// For how long a thing given in kind can be used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Validity {
    /// For good.
    Unlimited,
    /// To the end of that day.
    Until(Date),
    /// To the end of a day that a later decision put in place of the first one.
    Prolonged {
        /// The last day as first announced.
        until: Date,
        /// The last day that holds.
        to: Date,
        /// When that was decided.
        decided: Date,
    },
    /// For some days.
    Days {
        /// How many.
        days: u32,
        /// The date question that says from when; nothing when the claimant is not asked.
        from: Option<Ref<Question>>,
        /// When the period was made longer by a later decision.
        extended_on: Option<Date>,
        /// The new last day, where it is published.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        extended_to: Option<Date>,
    },
    /// Nothing is published about it.
    Unstated,
}
