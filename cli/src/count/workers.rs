//! Counts records on all cores. One thread reads, the others judge what it read; how many there
//! are changes nothing but the time, since each record is judged by itself and counts add up.

use std::{
    num::NonZero,
    path::PathBuf,
    sync::{
        Mutex, PoisonError,
        mpsc::{Receiver, sync_channel},
    },
    thread,
};

use super::{
    Document, Place, Progress, Refusal, Refused,
    records::{Batch, Reader},
};

/// What is counted, and by how many threads.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Input<'a> {
    pub(crate) paths: &'a [PathBuf],
    /// As many as there are cores when left out.
    pub(crate) jobs: Option<NonZero<usize>>,
}

/// Counts records on one thread.
pub(crate) trait Counter: Send + Sized {
    fn count(&mut self, document: Document, place: &Place);

    fn refuse(&mut self, refused: Refused);

    /// Takes what another thread has counted.
    fn merge(&mut self, other: Self);
}

/// Batches that wait for each thread, so that none waits for the reader.
const WAITING: usize = 2;

/// Counts every record of the input.
pub(crate) fn count<C: Counter>(input: Input<'_>, new: impl Fn() -> C + Sync) -> C {
    let jobs = input.jobs.or_else(|| thread::available_parallelism().ok());
    let jobs = jobs.map_or(1, NonZero::get);
    let (sender, receiver) = sync_channel(WAITING * jobs);
    let receiver = Mutex::new(receiver);
    let mut progress = Progress::bytes(super::records::size(input.paths));
    let counted = thread::scope(|scope| {
        let workers: Vec<_> = (0..jobs)
            .map(|_| {
                scope.spawn(|| {
                    let mut counter = new();
                    while let Some(batch) = next(&receiver) {
                        take(&mut counter, batch);
                    }
                    counter
                })
            })
            .collect();
        Reader::new(sender, &mut progress).read(input.paths);
        let mut counted = new();
        for worker in workers {
            match worker.join() {
                Ok(counter) => counted.merge(counter),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        counted
    });
    progress.finish();
    counted
}

fn next(receiver: &Mutex<Receiver<Batch>>) -> Option<Batch> {
    let receiver = receiver.lock().unwrap_or_else(PoisonError::into_inner);
    receiver.recv().ok()
}

fn take(counter: &mut impl Counter, batch: Batch) {
    // Text that is known to be UTF-8 is read faster, and almost always the whole batch is.
    let text = str::from_utf8(&batch.bytes).ok();
    for (place, range) in &batch.records {
        let document = match text.and_then(|text| text.get(range.clone())) {
            Some(text) => Document::of_text(text),
            None => Document::of_bytes(&batch.bytes[range.clone()]),
        };
        match document {
            Ok(document) => counter.count(document, place),
            Err(because) => {
                counter.refuse(Refused::new(place, Refusal::NotReadable, &because));
            }
        }
    }
    for refused in batch.refused {
        counter.refuse(refused);
    }
}
