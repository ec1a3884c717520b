//! How findings in packs are told: drawn for people, as lines of JSON for editors.

use std::{
    env,
    io::{self, IsTerminal, Write},
};

use compiler::{Diagnostic, Position, Severity, Span};
use serde::Serialize;

/// Draws findings, in colour where standard error is a terminal and nobody said no to it.
pub(crate) fn tell(findings: &[Diagnostic], err: &mut dyn Write) -> io::Result<()> {
    let refused = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let coloured = io::stderr().is_terminal() && !refused;
    for finding in findings {
        if coloured {
            writeln!(err, "{}\n", finding.in_colour())?;
        } else {
            writeln!(err, "{finding}\n")?;
        }
    }
    Ok(())
}

/// Writes each finding as a line of JSON.
pub(crate) fn write_json(findings: &[Diagnostic], out: &mut dyn Write) -> io::Result<()> {
    for finding in findings {
        serde_json::to_writer(&mut *out, &JsonFinding::of(finding))?;
        writeln!(out)?;
    }
    Ok(())
}

/// Lines and columns count from 1, columns in characters; an end is behind the last character. A
/// span is bytes of the source, from 0.
#[derive(Serialize)]
struct JsonFinding<'a> {
    file: &'a str,
    severity: &'static str,
    code: &'static str,
    message: &'a str,
    help: Option<&'a str>,
    #[serde(flatten)]
    place: JsonPlace,
    also: Vec<JsonLabel<'a>>,
}

#[derive(Serialize)]
struct JsonLabel<'a> {
    message: &'a str,
    #[serde(flatten)]
    place: JsonPlace,
}

#[derive(Serialize)]
struct JsonPlace {
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    span: [usize; 2],
}

impl JsonPlace {
    const fn new(start: Position, end: Position, span: &Span) -> Self {
        Self {
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            span: [span.start, span.end],
        }
    }
}

impl<'a> JsonFinding<'a> {
    fn of(finding: &'a Diagnostic) -> Self {
        let start = Position {
            line: finding.line,
            column: finding.column,
        };
        let also = finding.also.iter().map(|(place, what)| JsonLabel {
            message: what,
            place: JsonPlace::new(place.start, place.end, &place.span),
        });
        Self {
            file: &finding.file,
            severity: match finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            },
            code: finding.code.as_str(),
            message: &finding.message,
            help: finding.help.as_deref(),
            place: JsonPlace::new(start, finding.end, &finding.span),
            also: also.collect(),
        }
    }
}
