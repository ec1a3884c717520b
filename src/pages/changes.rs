//! Two estimates side by side: each remedy and each total that differs.

use interview::changes::Change;
use rules::{
    Estimate,
    estimate::{Certainty, Line},
};
use words::{i18n::fill, wording::Wording};
use yew::prelude::*;

/// One of the two estimates.
pub(super) struct Side<'a> {
    pub(super) wording: &'a Wording<'a>,
    pub(super) estimate: &'a Estimate,
}

/// What differs: its name, before, and after.
pub(super) type Row = [String; 3];

/// A row for each of `changes`, and for each total that differs.
pub(super) fn rows(before: &Side, after: &Side, changes: &[Change]) -> Vec<Row> {
    let words = before.wording.words;
    let mut rows: Vec<Row> = changes
        .iter()
        .map(|change| row(before.wording, after.wording, change))
        .collect();
    let old = before.wording.totals(&before.estimate.totals);
    let new = after.wording.totals(&after.estimate.totals);
    let added = new
        .iter()
        .filter(|(kind, _)| old.iter().all(|(known, _)| known != kind));
    let amount = |side: &Side, totals: &[(&str, String)], kind: &str| {
        if let Some((_, amount)) = totals.iter().find(|(known, _)| *known == kind) {
            return amount.clone();
        }
        // What a person decides is in no total, and not nothing either.
        let decided = |line: &Line| {
            line.in_scope
                && line.certainty == Certainty::Review
                && side.wording.kind(line.kind) == kind
        };
        if side.estimate.lines.iter().any(decided) {
            words.amount_review.to_owned()
        } else {
            words.amount_none.to_owned()
        }
    };
    rows.extend(
        old.iter()
            .chain(added)
            .map(|(kind, _)| {
                let (old, new) = (amount(before, &old, kind), amount(after, &new, kind));
                [(*kind).to_owned(), old, new]
            })
            .filter(|[_, old, new]| old != new)
            .map(|[kind, old, new]| [fill(words.newer_total, &[&kind]), old, new]),
    );
    rows
}

fn row(before: &Wording<'_>, after: &Wording<'_>, (old, new): &Change) -> Row {
    // Where the amount stays, how sure it is has changed.
    let says_amount =
        old.as_ref().map(|line| &line.amount) != new.as_ref().map(|line| &line.amount);
    let gives = |wording: &Wording<'_>, line: &Option<Line>| match line {
        Some(line) if line.in_scope => match says_amount {
            true => wording.amount(&line.amount, line.certainty),
            false => wording.certainty(line.certainty).to_owned(),
        },
        _ => wording.words.amount_none.to_owned(),
    };
    let named = match (old, new) {
        (_, Some(line)) => after.remedy(&line.remedy),
        (Some(line), None) => before.remedy(&line.remedy),
        (None, None) => "",
    };
    [named.to_owned(), gives(before, old), gives(after, new)]
}

/// The rows under their headings.
pub(super) fn table(caption: &'static str, heads: [&'static str; 3], rows: Vec<Row>) -> Html {
    html! {
        <table class="changes">
            <caption>{caption}</caption>
            <thead><tr>
                {for heads.into_iter().map(|head| html! { <th scope="col">{head}</th> })}
            </tr></thead>
            <tbody>
                {for rows.into_iter().map(|[name, old, new]| html! {
                    <tr><th scope="row">{name}</th><td>{old}</td><td>{new}</td></tr>
                })}
            </tbody>
        </table>
    }
}
