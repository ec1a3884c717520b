//! `verify` and `analyse` of the ZIP of a submission with its evidence.
#![allow(clippy::unwrap_used)]

use std::{
    fs,
    io::{Cursor, Seek, Write},
};

use rules::{
    Claim, Digest, EvidenceFile, EvidenceHeld, LoadedPack, Submission,
    archive::{ListedFile, MANIFEST, MANIFEST_SCHEMA, Manifest, SUBMISSION, SUMMARY},
    canonical_json,
};
use serde_json::Value;
use zip::{CompressionMethod, ZipArchive, ZipWriter, write::SimpleFileOptions};

use crate::common::{CLAIM, Folder, NOW, Ran, bosang, bosang_with, source};

/// A paper, of which a part can be packed and a part not.
fn paper() -> Vec<u8> {
    let mut noise: u32 = 1;
    let noise = (0..3_000).map(|_| {
        noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (noise >> 24) as u8
    });
    noise.chain([b'a'; 2_000]).collect()
}

const PHOTO: &[u8] = b"\xff\xd8 a photo of the shop";

fn submission() -> Submission {
    let (compiled, _) = compiler::compile("pack.toml", &source());
    let loaded = LoadedPack::new(compiled.unwrap().pack).unwrap();
    let mut claim: Claim = serde_json::from_str(CLAIM).unwrap();
    let held = EvidenceHeld {
        files: vec![EvidenceFile {
            name: "통장.pdf".to_owned(),
            media_type: "application/pdf".to_owned(),
            bytes: paper().len() as u64,
            sha256: Digest::of(&paper()),
            modified: None,
        }],
    };
    claim.evidence.insert("bank_book".into(), held);
    Submission::new(&loaded, claim, NOW.parse().unwrap(), "key".to_owned()).unwrap()
}

/// The entries of a ZIP but its manifest, in their order.
#[derive(Clone)]
struct Content(Vec<(String, Vec<u8>)>);

impl Content {
    fn whole() -> Self {
        let submission = canonical_json(&submission()).unwrap();
        Self(vec![
            (SUBMISSION.to_owned(), submission.into_bytes()),
            (SUMMARY.to_owned(), b"<!doctype html><p>30,000 won".to_vec()),
            ("evidence/bank_book/통장.pdf".to_owned(), paper()),
            ("evidence/other-losses/flour.jpg".to_owned(), PHOTO.to_vec()),
        ])
    }

    fn with(mut self, path: &str, content: &[u8]) -> Self {
        self.0.push((path.to_owned(), content.to_vec()));
        self
    }

    fn without(mut self, path: &str) -> Self {
        let before = self.0.len();
        self.0.retain(|(known, _)| known != path);
        assert_eq!(self.0.len(), before - 1, "{path}");
        self
    }

    fn manifest(&self) -> Manifest {
        let mut files: Vec<_> = self
            .0
            .iter()
            .map(|(path, content)| ListedFile {
                path: path.clone(),
                bytes: content.len() as u64,
                sha256: Digest::of(content),
            })
            .collect();
        files.sort();
        Manifest {
            schema: MANIFEST_SCHEMA,
            files,
        }
    }

    fn zip(&self) -> Vec<u8> {
        self.zip_with(&canonical_json(&self.manifest()).unwrap())
    }

    fn zip_with(&self, manifest: &str) -> Vec<u8> {
        let zip = ZipWriter::new(Cursor::new(Vec::new()));
        self.written(zip, manifest, false).into_inner()
    }

    /// As a page writes it that streams: sizes and sums stand behind each file.
    fn streamed(&self, is_large: bool) -> Vec<u8> {
        let zip = ZipWriter::new_stream(Vec::new());
        let manifest = canonical_json(&self.manifest()).unwrap();
        self.written(zip, &manifest, is_large).into_inner()
    }

    fn written<W: Write + Seek>(&self, mut zip: ZipWriter<W>, manifest: &str, is_large: bool) -> W {
        let manifest = (MANIFEST.to_owned(), manifest.as_bytes().to_vec());
        for (at, (path, content)) in self.0.iter().chain([&manifest]).enumerate() {
            let method = [CompressionMethod::Deflated, CompressionMethod::Stored][at % 2];
            let options = SimpleFileOptions::default()
                .compression_method(method)
                .large_file(is_large);
            zip.start_file(path.as_str(), options).unwrap();
            zip.write_all(content).unwrap();
        }
        zip.finish().unwrap()
    }
}

/// A folder with the pack in it.
fn folder(name: &str) -> (Folder, String) {
    let folder = Folder::new(name);
    let pack = folder.file("packs/sample.toml", &source());
    (folder, pack)
}

impl Folder {
    fn zip(&self, name: &str, zip: &[u8]) -> String {
        let path = self.path(name);
        fs::write(&path, zip).unwrap();
        path
    }
}

fn verify(pack: &str, files: &[&str]) -> Ran {
    bosang(&[&["verify", "--packs", pack], files].concat())
}

/// The faults of a ZIP, each with its path.
fn faults(name: &str, zip: &[u8]) -> Vec<String> {
    let (folder, pack) = folder(&format!("archive-{name}"));
    let file = folder.zip("claim.zip", zip);
    let ran = verify(&pack, &["--json", &file]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""), "{}", ran.out);
    let output: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(output["verdict"], "not_whole");
    let faults = output["archive"]["faults"].as_array().unwrap().iter();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    faults
        .map(|fault| format!("{} {}", text(&fault["fault"]), text(&fault["path"])))
        .collect()
}

#[test]
fn a_whole_one_is_accepted_as_it_is() {
    let (folder, pack) = folder("archive-whole");
    let file = folder.zip("claim.zip", &Content::whole().zip());
    let ran = verify(&pack, &[&file]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let receipt = words::format::receipt(&submission().digest);
    let bytes: usize = Content::whole().0.iter().map(|(_, it)| it.len()).sum();
    assert_eq!(
        folder.without(&ran.out),
        format!(
            "claim.zip: equal, receipt number {receipt}, made {NOW}; whole: 4 files of {bytes} \
             bytes, each as listed\n"
        )
    );
    let ran = verify(&pack, &["--json", &file]);
    let output: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((ran.code, &output["verdict"]), (0, &"equal".into()));
    assert_eq!(output["archive"]["files"], 4);
    assert_eq!(output["archive"]["faults"], serde_json::json!([]));
    // However a page writes it, and for files of more than 4 GB.
    for is_large in [false, true] {
        let streamed = Content::whole().streamed(is_large);
        assert!(streamed.windows(4).any(|it| it == b"PK\x07\x08"));
        let streamed = folder.zip("streamed.zip", &streamed);
        let ran = verify(&pack, &[&streamed]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    }
    // What it is called says nothing.
    let plain = folder.zip("claim", &Content::whole().zip());
    assert_eq!(verify(&pack, &[&plain]).code, 0);
    let args = ["analyse", "--packs", &pack, "--format", "json", &file];
    let ran = bosang(&args);
    assert_eq!((ran.code, ran.err.as_str().contains("verify")), (0, false));
    let output: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(output["packs"][0]["submissions"], 1);
}

/// Wherever a byte of a file is turned, it is found; where one is turned in what stands around the
/// files, either that is found too or every file is as it was.
#[test]
fn one_byte_turned_anywhere_is_found() {
    let (folder, pack) = folder("archive-flipped");
    let zip = Content::whole().zip();
    let mut archive = ZipArchive::new(Cursor::new(&zip)).unwrap();
    let mut content = vec![false; zip.len()];
    for at in 0..archive.len() {
        let entry = archive.by_index(at).unwrap();
        let start = usize::try_from(entry.data_start().unwrap()).unwrap();
        let length = usize::try_from(entry.compressed_size()).unwrap();
        content[start..start + length].fill(true);
    }
    // Every place of what is around the files and of what is short, others in steps.
    let places: Vec<usize> = (0..zip.len())
        .filter(|at| !content[*at] || at % 17 == 0)
        .collect();
    assert!(places.iter().filter(|at| content[**at]).count() > 200);
    let mut files = Vec::new();
    for at in &places {
        let mut flipped = zip.clone();
        flipped[*at] ^= 1 << (at % 8);
        files.push(folder.zip(&format!("{at}.zip"), &flipped));
    }
    let files: Vec<_> = files.iter().map(String::as_str).collect();
    let ran = verify(&pack, &[&["--json"], files.as_slice()].concat());
    let verdicts: Vec<Value> = ran
        .out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(verdicts.len(), places.len());
    let mut harmless = 0;
    for (at, output) in places.iter().zip(&verdicts) {
        if output["verdict"] == "equal" {
            assert!(!content[*at], "a byte turned at {at} was not found");
            assert_eq!(output["archive"]["files"], 4, "{at}");
            harmless += 1;
        }
    }
    // Dates and the like, which say nothing of any file.
    assert!(
        harmless < places.len() / 2,
        "{harmless} of {}",
        places.len()
    );
}

#[test]
fn files_and_manifest_are_held_against_each_other_both_ways() {
    let whole = Content::whole();
    let listed = canonical_json(&whole.manifest()).unwrap();
    assert_eq!(
        faults(
            "unlisted",
            &whole
                .clone()
                .with("evidence/x/more.pdf", b"x")
                .zip_with(&listed)
        ),
        ["not_listed evidence/x/more.pdf"]
    );
    assert_eq!(
        faults(
            "absent",
            &whole
                .clone()
                .without("evidence/other-losses/flour.jpg")
                .zip_with(&listed)
        ),
        ["absent evidence/other-losses/flour.jpg"]
    );
    // The submission's evidence has to be there, wherever it is listed.
    assert_eq!(
        faults(
            "evidence",
            &whole.clone().without("evidence/bank_book/통장.pdf").zip()
        ),
        ["evidence_absent evidence/bank_book/통장.pdf"]
    );
    let moved = whole
        .clone()
        .without("evidence/bank_book/통장.pdf")
        .with("evidence/bank_book/1.pdf", &paper());
    let (folder, pack) = folder("archive-moved");
    let file = folder.zip("claim.zip", &moved.zip());
    assert_eq!(verify(&pack, &[&file]).code, 0);
    // All faults are told, not the first.
    let mut manifest = whole.manifest();
    manifest.files[0].bytes -= 1;
    manifest.files[1].bytes += 1;
    manifest.files[2].sha256 = Digest::of(b"");
    let manifest = canonical_json(&manifest).unwrap();
    let file = folder.zip("claim.zip", &whole.zip_with(&manifest));
    let ran = verify(&pack, &[&file]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    let receipt = words::format::receipt(&submission().digest);
    insta::assert_snapshot!(folder.without(&ran.out).replace(&receipt, "[receipt]"));
}

#[test]
fn a_manifest_is_spelled_in_one_way() {
    let whole = Content::whole();
    let manifest = whole.manifest();
    let listed = canonical_json(&manifest).unwrap();
    let of = |name: &str, manifest: &str| faults(name, &whole.zip_with(manifest));
    assert_eq!(
        of("spaces", &format!("{listed} ")),
        ["spelling manifest.json"]
    );
    let mut turned = manifest.clone();
    turned.files.reverse();
    let turned = canonical_json(&turned).unwrap();
    assert_eq!(of("order", &turned), ["order manifest.json"]);
    let mut twice = manifest.clone();
    twice.files.insert(0, twice.files[0].clone());
    let twice = canonical_json(&twice).unwrap();
    let first = &manifest.files[0].path;
    assert_eq!(of("twice", &twice), [format!("listed_twice {first}")]);
    let mut itself = manifest.clone();
    itself.files.push(ListedFile {
        path: MANIFEST.to_owned(),
        bytes: 0,
        sha256: Digest::of(b""),
    });
    itself.files.sort();
    let itself = canonical_json(&itself).unwrap();
    assert_eq!(of("itself", &itself), ["lists_itself manifest.json"]);
    let later = listed.replace("\"schema\":1", "\"schema\":2");
    assert_eq!(of("later", &later), ["version manifest.json"]);
    assert_eq!(of("none", "{}"), ["not_a_manifest manifest.json"]);
    let more = listed.replace("\"schema\":1", "\"schema\":1,\"x\":2");
    assert_eq!(of("more", &more), ["not_a_manifest manifest.json"]);
}

#[test]
fn nothing_in_it_leads_elsewhere() {
    for (at, path) in [
        "../up.pdf",
        "/root.pdf",
        "evidence\\x.pdf",
        "evidence/../../x.pdf",
        "C:/x.pdf",
    ]
    .into_iter()
    .enumerate()
    {
        let zip = Content::whole().with(path, b"x").zip();
        assert_eq!(
            faults(&format!("unsafe-{at}"), &zip),
            [format!("unsafe_path {path}")]
        );
    }
    // A folder is no file, and is listed nowhere.
    let zip = Content::whole().with("evidence/", b"").zip();
    assert_eq!(faults("folder", &zip).len(), 2);
}

/// Two entries of one name are one to most readers, and which one differs.
#[test]
fn names_that_stand_twice_are_found() {
    let zip = Content::whole().with("evidence/other-losses/flour.jpx", b"another");
    let mut zip = zip.zip();
    let from = b"evidence/other-losses/flour.jpx";
    let places: Vec<usize> = (0..zip.len())
        .filter(|at| zip[*at..].starts_with(from))
        .collect();
    // In front of the file, in the directory; what is listed in the manifest is packed.
    assert!(places.len() >= 2);
    for at in places {
        zip[at + from.len() - 1] = b'g';
    }
    let found = faults("twice-in-zip", &zip);
    assert_eq!(found[0], "headers ", "{found:?}");
}

/// What a file has more than the manifest says is never unpacked.
#[test]
fn a_bomb_is_not_unpacked() {
    let bomb = vec![0; 30 << 20];
    let whole = Content::whole();
    let mut manifest = whole.manifest();
    let packed = whole.with("evidence/bomb.bin", &bomb);
    drop(bomb);
    manifest.files.push(ListedFile {
        path: "evidence/bomb.bin".to_owned(),
        bytes: 10,
        sha256: Digest::of(b"0123456789"),
    });
    manifest.files.sort();
    let zip = packed.zip_with(&canonical_json(&manifest).unwrap());
    assert!(zip.len() < 1 << 20);
    assert_eq!(faults("bomb", &zip), ["size evidence/bomb.bin"]);
    // Nor is what the manifest does not list.
    let zip = packed.zip_with(&canonical_json(&Content::whole().manifest()).unwrap());
    assert_eq!(
        faults("bomb-unlisted", &zip),
        ["not_listed evidence/bomb.bin"]
    );
}

#[test]
fn the_submission_in_it_is_judged_as_any_other() {
    let (folder, pack) = folder("archive-submission");
    let mut raised = submission();
    raised.estimate.totals.cash.high += 1;
    let tampered = Content::whole()
        .without(SUBMISSION)
        .with(SUBMISSION, canonical_json(&raised).unwrap().as_bytes());
    let file = folder.zip("tampered.zip", &tampered.zip());
    let ran = verify(&pack, &[&file]);
    assert_eq!(ran.code, 1);
    assert!(
        folder
            .without(&ran.out)
            .starts_with("tampered.zip: tampered")
    );

    let none = Content::whole().without(SUBMISSION);
    let file = folder.zip("none.zip", &none.zip());
    let ran = verify(&pack, &[&file]);
    assert_eq!(
        folder.without(&ran.out),
        "none.zip: not whole, 1 fault; no submission in it\n  submission.json: is not there\n"
    );
    let text = Content::whole()
        .without(SUBMISSION)
        .with(SUBMISSION, b"{\"schema\":1}");
    assert_eq!(
        faults("text", &text.zip()),
        ["not_a_submission submission.json"]
    );
    // Without a manifest nothing vouches for the files.
    let mut bare = ZipWriter::new(Cursor::new(Vec::new()));
    bare.start_file(SUBMISSION, SimpleFileOptions::default())
        .unwrap();
    let json = canonical_json(&submission()).unwrap();
    bare.write_all(json.as_bytes()).unwrap();
    let bare = bare.finish().unwrap().into_inner();
    let found = faults("bare", &bare);
    assert_eq!(found, ["absent manifest.json"]);
}

#[test]
fn what_is_no_whole_zip_is_told() {
    let (folder, pack) = folder("archive-cut");
    let zip = Content::whole().zip();
    let cut = folder.zip("cut.zip", &zip[..zip.len() / 2]);
    let ran = verify(&pack, &[&cut]);
    assert_eq!(
        (ran.code, folder.without(&ran.out).as_str()),
        (2, "cut.zip: not readable\n")
    );
    assert!(ran.err.contains("cut.zip is a ZIP: "), "{}", ran.err);
    let ran = bosang_with(&["verify", "--packs", &pack, "-"], "PK\u{3}\u{4} and more");
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("by the name of its file"), "{}", ran.err);
    let mut flipped = zip.clone();
    let at = zip.len() / 2;
    flipped[at] ^= 1;
    let file = folder.zip("flipped.zip", &flipped);
    let ran = bosang(&["analyse", "--packs", &pack, "--lang", "en", &file]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.out.contains("Evidence that is not whole: 1"),
        "{}",
        ran.out
    );
}
