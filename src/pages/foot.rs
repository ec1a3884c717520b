//! What stands under each page: who sees what is entered, and the way to save it.

use interview::page::Page;
use words::i18n::{fill, framed::framed, saving::saving};
use yew::{prelude::*, props};

use crate::{
    components::{self as ui, ButtonKind},
    pages::view::View,
};

pub(super) fn foot(view: &View) -> Html {
    let (words, state) = (view.words, view.state());
    let privacy = match &state.host.page {
        Some(host) => fill(framed(words.lang).host_told, &[host.name()]),
        None => words.privacy.into(),
    };
    html! {
        <>
            <p>{privacy}</p>
            if !state.interview.draft().is_empty() && *state.interview.page() != Page::Save {
                {ui::button(&props!(ui::ButtonProps {
                    label: saving(words.lang).link,
                    kind: ButtonKind::Quiet,
                    onclick: view.go_to(Page::Save),
                }))}
            }
        </>
    }
}
