use yew::{prelude::*, props};

use super::{ButtonKind, IconName};

#[derive(Debug, PartialEq, Properties)]
pub struct RepeatedProps {
    pub id: AttrValue,
    /// What it is called, with its number.
    pub name: AttrValue,
    pub children: Html,
    /// What takes it away, where it is not the only one.
    #[prop_or_default]
    pub remove: Option<(AttrValue, Callback<()>)>,
}

/// One of several groups of fields that are alike.
pub fn repeated(props: &RepeatedProps) -> Html {
    html! {
        <fieldset id={&props.id} class="repeated">
            <legend>{&props.name}</legend>
            {props.children.clone()}
            if let Some((label, onremove)) = &props.remove {
                {super::button(&props!(super::ButtonProps {
                    label,
                    about: &props.name,
                    kind: ButtonKind::Quiet,
                    icon: IconName::Trash,
                    onclick: onremove,
                }))}
            }
        </fieldset>
    }
}
