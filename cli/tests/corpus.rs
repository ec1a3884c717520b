//! The corpus of all readers: what is read and what is refused.
#![allow(clippy::unwrap_used)]

use std::fs;

use corpus::{Case, Kind};
use serde_json::Value;

use crate::common::{Folder, bosang};

const KAKAO: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../packs/kakao-2022-10-15/1.0.0.toml"
);
const NOW: &str = "2022-11-30T12:00:00+09:00";

/// The cases of a kind, with a file for each.
fn cases(folder: &Folder, kind: Kind) -> Vec<(Case, String)> {
    let all = corpus::documents().into_iter().chain(corpus::grammar());
    let cases = all.filter(|case| case.kind == kind).enumerate();
    cases
        .map(|(at, case)| {
            let path = folder.path(&format!("{at:04}.json"));
            fs::write(&path, &case.bytes).unwrap();
            (case, path)
        })
        .collect()
}

#[test]
fn verify_reads_and_refuses_each_submission() {
    let folder = Folder::new("corpus-submissions");
    let cases = cases(&folder, Kind::Submission);
    let files: Vec<&str> = cases.iter().map(|(_, path)| path.as_str()).collect();
    let ran = bosang(&[&["verify", "--packs", KAKAO], files.as_slice()].concat());
    assert_eq!(ran.code, 2, "{}", ran.err);
    for (case, path) in &cases {
        let mut lines = ran.out.lines();
        let line = lines.find_map(|line| line.strip_prefix(&format!("{path}: ")));
        let is_read = line != Some("not readable");
        assert_eq!(is_read, case.answer.is_read(), "{}", case.name);
        assert_ne!(is_read, ran.err.contains(path.as_str()), "{}", case.name);
    }
}

#[test]
fn analyse_counts_what_is_read_and_nothing_else() {
    for kind in [Kind::Claim, Kind::Submission] {
        let folder = Folder::new(&format!("corpus-counted-{kind:?}"));
        let (read, refused): (Vec<_>, Vec<_>) = cases(&folder, kind)
            .into_iter()
            .partition(|(case, _)| case.answer.is_read());
        let counted = |cases: &[(Case, String)]| {
            let files = cases.iter().map(|(_, path)| path.as_str());
            let args = [
                "analyse", "--packs", KAKAO, "--now", NOW, "--format", "json",
            ];
            let ran = bosang(&args.into_iter().chain(files).collect::<Vec<_>>());
            let output: Value = serde_json::from_str(&ran.out).unwrap();
            let packs = output["packs"].as_array().unwrap().iter();
            let number = |value: &Value| value.as_u64().unwrap();
            // What was changed after it was made was read.
            let tampered = number(&output["refused"]["counts"]["tampered"]);
            let counted = packs.map(|pack| number(&pack["claims"]) + number(&pack["submissions"]));
            let count = tampered + counted.sum::<u64>();
            (usize::try_from(count).unwrap(), output["refused"].clone())
        };
        let (count, output) = counted(&read);
        assert_eq!(count, read.len(), "{output}");
        let (count, output) = counted(&refused);
        assert_eq!(count, 0, "{output}");
    }
}

#[test]
fn estimate_reads_and_refuses_each_claim() {
    let folder = Folder::new("corpus-claims");
    let pack = folder.path("kakao.json");
    assert_eq!(bosang(&["compile", KAKAO, "-o", &pack]).code, 0);
    for (case, path) in cases(&folder, Kind::Claim) {
        let ran = bosang(&["estimate", "--pack", &pack, "--now", NOW, &path]);
        let is_read = ran.code == 0;
        assert_eq!(is_read, case.answer.is_read(), "{}: {ran:?}", case.name);
    }
}

#[test]
fn each_pack_is_taken_or_refused() {
    let folder = Folder::new("corpus-packs");
    for (case, path) in cases(&folder, Kind::Pack) {
        let ran = bosang(&["doc", &path, "-o", &folder.path("out.html")]);
        let is_read = ran.code == 0;
        assert_eq!(is_read, case.answer.is_read(), "{}: {ran:?}", case.name);
    }
}

#[test]
fn each_configuration_is_taken_or_refused() {
    let folder = Folder::new("corpus-operator");
    folder.file("dist/packs/kakao-2022-10-15/1.0.0.json", "{}");
    let list = r#"{"packs":[{"id":"kakao-2022-10-15"}]}"#;
    folder.file("dist/packs/index.json", list);
    for (case, path) in cases(&folder, Kind::Operator) {
        fs::copy(path, folder.path("dist/operator.json")).unwrap();
        let ran = bosang(&["operator", &folder.path("dist")]);
        let is_read = ran.code == 0;
        assert_eq!(is_read, case.answer.is_read(), "{}: {ran:?}", case.name);
    }
}
