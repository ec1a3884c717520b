//! Packs for tests: the real one, and two made up for what it does not hold.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::LazyLock,
};

use rules::{LoadedPack, Pack};

const SOURCE: &str = include_str!("../../packs/kakao-2022-10-15/1.0.0.toml");

static KAKAO: LazyLock<&LoadedPack> = LazyLock::new(|| compiled(SOURCE));
static NEWER: LazyLock<&LoadedPack> = LazyLock::new(|| {
    let mut source = SOURCE.to_owned();
    for (from, to) in [
        // The change log tells of the version before; it is no part of the rules.
        (
            "[[change]]\nversion = \"1.0.0\"",
            "[[change]]\nversion = \"1.1.0\"",
        ),
        ("\nversion = \"1.0.0\"", "\nversion = \"1.1.0\""),
        ("\"30_000 KRW\"", "\"40_000 KRW\""),
    ] {
        assert!(source.contains(from), "the pack has no {from}");
        source = source.replace(from, to);
    }
    compiled(&source)
});
static LINES: LazyLock<&LoadedPack> =
    LazyLock::new(|| compiled(include_str!("testing/lines.toml")));
static BROADBAND: LazyLock<&LoadedPack> =
    LazyLock::new(|| compiled(include_str!("testing/broadband.toml")));

static KINDS: LazyLock<&LoadedPack> =
    LazyLock::new(|| compiled(include_str!("../../compiler/tests/kinds.toml")));

fn compiled(source: &str) -> &'static LoadedPack {
    let (compiled, diagnostics) = compiler::compile("pack.toml", source);
    let compiled = compiled.unwrap_or_else(|| panic!("{diagnostics:?}"));
    loaded(compiled.pack)
}

/// A pack made ready, that stays.
pub fn loaded(pack: Pack) -> &'static LoadedPack {
    Box::leak(Box::new(LoadedPack::new(pack).expect("a pack")))
}

/// Every version of every pack that is published, with its examples.
pub fn published() -> Vec<(&'static LoadedPack, Vec<compiler::Example>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../packs");
    let entries = |folder: &Path| -> Vec<PathBuf> {
        let entries = fs::read_dir(folder).expect("a folder");
        entries
            .map(|entry| entry.expect("an entry").path())
            .collect()
    };
    let sources = entries(&folder).into_iter().flat_map(|pack| entries(&pack));
    sources
        .map(|path| {
            let source = fs::read_to_string(&path).expect("a pack");
            let (compiled, findings) = compiler::compile("pack.toml", &source);
            let compiled = compiled.unwrap_or_else(|| panic!("{findings:?}"));
            (loaded(compiled.pack), compiled.examples)
        })
        .collect()
}

/// The Kakao pack, compiled from its source.
pub fn kakao() -> &'static LoadedPack {
    &KAKAO
}

/// A standing scheme in won: windows of time, a list of items, amounts by day.
pub fn lines() -> &'static LoadedPack {
    &LINES
}

/// A standing scheme in pounds, in English before Korean.
pub fn broadband() -> &'static LoadedPack {
    &BROADBAND
}

/// Decimal numbers and lengths of time.
pub fn kinds() -> &'static LoadedPack {
    &KINDS
}

/// A later version of the Kakao pack, which gives 10,000 won more for lost sales.
pub fn newer_kakao() -> &'static LoadedPack {
    &NEWER
}
