//! Records that are not counted, and why.

use compiler::plain;
use serde::Serialize;

use super::Place;

/// Why a record is not counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Refusal {
    /// It was changed after it was made.
    Tampered,
    /// Recomputing gives something else.
    Different,
    /// None of the packs is the one that it names.
    UnknownPack,
    /// It is a ZIP with evidence, and not all of it is there as its manifest says.
    NotWhole,
    /// It is neither a claim nor a submission.
    NotReadable,
    /// The file or folder that it would be in cannot be read.
    Unread,
}

impl Refusal {
    pub(crate) const ALL: [Self; 6] = [
        Self::Tampered,
        Self::Different,
        Self::UnknownPack,
        Self::NotWhole,
        Self::NotReadable,
        Self::Unread,
    ];

    /// Its name for programs.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Tampered => "tampered",
            Self::Different => "different",
            Self::UnknownPack => "unknown_pack",
            Self::NotWhole => "not_whole",
            Self::NotReadable => "not_readable",
            Self::Unread => "unread",
        }
    }
}

/// A record that is not counted.
#[derive(Debug)]
pub(crate) struct Refused {
    pub(crate) place: Place,
    pub(crate) refusal: Refusal,
    pub(crate) because: String,
}

/// The longest reason that is kept: it may hold what somebody else wrote.
const MOST_SAID: usize = 300;

impl Refused {
    pub(crate) fn new(place: &Place, refusal: Refusal, because: &str) -> Self {
        let because = plain(because);
        Self {
            place: place.clone(),
            refusal,
            because: match because.char_indices().nth(MOST_SAID) {
                Some((end, _)) => format!("{}…", &because[..end]),
                None => because,
            },
        }
    }
}

/// How many are refused, and the first of them.
#[derive(Debug)]
pub(crate) struct RefusedOnes {
    most: usize,
    first: Vec<Refused>,
    counts: [u64; Refusal::ALL.len()],
}

impl RefusedOnes {
    /// Keeps at most that many.
    pub(crate) fn keeping(most: usize) -> Self {
        Self {
            most,
            first: Vec::new(),
            counts: [0; Refusal::ALL.len()],
        }
    }

    pub(crate) fn add(&mut self, refused: Refused) {
        self.counts[refused.refusal as usize] += 1;
        self.first.push(refused);
        if self.first.len() > 2 * self.most {
            self.cut();
        }
    }

    pub(crate) fn merge(&mut self, other: Self) {
        for (count, more) in self.counts.iter_mut().zip(other.counts) {
            *count += more;
        }
        self.first.extend(other.first);
        self.cut();
    }

    fn cut(&mut self) {
        self.first.sort_by_key(|refused| refused.place.order());
        self.first.truncate(self.most);
    }

    /// The first of them, in the order of the input.
    pub(crate) fn first(&mut self) -> &[Refused] {
        self.cut();
        &self.first
    }

    pub(crate) fn count(&self, refusal: Refusal) -> u64 {
        self.counts[refusal as usize]
    }

    pub(crate) fn all(&self) -> u64 {
        self.counts.iter().sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_are_kept_and_all_are_counted() {
        let refused = |order: u64| {
            let place = Place::new("claims.jsonl".into(), Some(order), order);
            Refused::new(&place, Refusal::Different, "it differs")
        };
        let (mut ones, mut others) = (RefusedOnes::keeping(3), RefusedOnes::keeping(3));
        (1..=50).rev().for_each(|order| ones.add(refused(order)));
        (51..=60).for_each(|order| others.add(refused(order)));
        others.merge(ones);
        let orders: Vec<_> = others.first().iter().map(|it| it.place.order()).collect();
        assert_eq!(orders, [1, 2, 3]);
        assert_eq!(others.count(Refusal::Different), 60);
        assert_eq!(others.all(), 60);
        assert_eq!(Refusal::ALL.map(|it| it as usize), [0, 1, 2, 3, 4, 5]);
    }

    #[test]
    fn a_reason_is_one_line_of_bounded_length() {
        let place = Place::new("a".into(), None, 0);
        let refused = Refused::new(&place, Refusal::NotReadable, &"가\n".repeat(10_000));
        assert_eq!(refused.because.chars().count(), MOST_SAID + 1);
        assert!(!refused.because.contains('\n'));
    }
}
