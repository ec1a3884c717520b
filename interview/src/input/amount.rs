//! Amounts as people type them: `1,234,000원`, `120만`, `1억 2,000만 원`, `KRW 50,000`.

use rules::{Currency, Money};

use super::{Problem, narrow};
use rules::money::grouped;

/// Words and signs for a currency that may stand before or after an amount.
fn signs(currency: Currency) -> &'static [&'static str] {
    match currency {
        // Some Korean keyboards and fonts give the won sign for a backslash.
        Currency::KRW => &["원", "won", "krw", "₩", "￦", "\\"],
        Currency::GBP => &["gbp", "£", "pounds", "pound", "파운드"],
        Currency::USD => &["us$", "usd", "$", "dollars", "dollar", "달러"],
        // Figures alone: a sign of another currency would be taken for it.
        _ => &[],
    }
}

/// Reads `text` as an amount from `min` to `max`, in minor units of `currency`.
///
/// # Errors
/// The first [`Problem`] that keeps it from being one.
pub fn amount(text: &str, currency: Currency, min: i64, max: i64) -> Result<i64, Problem> {
    let minor = minor_units(text, currency)?;
    let max = max.min(Money::MAX_ANSWER);
    if minor > max {
        Err(Problem::MoneyAbove(max))
    } else if minor < min {
        Err(Problem::MoneyBelow(min))
    } else {
        Ok(minor)
    }
}

/// Reads what was sold in a week or on a day. Sales are never below zero: a week of refunds is a
/// week of no sales.
///
/// # Errors
/// The first [`Problem`] that keeps it from being an amount.
pub fn sold(text: &str, currency: Currency) -> Result<i64, Problem> {
    amount(text, currency, 0, Money::MAX_ANSWER)
}

/// Reads what was taken on a day: an amount that is less than zero where more was paid back, as
/// people and accounts write it: `-1,234`, `(1,234)`, `1,234-`, `△1,234`.
///
/// # Errors
/// The first [`Problem`] that keeps it from being one.
pub fn taken(text: &str, currency: Currency) -> Result<i64, Problem> {
    let typed = compact(text);
    if typed.is_empty() {
        return Err(Problem::Empty);
    }
    let mut rest = typed
        .strip_prefix("=\"")
        .and_then(|typed| typed.strip_suffix('"'))
        .unwrap_or(&typed);
    let mut minuses = 0;
    let mut plus = false;
    if let Some(inner) = rest
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'))
    {
        (rest, minuses) = (inner, 1);
    }
    // The sign may stand before the currency, after it, or behind everything.
    for _ in 0..2 {
        let (after, minus) = unsigned(rest);
        if minus {
            (rest, minuses) = (after, minuses + 1);
        } else if let Some(after) = rest.strip_prefix('+') {
            (rest, plus) = (after, true);
        }
        rest = without_front(rest, currency);
    }
    rest = without_back(rest, currency);
    if let Some(before) = rest.strip_suffix('-') {
        (rest, minuses) = (before, minuses + 1);
    }
    if minuses > 1 || minuses == 1 && plus {
        return Err(Problem::NotAnAmount);
    }
    let main = 10_i128.pow(currency.digits());
    let value = total(rest, main)?.and_then(|value| i64::try_from(value).ok());
    match value.filter(|value| *value <= Money::MAX_ANSWER) {
        Some(value) if minuses == 1 => Ok(-value),
        Some(value) => Ok(value),
        None => Err(Problem::MoneyAbove(Money::MAX_ANSWER)),
    }
}

/// An amount as one types it: what [`amount`] reads.
pub fn amount_text(currency: Currency, minor: i64) -> String {
    let main = 10_u64.pow(currency.digits());
    let minor_units = minor.unsigned_abs();
    let sign = if minor < 0 { "-" } else { "" };
    let whole = grouped(i128::from(minor_units / main));
    let rest = minor_units % main;
    // The one in front keeps the zeros behind the point.
    let digits = (main + rest).to_string();
    match digits.get(1..) {
        Some(digits) if rest > 0 => [sign, &whole, ".", digits].concat(),
        _ => [sign, &whole].concat(),
    }
}

/// Reads `text` as a whole number from `min` to `max`.
///
/// # Errors
/// The first [`Problem`] that keeps it from being one.
pub fn count(text: &str, min: i64, max: i64) -> Result<i64, Problem> {
    let typed: String = narrow(text).filter(|c| *c != ' ').collect();
    if typed.is_empty() {
        return Err(Problem::Empty);
    }
    let (typed, negative) = unsigned(&typed);
    let (number, rest) = Decimal::read(typed).ok_or(Problem::NotANumber)?;
    if !rest.is_empty() {
        return Err(Problem::NotANumber);
    }
    let value = number.times(1).ok_or(Problem::CountAbove(max))?;
    let value = value.map_err(|_| Problem::NotANumber)?;
    match i64::try_from(value) {
        Ok(1..) if negative => Err(Problem::Negative),
        Ok(value) if value < min => Err(Problem::CountBelow(min)),
        Ok(value) if value <= max => Ok(value),
        _ => Err(Problem::CountAbove(max)),
    }
}

fn minor_units(text: &str, currency: Currency) -> Result<i64, Problem> {
    let typed = compact(text);
    if typed.is_empty() {
        return Err(Problem::Empty);
    }
    let (typed, outer_minus) = unsigned(&typed);
    let typed = without_back(without_front(typed, currency), currency);
    // '-₩5,000' and '₩-5,000' are both written; '--5,000' is a slip.
    let (typed, inner_minus) = if outer_minus {
        (typed, false)
    } else {
        unsigned(typed)
    };
    let main = 10_i128.pow(currency.digits());
    let value = match total(typed, main)? {
        Some(value) => value,
        // More than 128 bits hold is more than any bound.
        None => return Ok(i64::MAX),
    };
    if (outer_minus || inner_minus) && value > 0 {
        return Err(Problem::Negative);
    }
    Ok(i64::try_from(value).unwrap_or(i64::MAX))
}

/// `text` narrow, in lower case, without white space.
pub(super) fn compact(text: &str) -> String {
    narrow(text)
        .filter(|c| !c.is_whitespace())
        .flat_map(char::to_lowercase)
        .collect()
}

/// `text` without a sign for 'less than zero', and whether it had one. Korean accounts write a
/// triangle.
pub(super) fn unsigned(text: &str) -> (&str, bool) {
    text.strip_prefix(['-', '−', '–', '△', '▲', '▵'])
        .map_or((text, false), |rest| (rest, true))
}

/// `text` without a word or sign for the currency in front.
fn without_front(text: &str, currency: Currency) -> &str {
    let mut signs = signs(currency).iter();
    signs
        .find_map(|sign| text.strip_prefix(sign))
        .unwrap_or(text)
}

/// `text` without a word or sign for the currency behind.
fn without_back(text: &str, currency: Currency) -> &str {
    let mut signs = signs(currency).iter();
    signs
        .find_map(|sign| text.strip_suffix(sign))
        .unwrap_or(text)
}

/// The large Korean units, each ten thousand of the one after it.
const LARGE: [(char, i128); 3] = [
    ('조', 1_000_000_000_000),
    ('억', 100_000_000),
    ('만', 10_000),
];

/// The small ones, which a large one may multiply: `3천만`.
const SMALL: [(char, i128); 3] = [('천', 1_000), ('백', 100), ('십', 10)];

/// Adds up `1억2,000만500` in units of `1 / main`. Units may only fall, as they do in speech, so
/// that `5만3억` is asked about and not added up.
fn total(text: &str, main: i128) -> Result<Option<i128>, Problem> {
    let mut rest = text;
    let mut sum = Some(0_i128);
    let mut ceiling = i128::MAX;
    if rest.is_empty() {
        return Err(Problem::NotAnAmount);
    }
    while !rest.is_empty() {
        let (group, factor, after) = group(rest)?;
        if factor >= ceiling {
            return Err(Problem::NotAnAmount);
        }
        ceiling = factor;
        let mut value = Some(0_i128);
        for (number, unit) in group {
            let part = match unit.checked_mul(factor).and_then(|u| u.checked_mul(main)) {
                Some(unit) => match number.times(unit) {
                    Some(exact) => Some(exact?),
                    None => None,
                },
                None => None,
            };
            value = value.zip(part).and_then(|(a, b)| a.checked_add(b));
        }
        sum = sum.zip(value).and_then(|(a, b)| a.checked_add(b));
        rest = after;
    }
    Ok(sum)
}

/// A run of numbers with their small units, the large unit behind it, and the rest of the text.
type Group<'a> = (Vec<(Decimal, i128)>, i128, &'a str);

fn group(text: &str) -> Result<Group<'_>, Problem> {
    let mut rest = text;
    let mut parts = Vec::new();
    let mut ceiling = i128::MAX;
    loop {
        // '천원' and '만원' leave the one unsaid.
        let (number, after) = Decimal::read(rest).unwrap_or((Decimal::ONE, rest));
        let said = after.len() < rest.len();
        let small = unit_of(after, &SMALL);
        let unit = small.map_or(1, |(unit, _)| unit);
        let after_unit = small.map_or(after, |(_, rest)| rest);
        if said || small.is_some() {
            if unit >= ceiling {
                return Err(Problem::NotAnAmount);
            }
            ceiling = unit;
            parts.push((number, unit));
            rest = after_unit;
        }
        if let Some((factor, after)) = unit_of(rest, &LARGE) {
            if parts.is_empty() {
                parts.push((Decimal::ONE, 1));
            }
            return Ok((parts, factor, after));
        }
        if rest.is_empty() && !parts.is_empty() {
            return Ok((parts, 1, rest));
        }
        if !(said || small.is_some()) {
            return Err(Problem::NotAnAmount);
        }
    }
}

fn unit_of<'a>(text: &'a str, units: &[(char, i128)]) -> Option<(i128, &'a str)> {
    units
        .iter()
        .find_map(|(name, unit)| text.strip_prefix(*name).map(|rest| (*unit, rest)))
}

/// A decimal number: `digits / 10^scale`.
#[derive(Clone, Copy)]
pub(super) struct Decimal {
    /// Nothing when there are more digits than 128 bits hold.
    pub(super) digits: Option<i128>,
    pub(super) scale: u32,
}

impl Decimal {
    const ONE: Self = Self {
        digits: Some(1),
        scale: 0,
    };

    /// Reads `1234`, `1,234` or `1.2` from the front of `text`. Commas must part threes.
    pub(super) fn read(text: &str) -> Option<(Self, &str)> {
        let end = text
            .find(|c: char| !matches!(c, '0'..='9' | ',' | '.'))
            .unwrap_or(text.len());
        let (number, rest) = text.split_at(end);
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        let grouped = whole.contains(',');
        let mut places = 0;
        for (index, part) in whole.split(',').enumerate() {
            let fits = match (grouped, index) {
                (false, _) => !part.is_empty(),
                (true, 0) => (1..=3).contains(&part.len()),
                (true, _) => part.len() == 3,
            };
            if !fits {
                return None;
            }
            places += part.len();
        }
        let fraction_is_whole = fraction.bytes().all(|byte| byte.is_ascii_digit())
            && (number.len() == whole.len() || !fraction.is_empty());
        if places == 0 || !fraction_is_whole {
            return None;
        }
        let fraction = fraction.trim_end_matches('0');
        let digits = whole
            .bytes()
            .chain(fraction.bytes())
            .filter(u8::is_ascii_digit)
            .try_fold(0_i128, |value, byte| {
                value.checked_mul(10)?.checked_add(i128::from(byte - b'0'))
            });
        let scale = u32::try_from(fraction.len()).unwrap_or(u32::MAX);
        Some((Self { digits, scale }, rest))
    }

    /// This many times `unit`: nothing when that does not fit, a problem when it is not whole.
    fn times(self, unit: i128) -> Option<Result<i128, Problem>> {
        let product = self.digits?.checked_mul(unit)?;
        let Some(divisor) = 10_i128.checked_pow(self.scale) else {
            return Some(Err(Problem::Fraction));
        };
        Some(if product % divisor == 0 {
            Ok(product / divisor)
        } else {
            Err(Problem::Fraction)
        })
    }
}
