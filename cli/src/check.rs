//! `check`, `compile` and `test`: what pack authors use.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use compiler::examples::{self, Outcome};
use rules::{LoadedPack, Pack, canonical_json};

use crate::{
    Answer, explain,
    input::{self, Failure, shown},
};

pub(crate) fn check(
    packs: &[PathBuf],
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<Answer, Failure> {
    input::once(packs)?;
    let mut answer = Answer::Yes;
    for path in packs {
        let compiled = input::compiled(path, err)?;
        if let Some(compiled) = &compiled {
            let Pack {
                id,
                version,
                services,
                questions,
                remedies,
                ..
            } = &compiled.pack;
            writeln!(
                out,
                "{}: {id} {version}: {} services, {} questions, {} remedies, {} examples",
                shown(path),
                services.len(),
                questions.len(),
                remedies.len(),
                compiled.examples.len()
            )?;
        }
        answer = answer.and(Answer::of(compiled.is_some()));
    }
    Ok(answer)
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
    let json = canonical_json(&compiled.pack).map_err(|error| Failure::Document {
        path: pack.to_owned(),
        what: "a pack that can be written as JSON",
        error,
    })?;
    if input::is_standard_input(output) {
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
    let (mut passed, mut failed, mut faulty) = (0_usize, 0_usize, false);
    for path in packs {
        let Some(compiled) = input::compiled(path, err)? else {
            faulty = true;
            continue;
        };
        let loaded =
            LoadedPack::new(compiled.pack).map_err(|error| Failure::Pack(path.clone(), error))?;
        for example in &compiled.examples {
            let outcome = examples::run(&loaded, example);
            if outcome.passed() {
                passed += 1;
            } else {
                failed += 1;
                writeln!(out, "FAILED {}: {}", shown(path), example.name)?;
                report(&loaded, &outcome, out)?;
            }
        }
    }
    writeln!(out, "{passed} passed, {failed} failed")?;
    Ok(Answer::of(failed == 0 && !faulty))
}

/// What was not as expected, with the steps of the lines that it was about.
fn report(loaded: &LoadedPack, outcome: &Outcome, out: &mut dyn Write) -> Result<(), Failure> {
    let pack = loaded.pack();
    for mismatch in &outcome.mismatches {
        writeln!(out, "  {}", mismatch.place)?;
        writeln!(out, "    expected {}", mismatch.expected)?;
        writeln!(out, "    got      {}", mismatch.got)?;
        let lines = &outcome.estimate.lines;
        let Some(line) = lines
            .iter()
            .find(|line| line.remedy.as_str() == mismatch.place)
        else {
            continue;
        };
        let lang = pack.languages.first().copied().unwrap_or(rules::Lang::En);
        for step in explain::steps(pack, &outcome.estimate, line, lang).lines() {
            writeln!(out, "      {step}")?;
        }
    }
    writeln!(out)?;
    Ok(())
}
