//! The files that the claimant attached: what the browser knows of them beyond their names.
//!
//! `static/evidence/` keeps them on the device, shows photos small, takes the place out of them and
//! packs everything into one ZIP. The app loads it with the first file that it shows, and speaks
//! with it by events on the window; a file is named by its SHA-256.

mod package;

use std::rc::Rc;

use interview::table::Table;
use js_sys::Array;
use rules::{Digest, EvidenceFile};
use serde::Deserialize;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;

pub(crate) use self::package::{Summary, pack, paths};
use crate::{
    browser::{events, files},
    json,
};

const SCRIPT: &str = "evidence.js";
const NEWS: &str = "bosang:evidence";
const CLEANED: &str = "bosang:evidence-cleaned";
const KEEP: &str = "bosang:evidence-keep";
const ASK: &str = "bosang:evidence-ask";
const CLEAN: &str = "bosang:evidence-clean";
const PACK: &str = "bosang:evidence-pack";

/// What the browser knows of the files, and how packing them goes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shelf {
    /// Each file that was looked for, by its SHA-256.
    pub files: Table<Digest, Known>,
    /// Whether everything can be packed; nothing as long as the script is not there.
    pub packs: Option<bool>,
    /// How packing goes, once it was asked for.
    pub packing: Option<Packing>,
}

impl Shelf {
    /// What is known of a file; nothing as long as it is looked for.
    pub fn of(&self, file: &EvidenceFile) -> Option<&Known> {
        self.files.get(&file.sha256)
    }

    /// Takes up what is new.
    pub(crate) fn learn(&mut self, news: News) {
        match news {
            News::Ready(packs) => self.packs = Some(packs),
            News::File(sha256, known) => self.files.insert(sha256, known),
            News::Packing(packing) => self.packing = Some(packing),
        }
    }
}

/// What is known of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// Whether its content is on this device.
    pub here: bool,
    /// Whether the browser keeps it when the page is closed.
    pub kept: bool,
    /// The address of a small picture of it.
    pub picture: Option<String>,
    /// Whether it says where it was taken.
    pub located: bool,
}

/// How packing goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Packing {
    /// So many hundredths are done.
    Underway(u32),
    /// The browser saves the ZIP.
    Done,
    /// The file at that path in the ZIP could not be read; the path is empty where it was not a
    /// file.
    Failed(String),
}

/// What the script says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// There is news of the files, or of packing them.
    News(News),
    /// The file with that SHA-256 is now this one, without the place where it was taken.
    Cleaned(Digest, EvidenceFile),
}

/// What is new.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// It is there, and can pack or not.
    Ready(bool),
    /// What is known of a file.
    File(Digest, Known),
    /// How packing goes.
    Packing(Packing),
}

/// News as the script spells it.
#[derive(Deserialize)]
struct Spelled {
    ready: Option<bool>,
    sha256: Option<Digest>,
    here: Option<bool>,
    kept: Option<bool>,
    picture: Option<String>,
    located: Option<bool>,
    packing: Option<u32>,
    packed: Option<bool>,
    failed: Option<String>,
}

fn read(json: &str) -> Option<News> {
    let spelled: Spelled = json::read(json.as_bytes()).ok()?;
    if let Some(packs) = spelled.ready {
        return Some(News::Ready(packs));
    }
    if let Some(sha256) = spelled.sha256 {
        let known = Known {
            here: spelled.here?,
            kept: spelled.kept.unwrap_or_default(),
            picture: spelled.picture,
            located: spelled.located.unwrap_or_default(),
        };
        return Some(News::File(sha256, known));
    }
    let share = spelled.packing?;
    Some(News::Packing(match (spelled.packed, spelled.failed) {
        (Some(true), _) => Packing::Done,
        (_, Some(path)) => Packing::Failed(path),
        _ => Packing::Underway(share),
    }))
}

/// Calls `on_message` with each message of the script, as long as the page is there.
pub(crate) fn hear(on_message: impl Fn(Message) + 'static) {
    let on_message = Rc::new(on_message);
    let on_news = on_message.clone();
    events::hear(NEWS, move |news| {
        if let Some(news) = read(&news) {
            on_news(Message::News(news));
        }
    });
    let cleaned = events::listen_to(CLEANED, move |detail| {
        let detail: Array = detail.unchecked_into();
        let old = detail.get(0).as_string().and_then(|old| old.parse().ok());
        let (Some(old), Ok(file)) = (old, detail.get(1).dyn_into::<web_sys::File>()) else {
            return;
        };
        let on_message = on_message.clone();
        spawn_local(async move {
            if let Ok(new) = files::fingerprint(&file).await {
                keep(&new, &file);
                on_message(Message::Cleaned(old, new));
            }
        });
    });
    // As long as the page is there.
    if let Some(cleaned) = cleaned {
        cleaned.forget();
    }
}

/// Asks for what is known of these files.
pub(crate) fn ask(files: &[Digest]) {
    // A list of texts is representable as JSON.
    let list = serde_json::to_string(files).unwrap_or_default();
    events::ask(SCRIPT, ASK, &list.into());
}

/// Gives a file to be kept.
pub(crate) fn keep(file: &EvidenceFile, content: &web_sys::File) {
    let detail = Array::of2(&file.sha256.to_string().into(), content);
    events::ask(SCRIPT, KEEP, &detail.into());
}

/// Asks for the same file without the place where it was taken.
pub(crate) fn clean(file: &EvidenceFile) {
    events::ask(SCRIPT, CLEAN, &file.sha256.to_string().into());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_script_tells_is_read() {
        let sha256 = Digest::of(b"abc");
        let message = format!(r#"{{"sha256":"{sha256}","here":true,"kept":true,"located":true}}"#);
        let known = Known {
            here: true,
            kept: true,
            picture: None,
            located: true,
        };
        assert_eq!(read(&message), Some(News::File(sha256, known)));
        assert_eq!(read(r#"{"ready":true}"#), Some(News::Ready(true)));
        let packing = |message| match read(message) {
            Some(News::Packing(packing)) => packing,
            other => panic!("{other:?}"),
        };
        assert_eq!(packing(r#"{"packing":7}"#), Packing::Underway(7));
        assert_eq!(packing(r#"{"packing":100,"packed":true}"#), Packing::Done);
        assert_eq!(
            packing(r#"{"packing":0,"failed":"evidence/a/b.jpg"}"#),
            Packing::Failed("evidence/a/b.jpg".into())
        );
        for odd in [r#"{}"#, r#"{"sha256":"no","here":true}"#, "no JSON"] {
            assert_eq!(read(odd), None, "{odd}");
        }
    }
}
