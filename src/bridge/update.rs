//! A newer version of the calculator that waits on this device. `static/offline.js` keeps it there,
//! tells when it is, and takes it up when the button [`TAKE_UP`] is pressed.

use gloo_events::EventListener;

/// The id of the button that takes the newer version up, as the script knows it.
pub const TAKE_UP: &str = "update-now";

/// Calls `on_newer` when a newer version has come.
pub fn listen(on_newer: impl Fn() + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, "bosang-newer", move |_| {
        on_newer();
    }))
}
