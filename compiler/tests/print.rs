//! A pack that is printed compiles to the same pack.
#![allow(clippy::unwrap_used)]

use std::{fs, path::Path};

use compiler::{Compiled, Severity, compile, print};

fn compiled(name: &str, source: &str) -> Compiled {
    let (compiled, findings) = compile(name, source);
    let errors = findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error);
    let messages: Vec<_> = errors.map(ToString::to_string).collect();
    compiled.unwrap_or_else(|| panic!("{}", messages.join("\n\n")))
}

fn whole(compiled: &Compiled) -> String {
    print(
        &compiled.pack,
        &compiled.rising,
        &compiled.breakdowns,
        &compiled.listing,
    )
}

/// Prints what a source compiles to, and holds what that compiles to against it.
fn check(name: &str, source: &str) -> String {
    let first = compiled(name, source);
    let printed = whole(&first);
    let again = compiled(&format!("{name}, printed"), &printed);
    assert_eq!(again.pack, first.pack, "{name}\n{printed}");
    assert_eq!(again.rising, first.rising, "{name}");
    assert_eq!(again.breakdowns, first.breakdowns, "{name}");
    assert_eq!(again.listing, first.listing, "{name}");
    assert_eq!(whole(&again), printed, "{name}");
    printed
}

/// Every file below `folder` that ends in `.toml`.
fn sources(folder: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "toml") {
            let source = fs::read_to_string(&path).unwrap();
            found.push((path.to_string_lossy().into_owned(), source));
        }
    }
    found
}

#[test]
fn every_pack() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../packs");
    let sources = sources(&folder);
    assert!(!sources.is_empty());
    for (name, source) in sources {
        check(&name, &source);
    }
}

#[test]
fn the_sample_of_the_page() {
    let page = include_str!("../../docs/packs.md");
    let blocks = page.split("```toml\n").skip(1);
    let blocks = blocks.map(|rest| rest.split("```").next().unwrap());
    check("docs/packs.md", &blocks.collect::<String>());
}

#[test]
fn the_packs_of_the_tests() {
    let base = check("base.toml", include_str!("base.toml"));
    insta::assert_snapshot!("base", base);
    let standing = check("standing.toml", include_str!("standing.toml"));
    insta::assert_snapshot!("standing", standing);
}

/// The amount of the base pack's refund, written otherwise and printed.
fn printed(formula: &str) -> String {
    let source = include_str!("base.toml").replace("fee * share * lines", formula);
    let printed = check(formula, &source);
    let mut lines = printed.lines();
    lines.find(|line| line.starts_with("[remedy.refund]"));
    let amount = lines.find_map(|line| line.strip_prefix("amount = \""));
    amount.unwrap().trim_end_matches('"').to_owned()
}

#[test]
fn formulas_have_the_fewest_parentheses() {
    let same = [
        "fee - (fee - 5 KRW)",
        "(fee - 5 KRW) * 2",
        "fee * 10 % + 8_000 KRW",
        "fee / (lines + 1) / 2",
        "if renewed then fee else 0 KRW",
        "(if renewed then fee else 0 KRW) + 1 KRW",
        "if renewed and (used(chat) or lines > 3) then fee else fee / 2",
        "if not renewed then fee else fee / 2",
        "if (not renewed) = (lines > 1) then fee else fee / 2",
        "if not (renewed and lines > 1) then fee else fee / 2",
        "if claimant is one of (consumer, shop) then fee else fee / 2",
        "if (claimant is shop) = renewed then fee else fee / 2",
        "fee * begun(outage(mail), 12 h)",
        "if renewed then if used(chat) then fee else 0 KRW else max(fee, -1 KRW)",
        "1 KRW + -5 KRW + fee",
        // A number of won is no number of hundreds.
        "floor(fee, 100 KRW) / 100",
    ];
    for formula in same {
        assert_eq!(printed(formula), formula);
    }
    let otherwise = [
        ("((fee))", "fee"),
        ("(fee * 2) / 3", "fee * 2 / 3"),
        (
            "fee * outage(mail) / 720 h",
            "fee * (outage(mail) / 30 days)",
        ),
        ("fee * 0.125", "fee * 12.5 %"),
        (
            "fee * (ceil(outage(mail), 720 min) / 12 h)",
            "fee * begun(outage(mail), 12 h)",
        ),
        (
            "if ((renewed and used(chat)) or lines > 3.0) then fee else fee / 2",
            "if renewed and used(chat) or lines > 3 then fee else fee / 2",
        ),
    ];
    for (written, formula) in otherwise {
        assert_eq!(printed(written), formula);
    }
}

/// A product that is regrouped nests on its right what was written on its left, and each step on
/// the right stands in parentheses of its own.
#[test]
fn what_is_regrouped_deep_within_can_be_read_back() {
    let mut deepest = 0;
    for outer in (0..24).step_by(4) {
        for inner in (0..12).step_by(3) {
            let product = " * (fee / 30 days) * outage(mail) / fee".repeat(inner);
            let amount = format!("outage(mail){product} * fee / 30 days");
            let formula = format!("{}{amount}{}", "fee - (".repeat(outer), ")".repeat(outer));
            let source = include_str!("base.toml").replace("fee * share * lines", &formula);
            if compile("deep.toml", &source).0.is_some() {
                check(&formula, &source);
                deepest = deepest.max(outer + 4 * inner);
            }
        }
    }
    assert!(deepest > 40, "{deepest}");
}
