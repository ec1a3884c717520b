//! Saving the claim as a file, and the other claims in this browser.

mod file;
mod shelf;

use words::i18n::saving::saving;
use yew::{prelude::*, props};

use self::file::SaveAsFile;
use super::back;
use crate::{
    components::{self as ui, Heading},
    pages::view::View,
    state::Action,
};

pub(super) use self::{
    file::{Secret, secret_field},
    shelf::section as shelf,
};

pub(super) fn page(view: &View) -> Html {
    let words = saving(view.words.lang);
    let dispatcher = view.dispatcher();
    html! {
        <>
            <Heading text={view.words.save_heading} focus=true />
            <p>{words.text}</p>
            {ui::text_field(&props!(ui::TextFieldProps {
                id: "claim-name",
                label: words.name,
                hint: words.name_hint,
                value: view.state().interview.draft().name.clone().unwrap_or_default(),
                oninput: move |name: AttrValue| {
                    dispatcher.dispatch(Action::Name(name.as_str().into()));
                },
            }))}
            <SaveAsFile view={view.clone()} />
            {shelf(view)}
            {shelf::begin_another(view)}
            <div class="actions">{back(view)}</div>
        </>
    }
}
