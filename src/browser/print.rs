//! Printing: paper cannot be clicked, so everything folded is opened for it.

use gloo_events::EventListener;
use web_sys::{Document, Element};

/// Marks what was opened for paper only.
const MARK: &str = "data-print";

/// Opens the print dialogue; browsers without one do nothing, and their own menu still prints.
pub fn open() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}

/// Unfolds everything before each printing and folds it again after, until dropped.
pub fn listen() -> Option<[EventListener; 2]> {
    let window = web_sys::window()?;
    let document = window.document()?;
    let (before, after) = (document.clone(), document);
    Some([
        EventListener::new(&window, "beforeprint", move |_| {
            each(&before, "details:not([open])", |details| {
                let _ = details.set_attribute("open", "");
                let _ = details.set_attribute(MARK, "");
            });
        }),
        EventListener::new(&window, "afterprint", move |_| {
            each(&after, "details[data-print]", |details| {
                let _ = details.remove_attribute("open");
                let _ = details.remove_attribute(MARK);
            });
        }),
    ])
}

fn each(document: &Document, selector: &str, change: impl Fn(&Element)) {
    // The elements are taken in order; each change takes one out of the selection.
    while let Ok(Some(element)) = document.query_selector(selector) {
        change(&element);
    }
}
