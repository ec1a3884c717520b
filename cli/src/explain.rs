//! `explain`: the steps of every line as arithmetic on paper, in the words of the page.

use std::{fmt::Write as _, io::Write};

use rules::{Estimate, estimate::Line};
use words::{
    Wording,
    wording::{self, StepText},
};

use crate::{
    Answer,
    args::ClaimArgs,
    claim,
    estimate::{Sources, gist, heading, not_for_you, outside},
    failure::Failure,
};

pub(crate) fn explain(
    args: &ClaimArgs,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<Answer, Failure> {
    let estimated = claim::estimate(args, err)?;
    let (wording, estimate) = (estimated.wording(), &estimated.estimate);
    let steps = |line: &Line, sources: &mut Sources| {
        let working = wording::working(&wording, estimate, &estimated.claim, line);
        numbered(working, sources)
    };
    let mut text = heading(&wording, estimate);
    let mut sources = Sources::default();
    let (mine, others) = wording::sorted(estimate);
    for line in mine {
        text.push('\n');
        gist(&wording, line, &mut text);
        indented(&steps(line, &mut sources), 2, &mut text);
    }
    if !others.is_empty() {
        let _ = writeln!(text, "\n{}", not_for_you(&wording, &others));
    }
    for line in others {
        outside(&wording, line, &mut text);
        indented(&steps(line, &mut sources), 4, &mut text);
    }
    let list = sources.list(&wording);
    if !list.is_empty() {
        let _ = write!(text, "\n{list}");
    }
    out.write_all(text.as_bytes())?;
    Ok(estimated.answer)
}

/// The steps of a line, as [`numbered`] tells them.
pub(crate) fn steps(
    wording: &Wording<'_>,
    estimate: &Estimate,
    line: &Line,
    sources: &mut Sources,
) -> String {
    numbered(wording::steps(wording, estimate, line), sources)
}

/// Steps, each with the numbers of its sources; nothing when no rule was tried.
fn numbered(steps: Vec<StepText>, sources: &mut Sources) -> String {
    let mut text = String::new();
    for (place, step) in steps.into_iter().enumerate() {
        write_step(place + 1, step, sources, &mut text);
    }
    text
}

fn write_step(number: usize, step: StepText, sources: &mut Sources, text: &mut String) {
    let number = format!("{number}. ");
    let _ = write!(text, "{number}{}", step.title);
    for source in step.sources {
        let _ = write!(text, " {}", sources.mark(source));
    }
    text.push('\n');
    let indent = number.len();
    for line in step.lines {
        let _ = writeln!(text, "{:indent$}  {line}", "");
    }
    if let Some(result) = step.result {
        let _ = writeln!(text, "{:indent$}{result}", "");
    }
}

/// Sets every line of `block` in by `by`.
pub(crate) fn indented(block: &str, by: usize, text: &mut String) {
    for line in block.lines() {
        let _ = writeln!(text, "{:by$}{line}", "");
    }
}
