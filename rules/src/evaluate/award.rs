//! What a remedy gives once its conditions hold.

use std::ops::ControlFlow::{self, Break, Continue};

use super::{
    figure::{Figure, Stop},
    line::{Decision, Work},
};
use crate::{
    Money,
    estimate::{Action, Amount, Certainty, GivenItem, GivenValidity, LineReason, Quantity},
    formula::{Formula, Unit},
    id::ReasonId,
    pack::{Award, Band, Case, Gives, Item, Outcome, Question, Ref, RoundTo, Validity, Value},
    ratio::{ArithmeticError, Ratio},
    time::Date,
};

/// The band that a value fell into.
#[derive(Clone, Copy, Debug)]
pub(super) struct Matched {
    pub(super) on: Ref<Value>,
    pub(super) row: usize,
}

impl Work<'_, '_> {
    /// The award's outcome, and the band it was found in.
    pub(super) fn award(&mut self) -> ControlFlow<Decision, (Decision, Option<Matched>)> {
        let remedy = self.remedy;
        match &remedy.award {
            Award::One(outcome) => Continue((self.give(outcome)?, None)),
            Award::Bands { on, rows } => {
                let (at, row) = self.band(*on, rows)?;
                let matched = Matched { on: *on, row: at };
                Continue((self.give(&row.outcome)?, Some(matched)))
            }
            Award::Cases(cases) => {
                let case = self.case(cases)?;
                Continue((self.give(&case.outcome)?, None))
            }
        }
    }

    fn band<'r>(
        &mut self,
        on: Ref<Value>,
        rows: &'r [Band],
    ) -> ControlFlow<Decision, (usize, &'r Band)> {
        let figure = self.facts.value(on, self.trace);
        let figure = self.known(figure)?;
        let Figure::Scalar(_, value) = figure else {
            return Break(self.stop(Stop::PackFault));
        };
        for (at, row) in rows.iter().enumerate() {
            let within = within(row, value).map_err(Stop::from);
            if self.known(within)? {
                let index = self.index(at)?;
                let citations = &self.remedy.citations;
                self.step(Action::Band(index), figure.quantity(), citations);
                return Continue((at, row));
            }
        }
        Break(self.stop(Stop::PackFault))
    }

    fn case<'r>(&mut self, cases: &'r [Case]) -> ControlFlow<Decision, &'r Case> {
        for (at, case) in cases.iter().enumerate() {
            let applies = self.facts.test(&case.when, self.trace);
            if self.known(applies)? {
                let index = self.index(at)?;
                let citations = &self.remedy.citations;
                self.step(Action::Case(index), Quantity::Flag(true), citations);
                return Continue(case);
            }
        }
        Break(self.stop(Stop::PackFault))
    }

    /// What an outcome gives.
    pub(super) fn give(&mut self, outcome: &Outcome) -> ControlFlow<Decision, Decision> {
        let reason = match outcome.reason {
            None => None,
            Some(reason) => match self.reason(reason) {
                Some(reason) => Some(reason),
                None => return Break(self.stop(Stop::PackFault)),
            },
        };
        Continue(match &outcome.gives {
            Gives::Money { amount, rounding } => {
                let minor = self.money(amount, *rounding)?;
                given(Amount::Money(minor), reason)
            }
            Gives::Range { low, high } => {
                let low = self.amount(low, Unit::Money, Action::Low)?;
                let low = self.known(whole(low))?;
                let high = self.amount(high, Unit::Money, Action::High)?;
                let high = self.known(whole(high))?;
                if low > high {
                    return Break(self.stop(Stop::PackFault));
                }
                let reason = reason.map_or(LineReason::RuleApplies, LineReason::Pack);
                Decision::given(Amount::Range { low, high }, Certainty::Range, reason)
            }
            Gives::Time { by } => {
                let seconds = self.amount(by, Unit::Duration, Action::Time)?;
                given(Amount::Time(self.known(whole(seconds))?), reason)
            }
            Gives::Items(items) => given(Amount::Items(self.items(items)?), reason),
            Gives::Review => self.decided(Certainty::Review, reason),
            Gives::Nothing => self.decided(Certainty::NotDue, reason),
        })
    }

    /// An outcome that is nothing but its reason.
    fn decided(&mut self, certainty: Certainty, reason: Option<ReasonId>) -> Decision {
        match reason {
            Some(reason) => Decision::nothing(certainty, LineReason::Pack(reason)),
            None => self.stop(Stop::PackFault),
        }
    }

    fn money(&mut self, amount: &Formula, to: Option<RoundTo>) -> ControlFlow<Decision, i64> {
        let mut exact = self.amount(amount, Unit::Money, Action::Amount)?;
        if let Some(to) = to {
            let rounded = exact.round(to.rounding, to.unit).map_err(Stop::from);
            exact = self.known(rounded)?;
            let citations = &self.remedy.citations;
            self.step(Action::Round(to), Quantity::Money(exact), citations);
        }
        self.known(whole(exact))
    }

    /// Computes a formula of that unit in a step of its own.
    fn amount(
        &mut self,
        formula: &Formula,
        unit: Unit,
        action: Action,
    ) -> ControlFlow<Decision, Ratio> {
        let figure = self.facts.evaluate(formula, self.trace);
        let figure = self.known(figure)?;
        let amount = self.known(figure.scalar(unit))?;
        self.step(action, figure.quantity(), &self.remedy.citations);
        Continue(amount)
    }

    fn items(&mut self, items: &[Item]) -> ControlFlow<Decision, Vec<GivenItem>> {
        let mut given = Vec::with_capacity(items.len());
        for item in items {
            given.push(GivenItem {
                name: item.name.clone(),
                count: item.count,
                validity: self.validity(&item.validity)?,
            });
        }
        Continue(given)
    }

    fn validity(&mut self, validity: &Validity) -> ControlFlow<Decision, GivenValidity> {
        let (days, from, extended_on) = match *validity {
            Validity::Unlimited => return Continue(GivenValidity::Unlimited),
            Validity::Until(date) => return Continue(GivenValidity::Until(date)),
            Validity::Unstated => return Continue(GivenValidity::Unstated),
            Validity::Days {
                days,
                from,
                extended_on,
            } => (days, from, extended_on),
        };
        let until = match from {
            Some(question) => self.counted(question, days)?,
            None => None,
        };
        Continue(match (until, extended_on) {
            (until, Some(decided)) => GivenValidity::Extended {
                until,
                days,
                decided,
            },
            (Some(until), None) => GivenValidity::Until(until),
            (None, None) => GivenValidity::Days(days),
        })
    }

    /// `days` after the date answered. The thing itself does not wait for that answer, only its
    /// end does.
    fn counted(
        &mut self,
        question: Ref<Question>,
        days: u32,
    ) -> ControlFlow<Decision, Option<Date>> {
        match self.facts.evaluate(&Formula::Answer(question), self.trace) {
            Ok(Figure::Date(from)) => {
                let until = from.plus_days(days.into()).ok_or(Stop::TooLarge);
                let until = self.known(until)?;
                let citations = &self.remedy.citations;
                self.step(Action::Validity(days), Quantity::Date(until), citations);
                Continue(Some(until))
            }
            Err(Stop::Missing) => {
                self.trace.missing.clear();
                self.wait_for(question);
                Continue(None)
            }
            Ok(_) => Break(self.stop(Stop::PackFault)),
            Err(stop) => Break(self.stop(stop)),
        }
    }
}

/// Whether `value` lies below the row's end. Rows ascend, so the first that says so holds it.
pub(super) fn within(row: &Band, value: Ratio) -> Result<bool, ArithmeticError> {
    let Some(bound) = row.upper else {
        return Ok(true);
    };
    let order = value.compare(bound.at)?;
    Ok(order.is_lt() || bound.inclusive && order.is_eq())
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
