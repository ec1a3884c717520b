//! The texts of saving the claim and going on later.

use rules::Lang;

use super::catalogue;
use crate::texts;

texts! {
    /// What the page says of saving, in one language. `{0}` is filled in.
    pub struct SavingWords {
        /// Of the link under each page.
        pub link: &'static str,
        pub text: &'static str,
        pub name: &'static str,
        pub name_hint: &'static str,
        /// What a file is called whose claim has no name; it ends with the scheme's id.
        pub file: &'static str,

        pub lock: &'static str,
        /// Locked, not locked.
        pub lock_options: [&'static str; 2],
        pub lock_hints: [&'static str; 2],
        pub passphrase: &'static str,
        /// {0}: the least number of characters.
        pub passphrase_hint: &'static str,
        /// {0}: the same.
        pub passphrase_short: &'static str,
        pub passphrase_shown: &'static str,
        pub save: &'static str,
        pub underway: &'static str,
        pub saved: &'static str,
        pub files_note: &'static str,
        pub insecure: &'static str,
        pub failed: &'static str,

        pub shelf: &'static str,
        pub shelf_text: &'static str,
        pub unnamed: &'static str,
        /// {0}: when.
        pub touched: &'static str,
        /// {0}: how many questions are open.
        pub open_questions: &'static str,
        pub all_answered: &'static str,
        pub open: &'static str,
        pub delete: &'static str,
        pub delete_question: &'static str,
        pub delete_yes: &'static str,
        pub delete_no: &'static str,
        pub new: &'static str,
        pub new_text: &'static str,

        pub locked: &'static str,
        pub locked_text: &'static str,
        pub unlock: &'static str,
        pub wrong_passphrase: &'static str,
        pub zipped: &'static str,
        pub damaged: &'static str,
        pub newer: &'static str,

        pub elsewhere: &'static str,
        pub elsewhere_text: &'static str,
        pub take_over: &'static str,
        pub keep_apart: &'static str,
        /// {0}: the draft's name.
        pub copy_of: &'static str,
    }
}

/// Those of a language.
pub fn saving(lang: Lang) -> &'static SavingWords {
    &catalogue(lang).saving
}
