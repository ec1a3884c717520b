//! When the services used were down, on a picture and in words, each to be corrected.

use interview::{
    draft::WindowEntry,
    edit::Edit,
    field::{End, Field},
    flow,
};
use rules::{estimate::ServiceOutage, pack::Service};
use words::{format, i18n::fill};
use yew::{prelude::*, props};

use super::{form, outages};
use crate::{
    components::{self as ui, ButtonKind, Heading, IconName},
    pages::view::View,
};

pub(super) fn page(view: &View) -> Html {
    let words = view.words;
    let services_shown = services_shown(view);
    form(
        view,
        words.continue_,
        html! {
            <>
                <Heading text={words.windows_heading} focus=true />
                <p>{words.windows_intro}</p>
                {outages::timeline(view, &services_shown)}
                {for services_shown.iter().map(|(service, outage)| one(view, service, outage))}
            </>
        },
    )
}

/// The services that the page is about, with what counts of their outage.
fn services_shown(view: &View) -> Vec<(&Service, &ServiceOutage)> {
    let (pack, estimate) = (view.pack(), view.estimate());
    flow::window_services(pack, view.state().interview.draft(), estimate)
        .into_iter()
        .filter_map(|id| {
            let service = pack.services.iter().find(|service| service.id == *id)?;
            let outage = estimate.outages.iter().find(|out| out.service == *id)?;
            Some((service, outage))
        })
        .collect()
}

fn one(view: &View, service: &Service, outage: &ServiceOutage) -> Html {
    let (words, wording) = (view.words, view.wording());
    let name = wording.text(&service.name);
    let entry = view.state().interview.draft().windows.get(&service.id);
    let id = service.id.clone();
    let id_again = id.clone();
    html! {
        <section class="window" key={service.id.to_string()}>
            <h2>{name.to_owned()}</h2>
            <p>{outages::described(view, service, Some(outage))}</p>
            if let Some(entry) = entry {
                <p class="hint">{counts(view)}</p>
                {end(view, service, entry, End::From)}
                {end(view, service, entry, End::To)}
                {ui::button(&props!(ui::ButtonProps {
                    label: words.window_reset,
                    about: name.to_owned(),
                    kind: ButtonKind::Secondary,
                    onclick: view.edit(move |()| Edit::ResetWindow(id.clone())),
                }))}
            } else {
                {ui::button(&props!(ui::ButtonProps {
                    label: words.window_correct,
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
    outages::incident(view).map_or_else(String::new, |window| {
        fill(
            view.words.window_hint,
            &[&moment(window.from), &moment(window.to)],
        )
    })
}

fn end(view: &View, service: &Service, entry: &WindowEntry, end: End) -> Html {
    let words = view.words;
    let legend = match end {
        End::From => words.window_from,
        End::To => words.window_to,
    };
    let field = Field::Window(service.id.clone(), end);
    let id = service.id.clone();
    html! {
        {ui::date_time_field(&props!(ui::DateFieldProps<5> {
            id: field.element_id(),
            legend,
            fault: view.fault(&field),
            value: entry.end(end).clone().map(AttrValue::from),
            labels: words.date_parts.map(AttrValue::from),
            oninput: view.edit(move |(part, text): (usize, AttrValue)| {
                Edit::TypeWindow(id.clone(), end, part, text.as_str().into())
            }),
        }))}
    }
}
