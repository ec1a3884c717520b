//! A scheme of compensation as data: what the compiler makes of a pack's source.

mod bound;
pub mod formula;
mod loaded;
mod lookup;
mod question;
mod reference;
mod remedy;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use self::formula::Formula;
use crate::{
    canonical::Digest,
    id::{
        CitationId, EvidenceId, GroupId, IntakeId, PackId, ReasonId, RemedyId, ServiceId, ValueId,
    },
    money::Currency,
    text::{Lang, Text},
    time::Date,
    unit::Unit,
    window::Window,
};

pub use bound::Bound;
pub(crate) use loaded::RemedyCitations;
pub use loaded::{LoadError, LoadedPack};
pub use lookup::{Calendar, Row, Table};
pub use question::{
    Choice, NumberAs, Question, QuestionKind, SECONDS_PER_MINUTE, Section, is_decimal,
};
pub use reference::Ref;
pub use remedy::{
    Award, Band, Case, Condition, Gives, Item, Otherwise, Outcome, RemedyKind, RoundTo, Validity,
};

/// The version of the pack format that this crate reads.
pub const PACK_SCHEMA: u32 = 1;

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
    /// The incident as a whole, within which service windows lie; nothing in a standing scheme,
    /// which has no services and asks for the times.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub incident: Option<Incident>,
    /// Groups of services, in the order to show them.
    pub groups: Vec<Group>,
    /// Services, in the order to show them.
    pub services: Vec<Service>,
    /// Questions, in the order to ask them.
    pub questions: Vec<Question>,
    /// Tables of figures, like rates by date.
    #[serde(
        default,
        deserialize_with = "crate::json::left_out::list",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub tables: Vec<Table>,
    /// Calendars of working days.
    #[serde(
        default,
        deserialize_with = "crate::json::left_out::list",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub calendars: Vec<Calendar>,
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

/// A figure that the pack names, so that it is computed and explained once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Value {
    /// The value's name in the pack.
    pub id: ValueId,
    /// A short noun phrase.
    pub label: Text,
    /// The list for each of whose items it is computed; nothing when it is computed once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub each: Option<Ref<Question>>,
    /// Its unit.
    pub unit: Unit,
    /// How it is computed.
    pub formula: Formula,
    /// Sources.
    pub citations: Vec<Ref<Citation>>,
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

impl Intake {
    /// The last day that holds.
    pub fn last_day(&self) -> Date {
        let extended = self.extensions.last();
        extended.map_or(self.closes, |extension| extension.closes)
    }

    /// Whether claims are taken on that day.
    pub fn is_open(&self, today: Date) -> bool {
        (self.opens..=self.last_day()).contains(&today)
    }
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

/// Sources of a step. Most steps of an estimate share theirs, so a list is made once a pack.
pub type Citations = Arc<[CitationId]>;
