//! What crosses between JavaScript and wasm at every estimate: numbers of 32 bits.
//!
//! Text is what a crossing costs most for, and nearly all text of a claim and an estimate are names
//! that the pack gave. So a claim names parts by their place in the pack, and an estimate names
//! them by where their text lies in memory, which JavaScript knows from [`names`]. Whatever does
//! not fit this form goes as JSON.

pub(crate) mod claim;
pub(crate) mod estimate;
pub(crate) mod names;

/// Where the text of an id lies. Ids of an estimate share theirs with the pack's.
fn address(id: &str) -> u32 {
    // Addresses of wasm have 32 bits.
    id.as_ptr().addr() as u32
}
