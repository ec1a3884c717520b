//! What was wrong and where. It is kept beside the reading, not handed up through it: that costs
//! each type the least code.

use std::{cell::RefCell, fmt::Write as _};

/// Why a document cannot be read.
#[derive(Debug)]
pub(crate) struct Unreadable {
    /// What was wrong, in one clause.
    pub(crate) what: String,
    /// Where, as a JSON Pointer (RFC 6901); empty for the document itself.
    pub(crate) path: String,
}

/// One step down in a document.
#[derive(Debug)]
pub(super) enum Step {
    At(usize),
    Named(String),
}

#[derive(Debug, Default)]
pub(super) struct Notes {
    path: Vec<Step>,
    /// The first fault; from then on the path stays as it is.
    what: Option<String>,
}

thread_local! {
    static NOTES: RefCell<Notes> = const {
        RefCell::new(Notes { path: Vec::new(), what: None })
    };
}

impl Notes {
    /// Forgets everything, and gives what was wrong, if anything was.
    pub(super) fn take() -> Option<Unreadable> {
        let Self { path, what } = NOTES.take();
        let what = what?;
        let mut told = String::new();
        for step in path {
            // Writing to a String does not fail.
            let _ = match step {
                Step::At(at) => write!(told, "/{at}"),
                Step::Named(name) => {
                    write!(told, "/{}", name.replace('~', "~0").replace('/', "~1"))
                }
            };
        }
        Some(Unreadable { what, path: told })
    }

    /// How many steps down reading is.
    pub(super) fn depth() -> usize {
        NOTES.with_borrow(|notes| notes.path.len())
    }

    /// Goes a step down from that depth.
    #[inline(never)]
    pub(super) fn down(depth: usize, step: Step) {
        NOTES.with_borrow_mut(|notes| {
            if notes.what.is_none() {
                notes.path.truncate(depth);
                notes.path.push(step);
            }
        });
    }

    /// Goes up to that depth.
    pub(super) fn up(depth: usize) {
        NOTES.with_borrow_mut(|notes| notes.path.truncate(depth));
    }

    /// Whether something was wrong.
    pub(super) fn is_faulty() -> bool {
        NOTES.with_borrow(|notes| notes.what.is_some())
    }

    /// Notes that something is wrong here. Only the first fault is kept.
    #[inline(never)]
    pub(super) fn fault(what: &str) {
        NOTES.with_borrow_mut(|notes| {
            notes.what.get_or_insert_with(|| what.to_owned());
        });
    }
}
