//! How claims are parted for who counts them.
#![allow(clippy::unwrap_used)]

use compiler::{Breakdown, compile};
use rules::{Answer, Claim, LoadedPack, OtherLoss, canonical_json, evaluate::outcomes, pack::Ref};

const BASE: &str = include_str!("base.toml");

const PARTED: &str = r#"
[breakdown.who]
name = { ko = "신청인", en = "Claimant" }
by = "claimant"
cite = "release"

[breakdown.loss]
name = { ko = "손해", en = "Loss" }
[[breakdown.loss.category]]
id = "paid"
name = { ko = "유료", en = "Paid" }
when = "used(mail)"
[[breakdown.loss.category]]
id = "lost"
name = { ko = "손해 있음", en = "Money lost" }
when = "claimant is shop and lost_sales > 0 KRW"
or_other_losses = true
[[breakdown.loss.category]]
id = "others"
name = { ko = "나머지", en = "All others" }
"#;

fn breakdowns() -> (Vec<Breakdown>, LoadedPack) {
    let (compiled, findings) = compile("pack.toml", &[BASE, PARTED].concat());
    assert_eq!(findings, []);
    let compiled = compiled.unwrap();
    (compiled.breakdowns, LoadedPack::new(compiled.pack).unwrap())
}

/// What is found in the base pack with these, each with its code and message.
fn findings(parted: &str) -> Vec<String> {
    let (_, findings) = compile("pack.toml", &[BASE, parted].concat());
    let messages = findings.iter();
    messages
        .map(|it| format!("{}: {}", it.code, it.message))
        .collect()
}

fn finding(from: &str, to: &str) -> String {
    assert!(PARTED.contains(from), "{from}");
    let found = findings(&PARTED.replacen(from, to, 1));
    let [found] = found.try_into().unwrap();
    found
}

#[test]
fn they_change_no_hash() {
    let (bare, _) = compile("pack.toml", BASE);
    let (_, parted) = breakdowns();
    let bare = bare.unwrap();
    assert_eq!(bare.breakdowns, []);
    assert_eq!(
        canonical_json(&bare.pack).unwrap(),
        canonical_json(parted.pack()).unwrap()
    );
}

#[test]
fn a_claim_is_of_the_first_category_that_takes_it() {
    let (breakdowns, loaded) = breakdowns();
    let names: Vec<Vec<&str>> = breakdowns
        .iter()
        .map(|it| it.categories.iter().map(|it| it.id.as_str()).collect())
        .collect();
    assert_eq!(
        names,
        [vec!["consumer", "shop"], vec!["paid", "lost", "others"]]
    );
    assert_eq!(breakdowns[0].by, Some(Ref::new(0)));

    let place = |who: &str, services: &[&str], loses: bool| {
        let mut claim = Claim::new(loaded.pack());
        let services = services.iter().map(|it| (*it).into()).collect();
        claim.answers = [
            ("claimant".into(), Answer::Choice(who.into())),
            ("services".into(), Answer::Services(services)),
        ]
        .into();
        claim.other_losses.extend(loses.then(|| OtherLoss {
            what: "bread".to_owned(),
            amount: 5_000,
            kind: None,
            date: None,
            files: Vec::new(),
        }));
        let tests: Vec<_> = breakdowns.iter().map(|it| it.tests(loses)).collect();
        let now = "2023-02-01T12:00:00+09:00".parse().unwrap();
        outcomes(&loaded, &claim, now, &tests).first_held
    };
    assert_eq!(place("consumer", &["mail"], false), [Some(0), Some(0)]);
    assert_eq!(place("consumer", &["mail"], true), [Some(0), Some(0)]);
    assert_eq!(place("consumer", &["chat"], false), [Some(0), Some(2)]);
    assert_eq!(place("consumer", &["chat"], true), [Some(0), Some(1)]);
    // What a shop lost is not known while its sales are not.
    assert_eq!(place("shop", &["chat"], false), [Some(1), None]);
    assert_eq!(place("shop", &["chat"], true), [Some(1), Some(1)]);
    assert_eq!(place("nobody", &["mail"], false), [None, Some(0)]);
}

#[test]
fn what_is_wrong_is_told() {
    assert_eq!(
        finding("by = \"claimant\"\n", ""),
        "outcome: expected `by` with a question, or tables `[[breakdown.who.category]]`, found neither"
    );
    assert_eq!(
        finding(
            "name = { ko = \"손해\", en = \"Loss\" }\n",
            "name = { ko = \"손해\", en = \"Loss\" }\nby = \"claimant\"\n"
        ),
        "outcome: expected `by` with a question, or tables `[[breakdown.loss.category]]`, found both"
    );
    assert_eq!(
        finding("by = \"claimant\"", "by = \"fee\""),
        "units: expected the name of a question of kind `choice` that is asked once, found `fee`"
    );
    assert_eq!(
        finding("by = \"claimant\"", "by = \"claiment\""),
        "unknown-name: expected the name of a question, found `claiment`"
    );
    assert_eq!(
        finding("id = \"lost\"", "id = \"paid\""),
        "duplicate-name: expected each category to have its own name, found `paid` again"
    );
    assert_eq!(
        finding("when = \"used(mail)\"\n", ""),
        "last-alternative: expected `when` in every category but the last, found none"
    );
    assert_eq!(
        finding(
            "en = \"All others\" }",
            "en = \"All others\" }\nwhen = \"used(chat)\""
        ),
        "last-alternative: expected the last category without `when`, so that it takes every other claim, found a test"
    );
    assert_eq!(
        finding(
            "en = \"All others\" }",
            "en = \"All others\" }\nor_other_losses = true"
        ),
        "outcome: expected `or_other_losses` beside `when`, found it alone"
    );
    assert_eq!(
        finding("claimant is shop and lost_sales > 0 KRW", "used(mail)"),
        "unreachable: expected a test of its own, found that of a category above, which always comes first"
    );
    assert_eq!(
        finding("used(mail)", "fee"),
        "units: expected a test that comes to yes or no, found money"
    );
    assert_eq!(
        finding("or_other_losses = true", "other_losses = true"),
        "unknown-key: expected one of the keys of `breakdown.loss.category`, found `other_losses`"
    );
    let one = "[breakdown.one]\nname = { ko = \"하나\", en = \"One\" }\n[[breakdown.one.category]]\nid = \"all\"\nname = { ko = \"모두\", en = \"All\" }\n";
    assert_eq!(
        findings(one),
        ["empty: expected two categories or more, found 1"]
    );
}

/// A breakdown is no use of a part: what no remedy reads bears on no claim.
#[test]
fn it_keeps_nothing_from_being_called_unused() {
    let value = r#"
[value.idle]
label = { ko = "쓰지 않음", en = "Idle" }
formula = "fee * 2"
cite = "release"
"#;
    let reads = PARTED.replacen("used(mail)", "idle > 0 KRW", 1);
    assert_eq!(
        findings(&format!("{value}{reads}")),
        ["unused: nothing reads the value `idle`"]
    );
}
