//! The compiled form of the pack language's formulas.
//!
//! A formula is a finite tree: no loops, no recursion, no side effects. Names have become
//! references, units have been checked by the compiler, and money counts minor units.

use serde::{Deserialize, Serialize};

use super::{Calendar, Intake, Question, Ref, Remedy, Service, Table, Value};
use crate::{
    id::OptionId,
    ratio::{Ratio, Rounding},
    time::Date,
};

/// A formula over answers, services and values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Formula {
    /// A literal amount in minor units.
    Money(Ratio),
    /// A literal bare number.
    Number(Ratio),
    /// A literal duration in seconds.
    Duration(Ratio),
    /// A literal date.
    Date(Date),
    /// `true` or `false`.
    Flag(bool),
    /// The answer to a money, count, number, duration, date or yes-no question.
    Answer(Ref<Question>),
    /// A value the pack names.
    Value(Ref<Value>),
    /// Whether a choice question was answered with one of these options.
    Is(Ref<Question>, Vec<OptionId>),
    /// Whether the claimant used the service.
    Used(Ref<Service>),
    /// How long the service was out for the claimant.
    Outage(Ref<Service>),
    /// The highest amount given for any week of a weekly question.
    Highest(Ref<Question>),
    /// The amount given for the week that starts on that date.
    Week(Ref<Question>, Date),
    /// For how many weeks an amount was given; a week marked 'no record' does not count.
    Recorded(Ref<Question>),
    /// Whether an amount was given for the week that starts on that date.
    HasWeek(Ref<Question>, Date),
    /// Sum.
    Add(Box<[Formula; 2]>),
    /// Difference.
    Sub(Box<[Formula; 2]>),
    /// Product.
    Mul(Box<[Formula; 2]>),
    /// Quotient.
    Div(Box<[Formula; 2]>),
    /// The smaller.
    Min(Box<[Formula; 2]>),
    /// The larger.
    Max(Box<[Formula; 2]>),
    /// Comparison.
    Compare(Comparison, Box<[Formula; 2]>),
    /// Both hold. The right side is not read when the left does not hold.
    And(Box<[Formula; 2]>),
    /// One holds. The right side is not read when the left holds.
    Or(Box<[Formula; 2]>),
    /// Does not hold.
    Not(Box<Formula>),
    /// The second when the first holds, else the third.
    If(Box<[Formula; 3]>),
    /// Brought to a multiple of the unit.
    Round(Rounding, Ratio, Box<Formula>),
    /// The date that the estimate is for, by the pack's calendar.
    Today,
    /// Whether claims of an intake are taken at that date.
    IntakeOpen(Ref<Intake>),
    /// What an earlier remedy gives in money.
    Given(Ref<Remedy>),
    /// The figure of a table for a key.
    Lookup(Ref<Table>, Box<Formula>),
    /// Several periods of an amount by week or day taken together: those that begin from the first
    /// date to the second.
    Series(Fold, Ref<Question>, Date, Date),
    /// How many items a list has.
    Items(Ref<Question>),
    /// A value of each item of a list, taken together.
    Over(Fold, Ref<Value>),
    /// A measure of some windows of time.
    Span(Measure, Spans),
    /// How much of some windows lies from the beginning of one date to the end of another.
    Within(Spans, Box<[Formula; 2]>),
    /// Something about the month that a date falls in.
    Month(MonthPart, Box<Formula>),
    /// The same day so many months after a date, or before it; where that month is shorter, its
    /// last day.
    AfterMonths(Box<[Formula; 2]>),
    /// Whether a date is worked.
    IsWorked(Ref<Calendar>, Box<Formula>),
    /// The worked day that is so many after a date.
    AfterWorked(Ref<Calendar>, Box<[Formula; 2]>),
    /// How many days are worked from a date, included, to another, not included.
    WorkedBetween(Ref<Calendar>, Box<[Formula; 2]>),
}

/// How several figures become one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Fold {
    /// Their sum; zero of none.
    Sum,
    /// The highest.
    Highest,
    /// The lowest.
    Lowest,
    /// Their sum through their number.
    Mean,
    /// The middle one; of an even number, the mean of the middle two.
    Median,
    /// How many there are.
    Number,
    /// Whether one of them is yes.
    Any,
    /// Whether each of them is yes.
    Every,
}

/// Windows of time: a service's, or those that the claimant gave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Spans {
    /// When a service was out for the claimant.
    Service(Ref<Service>),
    /// The answer to a question about windows.
    Answer(Ref<Question>),
}

/// What is measured of windows of time. No second counts twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// All of them together.
    Total,
    /// The longest without a break.
    Longest,
    /// The most on one calendar day.
    MostInADay,
    /// The most in one calendar month.
    MostInAMonth,
    /// How many there are; windows that touch are one.
    Number,
    /// The date of the first second.
    Began,
    /// The date of the last second.
    Ended,
}

/// Something about a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum MonthPart {
    /// Its first day.
    Start,
    /// Its last day.
    End,
    /// How long it is.
    Length,
}

/// How two figures of one unit are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Comparison {
    Less,
    AtMost,
    Equal,
    NotEqual,
    AtLeast,
    More,
}
