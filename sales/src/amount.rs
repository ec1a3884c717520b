//! Amounts as exports write them.

use rules::{Currency, Money};

use crate::text::narrow;

/// Why a cell has no amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AmountFault {
    /// Nothing is written in it, or only the dash that spreadsheets put for nothing.
    Empty,
    /// It does not read as an amount.
    Unreadable,
    /// It has a part smaller than the smallest unit of the currency.
    Fraction,
    /// It is more than any shop takes.
    TooLarge,
}

/// What stands for 'less than zero'; Korean accounts write a triangle.
const MINUS: [char; 6] = ['-', '−', '–', '△', '▲', '▵'];

/// Signs and words for a currency that may stand before or after an amount.
fn signs(currency: Currency) -> &'static [&'static str] {
    match currency {
        // Some Korean fonts show the won sign for a backslash, and some exports write one.
        Currency::KRW => &["원", "₩", "￦", "\\", "KRW", "krw", "Won", "won"],
        Currency::GBP => &["£", "GBP", "gbp"],
        Currency::USD => &["$", "US$", "USD", "usd"],
        // Figures alone: a sign of another currency would be taken for it.
        _ => &[],
    }
}

/// Reads a cell as an amount in minor units of `currency`, less than zero for what was paid back.
///
/// ```
/// use sales::amount;
/// let won = "KRW".parse().unwrap();
/// assert_eq!(amount("₩1,234,000", won), Ok(1_234_000));
/// assert_eq!(amount("(1,234)", won), Ok(-1_234));
/// ```
///
/// # Errors
/// An [`AmountFault`].
pub fn amount(text: &str, currency: Currency) -> Result<i64, AmountFault> {
    amount_in(text, currency, 0)
}

/// The same of a cell that counts in that power of ten of the currency's main unit.
pub(crate) fn amount_in(text: &str, currency: Currency, power: u32) -> Result<i64, AmountFault> {
    let text = narrow(text);
    let mut rest: &str = &text;
    let mut minus = false;
    let mut minuses = 0;
    if let Some(inner) = rest
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'))
    {
        (rest, minus, minuses) = (inner.trim(), true, 1);
    }
    // The sign may stand before the currency, after it, or behind everything.
    let mut signed = false;
    for _ in 0..2 {
        if let Some(after) = rest.strip_prefix(MINUS) {
            (rest, minus) = (after.trim_start(), true);
            minuses += 1;
        } else if let Some(after) = rest.strip_prefix('+') {
            (rest, signed) = (after.trim_start(), true);
        }
        for sign in signs(currency) {
            if let Some(after) = rest.strip_prefix(sign) {
                rest = after.trim_start();
                break;
            }
        }
    }
    for sign in signs(currency) {
        if let Some(before) = rest.strip_suffix(sign) {
            rest = before.trim_end();
            break;
        }
    }
    if let Some(before) = rest.strip_suffix('-') {
        (rest, minus) = (before.trim_end(), true);
        minuses += 1;
    }
    if rest.is_empty() {
        // '-' and '₩ -' are how spreadsheets show nothing.
        return Err(if minuses <= 1 && !signed && !text.contains(['(', '원']) {
            AmountFault::Empty
        } else {
            AmountFault::Unreadable
        });
    }
    if minuses > 1 || minuses == 1 && signed {
        return Err(AmountFault::Unreadable);
    }
    let value = minor_units(rest, currency.digits(), power)?;
    Ok(if minus { -value } else { value })
}

/// A number of digits, of which commas part threes, with a fraction of so many digits; or of which
/// points part threes where the currency has no fraction, as in much of Europe.
fn minor_units(number: &str, digits: u32, power: u32) -> Result<i64, AmountFault> {
    if let Some(plain) = of_power(number) {
        return minor_units(&plain, digits, power);
    }
    if digits == 0 && power == 0 && is_parted_by_points(number) {
        return minor_units(&number.replace('.', ","), digits, power);
    }
    let (whole, fraction) = match number.split_once('.') {
        Some((whole, fraction)) if !fraction.is_empty() => (whole, fraction),
        Some(_) => return Err(AmountFault::Unreadable),
        None => (number, ""),
    };
    let grouped = whole.contains(',');
    for (index, group) in whole.split(',').enumerate() {
        let fits = match (grouped, index) {
            (false, _) => !group.is_empty(),
            (true, 0) => (1..=3).contains(&group.len()),
            (true, _) => group.len() == 3,
        };
        if !fits || !group.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(AmountFault::Unreadable);
        }
    }
    if !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(AmountFault::Unreadable);
    }
    let places = usize::try_from(digits.saturating_add(power)).unwrap_or_default();
    let (kept, beyond) = fraction.split_at_checked(places).unwrap_or((fraction, ""));
    if beyond.bytes().any(|byte| byte != b'0') {
        return Err(AmountFault::Fraction);
    }
    let zeros = places.saturating_sub(kept.len());
    whole
        .bytes()
        .filter(u8::is_ascii_digit)
        .chain(kept.bytes())
        .chain(std::iter::repeat_n(b'0', zeros))
        .try_fold(0_i64, |value, byte| {
            value
                .checked_mul(10)?
                .checked_add(i64::from(byte.wrapping_sub(b'0')))
        })
        .filter(|value| *value <= Money::MAX_ANSWER)
        .ok_or(AmountFault::TooLarge)
}

/// Whether points part threes: `1.234.000`, `100.000`. No won has a fraction that this could be,
/// and one of zeros is never written with three digits.
fn is_parted_by_points(number: &str) -> bool {
    let mut groups = number.split('.');
    let is_first = groups
        .next()
        .is_some_and(|first| (1..=3).contains(&first.len()) && first != "0");
    let mut others = groups.peekable();
    is_first && others.peek().is_some() && others.all(|group| group.len() == 3)
}

/// A figure as spreadsheets shorten it, `1.001E+05`, in full; nothing where it is none or has a
/// fraction.
fn of_power(number: &str) -> Option<String> {
    let (figure, power) = number.split_once(['E', 'e'])?;
    let power: usize = power.strip_prefix('+').unwrap_or(power).parse().ok()?;
    let (whole, fraction) = figure.split_once('.').unwrap_or((figure, ""));
    let is_figure = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.len() != 1 || power > 15 || fraction.len() > power {
        return None;
    }
    if !is_figure(whole) || !is_figure(fraction) {
        return None;
    }
    let zeros = "0".repeat(power - fraction.len());
    Some([whole, fraction, &zeros].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_of_won() {
        for (text, value) in [
            ("1,234,000", 1_234_000),
            ("₩1,234,000", 1_234_000),
            ("￦ 1,234,000", 1_234_000),
            ("\\1,234,000", 1_234_000),
            ("1234000원", 1_234_000),
            ("1,234,000 원", 1_234_000),
            ("KRW 5,000", 5_000),
            ("１，２３４", 1_234),
            (" 12000 ", 12_000),
            ("+12,000", 12_000),
            ("0", 0),
            ("(1,234)", -1_234),
            ("(₩1,234)", -1_234),
            ("-1,234", -1_234),
            ("−1,234원", -1_234),
            ("-₩1,234", -1_234),
            ("₩-1,234", -1_234),
            ("△1,234", -1_234),
            ("▲ 1,234", -1_234),
            ("1,234-", -1_234),
            ("1234.00", 1_234),
            ("=\"1,234\"", 1_234),
            ("'-12,000", -12_000),
            ("\u{200e}12,000\u{200b}", 12_000),
            ("1.234.000", 1_234_000),
            ("100.000", 100_000),
            ("1E+05", 100_000),
            ("1.001E+05", 100_100),
            ("100000.0", 100_000),
        ] {
            assert_eq!(amount(text, Currency::KRW), Ok(value), "{text}");
        }
    }

    #[test]
    fn amounts_in_thousands() {
        let won = |text| amount_in(text, Currency::KRW, 3);
        assert_eq!(won("1,234"), Ok(1_234_000));
        assert_eq!(won("1,234.5"), Ok(1_234_500));
        assert_eq!(won("(0.5)"), Ok(-500));
        assert_eq!(won("1.2345"), Err(AmountFault::Fraction));
    }

    #[test]
    fn amounts_with_decimals() {
        for (text, value) in [
            ("1,234.56", 123_456),
            ("£1,234.5", 123_450),
            ("1234", 123_400),
            ("(0.05)", -5),
            ("12.500", 1_250),
        ] {
            assert_eq!(amount(text, Currency::GBP), Ok(value), "{text}");
        }
    }

    #[test]
    fn what_is_no_amount() {
        for (text, fault) in [
            ("", AmountFault::Empty),
            ("  ", AmountFault::Empty),
            ("-", AmountFault::Empty),
            ("₩ -", AmountFault::Empty),
            ("원", AmountFault::Unreadable),
            ("()", AmountFault::Unreadable),
            ("--5", AmountFault::Unreadable),
            ("(-5)", AmountFault::Unreadable),
            ("1,23", AmountFault::Unreadable),
            ("1,2345", AmountFault::Unreadable),
            ("1.23.000", AmountFault::Unreadable),
            ("0.234", AmountFault::Fraction),
            ("1.0015E+03x", AmountFault::Unreadable),
            ("12.", AmountFault::Unreadable),
            ("1.5e0", AmountFault::Unreadable),
            ("3건", AmountFault::Unreadable),
            ("2022-10-15", AmountFault::Unreadable),
            ("1234.5", AmountFault::Fraction),
            ("1000000000000001", AmountFault::TooLarge),
            ("99999999999999999999999999", AmountFault::TooLarge),
        ] {
            assert_eq!(amount(text, Currency::KRW), Err(fault), "{text}");
        }
    }
}
