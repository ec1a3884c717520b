//! A scheme as a document that a regulator or a customer reads: who gets what, how it is counted,
//! by which source. On a screen or on paper, without a script.
//!
//! Pure: a pack and a language in, the text of an HTML file out. Parts stand in `parts::ALL`;
//! a new one is a function that makes a `Part` of a `Document`.
#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod formulas;
mod lookups;
mod outcome;
mod parts;
mod remedy;
mod words;

use ::words::{Wording, catalogue};
use maud::{DOCTYPE, Markup, PreEscaped, html};
use rules::{Date, Digest, Lang, LoadedPack, Pack, Ref, Text, pack::Citation};

use crate::words::DocumentWords;

/// The look of the document, on screens and on A4.
pub const STYLE: &str = include_str!("document.css");

/// Where the document will stand.
#[derive(Clone, Copy, Debug)]
pub enum Place<'a> {
    /// By itself: one file that needs no other.
    Alone,
    /// Beside the calculator, which allows no style within a page.
    Site(Site<'a>),
}

/// What a document links when it stands beside the calculator; addresses as seen from it.
#[derive(Clone, Copy, Debug)]
pub struct Site<'a> {
    /// [`STYLE`] as a file.
    pub style: &'a str,
    /// The icon.
    pub icon: &'a str,
    /// The calculator: its address up to the language that is asked of it, `./?`.
    pub calculator: &'a str,
    /// The same document in another language.
    pub other: Option<(Lang, &'a str)>,
}

/// What a version of the rules changed for a claimant.
#[derive(Clone, Copy, Debug)]
pub struct Change<'a> {
    /// The version.
    pub version: &'a str,
    /// The day it was released.
    pub date: Date,
    /// What changed.
    pub text: &'a Text,
}

/// The document of a scheme, as the text of an HTML file. `changes` are those of its versions, the
/// newest first; a compiled pack has none.
pub fn page<'a>(
    loaded: &LoadedPack,
    changes: impl IntoIterator<Item = Change<'a>>,
    lang: Lang,
    place: Place<'_>,
) -> String {
    let changes: Vec<Change<'_>> = changes.into_iter().collect();
    let document = Document::of(loaded, &changes, lang);
    let title = document.text(&document.pack.name);
    let foot = format!("{title} · {} {}", document.pack.id, document.pack.version);
    frame(lang, title, &foot, place, &document.article())
}

/// A way to the documents of several schemes, each with its address, as the text of an HTML file.
pub fn contents<'a>(
    schemes: impl IntoIterator<Item = (&'a Pack, String)>,
    lang: Lang,
    site: Site<'_>,
) -> String {
    let words = words::of(lang);
    let schemes = schemes.into_iter().map(|(pack, address)| {
        html! { li {
            a href=(address) { (pack.name.get(lang)) }
            p { (pack.summary.get(lang)) }
        } }
    });
    let body = html! { article {
        h1 { (words.document) }
        ul.schemes { @for scheme in schemes { (scheme) } }
    } };
    frame(lang, words.document, "", Place::Site(site), &body)
}

/// What stands at the foot of each sheet of paper, as a rule of style.
fn running_foot(foot: &str) -> String {
    let mut text = String::new();
    for char in foot.chars() {
        match char {
            // What would end the string or the element is written by its number.
            '"' | '\\' | '<' | '>' | '&' => text.push_str(&format!("\\{:x} ", u32::from(char))),
            char if char.is_control() => text.push(' '),
            char => text.push(char),
        }
    }
    format!("@page {{ @bottom-left {{ content: \"{text}\"; font: 8pt sans-serif; }} }}\n")
}

/// The page around what is said; `foot` stands at the foot of each sheet of paper.
fn frame(lang: Lang, title: &str, foot: &str, place: Place<'_>, body: &Markup) -> String {
    let words = words::of(lang);
    let page = html! {
        (DOCTYPE)
        html lang=(lang.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) " · " (words.document) }
                @match place {
                    Place::Alone => style { (PreEscaped(STYLE)) (PreEscaped(running_foot(foot))) },
                    Place::Site(site) => {
                        link rel="icon" href=(site.icon);
                        link rel="stylesheet" href=(site.style);
                    }
                }
            }
            body {
                main {
                    @if let Place::Site(site) = place { (ways(words, lang, site)) }
                    (body)
                }
            }
        }
    };
    page.into_string()
}

/// The ways from a document to the calculator and to the other language.
fn ways(words: &DocumentWords, lang: Lang, site: Site<'_>) -> Markup {
    html! {
        nav.ways {
            noscript { p { (words.script_off) } }
            p {
                // Out of the frame that the page without JavaScript puts it in.
                a href={ (site.calculator) "lang=" (lang.tag()) } target="_top" { (words.calculator) }
                @if let Some((other, address)) = site.other {
                    " · "
                    a href=(address) lang=(other.tag()) { (words::of(other).read_in_this) }
                }
            }
        }
    }
}

/// A scheme that is written about, and the words for it.
struct Document<'a> {
    pack: &'a Pack,
    hash: Digest,
    changes: &'a [Change<'a>],
    words: &'static DocumentWords,
    wording: Wording<'a>,
}

/// A part of the document under a heading of its own.
struct Part {
    /// Its name in addresses.
    id: &'static str,
    heading: &'static str,
    body: Markup,
}

impl<'a> Document<'a> {
    fn of(loaded: &'a LoadedPack, changes: &'a [Change<'a>], lang: Lang) -> Self {
        let pack = loaded.pack();
        Self {
            pack,
            hash: loaded.hash(),
            changes,
            words: words::of(lang),
            wording: Wording {
                pack,
                words: catalogue(lang),
            },
        }
    }

    const fn lang(&self) -> Lang {
        self.wording.words.lang
    }

    fn text(&self, text: &'a Text) -> &'a str {
        self.wording.text(text)
    }

    fn article(&self) -> Markup {
        let parts: Vec<Part> = parts::ALL.iter().filter_map(|part| part(self)).collect();
        html! {
            article {
                (self.head())
                nav.contents aria-label=(self.words.contents) {
                    ol { @for part in &parts { li { a href={ "#" (part.id) } { (part.heading) } } } }
                }
                @for (number, part) in (1..).zip(&parts) {
                    section id=(part.id) {
                        h2 { (number) ". " (part.heading) }
                        (part.body)
                    }
                }
                (self.foot())
            }
        }
    }

    /// The numbers of the sources in the list at the end, each leading there.
    fn sources(&self, citations: &[Ref<Citation>]) -> Markup {
        let numbers = citations.iter().map(|citation| citation.index() + 1);
        html! {
            @for at in numbers {
                a.cite href={ "#" (source_id(at)) } { "[" (at) "]" }
            }
        }
    }
}

/// Where the source with that number stands.
fn source_id(at: usize) -> String {
    format!("source-{at}")
}

/// A table with its head; a first cell of a row names the row.
fn table(head: &[&str], rows: impl IntoIterator<Item = Vec<Markup>>) -> Markup {
    html! {
        table {
            thead { tr { @for name in head { th scope="col" { (name) } } } }
            tbody {
                @for row in rows {
                    tr { @for (at, (cell, name)) in row.iter().zip(head).enumerate() {
                        // On a phone a row stands by itself and names its cells.
                        @if at == 0 { th scope="row" data-head=(name) { (cell) } }
                        @else { td data-head=(name) { (cell) } }
                    } }
                }
            }
        }
    }
}

fn fact(name: &str, what: &Markup) -> Markup {
    html! { div { dt { (name) } dd { (what) } } }
}

fn join<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    names.into_iter().collect::<Vec<_>>().join(", ")
}
