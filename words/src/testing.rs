//! The real pack for tests.

use std::rc::Rc;

use rules::LoadedPack;

thread_local! {
    static PACK: Rc<LoadedPack> = {
        let source = include_str!("../../packs/kakao-2022-10-15/1.0.0.toml");
        let (compiled, diagnostics) = compiler::compile("kakao-2022-10-15.toml", source);
        let compiled = compiled.unwrap_or_else(|| panic!("{diagnostics:?}"));
        Rc::new(LoadedPack::new(compiled.pack).expect("a pack"))
    };
}

/// The Kakao pack, compiled from its source.
pub(crate) fn kakao() -> Rc<LoadedPack> {
    PACK.with(Rc::clone)
}
