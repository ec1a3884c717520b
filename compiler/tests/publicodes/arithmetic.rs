//! Formulas in the arithmetic that both engines can say.

use proptest::prelude::*;
use serde_json::{Map, Value, json};

/// How many answers a formula may read.
pub(crate) const ANSWERS: usize = 3;

/// The rows of the pack's table: from which key, which figure.
const ROWS: [(&str, f64); 4] = [("0", 0.5), ("10", 7.0), ("100", 12.25), ("1000", 3.0)];

/// A formula. What is compared or rounded is made of whole numbers, which floating point holds
/// exactly: else its error could decide another way.
#[derive(Clone, Debug)]
pub(crate) enum Node {
    Constant(i64),
    Answer(usize),
    Add(Box<[Node; 2]>),
    Sub(Box<[Node; 2]>),
    Mul(Box<[Node; 2]>),
    Over(Box<Node>, i64),
    Percent(Box<Node>, i64),
    Min(Box<[Node; 2]>),
    Max(Box<[Node; 2]>),
    /// At least the one, at most the other.
    Clamp(Box<Node>, i64, i64),
    /// The first where the test holds of the last two, else the second.
    If(&'static str, Box<[Node; 4]>),
    /// A whole number over a number, to the nearest whole one.
    Nearest(Box<Node>, i64),
    /// The row of the table that a whole number falls in.
    Row(Box<Node>),
}

pub(crate) fn answers() -> impl Strategy<Value = [i64; ANSWERS]> {
    let answer = prop_oneof![0..12_i64, 0..=10_000_i64];
    [answer.clone(), answer.clone(), answer]
}

fn leaves() -> BoxedStrategy<Node> {
    prop_oneof![
        (0..1_000_i64).prop_map(Node::Constant),
        (0..ANSWERS).prop_map(Node::Answer),
    ]
    .boxed()
}

fn pair(of: impl Strategy<Value = Node> + Clone) -> impl Strategy<Value = Box<[Node; 2]>> + Clone {
    (of.clone(), of).prop_map(|(left, right)| Box::new([left, right]))
}

/// Whole numbers, of both signs.
fn whole() -> BoxedStrategy<Node> {
    leaves()
        .prop_recursive(3, 10, 2, |inner| {
            prop_oneof![
                pair(inner.clone()).prop_map(Node::Add),
                pair(inner.clone()).prop_map(Node::Sub),
                pair(inner.clone()).prop_map(Node::Min),
                pair(inner.clone()).prop_map(Node::Max),
                (inner, 1..20_i64)
                    .prop_map(|(node, by)| { Node::Mul(Box::new([node, Node::Constant(by)])) }),
            ]
        })
        .boxed()
}

pub(crate) fn figures() -> BoxedStrategy<Node> {
    let tests = prop::sample::select(vec!["<", "<=", ">", ">="]);
    prop_oneof![
        whole(),
        (whole(), 1..50_i64).prop_map(|(node, by)| Node::Nearest(Box::new(node), by)),
        whole().prop_map(|node| Node::Row(Box::new(node))),
    ]
    .prop_recursive(4, 40, 3, move |inner| {
        let branches = (inner.clone(), inner.clone(), whole(), whole());
        prop_oneof![
            pair(inner.clone()).prop_map(Node::Add),
            pair(inner.clone()).prop_map(Node::Sub),
            pair(inner.clone()).prop_map(Node::Mul),
            pair(inner.clone()).prop_map(Node::Min),
            pair(inner.clone()).prop_map(Node::Max),
            (inner.clone(), 1..100_i64).prop_map(|(node, by)| Node::Over(Box::new(node), by)),
            (inner.clone(), 0..300_i64).prop_map(|(node, of)| Node::Percent(Box::new(node), of)),
            (inner, 0..50_i64, 50..5_000_i64).prop_map(|(node, low, high)| Node::Clamp(
                Box::new(node),
                low,
                high
            )),
            (tests.clone(), branches).prop_map(|(test, (then, other, left, right))| {
                Node::If(test, Box::new([then, other, left, right]))
            }),
        ]
    })
    .boxed()
}

const NAMES: [&str; ANSWERS] = ["a", "b", "c"];

impl Node {
    /// As a pack says it.
    pub(crate) fn text(&self) -> String {
        let infix =
            |[left, right]: &[Self; 2], sign| format!("({} {sign} {})", left.text(), right.text());
        let call =
            |name, [left, right]: &[Self; 2]| format!("{name}({}, {})", left.text(), right.text());
        match self {
            Self::Constant(number) => number.to_string(),
            Self::Answer(at) => NAMES[*at].to_owned(),
            Self::Add(sides) => infix(sides, '+'),
            Self::Sub(sides) => infix(sides, '-'),
            Self::Mul(sides) => infix(sides, '*'),
            Self::Over(node, by) => format!("({} / {by})", node.text()),
            Self::Percent(node, of) => format!("({} * {of} %)", node.text()),
            Self::Min(sides) => call("min", sides),
            Self::Max(sides) => call("max", sides),
            Self::Clamp(node, low, high) => format!("max(min({}, {high}), {low})", node.text()),
            Self::If(test, parts) => {
                let [then, other, left, right] = parts.each_ref().map(Self::text);
                format!("(if {left} {test} {right} then {then} else {other})")
            }
            Self::Nearest(node, by) => format!("half_up(max({}, 0) / {by}, 1)", node.text()),
            Self::Row(node) => format!("lookup(rate, max({}, 0))", node.text()),
        }
    }

    /// More than any figure on the way to this one, whatever its sign.
    pub(crate) fn magnitude(&self, given: &[i64; ANSWERS]) -> f64 {
        let of = |node: &Self| node.magnitude(given);
        match self {
            Self::Constant(number) => float(*number),
            Self::Answer(at) => float(given[*at]),
            Self::Add(sides) | Self::Sub(sides) | Self::Min(sides) | Self::Max(sides) => {
                of(&sides[0]) + of(&sides[1])
            }
            Self::Mul(sides) => of(&sides[0]).max(1.0) * of(&sides[1]).max(1.0),
            Self::Over(node, _) | Self::Nearest(node, _) => of(node),
            Self::Percent(node, of_it) => of(node) * float(*of_it).max(100.0) / 100.0,
            Self::Clamp(node, _, high) => of(node) + float(*high),
            Self::If(_, parts) => of(&parts[0]) + of(&parts[1]),
            Self::Row(_) => ROWS.iter().map(|row| row.1).sum(),
        }
    }

    /// As rules of publicodes, each part a rule of its own; gives the name of the whole.
    pub(crate) fn rule(&self, names: &mut Names<'_>) -> String {
        let rule = match self {
            Self::Constant(number) => json!({ "valeur": number }),
            Self::Answer(at) => return names.answer(*at),
            Self::Add(sides) => names.infix(sides, '+'),
            Self::Sub(sides) => names.infix(sides, '-'),
            Self::Mul(sides) => names.infix(sides, '*'),
            Self::Over(node, by) => json!({ "valeur": format!("{} / {by}", node.rule(names)) }),
            Self::Percent(node, of) => {
                json!({ "produit": [node.rule(names), format!("{of} / 100")] })
            }
            Self::Min(sides) => json!({ "le minimum de": names.both(sides) }),
            Self::Max(sides) => json!({ "le maximum de": names.both(sides) }),
            Self::Clamp(node, low, high) => {
                let node = node.rule(names);
                json!({ "valeur": node, "plafond": high, "plancher": low })
            }
            Self::If(test, parts) => {
                let [then, other, left, right] = parts.each_ref().map(|part| part.rule(names));
                json!({ "variations": [
                    { "si": format!("{left} {test} {right}"), "alors": then },
                    { "sinon": other },
                ] })
            }
            Self::Nearest(node, by) => {
                let node = names.at_least_zero(node);
                json!({ "valeur": format!("{node} / {by}"), "arrondi": "oui" })
            }
            Self::Row(node) => {
                let node = names.at_least_zero(node);
                let ends = ROWS.iter().skip(1).map(|row| Some(row.0)).chain([None]);
                let rows = ROWS.iter().zip(ends).map(|((_, figure), end)| match end {
                    Some(end) => json!({ "montant": figure, "plafond": end }),
                    None => json!({ "montant": figure }),
                });
                json!({ "grille": { "assiette": node, "tranches": rows.collect::<Vec<_>>() } })
            }
        };
        names.add(rule)
    }
}

#[allow(clippy::cast_precision_loss, reason = "far below what a float holds")]
fn float(number: i64) -> f64 {
    number as f64
}

/// The rules of one case, told from those of the others by their names.
pub(crate) struct Names<'r> {
    case: usize,
    count: usize,
    rules: &'r mut Map<String, Value>,
}

impl<'r> Names<'r> {
    pub(crate) fn new(
        case: usize,
        given: &[i64; ANSWERS],
        rules: &'r mut Map<String, Value>,
    ) -> Self {
        let names = Self {
            case,
            count: 0,
            rules,
        };
        for (at, answer) in given.iter().enumerate() {
            let name = names.answer(at);
            names.rules.insert(name, json!({ "valeur": answer }));
        }
        names
    }

    fn answer(&self, at: usize) -> String {
        format!("{}{}", NAMES[at], self.case)
    }

    fn add(&mut self, rule: Value) -> String {
        let name = format!("n{}x{}", self.case, self.count);
        self.count += 1;
        self.rules.insert(name.clone(), rule);
        name
    }

    fn both(&mut self, sides: &[Node; 2]) -> [String; 2] {
        sides.each_ref().map(|side| side.rule(self))
    }

    fn infix(&mut self, sides: &[Node; 2], sign: char) -> Value {
        let [left, right] = self.both(sides);
        json!({ "valeur": format!("{left} {sign} {right}") })
    }

    fn at_least_zero(&mut self, node: &Node) -> String {
        let node = node.rule(self);
        self.add(json!({ "le maximum de": [node, "0"] }))
    }
}
