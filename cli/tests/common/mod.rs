//! Runs the built command.
#![allow(dead_code, reason = "each test file uses its part")]

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// What a run came to.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// Runs `bosang` with nothing on standard input.
pub(crate) fn bosang(args: &[&str]) -> Ran {
    bosang_with(args, "")
}

pub(crate) fn bosang_with(args: &[&str], input: &str) -> Ran {
    let mut child = Command::new(env!("CARGO_BIN_EXE_bosang"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that refuses its arguments ends without reading.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    Ran {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// The sample pack's source.
pub(crate) const PACK: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../compiler/tests/base.toml");

pub(crate) fn source() -> String {
    fs::read_to_string(PACK).unwrap()
}

/// A folder of a test's own, emptied first.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new(name: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub(crate) fn path(&self, name: &str) -> String {
        self.0.join(name).to_str().unwrap().to_owned()
    }

    /// Writes a file and names it.
    pub(crate) fn file(&self, name: &str, content: &str) -> String {
        let path = self.path(name);
        fs::create_dir_all(Path::new(&path).parent().unwrap()).unwrap();
        fs::write(&path, content).unwrap();
        path
    }

    /// Text without this folder's place on the machine.
    pub(crate) fn without(&self, text: &str) -> String {
        text.replace(&format!("{}/", self.0.display()), "")
    }
}

/// A moment when claims were taken.
pub(crate) const NOW: &str = "2023-02-01T12:00:00+09:00";

/// A shop that answers everything.
pub(crate) const CLAIM: &str = r#"{
    "schema": 1,
    "pack": "sample",
    "version": "1.0.0",
    "answers": {
        "claimant": { "choice": "shop" },
        "services": { "services": ["chat", "mail"] },
        "fee": { "money": 55000 },
        "lines": { "count": 2 },
        "granted_on": { "date": "2022-11-18" },
        "renewed": { "yes_no": true },
        "sales": { "weekly_money": { "2022-10-01": 700000, "2022-10-08": null, "2022-10-15": 400000 } }
    }
}"#;
