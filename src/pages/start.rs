//! What this is, what it will not do, and whether claims are still taken.

use interview::flow;
use rules::{
    Date,
    pack::{Intake, Pack},
};
use words::{format, i18n::fill};
use yew::{prelude::*, props};

use super::{host, newer, question, reopen, save};
use crate::{
    components::{self as ui, Heading, NoticeKind},
    pages::view::View,
    state::reopen::Reopening,
};

pub(super) fn page(view: &View) -> Html {
    let (words, wording) = (view.words, view.wording());
    let list = |items: [&'static str; 3]| {
        html! { <ul>{for items.into_iter().map(|item| html! { <li>{item}</li> })}</ul> }
    };
    let first = flow::opening(view.estimate()).and_then(|id| view.question(id));
    let fields = html! {
        <>
            {for first.map(|question| question::opening(view, question))}
            // What static/opening.js says until the program is here.
            <div id="coming" role="status"></div>
        </>
    };
    let button = if is_restored(view) {
        words.start_continue
    } else {
        words.continue_
    };
    html! {
        <>
            <Heading
                text={words.start_heading}
                caption={wording.text(&view.pack().name).to_owned()}
                focus={view.state().moved}
            />
            <p class="lead">{wording.text(&view.pack().summary).to_owned()}</p>
            <p class="hint">{incident(view)}</p>
            {restored(view)}
            {host::prefilled(view)}
            {newer::notice(view)}
            {super::form_of(view, button, fields, Html::default())}
            {intakes(view)}
            {save::shelf(view)}
            {reopen::section(view)}
            <p><a href={view.document()}>{words.document}</a></p>
            <h2>{words.start_does}</h2>
            {list(words.start_does_list)}
            <h2>{words.start_does_not}</h2>
            {list(words.start_does_not_list)}
        </>
    }
}

/// That answers are there from an earlier visit. static/opening.js shows it before the program is
/// here, so its place is always there.
fn restored(view: &View) -> Html {
    let words = view.words;
    // Told where the file was picked.
    let reopening = view.state().files.reopening.as_deref();
    let opened = matches!(reopening, Some(Reopening::Opened(_)));
    let text = if view.state().drafts.rules_changed {
        words.start_rules_changed
    } else {
        words.start_restored_text
    };
    html! {
        <div id="kept" hidden={!is_restored(view) || opened}>
            {ui::notice(&props!(ui::NoticeProps {
                kind: NoticeKind::Good,
                heading: words.start_restored,
                children: html! { <p>{text}</p> },
            }))}
        </div>
    }
}

/// Whether the answers are of an earlier visit, as whoever has gone on since knows.
fn is_restored(view: &View) -> bool {
    view.state().drafts.restored && !view.state().moved
}

/// When it was, or that the scheme is for any outage.
fn incident(view: &View) -> String {
    let words = view.words;
    let Some(incident) = &view.pack().incident else {
        return words.start_standing.into();
    };
    let window = incident.window;
    let moment = |at| format::full_moment(words.lang, at);
    let template = if super::is_korean_time(view) {
        words.start_incident
    } else {
        words.start_incident_local
    };
    let length = format::duration(words.lang, window.seconds());
    fill(
        template,
        &[&moment(window.from), &moment(window.to), &length],
    )
}

/// When claims are taken, and that they no longer are. The last day stands in the markup, since
/// what is shown before the program is here was written on another day: static/opening.js.
fn intakes(view: &View) -> Html {
    let words = view.words;
    let pack = view.pack();
    let Some(closes) = pack.intakes.iter().map(last_day).max() else {
        return Html::default();
    };
    let row = |intake: &Intake| {
        let wording = view.wording();
        let [opens, closes] = [intake.opens, last_day(intake)].map(|day| wording.date(day));
        let text = fill(
            words.intake_row,
            &[wording.text(&intake.name), &opens, &closes],
        );
        html! { <li>{text}</li> }
    };
    let closed = today(view, pack) > closes;
    let rows = html! { <ul>{for pack.intakes.iter().map(row)}</ul> };
    html! {
        <>
            <div data-until={closes.to_string()} hidden={closed}>
                {ui::notice(&props!(ui::NoticeProps {
                    kind: NoticeKind::Info,
                    heading: words.intake_heading,
                    children: rows.clone(),
                }))}
            </div>
            <div data-after={closes.to_string()} hidden={!closed}>
                {ui::notice(&props!(ui::NoticeProps {
                    kind: NoticeKind::Warning,
                    heading: words.intake_heading_closed,
                    children: html! { <>{rows}<p>{words.intake_all_closed}</p></> },
                }))}
            </div>
        </>
    }
}

fn today(view: &View, pack: &Pack) -> Date {
    let now = view.state().interview.now();
    now.at_offset(pack.offset_minutes).unwrap_or(now).date()
}

fn last_day(intake: &Intake) -> Date {
    let extended = intake.extensions.last().map(|later| later.closes);
    extended.unwrap_or(intake.closes)
}
