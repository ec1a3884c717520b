//! Remedies that no longer outage lowers, by the way they are made.

use rules::{
    Formula, Ratio, Ref,
    pack::{
        Award, Gives, Outcome, QuestionKind, RemedyKind, RoundTo,
        formula::{Measure, Spans},
    },
    unit::Unit,
};

use crate::generated::{formulas::ratio, packs::Making};

impl Making<'_> {
    /// Money that grows with an outage, or stays: sums and products of terms that are never below
    /// zero, within limits and rounded.
    pub(crate) fn rising(&mut self, depth: u8) -> Option<Formula> {
        let pair = |left, right| Box::new([left, right]);
        if depth == 0 || self.tape.below(3) == 0 {
            let fee = self.fee();
            let number = self.rising_number(depth)?;
            return Some(Formula::Mul(pair(fee, number)));
        }
        let inner = self.rising(depth - 1)?;
        Some(match self.tape.below(6) {
            0 => Formula::Add(pair(inner, self.rising(depth - 1)?)),
            1 => Formula::Min(pair(inner, Formula::Money(Ratio::whole(50_000)))),
            2 => Formula::Max(pair(Formula::Money(Ratio::whole(500)), inner)),
            3 => {
                let size = self.positive(Unit::Money);
                Formula::Round(self.rounding(), size, Box::new(inner))
            }
            4 => Formula::Div(pair(inner, Formula::Number(ratio(5, 2)))),
            _ => Formula::Add(pair(inner, self.fee())),
        })
    }

    /// Money that is never below zero and does not depend on an outage.
    fn fee(&mut self) -> Formula {
        let questions = Ref::all(&self.pack.questions).zip(&self.pack.questions);
        let mut fees = questions.filter(|(_, asked)| {
            let is_fee = matches!(asked.kind, QuestionKind::Money { min, .. } if min >= 0);
            asked.item_of.is_none() && is_fee
        });
        match fees.next() {
            Some((at, _)) if self.tape.once_in(2) => Formula::Answer(at),
            _ => Formula::Money(Ratio::whole(self.tape.between(0, 20_000))),
        }
    }

    fn rising_number(&mut self, depth: u8) -> Option<Formula> {
        let length = self.rising_length(depth)?;
        let size = self.positive(Unit::Duration);
        let unit = Formula::Duration(size);
        let rounding = self
            .tape
            .pick(&[rules::Rounding::Ceil, rules::Rounding::Floor]);
        let length = if self.tape.once_in(2) {
            Formula::Round(rounding, size, Box::new(length))
        } else {
            length
        };
        Some(Formula::Div(Box::new([length, unit])))
    }

    fn rising_length(&mut self, depth: u8) -> Option<Formula> {
        let services = Ref::all(&self.pack.services).map(Spans::Service);
        let questions = Ref::all(&self.pack.questions).zip(&self.pack.questions);
        let asked = questions.filter(|(_, asked)| {
            asked.item_of.is_none() && matches!(asked.kind, QuestionKind::Windows { .. })
        });
        let all: Vec<_> = services
            .chain(asked.map(|(at, _)| Spans::Answer(at)))
            .collect();
        if all.is_empty() {
            return None;
        }
        let spans = self.tape.pick(&all);
        let measure = self.tape.pick(&[
            Measure::Total,
            Measure::Longest,
            Measure::MostInADay,
            Measure::MostInAMonth,
        ]);
        let length = match (measure, spans) {
            (Measure::Total, Spans::Service(service)) => Formula::Outage(service),
            (measure, spans) => Formula::Span(measure, spans),
        };
        if depth > 0 && self.tape.once_in(3) {
            let other = self.rising_length(depth - 1)?;
            return Some(Formula::Add(Box::new([length, other])));
        }
        Some(length)
    }

    pub(crate) fn rising_remedy(&mut self, id: &str, formula: Formula) {
        let award = Award::One(Outcome {
            gives: Gives::Money {
                amount: formula,
                rounding: Some(RoundTo {
                    rounding: self.rounding(),
                    unit: Ratio::whole(self.tape.pick(&[1, 10])),
                }),
            },
            reason: None,
        });
        self.add(id, RemedyKind::Credit, Vec::new(), Vec::new(), award);
    }
}
