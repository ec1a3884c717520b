//! From tokens to a syntax tree, by precedence climbing.
//!
//! From loosest to tightest: `if`, `or`, `and`, `not`, comparisons and `is`, `+ -`, `* /`.

use rules::pack::formula::Comparison;

use super::{
    MAX_DEPTH,
    lexer::{Token, TokenKind, tokens},
    literal::{self, Literal},
};
use crate::{
    diagnostic::{Code, Fault, Span},
    table::Str,
};

/// A part of a formula, with its place in the source.
#[derive(Clone, Debug)]
pub(crate) struct Expr<'s> {
    pub(crate) span: Span,
    pub(crate) node: Node<'s>,
    depth: usize,
}

#[derive(Clone, Debug)]
pub(crate) enum Node<'s> {
    Literal(Literal),
    Name(&'s str),
    Is(Name<'s>, Vec<Name<'s>>),
    Call(Name<'s>, Vec<Expr<'s>>),
    Binary(Operator, Box<[Expr<'s>; 2]>),
    Not(Box<Expr<'s>>),
    If(Box<[Expr<'s>; 3]>),
}

/// A word of the formula that names something.
#[derive(Clone, Debug)]
pub(crate) struct Name<'s> {
    pub(crate) text: &'s str,
    pub(crate) span: Span,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Operator {
    Add,
    Sub,
    Mul,
    Div,
    Compare(Comparison),
    And,
    Or,
}

impl Operator {
    pub(crate) fn symbol(self) -> &'static str {
        let found = INFIX.iter().find(|(_, operator, _)| *operator == self);
        found.map_or("", |(symbol, ..)| symbol)
    }
}

/// Each operator with how tightly it binds.
const INFIX: [(&str, Operator, u8); 12] = [
    ("or", Operator::Or, 1),
    ("and", Operator::And, 2),
    ("=", Operator::Compare(Comparison::Equal), COMPARISON),
    ("!=", Operator::Compare(Comparison::NotEqual), COMPARISON),
    ("<", Operator::Compare(Comparison::Less), COMPARISON),
    ("<=", Operator::Compare(Comparison::AtMost), COMPARISON),
    (">", Operator::Compare(Comparison::More), COMPARISON),
    (">=", Operator::Compare(Comparison::AtLeast), COMPARISON),
    ("+", Operator::Add, 5),
    ("-", Operator::Sub, 5),
    ("*", Operator::Mul, 6),
    ("/", Operator::Div, 6),
];
const NOT: u8 = 3;
const COMPARISON: u8 = 4;

/// How deep the tree of what is written may be; evaluation goes no deeper. Most are stopped at
/// [`MAX_DEPTH`] once they are compiled.
const MAX_TREE: usize = 64;

/// How deep what is written may be nested: each step may stand in parentheses of its own.
const MAX_NESTING: usize = 2 * MAX_TREE;

/// Words that cannot stand where a name is wanted.
const KEYWORDS: [&str; 9] = ["and", "or", "not", "is", "if", "then", "else", "one", "of"];

/// Reads a formula; the first thing that does not fit is the fault.
pub(crate) fn parse<'s>(string: &Str<'s>) -> Result<Expr<'s>, Fault> {
    let tokens = tokens(string)?;
    let mut parser = Parser {
        tokens: &tokens,
        at: 0,
        nesting: 0,
    };
    let expr = parser.expression(0)?;
    if parser.peek() != TokenKind::End {
        return Err(parser.unexpected("an operator or the end of the formula"));
    }
    Ok(expr)
}

struct Parser<'t, 's> {
    tokens: &'t [Token<'s>],
    at: usize,
    nesting: usize,
}

impl<'s> Parser<'_, 's> {
    fn peek(&self) -> TokenKind<'s> {
        self.tokens
            .get(self.at)
            .map_or(TokenKind::End, |token| token.kind)
    }

    /// The place of the next token.
    fn here(&self) -> Span {
        let token = self.tokens.get(self.at).or(self.tokens.last());
        token.map_or(0..0, |token| token.span.clone())
    }

    /// The place of the last token that was taken.
    fn before(&self) -> Span {
        let token = self.at.checked_sub(1).and_then(|at| self.tokens.get(at));
        token.map_or(0..0, |token| token.span.clone())
    }

    /// From the start of `from` to what was taken last.
    fn since(&self, from: &Span) -> Span {
        from.start..self.before().end
    }

    fn take(&mut self, kind: TokenKind<'_>) -> bool {
        let found = self.peek() == kind;
        if found {
            self.at += 1;
        }
        found
    }

    fn expect(&mut self, kind: TokenKind<'_>) -> Result<(), Fault> {
        if self.take(kind) {
            Ok(())
        } else {
            Err(self.unexpected(&kind.in_words()))
        }
    }

    fn unexpected(&self, expected: &str) -> Fault {
        let found = self.peek();
        let message = format!("expected {expected}, found {}", found.in_words());
        let fault = Fault::new(Code::FormulaSyntax, &self.here(), message);
        let previous = self.at.checked_sub(1).and_then(|at| self.tokens.get(at));
        match (previous.map(|token| token.kind), found) {
            (Some(TokenKind::Number(_)), TokenKind::Symbol(",")) => {
                fault.help("group digits with underscores, like `300_000`")
            }
            (Some(TokenKind::Number(_)), TokenKind::Word(_)) => fault
                .help("the units are `KRW`, `GBP`, `USD`, `%`, `s`, `min`, `h` and `days`; a product is written with `*`"),
            _ => fault,
        }
    }

    fn make(&self, from: &Span, node: Node<'s>) -> Result<Expr<'s>, Fault> {
        let span = self.since(from);
        let deepest = match &node {
            Node::Literal(_) | Node::Name(_) | Node::Is(..) => 0,
            Node::Call(_, arguments) => arguments.iter().map(|part| part.depth).max().unwrap_or(0),
            Node::Binary(_, sides) => sides.iter().map(|part| part.depth).max().unwrap_or(0),
            Node::If(parts) => parts.iter().map(|part| part.depth).max().unwrap_or(0),
            Node::Not(part) => part.depth,
        };
        if deepest >= MAX_TREE {
            return Err(too_deep(&span));
        }
        Ok(Expr {
            span,
            node,
            depth: deepest + 1,
        })
    }

    fn expression(&mut self, loosest: u8) -> Result<Expr<'s>, Fault> {
        if self.nesting >= MAX_NESTING {
            return Err(too_deep(&self.here()));
        }
        self.nesting += 1;
        let start = self.here();
        let mut left = self.operand(loosest)?;
        while let TokenKind::Symbol(symbol) | TokenKind::Word(symbol) = self.peek() {
            if symbol == "is" && loosest <= COMPARISON {
                left = self.is(&start, &left)?;
                continue;
            }
            let Some((_, operator, binds)) = INFIX.iter().find(|(infix, ..)| *infix == symbol)
            else {
                break;
            };
            if *binds < loosest {
                break;
            }
            let follows_comparison = matches!(left.node, Node::Binary(Operator::Compare(_), _))
                && left.span.start == start.start;
            if *binds == COMPARISON && follows_comparison {
                let fault = self.unexpected("one comparison at a time");
                return Err(fault.help("join two comparisons with `and`"));
            }
            self.at += 1;
            let right = self.expression(binds + 1)?;
            left = self.make(&start, Node::Binary(*operator, Box::new([left, right])))?;
        }
        self.nesting -= 1;
        Ok(left)
    }

    fn operand(&mut self, loosest: u8) -> Result<Expr<'s>, Fault> {
        let start = self.here();
        if let Some((literal, length)) = literal::read(self.tokens.get(self.at..).unwrap_or(&[]))? {
            self.at += length;
            return self.make(&start, Node::Literal(literal));
        }
        match self.peek() {
            TokenKind::Symbol("-") => self.negative(&start),
            TokenKind::Symbol("(") => {
                self.at += 1;
                let inner = self.expression(0)?;
                self.expect(TokenKind::Symbol(")"))?;
                Ok(inner)
            }
            TokenKind::Word("not") if loosest <= NOT => {
                self.at += 1;
                let inner = self.expression(NOT)?;
                self.make(&start, Node::Not(Box::new(inner)))
            }
            TokenKind::Word("if") if loosest == 0 => {
                self.at += 1;
                let test = self.expression(0)?;
                self.expect(TokenKind::Word("then"))?;
                let then = self.expression(0)?;
                self.expect(TokenKind::Word("else"))?;
                let otherwise = self.expression(0)?;
                self.make(&start, Node::If(Box::new([test, then, otherwise])))
            }
            TokenKind::Word("not" | "if") => Err(self
                .unexpected("a figure")
                .help("put parentheses around it")),
            TokenKind::Word(word) if !KEYWORDS.contains(&word) => {
                self.at += 1;
                if self.take(TokenKind::Symbol("(")) {
                    let function = Name {
                        text: word,
                        span: start.clone(),
                    };
                    let arguments = self.arguments()?;
                    self.make(&start, Node::Call(function, arguments))
                } else {
                    self.make(&start, Node::Name(word))
                }
            }
            _ => Err(self.unexpected("a figure, a name or `(`")),
        }
    }

    fn negative(&mut self, start: &Span) -> Result<Expr<'s>, Fault> {
        self.at += 1;
        let read = literal::read(self.tokens.get(self.at..).unwrap_or(&[]))?;
        match read.and_then(|(literal, length)| Some((literal.negated()?, length))) {
            Some((literal, length)) => {
                self.at += length;
                self.make(start, Node::Literal(literal))
            }
            None => {
                let fault = self.unexpected("a figure after the minus sign");
                Err(fault
                    .help("to take a name's figure off, write a difference, like `0 KRW - name`"))
            }
        }
    }

    fn arguments(&mut self) -> Result<Vec<Expr<'s>>, Fault> {
        let mut arguments = Vec::new();
        if self.take(TokenKind::Symbol(")")) {
            return Ok(arguments);
        }
        loop {
            arguments.push(self.expression(0)?);
            if self.take(TokenKind::Symbol(")")) {
                return Ok(arguments);
            }
            if !self.take(TokenKind::Symbol(",")) {
                return Err(self.unexpected("`,` or `)`"));
            }
        }
    }

    /// `question is option` or `question is one of (option, option)`.
    fn is(&mut self, start: &Span, left: &Expr<'s>) -> Result<Expr<'s>, Fault> {
        let Node::Name(question) = left.node else {
            let fault = self.unexpected("an operator or the end of the formula");
            return Err(fault.help(
                "`is` stands after the name of a choice question, like `claimant is consumer`",
            ));
        };
        let question = Name {
            text: question,
            span: left.span.clone(),
        };
        self.at += 1;
        if self.peek() == TokenKind::Word("not") {
            let fault = self.unexpected("the name of an option");
            return Err(fault.help(format!("write `not {} is …`", question.text)));
        }
        let mut options = Vec::new();
        if self.take(TokenKind::Word("one")) {
            self.expect(TokenKind::Word("of"))?;
            self.expect(TokenKind::Symbol("("))?;
            loop {
                options.push(self.option()?);
                if self.take(TokenKind::Symbol(")")) {
                    break;
                }
                if !self.take(TokenKind::Symbol(",")) {
                    return Err(self.unexpected("`,` or `)`"));
                }
            }
        } else {
            options.push(self.option()?);
        }
        self.make(start, Node::Is(question, options))
    }

    fn option(&mut self) -> Result<Name<'s>, Fault> {
        match self.peek() {
            TokenKind::Word(text) if !KEYWORDS.contains(&text) => {
                let span = self.here();
                self.at += 1;
                Ok(Name { text, span })
            }
            _ => Err(self.unexpected("the name of an option")),
        }
    }
}

pub(super) fn too_deep(span: &Span) -> Fault {
    let message =
        format!("expected a formula of at most {MAX_DEPTH} nested steps, found a deeper one");
    Fault::new(Code::FormulaTooDeep, span, message)
        .help("give a part of it a name of its own under `[value.NAME]`")
}

impl<'s> Expr<'s> {
    /// Calls `visit` on every part, itself included.
    pub(crate) fn each(&self, visit: &mut impl FnMut(&Self)) {
        visit(self);
        match &self.node {
            Node::Literal(_) | Node::Name(_) | Node::Is(..) => {}
            Node::Call(_, parts) => parts.iter().for_each(|part| part.each(visit)),
            Node::Binary(_, parts) => parts.iter().for_each(|part| part.each(visit)),
            Node::If(parts) => parts.iter().for_each(|part| part.each(visit)),
            Node::Not(part) => part.each(visit),
        }
    }
}
