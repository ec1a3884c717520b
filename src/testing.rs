//! Packs for tests: the real one, and two made up for what it does not hold.

use std::sync::LazyLock;

use rules::{LoadedPack, Pack};

static KAKAO: LazyLock<&LoadedPack> =
    LazyLock::new(|| compiled(include_str!("../packs/kakao-2022-10-15/1.0.0.toml")));
static LINES: LazyLock<&LoadedPack> =
    LazyLock::new(|| compiled(include_str!("testing/lines.toml")));
static BROADBAND: LazyLock<&LoadedPack> =
    LazyLock::new(|| compiled(include_str!("testing/broadband.toml")));

fn compiled(source: &str) -> &'static LoadedPack {
    let (compiled, diagnostics) = compiler::compile("pack.toml", source);
    let compiled = compiled.unwrap_or_else(|| panic!("{diagnostics:?}"));
    loaded(compiled.pack)
}

/// A pack made ready, that stays.
pub(crate) fn loaded(pack: Pack) -> &'static LoadedPack {
    Box::leak(Box::new(LoadedPack::new(pack).expect("a pack")))
}

/// The Kakao pack, compiled from its source.
pub(crate) fn kakao() -> &'static LoadedPack {
    &KAKAO
}

/// A standing scheme in won: windows of time, a list of items, amounts by day.
pub(crate) fn lines() -> &'static LoadedPack {
    &LINES
}

/// A standing scheme in pounds, in English before Korean.
pub(crate) fn broadband() -> &'static LoadedPack {
    &BROADBAND
}
