//! Catalogues of other languages than the one that the app opened with: `static/program.js` loads
//! them.

use rules::Lang;

use crate::browser::events;

/// What is said to the script, and what it tells: the language's tag, with `!` before it
/// where its catalogue did not come.
const LOAD: &str = "bosang:speak";
const LOADED: &str = "bosang:spoken";

/// Has the catalogue of a language loaded; what comes of it is heard by [`hear`].
pub(crate) fn load(lang: Lang) {
    events::say(LOAD, lang.tag());
}

/// Hears, as long as the page is there, of each language that was asked for and of whether its
/// catalogue is here now.
pub(crate) fn hear(on_loaded: impl Fn(Lang, bool) + 'static) {
    events::hear(LOADED, move |tag| {
        let (tag, came) = match tag.strip_prefix('!') {
            Some(tag) => (tag, false),
            None => (&*tag, true),
        };
        if let Some(lang) = Lang::from_tag(tag) {
            on_loaded(lang, came);
        }
    });
}
