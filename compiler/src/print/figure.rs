//! Figures as they are written: `300_000 KRW`, `10 %`, `72 h`.

use rules::{Currency, Date, Ratio, pack::NumberAs, unit::Unit};

use crate::terms::Terms;

/// The units that a duration is written in, with their seconds; the first that it is whole in.
const TIMES: [(i64, &str); 4] = [(86_400, "days"), (3_600, "h"), (60, "min"), (1, "s")];

/// The most digits after a point that are read.
const MOST_DIGITS: u32 = 18;

/// A figure of that unit.
pub(super) fn figure(unit: Unit, at: Ratio, currency: Currency) -> String {
    match unit {
        Unit::Money => money(at, currency),
        Unit::Duration => duration(at),
        Unit::Date => {
            let date = at.to_i64().and_then(Date::of_number);
            date.map_or_else(|| at.to_string(), |date| date.to_string())
        }
        Unit::Number | Unit::Flag => number(at),
    }
}

/// A figure where a string of TOML is wanted, or a date of TOML's own.
pub(super) fn standing(unit: Unit, at: Ratio, currency: Currency) -> String {
    let figure = figure(unit, at, currency);
    match unit {
        Unit::Date => figure,
        _ => format!("\"{figure}\""),
    }
}

/// An amount of minor units in the currency's main unit.
pub(super) fn money(minor: Ratio, currency: Currency) -> String {
    let per_unit = Ratio::whole(Terms::minor_per_unit(currency));
    let whole = minor.div(per_unit).ok();
    let digits = whole.and_then(|amount| {
        if amount.is_whole() {
            decimal(amount)
        } else {
            // `8.50 GBP`, not `8.5 GBP`.
            fixed(minor.to_i64()?, currency.digits())
        }
    });
    format!("{} {currency}", digits.unwrap_or_else(|| minor.to_string()))
}

pub(super) fn number(at: Ratio) -> String {
    let percent = || {
        let hundredths = at.mul(Ratio::whole(100)).ok()?;
        Some(format!("{} %", decimal(hundredths)?))
    };
    let is_share = at.numerator().abs() < at.denominator() && at != Ratio::ZERO;
    let written = if is_share {
        percent().or_else(|| decimal(at))
    } else {
        decimal(at).or_else(percent)
    };
    written.unwrap_or_else(|| at.to_string())
}

/// A number in the unit shown, as a question of that reading takes it.
pub(crate) fn shown_number(at: Ratio, read_as: NumberAs) -> String {
    let digits = decimal(at).unwrap_or_else(|| at.to_string());
    match read_as {
        NumberAs::Number => digits,
        NumberAs::Percent => format!("{digits} %"),
        NumberAs::Days => format!("{digits} days"),
    }
}

/// A length of time.
pub(crate) fn shown_duration(seconds: i64) -> String {
    duration(Ratio::whole(seconds))
}

pub(super) fn duration(seconds: Ratio) -> String {
    let in_unit = |(unit, name)| {
        let count = seconds.div(Ratio::whole(unit)).ok()?;
        Some((count, name))
    };
    let counts = || TIMES.into_iter().filter_map(in_unit);
    let written = |(count, name): (Ratio, &str)| {
        let name = if count == Ratio::whole(1) && name == "days" {
            "day"
        } else {
            name
        };
        Some(format!("{} {name}", decimal(count)?))
    };
    let whole = counts().find(|(count, _)| count.is_whole());
    // A part of a second may have digits that end in a larger unit only.
    let found = whole
        .and_then(written)
        .or_else(|| counts().rev().find_map(written));
    found.unwrap_or_else(|| format!("{seconds} s"))
}

/// A number with a point; nothing when its digits do not end, or are more than are read.
fn decimal(at: Ratio) -> Option<String> {
    let below = at.denominator();
    let scale = (0..=MOST_DIGITS).find(|scale| 10_i128.pow(*scale) % below == 0)?;
    let digits = at.numerator().checked_mul(10_i128.pow(scale) / below)?;
    fixed(i64::try_from(digits).ok()?, scale)
}

/// `digits` with that many of them behind the point, those before it in groups of three.
fn fixed(digits: i64, scale: u32) -> Option<String> {
    let scale = usize::try_from(scale).ok()?;
    let text = format!("{:0width$}", digits.unsigned_abs(), width = scale + 1);
    let (whole, fraction) = text.split_at_checked(text.len() - scale)?;
    let mut written = String::from(if digits < 0 { "-" } else { "" });
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            written.push('_');
        }
        written.push(digit);
    }
    if scale > 0 {
        written.push('.');
        written.push_str(fraction);
    }
    Some(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Ratio {
        text.parse().unwrap()
    }

    #[test]
    fn amounts_are_in_the_main_unit() {
        assert_eq!(money(at("300000"), Currency::KRW), "300_000 KRW");
        assert_eq!(money(at("-5"), Currency::KRW), "-5 KRW");
        assert_eq!(money(at("933"), Currency::GBP), "9.33 GBP");
        assert_eq!(money(at("-5"), Currency::GBP), "-0.05 GBP");
        assert_eq!(money(at("850"), Currency::GBP), "8.50 GBP");
        assert_eq!(money(at("5000"), Currency::GBP), "50 GBP");
        let most = Ratio::whole(i64::MAX);
        assert_eq!(money(most, Currency::USD), "92_233_720_368_547_758.07 USD");
    }

    #[test]
    fn shares_are_in_percent() {
        assert_eq!(number(at("1/10")), "10 %");
        assert_eq!(number(at("-1/8")), "-12.5 %");
        assert_eq!(number(at("3/2")), "1.5");
        assert_eq!(number(at("0")), "0");
        assert_eq!(number(at("1000")), "1_000");
        // As a number with a point it would have nineteen digits.
        assert_eq!(number(at("1/5000000000000000000")), "0.00000000000000002 %");
    }

    #[test]
    fn durations_are_in_the_largest_unit_that_they_fill() {
        assert_eq!(duration(at("86400")), "1 day");
        assert_eq!(duration(at("259200")), "3 days");
        assert_eq!(duration(at("5400")), "90 min");
        assert_eq!(duration(at("3600")), "1 h");
        assert_eq!(duration(at("1/2")), "0.5 s");
        assert_eq!(duration(at("0")), "0 days");
        assert_eq!(duration(at("-30")), "-30 s");
    }
}
