//! How much work an estimate may take. A compiled pack takes a small part of it; one that is forged
//! must not keep a reader busy.

use std::cell::Cell;

use super::figure::Stop;

/// The most steps that an estimate takes: parts of formulas worked out, weeks, windows and items
/// looked through, lines of its account. What lies beyond goes to a person as too large.
pub const MAX_STEPS: u32 = 8_000_000;

/// What a line of the account costs, for the room that it takes.
pub(super) const LINE: usize = 64;

/// How many entries of a short list are looked through in a step.
pub(super) const ENTRIES: usize = 8;

/// The steps that are left.
#[derive(Debug)]
pub(super) struct Budget(Cell<u32>);

impl Budget {
    pub(super) const fn new() -> Self {
        Self(Cell::new(MAX_STEPS))
    }

    /// Takes steps, of which nothing is left once there are too few.
    pub(super) fn spend(&self, steps: usize) -> Result<(), Stop> {
        let steps = u32::try_from(steps).ok();
        match steps.and_then(|steps| self.0.get().checked_sub(steps)) {
            Some(left) => {
                self.0.set(left);
                Ok(())
            }
            None => {
                self.0.set(0);
                Err(Stop::TooLarge)
            }
        }
    }

    /// Takes the steps of adding to a list without repeating what it holds.
    pub(super) fn spend_on_adding(&self, added: usize, held: usize) -> Result<(), Stop> {
        self.spend(added.saturating_mul(1 + (held + added) / ENTRIES))
    }
}
