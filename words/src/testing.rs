//! The real pack for tests.

use std::rc::Rc;

use rules::LoadedPack;

thread_local! {
    static PACK: Rc<LoadedPack> = {
        let json = std::fs::read("/tmp/w/pyc/kakao.json").expect("the pack");
        Rc::new(LoadedPack::from_json(&json).expect("a pack"))
    };
}

/// The Kakao pack, compiled from its source.
pub(crate) fn kakao() -> Rc<LoadedPack> {
    PACK.with(Rc::clone)
}
