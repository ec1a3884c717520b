//! Claims and submissions out of files, folders, lines and ZIPs, one after another. No more is in
//! memory at a time than a few batches, however large the input is.

use std::{
    fs::File,
    io::{self, BufRead, BufReader, Read},
    ops::Range,
    path::{Path, PathBuf},
    sync::{Arc, mpsc::SyncSender},
};

use rules::{
    archive::{MANIFEST, SUBMISSION},
    json::without_mark,
};

use super::{Place, Progress, Refusal, Refused};
use crate::{
    files::{display_path, is_standard_input},
    input,
};

mod zipped;

/// The longest record, in bytes: more than any claim or submission has.
const MOST_BYTES: usize = 8 << 20;

/// A batch is handed over when it has so many records or bytes.
const BATCH_RECORDS: usize = 256;
const BATCH_BYTES: usize = 256 << 10;

/// The files of a folder that are read.
const ENDINGS: [&str; 4] = ["json", "jsonl", "ndjson", "zip"];

/// Records that are judged by one thread.
#[derive(Debug, Default)]
pub(super) struct Batch {
    pub(super) bytes: Vec<u8>,
    pub(super) records: Vec<(Place, Range<usize>)>,
    /// What could not even be made a record.
    pub(super) refused: Vec<Refused>,
}

/// Whether it is what stands beside the submission in a ZIP that was unpacked.
fn is_manifest(file: &Path) -> bool {
    file.file_name().is_some_and(|name| name == MANIFEST)
        && file.with_file_name(SUBMISSION).is_file()
}

/// How many bytes the input has; nothing when that is not known.
pub(super) fn size(paths: &[PathBuf]) -> Option<u64> {
    let mut all = 0;
    for path in paths {
        if is_standard_input(path) {
            return None;
        }
        for file in input::files(std::slice::from_ref(path), &ENDINGS).ok()? {
            all += file.metadata().map_or(0, |data| data.len());
        }
    }
    Some(all)
}

/// Reads records and hands them to the threads that judge them.
#[derive(Debug)]
pub(super) struct Reader<'p> {
    sender: SyncSender<Batch>,
    progress: &'p mut Progress,
    batch: Batch,
    next: u64,
}

impl<'p> Reader<'p> {
    pub(super) fn new(sender: SyncSender<Batch>, progress: &'p mut Progress) -> Self {
        Self {
            sender,
            progress,
            batch: Batch::default(),
            next: 0,
        }
    }

    /// Reads everything there is. What cannot be read is a record that is refused.
    pub(super) fn read(mut self, paths: &[PathBuf]) {
        for path in paths {
            match input::files(std::slice::from_ref(path), &ENDINGS) {
                Ok(files) => {
                    let files = files
                        .iter()
                        .filter(|file| file == &path || !is_manifest(file));
                    files.for_each(|file| self.file(file));
                }
                Err(failure) => {
                    self.refuse(
                        &display_path(path).into(),
                        None,
                        Refusal::Unread,
                        &failure.to_string(),
                    );
                }
            }
        }
        self.hand_over();
    }

    fn file(&mut self, path: &Path) {
        let name: Arc<str> = display_path(path).into();
        let ending = path.extension().and_then(|ending| ending.to_str());
        let read = match ending.map(str::to_ascii_lowercase).as_deref() {
            _ if is_standard_input(path) => self.lines(&name, io::stdin().lock(), true),
            Some("jsonl" | "ndjson") => {
                File::open(path).and_then(|file| self.lines(&name, BufReader::new(file), true))
            }
            Some("zip") => File::open(path).and_then(|file| self.zip(&name, file)),
            _ => File::open(path).and_then(|mut file| self.whole(&name, &mut file, true)),
        };
        if let Err(error) = read {
            let because = format!("cannot be read: {error}");
            self.refuse(&name, None, Refusal::Unread, &because);
        }
    }

    /// A record in each line. Empty lines are none.
    fn lines(
        &mut self,
        name: &Arc<str>,
        mut reader: impl BufRead,
        advances: bool,
    ) -> io::Result<()> {
        for line in 1.. {
            let start = self.batch.bytes.len();
            let limit = u64::try_from(MOST_BYTES).unwrap_or(u64::MAX);
            let mut limited = (&mut reader).take(limit + 1);
            let mut read = limited.read_until(b'\n', &mut self.batch.bytes)?;
            if read == 0 {
                break;
            }
            if read > MOST_BYTES {
                self.batch.bytes.truncate(start);
                self.refuse_long(name, Some(line));
                read += reader.skip_until(b'\n')?;
            } else {
                self.push(name, Some(line), start);
            }
            if advances {
                self.progress.advance(read as u64);
            }
        }
        Ok(())
    }

    /// One record.
    fn whole(&mut self, name: &Arc<str>, reader: &mut impl Read, advances: bool) -> io::Result<()> {
        let start = self.batch.bytes.len();
        let limit = u64::try_from(MOST_BYTES).unwrap_or(u64::MAX);
        let read = reader.take(limit + 1).read_to_end(&mut self.batch.bytes);
        match read {
            Ok(read) if read <= MOST_BYTES => {
                if self.batch.bytes[start..].trim_ascii().is_empty() {
                    self.batch.bytes.truncate(start);
                    self.refuse(name, None, Refusal::NotReadable, "there is nothing in it");
                } else {
                    self.push(name, None, start);
                }
            }
            Ok(_) => {
                self.batch.bytes.truncate(start);
                self.refuse_long(name, None);
            }
            Err(error) => {
                self.batch.bytes.truncate(start);
                return Err(error);
            }
        }
        if advances {
            self.progress.advance(read.unwrap_or_default() as u64);
        }
        Ok(())
    }

    /// Makes a record of what was read since `start`, unless that is blank.
    fn push(&mut self, name: &Arc<str>, line: Option<u64>, start: usize) {
        let record = &self.batch.bytes[start..];
        let before = record.len() - record.trim_ascii_start().len();
        let length = record.trim_ascii().len();
        if without_mark(record).trim_ascii().is_empty() {
            self.batch.bytes.truncate(start);
            return;
        }
        let place = self.place(name, line);
        let from = start + before;
        self.batch.records.push((place, from..from + length));
        if self.batch.records.len() >= BATCH_RECORDS || self.batch.bytes.len() >= BATCH_BYTES {
            self.hand_over();
        }
    }

    fn place(&mut self, name: &Arc<str>, line: Option<u64>) -> Place {
        let order = self.next;
        self.next += 1;
        Place::new(name.clone(), line, order)
    }

    fn refuse_long(&mut self, name: &Arc<str>, line: Option<u64>) {
        let because = format!("has more than {MOST_BYTES} bytes, which no claim or submission has");
        self.refuse(name, line, Refusal::NotReadable, &because);
    }

    fn refuse(&mut self, name: &Arc<str>, line: Option<u64>, refusal: Refusal, because: &str) {
        let place = self.place(name, line);
        let refused = Refused::new(&place, refusal, because);
        self.batch.refused.push(refused);
        if self.batch.refused.len() >= BATCH_RECORDS {
            self.hand_over();
        }
    }

    fn hand_over(&mut self) {
        let batch = std::mem::take(&mut self.batch);
        // The threads read until this end is closed; one that ended before has failed, which is
        // told when it is waited for.
        let _ = self.sender.send(batch);
        self.batch.bytes.reserve(BATCH_BYTES + BATCH_BYTES / 4);
    }
}
