//! Figures as they are written: `300_000 KRW`, `10 %`, `72 h`.

use rules::{Currency, Date, Ratio, pack::formula::Formula};

use super::{
    kind::Kind,
    lexer::{Token, TokenKind, tokens},
};
use crate::{
    diagnostic::{Code, Fault, Span},
    table::Str,
    terms::Terms,
};

/// A figure as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Literal {
    /// In the currency's main unit.
    Money(Ratio, Currency),
    Number(Ratio),
    /// In seconds.
    Duration(Ratio),
    Date(Date),
    Flag(bool),
}

impl Literal {
    pub(crate) fn kind(self) -> Kind {
        match self {
            Self::Money(..) => Kind::Money,
            Self::Number(_) => Kind::Number,
            Self::Duration(_) => Kind::Duration,
            Self::Date(_) => Kind::Date,
            Self::Flag(_) => Kind::Flag,
        }
    }

    /// The figure in the units that a compiled pack counts in, checked against the pack's
    /// currency.
    pub(crate) fn lower(self, terms: &Terms, span: &Span) -> Result<Formula, Fault> {
        Ok(match self {
            Self::Money(amount, currency) => Formula::Money(minor(amount, currency, terms, span)?),
            Self::Number(number) => Formula::Number(number),
            Self::Duration(seconds) => Formula::Duration(seconds),
            Self::Date(date) => Formula::Date(date),
            Self::Flag(flag) => Formula::Flag(flag),
        })
    }

    /// The figure alone, when it is one that can be measured.
    pub(crate) fn ratio(self, terms: &Terms, span: &Span) -> Result<Option<Ratio>, Fault> {
        Ok(match self.lower(terms, span)? {
            Formula::Money(ratio) | Formula::Number(ratio) | Formula::Duration(ratio) => {
                Some(ratio)
            }
            _ => None,
        })
    }
}

fn minor(amount: Ratio, currency: Currency, terms: &Terms, span: &Span) -> Result<Ratio, Fault> {
    if let Some(own) = terms.currency.filter(|own| *own != currency) {
        let message = format!("expected an amount in the pack's currency {own}, found {currency}");
        return Err(Fault::new(Code::OtherCurrency, span, message));
    }
    let per_unit = Ratio::whole(Terms::minor_per_unit(currency));
    let minor = amount.mul(per_unit).map_err(|_| too_large(span))?;
    if !minor.is_whole() {
        let message = match currency.digits() {
            0 => format!("expected a whole number of {currency}, which has no smaller unit"),
            digits => format!("expected at most {digits} digits after the point of {currency}"),
        };
        let help = "write a share of an amount as a product, like `12.5 % * 10 KRW`";
        return Err(
            Fault::new(Code::MinorUnits, span, message + ", found a part of one").help(help),
        );
    }
    Ok(minor)
}

/// The figure that a whole string is.
pub(crate) fn literal(string: &Str<'_>) -> Result<Literal, Fault> {
    let tokens = tokens(string)?;
    let (negative, rest) = match tokens.split_first() {
        Some((sign, rest)) if sign.kind == TokenKind::Symbol("-") => (true, rest),
        _ => (false, tokens.as_slice()),
    };
    let found = read(rest)?;
    match (found, rest) {
        (Some((literal, length)), rest) if rest.get(length).is_some_and(is_end) => {
            if negative {
                literal.negated().ok_or_else(|| not_a_figure(string))
            } else {
                Ok(literal)
            }
        }
        _ => Err(not_a_figure(string)),
    }
}

fn is_end(token: &Token<'_>) -> bool {
    token.kind == TokenKind::End
}

fn not_a_figure(string: &Str<'_>) -> Fault {
    let message = format!(
        "expected a figure like `300_000 KRW`, `12`, `72 h` or `2022-10-15`, found `{}`",
        string.text
    );
    Fault::new(Code::FormulaSyntax, &string.span, message)
}

impl Literal {
    pub(crate) fn negated(self) -> Option<Self> {
        let negate = |ratio: Ratio| Ratio::ZERO.sub(ratio).ok();
        Some(match self {
            Self::Money(amount, currency) => Self::Money(negate(amount)?, currency),
            Self::Number(number) => Self::Number(negate(number)?),
            Self::Duration(seconds) => Self::Duration(negate(seconds)?),
            Self::Date(_) | Self::Flag(_) => return None,
        })
    }
}

/// The figure that `tokens` begin with, and how many of them it takes.
pub(crate) fn read(tokens: &[Token<'_>]) -> Result<Option<(Literal, usize)>, Fault> {
    let Some(first) = tokens.first() else {
        return Ok(None);
    };
    let number = match first.kind {
        TokenKind::Date(date) => return Ok(Some((Literal::Date(date), 1))),
        TokenKind::Word("yes") => return Ok(Some((Literal::Flag(true), 1))),
        TokenKind::Word("no") => return Ok(Some((Literal::Flag(false), 1))),
        TokenKind::Number(digits) => decimal(digits).ok_or_else(|| too_large(&first.span))?,
        _ => return Ok(None),
    };
    let scaled = |by| number.mul(by).map_err(|_| too_large(&first.span));
    let seconds = |per_unit| Ok(Literal::Duration(scaled(Ratio::whole(per_unit))?));
    let literal = match tokens.get(1).map(|token| token.kind) {
        Some(TokenKind::Symbol("%")) => {
            let hundredth = Ratio::new(1, 100).map_err(|_| too_large(&first.span))?;
            Literal::Number(scaled(hundredth)?)
        }
        Some(TokenKind::Word("s")) => seconds(1)?,
        Some(TokenKind::Word("min")) => seconds(60)?,
        Some(TokenKind::Word("h")) => seconds(60 * 60)?,
        Some(TokenKind::Word("day" | "days")) => seconds(24 * 60 * 60)?,
        Some(TokenKind::Word(word)) if word.starts_with(|c: char| c.is_ascii_uppercase()) => {
            match word.parse() {
                Ok(currency) => Literal::Money(number, currency),
                Err(error) => {
                    let span = &tokens
                        .get(1)
                        .map_or(first.span.clone(), |token| token.span.clone());
                    let message = format!("{error}, found `{word}`");
                    return Err(Fault::new(Code::FormulaSyntax, span, message));
                }
            }
        }
        _ => return Ok(Some((Literal::Number(number), 1))),
    };
    Ok(Some((literal, 2)))
}

/// Digits with underscores and at most one point, exactly.
fn decimal(digits: &str) -> Option<Ratio> {
    let plain = digits.replace('_', "");
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let scale = u32::try_from(fraction.len())
        .ok()
        .filter(|scale| *scale <= 18)?;
    let numerator: i64 = format!("{whole}{fraction}").parse().ok()?;
    Ratio::new(numerator.into(), 10_i128.pow(scale)).ok()
}

fn too_large(span: &Span) -> Fault {
    let message = "expected a number of at most 18 digits, found a longer one";
    Fault::new(Code::NumberTooLarge, span, message)
}
