//! `explain`: the steps of every line as arithmetic on paper.

use std::{fmt::Write as _, io::Write};

use rules::{
    Estimate, Lang, Pack, Rounding,
    estimate::{Action, Line, Quantity, Source},
    explain::{self, BandRange, Edge, Explained, Function, Operator, Subject, Token},
    formula::Comparison,
    id::{CitationId, OptionId, QuestionId, ServiceId, ValueId},
    pack::QuestionKind,
};

use crate::{
    Answer,
    args::ClaimArgs,
    catalogue::{fill, words},
    claim::{self, Estimated},
    estimate::{Teller, heading},
    figures,
    input::Failure,
};

pub(crate) fn explain(
    args: &ClaimArgs,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<Answer, Failure> {
    let Estimated {
        loaded,
        estimate,
        lang,
        answer,
    } = claim::estimate(args, err)?;
    let pack = loaded.pack();
    let teller = Teller {
        pack,
        currency: estimate.currency,
        lang,
        words: words(lang),
    };
    out.write_all(heading(pack, &estimate, lang).as_bytes())?;
    for line in &estimate.lines {
        let gist = teller.gist(&line.amount, line.certainty);
        writeln!(out, "\n{}: {gist}", teller.remedy(line))?;
        if let Some(reason) = teller.reason(&line.reason) {
            writeln!(out, "  {reason}")?;
        }
        for step in steps(pack, &estimate, line, lang).lines() {
            writeln!(out, "  {step}")?;
        }
    }
    Ok(answer)
}

/// The steps of a line, each with its sources.
pub(crate) fn steps(pack: &Pack, estimate: &Estimate, line: &Line, lang: Lang) -> String {
    let teller = Teller {
        pack,
        currency: estimate.currency,
        lang,
        words: words(lang),
    };
    let explained = explain::line(pack, estimate, line);
    let mut text = String::new();
    if explained.is_empty() {
        let _ = writeln!(text, "{}", teller.words.no_steps);
    }
    for (place, step) in explained.iter().enumerate() {
        teller.step(place + 1, step, &mut text);
    }
    text
}

impl Teller<'_> {
    fn step(&self, number: usize, step: &Explained<'_>, text: &mut String) {
        let _ = writeln!(text, "{number}. {}", self.subject(step.subject));
        let indent = " ".repeat(number.to_string().len() + 2);
        if !step.formula.is_empty() {
            let _ = writeln!(text, "{indent}  {}", self.formula(&step.formula));
        }
        match (&step.band, step.result) {
            (Some(band), _) => {
                let _ = writeln!(text, "{indent}→ {}", self.band(band));
            }
            (None, Some(result)) => {
                let _ = writeln!(text, "{indent}= {}", self.quantity(result));
            }
            (None, None) => {
                let _ = writeln!(text, "{indent}= {}", self.words.unknown);
            }
        }
        for citation in step.citations {
            let _ = writeln!(
                text,
                "{indent}{}",
                fill(self.words.source, &[&self.citation(citation)])
            );
        }
    }

    fn subject(&self, subject: Subject<'_>) -> String {
        let words = self.words;
        let name = match subject {
            Subject::Value(id) => return self.value(id),
            Subject::Action(action) => match action {
                Action::Outage(service) => return fill(words.outage, &[&self.service(service)]),
                Action::Condition(_) => words.condition,
                Action::Band(_) => words.band,
                Action::Case(_) => words.case,
                Action::Amount => words.amount,
                Action::Low => words.low,
                Action::High => words.high,
                Action::Time => words.time,
                Action::Round(_) => words.rounding,
                Action::Validity(_) => words.validity,
            },
        };
        name.to_owned()
    }

    fn value(&self, id: &ValueId) -> String {
        let known = self.pack.values.iter().find(|value| value.id == *id);
        known.map_or(id.to_string(), |value| {
            value.label.get(self.lang).to_owned()
        })
    }

    fn service(&self, id: &ServiceId) -> String {
        let known = self.pack.services.iter().find(|service| service.id == *id);
        known.map_or(id.to_string(), |service| {
            service.name.get(self.lang).to_owned()
        })
    }

    fn option(&self, question: Option<&QuestionId>, id: &OptionId) -> String {
        let questions = self.pack.questions.iter();
        let mut options = questions
            .filter(|known| question.is_none_or(|question| known.id == *question))
            .filter_map(|known| match &known.kind {
                QuestionKind::Choice { options } => Some(options),
                _ => None,
            })
            .flatten();
        let known = options.find(|option| option.id == *id);
        known.map_or(id.to_string(), |option| {
            option.name.get(self.lang).to_owned()
        })
    }

    fn source(&self, source: &Source) -> String {
        let words = self.words;
        match source {
            Source::Answer(question) => self.question(question),
            Source::HighestWeek(question, week) => fill(
                words.highest_week,
                &[&self.question(question), &week.to_string()],
            ),
            Source::Week(question, week) => {
                fill(words.week, &[&self.question(question), &week.to_string()])
            }
            Source::RecordedWeeks(question) => {
                fill(words.recorded_weeks, &[&self.question(question)])
            }
            Source::Used(service) => fill(words.used, &[&self.service(service)]),
            Source::Outage(service) => fill(words.outage, &[&self.service(service)]),
            Source::Value(value) => self.value(value),
        }
    }

    fn quantity(&self, quantity: &Quantity) -> String {
        match quantity {
            Quantity::Choice(option) => self.option(None, option),
            other => figures::quantity(other, self.currency, self.lang),
        }
    }

    fn formula(&self, tokens: &[Token]) -> String {
        let mut text = String::new();
        let mut glued = true;
        for token in tokens {
            let (word, glues_left, glues_right) = self.token(token);
            if !glued && !glues_left {
                text.push(' ');
            }
            text.push_str(&word);
            glued = glues_right;
        }
        text
    }

    /// A token's words, and whether they stand close to what is before and after them.
    fn token(&self, token: &Token) -> (String, bool, bool) {
        match token {
            Token::Literal(quantity) | Token::Previous(quantity) => {
                (self.quantity(quantity), false, false)
            }
            Token::Name(source, None) => (self.source(source), false, false),
            Token::Name(source, Some(quantity)) => {
                let read = match (source, quantity) {
                    (Source::Answer(question), Quantity::Choice(option)) => {
                        self.option(Some(question), option)
                    }
                    (_, quantity) => self.quantity(quantity),
                };
                (format!("{} [{read}]", self.source(source)), false, false)
            }
            Token::Choice(question, option) => (self.option(Some(question), option), false, false),
            Token::Operator(operator) => (self.operator(*operator).to_owned(), false, false),
            Token::Function(function) => (self.function(*function).to_owned(), false, false),
            Token::Open => ("(".to_owned(), false, true),
            Token::Close => (")".to_owned(), true, false),
            Token::Comma => (",".to_owned(), true, false),
        }
    }

    fn operator(&self, operator: Operator) -> &'static str {
        let words = self.words;
        match operator {
            Operator::Add => "+",
            Operator::Subtract => "-",
            Operator::Multiply => "×",
            Operator::Divide => "÷",
            Operator::Compare(comparison) => match comparison {
                Comparison::Less => "<",
                Comparison::AtMost => "≤",
                Comparison::Equal => "=",
                Comparison::NotEqual => "≠",
                Comparison::AtLeast => "≥",
                Comparison::More => ">",
            },
            Operator::And => words.and,
            Operator::Or => words.or,
            Operator::Not => words.not,
            Operator::Is => words.is,
            Operator::IsOneOf => words.is_one_of,
            Operator::If => words.if_,
            Operator::Then => words.then,
            Operator::Else => words.else_,
        }
    }

    fn function(&self, function: Function) -> &'static str {
        let words = self.words;
        match function {
            Function::Min => words.minimum,
            Function::Max => words.maximum,
            Function::Round(Rounding::Floor) => words.floor,
            Function::Round(Rounding::Ceil) => words.ceil,
            Function::Round(Rounding::HalfUp) => words.half_up,
            Function::Round(Rounding::HalfEven) => words.half_even,
            Function::HighestWeek => words.maximum,
            Function::HasWeek => words.has_week,
        }
    }

    fn band(&self, band: &BandRange) -> String {
        let words = self.words;
        let edge = |edge: &Edge, inclusive, exclusive| {
            let template = if edge.inclusive { inclusive } else { exclusive };
            fill(template, &[&self.quantity(&edge.at)])
        };
        let lower = band
            .lower
            .as_ref()
            .map(|lower| edge(lower, words.from, words.over));
        let upper = band
            .upper
            .as_ref()
            .map(|upper| edge(upper, words.up_to, words.below));
        let ends: Vec<_> = [lower, upper].into_iter().flatten().collect();
        ends.join(", ")
    }

    /// Publisher, title, date and reference, and the address where there is one.
    fn citation(&self, id: &CitationId) -> String {
        let Some(citation) = self.pack.citations.iter().find(|known| known.id == *id) else {
            return id.to_string();
        };
        let date = citation.date.map(|date| date.to_string());
        let parts = [
            Some(citation.publisher.as_str()),
            Some(citation.title.get(self.lang)),
            date.as_deref(),
            Some(citation.reference.as_str()),
            citation.url.as_deref(),
        ];
        let parts: Vec<_> = parts.into_iter().flatten().collect();
        parts.join(", ")
    }
}
