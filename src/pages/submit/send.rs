//! Sending the submission to the operator, and how that goes.

use rules::Submission;
use words::{
    format,
    i18n::{
        fill,
        sending::{SendingWords, sending},
    },
};
use yew::{prelude::*, props};

use crate::{
    bridge::{
        operator::Operator,
        outbox::{self, Delay, OutboxEntry, Refusal, Stage},
    },
    browser::random,
    components::{self as ui, ButtonKind, IconName, NoticeKind, Outcome},
    pages::view::View,
    state::{Action, Channel, Delivery, SendingAction},
};

/// Whether the submission as it stands was received.
pub(super) fn is_received(view: &View, submission: &Submission) -> bool {
    let entry = of_this(view, submission);
    entry.is_some_and(|entry| matches!(entry.stage, Stage::Received { .. }))
}

/// What was sent of the draft, if anything was.
fn entry(view: &View) -> Option<&OutboxEntry> {
    let state = view.state();
    state.sending.outbox_entry(&state.interview)
}

/// The entry that carries just this content.
fn of_this<'a>(view: &'a View, submission: &Submission) -> Option<&'a OutboxEntry> {
    let digest = submission.digest.to_string();
    entry(view).filter(|entry| entry.digest == digest)
}

/// The way to the operator, who has an endpoint.
pub(super) fn section(view: &View, submission: &Submission, operator: &Operator) -> Html {
    let words = sending(view.words.lang);
    let to = receiver(view, operator);
    let entry = entry(view);
    let (stage, content) = match (of_this(view, submission), entry) {
        (Some(entry), _) => stage(view, words, submission, entry),
        (None, Some(other)) => ("changed", changed(view, words, other)),
        (None, None) => ("new", send(view, submission, words.button)),
    };
    let not_loaded = matches!(
        view.state().sending.delivery,
        Some(Delivery {
            channel: Channel::Send,
            done: false
        })
    );
    html! {
        <section>
            <h2>{fill(words.heading, &[&to])}</h2>
            if entry.is_none() {
                <p>{fill(words.text, &[&to])}</p>
            }
            <Outcome {stage}>
                {content}
                if not_loaded {
                    <p>{words.not_loaded}</p>
                }
            </Outcome>
        </section>
    }
}

/// What the receiver is called: the operator's name for it, else where it is.
fn receiver(view: &View, operator: &Operator) -> String {
    let named = operator.contact.as_ref();
    if let Some(name) = named.and_then(|contact| contact.name.as_ref()) {
        return name.get(view.words.lang).to_owned();
    }
    let endpoint = operator.endpoint.as_deref().unwrap_or_default();
    let behind = endpoint
        .split_once("://")
        .map_or(endpoint, |(_, rest)| rest);
    let host = behind.split(['/', '?']).next();
    host.unwrap_or_default().to_owned()
}

fn stage(
    view: &View,
    words: &SendingWords,
    submission: &Submission,
    entry: &OutboxEntry,
) -> (&'static str, Html) {
    match &entry.stage {
        Stage::Sending => ("sending", html! { <p>{words.under_way}</p> }),
        Stage::Waiting { why, kept } => ("waiting", waiting(view, words, submission, *why, *kept)),
        Stage::Received { number, received } => {
            let at = received.and_then(|at| at.at_offset(view.pack().offset_minutes));
            let at = at.map(|at| format::full_moment(view.words.lang, at));
            let content = ui::notice(&props!(ui::NoticeProps {
                kind: NoticeKind::Good,
                heading: words.received,
                children: html! { <>
                    <p class="receipt">
                        {words.received_number}{" "}<strong class="figure">{number.clone()}</strong>
                    </p>
                    if let Some(at) = at {
                        <p>{fill(words.received_at, &[&at])}</p>
                    }
                    <p>{words.received_text}</p>
                </> },
            }));
            ("received", content)
        }
        Stage::Refused(refusal) => ("refused", refused(view, words, *refusal)),
    }
}

fn waiting(
    view: &View,
    words: &SendingWords,
    submission: &Submission,
    why: Delay,
    kept: bool,
) -> Html {
    let why = match why {
        Delay::Offline => words.waiting_offline,
        Delay::Unreachable => words.waiting_unreachable,
        Delay::Slow => words.waiting_slow,
        Delay::Server => words.waiting_server,
    };
    let key = submission.idempotency_key.clone();
    let dispatcher = view.dispatcher();
    let take_back = move |()| {
        outbox::forget(&key);
        dispatcher.dispatch(Action::Sending(SendingAction::TakenBack));
    };
    html! {
        <>
            {ui::notice(&props!(ui::NoticeProps {
                kind: NoticeKind::Warning,
                heading: words.waiting,
                children: html! { <>
                    <p>{why}</p>
                    <p>{if kept { words.waiting_kept } else { words.waiting_not_kept }}</p>
                </> },
            }))}
            <div class="actions">
                {send(view, submission, words.try_now)}
                {ui::button(&props!(ui::ButtonProps {
                    label: words.take_back,
                    kind: ButtonKind::Quiet,
                    onclick: take_back,
                }))}
            </div>
        </>
    }
}

fn send(view: &View, submission: &Submission, label: &'static str) -> Html {
    let (submission, dispatcher) = (submission.clone(), view.dispatcher());
    let onclick = move |()| {
        dispatcher.dispatch(Action::Sending(SendingAction::Delivered(Delivery {
            channel: Channel::Send,
            done: outbox::send(&submission),
        })));
    };
    ui::button(&props!(ui::ButtonProps {
        label,
        id: "send",
        icon: IconName::ArrowRight,
        onclick,
    }))
}

/// That the claim was sent with other content.
fn changed(view: &View, words: &SendingWords, sent: &OutboxEntry) -> Html {
    let text = match &sent.stage {
        Stage::Received { number, .. } => fill(words.changed_text, &[number]),
        Stage::Refused(_) => words.refused_other_content.to_owned(),
        Stage::Sending | Stage::Waiting { .. } => words.changed_unsure.to_owned(),
    };
    html! {
        <>
            {ui::notice(&props!(ui::NoticeProps {
                kind: NoticeKind::Info,
                heading: words.changed,
                children: html! { <p>{text}</p> },
            }))}
            {renew(view, words)}
        </>
    }
}

fn refused(view: &View, words: &SendingWords, refusal: Refusal) -> Html {
    let text = match refusal {
        Refusal::OtherContent => words.refused_other_content,
        Refusal::UnknownPack => words.refused_unknown_pack,
        Refusal::Unequal => words.refused_unequal,
        Refusal::Other => words.refused_other,
    };
    html! {
        <>
            {ui::notice(&props!(ui::NoticeProps {
                kind: NoticeKind::Warning,
                heading: words.refused,
                children: html! { <p>{text}</p> },
            }))}
            if refusal == Refusal::OtherContent {
                {renew(view, words)}
            }
        </>
    }
}

fn renew(view: &View, words: &SendingWords) -> Html {
    let dispatcher = view.dispatcher();
    ui::button(&props!(ui::ButtonProps {
        label: words.renew,
        id: "renew",
        onclick: move |()| dispatcher
            .dispatch(Action::Sending(SendingAction::Renewed(random::key()))),
    }))
}
