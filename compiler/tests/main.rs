//! The compiler by its public face. One program for all of it: linking is what takes long.
#![allow(clippy::unwrap_used)]

mod breakdowns;
mod checks;
mod compiled;
mod diagnostics;
mod docs;
mod generated;
mod hostile;
mod kakao;
mod kinds;
mod listing;
mod packs;
mod passing;
mod print;
mod publicodes;
mod published;
mod robust;
