//! Decimal numbers with a unit, and lengths of time in hours and minutes.

use rules::{
    Lang, Money, Ratio, Text,
    money::grouped,
    pack::{NumberAs, SECONDS_PER_MINUTE, is_decimal},
};

use super::{
    Problem,
    amount::{Decimal, compact, unsigned},
    narrow,
};

const MINUTES_PER_HOUR: i64 = 60;

/// What a question about a decimal number takes.
#[derive(Clone, Copy, Debug)]
pub struct Number<'a> {
    /// What is shown behind it.
    pub unit: &'a Text,
    /// What formulas take it for.
    pub read_as: NumberAs,
    /// How many digits behind the point are taken.
    pub decimals: u8,
    /// Smallest number taken.
    pub min: Ratio,
    /// Largest number taken.
    pub max: Ratio,
}

impl Number<'_> {
    /// Reads `text` exactly, in the unit shown. Commas part threes, as in amounts, so `12,5` is
    /// asked about and not guessed at. The unit may be typed too.
    ///
    /// # Errors
    /// The first [`Problem`] that keeps it from being one.
    pub fn read(&self, text: &str) -> Result<Ratio, Problem> {
        let typed = compact(text);
        if typed.is_empty() {
            return Err(Problem::Empty);
        }
        let (typed, negative) = unsigned(self.without_unit(&typed));
        let (number, rest) = Decimal::read(typed).ok_or(Problem::NotADecimal)?;
        if !rest.is_empty() {
            return Err(Problem::NotADecimal);
        }
        if number.scale > self.decimals.into() {
            return Err(Problem::TooManyDecimals(self.decimals));
        }
        if negative && number.digits != Some(0) && self.min >= Ratio::ZERO {
            return Err(Problem::Negative);
        }
        let scale = 10_i128.checked_pow(number.scale);
        let digits = number
            .digits
            .map(|digits| if negative { -digits } else { digits });
        let exact = digits.zip(scale);
        let exact = exact.and_then(|(digits, scale)| Ratio::new(digits, scale).ok());
        // More than a ratio holds is more than any bound.
        match exact.filter(|number| is_decimal(*number, self.decimals)) {
            None if negative => Err(Problem::NumberBelow(self.min)),
            None => Err(Problem::NumberAbove(self.max)),
            Some(number) if number > self.max => Err(Problem::NumberAbove(self.max)),
            Some(number) if number < self.min => Err(Problem::NumberBelow(self.min)),
            Some(number) => Ok(number),
        }
    }

    /// `typed` without the unit behind it, in either language.
    fn without_unit<'t>(&self, typed: &'t str) -> &'t str {
        let sign = match self.read_as {
            NumberAs::Percent => Some("%"),
            NumberAs::Number | NumberAs::Days => None,
        };
        let units = Lang::ALL.into_iter().map(|lang| self.unit.get(lang));
        let found = units.chain(sign).map(compact).find_map(|unit| {
            let rest = typed.strip_suffix(unit.as_str())?;
            (!unit.is_empty()).then_some(rest)
        });
        found.unwrap_or(typed)
    }
}

/// A number as one types it; nothing where no digits behind a point are exact.
pub fn number_text(number: Ratio) -> Option<String> {
    let (above, below) = (number.numerator(), number.denominator());
    let places = (0..=18_u8).find(|places| 10_i128.pow((*places).into()) % below == 0)?;
    let scale = 10_i128.pow(places.into());
    let sign = if above < 0 { "-" } else { "" };
    let whole = grouped((above / below).abs());
    let rest = (above % below).abs() * (scale / below);
    // The one in front keeps the zeros behind the point.
    let digits = (scale + rest).to_string();
    Some(match digits.get(1..) {
        Some(digits) if places > 0 => [sign, &whole, ".", digits].concat(),
        _ => [sign, &whole].concat(),
    })
}

/// Reads hours and minutes as seconds from `min` to `max`. A part that is empty beside one that is
/// not is zero, and 90 minutes are one hour and a half.
///
/// # Errors
/// The first [`Problem`]; [`Problem::Empty`] when both are empty.
pub fn duration(parts: [&str; 2], min: i64, max: i64) -> Result<i64, Problem> {
    if parts.iter().all(|part| part.trim().is_empty()) {
        return Err(Problem::Empty);
    }
    let [hours, minutes] = parts.map(part);
    let minutes = match (hours?, minutes?) {
        (Some(hours), Some(minutes)) => hours
            .checked_mul(MINUTES_PER_HOUR)
            .and_then(|whole| whole.checked_add(minutes)),
        (None, _) | (_, None) => None,
    };
    let seconds = minutes.and_then(|minutes| minutes.checked_mul(SECONDS_PER_MINUTE));
    let max = max.min(Money::MAX_ANSWER);
    match seconds {
        Some(seconds) if seconds < min => Err(Problem::DurationBelow(min)),
        Some(seconds) if seconds <= max => Ok(seconds),
        Some(_) | None => Err(Problem::DurationAbove(max)),
    }
}

/// A whole number of hours or minutes; nothing when it is more than 64 bits hold.
fn part(text: &str) -> Result<Option<i64>, Problem> {
    let typed: String = narrow(text).filter(|c| *c != ' ').collect();
    if typed.is_empty() {
        return Ok(Some(0));
    }
    let (typed, negative) = unsigned(&typed);
    let (number, rest) = Decimal::read(typed).ok_or(Problem::NotADuration)?;
    if number.scale > 0 || !rest.is_empty() {
        return Err(Problem::NotADuration);
    }
    if negative && number.digits != Some(0) {
        return Err(Problem::Negative);
    }
    Ok(number.digits.and_then(|digits| digits.try_into().ok()))
}

/// Hours and minutes as one types them; nothing where there are seconds too, or less than none.
pub fn duration_parts(seconds: i64) -> Option<[String; 2]> {
    if seconds < 0 || seconds % SECONDS_PER_MINUTE != 0 {
        return None;
    }
    let minutes = seconds / SECONDS_PER_MINUTE;
    Some([minutes / MINUTES_PER_HOUR, minutes % MINUTES_PER_HOUR].map(|part| part.to_string()))
}

#[cfg(test)]
mod tests;
