//! What the npm package has to say of every example of every pack, computed natively.

use std::{fs, path::Path};

use anyhow::{Context as _, Result};
use compiler::Compiled;
use rules::{LoadedPack, Submission, canonical_json, evaluate};
use serde::Serialize;

use crate::packs::{self, Scheme};

/// An example with the native answer to it.
#[derive(Debug, Serialize)]
struct Golden<'a> {
    name: &'a str,
    claim: &'a rules::Claim,
    now: rules::Instant,
    estimate: rules::Estimate,
    submission: Submission,
}

/// The sources with examples that the compiler is tested with: among them is every part of the
/// pack language, which no one scheme has.
const SAMPLES: [&str; 2] = ["base", "standing"];

/// Writes each version of each pack, as `packs/ID/VERSION.json`, and beside it
/// `examples/ID/VERSION.json`.
pub(super) fn write(schemes: &[Scheme], folder: &Path) -> Result<()> {
    packs::write(schemes, folder)?;
    let all = schemes.iter().flat_map(Scheme::all);
    all.into_iter()
        .try_for_each(|compiled| write_examples(compiled, folder))
}

/// Writes the corpus of all readers, as `corpus.json`.
pub(super) fn write_corpus(folder: &Path) -> Result<()> {
    fs::write(folder.join("corpus.json"), corpus::json())?;
    Ok(())
}

/// The same of the compiler's samples.
pub(super) fn write_samples(root: &Path, folder: &Path) -> Result<()> {
    for name in SAMPLES {
        let path = root.join(format!("compiler/tests/{name}.toml"));
        let (compiled, findings) = compiler::compile(name, &fs::read_to_string(path)?);
        let compiled = compiled.with_context(|| format!("{name}: {findings:?}"))?;
        let home = folder.join("packs").join(compiled.pack.id.as_str());
        fs::create_dir_all(&home)?;
        let file = home.join(format!("{}.json", compiled.pack.version));
        fs::write(file, canonical_json(&compiled.pack)?)?;
        write_examples(&compiled, folder)?;
    }
    Ok(())
}

fn write_examples(compiled: &Compiled, folder: &Path) -> Result<()> {
    let loaded = LoadedPack::new(compiled.pack.clone())?;
    let examples = compiled.examples.iter().map(|example| {
        let key = format!("golden {}", example.name);
        Ok(Golden {
            name: &example.name,
            claim: &example.claim,
            now: example.now,
            estimate: evaluate(&loaded, &example.claim, example.now),
            submission: Submission::new(&loaded, example.claim.clone(), example.now, key)?,
        })
    });
    let examples = examples.collect::<Result<Vec<_>>>()?;
    let home = folder.join("examples").join(compiled.pack.id.as_str());
    fs::create_dir_all(&home)?;
    let file = home.join(format!("{}.json", compiled.pack.version));
    fs::write(file, canonical_json(&examples)?)?;
    Ok(())
}
