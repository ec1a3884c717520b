//! Writes what fuzzing begins with: the packs, what they compile to, the claims of their examples
//! and submissions of these.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use compiler::{Compiled, compile, print};
use rules::{LoadedPack, Submission, canonical_json};

fn main() -> io::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut sources = Vec::new();
    for folder in ["packs", "compiler/tests"] {
        find(&root.join(folder), &mut sources)?;
    }
    for source in sources {
        let name = source.strip_prefix(&root).unwrap_or(&source);
        let name = name.with_extension("").to_string_lossy().replace('/', "-");
        let text = fs::read_to_string(&source)?;
        seed("pack_source", &format!("{name}.toml"), &text)?;
        if let (Some(compiled), _) = compile(&name, &text) {
            let printed = print(
                &compiled.pack,
                &compiled.rising,
                &compiled.breakdowns,
                &compiled.listing,
            );
            seed("pack_source", &format!("{name}-printed.toml"), &printed)?;
            compiled_seeds(&name, compiled)?;
        }
    }
    Ok(())
}

fn compiled_seeds(name: &str, compiled: Compiled) -> io::Result<()> {
    let json = canonical_json(&compiled.pack).map_err(io::Error::other)?;
    seed("compiled_pack", &format!("{name}.json"), &json)?;
    let loaded = LoadedPack::new(compiled.pack).map_err(io::Error::other)?;
    for (at, example) in compiled.examples.into_iter().enumerate() {
        let name = format!("{name}-{at}.json");
        let claim = canonical_json(&example.claim).map_err(io::Error::other)?;
        seed("claim", &name, &claim)?;
        let key = "seed".to_owned();
        let submission = Submission::new(&loaded, example.claim, example.now, key);
        let submission = submission.map_err(io::Error::other)?;
        let submission = canonical_json(&submission).map_err(io::Error::other)?;
        seed("submission", &name, &submission)?;
    }
    Ok(())
}

fn find(folder: &Path, found: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            find(&path, found)?;
        } else if path.extension().is_some_and(|ending| ending == "toml") {
            found.push(path);
        }
    }
    Ok(())
}

fn seed(target: &str, name: &str, content: &str) -> io::Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("corpus")
        .join(target);
    fs::create_dir_all(&folder)?;
    fs::write(folder.join(name), content)
}
