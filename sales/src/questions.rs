//! Finds what a table leaves open.

use std::collections::BTreeSet;

use rules::Currency;

use crate::{
    amount::amount,
    columns::label,
    date::Spelled,
    heading::{Heading, NUMBERS},
    mark::{Standing, is_total},
    order::Order,
    period::Period,
    plan::{Cancelled, Plan},
    question::Question,
    status::Said,
    table::{Row, Workbook},
    unit,
};

/// More names than this are no ways of paying.
const MAX_CHANNELS: usize = 20;

/// What is open under a plan.
#[must_use]
pub fn questions(
    workbook: &Workbook,
    plan: &Plan,
    period: Period,
    currency: Currency,
) -> Vec<Question> {
    let mut questions = Vec::new();
    match plan.date {
        None => questions.push(Question::DateColumn),
        Some(date) => {
            if plan.order.is_none()
                && let Known::Open(orders) = order(workbook, plan, period)
            {
                questions.push(Question::Order(orders));
            }
            if plan.carry.is_none() && has_dateless(workbook, plan, date, currency) {
                questions.push(Question::Carry);
            }
            if heading(workbook, plan, date) == Heading::PayoutDate {
                questions.push(Question::PayoutDates);
            }
        }
    }
    if plan.counted().next().is_none() {
        questions.push(Question::AmountColumn);
    }
    if plan.subtract.is_none() && !plan.refunds.is_empty() {
        questions.push(Question::Refunds);
    }
    if plan.cancelled.is_none() && matches!(cancelled(workbook, plan, currency), Known::Open(_)) {
        questions.push(Question::Cancelled);
    }
    for (status, rows) in unknown_statuses(workbook, plan) {
        if plan.counts_status(&status).is_none() {
            questions.push(Question::Status(status, rows));
        }
    }
    match unit::power(workbook, plan) {
        0 => {}
        power => questions.push(Question::Unit(power)),
    }
    if plan.amounts.len() > 1 || plan.channel.is_some() {
        questions.push(Question::Channels);
    }
    questions
}

/// What a table shows of something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Known<T> {
    /// It does not arise.
    NotAsked,
    /// It can only be this.
    Is(T),
    /// It may be any of these.
    Open(Vec<T>),
}

impl<T> Known<T> {
    pub(crate) fn known(self) -> Option<T> {
        match self {
            Self::Is(known) => Some(known),
            Self::NotAsked | Self::Open(_) => None,
        }
    }
}

/// The rows of data of every sheet that is read.
fn data<'a>(workbook: &'a Workbook, plan: &'a Plan) -> impl Iterator<Item = Row<'a>> {
    plan.parts.iter().flat_map(|part| {
        let sheet = workbook.sheets.get(part.sheet).into_iter();
        sheet.flat_map(|sheet| sheet.rows().skip(part.header.end))
    })
}

fn heading(workbook: &Workbook, plan: &Plan, column: usize) -> Heading {
    Heading::of(&heading_text(workbook, plan, column))
}

pub(crate) fn heading_text(workbook: &Workbook, plan: &Plan, column: usize) -> String {
    let part = plan.parts.first();
    part.and_then(|part| {
        let sheet = workbook.sheets.get(part.sheet)?;
        Some(label(sheet, &part.header, column))
    })
    .unwrap_or_default()
}

/// The order of the column's dates: the one under which all of them are dates, and of several such
/// the one under which any is within the period.
pub(crate) fn order(workbook: &Workbook, plan: &Plan, period: Period) -> Known<Order> {
    let Some(column) = plan.date else {
        return Known::NotAsked;
    };
    let mut spelled: Vec<Spelled> = Vec::new();
    for row in data(workbook, plan) {
        if let Some(it) = Spelled::read(row.cell(column))
            && it.wants_order()
            && spelled.last() != Some(&it)
        {
            spelled.push(it);
        }
    }
    if spelled.is_empty() {
        return Known::NotAsked;
    }
    let has_parts = spelled.iter().any(|it| matches!(it, Spelled::Parts(_)));
    // Without a year, the first and the second order are one.
    let orders = Order::ALL
        .into_iter()
        .filter(|order| has_parts || *order != Order::YearMonthDay);
    let counted = |order: Order| spelled.iter().filter(|it| it.allows(order)).count();
    let most = orders.clone().map(counted).max().unwrap_or_default();
    let possible: Vec<Order> = orders.filter(|order| counted(*order) == most).collect();
    if let [only] = possible.as_slice() {
        return Known::Is(*only);
    }
    // '22/09/22' is one day under two orders, and tells nothing of them.
    let telling: Vec<Spelled> = spelled
        .iter()
        .copied()
        .filter(|it| {
            let mut days = possible.iter().map(|order| it.date(Some(*order), period));
            let first = days.next();
            days.any(|day| Some(day) != first)
        })
        .collect();
    if telling.is_empty() {
        return possible.first().copied().map_or(Known::NotAsked, Known::Is);
    }
    let by = |is_so: &dyn Fn(rules::Date) -> bool| -> Vec<Order> {
        let any = |order: &Order| {
            let mut days = telling
                .iter()
                .filter_map(|it| it.date(Some(*order), period));
            days.any(is_so)
        };
        possible.iter().copied().filter(any).collect()
    };
    let inside = by(&|day| period.contains(day));
    let likely = if inside.is_empty() {
        by(&|day| period.is_near(day))
    } else {
        inside
    };
    match likely.as_slice() {
        [only] => Known::Is(*only),
        [] => Known::Open(possible),
        _ => Known::Open(likely),
    }
}

/// Whether a date of two numbers ends in a zero: '10.10'.
pub(crate) fn has_day_with_zero(workbook: &Workbook, plan: &Plan) -> bool {
    let Some(column) = plan.date else {
        return false;
    };
    data(workbook, plan).any(|row| {
        matches!(Spelled::read(row.cell(column)), Some(Spelled::Two(_, day)) if day > 0 && day.is_multiple_of(10))
    })
}

/// Whether rows have an amount and no date, below a row that has one.
fn has_dateless(workbook: &Workbook, plan: &Plan, date: usize, currency: Currency) -> bool {
    plan.parts.iter().any(|part| {
        let Some(sheet) = workbook.sheets.get(part.sheet) else {
            return false;
        };
        let mut dated = false;
        sheet.rows().skip(part.header.end).any(|row| {
            let cell = row.cell(date).trim();
            if !cell.is_empty() {
                dated |= Spelled::read(cell).is_some();
                return false;
            }
            dated
                && plan
                    .counted()
                    .any(|column| amount(row.cell(column), currency).is_ok())
                && !row.cells().any(is_total)
        })
    })
}

/// More statuses than this are not asked about: their rows stay unused.
const MAX_STATUSES: usize = 12;

/// The statuses that say nothing known, each with its rows, in the order of their coming. One that
/// tells of a part is known where a column says how large that part is.
pub(crate) fn unknown_statuses(workbook: &Workbook, plan: &Plan) -> Vec<(String, usize)> {
    let Some(column) = plan.status else {
        return Vec::new();
    };
    let standing = Standing::of(&heading_text(workbook, plan, column));
    let mut unknown: Vec<(String, usize)> = Vec::new();
    for row in data(workbook, plan) {
        let status = row.cell(column).trim();
        let is_known = match standing.said(status) {
            Said::Stands | Said::Cancelled => true,
            Said::Partly => !plan.refunds.is_empty(),
            Said::Unknown => false,
        };
        if is_known || row.cells().any(is_total) {
            continue;
        }
        if let Some((_, rows)) = unknown.iter_mut().find(|(known, _)| known == status) {
            *rows += 1;
        } else if unknown.len() < MAX_STATUSES {
            unknown.push((status.to_owned(), 1));
        }
    }
    unknown
}

/// How many rows say that their sale was cancelled.
#[must_use]
pub fn cancelled_rows(workbook: &Workbook, plan: &Plan) -> usize {
    let Some(status) = plan.status else {
        return 0;
    };
    let standing = Standing::of(&heading_text(workbook, plan, status));
    data(workbook, plan)
        .filter(|row| standing.is_cancelled(row.cell(status)))
        .count()
}

/// What rows of cancelled sales mean whose amount is above zero. Where sales have numbers, it shows:
/// a row that takes back another has that one's number, and one that is the sale itself has its own.
pub(crate) fn cancelled(workbook: &Workbook, plan: &Plan, currency: Currency) -> Known<Cancelled> {
    let open = || Known::Open(vec![Cancelled::LeaveOut, Cancelled::Subtract]);
    let Some(status) = plan.status else {
        return Known::NotAsked;
    };
    let standing = Standing::of(&heading_text(workbook, plan, status));
    let is_cancelled = |row: &Row| standing.is_cancelled(row.cell(status));
    let is_positive = |row: &Row| {
        let mut counted = plan.counted();
        counted.any(|column| amount(row.cell(column), currency).is_ok_and(|it| it > 0))
    };
    let taken_back: Vec<Row> = data(workbook, plan)
        .filter(|row| is_cancelled(row) && is_positive(row))
        .collect();
    let Some(width) = taken_back.iter().map(Row::len).max() else {
        return Known::NotAsked;
    };
    let number = (0..width).find(|column| {
        let label = heading_text(workbook, plan, *column);
        let label = crate::text::key(&label);
        NUMBERS.iter().any(|word| label.ends_with(word))
    });
    let Some(number) = number else {
        return open();
    };
    let sold: BTreeSet<&str> = data(workbook, plan)
        .filter(|row| !is_cancelled(row))
        .map(|row| row.cell(number).trim())
        .filter(|number| !number.is_empty())
        .collect();
    let with_sale = taken_back
        .iter()
        .filter(|row| sold.contains(row.cell(number).trim()))
        .count();
    if with_sale == taken_back.len() {
        Known::Is(Cancelled::Subtract)
    } else if with_sale == 0 && !sold.is_empty() {
        Known::Is(Cancelled::LeaveOut)
    } else {
        open()
    }
}

/// The names in a column with how often each is there; nothing where they are not a few.
pub(crate) fn names<'a>(
    rows: impl Iterator<Item = Row<'a>>,
    column: usize,
) -> Option<Vec<(String, usize)>> {
    let mut names: Vec<(String, usize)> = Vec::new();
    for row in rows.filter(|row| !row.is_blank()) {
        let name = row.cell(column).trim();
        if name.is_empty() || row.cells().any(is_total) {
            continue;
        }
        if let Some((_, count)) = names.iter_mut().find(|(known, _)| known == name) {
            *count += 1;
        } else if names.len() == MAX_CHANNELS {
            return None;
        } else {
            names.push((name.to_owned(), 1));
        }
    }
    (names.len() > 1).then_some(names)
}

/// The ways of paying that the plan's column names, each with its rows, in the order of their coming.
#[must_use]
pub fn channels(workbook: &Workbook, plan: &Plan) -> Vec<(String, usize)> {
    let column = plan.channel;
    let names = column.and_then(|column| names(data(workbook, plan), column));
    names.unwrap_or_default()
}
