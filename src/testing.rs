//! The real pack for tests.

use std::sync::LazyLock;

use rules::LoadedPack;

static PACK: LazyLock<LoadedPack> = LazyLock::new(|| {
    let source = include_str!("../packs/kakao-2022-10-15/1.0.0.toml");
    let (compiled, diagnostics) = compiler::compile("kakao-2022-10-15.toml", source);
    let compiled = compiled.unwrap_or_else(|| panic!("{diagnostics:?}"));
    LoadedPack::new(compiled.pack).expect("a pack")
});

/// The Kakao pack, compiled from its source.
pub(crate) fn kakao() -> &'static LoadedPack {
    &PACK
}
