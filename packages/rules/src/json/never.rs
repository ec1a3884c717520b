//! The error that no reading ends with.

use std::fmt;

use serde::de::{Error, Expected, Unexpected};

/// No type stops reading: each is handed only what it takes.
#[derive(Debug)]
pub(super) enum Never {}

impl fmt::Display for Never {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {}
    }
}

impl std::error::Error for Never {}

#[cold]
#[inline(never)]
pub(super) fn never() -> ! {
    unreachable!("a type refused what it was handed")
}

impl Error for Never {
    fn custom<T: fmt::Display>(_: T) -> Self {
        never()
    }

    fn invalid_type(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        never()
    }

    fn invalid_value(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        never()
    }

    fn invalid_length(_: usize, _: &dyn Expected) -> Self {
        never()
    }

    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        never()
    }

    fn unknown_field(_: &str, _: &'static [&'static str]) -> Self {
        never()
    }

    fn missing_field(_: &'static str) -> Self {
        never()
    }

    fn duplicate_field(_: &'static str) -> Self {
        never()
    }
}
