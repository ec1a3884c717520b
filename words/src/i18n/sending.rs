//! The texts of sending a submission.

use rules::Lang;

use super::catalogue;
use crate::texts;

texts! {
    /// What the page says of sending, in one language. `{0}` is filled in.
    pub struct SendingWords {
        /// {0}: where to.
        pub heading: &'static str,
        /// {0}: where to.
        pub text: &'static str,
        pub button: &'static str,
        pub not_loaded: &'static str,

        pub under_way: &'static str,

        pub waiting: &'static str,
        pub waiting_offline: &'static str,
        pub waiting_unreachable: &'static str,
        pub waiting_slow: &'static str,
        pub waiting_server: &'static str,
        pub waiting_kept: &'static str,
        pub waiting_not_kept: &'static str,
        pub try_now: &'static str,
        pub take_back: &'static str,

        pub received: &'static str,
        /// Before the receipt's number.
        pub received_number: &'static str,
        /// {0}: when.
        pub received_at: &'static str,
        pub received_text: &'static str,

        pub changed: &'static str,
        /// {0}: the receipt's number.
        pub changed_text: &'static str,
        pub changed_unsure: &'static str,
        pub renew: &'static str,

        pub refused: &'static str,
        pub refused_other_content: &'static str,
        pub refused_unknown_pack: &'static str,
        pub refused_unequal: &'static str,
        pub refused_other: &'static str,

        pub otherwise: &'static str,
        /// What to do once it is sent.
        pub next_list: [&'static str; 2],

        pub contact: &'static str,
        pub contact_phone: &'static str,
        pub contact_email: &'static str,
        pub contact_page: &'static str,
    }
}

/// Those of a language.
pub fn sending(lang: Lang) -> &'static SendingWords {
    &catalogue(lang).sending
}
