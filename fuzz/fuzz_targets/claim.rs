//! Any claim has an estimate under the Kakao pack, the same each time, and what the estimate says
//! can be read back.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use rules::{Claim, Estimate, Instant, LoadedPack, canonical_json, evaluate, explain};

const SOURCE: &str = include_str!("../../packs/kakao-2022-10-15/1.0.0.toml");

static PACK: LazyLock<LoadedPack> = LazyLock::new(|| {
    let (compiled, _) = compiler::compile("kakao.toml", SOURCE);
    LoadedPack::new(compiled.expect("the pack compiles").pack).expect("the pack loads")
});

fuzz_target!(|json: &[u8]| {
    let Ok(claim) = serde_json::from_slice::<Claim>(json) else {
        return;
    };
    let now: Instant = "2023-02-01T12:00:00+09:00".parse().expect("a time");
    let estimate = evaluate(&PACK, &claim, now);
    assert_eq!(estimate.lines.len(), PACK.pack().remedies.len());
    for line in &estimate.lines {
        explain::line(PACK.pack(), &estimate, line);
    }
    let json = canonical_json(&estimate).expect("an estimate is JSON");
    let read: Estimate = serde_json::from_str(&json).expect("an estimate is read back");
    assert_eq!(read, estimate);
    let again = canonical_json(&claim).expect("a claim is JSON");
    let again: Claim = serde_json::from_str(&again).expect("a claim is read back");
    assert_eq!(again, claim);
    assert_eq!(evaluate(&PACK, &again, now), estimate);
});
