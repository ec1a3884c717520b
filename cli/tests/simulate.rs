//! `simulate`.
#![allow(clippy::unwrap_used)]

use rules::{Claim, LoadedPack, Submission, canonical_json};
use serde_json::{Value, json};

use crate::common::{CLAIM, Folder, NOW, Ran, bosang, source};

const PARTED: &str =
    "\n[breakdown.who]\nname = { ko = \"신청인\", en = \"Who claimed\" }\nby = \"claimant\"\n";

/// Pays more for small losses and nothing for large ones, more for the fee, and days to nobody.
fn draft() -> String {
    let source = source();
    // Its examples are of the pack as it is.
    let rules = source.split("[[example]]").next().unwrap();
    let mut draft = rules.to_owned() + PARTED;
    for (from, to) in [
        ("version = \"1.0.0\"", "version = \"1.1.0\""),
        ("amount = \"30_000 KRW\"", "amount = \"40_000 KRW\""),
        ("amount = \"50_000 KRW\"", "amount = \"20_000 KRW\""),
        ("remedy.days", "remedy.more_days"),
    ] {
        assert!(draft.contains(from), "{from}");
        draft = draft.replace(from, to);
    }
    draft
}

/// A shop that lost that much.
fn shop(loss: i64) -> Claim {
    let mut claim: Value = serde_json::from_str(CLAIM).unwrap();
    let sales =
        json!({ "2022-10-01": 1_000_000 + loss, "2022-10-08": null, "2022-10-15": 1_000_000 });
    claim["answers"]["sales"] = json!({ "weekly_money": sales });
    serde_json::from_value(claim).unwrap()
}

fn consumer() -> Claim {
    let mut claim = shop(0);
    let person = rules::Answer::Choice("consumer".into());
    claim.answers.insert("claimant".into(), person);
    claim
}

fn line(document: &impl serde::Serialize) -> String {
    canonical_json(document).unwrap() + "\n"
}

/// The draft, the pack as it is beside it, and claims.
fn folder(name: &str) -> (Folder, String, String) {
    let folder = Folder::new(name);
    folder.file("sample/0.9.0.toml", "no pack at all");
    folder.file("sample/1.0.0.toml", &source());
    folder.file("sample/notes.txt", "no pack either");
    let draft = folder.file("sample/1.1.0.toml", &draft());
    let (compiled, _) = compiler::compile("pack.toml", &source());
    let loaded = LoadedPack::new(compiled.unwrap().pack).unwrap();
    let now = NOW.parse().unwrap();
    let submission = Submission::new(&loaded, shop(90_000), now, "key".to_owned()).unwrap();
    let mut tampered = submission.clone();
    tampered.claim = shop(400_000);
    let mut foreign = consumer();
    foreign.pack = "other".into();
    let lines = [
        line(&shop(100_000)),
        line(&shop(200_000)),
        line(&shop(400_000)),
        line(&shop(900_000)),
        line(&consumer()),
        line(&submission),
        line(&tampered),
        line(&foreign),
        "broken\n".to_owned(),
    ];
    let claims = folder.file("claims.jsonl", &lines.concat());
    (folder, draft, claims)
}

fn simulate(draft: &str, more: &[&str]) -> Ran {
    let args = ["simulate", "--pack", draft, "--now", NOW, "--lang", "en"];
    bosang(&[&args, more].concat())
}

#[test]
fn both_packs_stand_side_by_side() {
    let (folder, draft, claims) = folder("simulate-both");
    let ran = simulate(&draft, &[&claims]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    insta::assert_snapshot!(folder.without(&ran.out));
    let ran = simulate(&draft, &["--format", "csv", &claims]);
    insta::assert_snapshot!("as_csv", folder.without(&ran.out));
    let ran = simulate(&draft, &["--format", "json", &claims]);
    let output: Value = serde_json::from_str(&ran.out).unwrap();
    // Three small losses gain, one in the middle loses; the others lose their days.
    let expected = json!({ "gain": 3, "lose": 1, "both": 0, "otherwise": 2, "same": 0 });
    assert_eq!(output["who"]["all"], expected);
    assert_eq!(
        output["who"]["breakdowns"][0]["categories"][0]["claims"]["otherwise"],
        1
    );
    assert_eq!(
        output["now"]["totals"]["cash"]["least"],
        3 * 30_000 + 50_000
    );
    assert_eq!(
        output["draft"]["totals"]["cash"]["least"],
        3 * 40_000 + 20_000
    );
    // The sums are the same, and four claims are not.
    assert_eq!(output["changed"][0], json!({ "id": "loss", "claims": 4 }));
    assert_eq!(output["refused"]["all"], 3);
    for jobs in ["1", "3"] {
        let again = simulate(&draft, &["--jobs", jobs, "--format", "json", &claims]);
        assert_eq!(again.out, ran.out);
    }
}

#[test]
fn a_draft_that_changes_nothing_changes_nobody() {
    let (folder, _, claims) = folder("simulate-same");
    let same = folder.file("sample/1.2.0.toml", &source());
    let current = folder.path("sample/1.0.0.toml");
    let args = ["--current", &current, "--format", "json", &claims];
    let ran = simulate(&same, &args);
    let output: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(output["who"]["all"]["same"], 6);
    assert_eq!(output["now"]["remedies"], output["draft"]["remedies"]);
    assert_eq!(output["now"]["totals"], output["draft"]["totals"]);
}

#[test]
fn the_pack_as_it_is_is_found_beside_the_draft_or_named() {
    let (folder, draft, claims) = folder("simulate-current");
    let alone = folder.file("drafts/draft.toml", &self::draft());
    let ran = simulate(&alone, &[&claims]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(
        ran.err.contains("name the pack as it is with --current"),
        "{}",
        ran.err
    );
    let current = folder.path("sample/1.0.0.toml");
    let named = simulate(&alone, &["--current", &current, &claims]);
    assert_eq!(named.out, simulate(&draft, &[&claims]).out);
    // Without a name it is the newest other one, whatever the draft is called.
    folder.file("sample/draft.toml", &self::draft());
    std::fs::remove_file(&draft).unwrap();
    let ran = simulate(&folder.path("sample/draft.toml"), &[&claims]);
    assert_eq!(ran.out, named.out);
}
