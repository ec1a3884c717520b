//! When the services used were down, on a picture and in words, each to be corrected.

use std::rc::Rc;

use rules::{
    Instant, Window,
    estimate::ServiceOutage,
    pack::{Service, WindowEnd},
};
use yew::{prelude::*, props};

use super::{form, is_korean_time, periods::share};
use crate::{
    components::{self as ui, ButtonKind, Heading, IconName, TimelineRow},
    draft::WindowEntry,
    field::{End, Field},
    flow, format,
    i18n::fill,
    state::Edit,
    view::View,
};

pub(super) fn page(view: &View) -> Html {
    let words = view.words;
    let shown = shown(view);
    form(
        view,
        words.continue_,
        html! {
            <>
                <Heading text={words.windows_heading} focus=true />
                <p>{words.rest().windows_intro}</p>
                {timeline(view, &shown)}
                {for shown.iter().map(|(service, outage)| one(view, service, outage))}
            </>
        },
    )
}

/// What the page tells, and by which clock.
pub(super) fn title(view: &View) -> &'static str {
    if is_korean_time(view) {
        view.words.rest().windows_timeline
    } else {
        view.words.rest().windows_timeline_local
    }
}

/// The services that the page is about, with what counts of their outage.
fn shown(view: &View) -> Vec<(&Service, &ServiceOutage)> {
    let (pack, estimate) = (view.pack(), view.estimate());
    flow::window_services(pack, &view.state().draft, estimate)
        .into_iter()
        .filter_map(|id| {
            let service = pack.services.iter().find(|service| service.id == *id)?;
            let outage = estimate.outages.iter().find(|out| out.service == *id)?;
            Some((service, outage))
        })
        .collect()
}

fn timeline(view: &View, shown: &[(&Service, &ServiceOutage)]) -> Html {
    let (words, wording) = (view.words, view.wording());
    let Some(axis) = incident(view) else {
        return Html::default();
    };
    let row = |(service, outage): &(&Service, &ServiceOutage)| TimelineRow {
        name: wording.text(&service.name).to_owned().into(),
        icon: service.icon.into(),
        published: vec![place(axis, service.window)],
        counted: outage
            .windows
            .windows()
            .iter()
            .map(|window| place(axis, *window))
            .collect(),
        text: described(view, service, outage).into(),
        uncertain_end: service.end != WindowEnd::Exact,
        corrected: outage.corrected,
    };
    let rows: Rc<[TimelineRow]> = shown.iter().map(row).collect();
    html! {
        {ui::timeline(&props!(ui::TimelineProps {
            title: title(view),
            rows,
            ticks: ticks(axis),
            columns: words.rest().windows_columns.map(AttrValue::from),
            table_label: words.rest().as_table,
            legend: words.rest().windows_legend.map(AttrValue::from),
        }))}
    }
}

/// The published window and, where it was corrected, the claimant's own.
fn described(view: &View, service: &Service, outage: &ServiceOutage) -> String {
    let wording = view.wording();
    let (mut text, sure) = wording.published(service.window, service.end);
    if let Some(sure) = sure {
        text.push_str(". ");
        text.push_str(sure);
    }
    if outage.corrected {
        let own: Vec<String> = outage
            .windows
            .windows()
            .iter()
            .map(|window| wording.span(*window))
            .collect();
        text.push(' ');
        text.push_str(&fill(view.words.rest().window_yours, &[&own.join(", ")]));
    }
    text
}

/// Midnights on the axis.
fn ticks(axis: Window) -> Rc<[(f32, AttrValue)]> {
    let mut ticks = Vec::new();
    let mut day = axis.from.date();
    while let Some(next) = day.plus_days(1) {
        let midnight = Instant::new(next, 0, 0, 0, axis.from.offset_minutes());
        match midnight {
            Some(midnight) if midnight.seconds() < axis.to.seconds() => {
                let along = midnight.seconds() - axis.from.seconds();
                ticks.push((share(along, axis.seconds()), format::tick(next).into()));
            }
            _ => break,
        }
        day = next;
    }
    ticks.into()
}

fn place(axis: Window, window: Window) -> (f32, f32) {
    let along = |at: Instant| share(at.seconds() - axis.from.seconds(), axis.seconds());
    (along(window.from), along(window.to))
}

fn one(view: &View, service: &Service, outage: &ServiceOutage) -> Html {
    let (words, wording) = (view.words, view.wording());
    let name = wording.text(&service.name);
    let entry = view.state().draft.windows.get(&service.id);
    let id = service.id.clone();
    let id_again = id.clone();
    html! {
        <section class="window" key={service.id.to_string()}>
            <h2>{name.to_owned()}</h2>
            <p>{described(view, service, outage)}</p>
            if let Some(entry) = entry {
                <p class="hint">{counts(view)}</p>
                {end(view, service, entry, End::From)}
                {end(view, service, entry, End::To)}
                {ui::button(&props!(ui::ButtonProps {
                    label: words.rest().window_reset,
                    about: name.to_owned(),
                    kind: ButtonKind::Secondary,
                    onclick: view.edit(move |()| Edit::ResetWindow(id.clone())),
                }))}
            } else {
                {ui::button(&props!(ui::ButtonProps {
                    label: words.rest().window_correct,
                    about: name.to_owned(),
                    kind: ButtonKind::Secondary,
                    icon: IconName::Pencil,
                    onclick: view.edit(move |()| Edit::CorrectWindow(id_again.clone())),
                }))}
            }
        </section>
    }
}

fn counts(view: &View) -> String {
    let moment = |at| format::moment(view.words.lang, at);
    incident(view).map_or_else(String::new, |window| {
        fill(
            view.words.rest().window_hint,
            &[&moment(window.from), &moment(window.to)],
        )
    })
}

/// The incident's own window. A standing scheme has none, and no services either.
fn incident(view: &View) -> Option<Window> {
    Some(view.pack().incident.as_ref()?.window)
}

fn end(view: &View, service: &Service, entry: &WindowEntry, end: End) -> Html {
    let words = view.words;
    let legend = match end {
        End::From => words.rest().window_from,
        End::To => words.rest().window_to,
    };
    let field = Field::Window(service.id.clone(), end);
    let id = service.id.clone();
    html! {
        {ui::date_time_field(&props!(ui::DateFieldProps<5> {
            id: field.element_id(),
            legend,
            fault: view.fault(&field),
            value: entry.end(end).clone().map(AttrValue::from),
            labels: words.rest().date_parts.map(AttrValue::from),
            oninput: view.edit(move |(part, text): (usize, AttrValue)| {
                Edit::TypeWindow(id.clone(), end, part, text.as_str().into())
            }),
        }))}
    }
}
