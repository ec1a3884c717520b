//! Decimal numbers with a unit, and lengths of time.

use rules::{
    Money, Ratio,
    pack::{NumberAs, QuestionKind, SECONDS_PER_MINUTE, is_decimal},
};

use super::bounds;
use crate::{
    diagnostic::{Code, Fault},
    formula::{Literal, literal},
    sections::required_text,
    table::{Item, Table},
    terms::Terms,
};

/// More digits behind the point than a claimant knows of anything.
const MOST_DECIMALS: i64 = 6;

/// What a number may be read as. An author always says it, since `%` behind a number and a share
/// in a formula are a hundredfold apart.
const READINGS: [(&str, NumberAs); 3] = [
    (NumberAs::Number.name(), NumberAs::Number),
    (NumberAs::Percent.name(), NumberAs::Percent),
    (NumberAs::Days.name(), NumberAs::Days),
];

pub(super) fn number(table: &mut Table<'_>, terms: &Terms) -> Option<QuestionKind> {
    let unit = required_text(table, terms, "unit");
    let read_as = table
        .required("read_as")
        .and_then(|item| item.word(&READINGS));
    let decimals = table
        .required("decimals")
        .and_then(|item| item.integer(0, MOST_DECIMALS)?.try_into().ok());
    let (Some(read_as), Some(decimals)) = (read_as, decimals) else {
        // How a bound is written is not known.
        table.optional("min");
        table.optional("max");
        return None;
    };
    let (min, max) = bounds(table, |item| number_of(item, read_as, decimals))?;
    Some(QuestionKind::Number {
        unit: unit?,
        read_as,
        decimals,
        min,
        max,
    })
}

/// A number as its question takes it, in the unit shown.
pub(crate) fn number_of(item: &Item<'_>, read_as: NumberAs, decimals: u8) -> Option<Ratio> {
    let example = match read_as {
        NumberAs::Number => "12.5",
        NumberAs::Percent => "12.5 %",
        NumberAs::Days => "3 days",
    };
    let string = item.string(&format!("a figure like \"{example}\""))?;
    let has_percent = string.text.trim_end().ends_with('%');
    let read = literal(&string).and_then(|literal| {
        let figure = match (read_as, literal) {
            (NumberAs::Number, Literal::Number(number)) if !has_percent => Some(number),
            (NumberAs::Percent, Literal::Number(share)) if has_percent => Some(share),
            (NumberAs::Days, Literal::Duration(seconds)) => Some(seconds),
            (
                _,
                Literal::Money(..)
                | Literal::Number(_)
                | Literal::Duration(_)
                | Literal::Date(_)
                | Literal::Flag(_),
            ) => None,
        };
        let figure = figure.ok_or_else(|| {
            let message = format!(
                "expected a figure like `{example}`, found `{}`",
                string.text
            );
            Fault::new(Code::Units, &string.span, message)
        })?;
        let shown = read_as.in_shown_unit(figure).ok();
        shown
            .filter(|shown| is_decimal(*shown, decimals))
            .ok_or_else(|| {
                let message = format!(
                    "expected at most {decimals} digits behind the point and 15 in all, found `{}`",
                    string.text
                );
                Fault::new(Code::OutOfBounds, &string.span, message)
            })
    });
    read.map_err(|fault| item.faults.report(fault)).ok()
}

/// A length of time in whole minutes, in seconds.
pub(crate) fn minutes(item: &Item<'_>) -> Option<i64> {
    let string = item.string("a length of time like \"90 min\"")?;
    let read = literal(&string).and_then(|literal| match literal {
        Literal::Duration(seconds) => {
            let whole = seconds.to_i64().filter(|seconds| {
                (0..=Money::MAX_ANSWER).contains(seconds) && seconds % SECONDS_PER_MINUTE == 0
            });
            whole.ok_or_else(|| {
                let message = format!(
                    "expected whole minutes, zero or more, found `{}`",
                    string.text
                );
                Fault::new(Code::OutOfBounds, &string.span, message)
            })
        }
        Literal::Money(..) | Literal::Number(_) | Literal::Date(_) | Literal::Flag(_) => {
            let message = format!(
                "expected a length of time like `90 min`, found `{}`",
                string.text
            );
            Err(Fault::new(Code::Units, &string.span, message))
        }
    });
    read.map_err(|fault| item.faults.report(fault)).ok()
}
