//! `new`: a pack to begin with, that works and explains itself.

use std::{fs, io::Write, path::Path};

use crate::{Answer, failure::Failure};

/// What a new pack holds; `@ID@` stands for its id.
const STARTER: &str = include_str!("new/starter.toml");

/// The version that a pack begins with.
const FIRST: &str = "1.0.0";

pub(crate) fn new(id: &str, into: &Path, out: &mut dyn Write) -> Result<Answer, Failure> {
    // Hyphens are what a pack's id may hold beyond any other name.
    if !rules::id::is_name(&id.replace('-', "_")) {
        return Err(Failure::BadId(id.to_owned()));
    }
    let folder = into.join(id);
    if folder.exists() {
        return Err(Failure::AlreadyThere(folder));
    }
    fs::create_dir_all(&folder).map_err(|error| Failure::Write(folder.clone(), error))?;
    let path = folder.join(format!("{FIRST}.toml"));
    let written = fs::File::create_new(&path)
        .and_then(|mut file| file.write_all(STARTER.replace("@ID@", id).as_bytes()));
    written.map_err(|error| Failure::Write(path.clone(), error))?;
    writeln!(
        out,
        "{path} is written: a small scheme that works. Its notes lead through each part.\n\
         Next: bosang check {path}",
        path = path.display()
    )?;
    Ok(Answer::Yes)
}
