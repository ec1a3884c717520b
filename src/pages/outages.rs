//! When services were down: as published, as the claimant has it, and what of it counts, on a
//! picture and in words.

use std::rc::Rc;

use rules::{
    Answer, Instant, Window, WindowSet,
    estimate::ServiceOutage,
    id::QuestionId,
    pack::{Question, QuestionKind, Service, WindowEnd},
};
use yew::{prelude::*, props};

use super::{is_korean_time, periods::share};
use crate::{
    claim::Bounds,
    components::{self as ui, IconName, Stripes, TimelineRow},
    draft::{Entries, Entry, windows_in},
    flow, format,
    i18n::{estimate::estimate as words_of, fill},
    view::View,
};

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

/// What the picture tells, and by which clock.
pub(super) fn title(view: &View) -> &'static str {
    if is_korean_time(view) {
        view.words.rest().windows_timeline
    } else {
        view.words.rest().windows_timeline_local
    }
}

/// The incident's own window. A standing scheme has none, and no services either.
pub(super) fn incident(view: &View) -> Option<Window> {
    Some(view.pack().incident.as_ref()?.window)
}

/// The outages of these services; nothing without an incident.
pub(super) fn timeline(view: &View, shown: &[(&Service, &ServiceOutage)]) -> Html {
    let rows = shown.iter().map(|(service, outage)| {
        let text = described(view, service, Some(outage));
        row(view, service, Some(outage), text)
    });
    picture(view, title(view), rows.flatten().collect(), Stripes::First)
}

fn row(
    view: &View,
    service: &Service,
    outage: Option<&ServiceOutage>,
    text: String,
) -> Option<TimelineRow> {
    let axis = incident(view)?;
    let counted = outage.map_or(&[] as &[_], |outage| outage.windows.windows());
    Some(TimelineRow {
        name: view.wording().text(&service.name).to_owned().into(),
        icon: service.icon.into(),
        published: vec![place(axis, service.window)],
        counted: counted.iter().map(|window| place(axis, *window)).collect(),
        text: text.into(),
        uncertain_end: service.end != WindowEnd::Exact,
        corrected: outage.is_some_and(|outage| outage.corrected),
    })
}

fn picture(view: &View, title: &'static str, rows: Vec<TimelineRow>, stripes: Stripes) -> Html {
    let words = view.words.rest();
    let (Some(axis), false) = (incident(view), rows.is_empty()) else {
        return Html::default();
    };
    let [published, counted, uncertain] = words.windows_legend;
    html! {
        {ui::timeline(&props!(ui::TimelineProps {
            title,
            rows: Rc::<[TimelineRow]>::from(rows),
            ticks: ticks(axis),
            columns: words.windows_columns.map(AttrValue::from),
            table_label: label(view, stripes),
            legend: [published, counted].map(AttrValue::from),
            uncertain,
            stripes,
        }))}
    }
}

/// What opens the picture's table.
fn label(view: &View, stripes: Stripes) -> &'static str {
    match stripes {
        Stripes::First | Stripes::Second => view.words.rest().as_table,
        Stripes::Paper => "",
    }
}

/// The published window and, where it was corrected, the claimant's own.
pub(super) fn described(view: &View, service: &Service, outage: Option<&ServiceOutage>) -> String {
    let wording = view.wording();
    let (mut text, sure) = wording.published(service.window, service.end);
    if let Some(sure) = sure {
        text.push_str(". ");
        text.push_str(sure);
    }
    if let Some(outage) = outage.filter(|outage| outage.corrected) {
        let own = wording.spans(outage.windows.windows());
        text.push(' ');
        text.push_str(&fill(view.words.rest().window_yours, &[&own]));
    }
    text
}

/// The same on paper, where nothing can be opened.
pub(super) fn mine(view: &View) -> Html {
    let content = match incident(view) {
        Some(incident) => of_services(view, incident, Stripes::Paper),
        None => own(view, Stripes::Paper),
    };
    content.unwrap_or_default()
}

/// The outages on the estimate's page: of the services used and, to be opened, of the others; or
/// the claimant's own windows. With what the rules changed in them.
pub(super) fn section(view: &View) -> Html {
    let words = words_of(view.words.lang);
    let content = match incident(view) {
        Some(incident) => of_services(view, incident, Stripes::First),
        None => own(view, Stripes::First),
    };
    let Some(content) = content else {
        return Html::default();
    };
    html! {
        <section class="outages">
            <h2>{words.outages}</h2>
            {content}
        </section>
    }
}

fn of_services(view: &View, incident: Window, stripes: Stripes) -> Option<Html> {
    let (lang, pack, estimate) = (view.words.lang, view.pack(), view.estimate());
    let (words, wording) = (words_of(lang), view.wording());
    let (mut mine, mut others, mut changed) = (Vec::new(), Vec::new(), Vec::new());
    for service in &pack.services {
        let mut outages = estimate.outages.iter();
        let Some(outage) = outages.find(|outage| outage.service == service.id) else {
            others.extend(row(view, service, None, described(view, service, None)));
            continue;
        };
        let length = format::duration(lang, outage.seconds);
        let counted = fill(words.outages_counted, &[&length]);
        let text = described(view, service, Some(outage));
        let text = [text.trim_end_matches('.'), ". ", &counted].concat();
        mine.extend(row(view, service, Some(outage), text));
        if let Some(given) = view.state().claim.windows.get(&service.id) {
            let clipped = wording.clipped(&service.id, given, &outage.windows);
            changed.push(clipped.unwrap_or_else(|| wording.corrected(&service.id, given)));
        }
    }
    if mine.is_empty() {
        return None;
    }
    let length = format::duration(lang, incident.seconds());
    let count = others.len();
    Some(html! {
        <>
            if stripes != Stripes::Paper {
                <p>{fill(words.outages_text, &[&length])}</p>
            }
            {picture(view, title(view), mine, stripes)}
            {notes(changed)}
            if stripes == Stripes::First && count > 0 {
                {ui::disclosure(&props!(ui::DisclosureProps {
                    summary: fill(words.outages_others, &[&count.to_string()]),
                    children: picture(view, words.outages_others_title, others, Stripes::Second),
                }))}
            }
        </>
    })
}

fn notes(notes: Vec<String>) -> Html {
    if notes.is_empty() {
        return Html::default();
    }
    html! { <ul class="changed">{for notes.into_iter().map(|note| html! { <li>{note}</li> })}</ul> }
}

/// Windows as a claimant gave them, and the time that they make.
struct Own {
    name: String,
    given: Vec<Window>,
    counted: WindowSet,
}

/// The claimant's own windows, of a question or of each item of a list.
fn own(view: &View, stripes: Stripes) -> Option<Html> {
    let (words, rest) = (words_of(view.words.lang), view.words.rest());
    let wording = view.wording();
    let own = own_windows(view);
    let bounds = || own.iter().flat_map(|own| own.counted.windows());
    let earliest = bounds()
        .map(|window| window.from)
        .min_by_key(|at| at.seconds())?;
    let latest = bounds()
        .map(|window| window.to)
        .max_by_key(|at| at.seconds())?;
    let axis = whole_days(earliest, latest)?;
    let row = |own: &Own| {
        let length = format::duration(view.words.lang, own.counted.seconds());
        let counted = fill(words.outages_counted, &[&length]);
        let spans = |windows: &[Window]| windows.iter().map(|it| place(axis, *it)).collect();
        TimelineRow {
            name: own.name.clone().into(),
            icon: IconName::Clock,
            published: spans(&own.given),
            counted: spans(own.counted.windows()),
            text: [&wording.spans(own.counted.windows()), ". ", &counted]
                .concat()
                .into(),
            uncertain_end: false,
            corrected: false,
        }
    };
    let changed = own
        .iter()
        .flat_map(|own| wording.united(&own.given, &own.counted));
    let title = if is_korean_time(view) {
        words.outages_own_title
    } else {
        words.outages_own_title_local
    };
    Some(html! {
        <>
            if stripes != Stripes::Paper {
                <p>{words.outages_own}</p>
            }
            {ui::timeline(&props!(ui::TimelineProps {
                title,
                rows: own.iter().map(row).collect::<Rc<[_]>>(),
                ticks: ticks(axis),
                columns: rest.windows_columns.map(AttrValue::from),
                table_label: label(view, stripes),
                legend: words.outages_own_legend.map(AttrValue::from),
                stripes,
                uncertain: rest.windows_legend[2],
            }))}
            {notes(changed.collect())}
        </>
    })
}

fn own_windows(view: &View) -> Vec<Own> {
    let (pack, wording, state) = (view.pack(), view.wording(), view.state());
    let given = |question: &Question, entries: &Entries| {
        let bounds = Bounds::of(pack, question);
        let entries = windows_in(entries.get(&question.id));
        let windows = entries
            .iter()
            .filter_map(|entry| bounds?.window(entry).ok());
        windows.collect()
    };
    let mut own = Vec::new();
    for (id, answer) in &state.claim.answers {
        let Some(question) = flow::question(pack, id) else {
            continue;
        };
        match answer {
            Answer::Windows(counted) => own.push(Own {
                name: wording.label(id).to_owned(),
                given: given(question, &state.draft.entries),
                counted: counted.clone(),
            }),
            Answer::Items(items) => {
                for (index, item) in items.iter().enumerate() {
                    own.extend(windows_of_item(view, id, index, &item.0, &given));
                }
            }
            _ => {}
        }
    }
    own
}

fn windows_of_item(
    view: &View,
    list: &QuestionId,
    index: usize,
    answers: &std::collections::BTreeMap<QuestionId, Answer>,
    given: &dyn Fn(&Question, &Entries) -> Vec<Window>,
) -> Vec<Own> {
    let (pack, wording) = (view.pack(), view.wording());
    let entries = match view.state().draft.entries.get(list) {
        Some(Entry::Items(items)) => items.get(index),
        _ => None,
    };
    let asked = flow::questions_of(pack, list);
    let asked = asked.filter(|asked| matches!(asked.kind, QuestionKind::Windows { .. }));
    asked
        .filter_map(|asked| match answers.get(&asked.id)? {
            Answer::Windows(counted) => Some(Own {
                name: [
                    &wording.item_name(list, index),
                    ": ",
                    wording.label(&asked.id),
                ]
                .concat(),
                given: given(asked, entries?),
                counted: counted.clone(),
            }),
            _ => None,
        })
        .collect()
}

/// From the midnight before the one to the midnight after the other.
fn whole_days(from: Instant, to: Instant) -> Option<Window> {
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
fn ticks(axis: Window) -> Rc<[(f32, AttrValue)]> {
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

fn place(axis: Window, window: Window) -> (f32, f32) {
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
