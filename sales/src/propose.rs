//! Finds in a table what counts.

mod header;

use rules::Currency;

use crate::{
    account::Refusal,
    amount::amount,
    columns::{SHOWN, label, width},
    date::Spelled,
    heading::Heading,
    mark::Standing,
    order::Order,
    period::Period,
    plan::{Amount, Part, Plan},
    status::Said,
    table::{Sheet, Workbook},
    unit,
};

/// How the workbook is likely to be read. What that leaves open, [`crate::questions`] says.
///
/// # Errors
/// A [`Refusal`] where it has no sheet with dates and amounts.
pub fn propose(workbook: &Workbook, period: Period, currency: Currency) -> Result<Plan, Refusal> {
    let mut refusal = Refusal::Empty;
    let mut best: Option<(usize, Plan)> = None;
    for (index, sheet) in workbook.sheets.iter().enumerate() {
        match of_sheet(sheet, index, period, currency) {
            Ok((score, plan)) => {
                if best.as_ref().is_none_or(|(most, _)| score > *most) {
                    best = Some((score, plan));
                }
            }
            Err(found) => refusal = refusal.max(found),
        }
    }
    let (_, mut plan) = best.ok_or(refusal)?;
    plan.power = unit::power(workbook, &plan);
    add_alike(workbook, &mut plan, period, currency);
    Ok(plan)
}

/// Sheets of one form are one table in parts, as a workbook with a sheet a month is.
fn add_alike(workbook: &Workbook, plan: &mut Plan, period: Period, currency: Currency) {
    let Some(first) = plan.parts.first().cloned() else {
        return;
    };
    let labels = |part: &Part| -> Option<Vec<String>> {
        let sheet = workbook.sheets.get(part.sheet)?;
        let labels = (0..width(sheet)).map(|column| label(sheet, &part.header, column));
        Some(labels.collect())
    };
    let wanted = labels(&first);
    if first.header.is_empty() {
        return;
    }
    for (index, sheet) in workbook.sheets.iter().enumerate() {
        if index != first.sheet
            && let Ok((_, other)) = of_sheet(sheet, index, period, currency)
            && let Some(part) = other.parts.into_iter().next()
            && labels(&part) == wanted
        {
            plan.add_part(part);
        }
    }
}

/// A column that may be the dates.
struct Dates {
    column: usize,
    first: usize,
    heading: Heading,
    inside: usize,
    plain: usize,
}

impl Dates {
    /// How likely it is the day of the sale, by its heading.
    fn rank(&self) -> u8 {
        match self.heading {
            Heading::SaleDate => 4,
            Heading::Date => 3,
            Heading::PayoutDate => 1,
            _ => 2,
        }
    }
}

/// How a sheet is likely to be read, and how many rows of the period it then has.
fn of_sheet(
    sheet: &Sheet,
    index: usize,
    period: Period,
    currency: Currency,
) -> Result<(usize, Plan), Refusal> {
    if sheet.rows().all(|row| row.is_blank()) {
        return Err(Refusal::Empty);
    }
    if sheet.len() > Sheet::MAX_ROWS {
        return Err(Refusal::TooManyRows);
    }
    let width = width(sheet);
    let dates: Vec<Dates> = (0..width)
        .filter_map(|column| dates_in(sheet, column, period, currency))
        .collect();
    // Of equally likely ones the first.
    let likely = |dates: &&Dates| (dates.rank(), dates.inside > 0, dates.plain > 0);
    let Some(chosen) = dates.iter().rev().max_by_key(likely) else {
        return Err(Refusal::NoDates);
    };
    let header = header::above(sheet, chosen.first);
    let is_date = |column: usize| dates.iter().any(|it| it.column == column && it.plain > 0);
    let is_open = dates.iter().any(|other| {
        other.column != chosen.column
            && other.rank() == chosen.rank()
            && other.inside > 0
            && differ(sheet, header.end, chosen.column, other.column)
    });
    let data = || sheet.rows().skip(header.end);
    let shown = || data().take(SHOWN).filter(|row| !row.is_blank());
    let mut columns = Vec::new();
    for column in (0..width).filter(|column| *column != chosen.column && !is_date(*column)) {
        let (mut written, mut read) = (0_usize, 0_usize);
        for row in shown() {
            let cell = row.cell(column).trim();
            written += usize::from(!cell.is_empty());
            read += usize::from(amount(cell, currency).is_ok());
        }
        let label = label(sheet, &header, column);
        let is_amount = read > 0 && read * 2 >= written;
        columns.push((column, Heading::of(&label), is_amount, label));
    }
    let of = |wanted: Heading| -> Vec<usize> {
        let columns = columns.iter().filter(|(_, _, is_amount, _)| *is_amount);
        let columns = columns.filter(|(_, heading, ..)| *heading == wanted);
        columns.map(|(column, ..)| *column).collect()
    };
    if columns.iter().all(|(_, _, is_amount, _)| !is_amount) {
        return Err(Refusal::NoAmounts);
    }
    let likely = [
        Heading::Sales,
        Heading::Amount,
        Heading::Channel,
        Heading::Unknown,
    ]
    .map(|heading| (heading, of(heading)));
    let found = likely.into_iter().find(|(_, columns)| !columns.is_empty());
    let amounts = match found {
        // What was taken by card and in cash is what was taken.
        Some((Heading::Channel, columns)) => columns,
        Some((_, columns))
            if columns.len() == 1 || are_equal(sheet, header.end, &columns, currency) =>
        {
            columns.into_iter().take(1).collect()
        }
        _ => Vec::new(),
    };
    let is_net = columns.iter().any(|(column, _, _, label)| {
        let net = ["순매출", "실매출", "net"];
        amounts.contains(column) && net.iter().any(|word| label.to_lowercase().contains(word))
    });
    let mut refunds = of(Heading::Refund);
    refunds.retain(|column| {
        data().any(|row| amount(row.cell(*column), currency).is_ok_and(|it| it != 0))
    });
    let named = |wanted: Heading| {
        let columns = columns
            .iter()
            .filter(move |(_, _, is_amount, _)| !is_amount);
        columns.filter(move |(_, heading, ..)| *heading == wanted)
    };
    let tells = |(column, _, _, label): &&(usize, Heading, bool, String)| {
        let standing = Standing::of(label);
        data().any(|row| standing.said(row.cell(*column)) != Said::Stands)
    };
    // What a column calls a status is one where most of it is known: '구분' may name anything.
    let is_of_statuses = |it: &&(usize, Heading, bool, String)| {
        let (column, _, _, label) = it;
        let standing = Standing::of(label);
        let cells = || data().map(|row| row.cell(*column).trim().to_owned());
        let written = cells().filter(|cell| !cell.is_empty()).count();
        let known = cells().filter(|cell| !cell.is_empty() && standing.said(cell) != Said::Unknown);
        let is_named = ["상태", "status", "state", "여부"];
        is_named
            .iter()
            .any(|word| label.to_lowercase().contains(word))
            || known.count() * 2 >= written
    };
    let status = named(Heading::Status)
        .chain(named(Heading::Refund))
        .chain(named(Heading::Unknown).filter(|(_, _, _, label)| label.contains("취소")))
        .filter(is_of_statuses)
        .find(tells);
    let status = status.map(|(column, ..)| *column);
    let channel = named(Heading::ChannelName)
        .map(|(column, ..)| *column)
        .find(|column| crate::questions::names(data(), *column).is_some());
    let score = chosen
        .inside
        .saturating_mul(2)
        .saturating_add(chosen.plain.min(1));
    let plan = Plan {
        parts: vec![Part {
            sheet: index,
            header,
        }],
        date: (!is_open).then_some(chosen.column),
        amounts: amounts
            .into_iter()
            .map(|column| Amount {
                column,
                counts: true,
            })
            .collect(),
        subtract: (refunds.is_empty() || is_net).then_some(false),
        refunds,
        status,
        channel,
        ..Plan::default()
    };
    Ok((score, plan))
}

/// What a column has of dates; nothing where it is none of dates.
fn dates_in(sheet: &Sheet, column: usize, period: Period, currency: Currency) -> Option<Dates> {
    let first = header::first_row(sheet, column, currency)?;
    let (mut read, mut written, mut plain, mut inside, mut near) = (0_usize, 0, 0, 0, 0);
    for row in sheet.rows().skip(first).take(SHOWN) {
        let cell = row.cell(column).trim();
        if cell.is_empty() {
            continue;
        }
        written += 1;
        let Some(spelled) = Spelled::read(cell) else {
            continue;
        };
        read += 1;
        plain += usize::from(spelled.is_plain());
        let days = || {
            let orders = Order::ALL.into_iter();
            orders.filter_map(move |order| spelled.date(Some(order), period))
        };
        inside += usize::from(days().any(|day| period.contains(day)));
        near += usize::from(days().any(|day| period.is_near(day)));
    }
    let heading = Heading::of(&label(sheet, &header::above(sheet, first), column));
    let is_named = matches!(
        heading,
        Heading::SaleDate | Heading::Date | Heading::PayoutDate
    );
    // Digits alone, or two numbers, may be anything; what is a number or an amount is no date.
    let is_likely = is_named || plain * 2 >= read || near * 10 >= read * 9 && !heading.is_known();
    (read > 0 && read * 2 >= written && is_likely).then_some(Dates {
        column,
        first,
        heading,
        inside,
        plain,
    })
}

/// Whether two columns say two days in some row.
fn differ(sheet: &Sheet, first: usize, one: usize, other: usize) -> bool {
    sheet.rows().skip(first).take(SHOWN).any(|row| {
        let spelled = |column| Spelled::read(row.cell(column));
        matches!((spelled(one), spelled(other)), (Some(one), Some(other)) if one != other)
    })
}

/// Whether columns say the same amount in every row.
fn are_equal(sheet: &Sheet, first: usize, columns: &[usize], currency: Currency) -> bool {
    sheet.rows().skip(first).all(|row| {
        let mut amounts = columns
            .iter()
            .map(|column| amount(row.cell(*column), currency));
        let one = amounts.next();
        amounts.all(|other| Some(other) == one)
    })
}
