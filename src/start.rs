//! Opens the app: loads the rules and what was saved, then takes the page over.

use std::rc::Rc;

use rules::LoadedPack;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;
use yew::{AppHandle, Callback, Renderer};

use crate::{
    app::{App, AppProps},
    clock,
    draft::Draft,
    failure::{Failure, FailureProps},
    load::{self, LoadFault},
    locale, random, storage,
};

/// The id of the element that the page keeps for the app. Until the rules are here it shows what
/// the HTML holds.
pub const ROOT: &str = "app";

/// Loads and opens the app.
pub fn start() {
    let root = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id(ROOT));
    if let Some(root) = root {
        spawn_local(open(root));
    }
}

async fn open(root: Element) {
    match load::pack(load::PACK_URL).await {
        Ok(pack) => show(root, pack),
        Err(fault) => fail(root, fault),
    }
}

fn show(root: Element, pack: LoadedPack) {
    let data = pack.pack();
    let (saved, storage) = match storage::draft(&data.id) {
        Ok(saved) => (saved, None),
        Err(fault) => (None, Some(fault)),
    };
    let draft = saved.unwrap_or_else(|| Draft::new(data, random::key()));
    let incident = data.incident.window.to;
    let at = incident.at_offset(data.offset_minutes).unwrap_or(incident);
    let props = AppProps {
        lang: locale::initial(),
        now: clock::now(at),
        draft,
        storage,
        pack: Rc::new(pack),
    };
    Renderer::<App>::with_root_and_props(root, props).render();
}

fn fail(root: Element, fault: LoadFault) {
    let handle: Rc<std::cell::RefCell<Option<AppHandle<Failure>>>> = Rc::default();
    let onretry = {
        let (root, handle) = (root.clone(), handle.clone());
        Callback::from(move |()| {
            if let Some(shown) = handle.borrow_mut().take() {
                shown.destroy();
                spawn_local(open(root.clone()));
            }
        })
    };
    let props = FailureProps {
        lang: locale::initial(),
        fault,
        onretry,
    };
    let shown = Renderer::<Failure>::with_root_and_props(root, props).render();
    *handle.borrow_mut() = Some(shown);
}
