//! What crosses between JavaScript and wasm at every estimate: numbers of 32 bits.
//!
//! Text is what a crossing costs most for, and nearly all text of a claim and an estimate are names
//! that the pack gave. So a claim names parts by their place in the pack, and an estimate names
//! them by where their text lies in memory, which JavaScript knows from [`names`]. Whatever does
//! not fit this form goes as JSON.
//!
//! Which variant of an enum it is goes by the variant's place in its type, and an answer is of its
//! question's kind: no number is written down here or there ([`variants`]).

pub(crate) mod claim;
pub(crate) mod estimate;
pub(crate) mod names;
pub(crate) mod variants;

/// Where the text of an id lies. Ids of an estimate share theirs with the pack's.
fn address(id: &str) -> u32 {
    // Addresses of wasm have 32 bits.
    id.as_ptr().addr() as u32
}
