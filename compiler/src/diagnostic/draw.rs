//! How findings are drawn: the one place that knows the crate that draws them.

use std::{fmt, ops::Range};

use annotate_snippets::{
    AnnotationKind, Group, Level, Renderer, Snippet,
    renderer::{AnsiColor, Effects, Style},
};
use unicode_width::UnicodeWidthStr;

use super::{Diagnostic, Lines, Place, Severity};

/// Columns of a line that are shown before a mark, of it, and after it. TOML that a program wrote
/// may be a single line.
const REACH: usize = 80;

/// What stands for a tab.
const TAB: &str = "    ";

/// The lines that a finding is about, as much of them as is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Excerpt(Vec<Line>);

/// What is shown of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Line {
    /// From 1.
    number: usize,
    text: String,
    marks: Vec<Mark>,
}

/// Marked bytes of what is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Mark {
    bytes: Range<usize>,
    /// What stands there; the finding itself says it for its own place.
    label: Option<String>,
}

impl Excerpt {
    pub(super) fn new(lines: &Lines<'_>, place: &Place, also: &[(Place, String)]) -> Self {
        let own = (place, None);
        let others = also.iter().map(|(place, what)| (place, Some(what)));
        let mut marks: Vec<_> = others.chain([own]).collect();
        marks.sort_by_key(|(place, _)| place.start);
        let mut shown: Vec<Line> = Vec::new();
        for of_line in marks.chunk_by(|one, other| one.0.start.line == other.0.start.line) {
            let Some(number) = of_line.first().map(|(place, _)| place.start.line) else {
                continue;
            };
            // A line that stands alone between two is drawn, so it has to be the true one.
            if shown.last().is_some_and(|last| last.number + 2 == number) {
                let (text, _) = cut(lines.text_of(number - 1), std::slice::from_ref(&(0..0)));
                shown.push(Line {
                    number: number - 1,
                    text,
                    marks: Vec::new(),
                });
            }
            let (start, text) = (lines.start_of(number), lines.text_of(number));
            let bytes: Vec<_> = of_line
                .iter()
                .map(|(place, _)| within(text, start, place))
                .collect();
            let (text, bytes) = cut(text, &bytes);
            let labels = of_line.iter().map(|(_, label)| label.cloned());
            let marks = bytes.into_iter().zip(labels);
            shown.push(Line {
                number,
                text,
                marks: marks.map(|(bytes, label)| Mark { bytes, label }).collect(),
            });
        }
        Self(shown)
    }

    /// The number of the first line, the lines from it to the last, and the marks in them. Those between that are not shown are empty: they are
    /// folded.
    fn source(&self) -> (usize, String, Vec<Mark>) {
        let first = self.0.first().map_or(1, |line| line.number);
        let (mut text, mut marks, mut number) = (String::new(), Vec::new(), first);
        for line in &self.0 {
            text.extend(std::iter::repeat_n('\n', line.number - number));
            number = line.number;
            let start = text.len();
            text.push_str(&line.text);
            marks.extend(line.marks.iter().map(|mark| Mark {
                bytes: start + mark.bytes.start..start + mark.bytes.end,
                label: mark.label.clone(),
            }));
        }
        (first, text, marks)
    }
}

/// The bytes of a line that a place covers: its first line, when it has several.
fn within(text: &str, start: usize, place: &Place) -> Range<usize> {
    let at = |byte: usize| text.floor_char_boundary(byte.saturating_sub(start));
    let from = at(place.span.start);
    from..at(place.span.end).max(from)
}

/// What is shown of a line around its marks, and where the marks are in it. Marks come in order.
fn cut(line: &str, marks: &[Range<usize>]) -> (String, Vec<Range<usize>>) {
    let mut kept: Vec<Range<usize>> = Vec::new();
    for mark in marks {
        let end = forward(line, mark.start).min(mark.end);
        let until = if end < mark.end {
            end
        } else {
            forward(line, mark.end)
        };
        let from = backward(line, mark.start);
        match kept.last_mut() {
            Some(last) if from <= last.end => last.end = last.end.max(until),
            _ => kept.push(from..until),
        }
    }
    let mut text = String::new();
    let mut places = Vec::with_capacity(marks.len());
    let mut marks = marks.iter().peekable();
    for piece in &kept {
        if piece.start > 0 && !text.ends_with('…') {
            text.push('…');
        }
        let shown = line.get(piece.clone()).unwrap_or("");
        let mut at = piece.start;
        let mut ends = Vec::new();
        for char in shown.chars() {
            while let Some(mark) = marks.next_if(|mark| mark.start <= at) {
                ends.push((places.len(), mark.end));
                places.push(text.len()..text.len());
            }
            push_shown(&mut text, char);
            at += char.len_utf8();
            for (place, end) in &ends {
                if at <= *end
                    && let Some(place) = places.get_mut(*place)
                {
                    place.end = text.len();
                }
            }
        }
        // Behind the last character.
        while marks.next_if(|mark| mark.start <= at).is_some() {
            places.push(text.len()..text.len());
        }
        if piece.end < line.len() {
            text.push('…');
        }
    }
    (text, places)
}

/// As many bytes on as fill the reach.
fn forward(line: &str, from: usize) -> usize {
    let mut width = 0;
    let rest = line.get(from..).unwrap_or("");
    let mut chars = rest.char_indices();
    let end = chars.find(|(_, char)| {
        width += columns(*char);
        width > REACH
    });
    end.map_or(line.len(), |(at, _)| from + at)
}

fn backward(line: &str, from: usize) -> usize {
    let mut width = 0;
    let before = line.get(..from).unwrap_or("");
    let mut chars = before.char_indices().rev();
    let end = chars.find(|(_, char)| {
        width += columns(*char);
        width > REACH
    });
    end.map_or(0, |(at, char)| at + char.len_utf8())
}

/// The columns that a character takes as it is shown. One without width takes a place too: a line of
/// nothing else has to end.
fn columns(char: char) -> usize {
    let mut shown = String::new();
    push_shown(&mut shown, char);
    shown.width().max(1)
}

fn push_shown(text: &mut String, char: char) {
    match char {
        '\t' => text.push_str(TAB),
        char => push_plain(text, char),
    }
}

/// `text` with everything escaped that would break its line, hide a part of it or turn its order
/// around. Packs, file names and documents are others' work: none of them may write a verdict of
/// its own.
pub fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for char in text.chars() {
        push_plain(&mut plain, char);
    }
    plain
}

fn push_plain(plain: &mut String, char: char) {
    match char {
        '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            plain.extend(char.escape_unicode());
        }
        _ if char.is_control() => plain.extend(char.escape_default()),
        _ => plain.push(char),
    }
}

/// A finding as it is drawn.
pub(super) struct Drawing<'a> {
    pub(super) finding: &'a Diagnostic,
    pub(super) colour: bool,
}

impl fmt::Display for Drawing<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Diagnostic {
            severity,
            code,
            file,
            line,
            column,
            message,
            help,
            excerpt,
            ..
        } = self.finding;
        let level = match severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        // The place first and on one line, as editors and `grep` want it.
        let (strong, loud) = self.styles(*severity);
        let (file, message) = (plain(file), plain(message));
        write!(f, "{strong}{file}:{line}:{column}: {strong:#}")?;
        writeln!(
            f,
            "{loud}{severity}[{code}]{loud:#}{strong}: {message}{strong:#}"
        )?;
        let (first, text, marks) = excerpt.source();
        let widest = text.lines().map(UnicodeWidthStr::width).max().unwrap_or(0);
        let marks = marks.into_iter().map(|mark| match mark.label {
            Some(label) => AnnotationKind::Context.span(mark.bytes).label(label),
            None => AnnotationKind::Primary.span(mark.bytes),
        });
        let snippet = Snippet::source(text).line_start(first).annotations(marks);
        let group = Group::with_level(level).element(snippet);
        let group = match help {
            Some(help) => group.element(Level::HELP.message(help)),
            None => group,
        };
        let renderer = if self.colour {
            Renderer::styled()
        } else {
            Renderer::plain()
        };
        // Lines are cut already.
        let renderer = renderer.term_width(2 * widest + REACH);
        f.write_str(&renderer.render(&[group]))
    }
}

impl Drawing<'_> {
    /// How the place and what is said of it are written, and how the severity is.
    fn styles(&self, severity: Severity) -> (Style, Style) {
        if !self.colour {
            return (Style::new(), Style::new());
        }
        let strong = Style::new().effects(Effects::BOLD);
        let colour = match severity {
            Severity::Error => AnsiColor::BrightRed,
            Severity::Warning => AnsiColor::Yellow,
        };
        (strong, strong.fg_color(Some(colour.into())))
    }
}
