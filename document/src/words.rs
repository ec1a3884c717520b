//! The words of the document itself; what is said of packs comes from the crate `words`.

use rules::{Lang, pack::Otherwise, time::Weekday};
use words::{i18n::file::Section, texts};

texts! {
    /// Those of one language, from section `rules_document` of its catalogue.
    pub(crate) struct DocumentWords {
        /// What such a document is called.
        pub(crate) document: &'static str,
        pub(crate) contents: &'static str,

        // Beside the calculator.
        pub(crate) script_off: &'static str,
        pub(crate) calculator: &'static str,
        /// The way to the document in this language, for those who read it in another.
        pub(crate) read_in_this: &'static str,

        // Head and foot.
        pub(crate) operator: &'static str,
        pub(crate) incident: &'static str,
        /// In place of an incident, of a scheme for any.
        pub(crate) standing: &'static str,
        pub(crate) time: &'static str,
        pub(crate) version: &'static str,
        pub(crate) restated: &'static str,
        pub(crate) hash_note: &'static str,

        // At a glance.
        pub(crate) glance: &'static str,
        pub(crate) remedy: &'static str,
        pub(crate) kind: &'static str,
        pub(crate) whom: &'static str,
        pub(crate) gives: &'static str,
        pub(crate) anyone: &'static str,
        /// Some names, how many more.
        pub(crate) and_more: &'static str,
        /// Between alternatives.
        pub(crate) or: &'static str,
        pub(crate) by_formula: &'static str,
        pub(crate) decided: &'static str,

        // Outages.
        pub(crate) outages: &'static str,
        pub(crate) service: &'static str,
        pub(crate) outage: &'static str,
        pub(crate) length: &'static str,
        /// A length.
        pub(crate) about: &'static str,
        pub(crate) at_most: &'static str,

        // Remedies.
        pub(crate) remedies: &'static str,
        pub(crate) for_services: &'static str,
        pub(crate) note: &'static str,
        pub(crate) conditions: &'static str,
        pub(crate) if_not: &'static str,
        /// Before a list of tests.
        pub(crate) any_of: &'static str,
        pub(crate) case: &'static str,
        pub(crate) any_other: &'static str,
        pub(crate) review: &'static str,
        pub(crate) nothing: &'static str,
        /// Low, high.
        pub(crate) range: &'static str,
        /// A question of weekly amounts, a week.
        pub(crate) has_week: &'static str,
        /// The question that says from when.
        pub(crate) days_from: &'static str,
        /// What a failed condition leads to: out of scope, not due, review.
        pub(crate) otherwise: [&'static str; 3],

        // Figures.
        pub(crate) figures: &'static str,
        pub(crate) figure: &'static str,
        pub(crate) counted: &'static str,
        /// Of each item of a list.
        pub(crate) of_each: &'static str,

        // Tables and calendars.
        pub(crate) tables: &'static str,
        pub(crate) key: &'static str,
        /// Before the reason why there is no figure outside.
        pub(crate) outside: &'static str,
        pub(crate) calendars: &'static str,
        pub(crate) weekend: &'static str,
        /// From Sunday.
        pub(crate) weekdays: [&'static str; 7],
        pub(crate) known: &'static str,
        pub(crate) year: &'static str,
        pub(crate) holidays: &'static str,

        // Questions.
        pub(crate) questions: &'static str,
        pub(crate) label: &'static str,
        pub(crate) question: &'static str,
        pub(crate) answer: &'static str,
        pub(crate) optional: &'static str,
        pub(crate) any_services: &'static str,
        /// Low, high.
        pub(crate) between: &'static str,
        /// First day, last day, how many weeks.
        pub(crate) weeks: &'static str,
        /// First day, last day.
        pub(crate) days: &'static str,
        /// First day, last day, of one alone.
        pub(crate) window: &'static str,
        /// First day, last day, how many.
        pub(crate) windows: &'static str,
        /// What one is called, how many.
        pub(crate) items: &'static str,

        // Papers.
        pub(crate) papers: &'static str,
        pub(crate) paper: &'static str,
        pub(crate) what_counts: &'static str,
        pub(crate) asked_by: &'static str,

        // Intakes.
        pub(crate) intakes: &'static str,
        pub(crate) intake: &'static str,
        pub(crate) opens: &'static str,
        pub(crate) closes: &'static str,
        /// The later last day.
        pub(crate) extended: &'static str,

        // How to read it.
        pub(crate) reading: &'static str,
        /// The clock.
        pub(crate) reading_clock: &'static str,
        /// Where a scheme has services, and where it has none.
        pub(crate) reading_services: &'static str,
        pub(crate) reading_conditions: &'static str,
        pub(crate) reading_rules: Vec<&'static str>,
        /// Of the rules, version by version.
        pub(crate) changes: &'static str,
        pub(crate) sources: &'static str,
    }
}

static SECTION: Section<DocumentWords> = Section::new("rules_document");

pub(crate) fn of(lang: Lang) -> &'static DocumentWords {
    SECTION.of(lang)
}

impl DocumentWords {
    pub(crate) const fn otherwise(&self, otherwise: Otherwise) -> &'static str {
        let [out_of_scope, not_due, review] = self.otherwise;
        match otherwise {
            Otherwise::OutOfScope => out_of_scope,
            Otherwise::NotDue => not_due,
            Otherwise::Review => review,
        }
    }

    pub(crate) fn weekday(&self, day: Weekday) -> &'static str {
        let at = usize::from(day.from_sunday());
        self.weekdays.get(at).copied().unwrap_or_default()
    }
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
