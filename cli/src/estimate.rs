//! `estimate`: what a pack gives for a claim, in the words of the page.

use std::{fmt::Write as _, io::Write};

use rules::{
    Estimate,
    estimate::{Amount, Certainty, Line},
};
use words::{
    Wording, fill, format,
    wording::{self, SourceText},
};

use crate::{
    Answer,
    args::ClaimArgs,
    claim::{self, Estimated},
    failure::Failure,
};

pub(crate) fn estimate(
    args: &ClaimArgs,
    json: bool,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<Answer, Failure> {
    let estimated = claim::estimate(args, err)?;
    let Estimated {
        estimate, answer, ..
    } = &estimated;
    if json {
        serde_json::to_writer_pretty(&mut *out, estimate)
            .map_err(|error| Failure::Output(error.into()))?;
        writeln!(out)?;
    } else {
        out.write_all(text(&estimated.wording(), estimate).as_bytes())?;
    }
    Ok(*answer)
}

/// The whole estimate in words.
pub(crate) fn text(wording: &Wording<'_>, estimate: &Estimate) -> String {
    let words = wording.words;
    let mut text = heading(wording, estimate);
    text.push('\n');
    for sentence in wording.summary(estimate).sentences() {
        let _ = writeln!(text, "{sentence}");
    }
    let totals = wording.totals(&estimate.totals);
    if !totals.is_empty() {
        let _ = writeln!(text, "\n{}", words.totals_heading);
    }
    for (kind, amount) in totals {
        let _ = writeln!(text, "  {kind}: {amount}");
    }
    let (mine, others) = wording::sorted(estimate);
    for line in mine {
        text.push('\n');
        gist(wording, line, &mut text);
        details(wording, line, &mut text);
    }
    if !others.is_empty() {
        let _ = writeln!(text, "\n{}", not_for_you(wording, &others));
    }
    for line in others {
        outside(wording, line, &mut text);
    }
    if !estimate.missing.is_empty() {
        let _ = writeln!(text, "\n{}", words.rail_waiting);
    }
    for question in &estimate.missing {
        let _ = writeln!(text, "  {}", wording.label(question));
    }
    text
}

/// Which estimate it is, by which rules, and when the incident was: days in the steps are told
/// without their year.
pub(crate) fn heading(wording: &Wording<'_>, estimate: &Estimate) -> String {
    let (words, reference) = (wording.words, &estimate.pack);
    let now = format::full_moment(words.lang, estimate.now);
    let name = wording.text(&wording.pack.name);
    let made = fill(words.made, &[name, &reference.version, &now]);
    let (id, version, hash) = (&reference.id, &reference.version, reference.hash);
    let mut heading = format!("{made}\n{id} {version}, sha256 {hash}\n");
    if let Some(incident) = &wording.pack.incident {
        let window = incident.window;
        let [from, to] = [window.from, window.to].map(|at| format::full_moment(words.lang, at));
        let length = format::duration(words.lang, window.seconds());
        heading.push_str(&fill(words.start_incident, &[&from, &to, &length]));
        heading.push('\n');
    }
    heading
}

fn name<'a>(wording: &Wording<'a>, line: &Line) -> &'a str {
    let mut remedies = wording.pack.remedies.iter();
    let known = remedies.find(|remedy| remedy.id == line.remedy);
    known.map_or("", |remedy| wording.text(&remedy.name))
}

/// A remedy, how sure it is, what it gives, and why.
pub(crate) fn gist(wording: &Wording<'_>, line: &Line, text: &mut String) {
    let sure = wording.certainty(line.certainty);
    let _ = writeln!(text, "{} [{sure}]", name(wording, line));
    let amount = wording.amount(&line.amount, line.certainty);
    let _ = match &line.amount {
        Amount::None => writeln!(text, "  {amount}"),
        // They are listed.
        Amount::Items(_) => writeln!(text, "  {}", wording.kind(line.kind)),
        _ => writeln!(text, "  {}: {amount}", wording.kind(line.kind)),
    };
    if let Amount::Items(items) = &line.amount {
        for item in items {
            let (name, validity) = wording.item(item);
            let validity = validity.map_or_else(String::new, |validity| format!(", {validity}"));
            let _ = writeln!(text, "  - {name}{validity}");
        }
    }
    let _ = writeln!(text, "  {}", wording.reason(&line.reason));
}

/// What else there is to know of a line.
fn details(wording: &Wording<'_>, line: &Line, text: &mut String) {
    let words = wording.words;
    let mut remedies = wording.pack.remedies.iter();
    let known = remedies.find(|remedy| remedy.id == line.remedy);
    // What to know of a remedy is of use to who may get it.
    let known = known.filter(|_| line.certainty != Certainty::NotDue);
    if let Some(note) = known.and_then(|remedy| wording.hint(&remedy.note)) {
        let _ = writeln!(text, "  {note}");
    }
    let labels: Vec<_> = line.waits_for.iter().map(|id| wording.label(id)).collect();
    if !labels.is_empty() {
        let _ = writeln!(text, "  {}: {}", words.waits_for, labels.join(", "));
    }
    if line.certainty != Certainty::NotDue {
        let lacking = line.evidence.iter().filter(|state| !state.held);
        let lacking: Vec<_> = lacking
            .map(|state| wording.evidence(&state.evidence))
            .collect();
        if !lacking.is_empty() {
            let _ = writeln!(text, "  {}: {}", words.evidence_lacking, lacking.join(", "));
        } else if !line.evidence.is_empty() {
            let _ = writeln!(text, "  {}", words.evidence_complete);
        }
        if let Some(intake) = &line.intake {
            let _ = writeln!(text, "  {}", wording.intake(intake));
        }
    }
    if let Some(next) = wording.next_bound(line) {
        let _ = writeln!(text, "  {next}");
    }
}

/// How many remedies are not for this claimant.
pub(crate) fn not_for_you(wording: &Wording<'_>, others: &[&Line]) -> String {
    fill(wording.words.not_for_you, &[&others.len().to_string()])
}

/// A remedy that is not for this claimant, and why.
pub(crate) fn outside(wording: &Wording<'_>, line: &Line, text: &mut String) {
    let _ = writeln!(text, "  {}", name(wording, line));
    let _ = writeln!(text, "    {}", wording.reason(&line.reason));
}

/// Sources by number, so that one that many steps rest on is written out once.
#[derive(Debug, Default)]
pub(crate) struct Sources(Vec<SourceText>);

impl Sources {
    /// `[2]`, and it is known from now on.
    pub(crate) fn mark(&mut self, source: SourceText) -> String {
        let known = self.0.iter().position(|known| *known == source);
        let place = known.unwrap_or_else(|| {
            self.0.push(source);
            self.0.len() - 1
        });
        format!("[{}]", place + 1)
    }

    /// The list of them under its heading; nothing when there are none.
    pub(crate) fn list(&self, wording: &Wording<'_>) -> String {
        let mut text = String::new();
        if !self.0.is_empty() {
            let _ = writeln!(text, "{}", wording.words.sources);
        }
        for (place, source) in self.0.iter().enumerate() {
            let url = source.url.as_ref();
            let url = url.map_or_else(String::new, |url| format!(" {url}"));
            let _ = writeln!(text, "  [{}] {}{url}", place + 1, source.text);
        }
        text
    }
}
