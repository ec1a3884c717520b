//! How figures, dates and lengths of time are written.

use super::{Names, Plural};
use crate::texts;

texts! {
    /// What makes text of figures, dates and lengths of time, in one language.
    pub struct FormatWords {
        /// An amount by its currency's code. {0}: the figure.
        pub money: Names,
        /// The same at the low end of a range, where the unit may be said once, at the high end.
        pub low_end: Names,
        /// Two ends of one amount.
        pub range: &'static str,
        /// Names of 10^4, 10^8 and so on, in a language that counts in steps of ten thousand.
        pub myriads: Vec<&'static str>,
        /// {0}: an amount as it is said, {1}: in figures.
        pub said: &'static str,
        pub days: Plural,
        pub hours: Plural,
        pub minutes: Plural,
        pub seconds: Plural,
        /// {0}: a number of seconds that is not whole.
        pub part_seconds: &'static str,
        /// {0}: days, {1}: the same in hours.
        pub days_in_hours: &'static str,
        /// From Sunday.
        pub weekdays: [&'static str; 7],
        pub months: [&'static str; 12],
        /// {0}: the month, {1}: the day's number.
        pub month_day: &'static str,
        /// {0}: the weekday, {1}: month and day.
        pub day: &'static str,
        /// {0}: the year, {1}: the day.
        pub date: &'static str,
        /// {0}: the year, {1}: the month.
        pub month: &'static str,
        /// {0} and {1}: the first and the last of a stretch of days.
        pub stretch: &'static str,
        /// {0} and {1}: the first and the last of days in one year, {2}: the year.
        pub stretch_in_year: &'static str,
        /// {0}: the day, {1}: the time.
        pub moment: &'static str,
        /// {0}: the same with the year, {1}: the time.
        pub full_moment: &'static str,
        /// {0}: a figure, {1}: a unit that is a word.
        pub with_unit: &'static str,
        /// {0}: a figure.
        pub percent: &'static str,
    }
}
