use yew::prelude::*;

use super::IconName;

#[derive(Debug, PartialEq, Properties)]
pub struct DisclosureProps {
    pub summary: AttrValue,
    #[prop_or_default]
    pub open: bool,
    #[prop_or_default]
    pub children: Html,
}

/// Something to open when wanted.
pub fn disclosure(props: &DisclosureProps) -> Html {
    html! {
        <details open={props.open}>
            <summary>{super::icon(IconName::ChevronDown)}{&props.summary}</summary>
            <div class="details">{props.children.clone()}</div>
        </details>
    }
}
