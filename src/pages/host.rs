//! What to know of the page that frames the app.

use words::i18n::{fill, framed::framed};
use yew::{prelude::*, props};

use crate::{
    components::{self as ui, NoticeKind},
    pages::view::View,
};

/// That the host filled in answers, where it did.
pub(super) fn prefilled(view: &View) -> Html {
    let (words, state) = (framed(view.words.lang), view.state());
    let host = state.host.page.as_deref().filter(|_| state.host.prefilled);
    let notice = host.map(|host| {
        ui::notice(&props!(ui::NoticeProps {
            kind: NoticeKind::Good,
            heading: fill(words.host_prefilled, &[host.name()]),
            children: html! { <p>{words.host_prefilled_text}</p> },
        }))
    });
    notice.unwrap_or_default()
}
