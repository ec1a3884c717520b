//! The page's address and the browser's history. An address names a page, never an answer.

use gloo_events::EventListener;
use rules::Lang;
use wasm_bindgen::JsValue;

/// The path behind `#/`, if the address has one.
pub fn path() -> String {
    let hash = web_sys::window()
        .and_then(|window| window.location().hash().ok())
        .unwrap_or_default();
    let path = hash.strip_prefix('#').unwrap_or_default();
    path.strip_prefix('/').unwrap_or(path).to_owned()
}

/// Goes to `path` as a new step of the history.
pub fn push(path: &str) {
    if let Some(history) = history() {
        let step = JsValue::from_f64(depth(&history) + 1.0);
        // Browsers refuse only floods of steps, and then the page itself is still right.
        let _ = history.push_state_with_url(&step, "", Some(&["#/", path].concat()));
    }
}

/// Puts `path` in place of the present step.
pub fn replace(path: &str) {
    if let Some(history) = history() {
        let step = JsValue::from_f64(depth(&history));
        let _ = history.replace_state_with_url(&step, "", Some(&["#/", path].concat()));
    }
}

/// Goes one step back, when that stays in this app; else tells that it does not.
pub fn back() -> bool {
    history().is_some_and(|history| depth(&history) > 0.0 && history.back().is_ok())
}

/// Calls `on_path` with the path each time the person walks the history or edits the address.
pub fn listen(on_path: impl Fn(String) + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, "hashchange", move |_| {
        on_path(path());
    }))
}

/// The language that the address asks for, if it does.
pub fn lang() -> Option<Lang> {
    let search = web_sys::window()?.location().search().ok()?;
    lang_in(&search)
}

/// Makes an address that asks for a language ask for this one, so that a reload keeps it.
pub fn set_lang(lang: Lang) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let search = window.location().search().unwrap_or_default();
    if lang_in(&search).is_none() {
        return;
    }
    let hash = window.location().hash().unwrap_or_default();
    if let Some(history) = history() {
        let address = [with_lang(&search, lang).as_str(), &hash].concat();
        let step = JsValue::from_f64(depth(&history));
        let _ = history.replace_state_with_url(&step, "", Some(&address));
    }
}

/// Takes a version that the address asks for out of it, so that a reload opens the current one.
pub fn forget_version() {
    let Some(window) = web_sys::window() else {
        return;
    };
    let search = window.location().search().unwrap_or_default();
    let hash = window.location().hash().unwrap_or_default();
    if let Some(history) = history() {
        let address = [without_version(&search).as_str(), &hash].concat();
        let step = JsValue::from_f64(depth(&history));
        let _ = history.replace_state_with_url(&step, "", Some(&address));
    }
}

/// Opens the scheme at this address anew, under the version that its draft is of.
pub fn open_again() {
    let Some(location) = web_sys::window().map(|window| window.location()) else {
        return;
    };
    let search = location.search().unwrap_or_default();
    let address = without_version(&search);
    // The page stays where it is when the browser refuses, which it has no reason to.
    let _ = if address == search {
        location.reload()
    } else {
        location.set_search(&address)
    };
}

fn history() -> Option<web_sys::History> {
    web_sys::window()?.history().ok()
}

/// How many steps of this app lie before the present one.
fn depth(history: &web_sys::History) -> f64 {
    let state = history.state().unwrap_or_default();
    state.as_f64().unwrap_or_default()
}

fn lang_in(search: &str) -> Option<Lang> {
    let query = search.strip_prefix('?')?;
    query
        .split('&')
        .find_map(|pair| pair.strip_prefix("lang="))
        .and_then(Lang::from_tag)
}

fn with_lang(search: &str, lang: Lang) -> String {
    let query = search.strip_prefix('?').unwrap_or_default();
    let mut changed = String::from("?");
    for (index, pair) in query.split('&').enumerate() {
        if index > 0 {
            changed.push('&');
        }
        if pair.starts_with("lang=") {
            changed.push_str("lang=");
            changed.push_str(lang.tag());
        } else {
            changed.push_str(pair);
        }
    }
    changed
}

fn without_version(search: &str) -> String {
    let query = search.strip_prefix('?').unwrap_or_default();
    let kept = query
        .split('&')
        .filter(|pair| !pair.starts_with("version="));
    ["?", &kept.collect::<Vec<_>>().join("&")].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_forgets_a_version_alone() {
        let forgotten = without_version("?pack=a-1&version=1.0.0&lang=ko");
        assert_eq!(forgotten, "?pack=a-1&lang=ko");
        assert_eq!(without_version("?pack=a-1"), "?pack=a-1");
    }

    #[test]
    fn the_address_may_ask_for_a_language() {
        assert_eq!(lang_in("?lang=en"), Some(Lang::En));
        assert_eq!(lang_in("?from=mail&lang=ko-KR"), Some(Lang::Ko));
        assert_eq!(lang_in("?lang=xx"), None);
        assert_eq!(lang_in(""), None);
        assert_eq!(
            with_lang("?from=mail&lang=ko&x=1", Lang::En),
            "?from=mail&lang=en&x=1"
        );
    }
}
