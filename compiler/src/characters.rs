//! Characters that do not show, or that turn others round: a source that holds one does not read as
//! it stands, and neither does what it says to a claimant.

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use crate::diagnostic::{Code, Fault, Faults, Span};

/// What is found where nothing shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Hidden {
    /// It changes the direction of what stands around it.
    Direction,
    /// It has no width, or looks like a space that it is not.
    Invisible,
    /// It is for a machine to read.
    Control,
}

/// Reports every such character of the source, where it stands, and those that escapes make.
pub(crate) fn report(faults: &Faults, source: &str, document: &DeTable<'_>) {
    // A mark of the byte order may stand before everything else.
    let start = source
        .strip_prefix('\u{feff}')
        .map_or(0, |rest| source.len() - rest.len());
    for (at, c, hidden) in hidden_in(source.get(start..).unwrap_or("")) {
        // TOML itself refuses the others.
        if hidden != Hidden::Control || !c.is_ascii() {
            let at = start + at;
            report_one(faults, &(at..at + c.len_utf8()), c, hidden);
        }
        if faults.is_full() {
            return;
        }
    }
    in_table(faults, source, document);
}

/// Strings of a table and of what stands in it. The reader of TOML goes only so deep.
fn in_table(faults: &Faults, source: &str, table: &DeTable<'_>) {
    for (key, value) in table.iter() {
        in_text(faults, source, key.get_ref(), &key.span());
        in_value(faults, source, value);
    }
}

fn in_value(faults: &Faults, source: &str, value: &Spanned<DeValue<'_>>) {
    match value.get_ref() {
        DeValue::String(text) => in_text(faults, source, text, &value.span()),
        DeValue::Array(items) => items.iter().for_each(|item| in_value(faults, source, item)),
        DeValue::Table(table) => in_table(faults, source, table),
        _ => {}
    }
}

/// What escapes make; what stands there as it is was reported already.
fn in_text(faults: &Faults, source: &str, text: &str, span: &Span) {
    let raw = source.get(span.clone()).unwrap_or("");
    if !raw.contains('\\') || faults.is_full() {
        return;
    }
    if let Some((_, c, hidden)) = hidden_in(text).find(|(_, c, _)| !raw.contains(*c)) {
        report_one(faults, span, c, hidden);
    }
}

fn report_one(faults: &Faults, span: &Span, c: char, hidden: Hidden) {
    let what = match hidden {
        Hidden::Direction => "which turns round what stands beside it",
        Hidden::Invisible => "which does not show",
        Hidden::Control => "which is no part of a text",
    };
    let message = format!(
        "expected characters that show as they stand, found U+{:04X}, {what}",
        u32::from(c)
    );
    let fault = Fault::new(Code::HiddenCharacter, span, message);
    faults.report(fault.help("take it out, or type the text anew"));
}

/// The hidden characters of a text and where they stand.
fn hidden_in(text: &str) -> impl Iterator<Item = (usize, char, Hidden)> + '_ {
    // Nearly every text has none, which its bytes tell at once.
    let is_plain = text
        .bytes()
        .all(|byte| matches!(byte, b' '..=b'~' | b'\n' | b'\r' | b'\t'));
    let text = if is_plain { "" } else { text };
    let mut before = None;
    text.char_indices().filter_map(move |(at, c)| {
        let last = before.replace(c);
        let next = || {
            text.get(at + c.len_utf8()..)
                .and_then(|rest| rest.chars().next())
        };
        let hidden = hidden(c)?;
        let belongs = match c {
            // One emoji out of several.
            '\u{200d}' => last.is_some_and(joins) && next().is_some_and(is_pictogram),
            // As a picture or as a letter.
            '\u{fe0e}' | '\u{fe0f}' => last.is_some_and(has_variants),
            // How a Chinese character is written in a name.
            '\u{e0100}'..='\u{e01ef}' => last.is_some_and(is_ideograph),
            _ => false,
        };
        (!belongs).then_some((at, c, hidden))
    })
}

fn hidden(c: char) -> Option<Hidden> {
    Some(match c {
        '\n' | '\r' | '\t' => return None,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            Hidden::Direction
        }
        // Soft hyphens, joiners, fillers of Hangul, separators, marks, tags and selectors.
        '\u{ad}'
        | '\u{34f}'
        | '\u{115f}'
        | '\u{1160}'
        | '\u{17b4}'
        | '\u{17b5}'
        | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200d}'
        | '\u{2028}'
        | '\u{2029}'
        | '\u{2060}'..='\u{2065}'
        | '\u{206a}'..='\u{206f}'
        | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffb}'
        | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}' => Hidden::Invisible,
        c if c.is_control() => Hidden::Control,
        _ => return None,
    })
}

/// Whether a joiner may follow: a picture, its colour or its form.
fn joins(c: char) -> bool {
    is_pictogram(c) || matches!(c, '\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}')
}

fn is_pictogram(c: char) -> bool {
    matches!(c, '\u{203c}'..='\u{2049}' | '\u{2100}'..='\u{27bf}' | '\u{2900}'..='\u{2bff}')
        || matches!(c, '\u{3030}' | '\u{303d}' | '\u{3297}' | '\u{3299}')
        || matches!(c, '\u{1f000}'..='\u{1faff}')
}

fn has_variants(c: char) -> bool {
    is_pictogram(c) || matches!(c, '0'..='9' | '#' | '*' | '©' | '®')
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
        || matches!(c, '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<char> {
        hidden_in(text).map(|(_, c, _)| c).collect()
    }

    #[test]
    fn what_shows_is_taken() {
        for text in [
            "한국어와 English, 3월 1일 – “따옴표”…\n\t",
            "👩‍👩‍👧 🏳️‍🌈 👍🏽 👩🏽‍💻 1️⃣ ©️ ❤️ ☎︎",
            "葛\u{e0100}飾",
            "é e\u{301}",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn what_does_not_show_is_found() {
        for (text, hidden) in [
            ("a\u{202e}b", '\u{202e}'),
            ("\u{2066}a\u{2069}", '\u{2066}'),
            ("무료\u{200b}", '\u{200b}'),
            ("a\u{200d}b", '\u{200d}'),
            ("👍\u{200d}", '\u{200d}'),
            ("a\u{fe0f}", '\u{fe0f}'),
            ("\u{3164}", '\u{3164}'),
            ("a\u{ad}b", '\u{ad}'),
            ("a\u{1b}[31m", '\u{1b}'),
            ("a\u{85}", '\u{85}'),
            ("a\u{e0061}", '\u{e0061}'),
            ("\u{feff}a", '\u{feff}'),
        ] {
            assert_eq!(found(text).first(), Some(&hidden), "{text:?}");
        }
    }
}
