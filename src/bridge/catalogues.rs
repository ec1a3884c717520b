//! Catalogues of other languages than the one that the app opened with: `static/program.js` loads
//! them.

use rules::Lang;

use crate::browser::events;

/// What is said to the script, and what it tells: the language's tag, with `!` before it
/// where its catalogue did not come.
const LOAD: &str = "bosang:speak";
const LOADED: &str = "bosang:spoken";

/// What became of a language that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Message {
    /// Its catalogue is here now.
    Came(Lang),
    /// Its catalogue did not come.
    DidNotCome(Lang),
}

/// Has the catalogue of a language loaded; what comes of it is heard by [`hear`].
pub(crate) fn load(lang: Lang) {
    events::say(LOAD, lang.tag());
}

/// Calls `on_message` with what became of each language that was asked for, as long as the page is
/// there.
pub(crate) fn hear(on_message: impl Fn(Message) + 'static) {
    events::hear(LOADED, move |tag| {
        if let Some(message) = read(&tag) {
            on_message(message);
        }
    });
}

fn read(tag: &str) -> Option<Message> {
    match tag.strip_prefix('!') {
        Some(tag) => Lang::from_tag(tag).map(Message::DidNotCome),
        None => Lang::from_tag(tag).map(Message::Came),
    }
}
