//! What the first question does not need: every page behind it, the rules at work, the submission.
//!
//! A first visit shows the start page and the first question with a part of the program that is
//! less than half of it. The rest is a wasm file of its own, downloaded while the person reads; the
//! first part reaches it only through [`Interview`]. `cargo xtask dist` splits the program where
//! the `split` feature marks it; without the feature the program is whole and all of this is there
//! at once.

use std::rc::Rc;

use rules::{Digest, LoadedPack, Pack, id::PackId};
use yew::Html;

use crate::{
    claim_file,
    draft::Draft,
    evidence,
    field::Field,
    host,
    input::Problem,
    json,
    operator::Operator,
    outbox,
    pages::{self, Running},
    problems,
    state::{self, Action, State},
    storage::{self, StorageFault},
    tabs,
    view::View,
    wording::Wording,
};

/// The rest of the program, with the rules made ready for it. The way in is by plain pointers,
/// since a call by name would draw what it names into the first part.
#[derive(Clone, Debug)]
pub struct Interview {
    /// The rules, ready for evaluation. They stay as long as the page.
    pub rules: &'static LoadedPack,
    /// The current rules, where those are older.
    pub newer: Option<&'static LoadedPack>,
    /// What the operator says.
    pub operator: &'static Operator,
    /// Makes of a state what it is after an action; tells whether that changes anything.
    pub act: fn(&mut State, &LoadedPack, Action) -> bool,
    /// Makes the claim and the estimate of the draft as it now is.
    pub recompute: fn(&mut State, &LoadedPack),
    /// What stands above each page.
    pub news: fn(&View) -> Html,
    /// The content of the page shown.
    pub content: fn(&View) -> Html,
    /// What the running estimate says.
    pub running: fn(&View) -> Running,
    /// What to do about what is wrong in a field.
    pub problem: fn(&Wording<'_>, &Field, Problem) -> String,
    /// Reads a draft that was kept; nothing when it cannot be read.
    pub restore: fn(&str, &PackId) -> Option<Draft>,
    /// Keeps the draft, or forgets the one kept when there is nothing in it.
    pub keep: fn(&Draft) -> Result<(), StorageFault>,
    /// Tells the page that frames the app what is new.
    pub tell: fn(&View),
    /// What stands under each page.
    pub foot: fn(&View) -> Html,
    /// Hears of what was sent, and the page that frames the app.
    pub hear: fn(&View),
}

/// An operator who says nothing.
static SILENT: Operator = Operator {
    contact: None,
    endpoint: None,
};

impl Interview {
    /// The rest of the program for these rules.
    pub(crate) fn of(rules: &'static LoadedPack) -> Self {
        Self {
            rules,
            newer: None,
            operator: &SILENT,
            act: state::interview::act,
            recompute: state::interview::recompute,
            news: pages::news,
            content: pages::content,
            running: pages::running,
            problem: problems::sentence,
            restore: storage::restore,
            keep: storage::keep,
            tell: host::tell,
            foot: pages::foot,
            hear,
        }
    }
}

/// Hears what is said to the app, as long as the page is there.
fn hear(view: &View) {
    outbox::hear(view);
    host::hear(view);
    evidence::hear(view);
    claim_file::hear(view);
    tabs::hear(view);
}

/// A part of the program did not come: there is no network, or the server no longer has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotArrived;

/// What the rest of the program is made ready with, as it was downloaded.
#[derive(Clone, Debug)]
pub struct Sources {
    /// The compiled pack.
    pub compiled: Rc<[u8]>,
    /// Its current version, where that is another.
    pub current: Option<Rc<[u8]>>,
    /// What the operator says, in JSON.
    pub operator: Rc<str>,
}

/// The rest of the program. Who cannot have the current rules goes on without them.
///
/// # Errors
/// [`NotArrived`] also where the rules cannot be used.
fn ready(sources: &Sources) -> Result<Interview, NotArrived> {
    let interview = Interview::of(loaded(&sources.compiled)?);
    let current = sources.current.as_ref();
    let newer = current.and_then(|current| loaded(current).ok());
    let newer = newer.filter(|newer| newer.pack().id == interview.rules.pack().id);
    let operator = Box::leak(Box::new(Operator::read(&sources.operator)));
    Ok(Interview {
        newer,
        operator,
        ..interview
    })
}

fn loaded(compiled: &[u8]) -> Result<&'static LoadedPack, NotArrived> {
    let pack: Pack = json::read(compiled).map_err(|_| NotArrived)?;
    let rules = LoadedPack::with_hash(pack, Digest::of(compiled)).map_err(|_| NotArrived)?;
    Ok(Box::leak(Box::new(rules)))
}

#[cfg(feature = "split")]
pub use self::split::load;
#[cfg(not(feature = "split"))]
pub use self::whole::load;

#[cfg(not(feature = "split"))]
mod whole {
    use super::{Interview, NotArrived, Sources, ready};

    /// The rest of the program, which is here already.
    ///
    /// # Errors
    /// [`NotArrived`] where the rules cannot be used.
    #[allow(clippy::unused_async, reason = "a split program waits for it")]
    pub async fn load(sources: Sources) -> Result<Interview, NotArrived> {
        ready(&sources)
    }
}

#[cfg(feature = "split")]
#[allow(
    unsafe_code,
    improper_ctypes,
    improper_ctypes_definitions,
    clippy::needless_pass_by_value,
    reason = "the attribute writes the import that the splitter links; both sides are this crate"
)]
mod split {
    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    use super::{Interview, NotArrived, Sources, ready};

    impl From<SplitLoaderError> for NotArrived {
        fn from(_: SplitLoaderError) -> Self {
            Self
        }
    }

    /// Downloads the rest of the program, or tells that it could not be.
    ///
    /// # Errors
    /// [`NotArrived`]; it may be asked for again.
    #[wasm_split(interview, fallible)]
    pub fn load(sources: Sources) -> Result<Interview, NotArrived> {
        ready(&sources)
    }
}
