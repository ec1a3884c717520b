//! Texts of cells brought to one form.

use std::borrow::Cow;

/// `text` without space around it, with full-width forms (U+FF01 to U+FF5E) brought to ASCII, and
/// out of the formula `="..."` by which some exports keep a spreadsheet from reading a text as a
/// number.
pub(crate) fn narrow(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    let text = text
        .strip_prefix("=\"")
        .and_then(|text| text.strip_suffix('"'))
        .map_or(text, str::trim);
    let is_wide = |c: char| matches!(c, '\u{ff01}'..='\u{ff5e}' | '\u{3000}' | '\u{a0}');
    if !text.contains(is_wide) {
        return Cow::Borrowed(text);
    }
    let narrow: String = text
        .chars()
        .map(|c| match c {
            '\u{ff01}'..='\u{ff5e}' => {
                char::from_u32(u32::from(c) - 0xff01 + u32::from('!')).unwrap_or(c)
            }
            '\u{3000}' | '\u{a0}' => ' ',
            other => other,
        })
        .collect();
    Cow::Owned(narrow.trim().to_owned())
}

/// The form in which words are compared: narrow, in lower case, without white space.
pub(crate) fn key(text: &str) -> String {
    narrow(text)
        .chars()
        .filter(|c| !c.is_whitespace())
        .flat_map(char::to_lowercase)
        .collect()
}
