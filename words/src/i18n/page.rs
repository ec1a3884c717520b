//! The texts of the page.

use rules::Lang;

use super::{
    estimate::EstimateWords, format::FormatWords, framed::FramedWords, papers::PaperWords,
    sales::SalesWords, saving::SavingWords, sending::SendingWords,
};
use crate::texts;

texts! {
    /// The words of one language.
    #[allow(missing_docs, reason = "the names say it, the catalogues show it")]
    pub struct Catalogue {
        pub lang: Lang,
        /// The language's own name for itself.
        pub own_name: &'static str,

        // The frame of every page.
        pub product: &'static str,
        pub home: &'static str,
        pub language: &'static str,
        /// {0}: the language's own name.
        pub language_unreachable: &'static str,
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
        // Until the program is here: static/opening.js.
        pub coming_loading: &'static str,
        pub coming_taken: &'static str,
        /// In place of it where the browser keeps nothing.
        pub coming_unkept: &'static str,
        /// {0} and {1} stand around a link.
        pub trouble_network: &'static str,
        pub trouble_server: &'static str,
        pub trouble_cut: &'static str,
        pub trouble_mismatch: &'static str,
        pub trouble_blocked: &'static str,
        pub trouble_kept: &'static str,
        pub trouble_rules: &'static str,
        pub clear: &'static str,
        pub clear_question: &'static str,
        pub clear_yes: &'static str,
        pub clear_no: &'static str,
        pub unsaved: &'static str,
        pub unsaved_blocked: &'static str,
        pub unsaved_full: &'static str,
        // What was kept and cannot be read.
        pub unread: &'static str,
        pub unread_text: &'static str,
        pub unread_save: &'static str,
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
        /// A link to the rules as a document.
        pub document: &'static str,
        pub start_continue: &'static str,
        pub start_restored: &'static str,
        pub start_restored_text: &'static str,
        pub start_rules_changed: &'static str,
        pub intake_heading_closed: &'static str,
        pub intake_heading: &'static str,
        pub intake_all_closed: &'static str,
        /// Name, first day, last day.
        pub intake_row: &'static str,

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

        /// A newer version of the calculator.
        pub update_heading: &'static str,
        pub update_text: &'static str,
        pub update_now: &'static str,
        pub update_later: &'static str,
        // The frame of every page.
        pub change: &'static str,
        pub as_table: &'static str,
        pub sources: &'static str,

        // Start.
        /// Going on with a saved file.
        pub reopen_heading: &'static str,
        pub reopen_text: &'static str,
        pub reopen_pick: &'static str,
        pub reopen_ask_heading: &'static str,
        /// {0}: how many answers, {1}: the version of the rules.
        pub reopen_ask: &'static str,
        pub reopen_replaces: &'static str,
        pub reopen_open: &'static str,
        pub reopen_keep: &'static str,
        pub reopen_done: &'static str,
        pub reopen_done_text: &'static str,
        pub reopen_go_on: &'static str,
        /// {0}: how many answers.
        pub reopen_refused: &'static str,
        pub reopen_failed: &'static str,
        pub reopen_unusable: &'static str,
        pub reopen_no_claim: &'static str,
        pub reopen_another: &'static str,
        pub reopen_another_link: &'static str,
        pub reopen_unshown: &'static str,
        /// Older rules in use, and what newer ones would change.
        pub newer_heading: &'static str,
        /// The version in use, the current one.
        pub newer_text: &'static str,
        pub newer_same: &'static str,
        pub newer_table: &'static str,
        pub newer_remedy: &'static str,
        pub newer_before: &'static str,
        pub newer_after: &'static str,
        /// A kind of which it is the total.
        pub newer_total: &'static str,
        pub newer_button: &'static str,
        pub newer_stay: &'static str,

        // Questions.
        pub service_search: &'static str,
        pub service_none_found: &'static str,
        /// How many.
        pub services_chosen: &'static str,
        pub services_none_yet: &'static str,
        pub services_none: &'static str,
        pub back_exact: &'static str,
        pub back_about: &'static str,
        pub back_working_by: &'static str,
        /// What was understood.
        pub echo: &'static str,
        pub amount_hint: &'static str,
        /// An example, in a currency with decimals.
        pub amount_hint_decimal: &'static str,
        pub date_parts: [&'static str; 5],
        /// The week.
        pub week_of_outage: &'static str,
        /// The day.
        pub day_of_outage: &'static str,
        pub no_record: &'static str,
        pub weeks_title: &'static str,
        pub weeks_columns: [&'static str; 2],
        pub weeks_legend: [&'static str; 3],
        pub days_columns: [&'static str; 2],
        pub days_legend: [&'static str; 3],
        /// From, to, how many days.
        pub days_count: &'static str,
        /// How many days.
        pub days_recorded: &'static str,
        pub days_no_record: &'static str,
        pub not_answered: &'static str,

        // Windows of time that a question asks for.
        /// Its number.
        pub span_name: &'static str,
        pub span_add: &'static str,
        pub span_remove: &'static str,
        /// First day, last day.
        pub span_bounds: &'static str,
        /// How long.
        pub span_length: &'static str,
        pub span_total: &'static str,
        pub span_overlap: &'static str,

        // Items of a list.
        /// What one is called.
        pub item_add: &'static str,
        /// What it is called, with its number.
        pub item_remove: &'static str,
        /// How many are taken.
        pub list_full: &'static str,

        // Outage windows.
        pub windows_intro: &'static str,
        pub windows_timeline: &'static str,
        pub windows_timeline_local: &'static str,
        pub windows_columns: [&'static str; 2],
        pub windows_legend: [&'static str; 3],
        /// From, to.
        pub window_span: &'static str,
        pub window_about: &'static str,
        pub window_working_by: &'static str,
        /// The claimant's own window in words.
        pub window_yours: &'static str,
        pub window_correct: &'static str,
        pub window_reset: &'static str,
        pub window_from: &'static str,
        pub window_to: &'static str,
        /// From, to of the incident.
        pub window_hint: &'static str,

        // Other losses.
        pub losses_intro: &'static str,
        /// The number of the line.
        pub loss_what: &'static str,
        pub loss_what_hint: &'static str,
        pub loss_amount: &'static str,
        pub loss_add: &'static str,
        pub loss_remove: &'static str,
        pub losses_skip: &'static str,
        pub losses_none: &'static str,

        // Evidence.
        pub evidence_intro: &'static str,
        pub evidence_have: &'static str,
        pub evidence_attach: &'static str,
        pub evidence_reading: &'static str,
        /// The fingerprint.
        pub evidence_fingerprint: &'static str,
        pub evidence_remove: &'static str,
        pub evidence_none: &'static str,
        /// How many files.
        pub evidence_files: &'static str,
        pub file_empty: &'static str,
        pub file_unreadable: &'static str,

        // Checking the answers.
        pub check_intro: &'static str,
        pub check_button: &'static str,
        pub sections: [&'static str; 5],

        // The estimate.
        pub totals_heading: &'static str,
        pub parts_title: &'static str,
        /// Cash, credit, extension, voucher, in kind.
        pub kinds: [&'static str; 5],
        /// How many.
        pub count_time: &'static str,
        pub count_review: &'static str,
        /// Due, range, review, not due, unknown.
        pub certainties: [&'static str; 5],
        pub amount_none: &'static str,
        pub amount_review: &'static str,
        pub amount_unknown: &'static str,
        /// How many things.
        pub amount_items: &'static str,
        /// The time.
        pub amount_time: &'static str,
        /// The time, the new end.
        pub amount_extended: &'static str,
        /// Name, count.
        pub item_count: &'static str,
        pub valid_unlimited: &'static str,
        pub valid_until: &'static str,
        pub valid_days: &'static str,
        /// First end, when it was decided.
        pub valid_extended: &'static str,
        /// Days, when it was decided.
        pub valid_extended_days: &'static str,
        /// First end, new end, when it was decided.
        pub valid_prolonged: &'static str,
        /// New end, when it was decided.
        pub valid_prolonged_to: &'static str,
        pub reason_applies: &'static str,
        pub reason_service_not_used: &'static str,
        pub reason_no_outage: &'static str,
        pub reason_answers_missing: &'static str,
        pub reason_too_large: &'static str,
        pub reason_pack_fault: &'static str,
        pub reason_other_remedy: &'static str,
        pub evidence_lacking: &'static str,
        pub evidence_complete: &'static str,
        /// The date.
        pub intake_open: &'static str,
        pub intake_opens: &'static str,
        pub intake_closed: &'static str,
        pub waits_for: &'static str,
        pub answer_now: &'static str,
        pub how: &'static str,
        /// How many.
        pub not_for_you: &'static str,
        pub claim_faults: &'static str,
        pub print: &'static str,
        pub to_submit: &'static str,
        /// The receipt number.
        pub receipt: &'static str,
        /// Pack name and version, when.
        pub made: &'static str,

        // Steps.
        /// The service.
        pub step_outage: &'static str,
        pub step_condition: &'static str,
        pub step_band: &'static str,
        pub step_case: &'static str,
        pub step_amount: &'static str,
        pub step_low: &'static str,
        pub step_high: &'static str,
        pub step_time: &'static str,
        pub step_round: &'static str,
        pub step_validity: &'static str,
        pub step_term_end: &'static str,
        pub step_holds: &'static str,
        pub step_fails: &'static str,
        /// Of the last case.
        pub step_otherwise: &'static str,
        /// Floor, half up, half even, ceil: with the figure and the unit.
        pub roundings: [&'static str; 4],
        /// The bound.
        pub band_above: &'static str,
        pub band_from: &'static str,
        pub band_up_to: &'static str,
        pub band_below: &'static str,
        /// Of dates.
        pub band_before: &'static str,
        /// What the band is of.
        pub band_found: &'static str,
        pub band_all: &'static str,
        /// The service.
        pub name_used: &'static str,
        pub name_outage: &'static str,
        /// Label, week.
        pub name_week: &'static str,
        pub name_highest: &'static str,
        /// Label.
        pub name_recorded: &'static str,
        pub name_recorded_days: &'static str,
        pub name_items: &'static str,
        /// What an item is called, its number.
        pub item_number: &'static str,
        pub name_today: &'static str,
        /// The intake.
        pub name_intake: &'static str,
        /// The remedy.
        pub name_given: &'static str,
        /// Label, where the row begins.
        pub name_row: &'static str,
        /// Sum, highest, lowest, mean, median, number, any, every: with label, first day, last day.
        pub name_series: [&'static str; 8],
        /// Total, longest, most in a day, most in a month, number, began, ended: with the name.
        pub name_span: [&'static str; 7],
        /// Name, first day, last day.
        pub name_within: &'static str,
        pub op_and: &'static str,
        pub op_or: &'static str,
        pub op_not: &'static str,
        pub op_is: &'static str,
        pub op_is_one_of: &'static str,
        pub op_if: &'static str,
        pub op_then: &'static str,
        pub op_else: &'static str,
        pub fn_highest_week: &'static str,
        pub fn_has_week: &'static str,
        pub fn_min: &'static str,
        pub fn_max: &'static str,
        pub fn_round: [&'static str; 4],
        /// As the names of series, of several figures.
        pub fn_fold: [&'static str; 8],
        pub fn_within: &'static str,
        /// The label of a figure in a table.
        pub fn_lookup: &'static str,
        pub fn_after_months: &'static str,
        /// First day, last day, length of the month of a date.
        pub fn_month: [&'static str; 3],
        /// The calendar.
        pub fn_is_worked: &'static str,
        pub fn_after_worked: &'static str,
        pub fn_worked_between: &'static str,

        // Submitting.
        pub submit_receipt_note: &'static str,
        pub submit_not_sent: &'static str,
        pub submit_not_sent_text: &'static str,
        pub submit_download: &'static str,
        pub submit_copy: &'static str,
        pub submit_copied: &'static str,
        pub submit_copy_failed: &'static str,
        pub submit_download_failed: &'static str,
        pub submit_next: &'static str,
        pub submit_next_list: [&'static str; 3],
        pub submit_papers: &'static str,
        pub submit_failed: &'static str,

        // What is wrong in a field.
        pub empty_services: &'static str,
        pub empty_amount: &'static str,
        pub empty_number: &'static str,
        pub empty_duration: &'static str,
        pub empty_date: &'static str,
        pub empty_week: &'static str,
        pub empty_day: &'static str,
        pub empty_from: &'static str,
        pub empty_to: &'static str,
        pub not_an_amount: &'static str,
        /// An example.
        pub not_an_amount_decimal: &'static str,
        pub not_a_number: &'static str,
        pub not_a_decimal: &'static str,
        pub no_decimals: &'static str,
        pub too_many_decimals: &'static str,
        pub not_a_duration: &'static str,
        pub duration_parts: [&'static str; 2],
        pub negative: &'static str,
        pub fraction: &'static str,
        /// An example.
        pub fraction_decimal: &'static str,
        /// The bound.
        pub above: &'static str,
        pub below: &'static str,
        /// The part.
        pub part_empty: &'static str,
        pub part_range: [&'static str; 5],
        pub year_digits: &'static str,
        pub no_such_date: &'static str,
        pub after: &'static str,
        pub before: &'static str,
        pub end_before_start: &'static str,
        pub outside_incident: &'static str,
        pub no_description: &'static str,
        /// How many are taken.
        pub too_many: &'static str,

        // What only some pages say.
        pub estimate: EstimateWords,
        pub papers: PaperWords,
        pub sales: SalesWords,
        pub saving: SavingWords,
        pub sending: SendingWords,
        pub framed: FramedWords,
        pub format: FormatWords,
    }
}
