//! The submission, to send and to take away.

mod contact;
mod host;
mod package;
mod send;

use interview::flow;
use rules::{Submission, canonical_json, pack::Evidence};
use wasm_bindgen_futures::spawn_local;
use words::{
    format,
    i18n::{fill, papers, sending::sending},
};
use yew::{prelude::*, props};

use super::{back, sheet::sheet};
use crate::{
    bridge::operator::Operator,
    browser::{clipboard, download, print},
    components::{self as ui, ButtonKind, Heading, IconName, NoticeKind},
    pages::view::View,
    state::{Action, Channel, Delivery, SendingAction},
};

pub(super) fn page(view: &View) -> Html {
    let words = view.words;
    let Some(submission) = &view.state().interview.submission() else {
        return html! {
            <>
                <Heading text={words.submit_heading} focus=true />
                {ui::notice(&props!(ui::NoticeProps {
                    kind: NoticeKind::Warning,
                    children: html! { <p>{words.submit_failed}</p> },
                }))}
                <div class="actions">{back(view)}</div>
            </>
        };
    };
    let number = format::receipt(&submission.digest);
    let next: Vec<&str> = match operator(view) {
        None => by_hand(view, submission).to_vec(),
        Some(_) if send::is_received(view, submission) => sending(words.lang).next_list.to_vec(),
        // Sending is what comes next.
        Some(_) => Vec::new(),
    };
    html! {
        <>
            <Heading text={words.submit_heading} focus=true />
            <p class="figure ticket">{fill(words.receipt, &[&number])}</p>
            <p class="hint">{words.submit_receipt_note}</p>
            {ways(view, submission, &number)}
            {package::section(view, submission, &number)}
            if !next.is_empty() {
                <h2>{words.submit_next}</h2>
                <ol>{for next.iter().map(|item| html! { <li>{*item}</li> })}</ol>
            }
            {papers(view)}
            {contact::section(view)}
            <div class="actions">{back(view)}</div>
            {sheet(view)}
        </>
    }
}

/// The operator, where they receive submissions.
fn operator(view: &View) -> Option<&'static Operator> {
    Some(view.state().operator).filter(|operator| operator.endpoint.is_some())
}

/// To the operator where they have an endpoint, and by oneself in any case.
fn ways(view: &View, submission: &Submission, number: &str) -> Html {
    let words = view.words;
    match operator(view) {
        Some(operator) => html! {
            <>
                {send::section(view, submission, operator)}
                <h2>{sending(words.lang).otherwise}</h2>
                {hand_over(view, submission, number, ButtonKind::Secondary)}
            </>
        },
        None => html! {
            <>
                if host::receiver(view).is_none() {
                    {ui::notice(&props!(ui::NoticeProps {
                        kind: NoticeKind::Info,
                        heading: words.submit_not_sent,
                        children: html! { <p>{words.submit_not_sent_text}</p> },
                    }))}
                }
                {hand_over(view, submission, number, ButtonKind::Primary)}
            </>
        },
    }
}

fn hand_over(view: &View, submission: &Submission, number: &str, save_as: ButtonKind) -> Html {
    let words = view.words;
    // Every type of a submission is representable as JSON.
    let json = AttrValue::from(canonical_json(submission).unwrap_or_default());
    let name = AttrValue::from(["bosang-", number, ".json"].concat());
    let save = {
        let (json, dispatcher) = (json.clone(), view.dispatcher());
        move |()| {
            let done = download::json(&name, &json).is_ok();
            if !done {
                dispatcher.dispatch(Action::Sending(SendingAction::Delivered(Delivery {
                    channel: Channel::Download,
                    done,
                })));
            }
        }
    };
    let copy = {
        let dispatcher = view.dispatcher();
        let json = json.clone();
        move |()| {
            let (json, dispatcher) = (json.clone(), dispatcher.clone());
            spawn_local(async move {
                let done = clipboard::copy(&json).await.is_ok();
                dispatcher.dispatch(Action::Sending(SendingAction::Delivered(Delivery {
                    channel: Channel::Copy,
                    done,
                })));
            });
        }
    };
    let outcome = view.state().sending.delivery.and_then(|delivery| {
        match (delivery.channel, delivery.done) {
            (Channel::Copy, true) => Some(words.submit_copied),
            (Channel::Copy, false) => Some(words.submit_copy_failed),
            (Channel::Download, _) => Some(words.submit_download_failed),
            // Told where it was pressed.
            (Channel::Send | Channel::Host, _) => None,
        }
    });
    html! {
        <>
            <div class="actions">
                {ui::button(&props!(ui::ButtonProps {
                    label: words.submit_download,
                    kind: save_as,
                    id: "download",
                    icon: IconName::Download,
                    onclick: save,
                }))}
                {ui::button(&props!(ui::ButtonProps {
                    label: words.submit_copy,
                    kind: ButtonKind::Secondary,
                    icon: IconName::Copy,
                    onclick: copy,
                }))}
                {ui::button(&props!(ui::ButtonProps {
                    label: words.print,
                    kind: ButtonKind::Secondary,
                    icon: IconName::Printer,
                    onclick: |()| print::open(),
                }))}
            </div>
            <p role="status">{outcome.unwrap_or_default()}</p>
            {host::section(view, &json)}
        </>
    }
}

/// What comes next where nobody receives it here.
fn by_hand(view: &View, submission: &Submission) -> [&'static str; 3] {
    let words = view.words;
    let [save, show, papers_apart] = words.submit_next_list;
    let papers = match package::is_offered(view, submission) {
        true => papers::papers(words.lang).pack_next,
        false => papers_apart,
    };
    [save, show, papers]
}

/// The papers to have ready, those that the claimant has and those that lack.
fn papers(view: &View) -> Html {
    let asked: Vec<_> = flow::evidence_asked(view.estimate()).collect();
    if asked.is_empty() {
        return Html::default();
    }
    let wording = view.wording();
    let papers = view.pack().evidence.iter();
    let papers = papers.filter(|paper| asked.contains(&&paper.id));
    let held = &view.state().interview.draft().evidence;
    let words = papers::papers(view.words.lang);
    let paper = |paper: &Evidence| {
        let name = wording.text(&paper.name);
        let there = held.contains(&paper.id).then_some(words.held);
        html! {
            <li>{name.to_owned()}if let Some(there) = there { <span class="hint">{there}</span> }</li>
        }
    };
    html! {
        <>
            <h2>{view.words.submit_papers}</h2>
            <ul>{for papers.map(paper)}</ul>
        </>
    }
}
