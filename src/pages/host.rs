//! What to know of the page that frames the app.

use yew::{prelude::*, props};

use crate::{
    components::{self as ui, NoticeKind},
    i18n::fill,
    view::View,
};

/// Nothing in a page of our own.
pub(super) fn notice(view: &View) -> Html {
    let (words, state) = (view.words, view.state());
    let Some(host) = &state.host else {
        return Html::default();
    };
    html! {
        <>
            if state.prefilled {
                {ui::notice(&props!(ui::NoticeProps {
                    kind: NoticeKind::Good,
                    heading: fill(words.host_prefilled, &[host.name()]),
                    children: html! { <p>{words.host_prefilled_text}</p> },
                }))}
            }
            <p class="note">{fill(words.host_told, &[host.name()])}</p>
        </>
    }
}
