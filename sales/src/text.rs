//! Texts of cells brought to one form, in one place: for headings, amounts, dates and words alike.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization as _;

/// `text` as it is meant: in Unicode's form NFKC (full-width figures become plain ones, the parts of a
/// Korean syllable the syllable), without characters that do not show and without space around it,
/// and out of what spreadsheets are kept from taking a text for a figure by: the formula `="..."`
/// and an apostrophe in front.
pub(crate) fn narrow(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(bare(text));
    }
    let plain: String = text.nfkc().filter(|c| !is_invisible(*c)).collect();
    match bare(&plain) {
        same if same.len() == plain.len() => Cow::Owned(plain),
        inner => Cow::Owned(inner.to_owned()),
    }
}

fn bare(text: &str) -> &str {
    let text = text.trim();
    let text = text
        .strip_prefix("=\"")
        .and_then(|text| text.strip_suffix('"'))
        .map_or(text, str::trim);
    match text.strip_prefix('\'') {
        // A word that begins with an apostrophe has one.
        Some(inner) if inner.starts_with(|c: char| !c.is_alphabetic()) => inner.trim_start(),
        _ => text,
    }
}

/// Whether it is a character that shows nothing and means nothing in a cell: marks of direction,
/// joiners, the mark of a byte order.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{61c}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
    ) || c.is_control() && !c.is_whitespace()
}

/// The form in which words are compared: narrow, in lower case, without white space.
pub(crate) fn key(text: &str) -> String {
    narrow(text)
        .chars()
        .filter(|c| !c.is_whitespace())
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_show_is_dropped_and_forms_are_one() {
        for (text, meant) in [
            ("\u{200e}2022\u{200e}-09-01", "2022-09-01"),
            ("\u{1100}\u{1165}\u{1105}\u{1162}", "거래"),
            ("１，２３４", "1,234"),
            ("\u{a0}12 ", "12"),
            ("=\"00123\"", "00123"),
            ("'-12,000", "-12,000"),
            ("'2022-09-01", "2022-09-01"),
            ("'tis", "'tis"),
            ("\u{feff}일자", "일자"),
        ] {
            assert_eq!(narrow(text), meant, "{text:?}");
        }
        assert_eq!(key("  승인 금액\u{200b}"), "승인금액");
    }
}
