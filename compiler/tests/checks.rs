//! What is known of a pack that compiles: each finding as authors read it.
//!
//! After a change of wording: `INSTA_UPDATE=always cargo test -p compiler --test tests checks`, then read
//! what changed.
#![allow(clippy::unwrap_used)]

use std::{collections::BTreeSet, fmt::Write};

use compiler::{Code, Diagnostic, Severity, check};

/// A pack in which every remedy has a fault.
const UNSOUND: &str = include_str!("unsound.toml");

const BASE: &str = include_str!("base.toml");

fn checked(source: &str) -> Vec<Diagnostic> {
    let explain = |_: &_, _: &_, line: &rules::estimate::Line| {
        let steps = line.steps.iter().map(|step| format!("{:?}", step.action));
        steps.collect::<Vec<_>>().join("\n")
    };
    let (compiled, findings) = check("pack.toml", source, &explain);
    let is_sound = findings
        .iter()
        .all(|finding| finding.severity == Severity::Warning);
    assert_eq!(compiled.is_some(), is_sound);
    findings
}

fn drawn(findings: &[Diagnostic]) -> String {
    let mut text = String::new();
    for finding in findings {
        let _ = writeln!(text, "{finding}\n");
    }
    text
}

#[test]
fn what_no_claim_reaches_is_told_with_the_figures_that_show_it() {
    let findings = checked(UNSOUND);
    insta::assert_snapshot!(drawn(&findings));
    let codes: BTreeSet<Code> = findings.iter().map(|finding| finding.code).collect();
    let all = [Code::NeverReached, Code::AlwaysSame, Code::ExampleFails];
    assert_eq!(codes, BTreeSet::from(all));
}

#[test]
fn outcomes_without_an_example_are_warned_of() {
    assert_eq!(checked(BASE), []);
    let untested = BASE.split("[[example]]").next().unwrap();
    let findings = checked(untested);
    assert!(
        findings
            .iter()
            .all(|finding| finding.code == Code::Untested)
    );
    insta::assert_snapshot!(drawn(&findings));
}

#[test]
fn a_pack_that_does_not_compile_is_not_looked_into() {
    let findings = checked(&UNSOUND.replace("currency = \"KRW\"", "currency = \"KWR\""));
    assert!(
        findings
            .iter()
            .all(|finding| finding.code == Code::BadHeader)
    );
}

/// How claims are counted is looked into as the rules are.
#[test]
fn categories_that_no_claim_falls_into_are_told() {
    let parted = r#"
[breakdown.fee]
name = { ko = "요금", en = "Fee" }
[[breakdown.fee.category]]
id = "huge"
name = { ko = "큼", en = "Huge" }
when = "fee > 1_000_000 KRW"
[[breakdown.fee.category]]
id = "losing"
name = { ko = "손해", en = "Losing" }
when = "fee < 0 KRW"
or_other_losses = true
[[breakdown.fee.category]]
id = "all"
name = { ko = "모두", en = "All" }
when = "fee <= 1_000_000 KRW"
[[breakdown.fee.category]]
id = "others"
name = { ko = "나머지", en = "Others" }
"#;
    let findings = checked(&[BASE, parted].concat());
    insta::assert_snapshot!(drawn(&findings));
    let codes: Vec<Code> = findings.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, [Code::NeverReached, Code::AlwaysSame]);
}
