//! The print dialogue.

/// Opens it; browsers without one do nothing, and their own menu still prints.
pub fn open() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}
