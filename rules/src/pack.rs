//! A scheme of compensation as data: what the compiler makes of a pack's source.

mod loaded;

use std::{fmt, hash, marker::PhantomData};

use serde::{Deserialize, Serialize};

use crate::{
    canonical::Digest,
    formula::{Formula, Unit},
    id::{
        CitationId, EvidenceId, GroupId, IntakeId, OptionId, PackId, QuestionId, ReasonId,
        RemedyId, ServiceId, ValueId,
    },
    money::Currency,
    ratio::{Ratio, Rounding},
    text::{Lang, Text},
    time::Date,
    window::Window,
};

pub(crate) use loaded::RemedyCitations;
pub use loaded::{LoadError, LoadedPack};

/// The version of the pack format that this crate reads.
pub const PACK_SCHEMA: u32 = 1;

/// A place in one of the pack's lists, typed by what the list holds.
///
/// A reference out of bounds, which only a forged pack has, is read as 'nothing there'.
#[derive(Serialize, Deserialize)]
#[serde(transparent)]
pub struct Ref<T>(u16, #[serde(skip)] PhantomData<fn() -> T>);

impl<T> Ref<T> {
    /// The reference to the list's item at `index`.
    pub const fn new(index: u16) -> Self {
        Self(index, PhantomData)
    }

    /// The place in the list, from zero.
    pub fn index(self) -> usize {
        self.0.into()
    }

    /// What is there in `list`.
    pub fn of(self, list: &[T]) -> Option<&T> {
        list.get(self.index())
    }

    /// References to every item of `list`, in order.
    pub fn all(list: &[T]) -> impl Iterator<Item = Self> + use<T> {
        (0..list.len().try_into().unwrap_or(u16::MAX)).map(Self::new)
    }
}

impl<T> Clone for Ref<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Ref<T> {}

impl<T> PartialEq for Ref<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<T> Eq for Ref<T> {}

impl<T> hash::Hash for Ref<T> {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

impl<T> fmt::Debug for Ref<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.0)
    }
}

#[cfg(feature = "schema")]
impl<T> schemars::JsonSchema for Ref<T> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "reference".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        u16::json_schema(generator)
    }
}

/// Which pack, in which version, with which content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PackRef {
    /// The pack.
    pub id: PackId,
    /// Its version, `MAJOR.MINOR.PATCH`.
    pub version: String,
    /// The SHA-256 of its canonical JSON.
    pub hash: Digest,
}

/// A compiled scheme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Pack {
    /// [`PACK_SCHEMA`].
    #[cfg_attr(feature = "schema", schemars(extend("const" = PACK_SCHEMA)))]
    pub schema: u32,
    /// The pack's name.
    pub id: PackId,
    /// `MAJOR.MINOR.PATCH`; a rule change is a release.
    pub version: String,
    /// The languages every text is written in.
    pub languages: Vec<Lang>,
    /// The currency of every amount.
    pub currency: Currency,
    /// Minutes east of UTC at the place whose calendar and clock the scheme goes by.
    pub offset_minutes: i32,
    /// The scheme's name.
    pub name: Text,
    /// Who owes the compensation.
    pub operator: Text,
    /// One or two sentences on what happened and what the scheme covers.
    pub summary: Text,
    /// The incident as a whole; service windows lie within it.
    pub incident: Incident,
    /// Groups of services, in the order to show them.
    pub groups: Vec<Group>,
    /// Services, in the order to show them.
    pub services: Vec<Service>,
    /// Questions, in the order to ask them.
    pub questions: Vec<Question>,
    /// Named values, each after those that it reads.
    pub values: Vec<Value>,
    /// Periods in which claims are or were taken.
    pub intakes: Vec<Intake>,
    /// Kinds of evidence.
    pub evidence: Vec<Evidence>,
    /// Reasons that the pack gives for outcomes.
    pub reasons: Vec<Reason>,
    /// What is owed to whom, in the order to show it.
    pub remedies: Vec<Remedy>,
    /// Sources.
    pub citations: Vec<Citation>,
}

/// The incident that the scheme answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Incident {
    /// What happened, in a few words.
    pub name: Text,
    /// From the first service down to the last one back.
    pub window: Window,
    /// Sources.
    pub citations: Vec<Ref<Citation>>,
}

/// A heading over services that belong together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// The group's name in the pack.
    pub id: GroupId,
    /// The heading.
    pub name: Text,
}

/// Something that was down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// The service's name in the pack.
    pub id: ServiceId,
    /// What claimants call it.
    pub name: Text,
    /// Other words people search it by.
    pub keywords: Text,
    /// The heading it stands under.
    pub group: Ref<Group>,
    /// One of the app's own icons.
    pub icon: Icon,
    /// When it was down, as published.
    pub window: Window,
    /// How sure the published end is.
    pub end: WindowEnd,
    /// Sources.
    pub citations: Vec<Ref<Citation>>,
}

/// The icons that a pack may choose from; the app draws them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Icon {
    Message,
    Monitor,
    Image,
    Wallet,
    Taxi,
    Bike,
    Parking,
    Map,
    Book,
    Music,
    Video,
    Game,
    Mail,
    Megaphone,
    Archive,
    Smile,
    Gift,
    Phone,
    Globe,
    Server,
}

/// How sure the end of a published window is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum WindowEnd {
    /// The moment is published.
    Exact,
    /// The publisher says 'about', or only how long it was.
    About,
    /// It was working by then; when it came back is not published.
    WorkingBy,
}

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

/// A figure that the pack names, so that it is computed and explained once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Value {
    /// The value's name in the pack.
    pub id: ValueId,
    /// A short noun phrase.
    pub label: Text,
    /// Its unit.
    pub unit: Unit,
    /// How it is computed.
    pub formula: Formula,
    /// Sources.
    pub citations: Vec<Ref<Citation>>,
}

/// A period in which claims are taken: the whole of both days, by the pack's calendar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Intake {
    /// The intake's name in the pack.
    pub id: IntakeId,
    /// A short noun phrase.
    pub name: Text,
    /// First day.
    pub opens: Date,
    /// Last day as first announced.
    pub closes: Date,
    /// Later last days, in the order of their announcement; the last one holds.
    pub extensions: Vec<Extension>,
    /// Sources.
    pub citations: Vec<Ref<Citation>>,
}

/// A later last day of an intake.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Extension {
    /// The new last day.
    pub closes: Date,
    /// Sources.
    pub citations: Vec<Ref<Citation>>,
}

/// A paper that a remedy asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// The paper's name in the pack.
    pub id: EvidenceId,
    /// What it is called.
    pub name: Text,
    /// What counts and where to get it; may be empty.
    pub hint: Text,
}

/// Why an outcome is what it is, in the scheme's own terms.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Reason {
    /// The reason's code.
    pub id: ReasonId,
    /// A sentence to the claimant.
    pub text: Text,
}

/// A published source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Citation {
    /// The citation's name in the pack.
    pub id: CitationId,
    /// What the source says, in a few words.
    pub title: Text,
    /// Who published it.
    pub publisher: String,
    /// When, if known.
    pub date: Option<Date>,
    /// Its number or name with the publisher.
    pub reference: String,
    /// Where it can be read, if known.
    pub url: Option<String>,
}

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

/// One head of compensation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Remedy {
    /// The remedy's name in the pack.
    pub id: RemedyId,
    /// What it is called.
    pub name: Text,
    /// What kind of thing it gives.
    pub kind: RemedyKind,
    /// When not empty, the claimant must have used one of these while it was out.
    pub services: Vec<Ref<Service>>,
    /// Tested in order; the first that fails decides.
    pub conditions: Vec<Condition>,
    /// What the scheme gives when every condition holds.
    pub award: Award,
    /// The papers asked for.
    pub evidence: Vec<Ref<Evidence>>,
    /// When claims for it are taken; nothing when it is given unasked.
    pub intake: Option<Ref<Intake>>,
    /// What else the claimant should know; may be empty.
    pub note: Text,
    /// Sources.
    pub citations: Vec<Ref<Citation>>,
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
        /// Ascending, without gap or overlap.
        rows: Vec<Band>,
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

/// The end of a band.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Bound {
    /// In the value's unit: minor units, seconds, or a bare number.
    pub at: Ratio,
    /// Whether the bound itself belongs to the band.
    pub inclusive: bool,
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
    /// For some days.
    Days {
        /// How many.
        days: u32,
        /// The date question that says from when; nothing when the claimant is not asked.
        from: Option<Ref<Question>>,
        /// When the period was made longer by a later decision whose new end is not published.
        extended_on: Option<Date>,
    },
    /// Nothing is published about it.
    Unstated,
}
