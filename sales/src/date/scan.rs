//! The parts of a date's text, eaten from the left.

use super::{Spelled, YEARS, of_serial, of_year};

/// The first three letters of the months in English.
const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// The first three letters of the days of the week in English.
const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

const KOREAN_WEEKDAYS: [char; 7] = ['월', '화', '수', '목', '금', '토', '일'];

pub(super) struct Scan<'a>(&'a str);

impl<'a> Scan<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self(text)
    }

    /// A date, without what may stand behind it.
    pub(super) fn date(&mut self) -> Option<Spelled> {
        self.english_weekday();
        if let Some(month) = self.month() {
            // 'Oct 15, 2022'
            let (day, _) = self.spaced_number()?;
            self.mark(",");
            let (year, digits) = self.spaced_number()?;
            return (digits == 4)
                .then(|| of_year(year, month, day).map(Spelled::Date))
                .flatten();
        }
        let (first, digits) = self.number()?;
        if let Some(spelled) = self.korean(first, digits) {
            return spelled;
        }
        for separator in ["-", ".", "/"] {
            let before = self.0;
            if self.spaced_mark(separator) {
                if let Some(spelled) = self.separated(first, digits, separator) {
                    return Some(spelled);
                }
                self.0 = before;
            }
        }
        // '15 Oct 2022'
        let before = self.0;
        self.space();
        if digits <= 2
            && let Some(month) = self.month()
        {
            let (year, _) = self.spaced_number()?;
            return of_year(year, month, first).map(Spelled::Date);
        }
        self.0 = before;
        self.compact(first, digits)
    }

    /// `2022년 10월 15일`, `10월 15일`; nothing where it is not written so, and nothing within where
    /// it is and is no date.
    fn korean(&mut self, first: u32, digits: usize) -> Option<Option<Spelled>> {
        let mut part = first;
        let mut year = None;
        if self.spaced_mark("년") {
            if !matches!(digits, 2 | 4) {
                return Some(None);
            }
            year = Some(first);
            match self.spaced_number() {
                Some((month, _)) => part = month,
                None => return Some(None),
            }
        }
        if !self.spaced_mark("월") {
            return year.map(|_| None);
        }
        let day = self.spaced_number();
        let Some((day, _)) = day.filter(|_| self.spaced_mark("일")) else {
            return Some(None);
        };
        Some(match year {
            Some(year) => of_year(year, part, day).map(Spelled::Date),
            None => super::is_month_day(part, day).then_some(Spelled::MonthDay(part, day)),
        })
    }

    /// What follows the first separator.
    fn separated(&mut self, first: u32, digits: usize, separator: &str) -> Option<Spelled> {
        if let Some(month) = self.month() {
            // '15-Oct-22'
            let (year, _) = self.mark(separator).then(|| self.number()).flatten()?;
            return of_year(year, month, first).map(Spelled::Date);
        }
        // '44849.5833333333', a serial with a time of day, to any number of places.
        if digits == 5 && separator == "." {
            self.digits();
            return of_serial(first).map(Spelled::Digits);
        }
        let (second, second_digits) = self.number()?;
        if second_digits > 2 {
            return None;
        }
        let before = self.0;
        let third = self.spaced_mark(separator).then(|| self.number()).flatten();
        match (digits, third) {
            (4, Some((third, 1..=2))) => of_year(first, second, third).map(Spelled::Date),
            (1..=2, Some((third, 1..=2 | 4))) => Some(Spelled::Parts([first, second, third])),
            (1..=2, None) => {
                self.0 = before;
                Some(Spelled::Two(first, second))
            }
            _ => None,
        }
    }

    /// Digits without anything between them.
    fn compact(&mut self, number: u32, digits: usize) -> Option<Spelled> {
        let of_digits = |number: u32| of_year(number / 10_000, number / 100 % 100, number % 100);
        let date = match digits {
            8 if YEARS.contains(&(number / 10_000)) => of_digits(number),
            // Two digits of a year would be read as such where they begin with a zero too.
            6 => of_digits(number),
            5 => of_serial(number),
            _ => None,
        }?;
        Some(Spelled::Digits(date))
    }

    /// The time of day in minutes and its offset, where the rest says both; nothing where more is
    /// left than a day of the week and a time of day.
    pub(super) fn rest(&mut self) -> Option<Option<(u32, i32)>> {
        self.space();
        if self.mark(".") || self.mark(",") {
            self.space();
        }
        self.weekday();
        self.space();
        self.mark("T");
        let time = self.dotted_time().or_else(|| self.time_of_day());
        let offset = time.and_then(|_| self.offset());
        self.space();
        self.0.is_empty().then(|| time.zip(offset))
    }

    /// `Z`, `+09:00`, `+0900`, in minutes.
    fn offset(&mut self) -> Option<i32> {
        self.space();
        if self.mark("Z") || self.mark("UTC") || self.mark("GMT") {
            return Some(0);
        }
        let before = self.0;
        let sign = if self.mark("+") {
            1
        } else if self.mark("-") {
            -1
        } else {
            return None;
        };
        let minutes = match self.number() {
            Some((hours @ 0..=14, 1..=2)) => {
                let minutes = self.mark(":").then(|| self.number()).flatten();
                minutes.map_or(hours * 60, |(minutes, _)| hours * 60 + minutes)
            }
            Some((both @ 0..=1400, 4)) => both / 100 * 60 + both % 100,
            _ => {
                self.0 = before;
                return None;
            }
        };
        i32::try_from(minutes).ok().map(|minutes| sign * minutes)
    }

    /// `-18.30.05`, as some databases write a time behind its date.
    fn dotted_time(&mut self) -> Option<u32> {
        let before = self.0;
        let read = self.mark("-").then(|| {
            let (hour, _) = self.number().filter(|(hour, _)| *hour < 24)?;
            let (minute, _) = self.mark(".").then(|| self.number()).flatten()?;
            let _ = self.mark(".").then(|| self.number());
            (minute < 60).then_some(hour * 60 + minute)
        });
        let read = read.flatten();
        if read.is_none() {
            self.0 = before;
        }
        read
    }

    /// Passes over digits, however many.
    fn digits(&mut self) {
        self.0 = self.0.trim_start_matches(|c: char| c.is_ascii_digit());
    }

    fn weekday(&mut self) {
        let before = self.0;
        let bracketed = self.mark("(") || self.mark("[");
        self.space();
        let found = if self.0.starts_with(KOREAN_WEEKDAYS) {
            self.skip(1);
            self.mark("요일");
            true
        } else {
            self.english_weekday()
        };
        self.space();
        if !found || bracketed && !(self.mark(")") || self.mark("]")) {
            self.0 = before;
        }
    }

    fn english_weekday(&mut self) -> bool {
        let found = self.name(&WEEKDAYS).is_some();
        if found {
            self.mark(",");
            self.space();
        }
        found
    }

    /// `15:30`, `15:30:59`, `오후 3:30`, `3:30 PM`, `15시 30분`, in minutes. A shop that is open past
    /// midnight writes `25:30`, which is of the day before it by its books.
    fn time_of_day(&mut self) -> Option<u32> {
        let before = self.0;
        let read = self.hour_and_minute();
        if read.is_none() {
            self.0 = before;
        }
        read
    }

    fn hour_and_minute(&mut self) -> Option<u32> {
        let half = |scan: &mut Self| {
            let halves = [
                "오전", "오후", "AM", "PM", "am", "pm", "a.m.", "p.m.", "A.M.", "P.M.",
            ];
            halves.iter().any(|half| scan.mark(half))
        };
        half(self);
        let (hour, _) = self
            .spaced_number()
            .filter(|(hour, digits)| *hour < 36 && matches!(digits, 1..=2))?;
        if self.mark("시") {
            let mut minute = 0;
            for (at, unit) in ["분", "초"].into_iter().enumerate() {
                let before = self.0;
                match self.spaced_number() {
                    Some((value, _)) if self.mark(unit) => {
                        if at == 0 {
                            minute = value;
                        }
                    }
                    _ => self.0 = before,
                }
            }
            return Some(hour * 60 + minute);
        }
        let (mut parts, mut minute) = (1, 0);
        while parts < 3 && self.mark(":") {
            let (value, _) = self
                .number()
                .filter(|(value, digits)| *value < 60 && matches!(digits, 1..=2))?;
            if parts == 1 {
                minute = value;
            }
            parts += 1;
        }
        if parts == 1 {
            return None;
        }
        if parts == 3 && self.mark(".") {
            self.digits();
        }
        self.space();
        half(self);
        Some(hour * 60 + minute)
    }

    fn number(&mut self) -> Option<(u32, usize)> {
        let length = self.0.bytes().take_while(u8::is_ascii_digit).count();
        let (digits, rest) = self.0.split_at_checked(length)?;
        // Of many digits only how many there are is looked at.
        let value = match digits.parse() {
            Ok(value) => value,
            Err(_) if length > 9 => return self.stamp(),
            Err(_) => return None,
        };
        if matches!(length, 12 | 14) {
            return self.stamp();
        }
        self.0 = rest;
        Some((value, length))
    }

    /// `20221015153000` or `202210151530`: the date in front of a time of day.
    fn stamp(&mut self) -> Option<(u32, usize)> {
        let length = self.0.bytes().take_while(u8::is_ascii_digit).count();
        if !matches!(length, 12 | 14) {
            return None;
        }
        let (date, time) = self.0.split_at_checked(8)?;
        let (hour, minute) = (time.get(..2)?, time.get(2..4)?);
        if hour > "24" || minute > "59" {
            return None;
        }
        self.0 = self.0.get(length..)?;
        Some((date.parse().ok()?, 8))
    }

    fn spaced_number(&mut self) -> Option<(u32, usize)> {
        self.space();
        self.number()
    }

    fn month(&mut self) -> Option<u32> {
        let at = self.name(&MONTHS)?;
        self.mark(".");
        u32::try_from(at).ok().map(|at| at + 1)
    }

    /// A word that begins with three letters of one of those names; which it is.
    fn name(&mut self, names: &[&str]) -> Option<usize> {
        let length = self.0.bytes().take_while(u8::is_ascii_alphabetic).count();
        let (word, rest) = self.0.split_at_checked(length)?;
        let short = word.get(..3)?;
        let at = names
            .iter()
            .position(|name| name.eq_ignore_ascii_case(short))?;
        self.0 = rest;
        Some(at)
    }

    fn mark(&mut self, mark: &str) -> bool {
        match self.0.strip_prefix(mark) {
            Some(rest) => {
                self.0 = rest;
                true
            }
            None => false,
        }
    }

    /// A mark that may have space around it.
    fn spaced_mark(&mut self, mark: &str) -> bool {
        let before = self.0;
        self.space();
        let found = self.mark(mark);
        if found {
            self.space();
        } else {
            self.0 = before;
        }
        found
    }

    fn skip(&mut self, characters: usize) {
        let mut rest = self.0.chars();
        for _ in 0..characters {
            rest.next();
        }
        self.0 = rest.as_str();
    }

    fn space(&mut self) {
        self.0 = self.0.trim_start();
    }
}
