//! What sound packs compile to.
#![allow(clippy::unwrap_used)]

mod passing;

use std::fmt::Write;

use compiler::{Code, MAX_DEPTH, compile, examples};
use rules::{
    Formula, LoadedPack, canonical_json,
    pack::{Award, Gives},
};

const BASE: &str = include_str!("base.toml");
const STANDING: &str = include_str!("standing.toml");

/// The amount of the refund, compiled.
fn amount(formula: &str) -> Formula {
    let source = BASE.replace("fee * share * lines", formula);
    let (compiled, findings) = compile("pack.toml", &source);
    let compiled = compiled.unwrap_or_else(|| panic!("{findings:?}"));
    match &compiled.pack.remedies[1].award {
        Award::One(outcome) => match &outcome.gives {
            Gives::Money { amount, .. } => amount.clone(),
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_base_pack() {
    let (compiled, _) = compile("pack.toml", BASE);
    let json = serde_json::to_string_pretty(&compiled.unwrap().pack).unwrap();
    insta::assert_snapshot!("base", json);
}

/// A scheme for any outage, with lists, windows, tables and a calendar.
#[test]
fn the_standing_pack() {
    let (compiled, findings) = compile("pack.toml", STANDING);
    let told: Vec<_> = findings.iter().map(ToString::to_string).collect();
    assert!(told.is_empty(), "{}", told.join("\n\n"));
    let compiled = compiled.unwrap();
    passing::outcomes(&compiled);
    let json = serde_json::to_string_pretty(&compiled.pack).unwrap();
    insta::assert_snapshot!("standing", json);
}

#[test]
fn formulas() {
    let formulas = [
        "fee * 10 % + 8_000 KRW",
        "fee * outage(mail) / 30 days",
        "fee / 30 days * outage(mail)",
        "outage(mail) * fee / 30 days",
        "10 / 30 days * outage(mail) * fee",
        "10 / 30 days * fee * outage(mail)",
        "fee * 10 * outage(mail) * 2 / 30 days",
        "fee * outage(mail) / fee / 3 h * fee",
        "if renewed and not (claimant is shop) then fee else max(fee, 10 KRW)",
        "if granted_on + 15 days >= 2022-12-05 then 1 KRW else 0 KRW",
        "if granted_on - 2022-11-18 > 3 days then 1 KRW else 0 KRW",
        "if has_week(sales, 2022-10-01) and recorded(sales) >= 2 then highest(sales) else lost_sales",
        "if claimant is one of (consumer, shop) or used(chat) then half_up(fee / 3, 10 KRW) else fee",
        "if renewed = yes then fee else -1 KRW + fee",
    ];
    let mut text = String::new();
    for formula in formulas {
        let compiled = canonical_json(&amount(formula)).unwrap();
        let _ = writeln!(text, "{formula}\n  {compiled}\n");
    }
    insta::assert_snapshot!("formulas", text);
}

#[test]
fn its_examples_pass() {
    let (compiled, _) = compile("pack.toml", BASE);
    let outcomes = passing::outcomes(&compiled.unwrap());
    assert!(!outcomes.is_empty());
}

#[test]
fn an_example_that_fails_says_what_it_got() {
    let source = BASE
        .replace(
            "loss = \"due 50_000 KRW\"",
            "loss = \"not_due shops_only\", days = \"unknown\"",
        )
        .replace(
            "totals = { cash = \"30_000 KRW\" }",
            "totals = { cash = \"1 KRW to 2 KRW\" }\nmissing = []",
        )
        .replace("next = { loss = \"1 KRW\" }", "next = { loss = \"2 KRW\" }");
    let (compiled, _) = compile("pack.toml", &source);
    let compiled = compiled.unwrap();
    let loaded = LoadedPack::new(compiled.pack).unwrap();
    let mut text = String::new();
    for example in &compiled.examples {
        for mismatch in examples::run(&loaded, example).mismatches {
            let (place, expected, got) = (mismatch.place, mismatch.expected, mismatch.got);
            let _ = writeln!(
                text,
                "{}: {place}: expected {expected}, got {got}",
                example.name
            );
        }
    }
    insta::assert_snapshot!("mismatches", text);
}

#[test]
fn values_stand_after_those_they_read() {
    let source = BASE.replace(
        "[value.lost_sales]",
        "[value.twice]\nlabel = { ko = \"두 배\", en = \"Twice\" }\nformula = \"lost_sales * 2\"\ncite = \"release\"\n\n[value.lost_sales]",
    );
    let source = source.replace("bands_on = \"lost_sales\"", "bands_on = \"twice\"");
    let (compiled, findings) = compile("pack.toml", &source);
    let compiled = compiled.unwrap_or_else(|| panic!("{findings:?}"));
    let order: Vec<_> = compiled
        .pack
        .values
        .iter()
        .map(|value| value.id.as_str())
        .collect();
    assert_eq!(order, ["lost_sales", "twice", "share"]);
}

#[test]
fn the_deepest_formula_can_be_read_back() {
    let nested = |open: &str, inner: &str, close: &str, depth: usize| {
        format!("{}{inner}{}", open.repeat(depth), close.repeat(depth))
    };
    let chain = |depth: usize| format!("renewed{}", " = renewed)".repeat(depth));
    let shapes: [&dyn Fn(usize) -> String; 3] = [
        &|depth| nested("min(fee, ", "fee", ")", depth),
        &|depth| nested("if lines > 3 then fee else ", "fee", "", depth),
        &|depth| {
            format!(
                "if {}{} then fee else 0 KRW",
                "(".repeat(depth),
                chain(depth)
            )
        },
    ];
    for shape in shapes {
        let mut deepest = 0;
        for depth in 1..=MAX_DEPTH {
            let source = BASE.replace("fee * share * lines", &shape(depth));
            let (compiled, findings) = compile("pack.toml", &source);
            let Some(compiled) = compiled else {
                assert!(
                    findings
                        .iter()
                        .all(|finding| finding.code == Code::FormulaTooDeep)
                );
                continue;
            };
            deepest = depth;
            let json = canonical_json(&compiled.pack).unwrap();
            let loaded = LoadedPack::from_json(json.as_bytes()).unwrap();
            assert_eq!(*loaded.pack(), compiled.pack);
        }
        assert!((MAX_DEPTH / 2..MAX_DEPTH).contains(&deepest), "{deepest}");
    }
}

#[test]
fn text_may_be_written_in_any_of_tomls_ways() {
    let source = BASE
        .replace(
            "\"fee * share * lines\"",
            "\"\"\"\nfee *\n  share * lines\"\"\"",
        )
        .replace("\"claimant is shop\"", "'claimant is shop'");
    let (compiled, findings) = compile("pack.toml", &source);
    assert!(compiled.is_some(), "{findings:?}");
    let source = source.replace("share * lines", "shore * lines");
    let (_, findings) = compile("pack.toml", &source);
    assert_eq!((findings[0].line, findings[0].column), (161, 3));
}
