//! What the head of a pack settles for the rest: languages, currency, clock; and the texts and
//! times that are read by them.

use rules::{Currency, Date, Instant, Lang, Text};
use toml::{de::DeValue, value::Datetime};

use crate::{
    diagnostic::{Code, Fault, Span},
    nearest::{did_you_mean, listed},
    table::Item,
};

/// What the head of a pack settles; what it does not settle is not checked further.
#[derive(Debug)]
pub(crate) struct Terms {
    pub(crate) languages: Option<Vec<Lang>>,
    pub(crate) currency: Option<Currency>,
    pub(crate) offset_minutes: Option<i32>,
}

impl Terms {
    /// A text in each of the pack's languages.
    pub(crate) fn text(&self, item: &Item<'_>) -> Option<Text> {
        let Some(languages) = &self.languages else {
            return Some(Text::default());
        };
        let table = item.table("a text in each language, like `{ ko = \"…\", en = \"…\" }`,")?;
        let mut text = Text::default();
        for (key, words) in table.entries() {
            match languages.iter().find(|lang| lang.tag() == key.text) {
                Some(lang) => {
                    let words = words.words();
                    text.0
                        .extend(words.map(|words| (*lang, words.text.to_owned())));
                }
                None => {
                    let known = listed(languages.iter().map(|lang| lang.tag()));
                    let message = format!(
                        "expected one of the pack's languages {known}, found `{}`",
                        key.text
                    );
                    let help = format!("add \"{}\" to `languages`, or take it out here", key.text);
                    item.faults
                        .report(Fault::new(Code::UnknownKey, &key.span, message).help(help));
                }
            }
        }
        for lang in languages {
            if table.has(lang.tag()) {
                continue;
            }
            let message = format!(
                "expected `{}` in `{lang}`, found none",
                item.path,
                lang = lang.tag()
            );
            item.faults
                .report(Fault::new(Code::MissingLanguage, &item.key_span, message));
        }
        Some(text)
    }

    /// A moment on the pack's own clock.
    pub(crate) fn moment(&self, item: &Item<'_>) -> Option<Instant> {
        let written = datetime(item, "a time like 2022-10-15T15:30")?;
        let (Some(date), Some(time), None) = (written.date, written.time, written.offset) else {
            let mut fault = bad_time(item, "a time like 2022-10-15T15:30");
            if written.offset.is_some() {
                fault = fault.help("leave the offset out: times are on the pack's own clock");
            }
            item.faults.report(fault);
            return None;
        };
        if time.nanosecond.is_some_and(|fraction| fraction > 0) {
            let fault = bad_time(item, "a time in whole seconds");
            item.faults.report(fault);
            return None;
        }
        let moment = instant(date, time, self.offset_minutes.unwrap_or(0));
        if moment.is_none() {
            item.faults
                .report(bad_time(item, "a time that the clock shows"));
        }
        moment
    }

    /// The smallest number of minor units that `digits` after the point stand for.
    pub(crate) fn minor_per_unit(currency: Currency) -> i64 {
        10_i64.pow(currency.digits())
    }
}

/// `2022-10-15T15:30`, on a clock that many minutes east of UTC.
pub(crate) fn moment_in_text(text: &str, offset_minutes: i32) -> Option<Instant> {
    let written: Datetime = text.parse().ok()?;
    let (date, time) = (written.date?, written.time?);
    if written.offset.is_some() || time.nanosecond.is_some_and(|fraction| fraction > 0) {
        return None;
    }
    instant(date, time, offset_minutes)
}

fn instant(
    date: toml::value::Date,
    time: toml::value::Time,
    offset_minutes: i32,
) -> Option<Instant> {
    Instant::new(
        Date::new(date.year.into(), date.month.into(), date.day.into())?,
        time.hour.into(),
        time.minute.into(),
        time.second.unwrap_or(0).into(),
        offset_minutes,
    )
}

/// A calendar date, as TOML's own or as a string.
pub(crate) fn date(item: &Item<'_>) -> Option<Date> {
    let written = datetime(item, "a date like 2022-10-15")?;
    let (Some(date), None) = (written.date, written.time) else {
        item.faults.report(bad_time(item, "a date like 2022-10-15"));
        return None;
    };
    let date = Date::new(date.year.into(), date.month.into(), date.day.into());
    if date.is_none() {
        item.faults
            .report(bad_time(item, "a date that the calendar has"));
    }
    date
}

/// A date in text, as the key of a week or in a formula.
pub(crate) fn date_in_text(text: &str) -> Option<Date> {
    text.parse().ok()
}

fn datetime(item: &Item<'_>, expected: &str) -> Option<Datetime> {
    match item.value() {
        DeValue::Datetime(written) => Some(*written),
        DeValue::String(text) => {
            let parsed = text.parse().ok();
            if parsed.is_none() {
                item.faults.report(bad_time(item, expected));
            }
            parsed
        }
        _ => {
            item.wrong_type(expected);
            None
        }
    }
}

fn bad_time(item: &Item<'_>, expected: &str) -> Fault {
    let found = match item.value() {
        DeValue::Datetime(written) => written.to_string(),
        DeValue::String(text) => text.to_string(),
        _ => String::new(),
    };
    let message = format!("expected {expected} for `{}`, found `{found}`", item.path);
    Fault::new(Code::BadTime, &item.span(), message)
}

/// `languages`, each known and each once.
pub(crate) fn languages(item: &Item<'_>) -> Option<Vec<Lang>> {
    let strings = item.strings("a list of languages, like [\"ko\", \"en\"]")?;
    let known = || Lang::ALL.iter().map(|lang| lang.tag());
    let mut languages = Vec::new();
    for string in &strings {
        let lang = Lang::ALL.into_iter().find(|lang| lang.tag() == string.text);
        match lang {
            Some(lang) if languages.contains(&lang) => {
                let message = format!("expected each language once, found `{}` again", string.text);
                let fault = Fault::new(Code::DuplicateName, &string.span, message);
                let first = strings.iter().find(|it| it.text == string.text);
                let first = first.map_or(&string.span, |first| &first.span);
                item.faults.report(fault.also(first, "first named here"));
            }
            Some(lang) => languages.push(lang),
            None => {
                let message = format!(
                    "expected one of {}, found `{}`",
                    listed(known()),
                    string.text
                );
                let help = did_you_mean(string.text, known());
                item.faults
                    .report(Fault::new(Code::UnknownWord, &string.span, message).help_if(help));
            }
        }
    }
    if strings.is_empty() {
        report_header(
            item,
            &item.span(),
            "expected at least one language, found none",
        );
    }
    (languages.len() == strings.len() && !languages.is_empty()).then_some(languages)
}

/// `offset`, in minutes east of UTC.
pub(crate) fn offset(item: &Item<'_>) -> Option<i32> {
    let string = item.string("an offset from UTC like \"+09:00\"")?;
    let probe: Option<Instant> = format!("2022-10-15T00:00:00{}", string.text).parse().ok();
    if probe.is_none() {
        let message = format!(
            "expected an offset from UTC like `+09:00`, found `{}`",
            string.text
        );
        report_header(item, &string.span, &message);
    }
    probe.map(Instant::offset_minutes)
}

/// `version`: three whole numbers.
pub(crate) fn version(item: &Item<'_>) -> Option<String> {
    let string = item.string("a version like \"1.0.0\"")?;
    let parts: Vec<_> = string.text.split('.').collect();
    let is_number = |part: &&str| part.parse::<u32>().is_ok_and(|n| n.to_string() == **part);
    if parts.len() != 3 || !parts.iter().all(is_number) {
        let message = format!("expected a version like `1.0.0`, found `{}`", string.text);
        report_header(item, &string.span, &message);
        return None;
    }
    Some(string.text.to_owned())
}

/// `id`: a name that may hold hyphens.
pub(crate) fn pack_id(item: &Item<'_>) -> Option<rules::id::PackId> {
    let string = item.string("the pack's name")?;
    let plain = string.text.replace('-', "_");
    if !rules::id::is_name(&plain) || string.text.contains('_') {
        let message = format!(
            "expected a pack's name of lower-case letters, digits and hyphens, found `{}`",
            string.text
        );
        item.faults
            .report(Fault::new(Code::BadId, &string.span, message));
        return None;
    }
    Some(string.text.into())
}

pub(crate) fn report_header(item: &Item<'_>, span: &Span, message: &str) {
    item.faults
        .report(Fault::new(Code::BadHeader, span, message));
}
