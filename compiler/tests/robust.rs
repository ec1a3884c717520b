//! No source makes the compiler panic, and whatever it lets through can be used.
#![allow(clippy::unwrap_used)]

use compiler::{compile, examples};
use proptest::prelude::*;
use rules::{LoadedPack, canonical_json, estimate::Quantity, unit::Unit};

const BASE: &str = include_str!("base.toml");
const STANDING: &str = include_str!("standing.toml");

/// Compiles, and checks what must hold of any source.
fn check(source: &str) {
    let (compiled, findings) = compile("pack.toml", source);
    for finding in &findings {
        assert!(finding.span.start <= finding.span.end);
        assert!(finding.line >= 1 && finding.column >= 1);
        assert!(finding.line <= source.lines().count().max(1) + 1);
        assert!(!finding.to_string().is_empty());
    }
    if let Some(compiled) = compiled {
        let json = canonical_json(&compiled.pack).unwrap();
        let loaded = LoadedPack::from_json(json.as_bytes()).unwrap();
        assert_eq!(*loaded.pack(), compiled.pack);
        for example in &compiled.examples {
            let estimate = examples::run(&loaded, example).estimate;
            for step in &estimate.values {
                let mut values = compiled.pack.values.iter();
                let value = values.find(|value| value.id == step.value).unwrap();
                let unit = step.result.as_ref().map(unit);
                assert!(unit.is_none_or(|unit| unit == value.unit), "{step:?}");
            }
        }
    }
}

/// A value comes to the unit that the compiler found for it.
fn unit(quantity: &Quantity) -> Unit {
    match quantity {
        Quantity::Money(_) => Unit::Money,
        Quantity::Number(_) => Unit::Number,
        Quantity::Duration(_) => Unit::Duration,
        Quantity::Date(_) | Quantity::Moment(_) => Unit::Date,
        Quantity::Flag(_) | Quantity::Choice(_) => Unit::Flag,
    }
}

fn word() -> impl Strategy<Value = String> {
    let words = [
        "fee",
        "share",
        "lines",
        "lost_sales",
        "claimant",
        "sales",
        "granted_on",
        "renewed",
        "mail",
        "chat",
        "shop",
        "+",
        "-",
        "*",
        "/",
        "=",
        "!=",
        "<",
        "<=",
        ">",
        ">=",
        "(",
        ")",
        ",",
        "and",
        "or",
        "not",
        "is",
        "one of",
        "if",
        "then",
        "else",
        "min",
        "max",
        "floor",
        "used",
        "outage",
        "highest",
        "week",
        "has_week",
        "recorded",
        "yes",
        "no",
        "0",
        "1",
        "1.5",
        "10 %",
        "30_000 KRW",
        "3 days",
        "72 h",
        "2022-10-15",
        "2022-10-01",
        "\\u0066ee",
        "요금",
        "9999999999999999999",
    ];
    prop::sample::select(words.map(str::to_owned).to_vec())
}

/// A call of a function with arguments that may fit it, or a figure.
fn figure() -> impl Strategy<Value = String> {
    let leaf = prop::sample::select(vec![
        "fee",
        "when",
        "renewal",
        "lines",
        "line_fee",
        "line_type is data",
        "line_out",
        "line_refund",
        "is_cut",
        "takings",
        "sales",
        "daily_rate",
        "share",
        "uk",
        "claims",
        "today",
        "late_repair",
        "2",
        "1.5",
        "12 h",
        "3 days",
        "10 GBP",
        "2024-03-01",
        "2024-03-04",
        "2024-02-26",
    ]);
    let functions = prop::sample::select(vec![
        "outage",
        "longest",
        "most_in_a_day",
        "most_in_a_month",
        "times",
        "began",
        "ended",
        "outage_within",
        "highest",
        "lowest",
        "mean",
        "median",
        "sum",
        "recorded",
        "any",
        "every",
        "number_of",
        "week",
        "day",
        "has_day",
        "lookup",
        "given",
        "intake_open",
        "month_start",
        "month_end",
        "month_length",
        "is_working_day",
        "after_working_days",
        "working_days",
        "begun",
        "completed",
        "floor",
    ]);
    let leaf = leaf.prop_map(str::to_owned);
    leaf.prop_recursive(4, 24, 3, move |inner| {
        let arguments = prop::collection::vec(inner.clone(), 1..4);
        prop_oneof![
            3 => (functions.clone(), arguments)
                .prop_map(|(function, arguments)| format!("{function}({})", arguments.join(", "))),
            1 => (inner.clone(), prop::sample::select(vec!["+", "-", "*", "/", ">", "="]), inner)
                .prop_map(|(left, operator, right)| format!("({left} {operator} {right})")),
        ]
    })
}

/// Formulas of the standing pack: of a value, of a value of each item, of a remedy.
const PLACES: [&str; 6] = [
    "lookup(daily_rate, began(when))",
    "longest(line_out) > 1 h",
    "rate * days_late",
    "days_late > 0",
    "after_working_days(uk, began(when), 2)",
    "completed(outage(when), 24 h) * 1 days",
];

/// The source with a line at another place, and where it was too if it is kept.
fn moved(source: &str, from: usize, to: usize, keep: bool) -> String {
    let mut lines: Vec<_> = source.lines().collect();
    let from = from % lines.len();
    let line = lines[from];
    if !keep {
        lines.remove(from);
    }
    lines.insert(to % lines.len(), line);
    lines.join("\n")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn garbage(source in "\\PC{0,400}") {
        check(&source);
    }

    #[test]
    fn formulas(words in prop::collection::vec(word(), 0..24)) {
        let formula = words.join(" ");
        check(&BASE.replace("fee * share * lines", &formula));
        check(&BASE.replace("claimant is shop", &formula));
        check(&BASE.replace("outage(mail) / 30 days", &formula));
    }

    #[test]
    fn forms(formula in figure(), place in prop::sample::select(PLACES.to_vec())) {
        check(&STANDING.replace(place, &formula));
    }

    #[test]
    fn lines_of_any_outage_moved_and_lost(from in 0_usize..300, to in 0_usize..300, keep in any::<bool>()) {
        check(&moved(STANDING, from, to, keep));
    }

    #[test]
    fn strings_of_any_outage_exchanged(from in 0_usize..300, to in 0_usize..300) {
        let strings: Vec<_> = STANDING.split('"').collect();
        let (from, to) = (from * 2 + 1, to * 2 + 1);
        let mut changed = strings.clone();
        changed[to % strings.len()] = strings[from % strings.len()];
        check(&changed.join("\""));
    }

    #[test]
    fn lines_moved_and_lost(from in 0_usize..210, to in 0_usize..210, keep in any::<bool>()) {
        check(&moved(BASE, from, to, keep));
    }

    #[test]
    fn bytes_spliced(at in 0_usize..7000, length in 0_usize..60, with in "\\PC{0,6}|[\\[\\]\"'{}=#\n,.]{0,4}") {
        let start = BASE.floor_char_boundary(at % BASE.len());
        let end = BASE.floor_char_boundary((start + length).min(BASE.len()));
        check(&format!("{}{with}{}", &BASE[..start], &BASE[end..]));
    }

    #[test]
    fn strings_exchanged(from in 0_usize..90, to in 0_usize..90) {
        let strings: Vec<_> = BASE.split('"').collect();
        let (from, to) = (from * 2 + 1, to * 2 + 1);
        let mut changed = strings.clone();
        changed[to % strings.len()] = strings[from % strings.len()];
        check(&changed.join("\""));
    }
}
