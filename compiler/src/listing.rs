//! How a scheme is found among others and what changed in it: `[listing]` and `[[change]]`.
//!
//! They stand beside the rules and are no part of the compiled pack, so that a better keyword
//! changes no hash.

use rules::{Date, Text};

use crate::{
    diagnostic::{Code, Fault},
    sections::{optional_text, required_text},
    table::{Item, Table},
    terms::{self, Terms},
};

/// How a scheme is found, and its history.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// The country whose claimants it is for, in ISO 3166's two letters; nothing for any.
    pub country: Option<String>,
    /// Other words people search it by.
    pub keywords: Text,
    /// What changed, the newest first; the newest is the version that this is the source of.
    pub changes: Vec<Change>,
}

/// What a version changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The version.
    pub version: String,
    /// The day it was released.
    pub date: Date,
    /// What changed for a claimant.
    pub text: Text,
}

/// Reads both tables; either may be left out.
pub(crate) fn listing(
    root: &mut Table<'_>,
    terms: &Terms,
    version: Option<&str>,
) -> Option<Listing> {
    let changes = changes(root, terms, version);
    let Some(item) = root.optional("listing") else {
        return Some(Listing {
            changes: changes?,
            ..Listing::default()
        });
    };
    let mut table = item.table("a table `[listing]`")?;
    let country = table.optional("country").map(|item| country(&item));
    let keywords = optional_text(&mut table, terms, "keywords");
    table.finish();
    Some(Listing {
        country: country.unwrap_or(Some(None))?,
        keywords: keywords?,
        changes: changes?,
    })
}

fn country(item: &Item<'_>) -> Option<Option<String>> {
    let string = item.string("a country's two letters, like \"KR\"")?;
    let is_code = string.text.len() == 2 && string.text.bytes().all(|it| it.is_ascii_uppercase());
    if !is_code {
        let message = format!(
            "expected a country's two capital letters, like `KR`, found `{}`",
            string.text
        );
        terms::report_header(item, &string.span, &message);
        return None;
    }
    Some(Some(string.text.to_owned()))
}

fn changes(root: &mut Table<'_>, terms: &Terms, version: Option<&str>) -> Option<Vec<Change>> {
    let Some(item) = root.optional("change") else {
        return Some(Vec::new());
    };
    let tables = item.tables("tables `[[change]]`")?;
    let mut changes: Vec<Option<Change>> = Vec::with_capacity(tables.len());
    for mut table in tables {
        // The one above it in the file, which is newer.
        let above = changes.last().and_then(Option::as_ref);
        let first = changes.is_empty();
        let own = table.required("version").and_then(|item| {
            let own = terms::version(&item)?;
            match above {
                None if first => is_the_packs(&item, &own, version),
                None => {}
                Some(above) => is_before(&item, &own, &above.version),
            }
            Some(own)
        });
        let date = table.required("date").and_then(|item| {
            let date = terms::date(&item)?;
            if let Some(above) = above.filter(|above| above.date < date) {
                let message = format!(
                    "expected a day up to {}, that of the newer change above it, found {date}",
                    above.date
                );
                let fault = Fault::new(Code::OrderOfTimes, &item.span(), message);
                item.faults
                    .report(fault.help("put the newest change first"));
            }
            Some(date)
        });
        let text = required_text(&mut table, terms, "text");
        table.finish();
        let change = own.zip(date).zip(text);
        changes.push(change.map(|((version, date), text)| Change {
            version,
            date,
            text,
        }));
    }
    changes.into_iter().collect()
}

/// Reports the newest change when it is not that of the pack as it stands.
fn is_the_packs(item: &Item<'_>, newest: &str, version: Option<&str>) {
    if let Some(version) = version.filter(|version| *version != newest) {
        let message = format!(
            "expected the pack's own version `{version}` in the first change, found `{newest}`"
        );
        let help = format!("say what `{version}` changed, before the others");
        let fault = Fault::new(Code::BadHeader, &item.span(), message);
        item.faults.report(fault.help(help));
    }
}

fn is_before(item: &Item<'_>, version: &str, above: &str) {
    if numbers(version) >= numbers(above) {
        let message =
            format!("expected a version before `{above}`, the one above it, found `{version}`");
        let fault = Fault::new(Code::BadHeader, &item.span(), message);
        item.faults
            .report(fault.help("put the newest change first"));
    }
}

/// The numbers of a version, to be put in order.
///
/// ```
/// assert!(compiler::version_numbers("1.10.0") > compiler::version_numbers("1.9.2"));
/// ```
pub fn numbers(version: &str) -> Vec<u32> {
    let numbers = version.split('.').map(|number| number.parse().ok());
    numbers.map(Option::unwrap_or_default).collect()
}
