//! The texts beside the page of another site.

use rules::Lang;

use super::catalogue;
use crate::texts;

texts! {
    /// What the page says of the one that frames it, in one language. `{0}` is the name of that site.
    pub struct FramedWords {
        /// {0}: the site.
        pub host_told: &'static str,
        /// {0}: the site.
        pub host_prefilled: &'static str,
        pub host_prefilled_text: &'static str,
        /// {0}: the site.
        pub host_give: &'static str,
        pub host_give_text: &'static str,
        pub host_give_button: &'static str,
        pub host_given: &'static str,
        pub host_not_given: &'static str,
    }
}

/// Those of a language.
pub fn framed(lang: Lang) -> &'static FramedWords {
    &catalogue(lang).framed
}
