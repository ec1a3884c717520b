//! What this is, what it will not do, and whether claims are still taken.

use rules::{
    Date,
    pack::{Intake, Pack},
};
use yew::{prelude::*, props};

use crate::{
    components::{self as ui, Heading, NoticeKind},
    format,
    i18n::fill,
    reopen::Reopening,
    view::View,
};

/// `news` is what is to be known before going on, `otherwise` another way to begin.
pub(super) fn page(view: &View, news: Html, otherwise: Html) -> Html {
    let (words, wording) = (view.words, view.wording());
    let list = |items: [&'static str; 3]| {
        html! { <ul>{for items.into_iter().map(|item| html! { <li>{item}</li> })}</ul> }
    };
    let restored = view.state().restored;
    // Told where the file was picked.
    let reopening = view.state().reopening.as_deref();
    let opened = matches!(reopening, Some(Reopening::Opened(_)));
    let button = if restored {
        words.start_continue
    } else {
        words.start_button
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
            if restored && !opened {
                {ui::notice(&props!(ui::NoticeProps {
                    kind: NoticeKind::Good,
                    heading: words.start_restored,
                    children: html! { <p>
                        {if view.state().rules_changed {
                            words.start_rules_changed
                        } else {
                            words.start_restored_text
                        }}
                    </p> },
                }))}
            }
            {news}
            {intakes(view)}
            {super::coming(view)}
            <div class="actions">
                {ui::button(&props!(ui::ButtonProps {
                    label: button,
                    onclick: view.go_on(),
                }))}
            </div>
            {otherwise}
            <p><a href={view.document()}>{words.document}</a></p>
            <h2>{words.start_does}</h2>
            {list(words.start_does_list)}
            <h2>{words.start_does_not}</h2>
            {list(words.start_does_not_list)}
        </>
    }
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

/// Whether and until when claims are taken.
fn intakes(view: &View) -> Html {
    let words = view.words;
    let pack = view.pack();
    if pack.intakes.is_empty() {
        return Html::default();
    }
    let today = today(view, pack);
    let row = |intake: &Intake| {
        let closes = last_day(intake);
        let (template, date) = if today > closes {
            (words.intake_row_closed, closes)
        } else if today < intake.opens {
            (words.intake_row_opens, intake.opens)
        } else {
            (words.intake_row_open, closes)
        };
        let wording = view.wording();
        let text = fill(template, &[wording.text(&intake.name), &wording.date(date)]);
        html! { <li>{text}</li> }
    };
    let closed = pack.intakes.iter().all(|intake| today > last_day(intake));
    let (kind, heading) = if closed {
        (NoticeKind::Warning, words.intake_heading_closed)
    } else {
        (NoticeKind::Info, words.intake_heading)
    };
    html! {
        {ui::notice(&props!(ui::NoticeProps {
            kind,
            heading,
            children: html! { <>
            <ul>{for pack.intakes.iter().map(row)}</ul>
            if closed {
                <p>{words.intake_all_closed}</p>
            }
        </> },
        }))}
    }
}

fn today(view: &View, pack: &Pack) -> Date {
    let now = view.state().now;
    now.at_offset(pack.offset_minutes).unwrap_or(now).date()
}

fn last_day(intake: &Intake) -> Date {
    let extended = intake.extensions.last().map(|later| later.closes);
    extended.unwrap_or(intake.closes)
}
