use yew::prelude::*;

use super::field::Field;

#[derive(Debug, PartialEq, Properties)]
pub struct GroupProps {
    pub id: AttrValue,
    pub legend: AttrValue,
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    #[prop_or_default]
    pub fault: Option<AttrValue>,
    /// Whether the legend is the page's heading.
    #[prop_or_default]
    pub heading: bool,
    pub children: Html,
}

/// Fields that make one answer.
pub fn group(props: &GroupProps) -> Html {
    let field = Field {
        id: &props.id,
        name: &props.legend,
        heading: props.heading,
        hint: props.hint.as_ref(),
        fault: props.fault.as_ref(),
    };
    field.group(html! { <div class="alike">{props.children.clone()}</div> })
}
