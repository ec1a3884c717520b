//! What was wrong and where. It is kept beside the reading, not handed up through it: an error
//! without content costs each type the least code.

use std::{
    cell::RefCell,
    fmt::{self, Write as _},
};

use serde::de::{Error, Expected, Unexpected};

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
    what: String,
}

thread_local! {
    static NOTES: RefCell<Notes> = RefCell::default();
}

impl Notes {
    pub(super) fn clear() {
        NOTES.with_borrow_mut(|notes| *notes = Self::default());
    }

    pub(super) fn take() -> Unreadable {
        let Self { path, what } = NOTES.take();
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
        Unreadable { what, path: told }
    }

    /// Goes a step down; where reading stops, the steps so far say where.
    pub(super) fn down(step: Step) {
        NOTES.with_borrow_mut(|notes| notes.path.push(step));
    }

    pub(super) fn up() {
        NOTES.with_borrow_mut(|notes| notes.path.pop());
    }

    #[inline(never)]
    fn short(what: &str) -> Stop {
        Self::note(what.to_owned())
    }

    #[inline(never)]
    pub(super) fn note(what: String) -> Stop {
        NOTES.with_borrow_mut(|notes| notes.what = what);
        Stop
    }
}

/// Reading stops; the notes say why.
#[derive(Debug)]
pub(super) struct Stop;

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not readable")
    }
}

impl std::error::Error for Stop {}

impl Error for Stop {
    #[inline(never)]
    fn custom<T: fmt::Display>(what: T) -> Self {
        Notes::note(what.to_string())
    }

    // What a type expected is said by the reader, in words for whoever writes the document. To say
    // it here too would keep a sentence and its code for each type.

    fn invalid_type(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Notes::short("it is of another kind")
    }

    fn invalid_value(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Notes::short("it is out of range")
    }

    fn invalid_length(_: usize, _: &dyn Expected) -> Self {
        Notes::short("the list is too short")
    }

    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        Notes::short("there is no such kind")
    }

    fn unknown_field(_: &str, _: &'static [&'static str]) -> Self {
        Notes::short("there is no such member")
    }

    fn missing_field(_: &'static str) -> Self {
        Notes::short("a member is missing")
    }

    fn duplicate_field(_: &'static str) -> Self {
        Notes::short("the same name stands twice")
    }
}
