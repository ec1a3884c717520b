//! The opening of each scheme as a page of markup: what it is, and its first question.
//!
//! It is drawn natively by the very components that the app draws in a browser, so that the program,
//! once it is there, finds the page as it would have drawn it itself. `static/opening.js` takes the
//! answer until then. Nothing is asked of a clock or a disk: who calls gives the day and the names
//! of the files.
//!
//! # What holds here, and what enforces it
//!
//! - The program finds an opening as it would have drawn it, for each pack and language; an
//!   answer, the focus and the place in the page survive the hand-over, slow, broken or
//!   blocked: `tests/e2e/opening.spec.mjs`; `opening/src/tests.rs`.
#![forbid(unsafe_code)]

mod page;
#[cfg(test)]
mod tests;

use std::{collections::BTreeMap, rc::Rc};

pub use bosang::state::address::folder;
use bosang::{
    app::{App, AppProps},
    bridge::{opening::Opening, operator::Operator},
    state::address::root,
};
use interview::page::Page;
use rules::{Instant, Lang, LoadedPack};
use yew::LocalServerRenderer;

/// The files that a page needs beside it, by the names that they have in the folder of the
/// deployment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Files {
    /// The style sheet.
    pub style: String,
    /// The script of the opening.
    pub script: String,
    /// What the program is started by.
    pub glue: String,
    /// The program.
    pub program: String,
    /// How many bytes the program has, unpacked.
    pub program_bytes: usize,
    /// The catalogue of each language.
    pub words: BTreeMap<Lang, String>,
}

/// A scheme, in its current version.
#[derive(Clone, Copy, Debug)]
pub struct Scheme<'a> {
    /// The rules. They stay, since the app's components keep them as long as a page.
    pub rules: &'static LoadedPack,
    /// Every version that is served, the current one first.
    pub versions: &'a [&'a str],
    /// Every scheme that is served.
    pub served: &'a [&'a str],
}

/// A page, and where it lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// Its path in the folder of the deployment.
    pub path: String,
    /// Its markup.
    pub html: String,
}

/// The pages of a scheme, one a language, as they are at `now`.
///
/// # Errors
/// Where no runtime can be had to draw in.
pub fn pages(scheme: Scheme<'_>, files: &Files, now: Instant) -> std::io::Result<Vec<Made>> {
    let languages = &scheme.rules.pack().languages;
    let page = |lang: &Lang| {
        let folder = folder(scheme.rules.pack(), *lang);
        let root = root(scheme.rules.pack(), *lang);
        let app = app(scheme.rules, *lang, &root, now)?;
        let page = page::Opening {
            scheme,
            files,
            lang: *lang,
            root: &root,
        };
        Ok(Made {
            path: [&folder, "index.html"].concat(),
            html: page.markup(&app),
        })
    };
    languages.iter().map(page).collect()
}

/// What stands where the program is in the page, not beside it: that it is being opened, and why it
/// does not open, in each language; all hidden until a script says what is so.
#[must_use]
pub fn without_opening(languages: &[Lang]) -> String {
    let parts = languages.iter().map(|lang| {
        maud::html! {
            p.loading role="status" lang=(lang.tag()) { (words::catalogue(*lang).coming_loading) }
        }
    });
    let reasons = languages.iter().map(|lang| {
        maud::html! { div lang=(lang.tag()) { (page::reasons(*lang, "./")) } }
    });
    let markup = maud::html! {
        @for part in parts { (part) }
        div id="trouble" role="alert" { @for part in reasons { (part) } }
    };
    markup.into_string()
}

/// What the app draws where nothing was answered yet; `root` leads from the page to the folder of
/// the deployment.
///
/// # Errors
/// Where no runtime can be had to draw in.
pub fn app(
    rules: &'static LoadedPack,
    lang: Lang,
    root: &str,
    now: Instant,
) -> std::io::Result<String> {
    let props = AppProps {
        rules,
        newer: None,
        operator: &Operator::SILENT,
        root: Rc::from(root),
        lang,
        now: now.at_offset(rules.pack().offset_minutes).unwrap_or(now),
        page: Some(Page::Start),
        // A draft begins in the browser.
        key: String::new(),
        kept: Ok(None),
        unread: Vec::new(),
        opening: Opening::default(),
    };
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    let drawn = LocalServerRenderer::<App>::with_props(props).hydratable(false);
    Ok(tokio::task::LocalSet::new().block_on(&runtime, drawn.render()))
}
