//! `check`, `compile` and `test`.
#![allow(clippy::unwrap_used)]

#[cfg(unix)]
use std::process::{Command, Stdio};
use std::{fs, path::Path};

use crate::common::{Folder, PACK, bosang, bosang_with, source};

#[test]
fn a_sound_pack_is_summed_up() {
    let ran = bosang(&["check", PACK]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let summary = "sample 1.0.0: 2 services, 7 questions, 4 remedies, 5 examples\n";
    assert!(ran.out.ends_with(summary), "{}", ran.out);
}

#[test]
fn faults_go_to_standard_error() {
    let source = source().replace("icon = \"mail\"", "icon = \"male\"");
    let ran = bosang_with(&["check", "-"], &source);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    insta::assert_snapshot!(ran.err);
}

/// The sample with an intake that nothing reads.
fn source_without_intake() -> String {
    source().replace("intake = \"claims\"\n", "")
}

#[test]
fn a_warning_does_not_fail_a_pack() {
    let ran = bosang_with(&["check", "-"], &source_without_intake());
    assert_eq!(ran.code, 0);
    assert!(ran.err.contains("warning[unused]"), "{}", ran.err);
}

#[test]
fn warnings_fail_where_they_are_denied() {
    let ran = bosang_with(&["check", "-", "--deny-warnings"], &source_without_intake());
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("warning[unused]"), "{}", ran.err);
    assert_eq!(bosang(&["check", PACK, "--deny-warnings"]).code, 0);
}

/// An editor underlines what a finding is about.
#[test]
fn findings_for_editors() {
    let source = source()
        .replace("icon = \"mail\"", "icon = \"male\"")
        .replace("[\"ko\", \"en\"]", "[\"ko\", \"en\", \"ko\"]");
    let ran = bosang_with(&["check", "-", "--json"], &source);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    for line in ran.out.lines() {
        let finding: serde_json::Value = serde_json::from_str(line).unwrap();
        let at = |index: usize| usize::try_from(finding["span"][index].as_u64().unwrap()).unwrap();
        let marked = &source[at(0)..at(1)];
        assert!(["\"male\"", "\"ko\""].contains(&marked), "{marked}");
    }
    insta::assert_snapshot!(ran.out);
    let warned = source_without_intake();
    let ran = bosang_with(&["check", "-", "--json"], &warned);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!(ran.out.matches("\"severity\":\"warning\"").count(), 1);
    let ran = bosang_with(&["check", "-", "--json", "--deny-warnings"], &warned);
    assert_eq!(ran.code, 1);
    let ran = bosang(&["check", PACK, "--json"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
}

#[test]
fn one_faulty_pack_does_not_hide_another() {
    let folder = Folder::new("check-many");
    let faulty = folder.file("faulty.toml", "schema = 1\n");
    let ran = bosang(&["check", &faulty, PACK]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("missing-key") && ran.out.contains("sample 1.0.0"));
}

#[test]
fn what_cannot_be_read_is_no_answer() {
    let folder = Folder::new("check-unreadable");
    let latin = folder.path("latin.toml");
    fs::write(&latin, b"name = \"\xe9\"").unwrap();
    let absent = folder.path("absent.toml");
    for args in [
        vec!["check", &absent],
        vec!["check", &latin],
        vec!["check", "-", "-"],
        vec!["check"],
        vec!["chekc", PACK],
        vec!["test", &absent],
        vec!["compile", PACK],
    ] {
        let ran = bosang(&args);
        let out = if args[0] == "test" && args.len() > 1 {
            "0 passed, 0 failed\n"
        } else {
            ""
        };
        assert_eq!((ran.code, ran.out.as_str()), (2, out), "{args:?}");
        assert!(!ran.err.is_empty(), "{args:?}");
    }
}

#[test]
fn one_that_cannot_be_read_does_not_stop_the_others() {
    let folder = Folder::new("check-some");
    let latin = folder.path("latin.toml");
    fs::write(&latin, b"schema = 1\nname = \"\xe9\"").unwrap();
    let compiled = folder.path("compiled.json");
    assert_eq!(bosang(&["compile", PACK, "-o", &compiled]).code, 0);
    let (absent, itself) = (folder.path("absent.toml"), folder.path(""));
    let files = [&absent, &latin, &itself, &compiled].map(String::as_str);
    let ran = bosang(&[&["check"], &files[..], &[PACK]].concat());
    assert_eq!(ran.code, 2);
    assert!(ran.out.contains("sample 1.0.0"), "{}", ran.out);
    let output = ran.err.replace(&folder.path(""), "[folder]/");
    insta::assert_snapshot!(output);
    let ran = bosang(&[&["test"], &files[..], &[PACK]].concat());
    assert_eq!((ran.code, ran.out.as_str()), (2, "5 passed, 0 failed\n"));
}

#[cfg(unix)]
#[test]
fn what_never_ends_is_not_read_to_its_end() {
    let ran = bosang(&["check", "/dev/zero"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("right file"), "{}", ran.err);
}

#[test]
fn compiles_to_canonical_json() {
    let folder = Folder::new("compile");
    let output = folder.path("pack.json");
    let ran = bosang(&["compile", PACK, "-o", &output]);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "", ""));
    let json = fs::read_to_string(&output).unwrap();
    let loaded = rules::LoadedPack::from_json(json.as_bytes()).unwrap();
    assert_eq!(rules::canonical_json(loaded.pack()).unwrap(), json);
    let piped = bosang_with(&["compile", "-", "--output", "-"], &source());
    assert_eq!((piped.code, piped.out), (0, json));
}

#[test]
fn a_faulty_pack_is_not_compiled() {
    let folder = Folder::new("compile-faulty");
    let output = folder.path("pack.json");
    let ran = bosang_with(&["compile", "-", "-o", &output], "schema = 1\n");
    assert_eq!(ran.code, 1);
    assert!(!Path::new(&output).exists());
}

#[test]
fn a_pack_as_a_document() {
    let folder = Folder::new("doc");
    let output = folder.path("sample.html");
    let ran = bosang(&["doc", PACK, "--lang", "en", "-o", &output]);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "", ""));
    let page = fs::read_to_string(&output).unwrap();
    assert!(page.starts_with("<!DOCTYPE html><html lang=\"en\">"));
    // One file: it prints from a folder where nothing else is.
    assert!(page.contains("<style>") && !page.contains("<link"));
    let compiled = bosang(&["compile", PACK, "-o", "-"]).out;
    let piped = bosang_with(&["doc", "-", "--lang", "en"], &compiled);
    assert_eq!((piped.code, piped.out), (0, page));
    assert!(bosang(&["doc", PACK]).out.contains("<html lang=\"ko\">"));
}

#[test]
fn a_file_that_cannot_be_written_is_told() {
    let folder = Folder::new("compile-nowhere");
    let ran = bosang(&["compile", PACK, "-o", &folder.path("no/such/folder.json")]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("cannot be written"), "{}", ran.err);
}

#[test]
fn examples_that_pass_are_counted() {
    let ran = bosang(&["test", PACK]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "5 passed, 0 failed\n"));
}

#[test]
fn an_example_that_fails_shows_its_steps() {
    let source = source().replace("due 50_000 KRW", "due 60_000 KRW");
    let ran = bosang_with(&["test", "-"], &source);
    assert_eq!(ran.code, 1);
    assert_eq!(ran.out.lines().last(), Some("4 passed, 1 failed"));
    insta::assert_snapshot!(ran.out);
}

#[test]
fn a_faulty_pack_fails_its_test() {
    let folder = Folder::new("test-faulty");
    let faulty = folder.file("faulty.toml", "schema = 1\n");
    let ran = bosang(&["test", &faulty, PACK]);
    assert_eq!((ran.code, ran.out.as_str()), (1, "5 passed, 0 failed\n"));
    assert!(ran.err.contains("missing-key"));
}

#[test]
fn help_tells_the_exit_codes() {
    let ran = bosang(&["--help"]);
    assert_eq!(ran.code, 0);
    insta::assert_snapshot!(ran.out);
}

/// Whether the answer was yes is not known to someone who hung up before it.
#[cfg(unix)]
#[test]
fn a_closed_pipe_is_not_a_yes() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_bosang"))
        .args(["schema", "pack"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stderr.is_empty());
}
