use yew::prelude::*;

use super::focus::use_focus_on_mount;

#[derive(Debug, PartialEq, Properties)]
pub struct HeadingProps {
    pub text: AttrValue,
    /// A line above, such as the service that the page is about.
    #[prop_or_default]
    pub caption: Option<AttrValue>,
    /// Whether it takes focus when it is mounted, so that a screen reader starts at the new page.
    #[prop_or_default]
    pub focus: bool,
    /// The input that it labels, when the heading is the question.
    #[prop_or_default]
    pub labels: Option<AttrValue>,
}

/// The h1 of a page.
#[component]
pub fn Heading(props: &HeadingProps) -> Html {
    let node = use_focus_on_mount(props.focus);
    html! {
        <h1 ref={node} tabindex="-1">
            if let Some(caption) = &props.caption {
                <span class="caption">{caption}</span>
            }
            if let Some(id) = &props.labels {
                <label for={id}>{&props.text}</label>
            } else {
                {&props.text}
            }
        </h1>
    }
}
