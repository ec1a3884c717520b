//! Runs the examples of a pack, each of which has to hold.

use compiler::{
    Compiled,
    examples::{self, Outcome},
};
use rules::LoadedPack;

/// What every example of the pack came to.
pub(crate) fn outcomes(compiled: &Compiled) -> Vec<Outcome> {
    let loaded = LoadedPack::new(compiled.pack.clone()).unwrap();
    let run = |example| {
        let outcome = examples::run(&loaded, example);
        assert!(
            outcome.passed(),
            "{}: {:?}",
            example.name,
            outcome.mismatches
        );
        outcome
    };
    compiled.examples.iter().map(run).collect()
}
