//! How a scheme is found, and what changed in it.
#![allow(clippy::unwrap_used)]

use compiler::{Change, Listing, compile};
use rules::{Lang, Text, canonical_json};

const BASE: &str = include_str!("base.toml");

const LISTED: &str = r#"
[listing]
country = "KR"
keywords = { ko = "톡", en = "talk" }

[[change]]
version = "1.0.0"
date = 2024-05-01
text = { ko = "처음 냈어요.", en = "First release." }
"#;

const EARLIER: &str = r#"
[[change]]
version = "0.9.10"
date = 2024-05-01
text = { ko = "시험해 봤어요.", en = "A trial." }

[[change]]
version = "0.9.9"
date = 2024-04-01
text = { ko = "시험해 봤어요.", en = "A trial." }
"#;

fn text(ko: &str, en: &str) -> Text {
    Text([(Lang::Ko, ko.to_owned()), (Lang::En, en.to_owned())].into())
}

fn listing(more: &str) -> Listing {
    let (compiled, findings) = compile("pack.toml", &[BASE, more].concat());
    assert_eq!(findings, []);
    compiled.unwrap().listing
}

/// What is found in the base pack with `listed`, each with its code, message and help.
fn findings(listed: &str) -> Vec<String> {
    let (compiled, findings) = compile("pack.toml", &[BASE, listed].concat());
    assert!(compiled.is_none(), "{listed}");
    findings
        .into_iter()
        .map(|it| {
            format!(
                "{}: {} ({})",
                it.code,
                it.message,
                it.help.unwrap_or_default()
            )
        })
        .collect()
}

fn finding(from: &str, to: &str) -> String {
    let listed = [LISTED, EARLIER].concat();
    assert!(listed.contains(from), "{from}");
    let [found] = findings(&listed.replacen(from, to, 1)).try_into().unwrap();
    found
}

#[test]
fn both_tables_may_be_left_out() {
    assert_eq!(listing(""), Listing::default());
    let change = Change {
        version: "1.0.0".into(),
        date: "2024-05-01".parse().unwrap(),
        text: text("처음 냈어요.", "First release."),
    };
    let listed = Listing {
        country: Some("KR".into()),
        keywords: text("톡", "talk"),
        changes: vec![change],
    };
    assert_eq!(listing(LISTED), listed);
    // Versions are numbers: 0.9.10 comes after 0.9.9.
    assert_eq!(listing(&[LISTED, EARLIER].concat()).changes.len(), 3);
}

#[test]
fn neither_is_part_of_the_compiled_pack() {
    let pack = |source: &str| canonical_json(&compile("", source).0.unwrap().pack).unwrap();
    assert_eq!(pack(BASE), pack(&[BASE, LISTED].concat()));
}

#[test]
fn what_is_wrong_is_told() {
    for (from, to, told) in [
        (
            "\"KR\"",
            "\"Korea\"",
            "bad-header: expected a country's two capital letters, like `KR`, found `Korea` ()",
        ),
        (
            "country",
            "countries",
            "unknown-key: expected one of the keys of `listing`, found `countries` (did you mean \
             `country`?)",
        ),
        (
            "\"1.0.0\"",
            "\"1.1.0\"",
            "bad-header: expected the pack's own version `1.0.0` in the first change, found \
             `1.1.0` (say what `1.0.0` changed, before the others)",
        ),
        (
            "\"0.9.10\"",
            "\"0.9.9\"",
            "bad-header: expected a version before `0.9.9`, the one above it, found `0.9.9` (put \
             the newest change first)",
        ),
        (
            "2024-04-01",
            "2024-05-02",
            "order-of-times: expected a day up to 2024-05-01, that of the newer change above it, \
             found 2024-05-02 (put the newest change first)",
        ),
        (
            ", en = \"A trial.\"",
            "",
            "missing-language: expected `change.text` in `en`, found none ()",
        ),
        (
            "date = 2024-05-01\n",
            "",
            "missing-key: expected the key `date` in `change`, found none ()",
        ),
    ] {
        assert_eq!(finding(from, to), told);
    }
}
