//! Sums a table up by day, with an account of every row.

use std::collections::BTreeMap;

use rules::{Currency, Date, Money};

use crate::{
    account::Left,
    amount::{AmountFault, amount_in},
    date::Spelled,
    mark::{Standing, is_total},
    order::Order,
    period::Period,
    plan::{Cancelled, Part, Plan},
    questions::{self, heading_text},
    status::Said,
    table::{Row, Sheet, Workbook},
};

/// What a table comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// What was taken on each day of the period that has a row, in minor units. A day without one
    /// is not here: nobody knows what was taken on it.
    pub days: BTreeMap<Date, i64>,
    /// For each part of the plan, what became of each row of its sheet.
    pub rows: Vec<Vec<Class>>,
}

/// What became of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// It is in the sum of its day, with this amount.
    Used(Date, i64),
    /// It is of a day that is not asked about.
    Outside,
    /// It is in no sum.
    Left(Left),
}

impl Reading {
    /// How many rows are in the sums.
    #[must_use]
    pub fn used(&self) -> usize {
        let used = |class: &&Class| matches!(class, Class::Used(..));
        self.rows.iter().flatten().filter(used).count()
    }

    /// How many rows are of days that are not asked about.
    #[must_use]
    pub fn outside(&self) -> usize {
        let outside = |class: &&Class| matches!(class, Class::Outside);
        self.rows.iter().flatten().filter(outside).count()
    }

    /// The rows that are in no sum by the reason: each with the part of the plan and the row in its
    /// sheet, from 0.
    #[must_use]
    pub fn left(&self) -> Vec<(Left, Vec<(usize, usize)>)> {
        let of = |reason: Left| {
            let mut found = Vec::new();
            for (part, rows) in self.rows.iter().enumerate() {
                let rows = rows.iter().enumerate();
                let left = rows.filter(|(_, class)| **class == Class::Left(reason));
                found.extend(left.map(|(row, _)| (part, row)));
            }
            (reason, found)
        };
        let reasons = Left::ALL.into_iter().map(of);
        reasons.filter(|(_, rows)| !rows.is_empty()).collect()
    }
}

/// Sums up by day what the plan reads.
#[must_use]
pub fn total(workbook: &Workbook, plan: &Plan, period: Period, currency: Currency) -> Reading {
    let mut reading = Reading::default();
    let reader = Reader {
        plan,
        period,
        currency,
        order: plan
            .order
            .or_else(|| questions::order(workbook, plan, period).known()),
        cancelled: plan
            .cancelled
            .or_else(|| questions::cancelled(workbook, plan, currency).known()),
        loses_zeros: !questions::has_day_with_zero(workbook, plan),
        status: plan
            .status
            .map(|column| (column, Standing::of(&heading_text(workbook, plan, column)))),
    };
    for part in &plan.parts {
        let sheet = workbook.sheets.get(part.sheet);
        let rows = sheet.map(|sheet| reader.sheet(sheet, part, &mut reading.days));
        reading.rows.push(rows.unwrap_or_default());
    }
    reading
}

/// What is known of a table while its rows are read.
struct Reader<'a> {
    plan: &'a Plan,
    period: Period,
    currency: Currency,
    order: Option<Order>,
    cancelled: Option<Cancelled>,
    /// Whether no date has a zero at its end, as where a spreadsheet took dates for numbers.
    loses_zeros: bool,
    /// The column that says whether a sale stands, with what its heading says.
    status: Option<(usize, Standing)>,
}

impl Reader<'_> {
    fn sheet(&self, sheet: &Sheet, part: &Part, days: &mut BTreeMap<Date, i64>) -> Vec<Class> {
        let headings: Vec<Row> = part
            .header
            .clone()
            .filter_map(|row| sheet.row(row))
            .collect();
        let widest = headings.iter().map(Row::width).max();
        let mut above = None;
        let mut class = |(index, row): (usize, Row)| {
            if row.is_blank() {
                return Class::Left(Left::Blank);
            }
            if index < part.header.start {
                return Class::Left(Left::Title);
            }
            if index < part.header.end || headings.iter().any(|it| it.cells().eq(row.cells())) {
                return Class::Left(Left::Header);
            }
            if sheet.by_comma && widest.is_some_and(|widest| row.width() > widest) {
                return Class::Left(Left::CameApart);
            }
            self.row(&row, &mut above)
        };
        let mut classes: Vec<Class> = sheet.rows().enumerate().map(&mut class).collect();
        for row in subtotals(&classes) {
            if let Some(class) = classes.get_mut(row) {
                *class = Class::Left(Left::Total);
            }
        }
        for class in &mut classes {
            if let Class::Used(day, amount) = *class {
                *class = add(days, day, amount);
            }
        }
        classes
    }

    /// What a row of data is; `above` is the date of the rows above it.
    fn row(&self, row: &Row, above: &mut Option<Spelled>) -> Class {
        if row.cells().any(is_total) {
            return Class::Left(Left::Total);
        }
        let Some(date) = self.plan.date else {
            return Class::Left(Left::NoDate);
        };
        let cell = row.cell(date);
        let spelled = if cell.trim().is_empty() {
            if self.plan.carry == Some(true) {
                *above
            } else {
                None
            }
        } else {
            let spelled = Spelled::read(cell);
            *above = match (spelled, self.loses_zeros) {
                (Some(spelled), true) => Some(spelled.with_lost_zero(*above)),
                _ => spelled,
            };
            match *above {
                Some(spelled) => Some(spelled),
                None => return Class::Left(Left::DateUnread),
            }
        };
        let Some(spelled) = spelled else {
            return Class::Left(Left::NoDate);
        };
        let day = match self.day(spelled) {
            Ok(day) if !self.period.contains(day) => return Class::Outside,
            Ok(day) => day,
            Err(class) => return class,
        };
        if let Some(channel) = self.plan.channel
            && self.plan.leaves_out(row.cell(channel).trim())
        {
            return Class::Left(Left::Channel);
        }
        match self.amount(row) {
            Ok(amount) => Class::Used(day, amount),
            Err(left) => Class::Left(left),
        }
    }

    /// The day that a date is; a class where it is none.
    fn day(&self, spelled: Spelled) -> Result<Date, Class> {
        if spelled.wants_order() {
            let Some(order) = self.order else {
                return Err(Class::Left(Left::OrderUnknown));
            };
            if !spelled.allows(order) {
                return Err(Class::Left(Left::DateUnread));
            }
        }
        match (spelled.date(self.order, self.period), spelled) {
            (Some(day), _) => Ok(day),
            // Without a year, a day that the period does not have is outside it. A longer period
            // may have it twice.
            (None, Spelled::MonthDay(..) | Spelled::Two(..))
                if self.period.to.days_since(self.period.from) < 365 =>
            {
                Err(Class::Outside)
            }
            (None, _) => Err(Class::Left(Left::YearUnknown)),
        }
    }

    fn amount(&self, row: &Row) -> Result<i64, Left> {
        let read = |column| match amount_in(row.cell(column), self.currency, self.plan.power) {
            Ok(amount) => Ok(Some(amount)),
            Err(AmountFault::Empty) => Ok(None),
            Err(AmountFault::Unreadable) => Err(Left::AmountUnread),
            Err(AmountFault::Fraction) => Err(Left::Fraction),
            Err(AmountFault::TooLarge) => Err(Left::TooLarge),
        };
        let mut sum = None;
        for column in self.plan.counted() {
            if let Some(amount) = read(column)? {
                sum = Some(plus(sum.unwrap_or_default(), amount)?);
            }
        }
        let mut sum = sum.ok_or(Left::NoAmount)?;
        if self.plan.subtract == Some(true) {
            for column in &self.plan.refunds {
                // Some write what was paid back below zero, some above.
                let refund = read(*column)?.unwrap_or_default().abs();
                sum = plus(sum, -refund)?;
            }
        }
        if let Some((column, standing)) = self.status {
            let status = row.cell(column).trim();
            match standing.said(status) {
                Said::Stands => return Ok(sum),
                Said::Partly if !self.plan.refunds.is_empty() => return Ok(sum),
                Said::Partly | Said::Unknown => {
                    return match self.plan.counts_status(status) {
                        Some(true) => Ok(sum),
                        Some(false) => Err(Left::Cancelled),
                        None => Err(Left::CancelledUnknown),
                    };
                }
                Said::Cancelled => {}
            }
        } else {
            return Ok(sum);
        }
        if sum <= 0 {
            return Ok(sum);
        }
        match self.cancelled {
            Some(Cancelled::LeaveOut) => Err(Left::Cancelled),
            Some(Cancelled::Subtract) => Ok(-sum),
            None => Err(Left::CancelledUnknown),
        }
    }
}

/// The rows that sum up those of their day, whatever they say: where day by day the last row is the
/// sum of those before it, or the first of those behind it. One day alone tells nothing, nor do days
/// of two rows, which may be two sales of one amount.
fn subtotals(classes: &[Class]) -> Vec<usize> {
    /// Which of a day's rows, each with its amount, sums up the others.
    type Total<'a> = dyn Fn(&[(usize, i64)]) -> Option<usize> + 'a;
    /// So many days show it.
    const TELLING: usize = 3;
    let mut days: Vec<(Date, Vec<(usize, i64)>)> = Vec::new();
    for (row, class) in classes.iter().enumerate() {
        if let Class::Used(day, amount) = class {
            match days.last_mut() {
                Some((last, rows)) if last == day => rows.push((row, *amount)),
                _ => days.push((*day, vec![(row, *amount)])),
            }
        }
    }
    let sum_of = |rows: &[(usize, i64)]| {
        let mut amounts = rows.iter().map(|(_, amount)| *amount);
        amounts.try_fold(0_i64, i64::checked_add)
    };
    let last = |rows: &[(usize, i64)]| {
        let ((row, amount), others) = rows.split_last()?;
        (!others.is_empty() && sum_of(others) == Some(*amount)).then_some(*row)
    };
    let first = |rows: &[(usize, i64)]| {
        let ((row, amount), others) = rows.split_first()?;
        (!others.is_empty() && sum_of(others) == Some(*amount)).then_some(*row)
    };
    let found_by = |total: &Total<'_>| {
        let telling = days.iter().filter(|(_, rows)| rows.len() > 2);
        let is_total = telling.clone().filter(|(_, rows)| total(rows).is_some());
        let (telling, is_total) = (telling.count(), is_total.count());
        // A day may have come apart, by a page's end.
        (telling >= TELLING && is_total * 10 >= telling * 9)
            .then(|| days.iter().filter_map(|(_, rows)| total(rows)).collect())
    };
    found_by(&last)
        .or_else(|| found_by(&first))
        .unwrap_or_default()
}

fn plus(sum: i64, amount: i64) -> Result<i64, Left> {
    let bounds = -Money::MAX_ANSWER..=Money::MAX_ANSWER;
    let sum = sum.checked_add(amount).filter(|sum| bounds.contains(sum));
    sum.ok_or(Left::TooLarge)
}

/// Adds an amount to its day's sum.
fn add(days: &mut BTreeMap<Date, i64>, day: Date, amount: i64) -> Class {
    match plus(days.get(&day).copied().unwrap_or_default(), amount) {
        Ok(sum) => {
            days.insert(day, sum);
            Class::Used(day, amount)
        }
        Err(left) => Class::Left(left),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn used(day: &str, amount: i64) -> Class {
        Class::Used(day.parse().expect("a date"), amount)
    }

    #[test]
    fn rows_that_sum_up_their_day_are_found_by_the_sums() {
        let day = |day: &'static str, amounts: &[i64]| -> Vec<Class> {
            amounts.iter().map(|amount| used(day, *amount)).collect()
        };
        let days = ["2022-10-01", "2022-10-02", "2022-10-03"];
        let last: Vec<Class> = days.iter().flat_map(|it| day(it, &[5, 7, 12])).collect();
        assert_eq!(subtotals(&last), [2, 5, 8]);
        let first: Vec<Class> = days.iter().flat_map(|it| day(it, &[12, 5, 7])).collect();
        assert_eq!(subtotals(&first), [0, 3, 6]);
        // Two sales of one amount, day by day, and one day that happens to add up.
        let twice: Vec<Class> = days.iter().flat_map(|it| day(it, &[5, 5])).collect();
        assert_eq!(subtotals(&twice), [0; 0]);
        let once = [
            day(days[0], &[5, 7, 12]),
            day(days[1], &[5, 7, 13]),
            day(days[2], &[1, 2, 4]),
        ];
        assert_eq!(subtotals(&once.concat()), [0; 0]);
        assert_eq!(subtotals(&[]), [0; 0]);
    }
}
