//! When services were down: as published, as the claimant has it, and what of it counts, on a
//! picture and in words.

mod axis;
mod own;

use std::rc::Rc;

use rules::{
    Window,
    estimate::ServiceOutage,
    pack::{Service, WindowEnd},
};
use words::{
    format,
    i18n::{estimate::estimate as words_of, fill},
};
use yew::{prelude::*, props};

use self::{
    axis::{place, ticks},
    own::own,
};
use super::is_korean_time;
use crate::{
    components::{self as ui, Stripes, TimelineRow},
    pages::view::View,
};

/// What the picture tells, and by which clock.
pub(super) fn title(view: &View) -> &'static str {
    if is_korean_time(view) {
        view.words.windows_timeline
    } else {
        view.words.windows_timeline_local
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
    let words = view.words;
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
        Stripes::First | Stripes::Second => view.words.as_table,
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
        text.push_str(&fill(view.words.window_yours, &[&own]));
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
        if let Some(given) = view.state().interview.claim().windows.get(&service.id) {
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
