//! Opens the app: reads the rules and what was saved, then takes the page over.

use std::fmt;

use interview::page::Page;
use rules::{Digest, Instant, LoadedPack, Pack};
use yew::Renderer;

use crate::{
    app::{App, AppProps},
    bridge::{opening, operator::Operator},
    browser::{clock, history, locale, random, storage},
    json,
};

/// The id of the element that the page keeps for the app. Until the app is here it shows what the
/// HTML holds.
pub const ROOT: &str = "app";

/// The rules are not of the form that this program reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OtherRules;

impl fmt::Display for OtherRules {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the rules are not of the form that this program reads; reload the page")
    }
}

impl std::error::Error for OtherRules {}

/// What the scripts hand to the app.
#[derive(Clone, Copy, Debug)]
pub struct Sources<'a> {
    /// The compiled pack.
    pub compiled: &'a [u8],
    /// Its current version, where that is another. Who cannot have it goes on without.
    pub current: Option<&'a [u8]>,
    /// What the operator says, in JSON.
    pub operator: &'a str,
    /// The way from the page's address to the folder that the calculator is deployed in.
    pub root: &'a str,
    /// The path of that folder.
    pub folder: &'a str,
    /// What was answered on the opening, in JSON.
    pub opening: &'a str,
}

/// Opens the app.
///
/// # Errors
/// [`OtherRules`].
pub fn start(sources: Sources<'_>) -> Result<(), OtherRules> {
    let rules = load(sources.compiled)?;
    let newer = sources.current.and_then(|current| load(current).ok());
    let newer = newer.filter(|newer| newer.pack().id == rules.pack().id);
    let root = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id(ROOT));
    let Some(root) = root else {
        return Ok(());
    };
    // Any moment will do: only its offset is read.
    let at = Instant::from_seconds(0, rules.pack().offset_minutes).ok_or(OtherRules)?;
    storage::is_deployed_in(sources.folder);
    let kept = storage::kept_draft(&rules.pack().id);
    let props = AppProps {
        rules,
        newer,
        operator: Box::leak(Box::new(Operator::read(sources.operator))),
        lang: locale::initial(&rules.pack().languages),
        now: clock::now(at),
        page: Page::at(&history::path()),
        key: random::key(),
        kept,
        unread: storage::unread_drafts(),
        root: sources.root.into(),
        opening: opening::read(sources.opening),
    };
    Renderer::<App>::with_root_and_props(root, props).render();
    Ok(())
}

/// The rules in a compiled pack, ready for evaluation. They stay as long as the page.
///
/// # Errors
/// [`OtherRules`].
pub fn load(compiled: &[u8]) -> Result<&'static LoadedPack, OtherRules> {
    let pack: Pack = json::read(compiled).map_err(|_| OtherRules)?;
    let rules = LoadedPack::with_hash(pack, Digest::of(compiled)).map_err(|_| OtherRules)?;
    Ok(Box::leak(Box::new(rules)))
}
