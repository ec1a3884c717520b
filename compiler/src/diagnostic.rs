//! Faults found in a pack's source, and how they read.

mod draw;
mod lines;
#[cfg(test)]
mod tests;

use std::{cell::RefCell, fmt, ops::Range};

use self::{
    draw::{Drawing, Excerpt},
    lines::Lines,
};

pub use self::draw::plain;

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
    /// Where it ends: behind its last character.
    pub end: Position,
    /// What was expected and what was found.
    pub message: String,
    /// The mend, or the nearest name.
    pub help: Option<String>,
    /// Other places that it is about, each with what stands there.
    pub also: Vec<(Place, String)>,
    excerpt: Excerpt,
}

/// A stretch of the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its bytes.
    pub span: Span,
    /// Where it begins.
    pub start: Position,
    /// Where it ends: behind its last character.
    pub end: Position,
}

/// A place between characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
}

impl Diagnostic {
    /// The finding with its lines of the source, for a terminal that shows colours.
    pub fn in_colour(&self) -> impl fmt::Display + '_ {
        Drawing {
            finding: self,
            colour: true,
        }
    }
}

/// The finding with its lines of the source, as plain text.
impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let drawing = Drawing {
            finding: self,
            colour: false,
        };
        drawing.fmt(f)
    }
}

/// A finding before its place is worked out.
#[derive(Clone, Debug)]
pub(crate) struct Fault {
    code: Code,
    span: Span,
    message: String,
    help: Option<String>,
    also: Vec<(Span, String)>,
}

impl Fault {
    pub(crate) fn new(code: Code, span: &Span, message: impl Into<String>) -> Self {
        Self {
            code,
            span: span.clone(),
            message: message.into(),
            help: None,
            also: Vec::new(),
        }
    }

    /// Shows another place too, with what stands there.
    pub(crate) fn also(mut self, span: &Span, what: impl Into<String>) -> Self {
        self.also.push((span.clone(), what.into()));
        self
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
