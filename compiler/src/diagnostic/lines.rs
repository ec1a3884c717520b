//! Where lines begin, and which line a byte stands in.

use super::{Place, Position, Span};

/// A source and where each of its lines begins.
pub(super) struct Lines<'s> {
    source: &'s str,
    starts: Vec<usize>,
}

impl<'s> Lines<'s> {
    pub(super) fn of(source: &'s str) -> Self {
        let breaks = source
            .bytes()
            .enumerate()
            .filter(|(_, byte)| *byte == b'\n');
        let starts = std::iter::once(0)
            .chain(breaks.map(|(at, _)| at + 1))
            .collect();
        Self { source, starts }
    }

    /// The line that a byte stands in, from 1.
    pub(super) fn line_of(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at).max(1)
    }

    /// Where a line begins.
    pub(super) fn start_of(&self, line: usize) -> usize {
        let index = line.saturating_sub(1);
        self.starts.get(index).copied().unwrap_or(self.source.len())
    }

    /// A line without its end.
    pub(super) fn text_of(&self, line: usize) -> &'s str {
        let rest = self.source.get(self.start_of(line)..).unwrap_or("");
        rest.lines().next().unwrap_or("")
    }

    fn position(&self, at: usize) -> Position {
        let at = self.source.floor_char_boundary(at);
        let line = self.line_of(at);
        let text = self.text_of(line);
        let before = text.get(..at - self.start_of(line)).unwrap_or(text);
        Position {
            line,
            column: before.chars().count() + 1,
        }
    }

    pub(super) fn place(&self, span: Span) -> Place {
        Place {
            start: self.position(span.start),
            end: self.position(span.end.max(span.start)),
            span,
        }
    }
}
