//! Lets Node.js time what the page does at each answer.

use std::hint::black_box;

use rules::{Claim, Instant, LoadedPack, evaluate};
use wasm_bindgen::prelude::*;

/// A pack and a claim, read once as the page reads them.
#[derive(Debug)]
#[wasm_bindgen]
pub struct Bench {
    pack: LoadedPack,
    claim: Claim,
    now: Instant,
}

#[wasm_bindgen]
impl Bench {
    /// Reads compiled pack, claim and point in time.
    #[wasm_bindgen(constructor)]
    pub fn new(pack: &str, claim: &str, now: &str) -> Result<Self, JsError> {
        Ok(Self {
            pack: LoadedPack::from_json(pack.as_bytes())?,
            claim: serde_json::from_str(claim)?,
            now: now.parse()?,
        })
    }

    /// Makes that many traced estimates, and gives how many lines they have together.
    pub fn estimate(&self, times: u32) -> usize {
        (0..times)
            .map(|_| black_box(evaluate(black_box(&self.pack), &self.claim, self.now)))
            .map(|estimate| estimate.lines.len())
            .sum()
    }
}
