//! `check`, `compile` and `test`: what pack authors use.

use std::{
    fmt::Write as _,
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use compiler::{
    Compiled, Example, Severity,
    examples::{self, Outcome},
};
use rules::{Estimate, LoadedPack, Pack, canonical_json, estimate::Line};
use words::Wording;

use crate::{
    Answer, claim,
    estimate::Sources,
    explain,
    failure::Failure,
    files::{self, display_path},
    findings, input,
};

/// How `check` tells what it finds, and what fails it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CheckAs {
    pub(crate) json: bool,
    pub(crate) deny_warnings: bool,
}

pub(crate) fn check(
    packs: &[PathBuf],
    asked: CheckAs,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<Answer, Failure> {
    input::once(packs)?;
    let mut answer = Answer::Yes;
    for path in packs {
        let (compiled, found) = match input::checked(path, &steps) {
            Ok(found) => found,
            Err(failure) => {
                failure.tell(err)?;
                answer = answer.and(Answer::Unread);
                continue;
            }
        };
        let passes = compiled.is_some() && (found.is_empty() || !asked.deny_warnings);
        answer = answer.and(Answer::of(passes));
        if asked.json {
            findings::write_json(&found, out)?;
            continue;
        }
        findings::tell(&found, err)?;
        if let Some(compiled) = &compiled {
            let warnings = match found.len() {
                0 => String::new(),
                count => format!(", {}", counted(count, "warning")),
            };
            writeln!(out, "{}{warnings}", summed_up(path, compiled))?;
        } else {
            let errors = found.iter().filter(|it| it.severity == Severity::Error);
            let errors = counted(errors.count(), "error");
            writeln!(err, "{}: {errors}", display_path(path))?;
        }
    }
    Ok(answer)
}

/// How a line came to what it is, in the pack's own language.
fn steps(loaded: &LoadedPack, estimate: &Estimate, line: &Line) -> String {
    let Ok(lang) = claim::language(loaded.pack(), None) else {
        return String::new();
    };
    let wording = Wording {
        pack: loaded.pack(),
        words: words::catalogue(lang),
    };
    explain::steps(&wording, estimate, line, &mut Sources::default())
}

/// `1 error`, `2 errors`.
fn counted(count: usize, what: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {what}{plural}")
}

fn summed_up(path: &Path, compiled: &Compiled) -> String {
    let Pack {
        id,
        version,
        services,
        questions,
        remedies,
        ..
    } = &compiled.pack;
    format!(
        "{}: {id} {version}: {} services, {} questions, {} remedies, {} examples",
        display_path(path),
        services.len(),
        questions.len(),
        remedies.len(),
        compiled.examples.len()
    )
}

pub(crate) fn compile(
    pack: &Path,
    output: &Path,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<Answer, Failure> {
    let Some(compiled) = input::compiled(pack, err)? else {
        return Ok(Answer::No);
    };
    let json = canonical_json(&compiled.pack)
        .map_err(|error| Failure::Unwritable(pack.to_owned(), error))?;
    if files::is_standard_input(output) {
        out.write_all(json.as_bytes())?;
    } else {
        let failed = |error| Failure::Write(output.to_owned(), error);
        fs::write(output, &json).map_err(failed)?;
    }
    Ok(Answer::Yes)
}

pub(crate) fn test(
    packs: &[PathBuf],
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<Answer, Failure> {
    input::once(packs)?;
    let (mut passed, mut failed) = (0_usize, 0_usize);
    let mut answer = Answer::Yes;
    for path in packs {
        let (loaded, examples) = match tested(path, err) {
            Ok(Some(tested)) => tested,
            Ok(None) => {
                answer = answer.and(Answer::No);
                continue;
            }
            Err(failure) => {
                failure.tell(err)?;
                answer = answer.and(Answer::Unread);
                continue;
            }
        };
        for example in &examples {
            let outcome = examples::run(&loaded, example);
            if outcome.passed() {
                passed += 1;
            } else {
                failed += 1;
                writeln!(out, "FAILED {}: {}", display_path(path), example.name)?;
                report(&loaded, &outcome, out)?;
            }
        }
    }
    writeln!(out, "{passed} passed, {failed} failed")?;
    Ok(answer.and(Answer::of(failed == 0)))
}

/// A pack with its examples; nothing when it has faults, which were listed.
fn tested(path: &Path, err: &mut dyn Write) -> Result<Option<(LoadedPack, Vec<Example>)>, Failure> {
    let Some(compiled) = input::compiled(path, err)? else {
        return Ok(None);
    };
    let loaded =
        LoadedPack::new(compiled.pack).map_err(|error| Failure::Pack(path.to_owned(), error))?;
    Ok(Some((loaded, compiled.examples)))
}

/// What was not as expected, with the steps of the lines that it was about.
fn report(loaded: &LoadedPack, outcome: &Outcome, out: &mut dyn Write) -> Result<(), Failure> {
    let pack = loaded.pack();
    let wording = Wording {
        pack,
        words: words::catalogue(claim::language(pack, None)?),
    };
    let mut sources = Sources::default();
    let mut text = String::new();
    for mismatch in &outcome.mismatches {
        let _ = writeln!(text, "  {}", mismatch.place);
        let _ = writeln!(text, "    expected {}", mismatch.expected);
        let _ = writeln!(text, "    got      {}", mismatch.got);
        let lines = &outcome.estimate.lines;
        let Some(line) = lines
            .iter()
            .find(|line| line.remedy.as_str() == mismatch.place)
        else {
            continue;
        };
        let steps = explain::steps(&wording, &outcome.estimate, line, &mut sources);
        explain::indented(&steps, 6, &mut text);
    }
    explain::indented(&sources.list(&wording), 2, &mut text);
    writeln!(out, "{text}")?;
    Ok(())
}
