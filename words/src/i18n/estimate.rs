//! The texts of the estimate's page.

use rules::Lang;

use super::catalogue;
use crate::texts;

texts! {
    /// What the page says of an estimate, in one language. `{0}` is filled in.
    #[allow(missing_docs, reason = "the names say it, the catalogues show it")]
    pub struct EstimateWords {
        // What there would be.
        /// {0}: what is given, as a list.
        pub gives: &'static str,
        /// The same where cash is asked about and there is none.
        pub gives_no_cash: &'static str,
        pub gives_nothing_yet: &'static str,
        pub gives_nothing: &'static str,
        /// {0}: how much.
        pub cash: &'static str,
        pub credit: &'static str,
        pub voucher: &'static str,
        /// Of one and of several. {0}: how many.
        pub times: [&'static str; 2],
        pub items: [&'static str; 2],
        /// Between the last two of a list, and between those before.
        pub and: &'static str,
        pub comma: &'static str,
        /// {0}: names, {1}: how many more.
        pub and_more: &'static str,

        // What is not sure: any of these, and then who decides. {0}: names.
        pub open_review: &'static str,
        pub open_range: &'static str,
        /// {0}: how many.
        pub open_unknown: &'static str,
        pub open_none: &'static str,
        pub open_decides: &'static str,

        // What to do next.
        /// {0}: the question.
        pub next_answer: &'static str,
        /// {0}: the first question, {1}: how many there are.
        pub next_answers: &'static str,
        /// {0}: the last day.
        pub next_open: &'static str,
        /// {0}: the last day, {1}: papers.
        pub next_open_papers: &'static str,
        /// {0}: the first day.
        pub next_opens: &'static str,
        pub next_opens_papers: &'static str,
        /// {0}: names, {1}: the last day.
        pub next_closed: &'static str,
        pub next_show: &'static str,
        /// {0}: papers.
        pub next_show_papers: &'static str,
        pub next_elsewhere: &'static str,
        pub next_elsewhere_abroad: &'static str,

        // The bounds ahead. {0}: what is measured, {1}: how much more, {2}: what then.
        pub bound_amount: &'static str,
        pub bound_review: &'static str,
        pub bound_nothing: &'static str,
        /// {0}: names.
        pub bound_papers: &'static str,

        // Supposing another answer.
        pub what_if: &'static str,
        pub what_if_text: &'static str,
        pub what_if_open: &'static str,
        /// {0}: the answer.
        pub what_if_mine: &'static str,
        /// {0}: the answer's name, {1}: what it is.
        pub what_if_week: &'static str,
        /// {0}: the answer's name.
        pub what_if_out_of_reach: &'static str,
        /// {0}: the amount.
        pub what_if_bound: &'static str,
        pub what_if_table: &'static str,
        /// Remedy, mine, supposed.
        pub what_if_heads: [&'static str; 3],
        pub what_if_same: &'static str,
        pub what_if_use: &'static str,
        pub what_if_drop: &'static str,
        pub what_if_taken_up: &'static str,
        /// {0}: a remedy, {1}: mine, {2}: supposed.
        pub what_if_row: &'static str,

        // When services were down.
        pub outages: &'static str,
        /// {0}: how long the incident was.
        pub outages_text: &'static str,
        /// In place of it where the claimant gave the times.
        pub outages_own: &'static str,
        pub outages_own_title: &'static str,
        pub outages_own_title_local: &'static str,
        pub outages_own_legend: [&'static str; 2],
        /// {0}: how long.
        pub outages_counted: &'static str,
        /// {0}: how many.
        pub outages_others: &'static str,
        pub outages_others_title: &'static str,
        /// {0}: a service, {1}: what was given, {2}: what counts, {3}: the incident.
        pub clipped: &'static str,
        /// The same without {2}.
        pub clipped_away: &'static str,
        /// {0}: a service, {1}: as published, {2}: what counts.
        pub corrected: &'static str,
        /// {0}: what was given, {1}: what counts, {2}: how long that is.
        pub united: &'static str,

        // On paper.
        pub paper: &'static str,
        pub paper_answers: &'static str,
        pub paper_remedies: &'static str,
        /// {0}: how many, {1}: names.
        pub paper_others: &'static str,
        pub paper_code: &'static str,
        /// {0}: the digest.
        pub paper_digest: &'static str,
    }
}

/// Those of a language.
pub fn estimate(lang: Lang) -> &'static EstimateWords {
    &catalogue(lang).estimate
}
