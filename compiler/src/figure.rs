//! Figures that stand alone: bounds of bands, keys and figures of tables.

use rules::{Date, Ratio};
use toml::de::DeValue;

use crate::{
    diagnostic::{Code, Fault, Span},
    expectation::{shown_money, shown_time},
    formula::{Kind, Literal, literal},
    table::Item,
    terms::{self, Terms},
};

/// A figure as a compiled pack counts it: minor units, seconds, a bare number, or a date's days
/// since 1970-01-01.
#[derive(Clone, Debug)]
pub(crate) struct Figure {
    pub(crate) kind: Kind,
    pub(crate) at: Ratio,
    pub(crate) span: Span,
}

/// Reads a figure; a date may be one of TOML's own.
pub(crate) fn figure(item: &Item<'_>, terms: &Terms, expected: &str) -> Option<Figure> {
    let span = item.span();
    if let DeValue::Datetime(_) = item.value() {
        let at = Ratio::whole(terms::date(item)?.number());
        let kind = Kind::Date;
        return Some(Figure { kind, at, span });
    }
    let string = item.string(expected)?;
    let read = literal(&string).and_then(|literal| {
        let at = match literal {
            Literal::Date(date) => Some(Ratio::whole(date.number())),
            literal => literal.ratio(terms, &string.span)?,
        };
        let at = at.ok_or_else(|| {
            let kind = literal.kind();
            let message = format!("expected {expected} for `{}`, found {kind}", item.path);
            Fault::new(Code::Units, &string.span, message)
        });
        Ok((literal.kind(), at?))
    });
    match read {
        Ok((kind, at)) => Some(Figure { kind, at, span }),
        Err(fault) => {
            item.faults.report(fault);
            None
        }
    }
}

/// A figure in the words of a pack.
pub(crate) fn shown_at(at: Ratio, kind: Kind, terms: &Terms) -> String {
    let whole = at.to_i64();
    let shown = match (kind, whole) {
        (Kind::Money, Some(minor)) => terms.currency.map(|own| shown_money(minor, own)),
        (Kind::Money, None) => terms.currency.and_then(|own| {
            let per_unit = Ratio::whole(Terms::minor_per_unit(own));
            Some(format!("{} {own}", decimal(at.div(per_unit).ok()?)?))
        }),
        (Kind::Duration, Some(seconds)) => Some(shown_time(seconds)),
        (Kind::Duration, None) => Some(format!("{} s", decimal(at).unwrap_or(at.to_string()))),
        (Kind::Date, Some(days)) => Date::of_number(days).map(|date| date.to_string()),
        _ => decimal(at),
    };
    shown.unwrap_or_else(|| at.to_string())
}

/// The figure with a point, when a few digits after it are enough.
fn decimal(at: Ratio) -> Option<String> {
    const DIGITS: usize = 6;
    let millionths = at.mul(Ratio::whole(1_000_000)).ok()?.to_i64()?;
    let sign = if millionths < 0 { "-" } else { "" };
    let digits = format!("{:0width$}", millionths.unsigned_abs(), width = DIGITS + 1);
    let (whole, rest) = digits.split_at(digits.len() - DIGITS);
    let text = format!("{sign}{whole}.{rest}");
    Some(text.trim_end_matches('0').trim_end_matches('.').to_owned())
}

#[cfg(test)]
mod tests {
    use rules::Currency;

    use super::*;

    #[test]
    fn figures_read_as_packs_write_them() {
        let terms = Terms {
            languages: None,
            currency: Some(Currency::GBP),
            offset_minutes: None,
        };
        let shown = |at: &str, kind| shown_at(at.parse().unwrap(), kind, &terms);
        assert_eq!(shown("933", Kind::Money), "9.33 GBP");
        assert_eq!(shown("1867/2", Kind::Money), "9.335 GBP");
        assert_eq!(shown("5400", Kind::Duration), "90 min");
        assert_eq!(shown("-3/8", Kind::Number), "-0.375");
        assert_eq!(shown("1/3", Kind::Number), "1/3");
        assert_eq!(shown("19723", Kind::Date), "2024-01-01");
        assert_eq!(shown("12", Kind::Number), "12");
    }
}
