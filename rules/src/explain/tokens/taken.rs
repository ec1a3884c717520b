//! Tells from what was read how a test came out.

use super::Writer;
use crate::{
    estimate::Quantity,
    pack::formula::{Comparison, Formula},
    ratio::Ratio,
};

/// How `test` came out; nothing where that would take arithmetic.
pub(super) fn truth(writer: &Writer<'_>, test: &Formula) -> Option<bool> {
    match test {
        Formula::Not(inner) => truth(writer, inner).map(|holds| !holds),
        Formula::And(sides) => joined(writer, sides, false),
        Formula::Or(sides) => joined(writer, sides, true),
        Formula::Is(question, options) => match writer.figure(&Formula::Answer(*question))? {
            Quantity::Choice(chosen) => Some(options.contains(&chosen)),
            _ => None,
        },
        Formula::Compare(comparison, sides) => {
            let [left, right] = sides.each_ref().map(|side| writer.figure(side));
            compared(*comparison, &left?, &right?)
        }
        test => match writer.figure(test)? {
            Quantity::Flag(holds) => Some(holds),
            _ => None,
        },
    }
}

/// Two tests, of which either decides alone when it comes out as `decisive`.
fn joined(writer: &Writer<'_>, sides: &[Formula; 2], decisive: bool) -> Option<bool> {
    let [left, right] = sides.each_ref().map(|side| truth(writer, side));
    match (left, right) {
        (Some(holds), _) | (_, Some(holds)) if holds == decisive => Some(decisive),
        (Some(_), Some(_)) => Some(!decisive),
        _ => None,
    }
}

fn compared(comparison: Comparison, left: &Quantity, right: &Quantity) -> Option<bool> {
    if let (Quantity::Flag(left), Quantity::Flag(right)) = (left, right) {
        return match comparison {
            Comparison::Equal => Some(left == right),
            Comparison::NotEqual => Some(left != right),
            _ => None,
        };
    }
    let order = size(left)?.cmp(&size(right)?);
    Some(match comparison {
        Comparison::Less => order.is_lt(),
        Comparison::AtMost => order.is_le(),
        Comparison::Equal => order.is_eq(),
        Comparison::NotEqual => order.is_ne(),
        Comparison::AtLeast => order.is_ge(),
        Comparison::More => order.is_gt(),
    })
}

fn size(quantity: &Quantity) -> Option<Ratio> {
    match quantity {
        Quantity::Money(size) | Quantity::Number(size) | Quantity::Duration(size) => Some(*size),
        Quantity::Date(date) => Some(Ratio::whole(date.number())),
        Quantity::Moment(_) | Quantity::Flag(_) | Quantity::Choice(_) => None,
    }
}
