//! Amounts by week or by day.

use std::collections::BTreeMap;

use crate::{
    Money,
    evaluate::figure::Stop,
    order,
    pack::formula::Fold,
    ratio::{ArithmeticError, Ratio},
    time::Date,
};

/// Whether an amount is one that an answer may hold.
pub(super) fn fits(amount: i64) -> bool {
    (-Money::MAX_ANSWER..=Money::MAX_ANSWER).contains(&amount)
}

/// Whether an amount is one that a period may hold: what was taken in, so never below zero.
pub(super) fn is_taking(amount: i64) -> bool {
    (0..=Money::MAX_ANSWER).contains(&amount)
}

/// The periods that a question asks about, by their first days.
#[derive(Clone, Copy, Debug)]
pub(super) enum Periods<'a> {
    Weeks(&'a [Date]),
    Days(Date, Date),
}

impl Periods<'_> {
    /// How many there are, as far as they are walked through.
    pub(super) fn count(self) -> usize {
        match self {
            Self::Weeks(weeks) => weeks.len(),
            Self::Days(from, to) => {
                let days = to.days_since(from).clamp(0, Series::MAX_DAYS);
                usize::try_from(days).unwrap_or(0)
            }
        }
    }

    pub(super) fn contains(self, date: Date) -> bool {
        match self {
            Self::Weeks(weeks) => weeks.contains(&date),
            Self::Days(from, to) => (from..=to).contains(&date),
        }
    }
}

/// The amounts of a series of periods.
#[derive(Clone, Copy)]
pub(in crate::evaluate) struct Series<'a> {
    pub(super) periods: Periods<'a>,
    pub(super) amounts: &'a BTreeMap<Date, Option<i64>>,
    /// Those that the claimant sets aside.
    pub(super) set_aside: Option<&'a BTreeMap<Date, String>>,
}

impl Series<'_> {
    /// The longest series that is walked through; a compiled pack's is shorter.
    const MAX_DAYS: i64 = 4_000;

    /// The amount of a period, nothing for 'no record'.
    pub(super) fn period(&self, date: Date) -> Result<Option<i64>, Stop> {
        if self.periods.contains(date) {
            self.amount(date)
        } else {
            Err(Stop::PackFault)
        }
    }

    /// The same, of a period that the question asks about.
    fn amount(&self, date: Date) -> Result<Option<i64>, Stop> {
        match self.amounts.get(&date) {
            Some(_) if self.set_aside.is_some_and(|them| them.contains_key(&date)) => Ok(None),
            Some(Some(amount)) if is_taking(*amount) => Ok(Some(*amount)),
            Some(None) => Ok(None),
            _ => Err(Stop::Missing),
        }
    }

    /// Hands over the amount of each period on record, of those that begin from one date to
    /// another. Each of them has to be answered.
    fn each(&self, from: Date, to: Date, mut visit: impl FnMut(Date, i64)) -> Result<(), Stop> {
        let mut visit = |date| {
            if let Some(amount) = self.amount(date)? {
                visit(date, amount);
            }
            Ok(())
        };
        match self.periods {
            Periods::Weeks(weeks) => weeks
                .iter()
                .copied()
                .filter(|week| (from..=to).contains(week))
                .try_for_each(visit),
            Periods::Days(first, last) => {
                let (first, last) = (first.max(from), last.min(to));
                let days = last.days_since(first);
                if days >= Self::MAX_DAYS {
                    return Err(Stop::PackFault);
                }
                for day in 0..=days {
                    visit(first.plus_days(day).ok_or(Stop::PackFault)?)?;
                }
                Ok(())
            }
        }
    }

    /// The first day of the first period and of the last.
    fn ends(&self) -> Result<(Date, Date), Stop> {
        match self.periods {
            Periods::Days(from, to) => Some((from, to)),
            Periods::Weeks(weeks) => weeks.iter().min().copied().zip(weeks.iter().max().copied()),
        }
        .ok_or(Stop::PackFault)
    }

    /// How many periods have an amount, and the highest.
    pub(super) fn recorded(&self) -> Result<(i64, Option<(Date, i64)>), Stop> {
        let (mut count, mut highest) = (0, None);
        let (from, to) = self.ends()?;
        self.each(from, to, |date, amount| {
            count += 1;
            // The earliest of equal periods wins, in whatever order a forged pack lists them.
            if highest.is_none_or(|(first, most)| amount > most || amount == most && date < first) {
                highest = Some((date, amount));
            }
        })?;
        Ok((count, highest))
    }

    /// The amounts of the periods that begin from one date to another, taken together.
    pub(super) fn folded(&self, fold: Fold, from: Date, to: Date) -> Result<Ratio, Stop> {
        let mut amounts = Vec::new();
        self.each(from, to, |_, amount| amounts.push(Ratio::whole(amount)))?;
        folded(fold, amounts)
    }
}

/// Several sizes of one unit, taken together.
pub(in crate::evaluate) fn folded(fold: Fold, mut sizes: Vec<Ratio>) -> Result<Ratio, Stop> {
    let count = Ratio::whole(i64::try_from(sizes.len()).map_err(|_| Stop::TooLarge)?);
    let sum = |sizes: &[Ratio]| -> Result<Ratio, ArithmeticError> {
        sizes
            .iter()
            .try_fold(Ratio::ZERO, |sum, size| sum.add(*size))
    };
    Ok(match fold {
        Fold::Sum => sum(&sizes)?,
        Fold::Number => count,
        Fold::Highest => sizes.into_iter().max().ok_or(Stop::PackFault)?,
        Fold::Lowest => sizes.into_iter().min().ok_or(Stop::PackFault)?,
        Fold::Mean => sum(&sizes)?.div(count)?,
        Fold::Median => {
            sizes = order::by_key(&sizes, |size| *size);
            let middle = sizes.len() / 2;
            let upper = *sizes.get(middle).ok_or(Stop::PackFault)?;
            if sizes.len() % 2 == 1 {
                upper
            } else {
                let lower = *sizes.get(middle.wrapping_sub(1)).ok_or(Stop::PackFault)?;
                lower.add(upper)?.div(Ratio::whole(2))?
            }
        }
        Fold::Any | Fold::Every => return Err(Stop::PackFault),
    })
}
