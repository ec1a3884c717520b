//! `analyse`.
#![allow(clippy::unwrap_used)]

use std::{fs, io::Write as _};

use rules::{Claim, LoadedPack, Submission, canonical_json};
use serde_json::{Value, json};

use crate::common::{CLAIM, Folder, NOW, PACK, Ran, bosang, bosang_with, source};

/// How the sample's claims are counted.
const PARTED: &str = r#"
[breakdown.who]
name = { ko = "신청인", en = "Who claimed" }
by = "claimant"

[breakdown.loss]
name = { ko = "손해", en = "Loss" }
[[breakdown.loss.category]]
id = "lost"
name = { ko = "있음", en = "Money lost" }
when = "claimant is shop and lost_sales > 0 KRW"
or_other_losses = true
[[breakdown.loss.category]]
id = "others"
name = { ko = "없음", en = "None lost" }
"#;

fn pack() -> (LoadedPack, String) {
    let source = source() + PARTED;
    let (compiled, _) = compiler::compile("pack.toml", &source);
    (LoadedPack::new(compiled.unwrap().pack).unwrap(), source)
}

fn claim() -> Claim {
    serde_json::from_str(CLAIM).unwrap()
}

fn submission(key: usize, claim: Claim) -> Submission {
    let now = NOW.parse().unwrap();
    Submission::new(&pack().0, claim, now, format!("key {key}")).unwrap()
}

fn consumer() -> Claim {
    let mut claim = claim();
    claim.answers.remove("sales");
    let person = rules::Answer::Choice("consumer".into());
    claim.answers.insert("claimant".into(), person);
    claim
}

/// A folder with the pack in it.
fn folder(name: &str) -> (Folder, String) {
    let folder = Folder::new(name);
    let pack = folder.file("packs/sample.toml", &pack().1);
    (folder, pack)
}

fn line(document: &impl serde::Serialize) -> String {
    canonical_json(document).unwrap() + "\n"
}

fn analyse(pack: &str, more: &[&str]) -> Ran {
    let args = ["analyse", "--packs", pack, "--now", NOW, "--lang", "en"];
    bosang(&[&args, more].concat())
}

fn analysed(pack: &str, more: &[&str]) -> (i32, Value) {
    let ran = analyse(pack, &[&["--format", "json"], more].concat());
    (ran.code, serde_json::from_str(&ran.out).unwrap())
}

#[test]
fn claims_and_submissions_are_counted_together() {
    let (folder, pack) = folder("analyse-counted");
    let mut losing = consumer();
    losing.other_losses = vec![rules::OtherLoss {
        what: "flour".to_owned(),
        amount: 9_000,
        kind: None,
        date: None,
        files: Vec::new(),
    }];
    let mut silent = consumer();
    silent.answers.remove("claimant");
    let lines = [
        line(&claim()),
        "\n   \n".to_owned(),
        line(&submission(1, claim())),
        line(&consumer()),
        line(&losing),
        line(&silent),
    ];
    let file = folder.file("claims.jsonl", &lines.concat());
    let ran = analyse(&pack, &[&file]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    insta::assert_snapshot!(ran.out);
    let ran = analyse(&pack, &["--format", "csv", &file]);
    assert_eq!(ran.code, 0);
    insta::assert_snapshot!("as_csv", ran.out);
    let korean = bosang(&["analyse", "--packs", &pack, "--now", NOW, &file]);
    insta::assert_snapshot!("in_korean", korean.out);

    let (code, output) = analysed(&pack, &[&file]);
    assert_eq!(code, 0);
    let output = &output["packs"][0];
    assert_eq!(
        (&output["submissions"], &output["claims"]),
        (&json!(1), &json!(4))
    );
    // The sums are those of the estimates.
    let loaded = self::pack().0;
    let now = NOW.parse().unwrap();
    let all = [claim(), claim(), consumer(), losing, silent];
    let estimates = all.map(|claim| rules::evaluate(&loaded, &claim, now));
    let cash: i64 = estimates.iter().map(|it| it.totals.cash.low).sum();
    assert!(cash > 0);
    assert_eq!(output["totals"]["cash"]["least"], cash);
    let reviews: u32 = estimates.iter().map(|it| it.totals.review_lines).sum();
    assert_eq!(output["totals"]["review_lines"], reviews);
}

/// Who is refused is named, and does not stop the others.
#[test]
fn what_is_refused_is_counted_and_named() {
    let (folder, pack) = folder("analyse-refused");
    let mut raised = submission(2, claim());
    raised.estimate.totals.cash.high += 1;
    let tampered = raised.clone();
    raised.digest = raised.content_digest().unwrap();
    let mut foreign = submission(3, claim());
    foreign.pack.id = "foreign".into();
    foreign.digest = foreign.content_digest().unwrap();
    let mut other = claim();
    other.version = "9.9.9".to_owned();
    let long = format!("{{\"schema\": \"{}\"}}\n", "x".repeat(9 << 20));
    let lines = [
        line(&claim()),
        "{\"schema\":1,\n".to_owned(),
        line(&tampered),
        long,
        line(&raised),
        line(&foreign),
        line(&other),
        "not JSON \u{1b}[2K\n".to_owned(),
        line(&submission(4, claim())),
        // The last line of a file need not end.
        line(&claim()).trim_end().to_owned(),
    ];
    let file = folder.file("claims.ndjson", &lines.concat());
    let absent = folder.path("absent.json");
    let ran = analyse(&pack, &["--format", "json", &file]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    let ran = analyse(&pack, &[&absent, &file]);
    assert_eq!((ran.code, ran.err.as_str()), (2, ""));
    let (_, refused) = ran.out.split_once("\nRefused").unwrap();
    let plain = |text: &str| {
        let hash = raised.pack.hash.to_string();
        folder.without(text).replace(&hash, "[hash]")
    };
    insta::assert_snapshot!(plain(refused));
    let ran = analyse(&pack, &["--refused", "2", &absent, &file]);
    assert!(ran.out.ends_with("  and 6 more\n"), "{}", ran.out);
    assert!(
        ran.out.contains("claims.ndjson:2: not a claim"),
        "{}",
        ran.out
    );
    assert!(!ran.out.contains("claims.ndjson:3"), "{}", ran.out);
    let (_, output) = analysed(&pack, &[&file]);
    assert_eq!(output["packs"][0]["claims"], 2);
    assert_eq!(output["packs"][0]["submissions"], 1);
    assert_eq!(output["refused"]["counts"]["not_readable"], 3);
}

/// As files, lines, standard input, a folder and a ZIP the same claims come to the same.
#[test]
fn every_way_to_hand_them_over_comes_to_the_same() {
    let (folder, pack) = folder("analyse-ways");
    let claims: Vec<String> = (0..40)
        .map(|at| match at % 3 {
            0 => line(&submission(at, claim())),
            1 => line(&claim()),
            _ => line(&consumer()),
        })
        .collect();
    let all = claims.concat();
    let lines = folder.file("lines.jsonl", &format!("\u{feff}{all}"));
    let mut files = vec![];
    for (at, claim) in claims.iter().enumerate() {
        files.push(folder.file(&format!("files/{}/{at}.json", at % 4), claim));
    }
    folder.file("files/notes.txt", "not a claim");
    let options = zip::write::SimpleFileOptions::default;
    let mut zip = zip::ZipWriter::new(fs::File::create(folder.path("all.zip")).unwrap());
    for (at, claim) in claims.iter().enumerate().take(20) {
        let stored = [
            zip::CompressionMethod::Stored,
            zip::CompressionMethod::Deflated,
        ][at % 2];
        let name = format!("folder/{at}.json");
        zip.start_file(name, options().compression_method(stored))
            .unwrap();
        zip.write_all(claim.as_bytes()).unwrap();
    }
    zip.start_file("rest.jsonl", options()).unwrap();
    zip.write_all(claims[20..].concat().as_bytes()).unwrap();
    zip.start_file("README.txt", options()).unwrap();
    zip.write_all(b"not a claim").unwrap();
    zip.finish().unwrap();

    let expected = analysed(&pack, &[&lines]);
    assert_eq!(expected.0, 0);
    assert_eq!(expected.1["packs"][0]["submissions"], 14);
    let files: Vec<_> = files.iter().map(String::as_str).collect();
    assert_eq!(analysed(&pack, &files), expected);
    assert_eq!(analysed(&pack, &[&folder.path("files")]), expected);
    assert_eq!(analysed(&pack, &[&folder.path("all.zip")]), expected);
    for jobs in ["1", "2", "7"] {
        assert_eq!(analysed(&pack, &["--jobs", jobs, &lines]), expected);
    }
    let args = ["analyse", "--packs", &pack, "--now", NOW, "--lang", "en"];
    let piped = bosang_with(&[&args[..], &["--format", "json", "-"]].concat(), &all);
    assert_eq!(
        serde_json::from_str::<Value>(&piped.out).unwrap(),
        expected.1
    );
}

#[test]
fn a_zip_that_is_damaged_is_named() {
    let (folder, pack) = folder("analyse-zips");
    let broken = folder.file("broken.zip", "PK no zip");
    let mut zip = zip::ZipWriter::new(fs::File::create(folder.path("outer.zip")).unwrap());
    zip.start_file("inner.zip", zip::write::SimpleFileOptions::default())
        .unwrap();
    zip.finish().unwrap();
    let ran = analyse(&pack, &[&broken, &folder.path("outer.zip")]);
    assert_eq!(ran.code, 2);
    let output = folder.without(&ran.out);
    assert!(output.starts_with("Nothing was counted.\n\nRefused: 2\n  Could not be opened: 2\n"));
    assert!(output.contains("broken.zip: cannot be read: "), "{output}");
    assert!(
        output.contains("outer.zip: inner.zip: is a ZIP within a ZIP"),
        "{output}"
    );
}

/// Only a source says how claims are parted; the other tables are there all the same.
#[test]
fn a_compiled_pack_has_the_other_tables() {
    let (folder, pack) = folder("analyse-compiled");
    let compiled = folder.path("compiled.json");
    assert_eq!(bosang(&["compile", &pack, "-o", &compiled]).code, 0);
    let file = folder.file("claims.jsonl", &line(&claim()));
    let ran = analyse(&compiled, &["--format", "json", &file]);
    assert_eq!(ran.code, 0);
    assert!(ran.err.contains("give its source (.toml)"), "{}", ran.err);
    let output: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(output["packs"][0]["breakdowns"], json!([]));
    assert_eq!(output["packs"][0]["remedies"][0]["due"], 1);
    // And of no pack at all nothing can be counted.
    let ran = analyse(&folder.path("nowhere"), &[&file]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    let twice = bosang(&["analyse", "--packs", PACK, "-", "-"]);
    assert_eq!(twice.code, 2);
}
