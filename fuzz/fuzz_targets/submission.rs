//! Any submission is verified without a panic; one that is found equal is as it was made.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use rules::{LoadedPack, Submission, Verdict, canonical_json, verify};

const SOURCE: &str = include_str!("../../packs/kakao-2022-10-15/1.0.0.toml");

static PACKS: LazyLock<Vec<LoadedPack>> = LazyLock::new(|| {
    let (compiled, _) = compiler::compile("kakao.toml", SOURCE);
    let pack = compiled.expect("the pack compiles").pack;
    vec![LoadedPack::new(pack).expect("the pack loads")]
});

fuzz_target!(|json: &[u8]| {
    let Ok(submission) = serde_json::from_slice::<Submission>(json) else {
        return;
    };
    let verdict = verify(&submission, &PACKS);
    if verdict == Verdict::Equal {
        let remade = Submission::new(
            &PACKS[0],
            submission.claim.clone(),
            submission.created,
            submission.idempotency_key.clone(),
        );
        assert_eq!(remade.expect("a submission is JSON"), submission);
    }
    // The fuzzer cannot guess a digest: what it would have to be is put in its place.
    let mut sealed = submission;
    sealed.digest = sealed.content_digest().expect("a submission is JSON");
    assert_ne!(verify(&sealed, &PACKS), Verdict::Tampered);
    canonical_json(&sealed).expect("a submission is JSON");
});
