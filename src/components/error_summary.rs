use std::rc::Rc;

use yew::prelude::*;

use super::focus::{focus, focus_id};

/// What to change about an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// The id of the field that it is about.
    pub field: AttrValue,
    pub text: AttrValue,
}

#[derive(Debug, PartialEq, Properties)]
pub struct ErrorSummaryProps {
    pub title: AttrValue,
    pub faults: Rc<[Fault]>,
    /// How often the page was sent on; a change moves focus here.
    pub attempt: u32,
}

/// Everything that wants another look before the page can be left.
#[component]
pub fn ErrorSummary(props: &ErrorSummaryProps) -> Html {
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with(props.attempt, move |_| focus(node.cast()));
    }
    if props.faults.is_empty() {
        return Html::default();
    }
    html! {
        <section ref={node} class="error-summary" tabindex="-1" aria-labelledby="error-summary-title">
            <h2 id="error-summary-title">{&props.title}</h2>
            <ul>{for props.faults.iter().map(item)}</ul>
        </section>
    }
}

fn item(fault: &Fault) -> Html {
    let field = fault.field.clone();
    let onclick = move |event: MouseEvent| {
        event.prevent_default();
        focus_id(&field);
    };
    html! {
        <li><a href={["#", &*fault.field].concat()} {onclick}>{&fault.text}</a></li>
    }
}
