//! Handing the submission to the page that frames the app, where that takes it and the claimant
//! wants it.

use words::i18n::{fill, framed::framed};
use yew::{prelude::*, props};

use crate::{
    bridge::host::{self, Host},
    components::{self as ui, ButtonKind},
    pages::view::View,
    state::{Action, Channel, Delivery, SendingAction},
};

/// The host, where it takes submissions.
pub(super) fn receiver(view: &View) -> Option<&Host> {
    view.state()
        .host
        .page
        .as_deref()
        .filter(|host| host.receives)
}

/// Nothing where no host takes submissions.
pub(super) fn section(view: &View, json: &AttrValue) -> Html {
    let (words, state) = (framed(view.words.lang), view.state());
    let Some(host) = receiver(view) else {
        return Html::default();
    };
    let (json, dispatcher) = (json.clone(), view.dispatcher());
    let hand_over = move |()| {
        dispatcher.dispatch(Action::Sending(SendingAction::Delivered(Delivery {
            channel: Channel::Host,
            done: host::hand_over(&json),
        })));
    };
    html! {
        <section>
            <h2>{fill(words.host_give, &[host.name()])}</h2>
            <p>{words.host_give_text}</p>
            {ui::button(&props!(ui::ButtonProps {
                label: words.host_give_button,
                kind: ButtonKind::Secondary,
                onclick: hand_over,
            }))}
            <p role="status">
                {match state.sending.delivery {
                    Some(Delivery { channel: Channel::Host, done: true }) => words.host_given,
                    Some(Delivery { channel: Channel::Host, done: false }) => words.host_not_given,
                    _ => "",
                }}
            </p>
        </section>
    }
}
