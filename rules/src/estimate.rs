//! What a pack gives for a claim, and why.

use serde::{Deserialize, Serialize};

use crate::{
    id::{
        EvidenceId, IntakeId, OptionId, QuestionId, ReasonId, RemedyId, ServiceId, TableId, ValueId,
    },
    money::Currency,
    pack::{
        Citations, PackRef, RemedyKind, RoundTo,
        formula::{Fold, Measure},
    },
    ratio::Ratio,
    text::Text,
    time::{Date, Instant},
    window::WindowSet,
};

/// What a pack gives for a claim at a point in time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Estimate {
    /// The rules it was computed by.
    pub pack: PackRef,
    /// The point in time it was computed for; intake is open or closed at it.
    pub now: Instant,
    /// The currency of every amount.
    pub currency: Currency,
    /// One for each remedy of the pack, in the pack's order.
    pub lines: Vec<Line>,
    /// What the lines come to, by kind.
    pub totals: Totals,
    /// How each value that a line reads was computed, in the pack's order.
    pub values: Vec<ValueStep>,
    /// The outage of each service used, in the pack's order.
    pub outages: Vec<ServiceOutage>,
    /// The questions that bear on this claim, answered or not, in the order to ask them.
    pub asked: Vec<QuestionId>,
    /// Those of `asked` that still want an answer, optional ones left out.
    pub missing: Vec<QuestionId>,
    /// What in the claim could not be used.
    pub faults: Vec<ClaimFault>,
}

/// What the scheme gives under one remedy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// The remedy.
    pub remedy: RemedyId,
    /// What kind of thing it gives.
    pub kind: RemedyKind,
    /// What is given; nothing too, when nothing is due or not yet known.
    pub amount: Amount,
    /// How sure that is.
    pub certainty: Certainty,
    /// Why.
    pub reason: LineReason,
    /// Whether the remedy was meant for this claimant at all.
    pub in_scope: bool,
    /// The papers asked for, when the remedy is in scope.
    pub evidence: Vec<EvidenceState>,
    /// Whether claims for it are taken at `now`; nothing when it is given unasked.
    pub intake: Option<IntakeState>,
    /// How it came to this, in order.
    pub steps: Vec<Step>,
    /// The unanswered questions that it waits for. A line that gives things may be known and
    /// wait all the same, for the date that says until when they can be used.
    pub waits_for: Vec<QuestionId>,
    /// What would take it over the next bound.
    pub next_bound: Option<NextBound>,
}

/// What is given under a remedy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Amount {
    /// Nothing, or nothing that is known.
    None,
    /// Exactly this, in minor units.
    Money(i64),
    /// Somewhere between these, both included, in minor units.
    Range {
        /// The least.
        low: i64,
        /// The most.
        high: i64,
    },
    /// That many more seconds.
    Time(i64),
    /// That many more seconds, to a new end of the term.
    Extended {
        /// How many more.
        seconds: i64,
        /// The first second after the new term.
        until: Instant,
    },
    /// Things.
    Items(Vec<GivenItem>),
}

/// A thing given in kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct GivenItem {
    /// What it is called.
    pub name: Text,
    /// How many.
    pub count: u32,
    /// For how long it can be used.
    pub validity: GivenValidity,
}

/// For how long a given thing can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum GivenValidity {
    /// For good.
    Unlimited,
    /// To the end of that day.
    Until(Date),
    /// For some days from a day that is not known here.
    Days(u32),
    /// From one day to the end of another, made longer later without a published end.
    Extended {
        /// The first end.
        until: Option<Date>,
        /// How many days that was.
        days: u32,
        /// When it was made longer.
        decided: Date,
    },
    /// To the end of a day that a later decision put in place of the first one.
    Prolonged {
        /// The first end, where it is known.
        until: Option<Date>,
        /// The end that holds.
        to: Date,
        /// When that was decided.
        decided: Date,
    },
    /// Nothing is published about it.
    Unstated,
}

/// How sure a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// The published rule gives it.
    Due,
    /// The published rule gives something between two figures, or gives it to some only.
    Range,
    /// A person decides.
    Review,
    /// The published rule gives nothing.
    NotDue,
    /// Answers are missing.
    Unknown,
}

/// Why a line is what it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum LineReason {
    /// Every condition holds.
    RuleApplies,
    /// None of the services that the remedy is for was used.
    ServiceNotUsed,
    /// The services were used, but not down in the claimant's window.
    NoOutage,
    /// Answers are missing.
    AnswersMissing,
    /// A figure is too large to be computed exactly, so a person decides.
    TooLarge,
    /// The pack contradicts itself here, so a person decides.
    PackFault,
    /// It depends on what another remedy gives, and that is not settled by the rules alone, so a
    /// person decides.
    OtherRemedy,
    /// The scheme's own reason.
    Pack(ReasonId),
}

/// A paper asked for, and whether it is there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct EvidenceState {
    /// The paper.
    pub evidence: EvidenceId,
    /// Whether the claimant says it is there.
    pub held: bool,
}

/// Whether claims are taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct IntakeState {
    /// The intake.
    pub intake: IntakeId,
    /// Open or not.
    pub status: IntakeStatus,
}

/// Whether an intake is open, by the pack's calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum IntakeStatus {
    /// It opens on that day.
    Opens(Date),
    /// It is open to the end of that day.
    OpenUntil(Date),
    /// It closed at the end of that day.
    ClosedAfter(Date),
}

/// One thing done on the way to a line. It names each figure that was read, and no other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// What was done. Formulas stand in the pack, at the place this names.
    pub action: Action,
    /// What was read, in the order of reading, each once.
    pub inputs: Vec<Input>,
    /// What came of it.
    pub result: Quantity,
    /// Sources.
    pub citations: Citations,
}

/// What a step does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Action {
    /// Looked up how long one of the remedy's services, which the claimant used, was out for the
    /// claimant. [`Estimate::outages`] has its windows.
    Outage(ServiceId),
    /// Tested the remedy's condition at that index.
    Condition(u16),
    /// Found the band at that index.
    Band(u16),
    /// Found the case at that index.
    Case(u16),
    /// Computed the amount that the outcome gives.
    Amount,
    /// Computed the lower end of a range.
    Low,
    /// Computed the upper end of a range.
    High,
    /// Computed the time that the outcome gives.
    Time,
    /// Rounded the amount.
    Round(RoundTo),
    /// Counted that many days from a date to find when a thing ends.
    Validity(u32),
    /// Found the new end of the term.
    TermEnd,
}

/// How a named value was computed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ValueStep {
    /// The value.
    pub value: ValueId,
    /// The item of a list that it was computed for, from zero.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<u16>,
    /// What was read, in the order of reading, each once.
    pub inputs: Vec<Input>,
    /// What came of it; nothing when an answer is missing or it cannot be computed.
    pub result: Option<Quantity>,
    /// Sources.
    pub citations: Citations,
}

/// A figure that a step read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Input {
    /// Where it comes from.
    pub source: Source,
    /// What it was.
    pub quantity: Quantity,
}

/// Where a figure comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// An answer.
    Answer(QuestionId),
    /// The highest week of an answer.
    HighestWeek(QuestionId, Date),
    /// One week of an answer: its amount, or a flag where only was asked whether there is one.
    Week(QuestionId, Date),
    /// How many weeks of an answer hold an amount.
    RecordedWeeks(QuestionId),
    /// Whether the claimant used a service.
    Used(ServiceId),
    /// How long a service was out for the claimant.
    Outage(ServiceId),
    /// A value computed in a step of its own. In the step of an item, that of the same item.
    Value(ValueId),
    /// A value computed for an item of a list, from zero.
    ItemValue(ValueId, u16),
    /// How many items a list has.
    Items(QuestionId),
    /// The date that the estimate is for.
    Today,
    /// Whether claims of an intake are taken at that date.
    IntakeOpen(IntakeId),
    /// What an earlier line gives.
    Given(RemedyId),
    /// The row of a table, from zero.
    Row(TableId, u16),
    /// Several weeks or days of an answer taken together, from one that begins to another.
    Series(Fold, QuestionId, Date, Date),
    /// A measure of the windows of an answer.
    Span(Measure, QuestionId),
    /// A measure of the windows of a service.
    ServiceSpan(Measure, ServiceId),
    /// How much of an answer's windows lies on these days.
    Within(QuestionId, Date, Date),
    /// How much of a service's windows lies on these days.
    ServiceWithin(ServiceId, Date, Date),
}

/// A figure with its unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Quantity {
    /// Minor units of the estimate's currency; exact, so not always whole.
    Money(Ratio),
    /// A bare number.
    Number(Ratio),
    /// Seconds.
    Duration(Ratio),
    /// A date.
    Date(Date),
    /// A point in time.
    Moment(Instant),
    /// Yes or no.
    Flag(bool),
    /// The option chosen.
    Choice(OptionId),
}

/// What would take a line over the bound above it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NextBound {
    /// The value that is measured.
    pub value: ValueId,
    /// How much more of it reaches the next band.
    pub more: Quantity,
    /// What the next band gives.
    pub amount: Amount,
    /// How sure that would be.
    pub certainty: Certainty,
    /// Why.
    pub reason: LineReason,
}

/// What the lines come to. Kinds are never added to each other, nor is what a person decides.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Totals {
    /// Money paid out.
    pub cash: MoneyTotal,
    /// Value that the operator's own service takes, where it is given as an amount.
    pub credit: MoneyTotal,
    /// Coupons.
    pub voucher: MoneyTotal,
    /// Lines that give time.
    pub time_lines: u32,
    /// Lines that give things.
    pub item_lines: u32,
    /// Lines that a person decides.
    pub review_lines: u32,
    /// Lines that wait for answers.
    pub unknown_lines: u32,
}

/// A total of one kind, in minor units. Both ends are equal unless a line is a range.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MoneyTotal {
    /// The least.
    pub low: i64,
    /// The most.
    pub high: i64,
    /// How many lines are in it.
    pub lines: u32,
}

/// How long a service was out for the claimant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ServiceOutage {
    /// The service.
    pub service: ServiceId,
    /// The time that counts: published or corrected, within the incident, each second once.
    pub windows: WindowSet,
    /// Its length in seconds.
    pub seconds: i64,
    /// Whether the claimant corrected the published window.
    pub corrected: bool,
}

/// Something in a claim that cannot be used. The rest of the claim is evaluated all the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ClaimFault {
    /// The claim is of another version of the claim format.
    OtherSchema(u32),
    /// The claim is of another pack or another version.
    OtherPack,
    /// The pack has no such question.
    UnknownQuestion(QuestionId),
    /// The answer is not of the kind that the question takes.
    WrongKind(QuestionId),
    /// The answer lies outside what the question takes.
    OutOfBounds(QuestionId),
    /// The pack has no such option.
    UnknownOption(QuestionId, OptionId),
    /// The pack has no such service.
    UnknownService(ServiceId),
    /// The pack asks for no such paper.
    UnknownEvidence(EvidenceId),
    /// The question is not about a week or day that starts on that date.
    UnknownWeek(QuestionId, Date),
    /// A list has more items, or an answer more windows, than the question takes.
    TooMany(QuestionId),
}
