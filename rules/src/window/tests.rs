use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;

/// Minutes are enough: every bound that is generated is a whole one.
const MINUTES: i64 = 600;

fn at(minute: i64) -> Instant {
    Instant::from_seconds(1_665_792_000 + minute * 60, 540).unwrap()
}

fn window((from, to): (i64, i64)) -> Window {
    Window {
        from: at(from),
        to: at(to),
    }
}

fn any_windows() -> impl Strategy<Value = Vec<(i64, i64)>> {
    proptest::collection::vec((0..MINUTES, 0..MINUTES), 0..8)
}

fn set(windows: &[(i64, i64)]) -> WindowSet {
    WindowSet::of(windows.iter().copied().map(window))
}

/// The same set as one flag a minute.
fn minutes(windows: &[(i64, i64)]) -> BTreeSet<i64> {
    windows.iter().flat_map(|(from, to)| *from..*to).collect()
}

fn minutes_of(set: &WindowSet) -> BTreeSet<i64> {
    (0..MINUTES)
        .filter(|minute| {
            let seconds = at(*minute).seconds();
            let mut windows = set.windows().iter();
            windows.any(|window| (window.from.seconds()..window.to.seconds()).contains(&seconds))
        })
        .collect()
}

proptest! {
    #[test]
    fn agrees_with_flags_by_the_minute(a in any_windows(), b in any_windows()) {
        let (set_a, set_b) = (set(&a), set(&b));
        let (flags_a, flags_b) = (minutes(&a), minutes(&b));
        prop_assert_eq!(minutes_of(&set_a), flags_a.clone());
        prop_assert_eq!(set_a.seconds(), i64::try_from(flags_a.len()).unwrap() * 60);
        prop_assert_eq!(minutes_of(&set_a.union(&set_b)), &flags_a | &flags_b);
        prop_assert_eq!(minutes_of(&set_a.intersection(&set_b)), &flags_a & &flags_b);
        prop_assert_eq!(minutes_of(&set_a.difference(&set_b)), &flags_a - &flags_b);
    }

    #[test]
    fn union_and_intersection_are_a_lattice(a in any_windows(), b in any_windows(), c in any_windows()) {
        let (a, b, c) = (set(&a), set(&b), set(&c));
        prop_assert_eq!(a.union(&a), a.clone());
        prop_assert_eq!(a.intersection(&a), a.clone());
        prop_assert_eq!(a.union(&b), b.union(&a));
        prop_assert_eq!(a.intersection(&b), b.intersection(&a));
        prop_assert_eq!(a.union(&b).union(&c), a.union(&b.union(&c)));
        prop_assert_eq!(a.intersection(&b).intersection(&c), a.intersection(&b.intersection(&c)));
        prop_assert_eq!(a.union(&a.intersection(&b)), a.clone());
        prop_assert_eq!(
            a.intersection(&b.union(&c)),
            a.intersection(&b).union(&a.intersection(&c))
        );
    }

    #[test]
    fn parts_add_up_to_the_whole(a in any_windows(), b in any_windows()) {
        let (a, b) = (set(&a), set(&b));
        let (both, only_a) = (a.intersection(&b), a.difference(&b));
        prop_assert_eq!(a.seconds(), both.seconds() + only_a.seconds());
        prop_assert!(both.intersection(&only_a).is_empty());
        prop_assert_eq!(both.union(&only_a), a);
    }

    /// Maintenance outside the outage does not shorten it.
    #[test]
    fn what_lies_outside_takes_nothing_off(a in any_windows(), b in any_windows()) {
        let (a, b) = (set(&a), set(&b));
        let outside = b.difference(&a);
        prop_assert_eq!(a.difference(&outside), a);
    }

    #[test]
    fn splitting_a_window_changes_nothing(windows in any_windows(), cut in 0..MINUTES) {
        let split: Vec<_> = windows
            .iter()
            .flat_map(|&(from, to)| {
                let cut = if from < to { cut.clamp(from, to) } else { from };
                [(from, cut), (cut, to)]
            })
            .collect();
        prop_assert_eq!(set(&split), set(&windows));
    }

    #[test]
    fn windows_stand_in_order_and_apart(windows in any_windows()) {
        let set = set(&windows);
        prop_assert!(set.windows().iter().all(|window| window.seconds() > 0));
        prop_assert!(set
            .windows()
            .windows(2)
            .all(|pair| pair[0].to.seconds() < pair[1].from.seconds()));
    }

    #[test]
    fn json_in_any_order_is_one_set(windows in any_windows()) {
        let listed: Vec<Window> = windows.iter().copied().map(window).collect();
        let json = serde_json::to_string(&listed).unwrap();
        let read: WindowSet = serde_json::from_str(&json).unwrap();
        prop_assert_eq!(&read, &set(&windows));
        let again = serde_json::to_string(&read).unwrap();
        prop_assert_eq!(serde_json::from_str::<WindowSet>(&again).unwrap(), read);
    }
}

#[test]
fn half_open_windows_touch_without_overlap() {
    let both = set(&[(0, 10), (10, 20)]);
    assert_eq!(both, set(&[(0, 20)]));
    assert!(set(&[(0, 10)]).intersection(&set(&[(10, 20)])).is_empty());
}

#[test]
fn windows_told_at_other_offsets_are_the_same_time() {
    let here = window((0, 60));
    let there = Window {
        from: here.from.at_offset(0).unwrap(),
        to: here.to.at_offset(-300).unwrap(),
    };
    assert_eq!(WindowSet::of([here, there]).seconds(), 3600);
    assert!(
        WindowSet::of([here])
            .difference(&WindowSet::of([there]))
            .is_empty()
    );
}

#[test]
fn a_window_written_backwards_is_empty() {
    assert_eq!(window((10, 5)).seconds(), 0);
    assert!(set(&[(10, 5), (7, 7)]).is_empty());
}
