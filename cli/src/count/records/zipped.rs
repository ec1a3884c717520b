//! ZIPs: those of many records, and that of one submission with its evidence.

use std::{
    fs::File,
    io::{self, BufReader},
    sync::Arc,
};

use compiler::plain;
use zip::ZipArchive;

use super::Reader;
use crate::count::Refusal;

impl Reader<'_> {
    /// The records of a ZIP. Of its entries those are read that would be in a folder.
    pub(super) fn zip(&mut self, name: &Arc<str>, file: File) -> io::Result<()> {
        let size = file.metadata()?.len();
        let mut archive = ZipArchive::new(BufReader::new(file))?;
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

    fn entry_unread(&mut self, name: &Arc<str>, entry: &str, error: &io::Error) {
        let of_entry: Arc<str> = format!("{name}: {entry}").into();
        let because = format!("cannot be read: {error}");
        self.refuse(&of_entry, None, Refusal::Unread, &because);
    }
}
