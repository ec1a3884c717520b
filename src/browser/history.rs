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

/// Makes the address that of the page at `path`, as a page in another language has it. It asks for
/// no language any more.
pub fn set_path(path: &str) {
    let Some(location) = web_sys::window().map(|window| window.location()) else {
        return;
    };
    if location.pathname().ok().as_deref() == Some(path) {
        return;
    }
    let search = location.search().unwrap_or_default();
    let hash = location.hash().unwrap_or_default();
    set_address(&[path, &without("lang", &search), &hash].concat());
}

/// Makes an address that asks for a language ask for this one, so that a reload keeps it.
pub fn set_lang(lang: Lang) {
    let Some(location) = web_sys::window().map(|window| window.location()) else {
        return;
    };
    let search = location.search().unwrap_or_default();
    let hash = location.hash().unwrap_or_default();
    if lang_in(&search).is_some() {
        set_address(&[with_lang(&search, lang).as_str(), &hash].concat());
    }
}

fn set_address(address: &str) {
    if let Some(history) = history() {
        let step = JsValue::from_f64(depth(&history));
        let _ = history.replace_state_with_url(&step, "", Some(address));
    }
}

/// Takes a version that the address asks for out of it, so that a reload opens the current one.
pub fn forget_version() {
    let Some(location) = web_sys::window().map(|window| window.location()) else {
        return;
    };
    // An address that is empty would be the one that is there.
    let path = location.pathname().unwrap_or_default();
    let search = location.search().unwrap_or_default();
    let hash = location.hash().unwrap_or_default();
    set_address(&[&path, &*without("version", &search), &hash].concat());
}

/// Opens the scheme at this address anew, under the version that its draft is of.
pub fn open_again() {
    let Some(location) = web_sys::window().map(|window| window.location()) else {
        return;
    };
    let search = location.search().unwrap_or_default();
    let address = without("version", &search);
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

/// The query without what it says of `name`.
fn without(name: &str, search: &str) -> String {
    let query = search.strip_prefix('?').unwrap_or_default();
    let kept = query.split('&').filter(|pair| {
        let (known, _) = pair.split_once('=').unwrap_or((pair, ""));
        known != name
    });
    match kept.collect::<Vec<_>>().join("&") {
        empty if empty.is_empty() => empty,
        kept => ["?", &kept].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_forgets_a_version_alone() {
        let forgotten = without("version", "?pack=a-1&version=1.0.0&lang=ko");
        assert_eq!(forgotten, "?pack=a-1&lang=ko");
        assert_eq!(without("version", "?pack=a-1"), "?pack=a-1");
        assert_eq!(without("version", "?version=1.0.0"), "");
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
