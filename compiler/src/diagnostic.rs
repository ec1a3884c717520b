//! Faults found in a pack's source, and how they read.

use std::{cell::RefCell, fmt, ops::Range};

use unicode_width::UnicodeWidthStr;

/// Bytes of the source.
pub type Span = Range<usize>;

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The pack cannot ship.
    Error,
    /// The pack works, and something in it looks forgotten.
    Warning,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
        })
    }
}

macro_rules! codes {
    ($($name:ident = $code:literal),+ $(,)?) => {
        /// What kind of fault a diagnostic tells of. Written in kebab case.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[allow(missing_docs, reason = "each message says what its code means")]
        pub enum Code { $($name),+ }

        impl Code {
            /// Every code there is.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// The code as it is shown.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $code),+ }
            }
        }
    };
}

codes! {
    TomlSyntax = "toml-syntax",
    SourceTooLarge = "source-too-large",
    MissingKey = "missing-key",
    UnknownKey = "unknown-key",
    WrongType = "wrong-type",
    UnknownWord = "unknown-word",
    UnknownName = "unknown-name",
    BadId = "bad-id",
    DuplicateName = "duplicate-name",
    ReservedWord = "reserved-word",
    TooMany = "too-many",
    Empty = "empty",
    BadHeader = "bad-header",
    BadTime = "bad-time",
    OutOfBounds = "out-of-bounds",
    BadAddress = "bad-address",
    MissingLanguage = "missing-language",
    OrderOfTimes = "order-of-times",
    OutsideIncident = "outside-incident",
    Weeks = "weeks",
    ServicesQuestion = "services-question",
    FormulaSyntax = "formula-syntax",
    FormulaTooDeep = "formula-too-deep",
    NumberTooLarge = "number-too-large",
    OtherCurrency = "other-currency",
    MinorUnits = "minor-units",
    Arguments = "arguments",
    Units = "units",
    RoundingMissing = "rounding-missing",
    BadRounding = "bad-rounding",
    Cycle = "cycle",
    BandOrder = "band-order",
    Gap = "gap",
    Overlap = "overlap",
    LastAlternative = "last-alternative",
    Unreachable = "unreachable",
    Outcome = "outcome",
    Kind = "kind",
    BadAnswer = "bad-answer",
    BadExpectation = "bad-expectation",
    Unused = "unused",
}

impl Code {
    /// How much findings of this kind weigh.
    pub const fn severity(self) -> Severity {
        match self {
            Self::Unused => Severity::Warning,
            _ => Severity::Error,
        }
    }

    /// Whether the fault is that something is not there. A file that is not whole TOML lacks
    /// things only because they could not be read.
    const fn is_absence(self) -> bool {
        matches!(self, Self::MissingKey | Self::UnknownName | Self::Unused)
            || matches!(self, Self::LastAlternative | Self::Outcome | Self::Empty)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// One finding, with its place in the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// How much it weighs.
    pub severity: Severity,
    /// What kind of fault it is.
    pub code: Code,
    /// The file, as it was named to the compiler.
    pub file: String,
    /// Bytes of the source.
    pub span: Span,
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    /// What was expected and what was found.
    pub message: String,
    /// The mend, or the nearest name.
    pub help: Option<String>,
    excerpt: Excerpt,
}

/// The line that a finding stands in, as much of it as is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Excerpt {
    before: String,
    marked: String,
    after: String,
}

impl Excerpt {
    /// Characters shown before the marked ones, of them, and after them.
    const REACH: usize = 100;

    fn new(line: &str, from: usize, to: usize) -> Self {
        let (before, rest) = line.split_at(from);
        let (marked, after) = rest.split_at(to - from);
        let cut = before.char_indices().rev().nth(Self::REACH);
        let before = match cut {
            Some((at, _)) => format!("…{}", &before[at..]),
            None => before.to_owned(),
        };
        let (marked, is_cut) = head(marked);
        let (after, _) = head(if is_cut { "" } else { after });
        let plain = |text: String| text.replace('\t', " ");
        Self {
            before: plain(before),
            marked: plain(marked),
            after: plain(after),
        }
    }
}

/// The first characters of a text, and whether there were more.
fn head(text: &str) -> (String, bool) {
    match text.char_indices().nth(Excerpt::REACH) {
        Some((at, _)) => (format!("{}…", &text[..at]), true),
        None => (text.to_owned(), false),
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            severity,
            code,
            file,
            line,
            column,
            message,
            help,
            excerpt,
            ..
        } = self;
        writeln!(f, "{file}:{line}:{column}: {severity}[{code}]: {message}")?;
        let gutter = line.to_string();
        let Excerpt {
            before,
            marked,
            after,
        } = excerpt;
        let shown = format!("{gutter} | {before}{marked}{after}");
        writeln!(f, "{}", shown.trim_end())?;
        write!(
            f,
            "{:blank$} | {:indent$}{:^<carets$}",
            "",
            "",
            "",
            blank = gutter.len(),
            indent = before.width(),
            carets = marked.width().max(1),
        )?;
        if let Some(help) = help {
            write!(f, "\n{:blank$} = help: {help}", "", blank = gutter.len())?;
        }
        Ok(())
    }
}

/// A finding before its place is worked out.
#[derive(Clone, Debug)]
pub(crate) struct Fault {
    code: Code,
    span: Span,
    message: String,
    help: Option<String>,
}

impl Fault {
    pub(crate) fn new(code: Code, span: &Span, message: impl Into<String>) -> Self {
        Self {
            code,
            span: span.clone(),
            message: message.into(),
            help: None,
        }
    }

    pub(crate) fn help(self, help: impl Into<String>) -> Self {
        Self {
            help: Some(help.into()),
            ..self
        }
    }

    pub(crate) fn help_if(self, help: Option<impl Into<String>>) -> Self {
        Self {
            help: help.map(Into::into),
            ..self
        }
    }
}

/// Gathers every fault of one source.
#[derive(Debug, Default)]
pub(crate) struct Faults(RefCell<Vec<Fault>>);

impl Faults {
    pub(crate) fn report(&self, fault: Fault) {
        self.0.borrow_mut().push(fault);
    }

    /// The findings in the order of the source.
    pub(crate) fn into_diagnostics(self, file: &str, source: &str) -> Vec<Diagnostic> {
        let mut faults = self.0.into_inner();
        let lines = Lines::of(source);
        // What cannot be read is told by its syntax alone, and what it would have named is not
        // called missing or forgotten.
        let line_of = |fault: &Fault| lines.line_of(fault.span.start);
        let is_syntax = |fault: &Fault| fault.code == Code::TomlSyntax;
        let broken: Vec<_> = faults
            .iter()
            .filter(|fault| is_syntax(fault))
            .map(line_of)
            .collect();
        if !broken.is_empty() {
            faults.retain(|fault| {
                is_syntax(fault) || !(fault.code.is_absence() || broken.contains(&line_of(fault)))
            });
        }
        // A part looks unused when what uses it is at fault.
        if faults
            .iter()
            .any(|fault| fault.code.severity() == Severity::Error)
        {
            faults.retain(|fault| fault.code.severity() == Severity::Error);
        }
        faults.sort_by_key(|fault| (fault.span.start, fault.span.end));
        faults
            .into_iter()
            .map(|fault| lines.locate(file, fault))
            .collect()
    }
}

/// Where each line of a source begins.
struct Lines<'s> {
    source: &'s str,
    starts: Vec<usize>,
}

impl<'s> Lines<'s> {
    fn of(source: &'s str) -> Self {
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
    fn line_of(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at).max(1)
    }

    fn locate(&self, file: &str, fault: Fault) -> Diagnostic {
        let start = self.source.floor_char_boundary(fault.span.start);
        let line = self.line_of(start);
        let line_start = self.starts[line - 1];
        let text = self.source[line_start..].lines().next().unwrap_or("");
        let from = (start - line_start).min(text.len());
        let end = self.source.floor_char_boundary(fault.span.end);
        let to = end.saturating_sub(line_start).clamp(from, text.len());
        Diagnostic {
            severity: fault.code.severity(),
            code: fault.code,
            file: file.to_owned(),
            line,
            column: text[..from].chars().count() + 1,
            span: fault.span,
            message: fault.message,
            help: fault.help,
            excerpt: Excerpt::new(text, from, to),
        }
    }
}
