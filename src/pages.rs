//! The pages: what each of them shows for a state. They hold no state of their own.

mod changes;
mod check;
mod elsewhere;
mod estimate;
mod evidence;
mod foot;
mod frame;
mod host;
mod items;
mod newer;
mod other_losses;
mod outages;
mod periods;
mod question;
mod reopen;
mod running;
mod save;
mod sheet;
mod spans;
mod start;
mod submit;
mod update;
mod windows;

use yew::{prelude::*, props};

use crate::{
    components::{self as ui, ButtonKind, ErrorSummary, IconName, NoticeKind},
    history,
    page::Page,
    state::Action,
    view::View,
};

pub use self::{
    foot::foot,
    frame::{frame, title},
    running::{Running, running},
};

/// The content of the page shown, whichever it is.
pub fn content(view: &View) -> Html {
    match &view.state().page {
        Page::Start => {
            let news = html! { <>{host::prefilled(view)}{newer::notice(view)}</> };
            let otherwise = html! { <>{save::shelf(view)}{reopen::section(view)}</> };
            start::page(view, news, otherwise)
        }
        Page::Question(id) => question::page(view, id),
        Page::Windows => windows::page(view),
        Page::OtherLosses => other_losses::page(view),
        Page::Evidence => evidence::page(view),
        Page::Check => check::page(view),
        Page::Estimate => estimate::page(view),
        Page::Submit => submit::page(view),
        Page::Save => save::page(view),
    }
}

/// What stands above each page, whichever it is.
pub fn news(view: &View) -> Html {
    html! { <>{update::notice(view)}{elsewhere::notice(view)}</> }
}

/// The content of the page shown, as far as it is here without the interview.
fn opening(view: &View) -> Html {
    let simple = match &view.state().page {
        Page::Start => Some(start::page(view, Html::default(), Html::default())),
        Page::Question(id) => question::simple(view, id),
        _ => None,
    };
    simple.unwrap_or_else(|| coming(view))
}

/// That the rest of the program is on its way or did not come, where the person waits for it.
fn coming(view: &View) -> Html {
    let (words, coming) = (view.words, view.state().coming);
    if view.state().interview.is_some() || !coming.awaited && !coming.failed {
        return Html::default();
    }
    html! {
        <div role="status">
            if coming.failed {
                {ui::notice(&props!(ui::NoticeProps {
                    kind: NoticeKind::Warning,
                    heading: words.coming_failed,
                    children: html! { <p>{words.coming_failed_text}</p> },
                }))}
            } else {
                <p class="hint">{words.coming}</p>
            }
        </div>
    }
}

/// Whether the pack goes by the clock of Korea.
fn is_korean_time(view: &View) -> bool {
    view.pack().offset_minutes == 9 * 60
}

/// The summary of what is wrong, which takes the focus at each failed attempt to go on.
fn summary(view: &View) -> Html {
    html! {
        <ErrorSummary
            title={view.words.check_these}
            faults={view.faults()}
            attempt={view.state().attempt}
        />
    }
}

/// A form whose Enter key goes on, with the buttons under it.
fn form(view: &View, button: &'static str, fields: Html) -> Html {
    let go_on = view.go_on();
    let onsubmit = move |event: SubmitEvent| {
        event.prevent_default();
        go_on.emit(());
    };
    html! {
        <form novalidate=true {onsubmit}>
            {fields}
            {coming(view)}
            <div class="actions">
                {ui::button(&props!(ui::ButtonProps {
                    label: button,
                    onclick: Callback::noop(),
                    submit: true,
                }))}
                {back(view)}
            </div>
        </form>
    }
}

/// The way back: a step of the browser's history where there is one, so that its own back button
/// and this one agree.
fn back(view: &View) -> Html {
    let dispatcher = view.dispatcher();
    let onclick = move |()| {
        if !history::back() {
            dispatcher.dispatch(Action::Back);
        }
    };
    html! {
        {ui::button(&props!(ui::ButtonProps {
            label: view.words.back,
            kind: ButtonKind::Quiet,
            icon: IconName::ArrowLeft,
            onclick,
        }))}
    }
}
