//! Questions, and the kinds of answer that they take.

use serde::{Deserialize, Serialize};

use super::{Ref, Service};
use crate::{
    id::{OptionId, QuestionId},
    money::Money,
    ratio::{ArithmeticError, Ratio},
    text::Text,
    time::Date,
    unit::Unit,
};

/// The part of the interview a question belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Section {
    /// Who the claimant is.
    You,
    /// What the claimant used.
    Services,
    /// What the claimant had of a service.
    Details,
    /// What the claimant lost.
    Losses,
}

/// Something only the claimant can say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// The question's name in the pack.
    pub id: QuestionId,
    /// The part of the interview it belongs to.
    pub section: Section,
    /// The question as put to the claimant.
    pub text: Text,
    /// A short noun phrase for summaries and steps.
    pub label: Text,
    /// Help under the question; may be empty.
    pub hint: Text,
    /// The service it is about, for its icon and name.
    pub about: Option<Ref<Service>>,
    /// An optional question is not among the missing ones; its remedy stays `unknown` without it.
    pub optional: bool,
    /// The list whose items each answer it; nothing when it is asked once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item_of: Option<Ref<Question>>,
    /// What kind of answer it takes.
    pub kind: QuestionKind,
}

/// The kind of answer that a question takes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum QuestionKind {
    /// Any number of the pack's services, none included.
    Services,
    /// One of these.
    Choice {
        /// In the order to show them.
        options: Vec<Choice>,
    },
    /// Yes or no.
    YesNo,
    /// An amount in minor units of the pack's currency.
    Money {
        /// Smallest amount taken.
        min: i64,
        /// Largest amount taken.
        max: i64,
    },
    /// A whole number.
    Count {
        /// Smallest number taken.
        min: i64,
        /// Largest number taken.
        max: i64,
    },
    /// A decimal number, exact, with its unit shown behind it.
    Number {
        /// What stands behind it, like `km`.
        unit: Text,
        /// What formulas take it for.
        read_as: NumberAs,
        /// How many digits behind the point are taken.
        decimals: u8,
        /// Smallest number taken, in the unit shown.
        min: Ratio,
        /// Largest number taken, in the unit shown.
        max: Ratio,
    },
    /// A length of time, in hours and minutes.
    Duration {
        /// Shortest taken, in seconds.
        min: i64,
        /// Longest taken, in seconds.
        max: i64,
    },
    /// A date.
    Date {
        /// Earliest date taken.
        earliest: Date,
        /// Latest date taken.
        latest: Date,
    },
    /// An amount, or 'no record', for each of these weeks.
    WeeklyMoney {
        /// First days of the weeks, in order.
        weeks: Vec<Date>,
        /// First day of the week that the outage fell in; one of `weeks`.
        outage_week: Date,
    },
    /// An amount, or 'no record', for each day from one to another.
    DailyMoney {
        /// First day.
        from: Date,
        /// Last day.
        to: Date,
        /// First day that the outage fell on.
        outage_from: Date,
        /// Last day that the outage fell on.
        outage_to: Date,
    },
    /// One or more windows of time, as the claimant remembers them.
    Windows {
        /// First day that one may begin on.
        earliest: Date,
        /// Last day that one may end on.
        latest: Date,
        /// How many are taken.
        most: u16,
    },
    /// Any number of items of one form. The questions of which this is the
    /// [`item_of`](Question::item_of) are asked of each.
    Items {
        /// How many are taken.
        most: u16,
        /// What one is called.
        item: Text,
    },
}

/// One option of a choice question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// The option's name in the pack.
    pub id: OptionId,
    /// What the claimant reads.
    pub name: Text,
    /// Help under it; may be empty.
    pub hint: Text,
}

/// What formulas take a decimal number for, whatever unit is shown behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum NumberAs {
    /// The number itself.
    Number,
    /// A share: 12.5 is one eighth.
    Percent,
    /// A duration: 1.5 is 36 hours.
    Days,
}

impl NumberAs {
    /// What a pack's source calls it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Percent => "percent",
            Self::Days => "days",
        }
    }

    /// The unit that formulas see.
    pub const fn unit(self) -> Unit {
        match self {
            Self::Number | Self::Percent => Unit::Number,
            Self::Days => Unit::Duration,
        }
    }

    /// The figure that formulas see for a number in the unit shown.
    ///
    /// # Errors
    /// [`ArithmeticError::Overflow`].
    ///
    /// ```
    /// use rules::{Ratio, pack::NumberAs};
    /// let shown = Ratio::new(25, 2).unwrap();
    /// assert_eq!(NumberAs::Percent.read(shown), Ratio::new(1, 8));
    /// assert_eq!(NumberAs::Days.read(shown), Ok(Ratio::whole(1_080_000)));
    /// ```
    pub fn read(self, shown: Ratio) -> Result<Ratio, ArithmeticError> {
        match self {
            Self::Number => Ok(shown),
            Self::Percent => shown.div(Ratio::whole(100)),
            Self::Days => shown.mul(Ratio::whole(SECONDS_PER_DAY)),
        }
    }

    /// The number in the unit shown that formulas see as `figure`.
    ///
    /// # Errors
    /// [`ArithmeticError::Overflow`].
    pub fn in_shown_unit(self, figure: Ratio) -> Result<Ratio, ArithmeticError> {
        match self {
            Self::Number => Ok(figure),
            Self::Percent => figure.mul(Ratio::whole(100)),
            Self::Days => figure.div(Ratio::whole(SECONDS_PER_DAY)),
        }
    }
}

const SECONDS_PER_DAY: i64 = 86_400;

/// Durations are asked for in whole minutes.
pub const SECONDS_PER_MINUTE: i64 = 60;

/// Whether `number` has at most so many digits behind the point, and at most as many in all as
/// an answer may hold.
pub fn is_decimal(number: Ratio, decimals: u8) -> bool {
    let scale = 10_i128.checked_pow(decimals.into());
    let scaled = scale
        .filter(|scale| scale % number.denominator() == 0)
        .and_then(|scale| number.numerator().checked_mul(scale / number.denominator()));
    scaled
        .is_some_and(|scaled| scaled.unsigned_abs() <= u128::from(Money::MAX_ANSWER.unsigned_abs()))
}
