//! The words of the page, a catalogue for each language. A catalogue is a struct, so a missing
//! word is a compile error.
//!
//! `{0}`, `{1}` stand for what [`fill`] puts there.

pub mod counting;
mod en;
pub mod estimate;
pub mod framed;
mod ko;
pub mod papers;
mod rest;
pub mod sales;
pub mod saving;
pub mod sending;

use rules::Lang;

pub use self::rest::Rest;

/// The catalogue of a language.
pub fn catalogue(lang: Lang) -> &'static Catalogue {
    match lang {
        Lang::Ko => &ko::KO,
        Lang::En => &en::EN,
    }
}

/// Puts `values` in the places of `template`.
pub fn fill(template: &str, values: &[&str]) -> String {
    let mut filled = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let (place, behind) = after.split_once('}').unwrap_or((after, ""));
        let value = place.parse().ok().and_then(|at: usize| values.get(at));
        filled.push_str(value.unwrap_or(&""));
        rest = behind;
    }
    filled.push_str(rest);
    filled
}

/// The words of one language that the start page and the first question need; behind [`Catalogue::rest`]
/// are the others, which come with the rest of the program.
#[derive(Debug)]
#[allow(missing_docs, reason = "the names say it, the catalogues show it")]
pub struct Catalogue {
    pub lang: Lang,
    /// The language's own name for itself.
    pub own_name: &'static str,

    // The frame of every page.
    pub product: &'static str,
    pub home: &'static str,
    pub language: &'static str,
    pub skip_to_content: &'static str,
    pub progress: &'static str,
    /// Number, count, name of the stage.
    pub progress_text: &'static str,
    pub stages: [&'static str; 5],
    pub privacy: &'static str,
    pub continue_: &'static str,
    pub back: &'static str,
    pub yes: &'static str,
    pub no: &'static str,
    pub optional: &'static str,
    pub check_these: &'static str,
    /// How many.
    pub check_more: &'static str,

    // Loading, saving, starting over.
    /// That the part of the program behind the first question is on its way.
    pub coming: &'static str,
    pub coming_failed: &'static str,
    pub coming_failed_text: &'static str,
    pub clear: &'static str,
    pub clear_question: &'static str,
    pub clear_yes: &'static str,
    pub clear_no: &'static str,
    pub unsaved: &'static str,
    pub unsaved_blocked: &'static str,
    pub unsaved_full: &'static str,
    pub understood: &'static str,

    // Start.
    pub start_heading: &'static str,
    /// From, to, how long.
    pub start_incident: &'static str,
    /// The same where the clock is another than Korea's.
    pub start_incident_local: &'static str,
    /// In place of it where the scheme is for any outage.
    pub start_standing: &'static str,
    pub start_does: &'static str,
    pub start_does_list: [&'static str; 3],
    pub start_does_not: &'static str,
    pub start_does_not_list: [&'static str; 3],
    pub start_button: &'static str,
    /// A link to the rules as a document.
    pub document: &'static str,
    pub start_continue: &'static str,
    pub start_restored: &'static str,
    pub start_restored_text: &'static str,
    pub start_rules_changed: &'static str,
    pub intake_heading_closed: &'static str,
    pub intake_heading: &'static str,
    pub intake_all_closed: &'static str,
    /// Name, date.
    pub intake_row_closed: &'static str,
    pub intake_row_open: &'static str,
    pub intake_row_opens: &'static str,

    // Outage windows.
    pub windows_heading: &'static str,

    // Other losses.
    pub losses_heading: &'static str,

    // Evidence.
    pub evidence_heading: &'static str,

    // Checking the answers.
    pub check_heading: &'static str,

    // The running estimate.
    pub rail_heading: &'static str,
    pub rail_toggle: &'static str,
    pub rail_note: &'static str,
    pub rail_waiting: &'static str,
    pub count_items: &'static str,
    pub rail_nothing: &'static str,
    pub rail_open: &'static str,
    /// The figure.
    pub rail_announce: &'static str,

    // The estimate.
    pub estimate_heading: &'static str,

    // Submitting.
    pub save_heading: &'static str,
    pub submit_heading: &'static str,

    // What is wrong in a field.
    pub empty_choice: &'static str,
}

impl Catalogue {
    /// The words that no first question needs. Whoever calls this in the first part of the program
    /// draws them all into it.
    pub fn rest(&self) -> &'static Rest {
        rest::of(self.lang)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_filled_in_any_order() {
        assert_eq!(fill("{1} of {0}", &["5", "2"]), "2 of 5");
        assert_eq!(fill("no places", &["5"]), "no places");
        assert_eq!(fill("{0} and {9}", &["one"]), "one and ");
    }

    fn every_word(lang: Lang) -> String {
        let words = catalogue(lang);
        let sending = sending::sending(lang);
        let counting = counting::count_words(lang);
        let framed = framed::framed(lang);
        let estimate = estimate::estimate(lang);
        let (papers, saving) = (papers::papers(lang), saving::saving(lang));
        let rest = words.rest();
        let first = format!("{words:?}{rest:?}{sending:?}{framed:?}{counting:?}");
        let sales = sales::sales(lang);
        format!("{first}{estimate:?}{papers:?}{saving:?}{sales:?}")
    }

    #[test]
    fn catalogues_ask_for_the_same_values() {
        let places = |lang| {
            let text = every_word(lang);
            let mut found = [0; 4];
            for (index, count) in found.iter_mut().enumerate() {
                *count = text.matches(&format!("{{{index}}}")).count();
            }
            found
        };
        assert_eq!(places(Lang::Ko)[0], places(Lang::En)[0]);
        assert_eq!(places(Lang::Ko)[1..], places(Lang::En)[1..]);
    }

    #[test]
    fn no_word_is_empty_or_scolds() {
        for lang in Lang::ALL {
            let text = every_word(lang);
            assert!(!text.contains("\"\""));
            for word in [
                "error", "invalid", "null", "Error", "Invalid", "오류", "에러",
            ] {
                assert!(!text.contains(word), "{word}");
            }
        }
    }
}
