//! The real packs for tests.

use std::{fs, path::Path};

use compiler::Example;
use rules::LoadedPack;

thread_local! {
    static PACKS: &'static [(LoadedPack, Vec<Example>)] = Vec::leak(compiled());
}

/// Every version of every pack, compiled from its source, with its examples.
pub(crate) fn packs() -> &'static [(LoadedPack, Vec<Example>)] {
    PACKS.with(|packs| *packs)
}

/// The Kakao pack.
pub(crate) fn kakao() -> &'static LoadedPack {
    let mut packs = packs().iter();
    let kakao = packs.find(|(pack, _)| pack.pack().id.as_str() == "kakao-2022-10-15");
    &kakao.expect("the Kakao pack").0
}

fn compiled() -> Vec<(LoadedPack, Vec<Example>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../packs");
    let within = |folder: &Path| {
        let entries = fs::read_dir(folder).expect("a folder");
        entries
            .map(|entry| entry.expect("an entry").path())
            .collect::<Vec<_>>()
    };
    let sources = within(&folder).into_iter().filter(|path| path.is_dir());
    let sources = sources.flat_map(|folder| within(&folder));
    sources
        .map(|path| {
            let source = fs::read_to_string(&path).expect("a pack");
            let (compiled, diagnostics) = compiler::compile("pack.toml", &source);
            let compiled = compiled.unwrap_or_else(|| panic!("{diagnostics:?}"));
            let pack = LoadedPack::new(compiled.pack).expect("a pack");
            (pack, compiled.examples)
        })
        .collect()
}
