//! Where the keyboard goes.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

/// A reference to an element that takes focus once, when it is mounted, if `wanted`.
#[hook]
pub(super) fn use_focus_on_mount(wanted: bool) -> NodeRef {
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with((), move |()| {
            if wanted {
                focus(node.cast());
            }
        });
    }
    node
}

/// Moves focus to the element with that id, or to the first control in it. Unlike a fragment
/// link this leaves the address and the history alone.
pub(crate) fn focus_id(id: &str) {
    let found = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id(id));
    if let Some(element) = found {
        let control = match element.tag_name().as_str() {
            "FIELDSET" => element.query_selector("input, button").ok().flatten(),
            _ => None,
        };
        focus(control.unwrap_or(element).dyn_into().ok());
    }
}

/// Moves focus there. An element that is gone or cannot be focused is no fault of the user's.
pub(super) fn focus(element: Option<HtmlElement>) {
    if let Some(element) = element {
        let _ = element.focus();
    }
}
