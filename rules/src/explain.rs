//! Sets out the steps of a line as arithmetic that can be checked with a pencil.
//!
//! It gives codes, sources and quantities; pages and the command line turn them into words.

#[cfg(test)]
mod tests;
mod tokens;

pub use tokens::{Function, Operator, Token};

use crate::{
    estimate::{Action, Estimate, Input, Line, Quantity, Source, Step, ValueStep},
    formula::{Formula, Unit},
    id::{CitationId, ValueId},
    pack::{Award, Band, Bound, Gives, Outcome, Pack, Ref, Remedy, Value},
    ratio::Ratio,
};

const SECONDS_PER_DAY: i64 = 86_400;

/// A step with the formula that it computed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explained<'a> {
    /// What was computed.
    pub subject: Subject<'a>,
    /// How, in reading order; empty when it was looked up and not computed.
    pub formula: Vec<Token>,
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject<'a> {
    /// A value that later steps read.
    Value(&'a ValueId),
    /// A step of the line itself.
    Action(&'a Action),
}

/// From where to where a band reaches; without an end it is open there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BandRange {
    /// Where it begins.
    pub lower: Option<Edge>,
    /// Where it ends.
    pub upper: Option<Edge>,
}

/// An end of a band.
#[derive(Clone, Debug, PartialEq, Eq)]
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
        self.want(inputs, &mut wanted);
        // Values stand after those that they read, so one pass from the last finds all.
        for (at, value) in self.values.iter().enumerate().rev() {
            if wanted.get(at) == Some(&true) {
                self.want(&value.inputs, &mut wanted);
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
                subject: Subject::Value(&value.value),
                formula: rule.map_or_else(Vec::new, |rule| {
                    tokens::formula(self.pack, &rule.formula, &value.inputs)
                }),
                inputs: &value.inputs,
                band: None,
                result: value.result.as_ref(),
                citations: &value.citations,
            });
        }
    }

    fn want(&self, inputs: &[Input], wanted: &mut [bool]) {
        for input in inputs {
            if let Source::Value(id) = &input.source
                && let Some(at) = self.values.iter().position(|value| value.value == *id)
                && let Some(wanted) = wanted.get_mut(at)
            {
                *wanted = true;
            }
        }
    }

    fn step(&mut self, remedy: Option<&'p Remedy>, step: &'a Step, previous: Option<&Quantity>) {
        let mut band = None;
        if let (Some(remedy), Action::Band(at)) = (remedy, &step.action)
            && let Award::Bands { on, rows } = &remedy.award
        {
            band = band_range(self.pack, *on, rows, usize::from(*at));
        }
        let formula = remedy.and_then(|remedy| self.formula(remedy, step, previous));
        self.steps.push(Explained {
            subject: Subject::Action(&step.action),
            formula: formula.unwrap_or_default(),
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
    ) -> Option<Vec<Token>> {
        if let Award::One(outcome) = &remedy.award {
            self.outcome = Some(outcome);
        }
        let gives = self.outcome.map(|outcome| &outcome.gives);
        let formula = match (&step.action, gives) {
            (Action::Condition(at), _) => &remedy.conditions.get(usize::from(*at))?.test,
            (Action::Band(at), _) => {
                let Award::Bands { on, rows } = &remedy.award else {
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
            (Action::Time, Some(Gives::Time { by })) => by,
            (Action::Round(to), _) => {
                return Some(vec![
                    Token::Function(Function::Round(to.rounding)),
                    Token::Open,
                    Token::Previous(previous?.clone()),
                    Token::Comma,
                    Token::Literal(Quantity::Money(to.unit)),
                    Token::Close,
                ]);
            }
            (Action::Validity(days), _) => {
                let from = step.inputs.first()?;
                let seconds = i64::from(*days).checked_mul(SECONDS_PER_DAY)?;
                return Some(vec![
                    Token::Name(from.source.clone(), Some(from.quantity.clone())),
                    Token::Operator(Operator::Add),
                    Token::Literal(Quantity::Duration(Ratio::whole(seconds))),
                ]);
            }
            _ => return None,
        };
        Some(tokens::formula(self.pack, formula, &step.inputs))
    }
}

fn band_range(pack: &Pack, on: Ref<Value>, rows: &[Band], at: usize) -> Option<BandRange> {
    let unit = on.of(&pack.values)?.unit;
    let row = rows.get(at)?;
    let below = at.checked_sub(1).and_then(|below| rows.get(below));
    let edge = |bound: Bound, inclusive: bool| Edge {
        at: quantity(unit, bound.at),
        inclusive,
    };
    Some(BandRange {
        lower: below
            .and_then(|below| below.upper)
            .map(|bound| edge(bound, !bound.inclusive)),
        upper: row.upper.map(|bound| edge(bound, bound.inclusive)),
    })
}

fn quantity(unit: Unit, figure: Ratio) -> Quantity {
    match unit {
        Unit::Money => Quantity::Money(figure),
        Unit::Duration => Quantity::Duration(figure),
        Unit::Number | Unit::Date | Unit::Flag => Quantity::Number(figure),
    }
}
