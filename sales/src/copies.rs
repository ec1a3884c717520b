//! Sheets that say the same days twice: a copy of another, or the whole beside its parts.

use std::collections::BTreeMap;

use rules::{Currency, Date};

use crate::{period::Period, plan::Plan, table::Workbook, total::total};

/// So many days of one amount are no accident.
const TELLING: usize = 3;

type Days = BTreeMap<Date, i64>;

/// Whether sheets that the plan adds up say days twice.
pub(crate) fn are_there(
    workbook: &Workbook,
    plan: &Plan,
    period: Period,
    currency: Currency,
) -> bool {
    if plan.parts.len() < 2 {
        return false;
    }
    let alone = |part: &crate::plan::Part| {
        let plan = Plan {
            parts: vec![part.clone()],
            ..plan.clone()
        };
        total(workbook, &plan, period, currency).days
    };
    let sheets: Vec<Days> = plan.parts.iter().map(alone).collect();
    let pairs = sheets.iter().enumerate().any(|(at, one)| {
        let others = sheets.iter().skip(at.saturating_add(1));
        others.clone().any(|other| agree(one, other))
    });
    let wholes = sheets.iter().enumerate().any(|(at, whole)| {
        let mut others = Days::new();
        let parts = sheets.iter().enumerate().filter(|(other, _)| *other != at);
        for (day, amount) in parts.flat_map(|(_, part)| part) {
            let sum = others.entry(*day).or_default();
            *sum = sum.saturating_add(*amount);
        }
        agree(whole, &others)
    });
    pairs || wholes
}

/// Whether two have the same amount on nearly all days that both have.
fn agree(one: &Days, other: &Days) -> bool {
    let shared = one
        .iter()
        .filter_map(|(day, amount)| Some((*amount, *other.get(day)?)))
        .filter(|(amount, _)| *amount != 0);
    let (mut days, mut equal) = (0_usize, 0_usize);
    for (amount, same) in shared {
        days += 1;
        equal += usize::from(amount == same);
    }
    days >= TELLING && equal * 10 >= days * 9
}
