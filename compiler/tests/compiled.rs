//! What sound packs compile to.
#![allow(clippy::unwrap_used)]

use std::fmt::Write;

use compiler::{Code, Compiled, MAX_DEPTH, compile, examples};
use rules::{
    Formula, LoadedPack, canonical_json,
    pack::{Award, Gives, Value},
};

use crate::passing;

const BASE: &str = include_str!("base.toml");
const STANDING: &str = include_str!("standing.toml");

/// The amount of the refund, compiled.
fn amount(formula: &str) -> Formula {
    let pack = sound(&BASE.replace("fee * share * lines", formula)).pack;
    match &pack.remedies[1].award {
        Award::One(outcome) => match &outcome.gives {
            Gives::Money { amount, .. } => amount.clone(),
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    }
}

fn sound(source: &str) -> Compiled {
    let (compiled, findings) = compile("pack.toml", source);
    let messages: Vec<_> = findings.iter().map(ToString::to_string).collect();
    compiled.unwrap_or_else(|| panic!("{}", messages.join("\n\n")))
}

/// A value of the standing pack, compiled.
fn figure(formula: &str) -> Value {
    let pack = sound(&STANDING.replace("lookup(daily_rate, began(when))", formula)).pack;
    let mut values = pack.values.into_iter();
    values.find(|value| value.id.as_str() == "rate").unwrap()
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
    let compiled = sound(STANDING);
    passing::outcomes(&compiled);
    let json = serde_json::to_string_pretty(&compiled.pack).unwrap();
    insta::assert_snapshot!("standing", json);
}

#[test]
fn nothing_is_known_against_the_standing_pack() {
    let explain = |_: &_, _: &_, _: &_| String::new();
    let (_, findings) = compiler::check("pack.toml", STANDING, &explain);
    let is_told = |finding: &&compiler::Diagnostic| finding.code != Code::Untested;
    let messages: Vec<_> = findings.iter().filter(is_told).collect();
    assert!(messages.is_empty(), "{messages:#?}");
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

/// Each form, in a formula that comes to an amount.
#[test]
fn forms() {
    let formulas = [
        "if today >= 2024-04-01 and intake_open(claims) then 1 GBP else 0 GBP",
        "lookup(daily_rate, min(today, month_end(began(when))))",
        "fee * lookup(share, outage(when))",
        "fee * outage_within(when, month_start(began(when)), ended(when)) / month_length(began(when))",
        "fee * times(when) + 1 GBP * begun(longest(when), 90 min)",
        "1 GBP * completed(most_in_a_day(when), 1 h) + 0.05 GBP * completed(fee, 10 GBP)",
        "1 GBP * begun(most_in_a_month(when), 24 h)",
        "1 GBP * working_days(uk, began(when), ended(when))",
        "if is_working_day(uk, after_working_days(uk, today, number_of(lines))) then fee else 0 GBP",
        "lowest(sales) + sum(sales) + median(sales) + mean(sales)",
        "highest(sales, 2024-02-06, 2024-02-20) * recorded(sales, 2024-02-06, 2024-02-20)",
        "highest(takings) - lowest(takings, 2024-03-01, 2024-03-03) * recorded(takings)",
        "if has_day(takings, 2024-03-04) then day(takings, 2024-03-04) else 0 GBP",
        "sum(line_refund) + highest(line_refund) + lowest(line_refund) + mean(line_refund) + median(line_refund)",
        "if any(is_cut) and not every(is_cut) then fee else fee / number_of(lines)",
        "if began(when) + month_length(today) > today + number_of(lines) * 1 days then fee else 0 GBP",
    ];
    let mut text = String::new();
    for formula in formulas {
        let value = figure(formula);
        let compiled = canonical_json(&value.formula).unwrap();
        let _ = writeln!(text, "{formula}\n  {:?} {compiled}\n", value.unit);
    }
    insta::assert_snapshot!("forms", text);
}

/// Whether what a form comes to may have parts of a minor unit.
#[test]
fn parts_are_known_of_each_form() {
    let rounding = "round = \"floor to 0.01 GBP\"\n[[remedy.late_repair.case]]\nnothing";
    let without = "[[remedy.late_repair.case]]\nnothing";
    let is_whole = |formula: &str| {
        let source = STANDING
            .replace(rounding, without)
            .replace("rate * days_late", formula);
        let (compiled, findings) = compile("pack.toml", &source);
        let rounding = |finding: &compiler::Diagnostic| finding.code == Code::RoundingMissing;
        assert!(
            compiled.is_some() || findings.iter().all(rounding),
            "{findings:?}"
        );
        compiled.is_some()
    };
    for whole in [
        "rate * begun(outage(when), 7 h)",
        "rate * completed(fee, 0.5 GBP)",
        "sum(line_refund) + lowest(line_refund)",
        "highest(sales) + sum(takings, 2024-03-01, 2024-03-02)",
        "rate * working_days(uk, began(when), today) * times(when)",
        "fee * number_of(lines) * recorded(takings)",
    ] {
        assert!(is_whole(whole), "{whole}");
    }
    for parts in [
        "fee * lookup(share, outage(when))",
        "mean(line_refund)",
        "median(sales)",
        "mean(takings, 2024-03-01, 2024-03-02)",
        "rate * (outage(when) / 7 h)",
    ] {
        assert!(!is_whole(parts), "{parts}");
    }
}

/// Whole figures have nothing between neighbours, so `up_to` 100 and `from` 101 meet.
#[test]
fn bands_of_whole_figures_meet_at_neighbours() {
    let source = BASE.replace(
        "[[remedy.loss.band]]\nup_to = \"500_000 KRW\"",
        "[[remedy.loss.band]]\nfrom = \"300_001 KRW\"\nup_to = \"500_000 KRW\"",
    );
    let pack = sound(&source).pack;
    assert_eq!(pack, sound(BASE).pack);
}

#[test]
fn a_remedy_that_a_longer_outage_lowers_is_told() {
    let source = STANDING.replace("rate * days_late", "rate / days_late");
    let compiled = sound(&source);
    assert_eq!(compiled.rising.len(), 1);
    let loaded = LoadedPack::new(compiled.pack).unwrap();
    let falls = examples::run(&loaded, &compiled.examples[0]).mismatches;
    let messages: Vec<_> = falls
        .iter()
        .map(|fall| {
            format!(
                "{}: expected {}, got {}",
                fall.place, fall.expected, fall.got
            )
        })
        .collect();
    insta::assert_snapshot!("rising", messages.join("\n"));
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
    let shapes: [&dyn Fn(usize) -> String; 5] = [
        &|depth| nested("min(fee, ", "fee", ")", depth),
        &|depth| format!("fee * {}", nested("begun(", "lines", ", 2)", depth)),
        &|depth| {
            let date = nested("month_end(", "today", ")", depth);
            format!("fee * outage_within(mail, {date}, {date}) / 30 days")
        },
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
        // A count of units is two steps of the compiled formula.
        assert!(
            (MAX_DEPTH / 2 - 1..MAX_DEPTH).contains(&deepest),
            "{deepest}"
        );
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
