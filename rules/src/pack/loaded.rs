//! A pack made ready for evaluation.

use std::{cmp::Ordering, fmt, sync::Arc};

use super::{
    Award, Citation, Citations, PACK_SCHEMA, Pack, PackRef, Question, QuestionKind, Ref, Remedy,
    Service,
};
use crate::{
    canonical::{Digest, canonical_json},
    json, order,
    window::WindowSet,
};

/// A pack with its hash, and what follows from the pack alone, so that an estimate need not work
/// it out each time.
///
/// Load it once, evaluate many claims with it.
#[derive(Clone, Debug)]
pub struct LoadedPack {
    pack: Arc<Pack>,
    hash: Digest,
    published: Vec<PublishedOutage>,
    questions_by_id: Vec<u16>,
    services_by_id: Vec<u16>,
    services_question: Option<Ref<Question>>,
    citations: CitationLists,
}

/// When a service was down as published, within the incident.
#[derive(Clone, Debug)]
pub(crate) struct PublishedOutage {
    pub(crate) windows: WindowSet,
    pub(crate) seconds: i64,
}

impl LoadedPack {
    /// The largest compiled pack that is read, in bytes. A real one is a few per cent of it; the
    /// bound keeps a wrong file from filling a phone's memory.
    pub const MAX_BYTES: usize = 4 << 20;

    /// The longest list that a pack may hold. Every reference fits 16 bits, and no sum of line
    /// amounts leaves 64.
    pub const MAX_LIST: usize = 4096;

    /// Reads the compiler's output and hashes it as it stands, without a byte order mark.
    ///
    /// # Errors
    /// A [`LoadError`] when `json` is too large, of another schema version, not a pack, or holds
    /// a list that is too long.
    pub fn from_json(json: &[u8]) -> Result<Self, LoadError> {
        if json.len() > Self::MAX_BYTES {
            return Err(LoadError::TooLarge { bytes: json.len() });
        }
        let pack: Pack = json::read(json).map_err(|error| {
            // A pack of a later schema fails on its first new field; the version says more.
            match json::schema(json).and_then(|schema| schema.try_into().ok()) {
                Some(schema) if schema != PACK_SCHEMA => LoadError::Schema { schema },
                _ => LoadError::Json {
                    path: error.path(json),
                    error: error.into(),
                },
            }
        })?;
        Self::with_hash(pack, Digest::of(json::without_mark(json)))
    }

    /// Takes a pack that the compiler just made, and hashes its canonical JSON.
    ///
    /// # Errors
    /// A [`LoadError`] when it is of another schema version or holds a list that is too long.
    pub fn new(pack: Pack) -> Result<Self, LoadError> {
        let json = canonical_json(&pack).map_err(|error| LoadError::Json {
            path: String::new(),
            error: error.into(),
        })?;
        if json.len() > Self::MAX_BYTES {
            return Err(LoadError::TooLarge { bytes: json.len() });
        }
        Self::with_hash(pack, Digest::of(json.as_bytes()))
    }

    /// Takes a pack that was read from bytes with that hash.
    ///
    /// # Errors
    /// A [`LoadError`] when it is of another schema version or holds a list that is too long.
    pub fn with_hash(pack: impl Into<Arc<Pack>>, hash: Digest) -> Result<Self, LoadError> {
        let pack = pack.into();
        if pack.schema != PACK_SCHEMA {
            return Err(LoadError::Schema {
                schema: pack.schema,
            });
        }
        check_lists(&pack)?;
        let incident = pack.incident.as_ref().map(|incident| incident.window);
        let incident = WindowSet::of(incident);
        let published = pack
            .services
            .iter()
            .map(|service| {
                let windows = WindowSet::of([service.window]).intersection(&incident);
                let seconds = windows.seconds();
                PublishedOutage { windows, seconds }
            })
            .collect();
        let questions_by_id = order_of(pack.questions.iter().map(|question| question.id.as_str()));
        let services_by_id = order_of(pack.services.iter().map(|service| service.id.as_str()));
        let services_question = Ref::all(&pack.questions)
            .zip(&pack.questions)
            .find(|(_, question)| question.kind == QuestionKind::Services)
            .map(|(at, _)| at);
        Ok(Self {
            citations: CitationLists::of(&pack),
            pack,
            hash,
            published,
            questions_by_id,
            services_by_id,
            services_question,
        })
    }

    /// The pack.
    pub fn pack(&self) -> &Pack {
        &self.pack
    }

    /// The pack, to be shared.
    pub fn shared(&self) -> Arc<Pack> {
        self.pack.clone()
    }

    /// The SHA-256 of its canonical JSON.
    pub const fn hash(&self) -> Digest {
        self.hash
    }

    /// What a claim's estimate and submission name it by.
    pub fn reference(&self) -> PackRef {
        PackRef {
            id: self.pack.id.clone(),
            version: self.pack.version.clone(),
            hash: self.hash,
        }
    }

    /// The question with that id.
    pub fn question(&self, id: &str) -> Option<Ref<Question>> {
        find(
            &self.questions_by_id,
            &self.pack.questions,
            id,
            |question| question.id.as_str(),
        )
    }

    /// The service with that id.
    pub fn service(&self, id: &str) -> Option<Ref<Service>> {
        find(&self.services_by_id, &self.pack.services, id, |service| {
            service.id.as_str()
        })
    }

    /// The questions by their ids, for many looked up in the ids' order.
    pub(crate) fn questions_in_order(&self) -> InOrder<'_, Question> {
        InOrder::new(&self.questions_by_id, &self.pack.questions, |question| {
            question.id.as_str()
        })
    }

    /// The services by their ids, for many looked up in the ids' order.
    pub(crate) fn services_in_order(&self) -> InOrder<'_, Service> {
        InOrder::new(&self.services_by_id, &self.pack.services, |service| {
            service.id.as_str()
        })
    }

    /// The question that asks which services were used, if the pack asks it. A pack that does not
    /// ask it takes all its services as used.
    pub const fn services_question(&self) -> Option<Ref<Question>> {
        self.services_question
    }

    pub(crate) fn published(&self) -> &[PublishedOutage] {
        &self.published
    }

    pub(crate) const fn citations(&self) -> &CitationLists {
        &self.citations
    }
}

/// The sources of each part, by id, by place in the pack.
#[derive(Clone, Debug)]
pub(crate) struct CitationLists {
    pub(crate) services: Vec<Citations>,
    pub(crate) values: Vec<Citations>,
    pub(crate) remedies: Vec<RemedyCitations>,
}

/// The sources of a remedy.
#[derive(Clone, Debug)]
pub(crate) struct RemedyCitations {
    pub(crate) own: Citations,
    /// Of each condition; the remedy's own where it names none.
    pub(crate) conditions: Vec<Citations>,
}

impl CitationLists {
    fn of(pack: &Pack) -> Self {
        let ids = |citations: &[Ref<Citation>]| -> Citations {
            let known = citations
                .iter()
                .filter_map(|citation| citation.of(&pack.citations));
            known.map(|citation| citation.id.clone()).collect()
        };
        let remedy = |remedy: &Remedy| {
            let own = ids(&remedy.citations);
            let conditions = remedy.conditions.iter();
            let conditions = conditions
                .map(|condition| match condition.citations.as_slice() {
                    [] => own.clone(),
                    citations => ids(citations),
                })
                .collect();
            RemedyCitations { own, conditions }
        };
        let (services, values) = (pack.services.iter(), pack.values.iter());
        Self {
            services: services.map(|service| ids(&service.citations)).collect(),
            values: values.map(|value| ids(&value.citations)).collect(),
            remedies: pack.remedies.iter().map(remedy).collect(),
        }
    }
}

fn check_lists(pack: &Pack) -> Result<(), LoadError> {
    let lists = [
        ("groups", pack.groups.len()),
        ("services", pack.services.len()),
        ("questions", pack.questions.len()),
        ("tables", pack.tables.len()),
        ("calendars", pack.calendars.len()),
        ("values", pack.values.len()),
        ("intakes", pack.intakes.len()),
        ("evidence", pack.evidence.len()),
        ("reasons", pack.reasons.len()),
        ("remedies", pack.remedies.len()),
        ("citations", pack.citations.len()),
        ("parts", longest_within(pack)),
    ];
    match lists
        .into_iter()
        .find(|(_, length)| *length > LoadedPack::MAX_LIST)
    {
        Some((list, length)) => Err(LoadError::ListTooLong { list, length }),
        None => Ok(()),
    }
}

/// The length of the longest list within a part. A calendar's days are not among them: it says
/// itself how many it knows.
fn longest_within(pack: &Pack) -> usize {
    let mut longest = 0;
    let mut see = |length: usize| longest = longest.max(length);
    for question in &pack.questions {
        match &question.kind {
            QuestionKind::Choice { options } => see(options.len()),
            QuestionKind::WeeklyMoney { weeks, .. } => see(weeks.len()),
            QuestionKind::Services
            | QuestionKind::YesNo
            | QuestionKind::Money { .. }
            | QuestionKind::Count { .. }
            | QuestionKind::Number { .. }
            | QuestionKind::Duration { .. }
            | QuestionKind::Date { .. }
            | QuestionKind::DailyMoney { .. }
            | QuestionKind::Windows { .. }
            | QuestionKind::Items { .. } => {}
        }
    }
    pack.tables.iter().for_each(|table| see(table.rows.len()));
    let calendars = pack.calendars.iter();
    calendars.for_each(|calendar| see(calendar.weekend.len()));
    for remedy in &pack.remedies {
        see(remedy.services.len());
        see(remedy.conditions.len());
        see(remedy.evidence.len());
        see(match &remedy.award {
            Award::One(_) => 1,
            Award::Bands { rows, .. } => rows.len(),
            Award::Cases(cases) => cases.len(),
        });
    }
    longest
}

/// The places of `ids`, by the ids' order.
fn order_of<'a>(ids: impl Iterator<Item = &'a str>) -> Vec<u16> {
    let ids: Vec<&str> = ids.collect();
    let places = order::places(ids.len(), &|one, other| ids.get(one).cmp(&ids.get(other)));
    // A list that is checked has no more places than a reference can name.
    let places = places.into_iter().filter_map(|at| at.try_into().ok());
    places.collect()
}

fn find<T>(order: &[u16], list: &[T], wanted: &str, id: fn(&T) -> &str) -> Option<Ref<T>> {
    let id_at = |at: &u16| list.get(usize::from(*at)).map(id);
    let place = order.binary_search_by_key(&Some(wanted), id_at).ok()?;
    order.get(place).copied().map(Ref::new)
}

/// Finds parts of a pack whose ids come in order, as those of a claim do, in one walk over both.
pub(crate) struct InOrder<'a, T> {
    order: std::slice::Iter<'a, u16>,
    list: &'a [T],
    id: fn(&T) -> &str,
}

impl<'a, T> InOrder<'a, T> {
    fn new(order: &'a [u16], list: &'a [T], id: fn(&T) -> &str) -> Self {
        Self {
            order: order.iter(),
            list,
            id,
        }
    }

    /// The part with that id, which comes after every id asked for before.
    pub(crate) fn find(&mut self, wanted: &str) -> Option<Ref<T>> {
        loop {
            let at = *self.order.as_slice().first()?;
            match (self.id)(self.list.get(usize::from(at))?).cmp(wanted) {
                Ordering::Less => self.order.next(),
                Ordering::Equal => return Some(Ref::new(at)),
                Ordering::Greater => return None,
            };
        }
    }
}

/// Why a compiled pack cannot be used.
#[derive(Debug)]
pub enum LoadError {
    /// It is larger than [`LoadedPack::MAX_BYTES`].
    TooLarge {
        /// Its size.
        bytes: usize,
    },
    /// It is of another schema version than [`PACK_SCHEMA`].
    Schema {
        /// Its version.
        schema: u32,
    },
    /// It is not a compiled pack.
    Json {
        /// Where, as a JSON Pointer; empty for the pack itself.
        path: String,
        /// What is wrong there.
        error: Box<dyn std::error::Error + Send + Sync>,
    },
    /// A list is longer than [`LoadedPack::MAX_LIST`].
    ListTooLong {
        /// The list's name in the pack.
        list: &'static str,
        /// Its length.
        length: usize,
    },
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge { bytes } => write!(
                f,
                "the pack has {bytes} bytes and at most {} are read; check that it is a compiled pack",
                LoadedPack::MAX_BYTES
            ),
            Self::Schema { schema } => write!(
                f,
                "the pack is of schema version {schema} and this program reads {PACK_SCHEMA}; compile it again or use another release"
            ),
            Self::Json { path, error } => {
                let colon = if path.is_empty() { "" } else { ": " };
                write!(
                    f,
                    "not a compiled pack: {path}{colon}{error}; compile the pack's source again"
                )
            }
            Self::ListTooLong { list, length } => write!(
                f,
                "the pack's list of {list} has {length} entries and at most {} are read; split the pack",
                LoadedPack::MAX_LIST
            ),
        }
    }
}

impl std::error::Error for LoadError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Json { error, .. } => Some(&**error),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests;
