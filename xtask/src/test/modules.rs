//! That every file of tests is run: where a crate's tests are one program, a file that its
//! `main.rs` does not name would be left out in silence.
#![allow(clippy::unwrap_used)]

use std::{
    fs,
    path::{Path, PathBuf},
};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

/// The crates whose tests are one program.
fn crates() -> Vec<PathBuf> {
    let entries = fs::read_dir(root()).unwrap();
    entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.join("tests/main.rs").is_file())
        .collect()
}

/// The modules that lie in a folder, by their names.
fn modules(folder: &Path) -> impl Iterator<Item = String> {
    let entries = fs::read_dir(folder).unwrap();
    entries.filter_map(|entry| {
        let path = entry.unwrap().path();
        let is_module = path.join("mod.rs").is_file()
            || path.extension().is_some_and(|extension| extension == "rs");
        let name = path.file_stem()?.to_str()?.to_owned();
        (is_module && name != "main").then_some(name)
    })
}

#[test]
fn every_file_of_tests_is_in_its_program() {
    let crates = crates();
    assert!(crates.len() >= 3, "{crates:?}");
    for path in crates {
        let program = fs::read_to_string(path.join("tests/main.rs")).unwrap();
        for name in modules(&path.join("tests")) {
            let named = format!("mod {name};");
            let message = format!("{} lacks `{named}`", path.display());
            assert!(program.lines().any(|line| line == named), "{message}");
        }
    }
}

#[test]
fn no_crate_has_a_second_program_of_tests_beside_it() {
    for path in crates() {
        let manifest = fs::read_to_string(path.join("Cargo.toml")).unwrap();
        let message = format!("{} would link every file by itself", path.display());
        assert!(manifest.contains("autotests = false"), "{message}");
    }
}
