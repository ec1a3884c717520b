//! From text to tokens.

use rules::Date;

use crate::{
    diagnostic::{Code, Fault, Span},
    table::Str,
};

/// A token with its place in the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token<'s> {
    pub(crate) kind: TokenKind<'s>,
    pub(crate) span: Span,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenKind<'s> {
    /// Digits as written, with underscores and point.
    Number(&'s str),
    Date(Date),
    Word(&'s str),
    Symbol(&'static str),
    End,
}

impl TokenKind<'_> {
    /// The token for a message.
    pub(crate) fn in_words(self) -> String {
        match self {
            Self::Number(text) | Self::Word(text) => format!("`{text}`"),
            Self::Symbol(text) => format!("`{text}`"),
            Self::Date(date) => format!("`{date}`"),
            Self::End => "the end of the formula".to_owned(),
        }
    }
}

/// Longer symbols first, so that `<=` is not read as `<`.
const SYMBOLS: [&str; 14] = [
    "!=", "<=", ">=", "=", "<", ">", "+", "-", "*", "/", "%", "(", ")", ",",
];

/// What other languages write, with what is written here.
const FOREIGN: [(&str, &str); 11] = [
    ("==", "="),
    ("&&", "and"),
    ("||", "or"),
    ("≤", "<="),
    ("≥", ">="),
    ("≠", "!="),
    ("<>", "!="),
    ("×", "*"),
    ("÷", "/"),
    ("−", "-"),
    ("!", "not"),
];

/// Splits a formula; the last token is the end.
pub(crate) fn tokens<'s>(string: &Str<'s>) -> Result<Vec<Token<'s>>, Fault> {
    let text = string.text;
    let mut tokens = Vec::new();
    let mut at = 0;
    loop {
        at += text[at..].len() - text[at..].trim_start().len();
        let rest = &text[at..];
        let Some(first) = rest.chars().next() else {
            let span = string.part(text.trim_end().len()..text.len());
            tokens.push(Token {
                kind: TokenKind::End,
                span,
            });
            return Ok(tokens);
        };
        let (kind, length) = if first.is_ascii_digit() {
            number(rest).map_err(|(length, message)| {
                Fault::new(Code::FormulaSyntax, &string.part(at..at + length), message)
            })?
        } else if first.is_ascii_alphabetic() || first == '_' {
            let length = run(rest, |c| c.is_ascii_alphanumeric() || c == '_');
            (TokenKind::Word(&rest[..length]), length)
        } else {
            symbol(rest).map_err(|(length, help)| {
                let found = &rest[..length];
                let span = string.part(at..at + length);
                let message = format!("expected a number, a name or an operator, found `{found}`");
                Fault::new(Code::FormulaSyntax, &span, message).help_if(help)
            })?
        };
        let span = string.part(at..at + length);
        tokens.push(Token { kind, span });
        at += length;
    }
}

fn symbol(rest: &str) -> Result<(TokenKind<'static>, usize), (usize, Option<String>)> {
    let known = || SYMBOLS.into_iter().find(|symbol| rest.starts_with(symbol));
    let foreign = FOREIGN
        .into_iter()
        .find(|(foreign, _)| rest.starts_with(foreign) && known() != Some("!="));
    if let Some((foreign, here)) = foreign {
        return Err((foreign.len(), Some(format!("write `{here}`"))));
    }
    match known() {
        Some(symbol) => Ok((TokenKind::Symbol(symbol), symbol.len())),
        None => Err((rest.chars().next().map_or(0, char::len_utf8), None)),
    }
}

fn run(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.find(|c| !belongs(c)).unwrap_or(text.len())
}

/// A date, or digits with underscores between them and at most one point.
fn number(rest: &str) -> Result<(TokenKind<'_>, usize), (usize, String)> {
    let digits = |c: char| c.is_ascii_digit() || c == '_';
    let whole = run(rest, digits);
    if let Some(date) = date(rest, whole)? {
        return Ok((TokenKind::Date(date), 10));
    }
    let mut length = whole;
    if rest[whole..].starts_with('.') {
        length = whole + 1 + run(&rest[whole + 1..], digits);
    }
    let text = &rest[..length];
    let parts = text.split('.');
    let is_malformed = |part: &str| {
        part.is_empty() || part.starts_with('_') || part.ends_with('_') || part.contains("__")
    };
    if parts.into_iter().any(is_malformed) {
        let message = format!("expected a number like `300_000` or `8.06`, found `{text}`");
        return Err((length, message));
    }
    Ok((TokenKind::Number(text), length))
}

/// `2022-10-15`, written without spaces.
fn date(rest: &str, whole: usize) -> Result<Option<Date>, (usize, String)> {
    let Some(text) = rest.get(..10).filter(|_| whole == 4) else {
        return Ok(None);
    };
    let looks_like_date = text.bytes().zip(*b"0000-00-00").all(|(byte, form)| {
        if form == b'-' {
            byte == b'-'
        } else {
            byte.is_ascii_digit()
        }
    });
    if !looks_like_date || rest[10..].starts_with(|c: char| c.is_ascii_digit()) {
        return Ok(None);
    }
    match text.parse() {
        Ok(date) => Ok(Some(date)),
        Err(_) => Err((
            10,
            format!("expected a date that the calendar has, found `{text}`"),
        )),
    }
}
