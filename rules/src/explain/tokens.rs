//! Writes a formula out as tokens.

use super::quantity;
use crate::{
    estimate::{Input, Quantity, Source},
    formula::{Comparison, Formula, Unit},
    id::{OptionId, QuestionId},
    pack::{Pack, Question, QuestionKind, Ref},
    ratio::Rounding,
};

/// How deep a formula is written out; evaluation goes no deeper.
const MAX_DEPTH: u32 = 64;

/// A piece of a formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token {
    /// A figure that stands in the rule itself.
    Literal(Quantity),
    /// Something read, with what it was; nothing when the result was clear without it.
    Name(Source, Option<Quantity>),
    /// What the step before came to.
    Previous(Quantity),
    /// An option of a choice question.
    Choice(QuestionId, OptionId),
    /// Something between or before figures.
    Operator(Operator),
    /// A function; its arguments follow in parentheses.
    Function(Function),
    /// An opening parenthesis.
    Open,
    /// A closing parenthesis.
    Close,
    /// Between arguments, and between options.
    Comma,
}

/// What stands between figures, or before them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Operator {
    Add,
    Subtract,
    Multiply,
    Divide,
    Compare(Comparison),
    And,
    Or,
    Not,
    /// Between a choice question and one of its options.
    Is,
    /// Between a choice question and several of its options in parentheses.
    IsOneOf,
    If,
    Then,
    Else,
}

/// What is done to the arguments in the parentheses that follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Function {
    /// The smaller of two.
    Min,
    /// The larger of two.
    Max,
    /// The first brought to a multiple of the second.
    Round(Rounding),
    /// The highest week of an answer. A highest week that was read is a name of its own.
    HighestWeek,
    /// Whether an answer has an amount for a week.
    HasWeek,
}

/// `formula` in reading order, with what `inputs` say was read.
pub(super) fn formula(pack: &Pack, formula: &Formula, inputs: &[Input]) -> Vec<Token> {
    let mut writer = Writer {
        pack,
        inputs,
        tokens: Vec::new(),
    };
    writer.write(formula, LOOSEST, 0);
    writer.tokens
}

/// How tightly a formula holds together; one that stands where something tighter is asked for is
/// put in parentheses.
type Binding = u8;

const LOOSEST: Binding = 0;
const OR: Binding = 1;
const AND: Binding = 2;
const NOT: Binding = 3;
const COMPARISON: Binding = 4;
const SUM: Binding = 5;
const PRODUCT: Binding = 6;
const ATOM: Binding = 7;

fn binding(formula: &Formula) -> Binding {
    match formula {
        Formula::If(_) => LOOSEST,
        Formula::Or(_) => OR,
        Formula::And(_) => AND,
        Formula::Not(_) => NOT,
        Formula::Compare(..) | Formula::Is(..) => COMPARISON,
        Formula::Add(_) | Formula::Sub(_) => SUM,
        Formula::Mul(_) | Formula::Div(_) => PRODUCT,
        _ => ATOM,
    }
}

struct Writer<'a> {
    pack: &'a Pack,
    inputs: &'a [Input],
    tokens: Vec<Token>,
}

impl Writer<'_> {
    fn write(&mut self, formula: &Formula, at_least: Binding, depth: u32) {
        if depth >= MAX_DEPTH {
            return;
        }
        let parentheses = binding(formula) < at_least;
        if parentheses {
            self.tokens.push(Token::Open);
        }
        self.bare(formula, depth + 1);
        if parentheses {
            self.tokens.push(Token::Close);
        }
    }

    fn bare(&mut self, formula: &Formula, depth: u32) {
        use Operator::{Add, Compare, Divide, Multiply, Subtract};
        match formula {
            Formula::Money(amount) => self.literal(Quantity::Money(*amount)),
            Formula::Number(number) => self.literal(Quantity::Number(*number)),
            Formula::Duration(seconds) => self.literal(Quantity::Duration(*seconds)),
            Formula::Date(date) => self.literal(Quantity::Date(*date)),
            Formula::Flag(flag) => self.literal(Quantity::Flag(*flag)),
            Formula::Answer(question) => {
                self.question(*question, Source::Answer);
            }
            Formula::Value(value) => {
                if let Some(value) = value.of(&self.pack.values) {
                    self.name(Source::Value(value.id.clone()), false);
                }
            }
            Formula::Is(question, options) => self.choice(*question, options),
            Formula::Used(service) => {
                if let Some(service) = service.of(&self.pack.services) {
                    self.name(Source::Used(service.id.clone()), true);
                }
            }
            Formula::Outage(service) => {
                if let Some(service) = service.of(&self.pack.services) {
                    self.name(Source::Outage(service.id.clone()), false);
                }
            }
            Formula::Highest(question) => self.highest(*question),
            Formula::Week(question, date) => {
                self.question(*question, |id| Source::Week(id, *date));
            }
            Formula::Recorded(question) => {
                self.question(*question, Source::RecordedWeeks);
            }
            Formula::HasWeek(question, date) => {
                if let Some(question) = question.of(&self.pack.questions) {
                    self.tokens.push(Token::Function(Function::HasWeek));
                    self.tokens.push(Token::Open);
                    self.name(Source::Week(question.id.clone(), *date), true);
                    self.tokens.push(Token::Close);
                }
            }
            Formula::Add(sides) => self.sides(sides, Add, [SUM, SUM], depth),
            Formula::Sub(sides) => self.sides(sides, Subtract, [SUM, PRODUCT], depth),
            Formula::Mul(sides) => self.sides(sides, Multiply, [PRODUCT, PRODUCT], depth),
            Formula::Div(sides) => self.sides(sides, Divide, [PRODUCT, ATOM], depth),
            Formula::Compare(comparison, sides) => {
                self.sides(sides, Compare(*comparison), [SUM, SUM], depth);
            }
            Formula::And(sides) => self.sides(sides, Operator::And, [AND, AND], depth),
            Formula::Or(sides) => self.sides(sides, Operator::Or, [OR, OR], depth),
            Formula::Not(inner) => {
                self.tokens.push(Token::Operator(Operator::Not));
                self.write(inner, ATOM, depth);
            }
            Formula::If(parts) => {
                let [test, then, otherwise] = &**parts;
                self.tokens.push(Token::Operator(Operator::If));
                self.write(test, OR, depth);
                self.tokens.push(Token::Operator(Operator::Then));
                self.write(then, OR, depth);
                self.tokens.push(Token::Operator(Operator::Else));
                self.write(otherwise, OR, depth);
            }
            Formula::Min(sides) => self.arguments(sides, Function::Min, depth),
            Formula::Max(sides) => self.arguments(sides, Function::Max, depth),
            Formula::Round(rounding, to, inner) => {
                self.tokens
                    .push(Token::Function(Function::Round(*rounding)));
                self.tokens.push(Token::Open);
                self.write(inner, LOOSEST, depth);
                self.tokens.push(Token::Comma);
                self.literal(quantity(unit(self.pack, inner, depth), *to));
                self.tokens.push(Token::Close);
            }
        }
    }

    fn literal(&mut self, quantity: Quantity) {
        self.tokens.push(Token::Literal(quantity));
    }

    /// A name, with its figure if it was read. A week can be read for its amount and for whether
    /// there is one; `flag` says which.
    fn name(&mut self, source: Source, flag: bool) {
        let read = self.inputs.iter().find(|input| {
            input.source == source
                && (!matches!(source, Source::Week(..))
                    || matches!(input.quantity, Quantity::Flag(_)) == flag)
        });
        let quantity = read.map(|input| input.quantity.clone());
        self.tokens.push(Token::Name(source, quantity));
    }

    fn question(&mut self, question: Ref<Question>, source: impl FnOnce(QuestionId) -> Source) {
        if let Some(question) = question.of(&self.pack.questions) {
            self.name(source(question.id.clone()), false);
        }
    }

    fn highest(&mut self, question: Ref<Question>) {
        let Some(question) = question.of(&self.pack.questions) else {
            return;
        };
        let read = self.inputs.iter().find(
            |input| matches!(&input.source, Source::HighestWeek(id, _) if *id == question.id),
        );
        if let Some(input) = read {
            let (source, quantity) = (input.source.clone(), input.quantity.clone());
            self.tokens.push(Token::Name(source, Some(quantity)));
        } else {
            self.tokens.extend([
                Token::Function(Function::HighestWeek),
                Token::Open,
                Token::Name(Source::Answer(question.id.clone()), None),
                Token::Close,
            ]);
        }
    }

    fn choice(&mut self, question: Ref<Question>, options: &[OptionId]) {
        let Some(question) = question.of(&self.pack.questions) else {
            return;
        };
        self.name(Source::Answer(question.id.clone()), false);
        if let [option] = options {
            self.tokens.push(Token::Operator(Operator::Is));
            self.option(question, option);
            return;
        }
        self.tokens.push(Token::Operator(Operator::IsOneOf));
        self.tokens.push(Token::Open);
        for (at, option) in options.iter().enumerate() {
            if at > 0 {
                self.tokens.push(Token::Comma);
            }
            self.option(question, option);
        }
        self.tokens.push(Token::Close);
    }

    fn option(&mut self, question: &Question, option: &OptionId) {
        let (question, option) = (question.id.clone(), option.clone());
        self.tokens.push(Token::Choice(question, option));
    }

    fn sides(
        &mut self,
        sides: &[Formula; 2],
        operator: Operator,
        at_least: [Binding; 2],
        depth: u32,
    ) {
        let ([left, right], [left_binding, right_binding]) = (sides, at_least);
        self.write(left, left_binding, depth);
        self.tokens.push(Token::Operator(operator));
        self.write(right, right_binding, depth);
    }

    fn arguments(&mut self, arguments: &[Formula; 2], function: Function, depth: u32) {
        let [first, second] = arguments;
        self.tokens.push(Token::Function(function));
        self.tokens.push(Token::Open);
        self.write(first, LOOSEST, depth);
        self.tokens.push(Token::Comma);
        self.write(second, LOOSEST, depth);
        self.tokens.push(Token::Close);
    }
}

/// The unit of what a formula comes to.
fn unit(pack: &Pack, formula: &Formula, depth: u32) -> Unit {
    if depth >= MAX_DEPTH {
        return Unit::Number;
    }
    let of = |formula: &Formula| unit(pack, formula, depth + 1);
    let both = |[left, right]: &[Formula; 2]| (of(left), of(right));
    match formula {
        Formula::Money(_) | Formula::Highest(_) | Formula::Week(..) => Unit::Money,
        Formula::Duration(_) | Formula::Outage(_) => Unit::Duration,
        Formula::Date(_) => Unit::Date,
        Formula::Number(_) | Formula::Recorded(_) => Unit::Number,
        Formula::Flag(_)
        | Formula::Is(..)
        | Formula::Used(_)
        | Formula::HasWeek(..)
        | Formula::Compare(..)
        | Formula::And(_)
        | Formula::Or(_)
        | Formula::Not(_) => Unit::Flag,
        Formula::Answer(question) => match question.of(&pack.questions).map(|asked| &asked.kind) {
            Some(QuestionKind::Money { .. }) => Unit::Money,
            Some(QuestionKind::Date { .. }) => Unit::Date,
            Some(QuestionKind::YesNo) => Unit::Flag,
            _ => Unit::Number,
        },
        Formula::Value(value) => value
            .of(&pack.values)
            .map_or(Unit::Number, |value| value.unit),
        Formula::Mul(sides) => match both(sides) {
            (Unit::Number, other) | (other, _) => other,
        },
        Formula::Div(sides) => match both(sides) {
            (left, right) if left == right => Unit::Number,
            (left, _) => left,
        },
        Formula::Sub(sides) => match both(sides) {
            (Unit::Date, Unit::Date) => Unit::Duration,
            (left, _) => left,
        },
        Formula::Add(sides) | Formula::Min(sides) | Formula::Max(sides) => both(sides).0,
        Formula::If(parts) => {
            let [_, then, _] = &**parts;
            of(then)
        }
        Formula::Round(_, _, inner) => of(inner),
    }
}
