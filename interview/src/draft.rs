//! What a person typed and chose so far, exactly as typed. It outlives the page: it is what is
//! saved and restored. The claim is made of it, never the other way round.

use rules::{
    Date, EvidenceFile, EvidenceHeld, Instant, LossKind, Pack,
    id::{EvidenceId, OptionId, PackId, QuestionId, ServiceId},
    json::left_out,
};
use serde::{Deserialize, Serialize};

use crate::{daily::DailySales, field::End, page::Page, table::Table};

/// The version of the saved form.
pub const DRAFT_SCHEMA: u32 = 1;

/// A claim in the making.
///
/// Entries of questions that no longer bear on the claim stay here, so that changing one answer
/// back brings the others back too; only the claim leaves them out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    /// [`DRAFT_SCHEMA`].
    pub schema: u32,
    /// The pack that the questions are of.
    pub pack: PackId,
    /// The version of the pack that the last answer was given under.
    pub version: String,
    /// Chosen at random when the draft began; the submission carries it.
    pub idempotency_key: String,
    /// What was typed or chosen, by question.
    pub entries: Entries,
    /// Outage windows that the claimant is correcting.
    pub windows: Table<ServiceId, WindowEntry>,
    /// Losses that the scheme does not count.
    pub other_losses: Vec<LossEntry>,
    /// The papers that the claimant has.
    pub evidence: Table<EvidenceId, EvidenceHeld>,
    /// Paths of the pages that may be left empty and were passed.
    pub passed: Vec<String>,
    /// When the submission was made of these answers; nothing after any change.
    pub prepared: Option<Instant>,
    /// When the submission was made that was sent, whatever was changed since.
    pub sent: Option<Instant>,
    /// What the claimant calls it, to tell it from other drafts.
    pub name: Option<String>,
    /// When it was changed last.
    pub touched: Option<Instant>,
    /// Sales by day, by the question whose amounts are added up from them.
    #[serde(default, deserialize_with = "left_out::list")]
    pub daily: Table<QuestionId, DailySales>,
    /// Weeks or days that are not to be compared, with the reason as typed, by question.
    #[serde(default, deserialize_with = "left_out::list")]
    pub set_aside: Table<QuestionId, Table<Date, String>>,
}

impl Draft {
    /// A draft with nothing in it.
    pub fn new(pack: &Pack, idempotency_key: String) -> Self {
        Self {
            schema: DRAFT_SCHEMA,
            pack: pack.id.clone(),
            version: pack.version.clone(),
            idempotency_key,
            entries: Table::default(),
            windows: Table::default(),
            other_losses: Vec::new(),
            evidence: Table::default(),
            passed: Vec::new(),
            prepared: None,
            sent: None,
            name: None,
            touched: None,
            daily: Table::default(),
            set_aside: Table::default(),
        }
    }

    /// Whether nothing was said yet.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Whether a page that may be left empty was passed.
    pub fn has_passed(&self, page: &Page) -> bool {
        self.passed.contains(&page.path())
    }

    /// Every file that it names.
    pub fn files(&self) -> impl Iterator<Item = &EvidenceFile> {
        let papers = self.evidence.iter().flat_map(|(_, held)| &held.files);
        papers.chain(self.other_losses.iter().flat_map(|loss| &loss.files))
    }
}

/// What was typed or chosen for one question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Entry {
    /// For a question about services.
    Services {
        /// The services ticked.
        chosen: Vec<ServiceId>,
        /// Whether 'none of these' is ticked; the services ticked before do not count then.
        none: bool,
    },
    /// For a choice.
    Choice(OptionId),
    /// For yes or no.
    YesNo(bool),
    /// For an amount or a number.
    Text(String),
    /// For a date: year, month, day.
    Date([String; 3]),
    /// For a length of time: hours, minutes.
    Duration([String; 2]),
    /// For amounts by week or by day.
    Weekly(Table<Date, WeekEntry>),
    /// For windows of time.
    Windows(Vec<WindowEntry>),
    /// For items: what was typed or chosen for each, by question of the list.
    Items(Vec<Entries>),
}

impl Entry {
    /// Whether nothing is typed or chosen in it.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Services { chosen, none } => chosen.is_empty() && !none,
            Self::Choice(_) | Self::YesNo(_) => false,
            Self::Text(text) => text.trim().is_empty(),
            Self::Date(parts) => parts.iter().all(|part| part.trim().is_empty()),
            Self::Duration(parts) => parts.iter().all(|part| part.trim().is_empty()),
            Self::Weekly(weeks) => weeks
                .iter()
                .all(|(_, week)| !week.no_record && week.text.trim().is_empty()),
            Self::Windows(windows) => windows.iter().all(WindowEntry::is_blank),
            Self::Items(items) => items
                .iter()
                .all(|item| item.iter().all(|(_, entry)| entry.is_blank())),
        }
    }
}

/// What was typed or chosen, by question.
pub type Entries = Table<QuestionId, Entry>;

/// What was typed for one week or day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeekEntry {
    /// The amount as typed.
    pub text: String,
    /// Whether 'no record' is ticked; the text does not count then.
    pub no_record: bool,
}

/// A window of time: each end as year, month, day, hour, minute.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WindowEntry {
    /// The start.
    pub from: [String; 5],
    /// The end.
    pub to: [String; 5],
}

impl WindowEntry {
    /// Whether nothing is typed in it.
    pub fn is_blank(&self) -> bool {
        let mut parts = self.from.iter().chain(&self.to);
        parts.all(|part| part.trim().is_empty())
    }

    /// One end.
    pub fn end(&self, end: End) -> &[String; 5] {
        match end {
            End::From => &self.from,
            End::To => &self.to,
        }
    }

    /// One end, to be typed into.
    pub fn end_mut(&mut self, end: End) -> &mut [String; 5] {
        match end {
            End::From => &mut self.from,
            End::To => &mut self.to,
        }
    }
}

/// The windows that an entry shows; there is always one to fill in.
pub fn windows_in(entry: Option<&Entry>) -> Vec<WindowEntry> {
    match entry {
        Some(Entry::Windows(windows)) if !windows.is_empty() => windows.clone(),
        _ => vec![WindowEntry::default()],
    }
}

/// The items that an entry shows; there is always one to fill in.
pub fn items_in(entry: Option<&Entry>) -> Vec<Entries> {
    match entry {
        Some(Entry::Items(items)) if !items.is_empty() => items.clone(),
        _ => vec![Entries::default()],
    }
}

/// A loss in the claimant's own words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LossEntry {
    /// What was lost.
    pub what: String,
    /// How much, as typed.
    pub amount: String,
    /// Of which kind it is.
    pub kind: Option<LossKind>,
    /// When, as typed: year, month, day.
    pub date: Option<[String; 3]>,
    /// The files that show it.
    #[serde(default, deserialize_with = "left_out::list")]
    pub files: Vec<EvidenceFile>,
}

/// What a file is attached to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AttachedTo {
    /// A paper: the file shows that the claimant has it.
    Paper(EvidenceId),
    /// A loss that the scheme does not count, by its place: the file shows it.
    Loss(usize),
}

impl AttachedTo {
    /// What the ids of its elements in the page begin with.
    pub fn element_id(&self) -> String {
        match self {
            Self::Paper(paper) => ["e-", paper.as_str()].concat(),
            Self::Loss(index) => ["loss-", &index.to_string()].concat(),
        }
    }
}
