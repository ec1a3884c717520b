//! Compiles packs: from the TOML that people write to the plain data that `rules` evaluates.
//!
//! It is a crate of its own so that no parser can reach the browser's wasm: the app depends on
//! `rules` alone. Compiling gathers every fault of a source before it gives up on it.
//!
//! # What holds here, and what enforces it
//!
//! - A pack printed as source compiles to the same pack: `compiler/src/print.rs`;
//!   `compiler/tests/print.rs`, and each made-up pack.
//! - A source reads as it stands: `compiler/src/characters.rs` refuses characters that do not
//!   show or that turn others round.
//! - No pack parser in the browser: the app does not depend on `compiler`.
//! - Nothing in a pack writes to the terminal that shows its faults:
//!   `compiler/src/diagnostic/draw.rs`, the one place that draws, escapes it; a test.
//! - Every pack ships checked, and its examples hold: `cargo xtask test` stage `packs`.
//! - A version of a pack is there once, under its own name, and the newest tells what each
//!   changed: `compiler/tests/packs.rs`; `cargo xtask dist` refuses another name.
//! - The app can open before the first estimate: the first question of each pack is the first
//!   asked of an empty claim: `compiler/tests/packs.rs`.
//! - The arithmetic is as anyone else's: `compiler/tests/publicodes` compares 400 generated
//!   formulas with the engine `publicodes`, within the error of its floating point.
//! - The pack language is as its page says: `compiler/tests/docs.rs` compiles
//!   [docs/packs.md](docs/packs.md).
#![forbid(unsafe_code)]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::panic))]
#![warn(missing_docs)]

mod analysis;
mod answer;
mod bands;
mod breakdown;
mod characters;
mod check;
mod context;
mod diagnostic;
mod example;
pub mod examples;
mod expectation;
mod figure;
mod formula;
mod listing;
mod lookup;
mod names;
mod nearest;
mod outcome;
mod pack;
mod print;
mod question;
mod remedy;
mod sections;
mod table;
mod terms;
mod validity;
mod value;

use rules::{Pack, id::RemedyId};
use toml::de::DeTable;

#[doc(hidden)]
pub use analysis::possible;
pub use breakdown::{Breakdown, Category};
pub use check::{Explain, check};
pub use diagnostic::{Code, Diagnostic, Place, Position, Severity, Span, plain};
pub use example::Example;
pub use formula::MAX_DEPTH;
pub use listing::{Change, Listing, numbers as version_numbers};
pub use print::print;

use diagnostic::{Fault, Faults};
use table::Table;

/// The largest source that is read, in bytes.
pub const MAX_SOURCE_BYTES: usize = 1 << 20;

/// A pack with what stands beside its rules.
#[derive(Clone, Debug)]
pub struct Compiled {
    /// The pack.
    pub pack: Pack,
    /// Its examples, in the order of the file.
    pub examples: Vec<Example>,
    /// The remedies that no longer outage lowers, as the pack says.
    pub rising: Vec<RemedyId>,
    /// How claims are parted for who counts many of them.
    pub breakdowns: Vec<Breakdown>,
    /// How it is found, and its history.
    pub listing: Listing,
}

/// Compiles the source of a pack. `name` is what the findings call the file.
///
/// Nothing is compiled when a finding is an error; warnings alone do not stop it.
///
/// ```
/// let (compiled, findings) = compiler::compile("empty.toml", "schema = 1\n");
/// assert!(compiled.is_none());
/// assert!(findings.iter().any(|finding| finding.message.contains("`currency`")));
/// ```
pub fn compile(name: &str, source: &str) -> (Option<Compiled>, Vec<Diagnostic>) {
    let faults = Faults::default();
    let compiled = read(source, &faults, |document| {
        pack::compile(Table::root(&faults, source, document))
    });
    close(name, source, compiled, faults)
}

/// Hands a source's document to `compile`. What is no TOML is reported, and the rest read all the
/// same.
fn read<T>(
    source: &str,
    faults: &Faults,
    compile: impl FnOnce(&DeTable<'_>) -> Option<T>,
) -> Option<T> {
    if source.len() > MAX_SOURCE_BYTES {
        let message = format!(
            "expected a source of at most {MAX_SOURCE_BYTES} bytes, found {}",
            source.len()
        );
        faults.report(Fault::new(Code::SourceTooLarge, &(0..0), message));
        return None;
    }
    let (document, errors) = DeTable::parse_recoverable(source);
    for error in errors {
        let span = error.span().unwrap_or(0..0);
        let message = error.message().trim().replace('\n', "; ");
        faults.report(Fault::new(Code::TomlSyntax, &span, message));
    }
    characters::report(faults, source, document.get_ref());
    compile(document.get_ref())
}

/// What was compiled, when nothing is an error, and what was found.
fn close<T>(
    name: &str,
    source: &str,
    compiled: Option<T>,
    faults: Faults,
) -> (Option<T>, Vec<Diagnostic>) {
    let findings = faults.into_diagnostics(name, source);
    let is_sound = findings
        .iter()
        .all(|finding| finding.severity != Severity::Error);
    (compiled.filter(|_| is_sound), findings)
}
