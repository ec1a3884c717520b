//! Figures, dates and durations as people read them, in each language.

#[cfg(test)]
mod tests;

pub use rules::money::grouped;
use rules::{Currency, Date, Digest, Instant, Lang, Ratio};

/// `50,000원`, `50,000 won`, `£8.06`.
pub fn money(lang: Lang, currency: Currency, minor: i64) -> String {
    with_unit(lang, currency, &decimal(minor, currency.digits()))
}

/// `5만 원 (50,000원)` where Korean has a shorter way to say an amount, else as [`money`].
pub fn money_said(lang: Lang, currency: Currency, minor: i64) -> String {
    let plain = money(lang, currency, minor);
    if lang == Lang::Ko && currency == Currency::KRW && minor >= 10_000 {
        let mut said = said(currency, minor);
        said.push_str(" (");
        said.push_str(&plain);
        said.push(')');
        said
    } else {
        plain
    }
}

/// `1억 2,000만 원`: an amount as it is said in Korean.
pub fn said(currency: Currency, minor: i64) -> String {
    if currency != Currency::KRW || minor < 10_000 {
        return money(Lang::Ko, currency, minor);
    }
    let mut said = String::new();
    let mut rest = minor;
    for (unit, name) in [
        (1_000_000_000_000, "조"),
        (100_000_000, "억"),
        (10_000, "만"),
    ] {
        let count = rest / unit;
        rest %= unit;
        if count > 0 {
            said.push_str(&grouped(count.into()));
            said.push_str(name);
            said.push(' ');
        }
    }
    if rest > 0 {
        said.push_str(&grouped(rest.into()));
    }
    said.push('원');
    said
}

/// `5만~10만 원`, `25,000 to 50,000 won`: two ends of one amount.
pub fn money_range(lang: Lang, currency: Currency, low: i64, high: i64) -> String {
    if low == high {
        return money_said(lang, currency, low);
    }
    let mut range = match lang {
        Lang::Ko => money(lang, currency, low),
        // '25,000 to 50,000 won': the unit is said once.
        Lang::En if currency == Currency::KRW => grouped(low.into()),
        Lang::En => money(lang, currency, low),
    };
    range.push_str(match lang {
        Lang::Ko => "~",
        Lang::En => " to ",
    });
    range.push_str(&money(lang, currency, high));
    range
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
    let (before, after) = match (currency, lang) {
        (Currency::KRW, Lang::Ko) => ("", "원"),
        (Currency::KRW, Lang::En) => ("", " won"),
        (Currency::GBP, _) => ("£", ""),
        (_, _) => ("$", ""),
    };
    [before, figure, after].concat()
}

/// `127시간 30분`, `127 hours 30 minutes`.
pub fn duration(lang: Lang, seconds: i64) -> String {
    let sign = if seconds < 0 { "-" } else { "" };
    let total = seconds.unsigned_abs();
    let parts = [
        (total / 3_600, "시간", " hour"),
        (total / 60 % 60, "분", " minute"),
        (total % 60, "초", " second"),
    ];
    let mut text = String::from(sign);
    for (count, ko, en) in parts {
        if count > 0 {
            push_count(&mut text, lang, count, ko, en);
        }
    }
    if total == 0 {
        push_count(&mut text, lang, 0, "분", " minute");
    }
    text
}

/// `3일`, `3 days`: whole days, when it is that.
pub fn whole_days(lang: Lang, seconds: i64) -> Option<String> {
    let day = 86_400;
    let mut text = String::new();
    let days = (seconds >= day && seconds % day == 0).then_some(seconds / day)?;
    push_count(&mut text, lang, days.unsigned_abs(), "일", " day");
    Some(text)
}

/// More time as people count it: `3일(72시간)`, `3 days (72 hours)`, else as [`duration`].
pub fn days(lang: Lang, seconds: i64) -> String {
    let Some(mut text) = whole_days(lang, seconds) else {
        return duration(lang, seconds);
    };
    text.push_str(match lang {
        Lang::Ko => "(",
        Lang::En => " (",
    });
    text.push_str(&duration(lang, seconds));
    text.push(')');
    text
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
        None => {
            let unit = match lang {
                Lang::Ko => "초",
                Lang::En => " seconds",
            };
            [number(seconds).as_str(), unit].concat()
        }
    }
}

fn push_count(text: &mut String, lang: Lang, count: u64, ko: &str, en: &str) {
    if !matches!(text.as_str(), "" | "-") {
        text.push(' ');
    }
    text.push_str(&grouped(count.into()));
    match lang {
        Lang::Ko => text.push_str(ko),
        Lang::En => {
            text.push_str(en);
            if count != 1 {
                text.push('s');
            }
        }
    }
}

const WEEKDAYS: [(&str, &str); 7] = [
    ("일", "Sun"),
    ("월", "Mon"),
    ("화", "Tue"),
    ("수", "Wed"),
    ("목", "Thu"),
    ("금", "Fri"),
    ("토", "Sat"),
];

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn month_name(date: Date) -> &'static str {
    let index = date.month().saturating_sub(1) as usize;
    MONTHS.get(index).copied().unwrap_or_default()
}

/// `2022년 10월 15일(토)`, `Sat 15 October 2022`.
pub fn date(lang: Lang, date: Date) -> String {
    let year = date.year().to_string();
    match lang {
        Lang::Ko => [&year, "년 ", &day(lang, date)].concat(),
        Lang::En => [&day(lang, date), " ", &year].concat(),
    }
}

/// `10월 15일(토)`, `Sat 15 October`: a date where the year is known.
pub fn day(lang: Lang, date: Date) -> String {
    let weekday = usize::from(date.weekday().from_sunday());
    let (ko, en) = WEEKDAYS.get(weekday).copied().unwrap_or_default();
    match lang {
        Lang::Ko => [&month_day(lang, date), "(", ko, ")"].concat(),
        Lang::En => [en, " ", &month_day(lang, date)].concat(),
    }
}

/// `10월 15일`, `15 October`.
pub fn month_day(lang: Lang, date: Date) -> String {
    let day = date.day().to_string();
    match lang {
        Lang::Ko => [&date.month().to_string(), "월 ", &day, "일"].concat(),
        Lang::En => [&day, " ", month_name(date)].concat(),
    }
}

/// `2022년 10월`, `October 2022`.
pub fn month(lang: Lang, date: Date) -> String {
    let year = date.year().to_string();
    match lang {
        Lang::Ko => [&year, "년 ", &date.month().to_string(), "월"].concat(),
        Lang::En => [month_name(date), " ", &year].concat(),
    }
}

/// `10/15`: a date where room is short.
pub fn tick(date: Date) -> String {
    [&date.month().to_string(), "/", &date.day().to_string()].concat()
}

/// The week of seven days from `first`: `9월 3일~9월 9일`, `3 September to 9 September`.
pub fn week(lang: Lang, first: Date) -> String {
    let last = first.plus_days(6).unwrap_or(first);
    let between = match lang {
        Lang::Ko => "~",
        Lang::En => " to ",
    };
    [&month_day(lang, first), between, &month_day(lang, last)].concat()
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
    let between = match lang {
        Lang::Ko => " ",
        Lang::En => ", ",
    };
    [&day(lang, at.date()), between, &clock(at)].concat()
}

/// `2022년 10월 15일(토) 15:30`, `Sat 15 October 2022, 15:30`.
pub fn full_moment(lang: Lang, at: Instant) -> String {
    let between = match lang {
        Lang::Ko => " ",
        Lang::En => ", ",
    };
    [&date(lang, at.date()), between, &clock(at)].concat()
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
