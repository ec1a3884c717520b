//! Tokens, literals and precedence.

use rules::{Currency, Ratio};

use super::{
    lexer::{TokenKind, tokens},
    literal::{Literal, literal},
    parser::{Expr, Node, Operator, parse},
};
use crate::table::Str;

fn string(text: &str) -> Str<'_> {
    Str {
        text,
        span: 0..text.len() + 2,
        base: Some(1),
    }
}

fn kinds(text: &str) -> Vec<String> {
    let tokens = tokens(&string(text)).unwrap();
    tokens
        .into_iter()
        .map(|token| token.kind.in_words())
        .collect()
}

/// The tree with every step in parentheses.
fn tree(expr: &Expr<'_>) -> String {
    let parts = |parts: &[Expr<'_>]| parts.iter().map(tree).collect::<Vec<_>>().join(" ");
    match &expr.node {
        Node::Literal(Literal::Number(ratio)) => ratio.to_string(),
        Node::Literal(other) => format!("{other:?}"),
        Node::Name(name) => (*name).to_owned(),
        Node::Is(question, options) => {
            let options: Vec<_> = options.iter().map(|option| option.text).collect();
            format!("(is {} {})", question.text, options.join(" "))
        }
        Node::Call(function, arguments) => format!("({} {})", function.text, parts(arguments)),
        Node::Binary(operator, sides) => {
            format!("({} {})", operator.symbol(), parts(sides.as_slice()))
        }
        Node::Not(inner) => format!("(not {})", tree(inner)),
        Node::If(branches) => format!("(if {})", parts(branches.as_slice())),
    }
}

fn parsed(text: &str) -> String {
    tree(&parse(&string(text)).unwrap())
}

#[test]
fn splits_without_spaces() {
    assert_eq!(
        kinds("a<=b"),
        ["`a`", "`<=`", "`b`", "the end of the formula"]
    );
    assert_eq!(
        kinds("1_000.5%"),
        ["`1_000.5`", "`%`", "the end of the formula"]
    );
    assert_eq!(kinds(" \n"), ["the end of the formula"]);
}

#[test]
fn a_date_is_one_token_and_a_difference_is_three() {
    let only = |text| tokens(&string(text)).unwrap()[0].kind;
    assert!(matches!(only("2022-10-15"), TokenKind::Date(_)));
    assert!(matches!(only("2022 - 10 - 15"), TokenKind::Number("2022")));
    assert!(matches!(only("12022-10-15"), TokenKind::Number("12022")));
    assert!(matches!(only("2022-10-155"), TokenKind::Number("2022")));
}

#[test]
fn tokens_stand_where_they_were_written() {
    let tokens = tokens(&string("fee * 2")).unwrap();
    let spans: Vec<_> = tokens.into_iter().map(|token| token.span).collect();
    assert_eq!(spans, [1..4, 5..6, 7..8, 8..8]);
}

#[test]
fn escapes_leave_the_whole_string_as_place() {
    let text = Str {
        base: None,
        ..string("fee")
    };
    assert_eq!(tokens(&text).unwrap()[0].span, 0..5);
}

#[test]
fn literals_are_exact() {
    let read = |text| literal(&string(text)).unwrap();
    let ratio = |numerator, denominator| Ratio::new(numerator, denominator).unwrap();
    assert_eq!(
        read("300_000 KRW"),
        Literal::Money(ratio(300_000, 1), Currency::KRW)
    );
    assert_eq!(
        read("8.06 GBP"),
        Literal::Money(ratio(403, 50), Currency::GBP)
    );
    assert_eq!(read("10 %"), Literal::Number(ratio(1, 10)));
    assert_eq!(read("-1.5"), Literal::Number(ratio(-3, 2)));
    assert_eq!(read("72 h"), Literal::Duration(ratio(259_200, 1)));
    assert_eq!(read("3 days"), read("72 h"));
    assert_eq!(read("1 day"), read("1440 min"));
    assert_eq!(read("45 s"), Literal::Duration(ratio(45, 1)));
    assert_eq!(
        read("2022-10-15"),
        Literal::Date("2022-10-15".parse().unwrap())
    );
    assert_eq!(read("no"), Literal::Flag(false));
    for wrong in [
        "",
        "KRW",
        "1 2",
        "- 2022-10-15",
        "-yes",
        "1 KRW 2",
        "fee",
        "1 +",
    ] {
        assert!(literal(&string(wrong)).is_err(), "{wrong}");
    }
}

#[test]
fn tighter_operators_come_first() {
    assert_eq!(parsed("1 + 2 * 3"), "(+ 1 (* 2 3))");
    assert_eq!(parsed("(1 + 2) * 3"), "(* (+ 1 2) 3)");
    assert_eq!(parsed("a - b - c"), "(- (- a b) c)");
    assert_eq!(parsed("a / b * c"), "(* (/ a b) c)");
    assert_eq!(
        parsed("a + b > c and d or e"),
        "(or (and (> (+ a b) c) d) e)"
    );
    assert_eq!(parsed("a or b and c"), "(or a (and b c))");
}

#[test]
fn not_takes_a_whole_comparison() {
    assert_eq!(parsed("not a = b"), "(not (= a b))");
    assert_eq!(parsed("not a and b"), "(and (not a) b)");
    assert_eq!(parsed("not not a"), "(not (not a))");
    assert_eq!(parsed("a and not b is c"), "(and a (not (is b c)))");
}

#[test]
fn else_reaches_to_the_end() {
    assert_eq!(parsed("if a then b else c + 1"), "(if a b (+ c 1))");
    assert_eq!(
        parsed("if a then if b then c else d else e"),
        "(if a (if b c d) e)"
    );
    assert_eq!(parsed("1 + (if a then b else c)"), "(+ 1 (if a b c))");
}

#[test]
fn choices_and_calls() {
    assert_eq!(parsed("a is one of (b, c)"), "(is a b c)");
    assert_eq!(parsed("a is b and c is d"), "(and (is a b) (is c d))");
    assert_eq!(
        parsed("min(a + 1, week(b, c)) * 2"),
        "(* (min (+ a 1) (week b c)) 2)"
    );
    assert_eq!(parsed("min(a, 30 min)"), "(min a Duration(1800))");
}

#[test]
fn a_minus_belongs_to_its_literal() {
    assert_eq!(parsed("a - -1"), "(- a -1)");
    assert_eq!(parsed("-1 - 2"), "(- -1 2)");
}

#[test]
fn one_comparison_at_a_time() {
    assert!(parse(&string("a < b < c")).is_err());
    assert_eq!(parsed("(a < b) = (c < d)"), "(= (< a b) (< c d))");
    assert_eq!(parsed("a = b and c = d"), "(and (= a b) (= c d))");
}

#[test]
fn comparisons_are_written_as_they_are_read() {
    use rules::pack::formula::Comparison::{AtLeast, AtMost, Equal, Less, More, NotEqual};
    let symbols = [
        (Less, "<"),
        (AtMost, "<="),
        (Equal, "="),
        (NotEqual, "!="),
        (AtLeast, ">="),
        (More, ">"),
    ];
    for (comparison, symbol) in symbols {
        let expr = format!("a {symbol} b");
        let found = parse(&string(&expr)).unwrap();
        assert!(
            matches!(found.node, Node::Binary(Operator::Compare(read), _) if read == comparison)
        );
    }
}
