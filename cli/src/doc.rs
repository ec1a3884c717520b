//! `doc`: a pack as a document to read and to print.

use std::{fs, io::Write, path::Path};

use document::Place;
use rules::Lang;

use crate::{Answer, claim, failure::Failure, files, input};

pub(crate) fn doc(
    pack: &Path,
    lang: Option<Lang>,
    output: &Path,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<Answer, Failure> {
    let read = input::pack_and_beside(pack, err)?;
    let loaded = read.loaded;
    let lang = claim::language(loaded.pack(), lang)?;
    let changes = read.beside.map_or_else(Vec::new, |beside| beside.changes);
    let changes = changes.iter().map(|change| document::Change {
        version: &change.version,
        date: change.date,
        text: &change.text,
    });
    let page = document::page(&loaded, changes, lang, Place::Alone);
    if files::is_standard_input(output) {
        out.write_all(page.as_bytes())?;
    } else {
        fs::write(output, page).map_err(|error| Failure::Write(output.to_owned(), error))?;
    }
    Ok(Answer::Yes)
}
