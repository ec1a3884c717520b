//! Everything that is known to be wrong with a pack: what keeps it from compiling, what no claim
//! reaches, the examples that fail, and what no example shows.

use rules::{Estimate, LoadedPack, estimate::Line};
use toml::de::DeTable;

use crate::{
    Compiled,
    analysis::{self, Place},
    close,
    diagnostic::{Code, Diagnostic, Fault, Faults},
    examples::{self, Mismatch, Outcome},
    pack, read,
    table::Table,
};

/// Says how a line of an estimate came to what it is, for whom an example fails.
pub type Explain<'e> = &'e dyn Fn(&LoadedPack, &Estimate, &Line) -> String;

/// Compiles the source of a pack, looks for what no claim of it can reach, and runs its examples.
/// `name` is what the findings call the file.
///
/// ```
/// let explain = |_: &_, _: &_, _: &_| String::new();
/// let (checked, findings) = compiler::check("empty.toml", "schema = 1\n", &explain);
/// assert!(checked.is_none() && !findings.is_empty());
/// ```
pub fn check(
    name: &str,
    source: &str,
    explain: Explain<'_>,
) -> (Option<Compiled>, Vec<Diagnostic>) {
    let faults = Faults::default();
    let compiled = read(source, &faults, |document| {
        let compiled = pack::compile(Table::root(&faults, source, document))?;
        // What a pack reaches is not known before it compiles.
        if !faults.has_errors() {
            examine(&compiled, document, &faults, explain);
        }
        Some(compiled)
    });
    close(name, source, compiled, faults)
}

fn examine(compiled: &Compiled, document: &DeTable<'_>, faults: &Faults, explain: Explain<'_>) {
    analysis::report_reach(faults, document, &compiled.pack, &compiled.breakdowns);
    let loaded = match LoadedPack::new(compiled.pack.clone()) {
        Ok(loaded) => loaded,
        Err(error) => {
            faults.report(Fault::new(Code::TooMany, &(0..0), error.to_string()));
            return;
        }
    };
    let run = |example| examples::run(&loaded, example);
    let outcomes: Vec<Outcome> = compiled.examples.iter().map(run).collect();
    for (at, outcome) in outcomes.iter().enumerate() {
        for mismatch in &outcome.mismatches {
            let place = place(at, mismatch).span(document);
            let message = format!(
                "expected {} for `{}`, got {}",
                mismatch.expected, mismatch.place, mismatch.got
            );
            let lines = &outcome.estimate.lines;
            let line = lines
                .iter()
                .find(|line| line.remedy.as_str() == mismatch.place);
            let steps = line.map(|line| explain(&loaded, &outcome.estimate, line));
            let steps = steps.filter(|steps| !steps.trim().is_empty());
            let help = steps.map(|steps| format!("the steps were\n{}", steps.trim_end()));
            faults.report(Fault::new(Code::ExampleFails, &place, message).help_if(help));
        }
    }
    let estimates: Vec<Estimate> = outcomes
        .into_iter()
        .map(|outcome| outcome.estimate)
        .collect();
    analysis::report_coverage(faults, document, &compiled.pack, &estimates);
}

/// Where an example says what it does not get.
fn place(at: usize, mismatch: &Mismatch) -> Place {
    let example = Place::part("example", at);
    match mismatch.place.split_once('.') {
        Some(("rising", _)) => example,
        Some((key, name)) => example.then(key).then(name),
        None if mismatch.place == "missing" => example.then("missing"),
        None => example.then("expect").then(mismatch.place.as_str()),
    }
}
