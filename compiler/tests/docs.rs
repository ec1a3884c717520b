//! What docs/packs.md shows is what the compiler takes.
#![allow(clippy::unwrap_used)]

use std::fmt::Write;

use compiler::{Code, Compiled, Diagnostic, check, compile};

use crate::passing;

const PAGE: &str = include_str!("../../docs/packs.md");

const HOWTO: &str = include_str!("howto.toml");

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
    let messages: Vec<_> = findings.iter().map(ToString::to_string).collect();
    assert!(messages.is_empty(), "{}", messages.join("\n\n"));
    compiled.unwrap()
}

#[test]
fn the_sample_pack_compiles_and_its_examples_hold() {
    let compiled = compiled(&blocks("toml"));
    assert!(passing::outcomes(&compiled).len() >= 8);
}

/// The tutorial as a reader follows it: what each step adds, and what `check` says at the end of it.
#[test]
fn the_tutorial_leads_to_a_pack_without_findings() {
    let (mut source, mut attempt) = (String::new(), None);
    let (mut kind, mut block) = (None, String::new());
    let mut shown = 0;
    for line in PAGE.lines() {
        match (kind, line.strip_prefix("```")) {
            (None, opening) => kind = opening,
            (Some("toml tutorial"), Some(_)) => {
                (source, attempt) = (source + &block + "\n", None);
            }
            (Some("toml tutorial wrong"), Some(_)) => {
                attempt = Some(format!("{source}{block}\n"));
            }
            (Some("console"), Some(_)) => {
                let found = findings(attempt.as_ref().unwrap_or(&source));
                assert!(found.contains(block.trim()), "{found}");
                shown += 1;
            }
            (Some(_), None) => {
                let _ = writeln!(block, "{line}");
                continue;
            }
            (Some(_), Some(_)) => {}
        }
        if line == "```" {
            kind = None;
        }
        block.clear();
    }
    assert_eq!(shown, 2);
    assert_eq!(findings(&source), "");
    let compiled = compile("1.0.0.toml", &source).0.unwrap();
    assert_eq!(passing::outcomes(&compiled).len(), 3);
}

/// What `bosang check` says of a source.
fn findings(source: &str) -> String {
    let (_, findings) = check("1.0.0.toml", source, &|_, _, _| String::new());
    let messages: Vec<_> = findings.iter().map(ToString::to_string).collect();
    messages.join("\n")
}

/// Every test of the sample decides something, and every part of it is reached.
#[test]
fn nothing_is_known_against_the_sample_pack() {
    let explain = |_: &_, _: &_, _: &_| String::new();
    let (_, findings) = check("docs/packs.md", &blocks("toml"), &explain);
    let is_told = |finding: &&Diagnostic| finding.code != Code::Untested;
    let messages: Vec<_> = findings.iter().filter(is_told).collect();
    assert!(messages.is_empty(), "{messages:#?}");
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

/// The formulas of 'How do I say …?', each in a scheme that has the names they use.
#[test]
fn what_schemes_say_can_be_said() {
    let table = PAGE.split("## How do I say …?").nth(1).unwrap();
    let table = table.split("\n## ").next().unwrap();
    let rows = table.lines().filter(|line| line.starts_with("| "));
    let mut tried = 0;
    for row in rows.skip(1) {
        let written = row.split(" | ").nth(1).unwrap();
        let spans = written.split('`').skip(1).step_by(2);
        // What stands in quotes is a key with its value.
        for formula in spans.filter(|span| span.contains(['(', '*', '-', '+', '>'])) {
            let mut source = HOWTO.to_owned();
            let _ = write!(
                source,
                "\n[remedy.shown]\nname = {{ en = \"Shown\" }}\nkind = \"extension\"\ncite = \"terms\"\ntime = \"1 h\"\n\
                 [[remedy.shown.condition]]\nif = \"TEST\"\nelse = \"review\"\nreason = \"by_hand\"\n"
            );
            let is_sound = ["FORMULA", "FORMULA > 0 KRW", "FORMULA > 0", "FORMULA > 0 h"]
                .iter()
                .any(|test| {
                    let test = test.replace("FORMULA", formula);
                    let source = source.replace("TEST", &test);
                    let source = if formula.contains("GBP") {
                        source.replace("KRW", "GBP").replace("_000", "")
                    } else {
                        source
                    };
                    compile("howto.toml", &source).0.is_some()
                });
            assert!(is_sound, "{formula}");
            tried += 1;
        }
    }
    assert!(tried >= 20, "{tried}");
}

#[test]
fn every_code_is_told() {
    for code in Code::ALL {
        assert!(PAGE.contains(&format!("`{code}`")), "{code}");
    }
}
