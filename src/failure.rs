//! What stands in place of the app when the rules did not come.

use std::rc::Rc;

use rules::Lang;
use yew::{prelude::*, props};

use crate::{
    components::{self as ui, Heading},
    i18n::{self, fill},
    load::LoadFault,
};

/// What went wrong, and how to try again.
#[derive(Debug, PartialEq, Properties)]
pub struct FailureProps {
    /// The language.
    pub lang: Lang,
    /// What went wrong.
    pub fault: LoadFault,
    /// Loads again.
    pub onretry: Callback<()>,
}

/// Says what went wrong and offers to try again.
#[component]
pub fn Failure(props: &FailureProps) -> Html {
    let words = i18n::catalogue(props.lang);
    let text: Rc<str> = match props.fault {
        LoadFault::Network => words.load_network.into(),
        LoadFault::Status(status) => fill(words.load_status, &[&status.to_string()]).into(),
        LoadFault::Content => words.load_content.into(),
    };
    html! {
        {ui::shell(&props!(ui::ShellProps {
            product: words.product,
            tagline: "",
            skip_label: words.skip_to_content,
            children: html! { <>
            <Heading text={words.load_failed} focus=true />
            <p>{text}</p>
            {ui::button(&props!(ui::ButtonProps {
                label: words.try_again,
                onclick: props.onretry.clone(),
            }))}
        </> },
        }))}
    }
}
