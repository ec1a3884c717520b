//! Figures as people write them in each language.

use rules::{Currency, Lang, Ratio, estimate::Quantity};

/// `30,000원`, `KRW 30,000`, `GBP 8.06`.
pub(crate) fn money(minor: Ratio, currency: Currency, lang: Lang) -> String {
    let per_unit = Ratio::whole(10_i64.pow(currency.digits()));
    // An i64 over one hundred always has a quotient.
    let figure = minor.div(per_unit).unwrap_or(minor);
    let figure = number_with(figure, currency.digits() as usize);
    match lang {
        Lang::Ko if currency == Currency::KRW => format!("{figure}원"),
        Lang::Ko => format!("{figure} {currency}"),
        Lang::En => format!("{currency} {figure}"),
    }
}

pub(crate) fn whole_money(minor: i64, currency: Currency, lang: Lang) -> String {
    money(Ratio::whole(minor), currency, lang)
}

/// `1,234`, `2.5`, `2,383 1/3`.
pub(crate) fn number(figure: Ratio) -> String {
    number_with(figure, 0)
}

/// With that many digits after the point at least, or as a fraction where no few digits hold it.
fn number_with(figure: Ratio, digits: usize) -> String {
    let sign = if figure.numerator() < 0 { "-" } else { "" };
    let (numerator, denominator) = (
        figure.numerator().unsigned_abs(),
        figure.denominator().unsigned_abs(),
    );
    let (whole, rest) = (numerator / denominator, numerator % denominator);
    let grouped = grouped(&whole.to_string());
    let scale = (digits..=digits + 4).find_map(|digits| {
        let power = 10_u128.pow(u32::try_from(digits).ok()?);
        let scaled = rest.checked_mul(power)?;
        scaled
            .is_multiple_of(denominator)
            .then(|| (digits, scaled / denominator))
    });
    match scale {
        Some((0, _)) => format!("{sign}{grouped}"),
        Some((digits, decimals)) => format!("{sign}{grouped}.{decimals:0digits$}"),
        None if whole == 0 => format!("{sign}{rest}/{denominator}"),
        None => format!("{sign}{grouped} {rest}/{denominator}"),
    }
}

fn grouped(digits: &str) -> String {
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// `3 days`, `36 h 30 min`; days only where they are whole, as rules say them.
pub(crate) fn duration(seconds: Ratio, lang: Lang) -> String {
    let words = match lang {
        Lang::Ko => ["일", "시간", "분", "초"],
        Lang::En => [" days", " h", " min", " s"],
    };
    let [day, hour, minute, second] = words;
    let Some(seconds) = seconds.to_i64() else {
        return format!("{}{second}", number(seconds));
    };
    let one = |count: i64, word: &str| match word {
        " days" if count == 1 => "1 day".to_owned(),
        _ => format!("{}{word}", number(Ratio::whole(count))),
    };
    if seconds % 86_400 == 0 && seconds != 0 {
        return one(seconds / 86_400, day);
    }
    let parts = [
        (seconds / 3_600, hour),
        (seconds / 60 % 60, minute),
        (seconds % 60, second),
    ];
    let parts: Vec<_> = parts
        .into_iter()
        .filter(|(count, _)| *count != 0)
        .map(|(count, word)| one(count, word))
        .collect();
    if parts.is_empty() {
        one(0, minute)
    } else {
        parts.join(" ")
    }
}

/// Any figure; an option by its id, for who has its name shows that instead.
pub(crate) fn quantity(quantity: &Quantity, currency: Currency, lang: Lang) -> String {
    match quantity {
        Quantity::Money(minor) => money(*minor, currency, lang),
        Quantity::Number(figure) => number(*figure),
        Quantity::Duration(seconds) => duration(*seconds, lang),
        Quantity::Date(date) => date.to_string(),
        Quantity::Flag(flag) => match (lang, flag) {
            (Lang::Ko, true) => "예",
            (Lang::Ko, false) => "아니요",
            (Lang::En, true) => "yes",
            (Lang::En, false) => "no",
        }
        .to_owned(),
        Quantity::Choice(option) => option.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ratio(numerator: i128, denominator: i128) -> Ratio {
        Ratio::new(numerator, denominator).expect("a fraction")
    }

    #[test]
    fn money_is_grouped_and_named() {
        assert_eq!(whole_money(30_000, Currency::KRW, Lang::Ko), "30,000원");
        assert_eq!(
            whole_money(1_234_567, Currency::KRW, Lang::En),
            "KRW 1,234,567"
        );
        assert_eq!(whole_money(806, Currency::GBP, Lang::En), "GBP 8.06");
        assert_eq!(whole_money(-5, Currency::GBP, Lang::Ko), "-0.05 GBP");
        assert_eq!(whole_money(0, Currency::KRW, Lang::Ko), "0원");
        assert_eq!(
            money(ratio(7150, 3), Currency::KRW, Lang::Ko),
            "2,383 1/3원"
        );
        assert_eq!(money(ratio(1, 2), Currency::GBP, Lang::En), "GBP 0.005");
    }

    #[test]
    fn numbers_are_exact() {
        assert_eq!(number(ratio(5, 2)), "2.5");
        assert_eq!(number(ratio(-1, 3)), "-1/3");
        assert_eq!(
            number(ratio(i64::MAX.into(), 1)),
            "9,223,372,036,854,775,807"
        );
    }

    #[test]
    fn durations_use_the_units_of_rules() {
        assert_eq!(duration(ratio(259_200, 1), Lang::En), "3 days");
        assert_eq!(duration(ratio(86_400, 1), Lang::En), "1 day");
        assert_eq!(duration(ratio(459_000, 1), Lang::Ko), "127시간 30분");
        assert_eq!(duration(ratio(90, 1), Lang::En), "1 min 30 s");
        assert_eq!(duration(Ratio::ZERO, Lang::En), "0 min");
        assert_eq!(duration(ratio(1, 3), Lang::En), "1/3 s");
    }
}
