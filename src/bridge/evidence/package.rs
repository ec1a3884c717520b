//! Everything in one ZIP: `submission.json`, `summary.html`, the files, and `manifest.json`, which
//! lists the others. `bosang verify` reads it as it is.

use std::collections::BTreeSet;

use rules::{
    Claim, Digest, EvidenceFile, Submission,
    archive::{EVIDENCE, OTHER_LOSSES},
    canonical_json, order,
};
use serde::Serialize;

use super::{PACK, SCRIPT};
use crate::browser::events;

/// What a name in a ZIP may not hold on every system that unpacks it.
const REFUSED: [char; 9] = ['/', '\\', ':', '*', '?', '"', '<', '>', '|'];
/// The longest name that common file systems take, with room for a number and Hangul.
const LONGEST: usize = 60;

#[derive(Serialize)]
struct Order<'a> {
    name: String,
    submission: &'a str,
    summary: Summary,
    manifest: Vec<Entry<'a>>,
}

/// What the page of the summary says of itself.
#[derive(Debug, Serialize)]
pub(crate) struct Summary {
    pub(crate) title: String,
    /// The tag of its language.
    pub(crate) lang: &'static str,
}

#[derive(Clone, Serialize)]
struct Entry<'a> {
    path: String,
    sha256: &'a Digest,
}

/// Has everything packed and saved.
pub(crate) fn pack(submission: &Submission, number: &str, summary: Summary) {
    let files = paths(&submission.claim);
    let manifest: Vec<Entry> = files
        .iter()
        .map(|(path, file)| Entry {
            path: path.clone(),
            sha256: &file.sha256,
        })
        .collect();
    let manifest = order::by_key(&manifest, |entry| entry.path.clone());
    let order = Order {
        name: ["bosang-", number, ".zip"].concat(),
        // Every type of a submission is representable as JSON, and so is the order.
        submission: &canonical_json(submission).unwrap_or_default(),
        summary,
        manifest,
    };
    let order = serde_json::to_string(&order).unwrap_or_default();
    events::ask(SCRIPT, PACK, &order.into());
}

/// Each file of the claim and its path in the ZIP, no two of them alike on any system.
pub(crate) fn paths(claim: &Claim) -> Vec<(String, &EvidenceFile)> {
    let papers = claim
        .evidence
        .iter()
        .flat_map(|(paper, held)| held.files.iter().map(move |file| (paper.as_str(), file)));
    let losses = claim.other_losses.iter().flat_map(|loss| &loss.files);
    let losses = losses.map(|file| (OTHER_LOSSES, file));
    let mut taken = BTreeSet::new();
    papers
        .chain(losses)
        .map(|(folder, file)| {
            let name = safe(&file.name);
            let mut path = [EVIDENCE, folder, "/", &name].concat();
            let mut number = 1;
            // Some systems do not tell large letters from small ones.
            while !taken.insert(path.to_lowercase()) {
                number += 1;
                let number = number.to_string();
                path = [EVIDENCE, folder, "/", &number, "-", &name].concat();
            }
            (path, file)
        })
        .collect()
}

/// The name without what would lead elsewhere or cannot be written.
fn safe(name: &str) -> String {
    let kept: String = name
        .chars()
        .map(|char| {
            if char.is_control() || REFUSED.contains(&char) {
                '_'
            } else {
                char
            }
        })
        .collect();
    // A name of dots is a folder; one that ends with a dot or a space is another one on Windows.
    let kept = kept.trim_matches(['.', ' ']);
    let (stem, ending) = match kept.rsplit_once('.') {
        Some((stem, ending)) if ending.len() <= 8 => (stem, Some(ending)),
        _ => (kept, None),
    };
    let stem: String = stem.chars().take(LONGEST).collect();
    let stem = if stem.is_empty() { "file" } else { &stem };
    match ending {
        Some(ending) => [stem, ".", ending].concat(),
        None => stem.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use rules::{EvidenceHeld, OtherLoss};

    use super::*;
    use interview::testing::kakao;

    fn file(name: &str, content: &[u8]) -> EvidenceFile {
        EvidenceFile {
            name: name.into(),
            media_type: String::new(),
            bytes: 3,
            sha256: Digest::of(content),
            modified: None,
        }
    }

    #[test]
    fn no_name_leads_elsewhere() {
        for (name, safe) in [
            ("매출 10월.pdf", "매출 10월.pdf"),
            ("../../etc/passwd", "_.._etc_passwd"),
            ("C:\\a\\b.jpg", "C__a_b.jpg"),
            ("a\u{0}\nb", "a__b"),
            ("...", "file"),
            ("", "file"),
            (".htaccess", "htaccess"),
            ("a. ", "a"),
        ] {
            assert_eq!(self::safe(name), safe);
        }
        let long = ["가".repeat(200).as_str(), ".jpeg"].concat();
        assert_eq!(
            safe(&long),
            ["가".repeat(LONGEST).as_str(), ".jpeg"].concat()
        );
    }

    #[test]
    fn two_files_never_share_a_path() {
        let mut claim = Claim::new(kakao().pack());
        let files = vec![
            file("a.jpg", b"1"),
            file("A.JPG", b"2"),
            file("2-a.jpg", b"3"),
        ];
        claim
            .evidence
            .insert("bank_book".into(), EvidenceHeld { files });
        claim.other_losses.push(OtherLoss {
            what: "ice".into(),
            amount: 1,
            kind: None,
            date: None,
            files: vec![
                file("a.jpg", b"4"),
                file("a.jpg", b"5"),
                file("a.jpg", b"6"),
            ],
        });
        let paths: Vec<String> = paths(&claim).into_iter().map(|(path, _)| path).collect();
        assert_eq!(
            paths,
            [
                "evidence/bank_book/a.jpg",
                "evidence/bank_book/2-A.JPG",
                "evidence/bank_book/2-2-a.jpg",
                "evidence/other-losses/a.jpg",
                "evidence/other-losses/2-a.jpg",
                "evidence/other-losses/3-a.jpg",
            ]
        );
    }
}
