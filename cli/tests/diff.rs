//! `diff`.
#![allow(clippy::unwrap_used)]

use serde_json::Value;

use crate::common::{CLAIM, Folder, NOW, PACK, bosang, bosang_with, source};

/// The sample with pieces replaced.
fn with(edits: &[(&str, &str)]) -> String {
    let mut source = source();
    for (from, to) in edits {
        assert!(source.contains(from), "{from}");
        source = source.replacen(from, to, 1);
    }
    source
}

/// A release with higher amounts, a service less and a question more.
fn next() -> String {
    with(&[
        ("version = \"1.0.0\"", "version = \"1.1.0\""),
        ("up_to = \"300_000 KRW\"", "up_to = \"350_000 KRW\""),
        ("amount = \"30_000 KRW\"", "amount = \"40_000 KRW\""),
        ("fee * share * lines", "fee * share * lines * 2"),
        (
            "en = \"Only some were given it.\"",
            "en = \"Few were given it.\"",
        ),
        ("when = \"renewed\"", "when = \"renewed and lines > 1\""),
        ("closes = 2023-04-14", "closes = 2023-05-31"),
        (
            "[question.sales]",
            "[question.rented]\nsection = \"details\"\ntext = { ko = \"빌리셨어요?\", en = \"Did you rent?\" }\nlabel = { ko = \"대여\", en = \"Rental\" }\nkind = \"yes_no\"\n\n[question.sales]",
        ),
        (
            "[[remedy.loss.band]]",
            "[[remedy.loss.condition]]\nif = \"rented\"\nelse = \"not_due\"\nreason = \"by_hand\"\n[[remedy.loss.band]]",
        ),
    ])
}

#[test]
fn what_differs_part_by_part() {
    let ran = bosang_with(&["diff", PACK, "-", "--lang", "en"], &next());
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    insta::assert_snapshot!(ran.out);
    let ran = bosang_with(&["diff", "-", PACK, "--lang", "ko"], &next());
    assert_eq!(ran.code, 1);
    insta::assert_snapshot!("and_back_in_korean", ran.out);
}

#[test]
fn what_it_does_to_claims() {
    let folder = Folder::new("diff-claims");
    let new = folder.file("new.toml", &next());
    let claim = folder.file("claim.json", CLAIM);
    let args = [
        "diff", PACK, &new, "--claims", &claim, "--now", NOW, "--lang", "en",
    ];
    let ran = bosang(&args);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    let (_, claims) = ran.out.split_once("\nclaim ").unwrap();
    insta::assert_snapshot!(folder.without(claims));
    let ran = bosang(&[&args[..], &["--json"]].concat());
    assert_eq!(ran.code, 1);
    let output: Value = serde_json::from_str(&ran.out).unwrap();
    insta::assert_json_snapshot!("claims_as_json", output["claims"][0]["lines"]);
    assert_eq!(output["new"]["version"], "1.1.0");
    assert_eq!(output["parts"][0]["kind"], "scheme");
}

#[test]
fn nothing_differs() {
    let folder = Folder::new("diff-same");
    let compiled = folder.path("pack.json");
    assert_eq!(bosang(&["compile", PACK, "-o", &compiled]).code, 0);
    let claim = folder.file("claims/claim.json", CLAIM);
    let ran = bosang(&["diff", PACK, &compiled, "--claims", &claim]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let output = "\nThe rules are the same.\n\nNo claim comes to anything else.\n";
    assert!(ran.out.ends_with(output), "{}", ran.out);
    let ran = bosang(&["diff", PACK, &compiled, "--json"]);
    assert_eq!(ran.code, 0);
    let output: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(output["parts"], Value::Array(Vec::new()));
    assert_eq!(output["claims"], Value::Array(Vec::new()));
}

/// What a rule says and what the words for it say are told apart.
#[test]
fn every_change_is_told_where_it_is() {
    for (from, to, output) in [
        (
            "version = \"1.0.0\"",
            "version = \"2.0.0\"",
            "changed: scheme\n  version",
        ),
        (
            "offset = \"+09:00\"",
            "offset = \"+08:00\"",
            "changed: scheme\n  offset",
        ),
        (
            "to = 2022-10-16T01:31:00",
            "to = 2022-10-16T01:32:00",
            "changed: service chat\n  down to",
        ),
        (
            "end = \"about\"",
            "end = \"working_by\"",
            "changed: service chat\n  end",
        ),
        (
            "icon = \"message\"",
            "icon = \"phone\"",
            "changed: service chat\n  icon",
        ),
        (
            "en = \"Claimant\"",
            "en = \"Who\"",
            "changed: question claimant\n  label (en)",
        ),
        (
            "en = \"A shop\"",
            "en = \"Shop\"",
            "changed: question claimant\n  takes",
        ),
        (
            "ko = \"가게\"",
            "ko = \"상점\"",
            "changed: question claimant\n  takes",
        ),
        ("max = 99", "max = 98", "changed: question lines\n  takes"),
        (
            "optional = true",
            "optional = false",
            "changed: question granted_on\n  optional",
        ),
        (
            "latest = 2022-12-31",
            "latest = 2023-12-31",
            "changed: question granted_on\n  takes",
        ),
        ("/ 30 days", "/ 31 days", "changed: value share\n  formula"),
        (
            "closes = 2023-02-27",
            "closes = 2023-02-28",
            "changed: intake claims\n  closes",
        ),
        (
            "closes = 2023-04-14",
            "closes = 2023-04-15",
            "changed: intake claims\n  extended",
        ),
        (
            "ko = \"통장 사본\"",
            "ko = \"통장\"",
            "changed: evidence bank_book\n  name (ko)",
        ),
        (
            "en = \"This is for shops.\"",
            "en = \"For shops.\"",
            "changed: reason shops_only\n  text (en)",
        ),
        (
            "evidence = [\"bank_book\"]\n",
            "evidence = []\n",
            "changed: remedy loss\n  papers",
        ),
        (
            "else = \"out_of_scope\"",
            "else = \"not_due\"",
            "changed: remedy loss\n  conditions",
        ),
        (
            "up_to = \"300_000 KRW\"",
            "below = \"300_000 KRW\"",
            "changed: remedy loss\n  award",
        ),
        (
            "floor to 10 KRW",
            "ceil to 10 KRW",
            "changed: remedy refund\n  award",
        ),
        (
            "time = \"3 days\"",
            "time = \"4 days\"",
            "changed: remedy days\n  award",
        ),
        (
            "nothing = \"shops_only\"",
            "review = \"by_hand\"",
            "changed: remedy days\n  award",
        ),
        (
            "kind = \"credit\"",
            "kind = \"cash\"",
            "changed: remedy refund\n  kind",
        ),
    ] {
        let source = with(&[(from, to)]);
        let ran = bosang_with(&["diff", PACK, "-", "--lang", "en"], &source);
        assert!([0, 1].contains(&ran.code), "{to}: {}", ran.err);
        assert!(ran.out.contains(output), "{to}: {}", ran.out);
    }
}

#[test]
fn parts_that_only_moved_are_told_as_such() {
    let source = source();
    let at = |piece: &str| source.find(piece).unwrap();
    let (refund, days) = (at("[remedy.refund]"), at("[remedy.days]"));
    let moved = [
        &source[..at("[remedy.loss]")],
        &source[refund..days],
        &source[at("[remedy.loss]")..refund],
        &source[days..],
    ]
    .concat();
    let ran = bosang_with(&["diff", PACK, "-"], &moved);
    assert_eq!(ran.code, 1);
    let output = "\nchanged: order of remedies\n  order\n    - loss, refund, days, emoticon\n    + refund, loss, days, emoticon\n";
    assert!(ran.out.ends_with(output), "{}", ran.out);
}

#[test]
fn claims_in_folders_and_in_submissions() {
    let folder = Folder::new("diff-folder");
    let new = folder.file("new.toml", &next());
    folder.file("claims/later/notes.txt", "no claim");
    folder.file("claims/claim.json", CLAIM);
    let other = CLAIM.replace("\"sample\"", "\"another\"");
    folder.file("claims/other.json", &other);
    folder.file(
        "claims/later/claim.json",
        &CLAIM.replace("\"fee\"", "\"fees\""),
    );
    let claims = folder.path("claims");
    let ran = bosang(&[
        "diff", PACK, &new, "--claims", &claims, "--now", NOW, "--lang", "en",
    ]);
    assert_eq!(ran.code, 2);
    let output = folder.without(&ran.err);
    assert_eq!(
        output,
        "bosang: claims/other.json is a claim under the pack `another`; give the packs that it is to be held against\n"
    );
    let out = folder.without(&ran.out);
    for file in ["claims/claim.json", "claims/later/claim.json"] {
        assert!(out.contains(&format!("claim {file}, at {NOW}")), "{out}");
    }
}

/// It changes no rule, so it is told and the rules are the same.
#[test]
fn how_claims_are_counted_is_told() {
    let folder = Folder::new("diff-breakdowns");
    let counted = "\n[breakdown.loss]\nname = { ko = \"손해\", en = \"Loss\" }\n\
        [[breakdown.loss.category]]\nid = \"lost\"\nname = { ko = \"있음\", en = \"Lost\" }\n\
        when = \"claimant is shop and lost_sales > 0 KRW\"\nor_other_losses = true\n\
        [[breakdown.loss.category]]\nid = \"others\"\nname = { ko = \"나머지\", en = \"Others\" }\n";
    let with = folder.file("with.toml", &[&source(), counted].concat());
    let without = folder.file("without.toml", &source());
    let ran = bosang(&["diff", &without, &with, "--lang", "en"]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    insta::assert_snapshot!(ran.out);
    assert_eq!(bosang(&["diff", &with, &with]).code, 0);
    let fewer = counted.replace("or_other_losses = true\n", "");
    let fewer = folder.file("fewer.toml", &[source(), fewer].concat());
    let ran = bosang(&["diff", &with, &fewer, "--lang", "en"]);
    assert!(ran.out.contains("changed: breakdown loss\n"), "{}", ran.out);
    assert!(ran.out.contains(", or names other losses\n"), "{}", ran.out);
    // A compiled pack does not say how claims are counted, so there is nothing to compare.
    let compiled = folder.path("pack.json");
    assert_eq!(bosang(&["compile", &with, "-o", &compiled]).code, 0);
    assert_eq!(bosang(&["diff", &with, &compiled]).code, 0);
}
