//! What a claimant says.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::{
    canonical::Digest,
    id::{EvidenceId, OptionId, PackId, QuestionId, ServiceId},
    json::left_out,
    ratio::Ratio,
    time::{Date, Instant},
    unique_keys,
    window::WindowSet,
};

/// The version of the claim format that this crate reads.
pub const CLAIM_SCHEMA: u32 = 1;

/// A claimant's answers, bound to a pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// [`CLAIM_SCHEMA`].
    #[cfg_attr(feature = "schema", schemars(extend("const" = CLAIM_SCHEMA)))]
    pub schema: u32,
    /// The pack that the questions are of.
    pub pack: PackId,
    /// The pack's version.
    pub version: String,
    /// What was answered; a question that is not here is unanswered.
    #[serde(default, deserialize_with = "left_out::map")]
    pub answers: BTreeMap<QuestionId, Answer>,
    /// Outage windows that the claimant corrected, in place of the published ones.
    #[serde(default, deserialize_with = "left_out::map")]
    pub windows: BTreeMap<ServiceId, WindowSet>,
    /// Losses that the claimant wants known and the scheme does not count.
    #[serde(default, deserialize_with = "left_out::list")]
    pub other_losses: Vec<OtherLoss>,
    /// The papers that the claimant has.
    #[serde(default, deserialize_with = "left_out::map")]
    pub evidence: BTreeMap<EvidenceId, EvidenceHeld>,
    /// Weeks or days of a question that are not to be compared, by their first days, each with the
    /// claimant's reason. The rules read them as without record; their amounts stay in the answer.
    #[serde(
        default,
        deserialize_with = "left_out::map",
        skip_serializing_if = "BTreeMap::is_empty"
    )]
    pub set_aside: BTreeMap<QuestionId, SetAside>,
    /// The days that the amounts of a question were added up from: an amount in minor units, or
    /// nothing where there is no record. No rule reads them.
    #[serde(
        default,
        deserialize_with = "left_out::map",
        skip_serializing_if = "BTreeMap::is_empty"
    )]
    pub by_day: BTreeMap<QuestionId, ByDay>,
}

impl Claim {
    /// A claim under that pack with nothing answered.
    pub fn new(pack: &crate::Pack) -> Self {
        Self {
            schema: CLAIM_SCHEMA,
            pack: pack.id.clone(),
            version: pack.version.clone(),
            answers: BTreeMap::new(),
            windows: BTreeMap::new(),
            other_losses: Vec::new(),
            evidence: BTreeMap::new(),
            set_aside: BTreeMap::new(),
            by_day: BTreeMap::new(),
        }
    }
}

/// Weeks or days of one question that are set aside, each with its reason.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct SetAside(#[serde(deserialize_with = "unique_keys::map")] pub BTreeMap<Date, String>);

/// What was taken on each day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct ByDay(#[serde(deserialize_with = "unique_keys::map")] pub BTreeMap<Date, Option<i64>>);

/// One answer, of the kind its question takes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// The services used; none is an answer too.
    Services(BTreeSet<ServiceId>),
    /// The option chosen.
    Choice(OptionId),
    /// Yes or no.
    YesNo(bool),
    /// An amount in minor units of the pack's currency.
    Money(i64),
    /// A whole number.
    Count(i64),
    /// A decimal number in the unit shown, exact.
    Number(Ratio),
    /// A length of time in seconds.
    Duration(i64),
    /// A date.
    Date(Date),
    /// By the first day of each week: an amount in minor units, or nothing where there is no
    /// record. A week that is not here is unanswered.
    #[serde(deserialize_with = "unique_keys::map")]
    WeeklyMoney(BTreeMap<Date, Option<i64>>),
    /// The same by day.
    #[serde(deserialize_with = "unique_keys::map")]
    DailyMoney(BTreeMap<Date, Option<i64>>),
    /// Windows of time, each second once.
    Windows(WindowSet),
    /// Items in the order they were given, each with answers to the list's questions.
    Items(Vec<ItemAnswers>),
}

/// The answers of one item of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct ItemAnswers(
    #[serde(deserialize_with = "unique_keys::map")] pub BTreeMap<QuestionId, Answer>,
);

/// A loss in the claimant's own words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OtherLoss {
    /// What was lost.
    pub what: String,
    /// How much, in minor units of the pack's currency.
    pub amount: i64,
    /// Of which kind it is, where the claimant says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<LossKind>,
    /// When, where the claimant says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// The files that show it; they stay with the claimant.
    #[serde(
        default,
        deserialize_with = "left_out::list",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub files: Vec<EvidenceFile>,
}

/// The kinds of losses that small businesses tell of beside lost sales. No rule reads them: they
/// help a person who decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum LossKind {
    /// What was paid to keep going, like couriers or another service.
    ExtraCost,
    /// Money given back to customers.
    Refund,
    /// Goods that went bad.
    SpoiledGoods,
    /// Something else.
    Other,
}

impl LossKind {
    /// All of them, in the order to choose from.
    pub const ALL: [Self; 4] = [
        Self::ExtraCost,
        Self::Refund,
        Self::SpoiledGoods,
        Self::Other,
    ];
}

/// A paper that the claimant has, with the files that show it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct EvidenceHeld {
    /// The files, if any were attached; they stay with the claimant.
    pub files: Vec<EvidenceFile>,
}

/// A file, named by its content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct EvidenceFile {
    /// The file's name on the claimant's device.
    pub name: String,
    /// Its media type as the browser tells it; may be empty.
    pub media_type: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// The SHA-256 of its content.
    pub sha256: Digest,
    /// When the device says that it was changed last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modified: Option<Instant>,
}
