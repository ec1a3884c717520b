//! Opens the app: reads the rules and what was saved, then takes the page over.

use rules::Instant;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;
use yew::Renderer;

use crate::{
    app::{App, AppProps},
    clock,
    head::Head,
    interview::{self, Sources},
    locale, storage,
};

/// The id of the element that the page keeps for the app. Until the app is here it shows what the
/// HTML holds.
pub const ROOT: &str = "app";

/// Opens the app with the compiled pack, where that is an older version the current one, and what
/// the operator says.
///
/// A pack that this program does not read is thrown back at the script that downloaded both.
pub fn start(compiled: &[u8], current: Option<&[u8]>, operator: &str) {
    let head = Head::read(compiled);
    let root = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id(ROOT));
    let Some(root) = root else {
        return;
    };
    // Any moment will do: only its offset is read.
    let Some(at) = Instant::from_seconds(0, head.pack.offset_minutes) else {
        crate::json::throw();
    };
    let props = AppProps {
        lang: locale::initial(&head.pack.languages),
        now: clock::now(at),
        kept: storage::kept(&head.pack.id),
        interview: Ok(None),
        head,
        sources: Sources {
            compiled: compiled.into(),
            current: current.map(Into::into),
            operator: operator.into(),
        },
    };
    if !matches!(props.kept, Ok(Some(_))) {
        return show(root, props);
    }
    // Who comes back to a draft may go on behind the first question at once.
    spawn_local(async move {
        let interview = interview::load(props.sources.clone()).await;
        let interview = interview.map(Some);
        show(root, AppProps { interview, ..props });
    });
}

fn show(root: Element, props: AppProps) {
    Renderer::<App>::with_root_and_props(root, props).render();
}
