//! The language of the page: which one to begin with, and telling the document.

use rules::Lang;

use crate::{history, storage};

/// The language that the address asks for, else the one chosen before, else the browser's first
/// that there is a catalogue for, else Korean.
pub fn initial() -> Lang {
    history::lang()
        .or_else(storage::lang)
        .or_else(browser)
        .unwrap_or(Lang::Ko)
}

fn browser() -> Option<Lang> {
    let languages = web_sys::window()?.navigator().languages();
    languages
        .iter()
        .filter_map(|tag| tag.as_string())
        .find_map(|tag| Lang::from_tag(&tag))
}

/// Gives the document its language and title.
pub fn announce(lang: Lang, title: &str) {
    let document = web_sys::window().and_then(|window| window.document());
    let Some(document) = document else {
        return;
    };
    document.set_title(title);
    if let Some(root) = document.document_element() {
        // A name and a value without special characters are always taken.
        let _ = root.set_attribute("lang", lang.tag());
    }
}
