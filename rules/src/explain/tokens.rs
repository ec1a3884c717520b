//! Writes a formula out as tokens.

mod names;
mod taken;
mod unit;

pub(super) use self::unit::unit;
use serde::Serialize;

use super::quantity;
use crate::{
    estimate::{Input, Quantity, Source},
    id::{CalendarId, OptionId, QuestionId, TableId},
    pack::{
        Pack,
        formula::{Comparison, Fold, Formula, MonthPart, Spans},
    },
    ratio::Rounding,
};

/// How deep a formula is written out; evaluation goes no deeper.
const MAX_DEPTH: u32 = 64;

/// A piece of a formula.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
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
    /// Between arguments.
    Comma,
}

/// What stands between figures, or before them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
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
    /// Between a choice question and several of its options in parentheses, with `or` between them.
    IsOneOf,
    If,
    Then,
    Else,
}

/// What is done to the arguments in the parentheses that follow.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
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
    /// The figure of a table for a key.
    Lookup(TableId),
    /// Figures of several items taken together.
    Fold(Fold),
    /// How much of some windows, the first argument, lies on the dates from the second to the
    /// third. One that was read is a name of its own.
    Within,
    /// Something about the month that a date falls in.
    Month(MonthPart),
    /// The same day so many months after a date.
    AfterMonths,
    /// Whether a calendar has a date as worked.
    IsWorked(CalendarId),
    /// The worked day that is so many after a date.
    AfterWorked(CalendarId),
    /// How many days are worked from a date to another.
    WorkedBetween(CalendarId),
}

/// `formula` in reading order, with what `inputs` say was read.
pub(super) fn formula(pack: &Pack, formula: &Formula, inputs: &[Input]) -> Vec<Token> {
    write(pack, formula, inputs, false)
}

/// The same with only the branch that was taken of each `if`, where what was read tells which.
pub(super) fn taken(pack: &Pack, formula: &Formula, inputs: &[Input]) -> Vec<Token> {
    write(pack, formula, inputs, true)
}

fn write(pack: &Pack, formula: &Formula, inputs: &[Input], only_taken: bool) -> Vec<Token> {
    let mut writer = Writer {
        pack,
        inputs,
        only_taken,
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
    /// Whether of an `if` only the branch that was taken is written.
    only_taken: bool,
    tokens: Vec<Token>,
}

impl Writer<'_> {
    /// The branch of an `if` that was taken, where what was read tells which.
    fn branch<'f>(&self, [test, then, otherwise]: &'f [Formula; 3]) -> Option<&'f Formula> {
        let holds = taken::truth(self, test)?;
        Some(if holds { then } else { otherwise })
    }

    /// What a part of a formula was, when it is one figure.
    fn figure(&self, formula: &Formula) -> Option<Quantity> {
        match write(self.pack, formula, self.inputs, self.only_taken).as_slice() {
            [Token::Name(_, Some(quantity)) | Token::Literal(quantity)] => Some(quantity.clone()),
            _ => None,
        }
    }

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
            // Which of `and` and `or` binds closer is not for a reader to know.
            Formula::Or(sides) => {
                let at_least = sides.each_ref().map(|side| match side {
                    Formula::Or(_) => OR,
                    _ => NOT,
                });
                self.sides(sides, Operator::Or, at_least, depth);
            }
            Formula::Not(inner) => {
                self.tokens.push(Token::Operator(Operator::Not));
                self.write(inner, ATOM, depth);
            }
            Formula::If(parts) => {
                let [test, then, otherwise] = &**parts;
                if self.only_taken
                    && let Some(branch) = self.branch(parts)
                {
                    self.write(branch, ATOM, depth);
                    return;
                }
                self.tokens.push(Token::Operator(Operator::If));
                self.write(test, OR, depth);
                self.tokens.push(Token::Operator(Operator::Then));
                self.write(then, OR, depth);
                self.tokens.push(Token::Operator(Operator::Else));
                self.write(otherwise, OR, depth);
            }
            Formula::Min(sides) => self.apply(Function::Min, sides.each_ref(), depth),
            Formula::Max(sides) => self.apply(Function::Max, sides.each_ref(), depth),
            Formula::Round(rounding, to, inner) => {
                self.tokens
                    .push(Token::Function(Function::Round(*rounding)));
                self.tokens.push(Token::Open);
                self.write(inner, LOOSEST, depth);
                self.tokens.push(Token::Comma);
                self.literal(quantity(unit(self.pack, inner, depth), *to));
                self.tokens.push(Token::Close);
            }
            Formula::Today => self.name(Source::Today, false),
            Formula::IntakeOpen(intake) => {
                if let Some(intake) = intake.of(&self.pack.intakes) {
                    self.name(Source::IntakeOpen(intake.id.clone()), true);
                }
            }
            Formula::Given(remedy) => {
                if let Some(remedy) = remedy.of(&self.pack.remedies) {
                    self.name(Source::Given(remedy.id.clone()), false);
                }
            }
            Formula::Lookup(table, key) => {
                let Some(table) = table.of(&self.pack.tables) else {
                    return;
                };
                let is_row =
                    |input: &&Input| matches!(&input.source, Source::Row(id, _) if *id == table.id);
                match self.inputs.iter().find(is_row) {
                    Some(row) => {
                        let (source, quantity) = (row.source.clone(), row.quantity.clone());
                        self.tokens.push(Token::Name(source, Some(quantity)));
                    }
                    None => {
                        let function = Function::Lookup(table.id.clone());
                        self.tokens.push(Token::Function(function));
                    }
                }
                self.tokens.push(Token::Open);
                self.write(key, LOOSEST, depth);
                self.tokens.push(Token::Close);
            }
            Formula::Series(fold, question, from, to) => {
                self.question(*question, |id| Source::Series(*fold, id, *from, *to));
            }
            Formula::Items(list) => self.question(*list, Source::Items),
            Formula::Over(fold, value) => self.over(*fold, *value),
            Formula::Span(measure, spans) => match spans {
                Spans::Answer(question) => {
                    self.question(*question, |id| Source::Span(*measure, id));
                }
                Spans::Service(service) => {
                    if let Some(service) = service.of(&self.pack.services) {
                        self.name(Source::ServiceSpan(*measure, service.id.clone()), false);
                    }
                }
            },
            Formula::Within(spans, dates) => self.within(*spans, dates, depth),
            Formula::Month(part, date) => self.apply(Function::Month(*part), [&**date], depth),
            Formula::AfterMonths(sides) => {
                self.apply(Function::AfterMonths, sides.each_ref(), depth);
            }
            Formula::IsWorked(calendar, date) => {
                if let Some(calendar) = calendar.of(&self.pack.calendars) {
                    self.apply(Function::IsWorked(calendar.id.clone()), [&**date], depth);
                }
            }
            Formula::AfterWorked(calendar, sides) => {
                if let Some(calendar) = calendar.of(&self.pack.calendars) {
                    let function = Function::AfterWorked(calendar.id.clone());
                    self.apply(function, sides.each_ref(), depth);
                }
            }
            Formula::WorkedBetween(calendar, sides) => {
                if let Some(calendar) = calendar.of(&self.pack.calendars) {
                    let function = Function::WorkedBetween(calendar.id.clone());
                    self.apply(function, sides.each_ref(), depth);
                }
            }
        }
    }

    fn literal(&mut self, quantity: Quantity) {
        self.tokens.push(Token::Literal(quantity));
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

    fn apply<const N: usize>(&mut self, function: Function, arguments: [&Formula; N], depth: u32) {
        self.tokens.push(Token::Function(function));
        self.tokens.push(Token::Open);
        for (at, argument) in arguments.into_iter().enumerate() {
            if at > 0 {
                self.tokens.push(Token::Comma);
            }
            self.write(argument, LOOSEST, depth);
        }
        self.tokens.push(Token::Close);
    }
}
