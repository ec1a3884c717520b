//! The texts of filling in sales from a file or a pasted table.

use rules::Lang;

use super::{Plural, catalogue};
use crate::texts;

texts! {
    /// What the page says of sales by day, in one language. `{0}` is filled in.
    pub struct SalesWords {
        pub heading: &'static str,
        pub text: &'static str,
        pub pick: &'static str,
        pub paste: &'static str,
        pub paste_label: &'static str,
        pub paste_hint: &'static str,
        pub paste_read: &'static str,
        /// In place of a file's name.
        pub pasted: &'static str,
        pub by_day: &'static str,
        pub by_day_start: &'static str,
        /// {0}: the file's name.
        pub reading: &'static str,
        pub ask_join: &'static str,
        /// Put together, add up the same days, use this only.
        pub joins: [&'static str; 3],
        /// The first two are of putting together, where no day is in both and where one is.
        pub join_hints: [&'static str; 4],
        pub by_hand: &'static str,

        /// {0}: the file's name.
        pub refused: &'static str,
        pub refused_size: &'static str,
        pub refused_empty: &'static str,
        pub refused_pdf: &'static str,
        pub refused_old: &'static str,
        pub refused_locked: &'static str,
        pub refused_html: &'static str,
        pub refused_kind: &'static str,
        pub refused_encoding: &'static str,
        pub refused_damaged: &'static str,
        pub refused_formulas: &'static str,
        pub refused_unpacked: &'static str,
        pub refused_rows: &'static str,
        pub refused_unreadable: &'static str,
        pub refused_reader: &'static str,
        pub refused_no_dates: &'static str,
        pub refused_no_amounts: &'static str,

        pub preview: &'static str,
        /// {0}: the file's name; {1}: how it is written.
        pub source: &'static str,
        /// {0}: its name.
        pub hidden_sheets: &'static str,
        pub hidden_rows: Plural,
        /// {0}: what is hidden.
        pub hidden_left: &'static str,
        pub hidden_read: &'static str,
        pub read_hidden: &'static str,
        pub leave_hidden: &'static str,
        /// {0}: how many rows, {1}: which.
        pub open_quotes: &'static str,
        /// {0}: rows; {1}: days.
        pub summed: &'static str,
        /// {0}: rows.
        pub outside: &'static str,
        pub none_used: &'static str,
        pub sheets: &'static str,
        /// {0}: its place.
        pub sheet_unnamed: &'static str,
        pub columns: &'static str,
        pub column_date: &'static str,
        pub column_amounts: &'static str,
        pub column_none: &'static str,
        /// {0}: the letter.
        pub column_unnamed: &'static str,
        /// {0}: what stands in the column, for example.
        pub column_sample: &'static str,
        pub by_week: &'static str,
        pub by_month: &'static str,
        pub columns_of_sums: [&'static str; 2],
        /// {0}: days that have no row.
        pub week_open: &'static str,
        /// {0}: rows.
        pub left: &'static str,
        /// Why, in the order of `sales::Left`.
        pub left_reasons: [&'static str; 16],
        /// {0}: rows; {1}: their numbers.
        pub left_rows: &'static str,
        /// {0}: numbers; {1}: how many more.
        pub and_more: &'static str,
        pub first_rows: &'static str,
        /// Row, date, amount.
        pub first_columns: [&'static str; 3],

        pub ask_order: &'static str,
        pub ask_order_hint: &'static str,
        /// {0}: the date as a day.
        pub order_read: &'static str,
        pub orders: [&'static str; 3],
        pub ask_carry: &'static str,
        pub carry: [&'static str; 2],
        pub ask_refunds: &'static str,
        pub refunds: [&'static str; 2],
        /// {0}: rows.
        pub ask_cancelled: &'static str,
        pub cancelled: [&'static str; 2],
        /// {0}: a status, {1}: how many rows have it.
        pub ask_status: &'static str,
        pub status: [&'static str; 2],
        pub ask_unit: &'static str,
        pub ask_copies: &'static str,
        pub copies_all: &'static str,
        /// {0}: a sheet's name.
        pub copies_one: &'static str,
        pub ask_date: &'static str,
        pub ask_amounts: &'static str,
        pub ask_channels: &'static str,
        pub ask_channels_hint: &'static str,
        /// {0}: rows.
        pub channel_rows: &'static str,
        pub payout_dates: &'static str,

        pub use_these: &'static str,
        pub use_and_see: &'static str,
        pub answer_first: &'static str,
        pub another: &'static str,

        pub days_title: &'static str,
        /// {0}: the file's name.
        pub days_from: &'static str,
        pub days_columns: [&'static str; 2],
        /// Ordinary, best week, week of the outage, time of the outage.
        pub days_legend: [&'static str; 4],
        pub days_pick: &'static str,
        /// {0}: the day; {1}: what was taken.
        pub day_says: &'static str,
        /// {0}: what the day says.
        pub day_of_outage: &'static str,
        pub day_of_best: &'static str,
        pub day_of_outage_week: &'static str,
        pub day_closed: &'static str,
        pub day_no_record: &'static str,
        pub day_missing: &'static str,
        /// {0}: the day.
        pub day_amount: &'static str,
        pub day_mark: &'static str,
        pub day_marks: [&'static str; 3],
        pub forget: &'static str,

        /// {0}: how many days.
        pub gaps: &'static str,
        pub gaps_hint: &'static str,
        pub gaps_marks: [&'static str; 2],
        /// {0}: the days.
        pub gaps_days: &'static str,

        pub baseline: &'static str,
        pub baseline_text: &'static str,
        /// {0}: its place among the weeks; {1}: the week; {2}: its sales.
        pub baseline_row: &'static str,
        /// {0}: the week.
        pub set_aside: &'static str,
        pub set_aside_reason: &'static str,
        pub set_aside_hint: &'static str,
        /// {0}: the question.
        pub set_aside_title: &'static str,
        /// {0}: the week; {1}: the reason.
        pub set_aside_told: &'static str,
        pub set_aside_wants_reason: &'static str,
        /// {0}: how many days have a record.
        pub backed_by_days: &'static str,
    }
}

/// Those of a language.
pub fn sales(lang: Lang) -> &'static SalesWords {
    &catalogue(lang).sales
}
