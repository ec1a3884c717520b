//! Sets out the steps of a line as arithmetic that can be checked with a pencil.
//!
//! It gives codes, sources and quantities; pages and the command line turn them into words.

#[cfg(test)]
mod tests;
mod tokens;

pub use tokens::{Function, Operator, Token};

use serde::Serialize;

use crate::{
    estimate::{Action, Estimate, Input, Line, Quantity, Source, Step, ValueStep},
    id::{CitationId, ValueId},
    pack::{Award, Band, Bound, Gives, Outcome, Pack, Ref, Remedy, Value, formula::Formula},
    ratio::Ratio,
    time::Date,
    unit::Unit,
};

const SECONDS_PER_DAY: i64 = 86_400;

/// A step with the formula that it computed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Explained<'a> {
    /// What was computed.
    pub subject: Subject<'a>,
    /// How, in reading order; empty when it was looked up and not computed.
    pub formula: Vec<Token>,
    /// The same with only the branch that was taken of each `if`, where what was read tells which.
    pub taken: Vec<Token>,
    /// What was read.
    pub inputs: &'a [Input],
    /// The band that was found, when it is that step.
    pub band: Option<BandRange>,
    /// What came of it; nothing when an answer is missing.
    pub result: Option<&'a Quantity>,
    /// Sources.
    pub citations: &'a [CitationId],
}

/// What a step computes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject<'a> {
    /// A value that later steps read.
    Value(&'a ValueId),
    /// A value of an item of a list, from zero.
    ItemValue(&'a ValueId, u16),
    /// A step of the line itself.
    Action(&'a Action),
}

/// From where to where a band reaches; without an end it is open there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BandRange {
    /// Where it begins.
    pub lower: Option<Edge>,
    /// Where it ends.
    pub upper: Option<Edge>,
}

/// An end of a band.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Edge {
    /// The figure.
    pub at: Quantity,
    /// Whether the figure itself belongs to the band.
    pub inclusive: bool,
}

/// The steps of `line` in the order in which one would compute them: before each step the values
/// that it reads and that no earlier step has shown.
///
/// `line` is one of `estimate`, and `estimate` is of `pack`. What `pack` does not have is left
/// out.
pub fn line<'a>(pack: &Pack, estimate: &'a Estimate, line: &'a Line) -> Vec<Explained<'a>> {
    let remedy = pack.remedies.iter().find(|known| known.id == line.remedy);
    let mut explanation = Explanation {
        pack,
        values: &estimate.values,
        shown: vec![false; estimate.values.len()],
        steps: Vec::with_capacity(line.steps.len() + estimate.values.len()),
        outcome: None,
    };
    let mut previous = None;
    for step in &line.steps {
        explanation.values_before(&step.inputs);
        explanation.step(remedy, step, previous);
        previous = Some(&step.result);
    }
    explanation.steps
}

/// `formula` in reading order as it stands in the pack, with nothing read.
pub fn formula(pack: &Pack, formula: &Formula) -> Vec<Token> {
    tokens::formula(pack, formula, &[])
}

struct Explanation<'a, 'p> {
    pack: &'p Pack,
    values: &'a [ValueStep],
    /// Which of `values` already stand among `steps`.
    shown: Vec<bool>,
    steps: Vec<Explained<'a>>,
    /// The outcome that the band or case found gives.
    outcome: Option<&'p Outcome>,
}

impl<'a, 'p> Explanation<'a, 'p> {
    fn values_before(&mut self, inputs: &[Input]) {
        let mut wanted = vec![false; self.values.len()];
        self.want(inputs, None, &mut wanted);
        // Values stand after those that they read, so one pass from the last finds all.
        for (at, value) in self.values.iter().enumerate().rev() {
            if wanted.get(at) == Some(&true) {
                self.want(&value.inputs, value.item, &mut wanted);
            }
        }
        for ((value, wanted), shown) in self.values.iter().zip(wanted).zip(&mut self.shown) {
            if !wanted || std::mem::replace(shown, true) {
                continue;
            }
            let rule = self
                .pack
                .values
                .iter()
                .find(|known| known.id == value.value);
            self.steps.push(Explained {
                subject: match value.item {
                    None => Subject::Value(&value.value),
                    Some(item) => Subject::ItemValue(&value.value, item),
                },
                formula: rule.map_or_else(Vec::new, |rule| {
                    tokens::formula(self.pack, &rule.formula, &value.inputs)
                }),
                taken: rule.map_or_else(Vec::new, |rule| {
                    tokens::taken(self.pack, &rule.formula, &value.inputs)
                }),
                inputs: &value.inputs,
                band: None,
                result: value.result.as_ref(),
                citations: &value.citations,
            });
        }
    }

    /// Marks the values that `inputs`, those of an item where one is given, were read from.
    fn want(&self, inputs: &[Input], item: Option<u16>, wanted: &mut [bool]) {
        for input in inputs {
            let (id, item) = match &input.source {
                Source::Value(id) => (id, item),
                Source::ItemValue(id, item) => (id, Some(*item)),
                _ => continue,
            };
            // A value that is computed once has no item, whoever reads it.
            let is_read = |value: &ValueStep| {
                value.value == *id && (value.item.is_none() || value.item == item)
            };
            if let Some(at) = self.values.iter().position(is_read)
                && let Some(wanted) = wanted.get_mut(at)
            {
                *wanted = true;
            }
        }
    }

    fn step(&mut self, remedy: Option<&'p Remedy>, step: &'a Step, previous: Option<&Quantity>) {
        let mut band = None;
        if let (Some(remedy), Action::Band(at)) = (remedy, &step.action)
            && let Award::Bands {
                on, lower, rows, ..
            } = &remedy.award
        {
            band = band_range(self.pack, *on, *lower, rows, usize::from(*at));
        }
        let written = remedy.and_then(|remedy| self.formula(remedy, step, previous));
        let (formula, taken) = written.unwrap_or_default();
        self.steps.push(Explained {
            subject: Subject::Action(&step.action),
            formula,
            taken,
            inputs: &step.inputs,
            band,
            result: Some(&step.result),
            citations: &step.citations,
        });
    }

    fn formula(
        &mut self,
        remedy: &'p Remedy,
        step: &Step,
        previous: Option<&Quantity>,
    ) -> Option<(Vec<Token>, Vec<Token>)> {
        let same = |tokens: Vec<Token>| Some((tokens.clone(), tokens));
        if let Award::One(outcome) = &remedy.award {
            self.outcome = Some(outcome);
        }
        let gives = self.outcome.map(|outcome| &outcome.gives);
        let formula = match (&step.action, gives) {
            (Action::Condition(at), _) => &remedy.conditions.get(usize::from(*at))?.test,
            (Action::Band(at), _) => {
                let Award::Bands { on, rows, .. } = &remedy.award else {
                    return None;
                };
                self.outcome = Some(&rows.get(usize::from(*at))?.outcome);
                &Formula::Value(*on)
            }
            (Action::Case(at), _) => {
                let Award::Cases(cases) = &remedy.award else {
                    return None;
                };
                let case = cases.get(usize::from(*at))?;
                self.outcome = Some(&case.outcome);
                &case.when
            }
            (Action::Amount, Some(Gives::Money { amount, .. })) => amount,
            (Action::Low, Some(Gives::Range { low, .. })) => low,
            (Action::High, Some(Gives::Range { high, .. })) => high,
            (Action::Time, Some(Gives::Time { by, .. })) => by,
            (Action::Round(to), _) => {
                return same(vec![
                    Token::Function(Function::Round(to.rounding)),
                    Token::Open,
                    Token::Previous(previous?.clone()),
                    Token::Comma,
                    Token::Literal(Quantity::Money(to.unit)),
                    Token::Close,
                ]);
            }
            (
                Action::TermEnd,
                Some(Gives::Time {
                    term_end: Some(term_end),
                    ..
                }),
            ) => {
                let mut tokens = tokens::formula(self.pack, term_end, &step.inputs);
                tokens.push(Token::Operator(Operator::Add));
                tokens.push(Token::Previous(previous?.clone()));
                return same(tokens);
            }
            (Action::Validity(days), _) => {
                let from = step.inputs.first()?;
                let seconds = i64::from(*days).checked_mul(SECONDS_PER_DAY)?;
                return same(vec![
                    Token::Name(from.source.clone(), Some(from.quantity.clone())),
                    Token::Operator(Operator::Add),
                    Token::Literal(Quantity::Duration(Ratio::whole(seconds))),
                ]);
            }
            _ => return None,
        };
        Some((
            tokens::formula(self.pack, formula, &step.inputs),
            tokens::taken(self.pack, formula, &step.inputs),
        ))
    }
}

/// From where to where the row at `at` of a table of bands reaches.
///
/// `lower` is where the first row begins.
pub fn band_range(
    pack: &Pack,
    on: Ref<Value>,
    lower: Option<Bound>,
    rows: &[Band],
    at: usize,
) -> Option<BandRange> {
    let unit = on.of(&pack.values)?.unit;
    let row = rows.get(at)?;
    let before = at.checked_sub(1).and_then(|before| rows.get(before));
    let edge = |bound: Bound, inclusive: bool| Edge {
        at: quantity(unit, bound.at),
        inclusive,
    };
    Some(BandRange {
        lower: match before {
            Some(before) => before.upper.map(|bound| edge(bound, !bound.inclusive)),
            None => lower.map(|bound| edge(bound, bound.inclusive)),
        },
        upper: row.upper.map(|bound| edge(bound, bound.inclusive)),
    })
}

/// The unit of what a formula comes to.
pub fn unit(pack: &Pack, formula: &Formula) -> Unit {
    tokens::unit(pack, formula, 0)
}

/// A figure of a pack's bounds and tables with its unit; a date is counted by its number.
pub fn quantity(unit: Unit, figure: Ratio) -> Quantity {
    match unit {
        Unit::Money => Quantity::Money(figure),
        Unit::Duration => Quantity::Duration(figure),
        Unit::Date => match figure.to_i64().and_then(Date::of_number) {
            Some(date) => Quantity::Date(date),
            None => Quantity::Number(figure),
        },
        Unit::Number | Unit::Flag => Quantity::Number(figure),
    }
}
