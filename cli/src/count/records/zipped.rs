//! ZIPs: those of many records, and that of one submission with its evidence.

use std::{
    fs::File,
    io::{self, BufReader, Read, Seek},
    sync::Arc,
};

use compiler::plain;
use rules::archive::SUBMISSION;
use zip::ZipArchive;

use super::Reader;
use crate::{archive, count::Refusal};

impl Reader<'_> {
    /// The records of a ZIP. Of its entries those are read that would be in a folder.
    pub(super) fn zip(&mut self, name: &Arc<str>, file: File) -> io::Result<()> {
        let size = file.metadata()?.len();
        let mut archive = ZipArchive::new(BufReader::new(file))?;
        if archive::is_of_a_submission(&archive) {
            self.submission(name, &mut archive);
            return Ok(());
        }
        for at in 0..archive.len() {
            let entry = match archive.by_index(at) {
                Ok(entry) => entry,
                Err(error) => {
                    self.entry_unread(name, &format!("entry {}", at + 1), &error.into());
                    continue;
                }
            };
            let inner = match entry.name() {
                Ok(inner) => plain(&inner),
                Err(_) => format!("entry {}", at + 1),
            };
            let of_entry: Arc<str> = format!("{name}: {inner}").into();
            let compressed = entry.compressed_size();
            let ending = inner.rsplit_once('.').map(|(_, ending)| ending);
            let read = match ending.map(str::to_ascii_lowercase).as_deref() {
                Some("json") if entry.is_file() => {
                    let mut entry = entry;
                    self.whole(&of_entry, &mut entry, false)
                }
                Some("jsonl" | "ndjson") if entry.is_file() => {
                    self.lines(&of_entry, BufReader::new(entry), false)
                }
                Some("zip") if entry.is_file() => {
                    let because = "is a ZIP within a ZIP; unpack the outer one and give its folder";
                    self.refuse(&of_entry, None, Refusal::Unread, because);
                    Ok(())
                }
                _ => Ok(()),
            };
            if let Err(error) = read {
                self.entry_unread(name, &inner, &error);
            }
            self.progress.advance(compressed.min(size));
        }
        Ok(())
    }

    /// The one record of a ZIP with evidence, when all of that is whole.
    fn submission<R: Read + Seek>(&mut self, name: &Arc<str>, archive: &mut ZipArchive<R>) {
        let checked = archive::check(archive, self.progress);
        if let Some(first) = checked.faults.first() {
            let more = match checked.faults.len() {
                1 => String::new(),
                2 => " and 1 more fault".to_owned(),
                faults => format!(" and {} more faults", faults - 1),
            };
            let because = format!("{first}{more}; `bosang verify` tells all");
            return self.refuse(name, None, Refusal::NotWhole, &because);
        }
        // It is read once more: it was judged as it was read, and is small.
        let read = archive.by_name(SUBMISSION).map_err(io::Error::from);
        let read = read.and_then(|mut entry| self.whole(name, &mut entry, false));
        if let Err(error) = read {
            self.entry_unread(name, SUBMISSION, &error);
        }
    }

    fn entry_unread(&mut self, name: &Arc<str>, entry: &str, error: &io::Error) {
        let of_entry: Arc<str> = format!("{name}: {entry}").into();
        let because = format!("cannot be read: {error}");
        self.refuse(&of_entry, None, Refusal::Unread, &because);
    }
}
