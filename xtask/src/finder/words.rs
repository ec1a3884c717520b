//! The words of the finder.

use rules::Lang;
use words::{
    i18n::{Names, Plural, file::Section},
    texts,
};

texts! {
    /// Those of one language, from section `finder` of its catalogue.
    pub(super) struct FinderWords {
        pub(super) heading: &'static str,
        pub(super) lead: &'static str,
        pub(super) unknown_pack: &'static str,
        pub(super) unknown_version: &'static str,
        pub(super) script_off: &'static str,
        /// What the fields together are for.
        pub(super) form: &'static str,
        pub(super) search: &'static str,
        pub(super) country: &'static str,
        /// The choice of no country.
        pub(super) any_country: &'static str,
        pub(super) date: &'static str,
        pub(super) found: Plural,
        /// That nothing was found, and what to do then.
        pub(super) none: &'static str,
        pub(super) none_text: &'static str,
        pub(super) none_standing: &'static str,
        pub(super) clear: &'static str,
        pub(super) incidents: &'static str,
        pub(super) standing: &'static str,
        pub(super) standing_text: &'static str,
        /// When, of a scheme for any outage.
        pub(super) any_time: &'static str,
        /// Where, of a scheme for every country.
        pub(super) no_country: &'static str,
        pub(super) kept: &'static str,
        pub(super) as_text: &'static str,
        /// By their code in ISO 3166.
        pub(super) countries: Names,
    }
}

static SECTION: Section<FinderWords> = Section::new("finder");

pub(super) fn of(lang: Lang) -> &'static FinderWords {
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
