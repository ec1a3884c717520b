use proptest::prelude::*;

use super::*;

fn is_leap(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn days_in_month(year: i32, month: u32) -> u32 {
    match month {
        2 => 28 + u32::from(is_leap(year)),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The next day by the calendar's rules, one day at a time.
fn naive_next((year, month, day): (i32, u32, u32)) -> (i32, u32, u32) {
    if day < days_in_month(year, month) {
        (year, month, day + 1)
    } else if month < 12 {
        (year, month + 1, 1)
    } else {
        (year + 1, 1, 1)
    }
}

fn any_date() -> impl Strategy<Value = Date> {
    (0..=9999_i32, 1..=12_u32, 1..=31_u32).prop_filter_map("is a date", |(year, month, day)| {
        Date::new(year, month, day)
    })
}

fn any_instant() -> impl Strategy<Value = Instant> {
    (any_date(), 0..24_u32, 0..60_u32, 0..60_u32, -840..=840_i32)
        .prop_filter_map("is an instant", |(date, hour, minute, second, offset)| {
            Instant::new(date, hour, minute, second, offset)
        })
}

proptest! {
    #[test]
    fn counts_days_as_a_calendar_does(from in any_date(), days in 0..1500_i64) {
        let mut naive = (from.year(), from.month(), from.day());
        for _ in 0..days {
            naive = naive_next(naive);
        }
        let expected = Date::new(naive.0, naive.1, naive.2);
        prop_assert_eq!(from.plus_days(days), expected);
        if let Some(to) = expected {
            prop_assert_eq!(to.days_since(from), days);
            prop_assert_eq!(from.days_since(to), -days);
            prop_assert_eq!(to.plus_days(-days), Some(from));
            prop_assert_eq!(to.cmp(&from), days.cmp(&0));
        }
    }

    #[test]
    fn a_week_later_is_the_same_day_of_the_week(date in any_date()) {
        if let Some(later) = date.plus_days(7) {
            prop_assert_eq!(later.weekday(), date.weekday());
        }
    }

    #[test]
    fn any_distance_is_a_date_or_nothing(from in any_date(), days in proptest::num::i64::ANY) {
        if let Some(to) = from.plus_days(days) {
            prop_assert_eq!(to.days_since(from), days);
            prop_assert!((0..=9999).contains(&to.year()));
        }
    }

    #[test]
    fn text_goes_there_and_back(date in any_date(), instant in any_instant()) {
        prop_assert_eq!(date.to_string().parse(), Ok(date));
        prop_assert_eq!(instant.to_string().parse(), Ok(instant));
    }

    #[test]
    fn any_text_is_read_or_refused(
        text in "\\PC{0,26}|[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}[-+Z][0-9]{2}:[0-9]{2})?"
    ) {
        if let Ok(date) = text.parse::<Date>() {
            prop_assert_eq!(date.to_string(), &*text);
        }
        if let Ok(instant) = text.parse::<Instant>() {
            prop_assert_eq!(instant.to_string(), text);
        }
    }

    #[test]
    fn another_offset_is_the_same_moment(instant in any_instant(), offset in -2000..2000_i32) {
        if let Some(there) = instant.at_offset(offset) {
            prop_assert_eq!(there.seconds(), instant.seconds());
            prop_assert_eq!(there.offset_minutes(), offset);
            prop_assert_eq!(there.at_offset(instant.offset_minutes()), Some(instant));
        }
    }

    #[test]
    fn any_seconds_are_an_instant_or_nothing(seconds in proptest::num::i64::ANY) {
        if let Some(instant) = Instant::from_seconds(seconds, 540) {
            prop_assert_eq!(instant.seconds(), seconds);
        }
    }
}

#[test]
fn seconds_count_from_the_epoch() {
    let at = |text: &str| text.parse::<Instant>().unwrap().seconds();
    assert_eq!(at("1970-01-01T00:00:00+00:00"), 0);
    assert_eq!(at("1970-01-01T09:00:00+09:00"), 0);
    assert_eq!(at("1969-12-31T23:59:59-00:30"), 1799);
    // 15:30 in Korea is 06:30 UTC; 19,280 days after the epoch is 2022-10-15.
    assert_eq!(
        at("2022-10-15T15:30:00+09:00"),
        19_280 * 86_400 + 6 * 3600 + 30 * 60
    );
}

#[test]
fn refuses_what_is_not_the_one_form() {
    for text in [
        "2022-10-15T15:30:00Z",
        "2022-10-15T15:30:00-00:00",
        "2022-10-15T15:30+09:00",
        "2022-10-15 15:30:00+09:00",
        "2022-10-15T15:30:00+09:60",
        "2022-10-15T15:30:00+14:01",
        "2022-10-15T15:30:60+09:00",
        "2022-10-15T24:00:00+09:00",
        "2022-02-29T00:00:00+09:00",
        "2022-10-15T15:30:00+09:00 ",
    ] {
        assert_eq!(text.parse::<Instant>(), Err(ParseTimeError), "{text}");
    }
    for text in [
        "2022-2-01",
        "2022-02-30",
        "22-02-01",
        "2022-13-01",
        "+022-01-01",
        "2022-01-01x",
    ] {
        assert_eq!(text.parse::<Date>(), Err(ParseTimeError), "{text}");
    }
}

#[test]
fn the_date_is_that_of_its_own_place() {
    let korea: Instant = "2023-01-31T00:30:00+09:00".parse().unwrap();
    assert_eq!(korea.date().to_string(), "2023-01-31");
    assert_eq!(korea.at_offset(0).unwrap().date().to_string(), "2023-01-30");
}
