//! The language of the page: which one to begin with, and telling the document.

use rules::Lang;

/// The document's language, where a pack is written in it, else the pack's own first. Which one
/// the document begins with is for `static/languages.js` to find.
pub fn initial(written: &[Lang]) -> Lang {
    document()
        .filter(|lang| written.contains(lang))
        .or_else(|| written.first().copied())
        .unwrap_or(Lang::Ko)
}

fn document() -> Option<Lang> {
    let root = web_sys::window()?.document()?.document_element()?;
    Lang::from_tag(&root.get_attribute("lang")?)
}

/// The language to show a pack in: `wanted` where the pack is written in it, else the pack's
/// first, so that no page is in two languages.
pub fn language_for(written: &[Lang], wanted: Lang) -> Lang {
    match written.first() {
        Some(first) if !written.contains(&wanted) => *first,
        _ => wanted,
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pack_is_shown_in_a_language_that_it_is_written_in() {
        for (written, wanted, seen) in [
            (&[Lang::En, Lang::Ko][..], Lang::Ko, Lang::Ko),
            (&[Lang::En, Lang::Ko], Lang::En, Lang::En),
            (&[Lang::En], Lang::Ko, Lang::En),
            (&[Lang::Ko], Lang::En, Lang::Ko),
            (&[], Lang::En, Lang::En),
        ] {
            assert_eq!(language_for(written, wanted), seen, "{written:?}");
        }
    }
}
