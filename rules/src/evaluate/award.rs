//! What a remedy gives once its conditions hold.

use super::{
    builder::{Decision, LineBuilder, index},
    figure::{Figure, Stop},
};
use crate::{
    Instant, Money,
    estimate::{Action, Amount, Certainty, GivenItem, GivenValidity, LineReason, Quantity},
    id::ReasonId,
    pack::{
        Award, Band, Bound, Case, Gives, Item, Outcome, Question, Reason, Ref, RoundTo, Validity,
        Value, formula::Formula,
    },
    ratio::Ratio,
    time::Date,
    unit::Unit,
};

/// The band that a value fell into.
#[derive(Clone, Copy, Debug)]
pub(super) struct Matched {
    pub(super) on: Ref<Value>,
    pub(super) row: usize,
}

impl LineBuilder<'_, '_> {
    /// The award's outcome, and the band it was found in.
    pub(super) fn award(&mut self) -> Result<(Decision, Option<Matched>), Stop> {
        let remedy = self.remedy;
        match &remedy.award {
            Award::One(outcome) => Ok((self.give(outcome)?, None)),
            Award::Bands {
                on,
                lower,
                rows,
                outside,
            } => {
                let (at, row) = self.band(*on, *lower, rows, *outside)?;
                let matched = Matched { on: *on, row: at };
                Ok((self.give(&row.outcome)?, Some(matched)))
            }
            Award::Cases(cases) => {
                let case = self.case(cases)?;
                Ok((self.give(&case.outcome)?, None))
            }
        }
    }

    fn band<'r>(
        &mut self,
        on: Ref<Value>,
        lower: Option<Bound>,
        rows: &'r [Band],
        outside: Option<Ref<Reason>>,
    ) -> Result<(usize, &'r Band), Stop> {
        let figure = self.facts.value(on, self.trace)?;
        let (_, value) = figure.measured()?;
        let outside = outside.map_or(Stop::PackFault, Stop::Outside);
        if lower.is_some_and(|lower| !lower.holds_above(value)) {
            return Err(outside);
        }
        let mut rows = rows.iter().enumerate();
        let (at, row) = rows.find(|(_, row)| within(row, value)).ok_or(outside)?;
        self.step(Action::Band(index(at)?), figure);
        Ok((at, row))
    }

    fn case<'r>(&mut self, cases: &'r [Case]) -> Result<&'r Case, Stop> {
        for (at, case) in cases.iter().enumerate() {
            if self.facts.test(&case.when, self.trace)? {
                self.step(Action::Case(index(at)?), Figure::Flag(true));
                return Ok(case);
            }
        }
        Err(Stop::PackFault)
    }

    /// What an outcome gives.
    pub(super) fn give(&mut self, outcome: &Outcome) -> Result<Decision, Stop> {
        let reason = match outcome.reason {
            Some(reason) => Some(self.reason(reason)?),
            None => None,
        };
        Ok(match &outcome.gives {
            Gives::Money { amount, rounding } => {
                given(Amount::Money(self.money(amount, *rounding)?), reason)
            }
            Gives::Range { low, high } => {
                let low = whole(self.amount(low, Unit::Money, Action::Low)?)?;
                let high = whole(self.amount(high, Unit::Money, Action::High)?)?;
                if low > high {
                    return Err(Stop::PackFault);
                }
                let reason = reason.map_or(LineReason::RuleApplies, LineReason::Pack);
                Decision::given(Amount::Range { low, high }, Certainty::Range, reason)
            }
            Gives::Time { by, term_end } => {
                let seconds = self.amount(by, Unit::Duration, Action::Time)?;
                let seconds = whole(seconds)?;
                let until = match term_end {
                    Some(term_end) => self.new_end(term_end, seconds)?,
                    None => None,
                };
                let amount = match until {
                    Some(until) => Amount::Extended { seconds, until },
                    None => Amount::Time(seconds),
                };
                given(amount, reason)
            }
            Gives::Items(items) => given(Amount::Items(self.items(items)?), reason),
            Gives::Review => decided(Certainty::Review, reason)?,
            Gives::Nothing => decided(Certainty::NotDue, reason)?,
        })
    }

    fn money(&mut self, amount: &Formula, to: Option<RoundTo>) -> Result<i64, Stop> {
        let mut exact = self.amount(amount, Unit::Money, Action::Amount)?;
        if let Some(to) = to {
            exact = exact.round(to.rounding, to.unit)?;
            self.step(Action::Round(to), Figure::Scalar(Unit::Money, exact));
        }
        whole(exact)
    }

    /// Computes a formula of that unit in a step of its own.
    fn amount(&mut self, formula: &Formula, unit: Unit, action: Action) -> Result<Ratio, Stop> {
        let figure = self.facts.evaluate(formula, self.trace)?;
        let amount = figure.scalar(unit)?;
        self.step(action, figure);
        Ok(amount)
    }

    fn items(&mut self, items: &[Item]) -> Result<Vec<GivenItem>, Stop> {
        let mut given = Vec::with_capacity(items.len());
        for item in items {
            given.push(GivenItem {
                name: item.name.clone(),
                count: item.count,
                validity: self.validity(&item.validity)?,
            });
        }
        Ok(given)
    }

    fn validity(&mut self, validity: &Validity) -> Result<GivenValidity, Stop> {
        Ok(match *validity {
            Validity::Unlimited => GivenValidity::Unlimited,
            Validity::Until(date) => GivenValidity::Until(date),
            Validity::Unstated => GivenValidity::Unstated,
            Validity::Prolonged { until, to, decided } => GivenValidity::Prolonged {
                until: Some(until),
                to,
                decided,
            },
            Validity::Days {
                days,
                from,
                extended_on,
                extended_to,
            } => {
                let until = match from {
                    Some(question) => self.counted(question, days)?,
                    None => None,
                };
                match (until, extended_on, extended_to) {
                    (until, Some(decided), Some(to)) => GivenValidity::Prolonged {
                        until,
                        // Who got the thing late keeps the days that were promised.
                        to: until.map_or(to, |until| until.max(to)),
                        decided,
                    },
                    (until, Some(decided), None) => GivenValidity::Extended {
                        until,
                        days,
                        decided,
                    },
                    (Some(until), None, _) => GivenValidity::Until(until),
                    (None, None, _) => GivenValidity::Days(days),
                }
            }
        })
    }

    /// The end of a term that had a last day. The time itself does not wait for that day, only the
    /// new end does.
    fn new_end(&mut self, term_end: &Formula, seconds: i64) -> Result<Option<Instant>, Stop> {
        let last = match self.facts.evaluate(term_end, self.trace) {
            Ok(figure) => figure.date()?,
            Err(Stop::Missing) => {
                for question in std::mem::take(&mut self.trace.missing) {
                    self.wait_for(question);
                }
                return Ok(None);
            }
            Err(stop) => return Err(stop),
        };
        let offset = self.facts.loaded.pack().offset_minutes;
        let ends = last.plus_days(1);
        let ends = ends.and_then(|ends| Instant::new(ends, 0, 0, 0, offset));
        let until = ends
            .and_then(|ends| ends.seconds().checked_add(seconds))
            .and_then(|until| Instant::from_seconds(until, offset));
        let until = until.ok_or(Stop::TooLarge)?;
        self.closing(Action::TermEnd, Quantity::Moment(until));
        Ok(Some(until))
    }

    /// `days` after the date answered. The thing itself does not wait for that answer, only its
    /// end does.
    fn counted(&mut self, question: Ref<Question>, days: u32) -> Result<Option<Date>, Stop> {
        match self.facts.evaluate(&Formula::Answer(question), self.trace) {
            Ok(Figure::Date(from)) => {
                let until = from.plus_days(days.into()).ok_or(Stop::TooLarge)?;
                self.step(Action::Validity(days), Figure::Date(until));
                Ok(Some(until))
            }
            Err(Stop::Missing) => {
                self.trace.missing.clear();
                self.wait_for(question);
                Ok(None)
            }
            Ok(_) => Err(Stop::PackFault),
            Err(stop) => Err(stop),
        }
    }
}

/// An outcome that is nothing but its reason.
fn decided(certainty: Certainty, reason: Option<ReasonId>) -> Result<Decision, Stop> {
    let reason = reason.ok_or(Stop::PackFault)?;
    Ok(Decision::nothing(certainty, LineReason::Pack(reason)))
}

/// Whether `value` lies below the row's end. Rows ascend, so the first that says so holds it.
pub(super) fn within(row: &Band, value: Ratio) -> bool {
    row.upper.is_none_or(|bound| bound.holds_below(value))
}

fn given(amount: Amount, reason: Option<ReasonId>) -> Decision {
    match reason {
        None => Decision::given(amount, Certainty::Due, LineReason::RuleApplies),
        Some(reason) => Decision::given(amount, Certainty::Range, LineReason::Pack(reason)),
    }
}

/// What can be paid or granted: whole units, not less than none.
fn whole(exact: Ratio) -> Result<i64, Stop> {
    if !exact.is_whole() || exact.numerator() < 0 {
        return Err(Stop::PackFault);
    }
    exact
        .to_i64()
        .filter(|whole| *whole <= Money::MAX_ANSWER)
        .ok_or(Stop::TooLarge)
}
