//! The rules for JavaScript, as the scripts in `js/` call them. `README.md` tells what those are
//! called by.
//!
//! # What holds here, and what enforces it
//!
//! - The npm package says what native rules say: stage `npm`: every example of every pack.
//! - A number crosses from the npm package's wasm for the variant that it stands for: its place
//!   in its type is taken from the type itself, `packages/rules/src/wire/variants.rs`.
//! - The npm package goes through Vite, webpack and esbuild without a warning:
//!   `packages/rules/test/bundlers.test.mjs`.

mod explanation;
mod fault;
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
    /// Reads a compiled pack, and hashes its JSON as it stands. Gives none of what is no pack;
    /// [`fault_of_pack`] tells why.
    pub fn read(json: &[u8]) -> Option<Self> {
        Some(Self {
            loaded: fault::pack(json).ok()?,
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

    /// Estimates the claim of that many words, and writes where the words of the estimate lie and
    /// how many they are over the first two of the claim. Does nothing where the claim has to come
    /// as JSON.
    pub fn estimate(&mut self, length: usize) -> bool {
        let claim = self.input.get(..length);
        let claim = claim.and_then(|words| wire::claim::read(&self.loaded, words));
        let read = claim.is_some();
        if let Some((claim, now)) = claim {
            self.write(&claim, now);
        }
        read
    }

    /// The same of a claim that is JSON; gives no text, or a fault.
    pub fn estimate_json(&mut self, claim: &[u8], now: &[u8]) -> String {
        text_or_fault(given(claim, now).map(|(claim, now)| {
            self.write(&claim, now);
            String::new()
        }))
    }

    fn write(&mut self, claim: &Claim, now: Instant) {
        self.output.write(&evaluate(&self.loaded, claim, now));
        let words = self.output.words();
        let place = [words.as_ptr().addr() as u32, words.len() as u32];
        for (word, part) in self.input.iter_mut().zip(place) {
            *word = part;
        }
    }

    /// The steps of every line, as JSON.
    pub fn explain(&self, claim: &[u8], now: &[u8]) -> String {
        text_or_fault(given(claim, now).and_then(|(claim, now)| {
            let estimate = evaluate(&self.loaded, &claim, now);
            let json = explanation::json(self.loaded.pack(), &estimate);
            json.map_err(fault::unwritable)
        }))
    }

    /// A submission, as JSON.
    pub fn submission(&self, claim: &[u8], now: &[u8], key: &[u8]) -> String {
        text_or_fault(given(claim, now).and_then(|(claim, now)| {
            // JavaScript encodes it, and gives nothing else than UTF-8.
            let key = str::from_utf8(key).unwrap_or_default().to_owned();
            let submission = Submission::new(&self.loaded, claim, now, key);
            // The one spelling needs no code that the digest does not need.
            let json = submission.and_then(|it| canonical_json(&it));
            json.map_err(fault::unwritable)
        }))
    }

    /// Recomputes a submission that names this pack, and gives what was found, as JSON.
    pub fn verify(&self, submission: &[u8]) -> String {
        text_or_fault(verdict(submission, std::slice::from_ref(&self.loaded)))
    }
}

/// The names of the variants that numbers stand for, as JSON.
#[wasm_bindgen]
pub fn variants() -> String {
    canonical_json(&wire::variants::Variants::all()).unwrap_or_default()
}

/// What can be told of a submission without its pack, as JSON.
#[wasm_bindgen]
pub fn verify_alone(submission: &[u8]) -> String {
    text_or_fault(verdict(submission, &[]))
}

/// What is wrong with a pack; no text when it can be read.
#[wasm_bindgen]
pub fn fault_of_pack(pack: &[u8]) -> String {
    text_or_fault(fault::pack(pack).map(|_| String::new()))
}

/// What is wrong with a claim; no text when it can be read.
#[wasm_bindgen]
pub fn fault_of_claim(claim: &[u8]) -> String {
    text_or_fault(fault::claim(claim).map(|_| String::new()))
}

/// What JavaScript is given: a text, or a fault as JSON behind a mark with which no JSON begins.
/// An error that wasm-bindgen throws would need its table of JavaScript's values, which nothing
/// else here does.
fn text_or_fault(result: Result<String, String>) -> String {
    result.unwrap_or_else(|fault| ["!", &fault].concat())
}

fn given(claim: &[u8], now: &[u8]) -> Result<(Claim, Instant), String> {
    Ok((fault::claim(claim)?, fault::moment(now)?))
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
            let mut json = [r#"{"verdict":"different","pointer":"#, &pointer].concat();
            for (name, side) in [("submitted", submitted), ("recomputed", recomputed)] {
                // What is not there has no member, for null is a value too.
                if let Some(side) = side {
                    json.extend([",\"", name, "\":", &side]);
                }
            }
            json.push('}');
            json
        }
    })
}
