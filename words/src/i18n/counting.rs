//! Counting many claims: words of the command line, which no page needs.

use rules::Lang;

use super::file::Section;
use crate::texts;

texts! {
    /// What tables of many claims say, in one language. `{0}` is filled in.
    pub struct CountWords {
        pub lang: Lang,
        /// {0}: how many, {1}: of them submissions, {2}: of them claims.
        pub counted: &'static str,
        /// {0}: the moment that claims were evaluated for.
        pub evaluated_for: &'static str,
        /// {0}: how many.
        pub with_faults: &'static str,
        pub nothing_counted: &'static str,

        pub claims: &'static str,
        pub share: &'static str,
        pub not_known: &'static str,
        pub services: &'static str,
        pub no_service: &'static str,

        pub remedies: &'static str,
        pub due: &'static str,
        pub range: &'static str,
        pub review: &'static str,
        pub not_due: &'static str,
        pub out_of_scope: &'static str,
        pub unknown: &'static str,
        pub least: &'static str,
        pub most: &'static str,

        /// Kinds are never added to each other.
        pub totals: &'static str,
        pub lines: &'static str,
        pub time: &'static str,
        pub items: &'static str,
        pub reviews: &'static str,
        pub unknowns: &'static str,

        /// {0}: how many.
        pub refused: &'static str,
        pub tampered: &'static str,
        pub different: &'static str,
        pub unknown_pack: &'static str,
        pub not_whole: &'static str,
        pub not_readable: &'static str,
        pub unread: &'static str,
        /// {0}: how many.
        pub more_refused: &'static str,

        /// {0}: the pack as it is now, {1}: the draft.
        pub simulated: &'static str,
        pub now: &'static str,
        pub draft: &'static str,
        pub difference: &'static str,
        pub remedy_differences: &'static str,
        /// Claims for which a remedy comes to something else.
        pub changed: &'static str,
        pub who: &'static str,
        pub all: &'static str,
        pub gain: &'static str,
        pub lose: &'static str,
        pub both: &'static str,
        pub otherwise: &'static str,
        pub same: &'static str,
        /// What 'gain' and the others mean.
        pub who_note: &'static str,
        pub no_such_remedy: &'static str,
    }
}

/// Those of each language.
pub static SECTION: Section<CountWords> = Section::new("counting");

/// Those of a language.
pub fn count_words(lang: Lang) -> &'static CountWords {
    SECTION.of(lang)
}
