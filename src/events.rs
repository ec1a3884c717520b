//! Events of the window, most of them with a text in them: how the program speaks with the scripts beside it.

use gloo_events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, CustomEventInit, window};

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
    say_value(name, &text.into())
}

/// Sends what is not a text.
pub(crate) fn say_value(name: &str, detail: &JsValue) -> Said {
    let options = CustomEventInit::new();
    options.set_cancelable(true);
    options.set_detail(detail);
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

/// Calls `on_text` with the text of each event of that name, as long as the page is there.
pub(crate) fn hear(name: &'static str, on_text: impl Fn(String) + 'static) {
    hear_value(name, move |detail| {
        on_text(detail.as_string().unwrap_or_default());
    });
}

/// The same with what each event carries, whatever that is.
pub(crate) fn hear_value(name: &'static str, on_value: impl Fn(JsValue) + 'static) {
    let Some(window) = window() else {
        return;
    };
    EventListener::new(&window, name, move |event| {
        let event = event.dyn_ref::<CustomEvent>();
        on_value(event.map(CustomEvent::detail).unwrap_or_default());
    })
    .forget();
}
