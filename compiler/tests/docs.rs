//! What docs/packs.md shows is what the compiler takes.
#![allow(clippy::unwrap_used)]

mod passing;

use std::fmt::Write;

use compiler::{Code, Compiled, compile};

const PAGE: &str = include_str!("../../docs/packs.md");

/// The content of the page's blocks of that kind, in order.
fn blocks(kind: &str) -> String {
    let opening = format!("```{kind}");
    let mut text = String::new();
    let mut inside = false;
    for line in PAGE.lines() {
        match (inside, line) {
            (false, line) => inside = line == opening,
            (true, "```") => inside = false,
            (true, line) => {
                let _ = writeln!(text, "{line}");
            }
        }
    }
    text
}

fn compiled(source: &str) -> Compiled {
    let (compiled, findings) = compile("docs/packs.md", source);
    let told: Vec<_> = findings.iter().map(ToString::to_string).collect();
    assert!(told.is_empty(), "{}", told.join("\n\n"));
    compiled.unwrap()
}

#[test]
fn the_sample_pack_compiles_and_its_examples_hold() {
    let compiled = compiled(&blocks("toml"));
    assert!(passing::outcomes(&compiled).len() >= 8);
}

/// Every test of the sample decides something, and every part of it is reached.
#[test]
fn nothing_is_known_against_the_sample_pack() {
    let explain = |_: &_, _: &_, _: &_| String::new();
    let (_, findings) = compiler::check("docs/packs.md", &blocks("toml"), &explain);
    let is_told = |finding: &&compiler::Diagnostic| finding.code != Code::Untested;
    let told: Vec<_> = findings.iter().filter(is_told).collect();
    assert!(told.is_empty(), "{told:#?}");
}

#[test]
fn each_formula_compiles() {
    let formulas = blocks("formula");
    assert!(formulas.lines().count() >= 10);
    for formula in formulas.lines() {
        let mut source = blocks("toml");
        let _ = write!(
            source,
            "\n[value.shown]\nlabel = {{ ko = \"값\", en = \"Value\" }}\ncite = \"terms\"\nformula = \"{formula}\"\n"
        );
        let (compiled, findings) = compile("docs/packs.md", &source);
        // Nothing reads the value, which is no fault.
        assert!(findings.iter().all(|finding| finding.code == Code::Unused));
        assert!(compiled.is_some(), "{formula}");
    }
}

#[test]
fn every_code_is_told() {
    for code in Code::ALL {
        assert!(PAGE.contains(&format!("`{code}`")), "{code}");
    }
}
