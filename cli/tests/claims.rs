//! `estimate` and `explain`.
#![allow(clippy::unwrap_used)]

use rules::{Estimate, Instant};

use crate::common::{CLAIM, Folder, NOW, PACK, Ran, bosang, bosang_with};

fn with_claim(command: &str, claim: &str, more: &[&str]) -> Ran {
    let args = [&[command, "--pack", PACK, "-"], more].concat();
    bosang_with(&args, claim)
}

#[test]
fn an_estimate_in_korean() {
    let ran = with_claim("estimate", CLAIM, &["--now", NOW]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.contains("30,000원"), "{}", ran.out);
    insta::assert_snapshot!(ran.out);
}

#[test]
fn an_estimate_in_english() {
    let ran = with_claim("estimate", CLAIM, &["--now", NOW, "--lang", "en"]);
    insta::assert_snapshot!(ran.out);
}

#[test]
fn an_estimate_of_nothing_answered() {
    let claim = r#"{ "schema": 1, "pack": "sample", "version": "1.0.0" }"#;
    let ran = with_claim(
        "estimate",
        claim,
        &["--now", "2024-01-01T00:00:00+00:00", "--lang", "en"],
    );
    assert_eq!(ran.code, 0);
    insta::assert_snapshot!(ran.out);
}

#[test]
fn an_estimate_as_json_is_what_the_rules_say() {
    let ran = with_claim("estimate", CLAIM, &["--now", NOW, "--json"]);
    assert_eq!(ran.code, 0);
    let estimate: Estimate = serde_json::from_str(&ran.out).unwrap();
    let loaded = loaded();
    let claim = serde_json::from_str(CLAIM).unwrap();
    assert_eq!(
        estimate,
        rules::evaluate(&loaded, &claim, NOW.parse().unwrap())
    );
}

/// A clerk asks about a submission: its claim, for the moment that it was made.
#[test]
fn a_submission_stands_for_its_claim() {
    let folder = Folder::new("estimate-submission");
    let claim = serde_json::from_str(CLAIM).unwrap();
    let submission =
        rules::Submission::new(&loaded(), claim, NOW.parse().unwrap(), "key".to_owned()).unwrap();
    let file = folder.file("made.json", &serde_json::to_string(&submission).unwrap());
    for command in ["estimate", "explain"] {
        let ran = bosang(&[command, "--pack", PACK, &file]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        assert_eq!(ran.out, with_claim(command, CLAIM, &["--now", NOW]).out);
        let later = ["--now", "2023-06-01T00:00:00+09:00"];
        let ran = bosang(&[&[command, "--pack", PACK, &file], &later[..]].concat());
        assert_eq!(ran.out, with_claim(command, CLAIM, &later).out);
    }
    let broken = folder.file("broken.json", "{ \"schema\": 1, \"claim\": {} }");
    let ran = bosang(&["estimate", "--pack", PACK, &broken]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("is not a submission"), "{}", ran.err);
}

fn loaded() -> rules::LoadedPack {
    let (compiled, _) = compiler::compile("pack.toml", &crate::common::source());
    rules::LoadedPack::new(compiled.unwrap().pack).unwrap()
}

#[test]
fn now_is_the_present_on_the_packs_clock() {
    let ran = with_claim("estimate", CLAIM, &["--json"]);
    let estimate: Estimate = serde_json::from_str(&ran.out).unwrap();
    let since = std::time::UNIX_EPOCH.elapsed().unwrap().as_secs();
    let now = Instant::from_seconds(since.try_into().unwrap(), 540).unwrap();
    assert_eq!(estimate.now.offset_minutes(), 540);
    assert!((now.seconds() - estimate.now.seconds()).abs() < 60);
}

#[test]
fn a_compiled_pack_gives_the_same() {
    let folder = Folder::new("estimate-compiled");
    let pack = folder.path("pack.json");
    let claim = folder.file("claim.json", CLAIM);
    assert_eq!(bosang(&["compile", PACK, "-o", &pack]).code, 0);
    let args = |pack| ["estimate", "--pack", pack, claim.as_str(), "--now", NOW];
    assert_eq!(bosang(&args(&pack)).out, bosang(&args(PACK)).out);
    let json = std::fs::read_to_string(&pack).unwrap();
    assert_eq!(bosang_with(&args("-"), &json).out, bosang(&args(PACK)).out);
}

#[test]
fn what_cannot_be_used_is_told() {
    let claim = CLAIM
        .replace("\"count\": 2", "\"count\": 200")
        .replace("\"mail\"", "\"post\"")
        .replace("1.0.0", "0.9.0");
    let ran = with_claim("estimate", &claim, &["--now", NOW]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("30,000원"));
    insta::assert_snapshot!(ran.err);
}

#[test]
fn what_cannot_be_read_is_no_answer() {
    let folder = Folder::new("estimate-unreadable");
    let claim = folder.file("claim.json", CLAIM);
    let faulty = folder.file("faulty.toml", "schema = 1\n");
    let other = folder.file("other.json", "{}");
    let later = folder.file("later.json", r#"{ "schema": 2, "later": true }"#);
    let twice = CLAIM.replace("\"fee\":", "\"fee\": { \"money\": 1 }, \"fee\":");
    let twice = folder.file("twice.json", &twice);
    let korean = folder.file("korean.toml", &korean());
    for args in [
        vec!["estimate", "--pack", PACK, &other],
        vec!["estimate", "--pack", &other, &claim],
        vec!["estimate", "--pack", &faulty, &claim],
        vec!["estimate", "--pack", "-", "-"],
        vec!["estimate", "--pack", PACK, &claim, "--now", "2023-02-01"],
        vec!["estimate", "--pack", PACK, &claim, "--lang", "fr"],
        vec!["estimate", "--pack", &korean, &claim, "--lang", "en"],
        vec!["estimate", "--pack", PACK, &later],
        vec!["estimate", "--pack", PACK, &twice],
        vec!["estimate", &claim],
        vec!["explain", "--pack", PACK],
    ] {
        let ran = bosang(&args);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{args:?}");
        assert!(!ran.err.is_empty(), "{args:?}");
    }
}

#[test]
fn steps_read_like_arithmetic_on_paper() {
    let ran = with_claim("explain", CLAIM, &["--now", NOW, "--lang", "en"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    insta::assert_snapshot!(ran.out);
}

#[test]
fn steps_in_korean() {
    let ran = with_claim("explain", CLAIM, &["--now", NOW]);
    insta::assert_snapshot!(ran.out);
}

/// The sample in Korean alone.
fn korean() -> String {
    let source = crate::common::source().replace("[\"ko\", \"en\"]", "[\"ko\"]");
    let lines = source.lines().map(|line| match line.split_once(", en = ") {
        Some((korean, _)) => format!("{korean} }}\n"),
        None => format!("{line}\n"),
    });
    lines.collect()
}

#[test]
fn what_is_wrong_is_told_with_what_to_do() {
    let folder = Folder::new("claims-told");
    let claim = folder.file("claim.json", CLAIM);
    let other = folder.file("other.json", "{}");
    let later = folder.file("later.json", r#"{ "schema": 2, "later": true }"#);
    let korean = folder.file("korean.toml", &korean());
    let output = |args: &[&str]| folder.without(&bosang(args).err);
    let text = [
        output(&["estimate", "--pack", PACK, &other]),
        output(&["estimate", "--pack", PACK, &later]),
        output(&["estimate", "--pack", &korean, &claim, "--lang", "en"]),
        output(&["estimate", "--pack", PACK, &claim, "--now", "2023-02-01"]),
        output(&["estimate", "--pack", "-", "-"]),
    ]
    .concat();
    insta::assert_snapshot!(text);
}

/// The page and the command line are worded by one crate; this holds them to it.
#[test]
fn steps_are_those_of_the_page() {
    let (loaded, claim) = (loaded(), serde_json::from_str(CLAIM).unwrap());
    let estimate = rules::evaluate(&loaded, &claim, NOW.parse().unwrap());
    for lang in rules::Lang::ALL {
        let ran = with_claim("explain", CLAIM, &["--now", NOW, "--lang", lang.tag()]);
        let wording = words::Wording {
            pack: loaded.pack(),
            words: words::catalogue(lang),
        };
        for line in &estimate.lines {
            for step in words::wording::steps(&wording, &estimate, line) {
                let sentences = step.lines.into_iter().chain(step.result);
                for sentence in sentences.chain([step.title]) {
                    assert!(ran.out.contains(&sentence), "{sentence} in {}", ran.out);
                }
            }
        }
    }
}

/// One who answers as a consumer: what is not for them stands apart, with why.
#[test]
fn what_is_not_for_the_claimant_stands_apart() {
    let claim = CLAIM.replace("\"choice\": \"shop\"", "\"choice\": \"consumer\"");
    let args = ["--now", NOW, "--lang", "en"];
    insta::assert_snapshot!(with_claim("explain", &claim, &args).out);
}

#[test]
fn a_corrected_window_is_told_as_such() {
    let claim = CLAIM.replacen(
        "\"answers\"",
        r#""windows": { "mail": [
            { "from": "2022-10-15T16:00:00+09:00", "to": "2022-10-15T20:00:00+09:00" },
            { "from": "2022-10-16T08:00:00+09:00", "to": "2022-10-16T09:30:00+09:00" }
        ] }, "answers""#,
        1,
    );
    let ran = with_claim("explain", &claim, &["--now", NOW, "--lang", "en"]);
    let steps = "1. Mail: time down [1]
       As you corrected it: Sat 15 October, 16:00 to Sat 15 October, 20:00
       As you corrected it: Sun 16 October, 08:00 to Sun 16 October, 09:30
     = 5 hours 30 minutes
  2. Share of the month [1]
       Mail: time down ÷ 30 days
       5 hours 30 minutes ÷ 30 days
     = 11/1,440
";
    assert!(ran.out.contains(steps), "{}", ran.out);
}

/// The claim that docs/command-line.md shows.
#[test]
fn the_claim_of_the_page_is_one() {
    let page = include_str!("../../docs/command-line.md");
    let claim = page.split("```json\n").nth(1).unwrap();
    let claim = claim.split("```").next().unwrap();
    let pack = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../packs/kt-2021-10-25/1.0.0.toml"
    );
    let ran = bosang_with(&["estimate", "--pack", pack, "-", "--lang", "en"], claim);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.contains("1,008 to 1,042 won"), "{}", ran.out);
}
