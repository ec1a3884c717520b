//! Writes a compiled pack as source, in the one form of docs/packs.md.

mod breakdowns;
mod figure;
mod formula;
mod listing;
mod lookups;
mod page;
mod parts;
mod questions;
mod remedies;

pub(crate) use figure::{shown_duration, shown_number};

use rules::{Pack, id::RemedyId};

use self::page::Page;
use crate::{Breakdown, Listing};

/// The source of a pack, in one form, with what stands beside the rules: the remedies that no
/// longer outage lowers, how claims are counted, how the scheme is found, and its history. Examples
/// are not in it.
///
/// What the compiler made compiles from it again to the same pack.
///
/// ```
/// # let source = include_str!("../tests/base.toml");
/// let (compiled, _) = compiler::compile("base.toml", source);
/// let compiled = compiled.unwrap();
/// let compiler::Compiled { pack, rising, breakdowns, listing, .. } = &compiled;
/// let printed = compiler::print(pack, rising, breakdowns, listing);
/// let (again, _) = compiler::compile("printed.toml", &printed);
/// assert_eq!(again.unwrap().pack, compiled.pack);
/// ```
pub fn print(
    pack: &Pack,
    rising: &[RemedyId],
    breakdowns: &[Breakdown],
    listing: &Listing,
) -> String {
    let mut page = Page::of(pack);
    page.head();
    page.listing(listing);
    page.incident();
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
    page.breakdowns(breakdowns);
    page.finish()
}
