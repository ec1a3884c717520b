//! The steps of a line as arithmetic on paper.

use rules::{
    Estimate, Formula, Ratio, Rounding,
    estimate::{Action, Input, Line, Quantity, Source},
    explain::{self, BandRange, Edge, Explained, Function, Operator, Subject, Token},
    id::ServiceId,
    pack::{
        RoundTo,
        formula::{Comparison, Fold, MonthPart},
    },
};

use super::{SourceText, Wording, names::fold_in};
use crate::{format, i18n::fill};

/// One step of the working, as one would write it on paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepText {
    /// What the step finds.
    pub title: String,
    /// The arithmetic, a line each.
    pub lines: Vec<String>,
    /// What came of it.
    pub result: Option<String>,
    /// Where the rule is published.
    pub sources: Vec<SourceText>,
}

/// How `line` came to what it is.
pub fn steps(wording: &Wording, estimate: &Estimate, line: &Line) -> Vec<StepText> {
    let explained = explain::line(wording.pack, estimate, line);
    let mut steps = Vec::with_capacity(explained.len());
    // The services whose time down already stands in a step of its own.
    let mut known = Vec::new();
    for step in &explained {
        if let Subject::Action(Action::Outage(service)) = step.subject {
            known.push(service);
            steps.push(wording.outage(estimate, service));
            continue;
        }
        for input in step.inputs {
            if let Source::Outage(service) = &input.source
                && !known.contains(&service)
            {
                known.push(service);
                steps.push(wording.outage(estimate, service));
            }
        }
        steps.push(wording.step(step));
    }
    steps
}

/// What a formula is written with.
#[derive(Clone, Copy, PartialEq)]
enum Spelling {
    /// What figures are called.
    Names,
    /// What they are.
    Figures,
}

impl Wording<'_> {
    /// A rule as it stands in the pack.
    pub fn formula(&self, formula: &Formula) -> String {
        self.spell(&explain::formula(self.pack, formula), Spelling::Names)
    }

    /// How an amount is brought to whole units.
    pub fn rounded(&self, amount: &str, to: RoundTo) -> String {
        let [floor, half_up, half_even, ceil] = self.words.roundings;
        let template = match to.rounding {
            Rounding::Floor => floor,
            Rounding::HalfUp => half_up,
            Rounding::HalfEven => half_even,
            Rounding::Ceil => ceil,
        };
        let unit = self.quantity(&Quantity::Money(to.unit), None);
        fill(template, &[amount, &unit])
    }

    /// How long a service was down, and from when to when.
    fn outage(&self, estimate: &Estimate, service: &ServiceId) -> StepText {
        let mut step = StepText {
            title: fill(self.words.step_outage, &[self.service(service)]),
            lines: Vec::new(),
            result: None,
            sources: Vec::new(),
        };
        let published = self.pack.services.iter().find(|it| it.id == *service);
        let outage = estimate.outages.iter().find(|it| it.service == *service);
        let (Some(published), Some(outage)) = (published, outage) else {
            return step;
        };
        for window in outage.windows.windows() {
            let (span, sure) = self.published(*window, published.end);
            if outage.corrected {
                step.lines.push(fill(self.words.window_yours, &[&span]));
            } else {
                step.lines.push(span);
                step.lines.extend(sure.map(str::to_owned));
            }
        }
        let seconds = Quantity::Duration(Ratio::whole(outage.seconds));
        step.result = Some(["= ", &self.quantity(&seconds, None)].concat());
        step.sources = self.cited(&published.citations);
        step
    }

    fn step(&self, step: &Explained) -> StepText {
        let mut lines = Vec::new();
        if is_arithmetic(&step.formula) {
            lines.push(self.spell(&step.formula, Spelling::Names));
            let figures = self.spell(&step.formula, Spelling::Figures);
            if lines.first() != Some(&figures) {
                lines.push(figures);
            }
        } else {
            if step.formula.len() > 1 {
                lines.push(self.spell(&step.formula, Spelling::Names));
            }
            lines.extend(step.inputs.iter().map(|input| self.input(input)));
            // The way through a formula with an `if` can be followed once the branch is known.
            if step.taken != step.formula && is_arithmetic(&step.taken) {
                lines.push(self.spell(&step.taken, Spelling::Figures));
            }
        }
        if let Some(band) = &step.band {
            lines.push(fill(self.words.band_found, &[&self.band(band)]));
        }
        if let Subject::Action(Action::Round(to)) = step.subject
            && let Some(Token::Previous(before)) = step
                .formula
                .iter()
                .find(|token| matches!(token, Token::Previous(_)))
        {
            lines = vec![self.rounded(&self.quantity(before, None), *to)];
        }
        StepText {
            title: self.title(&step.subject),
            lines,
            result: self.result(step),
            sources: self.sources(step.citations),
        }
    }

    fn title(&self, subject: &Subject) -> String {
        let words = self.words;
        let action = match subject {
            Subject::Value(value) => return self.value(value).into(),
            Subject::ItemValue(value, item) => return self.of_item(value, *item),
            Subject::Action(action) => action,
        };
        match action {
            Action::Outage(service) => {
                return fill(words.step_outage, &[self.service(service)]);
            }
            Action::Condition(_) => words.step_condition,
            Action::Band(_) => words.step_band,
            Action::Case(_) => words.step_case,
            Action::Amount => words.step_amount,
            Action::Low => words.step_low,
            Action::High => words.step_high,
            Action::Time => words.step_time,
            Action::Round(_) => words.step_round,
            Action::Validity(_) => words.step_validity,
            Action::TermEnd => words.step_term_end,
        }
        .into()
    }

    fn result(&self, step: &Explained) -> Option<String> {
        let Some(result) = step.result else {
            return Some(self.words.amount_unknown.into());
        };
        match (step.subject, result) {
            // The band that was found is the result.
            (Subject::Action(Action::Band(_)), _) => None,
            // The last case has no test.
            (Subject::Action(Action::Case(_)), _) if is_open(&step.formula) => {
                Some(self.words.step_otherwise.into())
            }
            (Subject::Action(Action::Condition(_) | Action::Case(_)), Quantity::Flag(holds)) => {
                let word = if *holds {
                    self.words.step_holds
                } else {
                    self.words.step_fails
                };
                Some(word.into())
            }
            _ => Some(["= ", &self.quantity(result, None)].concat()),
        }
    }

    fn input(&self, input: &Input) -> String {
        let figure = self.quantity(&input.quantity, Some(&input.source));
        [self.name(&input.source).as_str(), ": ", &figure].concat()
    }

    /// From where to where a band reaches.
    pub fn band(&self, band: &BandRange) -> String {
        let words = self.words;
        let edge = |edge: &Edge, inclusive, exclusive| {
            let template = match (edge.inclusive, &edge.at) {
                (true, _) => inclusive,
                (false, Quantity::Date(_)) if exclusive == words.band_below => words.band_before,
                (false, _) => exclusive,
            };
            fill(template, &[&self.quantity(&edge.at, None)])
        };
        let lower = band
            .lower
            .as_ref()
            .map(|lower| edge(lower, words.band_from, words.band_above));
        let upper = band
            .upper
            .as_ref()
            .map(|upper| edge(upper, words.band_up_to, words.band_below));
        match (lower, upper) {
            (Some(lower), Some(upper)) => [lower.as_str(), " ", &upper].concat(),
            (Some(one), None) | (None, Some(one)) => one,
            (None, None) => words.band_all.into(),
        }
    }

    fn spell(&self, tokens: &[Token], spelling: Spelling) -> String {
        let mut text = String::new();
        let mut glue = true;
        let of_dates = tokens.iter().any(|token| {
            matches!(
                token,
                Token::Literal(Quantity::Date(_)) | Token::Name(_, Some(Quantity::Date(_)))
            )
        });
        for token in tokens {
            let (word, left, right) = match token {
                // Dates are moved and parted by days.
                Token::Literal(Quantity::Duration(seconds)) if of_dates => {
                    let days = format::days_or_hours(self.words.lang, *seconds);
                    (days, false, false)
                }
                token => self.token(token, spelling),
            };
            if !(glue || left || text.is_empty()) {
                text.push(' ');
            }
            text.push_str(&word);
            glue = right;
        }
        text
    }

    /// A token in words, and whether it sticks to what is at its left and right.
    fn token(&self, token: &Token, spelling: Spelling) -> (String, bool, bool) {
        match token {
            Token::Literal(quantity) | Token::Previous(quantity) => {
                (self.quantity(quantity, None), false, false)
            }
            Token::Name(source, Some(quantity)) if spelling == Spelling::Figures => {
                (self.quantity(quantity, Some(source)), false, false)
            }
            Token::Name(source, _) => (self.name(source), false, false),
            Token::Choice(question, option) => {
                let source = Source::Answer(question.clone());
                let quantity = Quantity::Choice(option.clone());
                let name = self.quantity(&quantity, Some(&source));
                (["‘", &name, "’"].concat(), false, false)
            }
            Token::Operator(operator) => (self.operator(*operator).into(), false, false),
            Token::Function(function) => (self.function(function), false, false),
            Token::Open => ("(".into(), false, true),
            Token::Close => (")".into(), true, false),
            Token::Comma => (",".into(), true, false),
        }
    }

    fn operator(&self, operator: Operator) -> &'static str {
        let words = self.words;
        match operator {
            Operator::Add => "+",
            Operator::Subtract => "−",
            Operator::Multiply => "×",
            Operator::Divide => "÷",
            Operator::Compare(Comparison::Less) => "<",
            Operator::Compare(Comparison::AtMost) => "≤",
            Operator::Compare(Comparison::Equal) => "=",
            Operator::Compare(Comparison::NotEqual) => "≠",
            Operator::Compare(Comparison::AtLeast) => "≥",
            Operator::Compare(Comparison::More) => ">",
            Operator::And => words.op_and,
            Operator::Or => words.op_or,
            Operator::Not => words.op_not,
            Operator::Is => words.op_is,
            Operator::IsOneOf => words.op_is_one_of,
            Operator::If => words.op_if,
            Operator::Then => words.op_then,
            Operator::Else => words.op_else,
        }
    }

    fn function(&self, function: &Function) -> String {
        let words = self.words;
        let [floor, half_up, half_even, ceil] = words.fn_round;
        let [start, end, length] = words.fn_month;
        match function {
            Function::Min => words.fn_min,
            Function::Max => words.fn_max,
            Function::Round(Rounding::Floor) => floor,
            Function::Round(Rounding::HalfUp) => half_up,
            Function::Round(Rounding::HalfEven) => half_even,
            Function::Round(Rounding::Ceil) => ceil,
            Function::HighestWeek => words.fn_highest_week,
            Function::HasWeek => words.fn_has_week,
            Function::Fold(fold) => fold_in(words.fn_fold, *fold),
            Function::Within => words.fn_within,
            Function::Month(MonthPart::Start) => start,
            Function::Month(MonthPart::End) => end,
            Function::Month(MonthPart::Length) => length,
            Function::AfterMonths => words.fn_after_months,
            Function::Lookup(table) => return fill(words.fn_lookup, &[self.table(table)]),
            Function::IsWorked(calendar) => {
                return fill(words.fn_is_worked, &[self.calendar(calendar)]);
            }
            Function::AfterWorked(calendar) => {
                return fill(words.fn_after_worked, &[self.calendar(calendar)]);
            }
            Function::WorkedBetween(calendar) => {
                return fill(words.fn_worked_between, &[self.calendar(calendar)]);
            }
        }
        .into()
    }
}

/// Whether a test is the one that always holds.
fn is_open(tokens: &[Token]) -> bool {
    matches!(tokens, [Token::Literal(Quantity::Flag(true))])
}

/// Whether a formula can be written out in figures and still says something: it has more than one
/// piece, and none of them is a word.
fn is_arithmetic(tokens: &[Token]) -> bool {
    tokens.len() > 1
        && tokens.iter().all(|token| match token {
            Token::Literal(Quantity::Flag(_)) | Token::Choice(..) => false,
            Token::Name(_, quantity) => !matches!(
                quantity,
                None | Some(Quantity::Flag(_) | Quantity::Choice(_))
            ),
            Token::Operator(operator) => matches!(
                operator,
                Operator::Add
                    | Operator::Subtract
                    | Operator::Multiply
                    | Operator::Divide
                    | Operator::Compare(_)
            ),
            Token::Function(
                Function::HighestWeek
                | Function::HasWeek
                | Function::IsWorked(_)
                | Function::Fold(Fold::Any | Fold::Every),
            ) => false,
            _ => true,
        })
}
