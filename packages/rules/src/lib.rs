//! The rules for JavaScript, as the scripts in `js/` call them. `README.md` tells what those are
//! called by.

mod explanation;
mod fault;
mod json;
#[cfg(any(test, target_arch = "wasm32"))]
mod memory;
mod wire;

use rules::{
    Claim, Instant, LoadedPack, Submission, Verdict, canonical_json, evaluate,
    submission::Difference,
};
use wasm_bindgen::prelude::*;

/// How many words a claim may have that does not go as JSON.
const ROOM: usize = 4096;

/// A pack that stays here, with room for what goes in and out.
#[derive(Debug)]
#[wasm_bindgen]
pub struct Pack {
    loaded: LoadedPack,
    input: Vec<u32>,
    output: wire::estimate::Writer,
}

#[wasm_bindgen]
impl Pack {
    /// Reads a compiled pack, and hashes its JSON as it stands.
    #[wasm_bindgen(constructor)]
    pub fn new(json: &[u8]) -> Result<Self, String> {
        Ok(Self {
            loaded: fault::pack(json)?,
            input: vec![0; ROOM],
            output: wire::estimate::Writer::default(),
        })
    }

    /// What JavaScript has to know of the pack, as JSON.
    pub fn names(&self) -> String {
        canonical_json(&wire::names::Names::of(&self.loaded)).unwrap_or_default()
    }

    /// Where a claim is written to.
    pub fn input(&self) -> usize {
        self.input.as_ptr().addr()
    }

    /// How many words there is room for.
    pub fn room(&self) -> usize {
        self.input.len()
    }

    /// Estimates the claim of that many words. Gives how many words the estimate has, and writes
    /// where they lie into the first word of the claim; gives none where the claim has to come as
    /// JSON.
    pub fn estimate(&mut self, length: usize) -> usize {
        let claim = self.input.get(..length);
        let claim = claim.and_then(|words| wire::claim::read(&self.loaded, words));
        claim.map_or(0, |(claim, now)| self.write(&claim, now))
    }

    /// The same of a claim that is JSON.
    pub fn estimate_json(&mut self, claim: &[u8], now: &str) -> Result<usize, String> {
        let (claim, now) = (fault::claim(claim)?, fault::moment(now)?);
        Ok(self.write(&claim, now))
    }

    fn write(&mut self, claim: &Claim, now: Instant) -> usize {
        self.output.write(&evaluate(&self.loaded, claim, now));
        let words = self.output.words();
        if let Some(first) = self.input.first_mut() {
            *first = words.as_ptr().addr() as u32;
        }
        words.len()
    }

    /// The steps of every line, as JSON.
    pub fn explain(&self, claim: &[u8], now: &str) -> Result<String, String> {
        let (claim, now) = (fault::claim(claim)?, fault::moment(now)?);
        let estimate = evaluate(&self.loaded, &claim, now);
        let json = explanation::json(self.loaded.pack(), &estimate);
        json.map_err(fault::unwritable)
    }

    /// A submission, as JSON.
    pub fn submission(&self, claim: &[u8], now: &str, key: &str) -> Result<String, String> {
        let (claim, now) = (fault::claim(claim)?, fault::moment(now)?);
        let submission = Submission::new(&self.loaded, claim, now, key.to_owned());
        // The one spelling needs no code that the digest does not need.
        let json = submission.and_then(|it| canonical_json(&it));
        json.map_err(fault::unwritable)
    }

    /// Recomputes a submission that names this pack, and gives what was found, as JSON.
    pub fn verify(&self, submission: &[u8]) -> Result<String, String> {
        verdict(submission, std::slice::from_ref(&self.loaded))
    }
}

/// What can be told of a submission without its pack, as JSON.
#[wasm_bindgen]
pub fn verify_alone(submission: &[u8]) -> Result<String, String> {
    verdict(submission, &[])
}

/// What is wrong with a claim, as JSON; nothing when it can be read.
#[wasm_bindgen]
pub fn fault_of_claim(claim: &[u8]) -> Option<String> {
    fault::claim(claim).err()
}

fn verdict(submission: &[u8], packs: &[LoadedPack]) -> Result<String, String> {
    let submission = fault::submission(submission)?;
    Ok(match rules::submission::verify_taken(submission, packs) {
        Verdict::Equal => r#"{"verdict":"equal"}"#.to_owned(),
        Verdict::Tampered => r#"{"verdict":"tampered"}"#.to_owned(),
        Verdict::UnknownPack(pack) => {
            let pack = canonical_json(&pack).unwrap_or_default();
            [r#"{"verdict":"unknown_pack","pack":"#, &pack, "}"].concat()
        }
        Verdict::Different(Difference {
            pointer,
            submitted,
            recomputed,
        }) => {
            let pointer = canonical_json(&pointer).unwrap_or_default();
            let mut told = [r#"{"verdict":"different","pointer":"#, &pointer].concat();
            for (name, side) in [("submitted", submitted), ("recomputed", recomputed)] {
                // What is not there has no member, for null is a value too.
                if let Some(side) = side {
                    told.extend([",\"", name, "\":", &side]);
                }
            }
            told.push('}');
            told
        }
    })
}
