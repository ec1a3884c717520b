use proptest::prelude::*;

use super::*;
use crate::testing::{date, text};

fn uk() -> Calendar {
    Calendar {
        id: "uk".into(),
        name: text("Bank holidays"),
        weekend: vec![Weekday::Saturday, Weekday::Sunday],
        from: date("2022-01-01"),
        to: date("2023-12-31"),
        holidays: [
            "2022-12-26",
            "2022-12-27",
            "2023-01-02",
            "2023-04-07",
            "2023-04-10",
        ]
        .map(date)
        .into(),
        outside: Ref::new(0),
        citations: Vec::new(),
    }
}

#[test]
fn weekends_and_holidays_are_not_worked() {
    let worked = |day| uk().is_worked(date(day)).unwrap();
    assert!(worked("2022-12-23"));
    assert!(!worked("2022-12-24"));
    assert!(!worked("2022-12-27"));
    assert!(worked("2022-12-28"));
}

#[test]
fn days_outside_are_not_known() {
    let calendar = uk();
    assert_eq!(calendar.is_worked(date("2024-01-01")), Err(OutsideCalendar));
    assert_eq!(
        calendar.after_worked(date("2023-12-29"), 1),
        Err(OutsideCalendar)
    );
    let between = calendar.worked_between(date("2021-12-31"), date("2022-01-10"));
    assert_eq!(between, Err(OutsideCalendar));
    let forged = Calendar {
        to: date("9999-12-31"),
        ..uk()
    };
    assert_eq!(forged.is_worked(date("2022-12-23")), Err(OutsideCalendar));
}

#[test]
fn two_working_days_over_christmas() {
    let after = |day, days| uk().after_worked(date(day), days).unwrap().to_string();
    assert_eq!(after("2022-12-23", 0), "2022-12-23");
    assert_eq!(after("2022-12-23", 1), "2022-12-28");
    assert_eq!(after("2022-12-23", 2), "2022-12-29");
    assert_eq!(after("2022-12-24", 1), "2022-12-28");
}

#[test]
fn worked_days_between_two_dates() {
    let between = |from, to| uk().worked_between(date(from), date(to)).unwrap();
    assert_eq!(between("2022-12-19", "2022-12-26"), 5);
    assert_eq!(between("2022-12-23", "2022-12-29"), 2);
    assert_eq!(between("2022-12-29", "2022-12-23"), -2);
    assert_eq!(between("2022-12-23", "2022-12-23"), 0);
}

proptest! {
    /// Counting by weeks and halving agrees with walking day by day.
    #[test]
    fn counting_agrees_with_walking(start in 0_i64..700, length in 0_i64..60, days in 0_i64..20) {
        let calendar = uk();
        let from = calendar.from.plus_days(start).unwrap();
        if let Some(to) = from.plus_days(length).filter(|to| *to <= calendar.to) {
            let walked = (0..length)
                .filter(|day| calendar.is_worked(from.plus_days(*day).unwrap()).unwrap())
                .count();
            prop_assert_eq!(calendar.worked_between(from, to), Ok(i64::try_from(walked).unwrap()));
        }
        let mut walked = from;
        let mut left = days;
        while left > 0 && walked < calendar.to {
            walked = walked.plus_days(1).unwrap();
            left -= i64::from(calendar.is_worked(walked).unwrap());
        }
        let expected = if left == 0 { Ok(walked) } else { Err(OutsideCalendar) };
        prop_assert_eq!(calendar.after_worked(from, days), expected);
    }
}
