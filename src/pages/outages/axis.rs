//! The axis of a picture of outages.

use std::rc::Rc;

use rules::{Instant, Window};
use words::format;
use yew::AttrValue;

use crate::pages::periods::share;

/// Room for so many marks on the axis.
const TICKS: usize = 8;

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// How far marks may be apart: what people count time by.
const STEPS: [i64; 12] = [
    5 * MINUTE,
    15 * MINUTE,
    30 * MINUTE,
    HOUR,
    3 * HOUR,
    6 * HOUR,
    12 * HOUR,
    DAY,
    2 * DAY,
    7 * DAY,
    14 * DAY,
    28 * DAY,
];

/// From the midnight before the one to the midnight after the other.
pub(super) fn whole_days(from: Instant, to: Instant) -> Option<Window> {
    let offset = from.offset_minutes();
    let last = Instant::from_seconds(to.seconds() - 1, offset)?
        .date()
        .plus_days(1)?;
    Some(Window {
        from: Instant::new(from.date(), 0, 0, 0, offset)?,
        to: Instant::new(last, 0, 0, 0, offset)?,
    })
}

/// Marks on the axis, at midnights or at full hours, as there is room.
pub(super) fn ticks(axis: Window) -> Rc<[(f32, AttrValue)]> {
    let offset = axis.from.offset_minutes();
    let Some(midnight) = Instant::new(axis.from.date(), 0, 0, 0, offset) else {
        return Rc::default();
    };
    let marks = |step: i64| {
        let first = (axis.from.seconds() - midnight.seconds()) / step + 1;
        let mark = move |number: i64| midnight.seconds() + (first + number) * step;
        (0..)
            .map(mark)
            .take_while(move |at| *at < axis.to.seconds())
    };
    let widest = 28 * DAY;
    let fits = |step: &i64| marks(*step).take(TICKS + 1).count() <= TICKS;
    let step = STEPS.into_iter().find(fits).unwrap_or(widest);
    let tick = |seconds: i64| {
        let at = Instant::from_seconds(seconds, offset)?;
        let word = match at.time_of_day() {
            (0, 0) => format::tick(at.date()),
            _ => format::clock(at),
        };
        let along = seconds - axis.from.seconds();
        Some((share(along, axis.seconds()), word.into()))
    };
    marks(step).take(TICKS).filter_map(tick).collect()
}

pub(super) fn place(axis: Window, window: Window) -> (f32, f32) {
    let along = |at: Instant| share(at.seconds() - axis.from.seconds(), axis.seconds());
    (along(window.from), along(window.to))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Instant {
        text.parse().expect("a moment")
    }

    fn words(from: &str, to: &str) -> Vec<String> {
        let axis = Window {
            from: at(from),
            to: at(to),
        };
        let ticks = ticks(axis);
        assert!(ticks.iter().all(|(along, _)| (0.0..1.0).contains(along)));
        ticks.iter().map(|(_, word)| word.to_string()).collect()
    }

    #[test]
    fn marks_are_at_what_people_count_time_by() {
        let days = words("2022-10-15T15:30:00+09:00", "2022-10-20T23:00:00+09:00");
        assert_eq!(days, ["10/16", "10/17", "10/18", "10/19", "10/20"]);
        let minutes = words("2021-10-25T11:16:00+09:00", "2021-10-25T12:45:00+09:00");
        assert_eq!(minutes, ["11:30", "11:45", "12:00", "12:15", "12:30"]);
        let hours = words("2024-03-04T00:00:00+09:00", "2024-03-05T00:00:00+09:00");
        assert_eq!(
            hours,
            [
                "03:00", "06:00", "09:00", "12:00", "15:00", "18:00", "21:00"
            ]
        );
        let weeks = words("2024-03-01T00:00:00+09:00", "2024-04-15T00:00:00+09:00");
        assert_eq!(weeks.len(), 6);
        let years = words("2020-01-01T00:00:00+00:00", "2024-01-01T00:00:00+00:00");
        assert_eq!(years.len(), TICKS);
    }

    #[test]
    fn an_axis_is_of_whole_days() {
        let axis = whole_days(
            at("2024-03-04T09:00:00+09:00"),
            at("2024-03-06T00:00:00+09:00"),
        );
        let axis = axis.expect("days");
        assert_eq!(axis.from, at("2024-03-04T00:00:00+09:00"));
        assert_eq!(axis.to, at("2024-03-06T00:00:00+09:00"));
    }
}
