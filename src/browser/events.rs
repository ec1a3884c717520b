//! Events of the window, most of them with a text in them: how the program speaks with the scripts
//! beside it.

use gloo_events::EventListener;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, CustomEventInit, window};

/// What program.js loads a script by, and tells that it did not come.
const LOAD: &str = "bosang:load";
const NOT_LOADED: &str = "bosang:not-loaded";

/// What became of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Said {
    /// A script took it: it took the event's default away.
    Taken,
    /// It was sent; who heard it does not tell.
    Sent,
    /// There was no window to send it in.
    Nowhere,
}

/// Sends `text` to whoever hears `name`.
pub(crate) fn say(name: &str, text: &str) -> Said {
    hand(name, &text.into())
}

/// Hands something of the browser's to whoever hears `name`.
pub(crate) fn hand(name: &str, thing: &JsValue) -> Said {
    let options = CustomEventInit::new();
    options.set_cancelable(true);
    options.set_detail(thing);
    let event = CustomEvent::new_with_event_init_dict(name, &options);
    let sent = window()
        .zip(event.ok())
        .and_then(|(window, event)| window.dispatch_event(&event).ok());
    match sent {
        Some(false) => Said::Taken,
        Some(true) => Said::Sent,
        None => Said::Nowhere,
    }
}

/// Hands something to the script that hears `name`, which is loaded first where it is not there.
pub(crate) fn ask(script: &str, name: &str, thing: &JsValue) {
    if hand(name, thing) != Said::Taken {
        let wanted = Array::of3(&script.into(), &name.into(), thing);
        hand(LOAD, &wanted);
    }
}

/// Calls `on_asked` with what was handed to a script that did not come, as long as the listener is
/// kept.
pub(crate) fn listen_to_missing(
    script: &'static str,
    on_asked: impl Fn(JsValue) + 'static,
) -> Option<EventListener> {
    listen_to(NOT_LOADED, move |told| {
        let told = Array::from(&told);
        if told.get(0) == script {
            on_asked(told.get(1));
        }
    })
}

/// Calls `on_text` with the text of each event of that name, as long as the page is there.
pub(crate) fn hear(name: &'static str, on_text: impl Fn(String) + 'static) {
    if let Some(listener) = listen(name, on_text) {
        listener.forget();
    }
}

/// Calls `on_text` with the text of each event of that name, as long as the listener is kept.
pub(crate) fn listen(
    name: &'static str,
    on_text: impl Fn(String) + 'static,
) -> Option<EventListener> {
    listen_to(name, move |thing| {
        on_text(thing.as_string().unwrap_or_default());
    })
}

/// The same with what each event carries, whatever that is.
pub(crate) fn listen_to(
    name: &'static str,
    on_thing: impl Fn(JsValue) + 'static,
) -> Option<EventListener> {
    let window = window()?;
    let listener = EventListener::new(&window, name, move |event| {
        let event = event.dyn_ref::<CustomEvent>();
        on_thing(event.map(CustomEvent::detail).unwrap_or_default());
    });
    Some(listener)
}
