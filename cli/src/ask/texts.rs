//! What a terminal says beside the words of the page.

use rules::Lang;
use words::{i18n::file::Section, texts};

texts! {
    /// Those of one language, from section `ask` of its catalogue.
    pub(super) struct AskTexts {
        /// How to answer: what a blank line and `<` do.
        pub(super) how: &'static str,
        /// Give one of these numbers: how many there are.
        pub(super) one_of: &'static str,
        /// Give numbers, or 0 for none of them.
        pub(super) some_of: &'static str,
        pub(super) none_of: &'static str,
        /// What was answered before.
        pub(super) so_far: &'static str,
        pub(super) date: &'static str,
        pub(super) duration: &'static str,
        pub(super) in_unit: &'static str,
        pub(super) window: &'static str,
        /// The number of one more window.
        pub(super) window_number: &'static str,
        /// An amount, or `-` where there is no record.
        pub(super) period: &'static str,
        pub(super) another: &'static str,
        /// The number of an outage to correct.
        pub(super) correct: &'static str,
        /// What the corrected outage is typed as, or `-` for the published one.
        pub(super) corrected: &'static str,
        pub(super) loss_what: &'static str,
        pub(super) loss_amount: &'static str,
        pub(super) loss_kind: &'static str,
        pub(super) loss_date: &'static str,
        pub(super) papers: &'static str,
        /// Where the claim was written.
        pub(super) written: &'static str,
    }
}

static SECTION: Section<AskTexts> = Section::new("ask");

/// Those of `lang`.
pub(super) fn texts(lang: Lang) -> &'static AskTexts {
    SECTION.of(lang)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_every_text() {
        for lang in Lang::ALL {
            assert_eq!(SECTION.faults(lang), [], "{lang:?}");
        }
    }
}
