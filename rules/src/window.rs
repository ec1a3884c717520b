//! Outage windows as sets of half-open intervals.

mod measure;

use serde::{Deserialize, Serialize};

use crate::{order, time::Instant};

/// A half-open interval: `from` is in it, `to` is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Window {
    /// The first second.
    pub from: Instant,
    /// The first second after it.
    pub to: Instant,
}

impl Window {
    /// Length in seconds; zero when the window is empty or written backwards.
    pub fn seconds(self) -> i64 {
        (self.to.seconds() - self.from.seconds()).max(0)
    }
}

/// Windows in order, none empty, none touching another: one set of time has one such list, but
/// for the offsets that its bounds are told at.
///
/// ```
/// use rules::{Window, WindowSet};
/// let window = |from: &str, to: &str| Window { from: from.parse().unwrap(), to: to.parse().unwrap() };
/// let outage = WindowSet::of([window("2022-10-15T15:30:00+09:00", "2022-10-20T23:00:00+09:00")]);
/// assert_eq!(outage.seconds(), (127 * 60 + 30) * 60);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct WindowSet(Vec<Window>);

impl WindowSet {
    /// The set that holds every second of `windows`, however they overlap.
    pub fn of(windows: impl IntoIterator<Item = Window>) -> Self {
        let windows = windows.into_iter();
        Self::united(windows.filter(|window| window.seconds() > 0).collect())
    }

    fn united(mut windows: Vec<Window>) -> Self {
        if windows.len() > 1 {
            windows = order::by_key(&windows, |window| {
                (window.from.seconds(), window.from.offset_minutes())
            });
        }
        let mut set: Vec<Window> = Vec::with_capacity(windows.len());
        for window in windows {
            match set.last_mut() {
                Some(last) if window.from.seconds() <= last.to.seconds() => {
                    if window.to.seconds() > last.to.seconds() {
                        last.to = window.to;
                    }
                }
                _ => set.push(window),
            }
        }
        Self(set)
    }

    /// The windows, in order.
    pub fn windows(&self) -> &[Window] {
        &self.0
    }

    /// Whether no time is in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many seconds are in it.
    pub fn seconds(&self) -> i64 {
        self.0
            .iter()
            .map(|window| window.seconds())
            .fold(0, i64::saturating_add)
    }

    /// The time that is in either.
    #[must_use]
    pub fn union(&self, other: &Self) -> Self {
        Self::of(self.0.iter().chain(&other.0).copied())
    }

    /// The time that is in both.
    #[must_use]
    pub fn intersection(&self, other: &Self) -> Self {
        // With its seconds beside each bound, which a calendar date does not tell for nothing.
        let bound = |at: Instant| (at.seconds(), at);
        let bounds = |window: &Window| (bound(window.from), bound(window.to));
        let (mut left, mut right) = (self.0.iter().map(bounds), other.0.iter().map(bounds));
        let (mut a, mut b) = (left.next(), right.next());
        let mut set = Vec::with_capacity(self.0.len().max(other.0.len()));
        while let (Some((a_from, a_to)), Some((b_from, b_to))) = (a, b) {
            let from = if a_from.0 >= b_from.0 { a_from } else { b_from };
            let to = if a_to.0 <= b_to.0 { a_to } else { b_to };
            if from.0 < to.0 {
                set.push(Window {
                    from: from.1,
                    to: to.1,
                });
            }
            if a_to.0 <= b_to.0 {
                a = left.next();
            } else {
                b = right.next();
            }
        }
        Self(set)
    }

    /// The time that is in this one and not in `other`.
    #[must_use]
    pub fn difference(&self, other: &Self) -> Self {
        let mut set = Vec::new();
        let mut holes = other.0.as_slice();
        for window in &self.0 {
            // A hole that ends before this window ends before every later one too.
            let passed = |hole: &Window| hole.to.seconds() <= window.from.seconds();
            holes = holes.split_at(holes.partition_point(passed)).1;
            let mut from = window.from;
            for hole in holes {
                if hole.from.seconds() >= window.to.seconds() {
                    break;
                }
                if hole.from.seconds() > from.seconds() {
                    set.push(Window {
                        from,
                        to: hole.from,
                    });
                }
                from = hole.to;
            }
            if from.seconds() < window.to.seconds() {
                set.push(Window {
                    from,
                    to: window.to,
                });
            }
        }
        Self(set)
    }
}

/// A list in any order is taken and brought to the one form.
impl<'de> Deserialize<'de> for WindowSet {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::<Window>::deserialize(deserializer).map(Self::of)
    }
}

#[cfg(test)]
mod tests;
