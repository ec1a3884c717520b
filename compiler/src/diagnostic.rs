//! Faults found in a pack's source, and how they read.

mod draw;
mod lines;
#[cfg(test)]
mod tests;

use std::{
    cell::{Cell, RefCell},
    fmt,
    ops::Range,
};

use self::{
    draw::{Drawing, Excerpt},
    lines::Lines,
};

use crate::nearest::did_you_mean;

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
    HiddenCharacter = "hidden-character",
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
    NeverReached = "never-reached",
    AlwaysSame = "always-same",
    ExampleFails = "example-fails",
    Untested = "untested",
    Unused = "unused",
}

impl Code {
    /// How much findings of this kind weigh.
    pub const fn severity(self) -> Severity {
        match self {
            Self::Unused | Self::Untested => Severity::Warning,
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

    /// The fault with no more words and places than are read.
    fn cut(mut self) -> Self {
        /// Words of a source may be as long as the source.
        const MOST_CHARS: usize = 2_000;
        const MOST_PLACES: usize = 20;
        let cut = |text: &mut String| {
            if text.len() > MOST_CHARS {
                let end = text.floor_char_boundary(MOST_CHARS);
                text.truncate(end);
                text.push('…');
            }
        };
        cut(&mut self.message);
        self.help.iter_mut().for_each(cut);
        self.also.truncate(MOST_PLACES);
        self.also.iter_mut().for_each(|(_, what)| cut(what));
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

/// Gathers the faults of one source, as many as somebody may want to read.
#[derive(Debug, Default)]
pub(crate) struct Faults {
    found: RefCell<Vec<Fault>>,
    errors: Cell<usize>,
    warnings: Cell<usize>,
}

impl Faults {
    /// The most errors that are told, and the most warnings.
    const MOST: usize = 1_000;

    /// With so many errors, what was meant is no longer guessed.
    const MOST_GUESSES: usize = 30;

    pub(crate) fn report(&self, fault: Fault) {
        let count = match fault.code.severity() {
            Severity::Error => &self.errors,
            Severity::Warning => &self.warnings,
        };
        if count.get() < Self::MOST {
            self.found.borrow_mut().push(fault.cut());
        }
        count.set(count.get() + 1);
    }

    /// Whether what is reported from here on is counted and not told.
    pub(crate) fn is_full(&self) -> bool {
        self.errors.get() >= Self::MOST
    }

    /// `did you mean …?`, when a candidate is near. To compare a name with all that are known is
    /// too much work to be done time and again, or with more names than a pack has.
    pub(crate) fn guess<'c>(
        &self,
        name: &str,
        candidates: impl IntoIterator<Item = &'c str>,
    ) -> Option<String> {
        let may_guess = self.errors.get() < Self::MOST_GUESSES;
        may_guess
            .then(|| did_you_mean(name, candidates.into_iter().take(Self::MOST)))
            .flatten()
    }

    /// Whether anything is an error so far.
    pub(crate) fn has_errors(&self) -> bool {
        self.errors.get() > 0
    }

    /// The findings in the order of the source.
    pub(crate) fn into_diagnostics(self, file: &str, source: &str) -> Vec<Diagnostic> {
        let left_out = self.errors.get().saturating_sub(Self::MOST);
        if left_out > 0 {
            let message = format!(
                "expected at most {} faults to tell of, found {left_out} more",
                Self::MOST
            );
            let end = source.len()..source.len();
            self.found
                .borrow_mut()
                .push(Fault::new(Code::TooMany, &end, message));
        }
        let mut faults = self.found.into_inner();
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
            .map(|fault| locate(&lines, file, fault))
            .collect()
    }
}

/// The finding that a fault is, once its place is known.
fn locate(lines: &Lines<'_>, file: &str, fault: Fault) -> Diagnostic {
    let place = lines.place(fault.span);
    let also: Vec<_> = fault
        .also
        .into_iter()
        .map(|(span, what)| (lines.place(span), what))
        .collect();
    Diagnostic {
        severity: fault.code.severity(),
        code: fault.code,
        file: file.to_owned(),
        excerpt: Excerpt::new(lines, &place, &also),
        line: place.start.line,
        column: place.start.column,
        end: place.end,
        span: place.span,
        message: fault.message,
        help: fault.help,
        also,
    }
}
