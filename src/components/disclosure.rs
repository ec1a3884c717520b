use yew::prelude::*;

use super::{Icon, IconName};

#[derive(Debug, PartialEq, Properties)]
pub struct DisclosureProps {
    pub summary: AttrValue,
    #[prop_or_default]
    pub open: bool,
    #[prop_or_default]
    pub children: Html,
}

/// Something to open when wanted.
#[component]
pub fn Disclosure(props: &DisclosureProps) -> Html {
    html! {
        <details open={props.open}>
            <summary><Icon name={IconName::ChevronDown} />{&props.summary}</summary>
            <div class="details">{props.children.clone()}</div>
        </details>
    }
}
