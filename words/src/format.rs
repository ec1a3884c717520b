//! Figures, dates and durations as people read them, in each language.

#[cfg(test)]
mod tests;

pub use rules::money::grouped;
use rules::{Currency, Date, Digest, Instant, Lang, Ratio};

use crate::i18n::{FormatWords, Names, catalogue, fill};

/// `50,000원`, `50,000 won`, `£8.06`.
pub fn money(lang: Lang, currency: Currency, minor: i64) -> String {
    with_unit(lang, currency, &decimal(minor, currency.digits()))
}

/// `5만 원 (50,000원)` where the language has a shorter way to say an amount, else as [`money`].
pub fn money_said(lang: Lang, currency: Currency, minor: i64) -> String {
    let plain = money(lang, currency, minor);
    match said(lang, currency, minor) {
        Some(said) => fill(of(lang).said, &[&said, &plain]),
        None => plain,
    }
}

/// `1억 2,000만 원`: an amount by steps of ten thousand, in a language that has names for them.
pub fn said(lang: Lang, currency: Currency, minor: i64) -> Option<String> {
    const MYRIAD: u64 = 10_000;
    let names = &of(lang).myriads;
    let mut rest = u64::try_from(minor).ok()?;
    if names.is_empty() || rest < MYRIAD || currency.digits() > 0 {
        return None;
    }
    let mut said = String::new();
    let mut unit = MYRIAD.checked_pow(u32::try_from(names.len()).ok()?)?;
    for name in names.iter().rev() {
        if rest >= unit {
            said.push_str(&grouped((rest / unit).into()));
            said.push_str(name);
            said.push(' ');
        }
        rest %= unit;
        unit /= MYRIAD;
    }
    if rest > 0 {
        said.push_str(&grouped(rest.into()));
    }
    Some(with_unit(lang, currency, &said))
}

/// `25,000원~50,000원`, `25,000 to 50,000 won`: two ends of one amount.
pub fn money_range(lang: Lang, currency: Currency, low: i64, high: i64) -> String {
    if low == high {
        return money_said(lang, currency, low);
    }
    let words = of(lang);
    let low = decimal(low, currency.digits());
    let low = in_currency(&words.low_end, currency, &low);
    fill(words.range, &[&low, &money(lang, currency, high)])
}

/// An exact amount, which need not be whole: `2,383 1/3원`.
pub fn exact_money(lang: Lang, currency: Currency, minor: Ratio) -> String {
    match minor.to_i64() {
        Some(whole) => money(lang, currency, whole),
        None => {
            let units = 10_i128.pow(currency.digits());
            let main = Ratio::new(1, units).and_then(|unit| minor.mul(unit));
            with_unit(lang, currency, &number(main.unwrap_or(minor)))
        }
    }
}

/// A bare number: `1,200`, `0.25`, or `2,383 1/3` where no decimal is exact.
pub fn number(value: Ratio) -> String {
    if value.is_whole() {
        return grouped(value.numerator());
    }
    for places in 1..=6 {
        let scaled = value.mul(Ratio::whole(10_i64.pow(places)));
        if let Some(scaled) = scaled.ok().and_then(Ratio::to_i64) {
            return decimal(scaled, places);
        }
    }
    // The whole part by itself, so that its size is seen at a glance and rounding it is easy.
    let (over, under) = (value.numerator(), value.denominator());
    let (whole, rest) = (over / under, over % under);
    let (mut text, rest) = match whole {
        0 => (String::new(), rest),
        _ => (grouped(whole), rest.abs()),
    };
    if whole != 0 {
        text.push(' ');
    }
    text.push_str(&grouped(rest));
    text.push('/');
    text.push_str(&grouped(under));
    text
}

/// `scaled / 10^places` with exactly that many places.
fn decimal(scaled: i64, places: u32) -> String {
    let unit = 10_i128.pow(places);
    let scaled = i128::from(scaled);
    let mut text = grouped(scaled / unit);
    if scaled < 0 && scaled / unit == 0 {
        text.insert(0, '-');
    }
    if places > 0 {
        text.push('.');
        let fraction = (scaled % unit).unsigned_abs().to_string();
        for _ in fraction.len()..places as usize {
            text.push('0');
        }
        text.push_str(&fraction);
    }
    text
}

fn with_unit(lang: Lang, currency: Currency, figure: &str) -> String {
    in_currency(&of(lang).money, currency, figure)
}

/// A currency that the language has no sign for is written by its code.
fn in_currency(signs: &Names, currency: Currency, figure: &str) -> String {
    match signs.get(currency.code()) {
        Some(sign) => fill(sign, &[figure]),
        None => [currency.code(), "\u{a0}", figure].concat(),
    }
}

fn of(lang: Lang) -> &'static FormatWords {
    &catalogue(lang).format
}

/// `127시간 30분`, `127 hours 30 minutes`.
pub fn duration(lang: Lang, seconds: i64) -> String {
    let words = of(lang);
    let total = seconds.unsigned_abs();
    let parts = [
        (total / 3_600, &words.hours),
        (total / 60 % 60, &words.minutes),
        (total % 60, &words.seconds),
    ];
    let given = parts.iter().filter(|(count, _)| *count > 0);
    let mut given: Vec<String> = given.map(|(count, unit)| unit.of(*count)).collect();
    if total == 0 {
        given.push(words.minutes.of(0));
    }
    let sign = if seconds < 0 { "-" } else { "" };
    [sign, &given.join(" ")].concat()
}

/// `3일`, `3 days`: whole days, when it is that.
pub fn whole_days(lang: Lang, seconds: i64) -> Option<String> {
    let day = 86_400;
    let days = (seconds >= day && seconds % day == 0).then_some(seconds / day)?;
    Some(of(lang).days.of(days.unsigned_abs()))
}

/// More time as people count it: `3일(72시간)`, `3 days (72 hours)`, else as [`duration`].
pub fn days(lang: Lang, seconds: i64) -> String {
    let hours = duration(lang, seconds);
    match whole_days(lang, seconds) {
        Some(days) => fill(of(lang).days_in_hours, &[&days, &hours]),
        None => hours,
    }
}

/// An exact number of seconds, which need not be whole. Few days are hours, as rules say them: 24,
/// 48, 72 hours.
pub fn exact_duration(lang: Lang, seconds: Ratio) -> String {
    let few = 4 * 86_400;
    match seconds.to_i64() {
        Some(whole) if whole < few => duration(lang, whole),
        _ => days_or_hours(lang, seconds),
    }
}

/// The same with any whole days as days.
pub fn days_or_hours(lang: Lang, seconds: Ratio) -> String {
    match seconds.to_i64() {
        Some(whole) => whole_days(lang, whole).unwrap_or_else(|| duration(lang, whole)),
        None => fill(of(lang).part_seconds, &[&number(seconds)]),
    }
}

/// A figure with a unit: `5km`, `5 km`. A sign like `%` stands close to it in every language.
pub fn figure_in(lang: Lang, figure: &str, unit: &str) -> String {
    if unit.starts_with(char::is_alphanumeric) {
        fill(of(lang).with_unit, &[figure, unit])
    } else {
        [figure, unit].concat()
    }
}

/// `12.5%`, `12.5 %`.
pub fn percent(lang: Lang, figure: &str) -> String {
    fill(of(lang).percent, &[figure])
}

/// `10월`, `October`.
fn month_name(lang: Lang, date: Date) -> &'static str {
    let index = date.month().saturating_sub(1) as usize;
    let months = &of(lang).months;
    months.get(index).copied().unwrap_or_default()
}

/// `2022년 10월 15일(토)`, `Sat 15 October 2022`.
pub fn date(lang: Lang, date: Date) -> String {
    in_year(lang, date, &day(lang, date))
}

/// `2022년 10월 15일`, `15 October 2022`: a date whose weekday nobody needs.
pub fn plain_date(lang: Lang, date: Date) -> String {
    in_year(lang, date, &month_day(lang, date))
}

fn in_year(lang: Lang, date: Date, day: &str) -> String {
    fill(of(lang).date, &[&date.year().to_string(), day])
}

/// `10월 15일(토)`, `Sat 15 October`: a date where the year is known.
pub fn day(lang: Lang, date: Date) -> String {
    let words = of(lang);
    let weekday = usize::from(date.weekday().from_sunday());
    let weekday = words.weekdays.get(weekday).copied().unwrap_or_default();
    fill(words.day, &[weekday, &month_day(lang, date)])
}

/// `10월 15일`, `15 October`.
pub fn month_day(lang: Lang, date: Date) -> String {
    let day = date.day().to_string();
    fill(of(lang).month_day, &[month_name(lang, date), &day])
}

/// `2022년 10월`, `October 2022`.
pub fn month(lang: Lang, date: Date) -> String {
    let year = date.year().to_string();
    fill(of(lang).month, &[&year, month_name(lang, date)])
}

/// `10/15`: a date where room is short.
pub fn tick(date: Date) -> String {
    [&date.month().to_string(), "/", &date.day().to_string()].concat()
}

/// The week of seven days from `first`: `9월 3일~9월 9일`, `3 September to 9 September`.
pub fn week(lang: Lang, first: Date) -> String {
    let last = first.plus_days(6).unwrap_or(first);
    stretch(lang, &month_day(lang, first), &month_day(lang, last))
}

/// The days from one to another, with the year said once where it is one.
pub fn days_between(lang: Lang, [first, last]: [Date; 2]) -> String {
    if first == last {
        return date(lang, first);
    }
    if first.year() != last.year() {
        return stretch(lang, &date(lang, first), &date(lang, last));
    }
    let year = first.year().to_string();
    let [first, last] = [first, last].map(|date| day(lang, date));
    fill(of(lang).stretch_in_year, &[&first, &last, &year])
}

/// From one to another: `9월 3일~9월 9일`, `3 September to 9 September`.
pub fn stretch(lang: Lang, first: &str, last: &str) -> String {
    fill(of(lang).stretch, &[first, last])
}

/// `15:30`.
pub fn clock(at: Instant) -> String {
    let (hour, minute) = at.time_of_day();
    let two = |n: u32| {
        let text = n.to_string();
        if n < 10 { ["0", &text].concat() } else { text }
    };
    [&two(hour), ":", &two(minute)].concat()
}

/// `10월 15일(토) 15:30`, `Sat 15 October, 15:30`.
pub fn moment(lang: Lang, at: Instant) -> String {
    fill(of(lang).moment, &[&day(lang, at.date()), &clock(at)])
}

/// `2022년 10월 15일(토) 15:30`, `Sat 15 October 2022, 15:30`.
pub fn full_moment(lang: Lang, at: Instant) -> String {
    fill(of(lang).full_moment, &[&date(lang, at.date()), &clock(at)])
}

/// `line 2` for `Line 2`: a name within a sentence. One that is not only an initial large, like
/// `SIM card`, stays, and so does every Korean one.
pub fn within_sentence(name: &str) -> String {
    let mut letters = name.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            let (_, rest) = name.split_at(first.len_utf8());
            [&*first.to_lowercase().to_string(), rest].concat()
        }
        _ => name.into(),
    }
}

/// A file's size: `820 B`, `1.2 MB`.
pub fn file_size(bytes: u64) -> String {
    let (unit, name) = match bytes {
        0..1_000 => return [&bytes.to_string(), " B"].concat(),
        1_000..1_000_000 => (1_000, " kB"),
        1_000_000..1_000_000_000 => (1_000_000, " MB"),
        _ => (1_000_000_000, " GB"),
    };
    let tenths = bytes / (unit / 10);
    let tenth = (tenths % 10).to_string();
    [&grouped((tenths / 10).into()), ".", &tenth, name].concat()
}

/// A digest's short form, to be read out on the telephone: `3F2A-91BC-04DE`.
pub fn receipt(digest: &Digest) -> String {
    let mut text = digest.to_string();
    text.truncate(12);
    text.make_ascii_uppercase();
    for at in [8, 4] {
        text.insert(at, '-');
    }
    text
}
