use wasm_bindgen::JsCast;
use yew::prelude::*;

use super::focus::focus;

#[derive(Debug, PartialEq, Properties)]
pub struct OutcomeProps {
    /// What it is now; another makes the outcome a new one.
    pub stage: AttrValue,
    pub children: Html,
}

/// How something went that a person began. It is said when it changes, and takes the focus only
/// where that was on something that went away with the change.
#[component]
pub fn Outcome(props: &OutcomeProps) -> Html {
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with(props.stage.clone(), move |_| {
            let document = web_sys::window().and_then(|window| window.document());
            let at = document.and_then(|document| document.active_element());
            if at.is_some_and(|at| at.tag_name() == "BODY") {
                focus(node.get().and_then(|node| node.dyn_into().ok()));
            }
        });
    }
    html! {
        <div class="outcome" role="status" tabindex="-1" ref={node}>{props.children.clone()}</div>
    }
}
