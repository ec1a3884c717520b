//! No source of a pack makes the compiler panic. What compiles is printed, compiles again to the
//! same pack, and can be evaluated.
#![no_main]

use compiler::{compile, examples, print};
use libfuzzer_sys::fuzz_target;
use rules::{LoadedPack, canonical_json};

fuzz_target!(|source: &str| {
    let (compiled, findings) = compile("fuzzed.toml", source);
    for finding in &findings {
        assert!(!finding.to_string().is_empty());
    }
    let Some(compiled) = compiled else { return };
    let printed = print(
        &compiled.pack,
        &compiled.rising,
        &compiled.breakdowns,
        &compiled.listing,
    );
    let (again, findings) = compile("printed.toml", &printed);
    let again = again.unwrap_or_else(|| panic!("{findings:?}\n{printed}"));
    assert_eq!(again.pack, compiled.pack, "{printed}");

    let json = canonical_json(&compiled.pack).expect("a pack is JSON");
    let loaded = LoadedPack::from_json(json.as_bytes()).expect("a compiled pack loads");
    for example in &compiled.examples {
        examples::run(&loaded, example);
    }
});
