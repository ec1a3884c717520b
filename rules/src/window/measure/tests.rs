use proptest::prelude::*;

use super::*;
use crate::testing::{at, date, window};

const SEOUL: i32 = 540;

fn set(windows: &[(&str, &str)]) -> WindowSet {
    WindowSet::of(windows.iter().map(|(from, to)| window(from, to)))
}

#[test]
fn touching_windows_are_one_in_a_row() {
    let apart = set(&[
        ("2024-03-01T09:00", "2024-03-01T10:00"),
        ("2024-03-01T10:01", "2024-03-01T12:00"),
    ]);
    assert_eq!(apart.longest(), 119 * 60);
    let touching = set(&[
        ("2024-03-01T09:00", "2024-03-01T10:00"),
        ("2024-03-01T10:00", "2024-03-01T12:00"),
    ]);
    assert_eq!(touching.longest(), 3 * 3600);
    assert_eq!(WindowSet::default().longest(), 0);
}

#[test]
fn a_whole_day_in_the_middle_is_a_day() {
    let long = set(&[("2024-03-01T23:00", "2024-03-03T01:00")]);
    assert_eq!(long.most_in_a_day(SEOUL), SECONDS_PER_DAY);
    let to_midnight = set(&[("2024-03-01T22:00", "2024-03-02T00:00")]);
    assert_eq!(to_midnight.most_in_a_day(SEOUL), 2 * 3600);
}

#[test]
fn a_day_is_one_of_the_packs_own_clock() {
    let outage = set(&[("2024-03-01T07:00", "2024-03-01T11:00")]);
    assert_eq!(outage.most_in_a_day(SEOUL), 4 * 3600);
    // In London midnight parts it.
    assert_eq!(outage.most_in_a_day(0), 2 * 3600);
}

#[test]
fn months_are_counted_apart() {
    let outage = set(&[
        ("2024-02-28T00:00", "2024-03-02T00:00"),
        ("2024-03-10T00:00", "2024-03-10T12:00"),
    ]);
    assert_eq!(outage.most_in_a_month(SEOUL), Some(2 * SECONDS_PER_DAY));
    let endless = set(&[("1000-01-01T00:00", "9000-01-01T00:00")]);
    assert_eq!(endless.most_in_a_month(SEOUL), None);
}

#[test]
fn dates_hold_their_whole_days() {
    let outage = set(&[("2024-03-01T12:00", "2024-03-04T12:00")]);
    let inside = |from, to| {
        outage
            .within(date(from), date(to), SEOUL)
            .unwrap()
            .seconds()
    };
    assert_eq!(inside("2024-03-01", "2024-03-01"), 12 * 3600);
    assert_eq!(inside("2024-03-02", "2024-03-03"), 48 * 3600);
    assert_eq!(inside("2024-03-05", "2024-03-31"), 0);
    assert_eq!(inside("2024-03-03", "2024-03-02"), 0);
}

proptest! {
    /// Where a window is parted does not change what is measured, but for the longest.
    #[test]
    fn parting_a_window_changes_no_total(from in 0_i64..4_000, length in 1_i64..6_000, part in 0_i64..6_000) {
        let start = at("2024-02-20T00:00").seconds();
        let minute = |minutes: i64| Instant::from_seconds(start + minutes * 60, SEOUL).unwrap();
        let part = from + part.min(length);
        let whole = WindowSet::of([Window { from: minute(from), to: minute(from + length) }]);
        let parted = WindowSet::of([
            Window { from: minute(from), to: minute(part) },
            Window { from: minute(part), to: minute(from + length) },
        ]);
        prop_assert_eq!(&whole, &parted);
        let days = (0..12).map(|day| date("2024-02-20").plus_days(day).unwrap());
        let by_day: Vec<i64> = days
            .map(|day| whole.within(day, day, SEOUL).unwrap().seconds())
            .collect();
        prop_assert_eq!(by_day.iter().sum::<i64>(), whole.seconds());
        prop_assert_eq!(by_day.iter().max().copied(), Some(whole.most_in_a_day(SEOUL)));
        let february = whole.within(date("2024-02-01"), date("2024-02-29"), SEOUL).unwrap();
        let march = whole.within(date("2024-03-01"), date("2024-03-31"), SEOUL).unwrap();
        let most = february.seconds().max(march.seconds());
        prop_assert_eq!(whole.most_in_a_month(SEOUL), Some(most));
    }
}
