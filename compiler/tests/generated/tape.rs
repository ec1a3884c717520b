//! Choices, one after the other. A shorter tape and lower choices make a simpler thing, which is
//! how a failing case is brought down to its core.

use proptest::prelude::*;

/// Choices to be made; behind the last one every choice is the simplest.
#[derive(Clone, Debug)]
pub(crate) struct Tape {
    choices: Vec<u16>,
    at: usize,
}

/// Tapes of that many choices at most.
pub(crate) fn tapes(most: usize) -> impl Strategy<Value = Tape> {
    prop::collection::vec(any::<u16>(), 0..most).prop_map(|choices| Tape { choices, at: 0 })
}

impl Tape {
    fn next(&mut self) -> u16 {
        let next = self.choices.get(self.at).copied().unwrap_or(0);
        self.at += 1;
        next
    }

    /// A number below `count`; zero is the simplest.
    pub(crate) fn below(&mut self, count: usize) -> usize {
        usize::from(self.next()) % count.max(1)
    }

    /// Once in `of` times.
    pub(crate) fn once_in(&mut self, of: usize) -> bool {
        self.below(of) == of - 1
    }

    pub(crate) fn pick<T: Clone>(&mut self, list: &[T]) -> T {
        let at = self.below(list.len());
        list[at].clone()
    }

    /// A number between two, both included, its ends more often than what lies between.
    pub(crate) fn between(&mut self, low: i64, high: i64) -> i64 {
        let span = u64::try_from(high - low).unwrap_or(0);
        match self.below(8) {
            0 => low,
            1 => high,
            2 => low + 1.min(high - low),
            3 => high - 1.min(high - low),
            _ => {
                let wide = (0..4).fold(0, |wide: u64, _| wide << 16 | u64::from(self.next()));
                let step = i64::try_from(wide % span.saturating_add(1)).unwrap_or(0);
                low + step
            }
        }
    }
}
