//! Packs for tests: the real one, and two made up for what it does not hold.

use std::rc::Rc;

use rules::{LoadedPack, Pack};

thread_local! {
    static KAKAO: Rc<LoadedPack> = compiled(include_str!("../packs/kakao-2022-10-15.toml"));
    static LINES: Rc<LoadedPack> = compiled(include_str!("testing/lines.toml"));
    static BROADBAND: Rc<LoadedPack> = compiled(include_str!("testing/broadband.toml"));
}

fn compiled(source: &str) -> Rc<LoadedPack> {
    let (compiled, diagnostics) = compiler::compile("pack.toml", source);
    let compiled = compiled.unwrap_or_else(|| panic!("{diagnostics:?}"));
    loaded(compiled.pack)
}

/// A pack made ready.
pub(crate) fn loaded(pack: Pack) -> Rc<LoadedPack> {
    Rc::new(LoadedPack::new(pack).expect("a pack"))
}

/// The Kakao pack, compiled from its source.
pub(crate) fn kakao() -> Rc<LoadedPack> {
    KAKAO.with(Rc::clone)
}

/// A standing scheme in won: windows of time, a list of items, amounts by day.
pub(crate) fn lines() -> Rc<LoadedPack> {
    LINES.with(Rc::clone)
}

/// A standing scheme in pounds, in English before Korean.
pub(crate) fn broadband() -> Rc<LoadedPack> {
    BROADBAND.with(Rc::clone)
}
