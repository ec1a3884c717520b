//! The real pack for tests.

use std::sync::LazyLock;

use rules::LoadedPack;

const SOURCE: &str = include_str!("../packs/kakao-2022-10-15/1.0.0.toml");

static PACK: LazyLock<LoadedPack> = LazyLock::new(|| loaded(SOURCE));

static NEWER: LazyLock<LoadedPack> = LazyLock::new(|| {
    let mut source = SOURCE.to_owned();
    for (from, to) in [
        ("version = \"1.0.0\"", "version = \"1.1.0\""),
        ("\"30_000 KRW\"", "\"40_000 KRW\""),
    ] {
        assert!(source.contains(from), "the pack has no {from}");
        source = source.replace(from, to);
    }
    loaded(&source)
});

fn loaded(source: &str) -> LoadedPack {
    let (compiled, diagnostics) = compiler::compile("kakao-2022-10-15", source);
    let compiled = compiled.unwrap_or_else(|| panic!("{diagnostics:?}"));
    LoadedPack::new(compiled.pack).expect("a pack")
}

/// The Kakao pack, compiled from its source.
pub(crate) fn kakao() -> &'static LoadedPack {
    &PACK
}

/// A later version of it, which gives 10,000 won more for lost sales.
pub(crate) fn newer_kakao() -> &'static LoadedPack {
    &NEWER
}
