//! Writes a compiled pack as source, in the one form of docs/packs.md.

mod figure;
mod formula;
mod lookups;
mod page;
mod parts;
mod questions;
mod remedies;

use rules::{Pack, id::RemedyId};

use self::page::Page;

/// The source of a pack, in one form: `rising` are the remedies that no longer outage lowers.
///
/// What the compiler made compiles from it again to the same pack. Examples, what the start page
/// lists and the history of changes are no part of a pack, so they are not in it.
///
/// ```
/// # let source = include_str!("../tests/base.toml");
/// let (compiled, _) = compiler::compile("base.toml", source);
/// let compiled = compiled.unwrap();
/// let printed = compiler::print(&compiled.pack, &compiled.rising);
/// let (again, _) = compiler::compile("printed.toml", &printed);
/// assert_eq!(again.unwrap().pack, compiled.pack);
/// ```
pub fn print(pack: &Pack, rising: &[RemedyId]) -> String {
    let mut page = Page::of(pack);
    page.head();
    page.citations();
    page.services();
    page.intakes();
    page.evidence();
    page.reasons();
    page.questions();
    page.tables();
    page.calendars();
    page.values();
    page.remedies(rising);
    page.finish()
}
