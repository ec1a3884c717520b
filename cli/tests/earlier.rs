//! What earlier releases made is read as they read it: `tests/earlier/`.
#![allow(clippy::unwrap_used)]

use std::{fs, path::PathBuf};

use rules::Submission;
use serde_json::Value;

use crate::common::bosang;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// A claim that an earlier release left behind.
struct Earlier {
    folder: PathBuf,
    /// The source of its pack.
    pack: String,
    /// Whether there is a ZIP of it.
    zip: bool,
}

impl Earlier {
    /// Every claim of every release.
    fn all() -> Vec<Self> {
        let releases = fs::read_dir(format!("{ROOT}/tests/earlier")).unwrap();
        let releases = releases.map(|entry| entry.unwrap().path());
        let mut all = Vec::new();
        // Beside the releases lie the scripts that make them.
        for release in releases.filter(|path| path.is_dir()) {
            let index = fs::read_to_string(release.join("index.json")).unwrap();
            let index: Value = serde_json::from_str(&index).unwrap();
            all.extend(index["claims"].as_array().unwrap().iter().map(|claim| {
                let text = |name: &str| claim[name].as_str().unwrap();
                Self {
                    folder: release.join(text("folder")),
                    pack: format!("{ROOT}/packs/{}/{}.toml", text("pack"), text("version")),
                    zip: claim["zip"].as_bool().unwrap(),
                }
            }));
        }
        assert!(all.len() >= 6, "{} claims", all.len());
        all
    }

    fn file(&self, name: &str) -> String {
        self.folder.join(name).to_str().unwrap().to_owned()
    }
}

#[test]
fn every_submission_and_every_zip_is_equal() {
    let packs = format!("{ROOT}/packs");
    let all = Earlier::all();
    let submissions = all.iter().map(|it| it.file("submission.json"));
    let zips = all.iter().filter(|it| it.zip);
    let zips: Vec<_> = zips.map(|it| it.file("everything.zip")).collect();
    assert!(zips.len() >= 2, "{zips:?}");
    for file in submissions.chain(zips) {
        let ran = bosang(&["verify", "--packs", &packs, &file]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{file}: {}", ran.out);
        assert!(ran.out.contains(": equal, receipt number "), "{}", ran.out);
    }
}

/// The claim alone, for the moment at which the submission was made, comes to what that says.
#[test]
fn every_claim_comes_to_what_was_submitted() {
    for earlier in Earlier::all() {
        let submitted = fs::read_to_string(earlier.file("submission.json")).unwrap();
        let submitted: Submission = serde_json::from_str(&submitted).unwrap();
        let (pack, claim) = (&earlier.pack, earlier.file("claim.json"));
        let now = submitted.created.to_string();
        let ran = bosang(&["estimate", "--pack", pack, &claim, "--now", &now, "--json"]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{claim}");
        let estimate: rules::Estimate = serde_json::from_str(&ran.out).unwrap();
        assert_eq!(estimate, submitted.estimate, "{claim}");
    }
}

/// A file to go on with is for the calculator: nobody takes it for a claim or a submission.
#[test]
fn what_was_saved_to_go_on_with_is_neither_claim_nor_submission() {
    let packs = format!("{ROOT}/packs");
    for earlier in Earlier::all() {
        for name in ["saved.json", "locked.json"] {
            let file = earlier.file(name);
            let ran = bosang(&["estimate", "--pack", &earlier.pack, &file]);
            assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{file}");
            assert!(ran.err.contains("is not a claim"), "{}", ran.err);
            let ran = bosang(&["verify", "--packs", &packs, &file]);
            assert_eq!(ran.code, 2, "{file}");
            assert!(ran.out.ends_with(": not readable\n"), "{}", ran.out);
        }
    }
}
