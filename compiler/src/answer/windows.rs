//! Windows of time, `[from, to]` each.

use rules::{Date, Instant, Window, WindowSet};

use super::report_number;
use crate::{
    diagnostic::{Code, Fault},
    table::Item,
    terms::Terms,
};

/// The windows of a list; those at fault are left out.
pub(crate) fn windows(item: &Item<'_>, form: &str, terms: &Terms) -> Vec<Window> {
    let windows = item.list(form).unwrap_or_default();
    let windows = windows.iter().filter_map(|item| window(item, terms));
    windows.map(|(window, ..)| window).collect()
}

/// The answer to a question about windows.
pub(super) fn answer(
    item: &Item<'_>,
    (earliest, latest): (Date, Date),
    most: u16,
    terms: &Terms,
) -> Option<WindowSet> {
    let items = item.list("windows, like [[\"2022-10-15T15:30\", \"2022-10-15T16:00\"]]")?;
    let mut windows = Vec::with_capacity(items.len());
    for item in &items {
        let Some((window, from, to)) = window(item, terms) else {
            continue;
        };
        let report = |item: &Item<'_>, found: Date| {
            let message = format!(
                "expected a window within the days that the question takes, {earliest} to {latest}, found {found}"
            );
            item.faults
                .report(Fault::new(Code::BadAnswer, &item.span(), message));
        };
        if window.from.date() < earliest {
            report(&from, window.from.date());
        }
        if let Some(last) = last_day(window).filter(|last| *last > latest) {
            report(&to, last);
        }
        windows.push(window);
    }
    let set = WindowSet::of(windows);
    // Windows that touch are one, as everywhere.
    if items.is_empty() || set.windows().len() > usize::from(most) {
        report_number(item, "window", set.windows().len(), most);
    }
    Some(set)
}

/// The day of the window's last second.
fn last_day(window: Window) -> Option<Date> {
    let last = window.to.seconds() - 1;
    Instant::from_seconds(last, window.to.offset_minutes()).map(Instant::date)
}

fn window<'s>(item: &Item<'s>, terms: &Terms) -> Option<(Window, Item<'s>, Item<'s>)> {
    let ends = item.list("a window [from, to]")?;
    let [from, to] = ends.as_slice() else {
        let message = format!(
            "expected a window of two times [from, to], found {}",
            ends.len()
        );
        item.faults
            .report(Fault::new(Code::BadAnswer, &item.span(), message));
        return None;
    };
    let window = Window {
        from: terms.moment(from)?,
        to: terms.moment(to)?,
    };
    if window.seconds() == 0 {
        let message = format!("expected a time after {}, found {}", window.from, window.to);
        item.faults
            .report(Fault::new(Code::OrderOfTimes, &to.span(), message));
    }
    Some((window, from.clone(), to.clone()))
}
