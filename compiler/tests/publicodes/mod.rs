//! The arithmetic against an independent engine: `publicodes`, which the French state computes
//! taxes and benefits with. It counts in floating point, so both agree within its error.
//!
//! It runs in Node.js: `npm ci` in the project's root installs it.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails where something is not as it should be"
)]

mod arithmetic;

use std::{
    io::Write,
    path::Path,
    process::{Command, Stdio},
};

use proptest::{
    strategy::{Strategy, ValueTree},
    test_runner::TestRunner,
};
use rules::{Answer, Claim, Instant, LoadedPack, Ratio, estimate::Quantity, evaluate};
use serde_json::{Value, json};

use self::arithmetic::{ANSWERS, Node, answers, figures};

/// How many formulas are compared.
const CASES: usize = 400;

/// What publicodes may be off by, of the largest figure on the way.
const ERROR: f64 = 1e-12;

const PACK: &str = include_str!("pack.toml");

#[test]
fn generated_formulas_agree_with_an_independent_engine() {
    // The same at each run.
    let mut runner = TestRunner::deterministic();
    let cases: Vec<(Node, [i64; ANSWERS])> = (0..CASES)
        .map(|_| {
            let case = (figures(), answers()).new_tree(&mut runner);
            case.unwrap().current()
        })
        .collect();
    let ours: Vec<f64> = cases.iter().map(|case| exact(&case.0, &case.1)).collect();
    let theirs = publicodes(&cases);
    assert_eq!(theirs.len(), CASES);
    for (((formula, given), ours), theirs) in cases.iter().zip(&ours).zip(&theirs) {
        let scale = formula.magnitude(given).max(1.0);
        assert!(
            (ours - theirs).abs() <= ERROR * scale,
            "{} with {given:?}: {ours} here, {theirs} there",
            formula.text()
        );
    }
    // Else the comparison would say little.
    let whole = ours.iter().filter(|figure| figure.fract() == 0.0).count();
    let longest = cases.iter().map(|case| case.0.text().len()).max();
    assert!(whole < CASES * 9 / 10, "{whole} figures are whole");
    assert!(
        longest > Some(100),
        "the longest formula has {longest:?} letters"
    );
}

/// What the rules give, exactly, as the nearest of the other's figures.
fn exact(formula: &Node, given: &[i64; ANSWERS]) -> f64 {
    let source = PACK.replace("FORMULA", &formula.text());
    let (compiled, findings) = compiler::compile("pack.toml", &source);
    let compiled = compiled.unwrap_or_else(|| panic!("{}: {findings:?}", formula.text()));
    let loaded = LoadedPack::new(compiled.pack).unwrap();
    let mut claim = Claim::new(loaded.pack());
    for (name, answer) in ["a", "b", "c"].into_iter().zip(given) {
        claim.answers.insert(name.into(), Answer::Count(*answer));
    }
    let now: Instant = "2026-11-25T12:00:00+09:00".parse().unwrap();
    let estimate = evaluate(&loaded, &claim, now);
    let step = estimate
        .values
        .iter()
        .find(|step| step.value.as_str() == "figure");
    match step.and_then(|step| step.result.clone()) {
        Some(Quantity::Number(figure)) => float(figure),
        other => panic!("{}: {other:?}", formula.text()),
    }
}

/// The nearest floating point figure, by its exact fraction.
fn float(figure: Ratio) -> f64 {
    let text = figure.to_string();
    let (over, under) = text.split_once('/').unwrap_or((&text, "1"));
    over.parse::<f64>().unwrap() / under.parse::<f64>().unwrap()
}

/// What publicodes gives for each case.
fn publicodes(cases: &[(Node, [i64; ANSWERS])]) -> Vec<f64> {
    let mut rules = serde_json::Map::new();
    let mut wanted: Vec<String> = Vec::new();
    for (at, (formula, given)) in cases.iter().enumerate() {
        let mut names = arithmetic::Names::new(at, given, &mut rules);
        wanted.push(formula.rule(&mut names));
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/publicodes/evaluate.mjs");
    let mut node = Command::new("node")
        .arg(script)
        .current_dir(root)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("Node.js, which this test needs; install version 20 or newer");
    let input = json!({ "rules": rules, "wanted": wanted }).to_string();
    node.stdin
        .take()
        .unwrap()
        .write_all(input.as_bytes())
        .unwrap();
    let output = node.wait_with_output().unwrap();
    assert!(
        output.status.success(),
        "publicodes did not run; `npm ci` in the project's root installs it"
    );
    let figures: Vec<Value> = serde_json::from_slice(&output.stdout).unwrap();
    figures
        .iter()
        .map(|figure| figure.as_f64().unwrap())
        .collect()
}
