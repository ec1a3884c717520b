//! Decimal numbers and lengths of time, from source to figure.
#![allow(clippy::unwrap_used)]

use compiler::{Code, Compiled, compile, print};

use crate::passing::outcomes;

const KINDS: &str = include_str!("kinds.toml");

fn compiled() -> Compiled {
    let (compiled, findings) = compile("kinds.toml", KINDS);
    assert_eq!(findings, []);
    compiled.unwrap()
}

/// What is found first when `from` becomes `to`.
fn found(from: &str, to: &str) -> (Code, String) {
    assert!(KINDS.contains(from), "the pack has no {from:?}");
    let (compiled, findings) = compile("kinds.toml", &KINDS.replacen(from, to, 1));
    assert!(compiled.is_none(), "{to}");
    (findings[0].code, findings[0].message.clone())
}

#[test]
fn its_figures_are_exact() {
    assert_eq!(outcomes(&compiled()).len(), 1);
}

#[test]
fn printed_it_is_the_same_pack() {
    let first = compiled();
    let printed = print(
        &first.pack,
        &first.rising,
        &first.breakdowns,
        &first.listing,
    );
    let (again, findings) = compile("printed.toml", &printed);
    let again = again.unwrap_or_else(|| panic!("{findings:?}"));
    assert_eq!(again.pack, first.pack);
}

#[test]
fn a_number_is_written_as_it_is_read() {
    for (from, to, code) in [
        // A hundredfold off, were it taken.
        ("max = \"100 %\"", "max = \"100\"", Code::Units),
        ("max = \"1_000\"", "max = \"1_000 %\"", Code::Units),
        ("max = \"30 days\"", "max = \"30\"", Code::Units),
        ("max = \"72 h\"", "max = \"72\"", Code::Units),
        ("max = \"72 h\"", "max = \"90 s\"", Code::OutOfBounds),
        ("min = \"0 min\"", "min = \"-1 min\"", Code::OutOfBounds),
        ("min = \"0 min\"", "min = \"73 h\"", Code::OutOfBounds),
        ("max = \"100 %\"", "max = \"99.95 %\"", Code::OutOfBounds),
        (
            "max = \"1_000\"",
            "max = \"100_000_000_000_000\"",
            Code::OutOfBounds,
        ),
        ("decimals = 2", "decimals = 7", Code::OutOfBounds),
        ("read_as = \"number\"\n", "", Code::MissingKey),
        (
            "share = \"12.5 %\"",
            "share = \"12.55 %\"",
            Code::OutOfBounds,
        ),
        ("share = \"12.5 %\"", "share = \"100.5 %\"", Code::BadAnswer),
        ("wait = \"90 min\"", "wait = \"73 h\"", Code::BadAnswer),
        // Parts of a won, a duration as a number, a number as a duration.
        (
            "floor(share * 10_000 KRW, 1 KRW)",
            "share * 10_000 KRW",
            Code::RoundingMissing,
        ),
        ("wait / 1 h", "wait + 1", Code::Units),
        ("late / 1 day", "late", Code::Units),
    ] {
        let (found, message) = found(from, to);
        assert_eq!(found, code, "{to}: {message}");
    }
}
