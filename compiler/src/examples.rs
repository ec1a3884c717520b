//! Runs a pack's examples.

mod rising;

use rules::{
    Currency, Estimate, LoadedPack,
    estimate::{MoneyTotal, Totals},
    evaluate,
    id::{QuestionId, RemedyId},
    pack::RemedyKind,
};

use crate::{
    Example,
    expectation::{Gist, shown_money, shown_quantity},
};

/// How an example came out.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// What was not as expected; nothing when the example passed.
    pub mismatches: Vec<Mismatch>,
    /// The estimate that it was held against.
    pub estimate: Estimate,
}

impl Outcome {
    /// Whether everything was as expected.
    pub fn passed(&self) -> bool {
        self.mismatches.is_empty()
    }
}

pub use rising::falls;

/// One thing that was not as expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch {
    /// Where: a remedy's id, `missing`, a total like `totals.cash`, or `rising` with a remedy's id.
    pub place: String,
    /// What the example says, in its own words.
    pub expected: String,
    /// What the estimate says, in the same words.
    pub got: String,
}

/// Evaluates an example's claim and holds the estimate against what it expects, and against those of
/// longer outages where the pack says that they never lower a remedy.
pub fn run(loaded: &LoadedPack, example: &Example) -> Outcome {
    let estimate = evaluate(loaded, &example.claim, example.now);
    let currency = estimate.currency;
    let expected = &example.expected;
    let mut mismatches = Vec::new();
    let mut check = |place: String, expected: String, got: String| {
        if expected != got {
            mismatches.push(Mismatch {
                place,
                expected,
                got,
            });
        }
    };
    let line = |remedy: &RemedyId| estimate.lines.iter().find(|line| line.remedy == *remedy);
    for (remedy, gist) in &expected.lines {
        let got = line(remedy).map(|line| Gist::of(line).in_words(currency));
        check(
            remedy.to_string(),
            gist.in_words(currency),
            got.unwrap_or_default(),
        );
    }
    for (remedy, more) in &expected.next {
        let bound = line(remedy).and_then(|line| line.next_bound.as_ref());
        let got = bound.map_or("nothing".to_owned(), |bound| {
            shown_quantity(&bound.more, currency)
        });
        check(
            format!("next.{remedy}"),
            shown_quantity(more, currency),
            got,
        );
    }
    for (kind, (low, high)) in &expected.totals {
        let (name, total) = total(&estimate.totals, *kind);
        let got = shown_total(total.low, total.high, currency);
        check(
            format!("totals.{name}"),
            shown_total(*low, *high, currency),
            got,
        );
    }
    if let Some(missing) = &expected.missing {
        let listed = |questions: &[QuestionId]| match questions {
            [] => "no question".to_owned(),
            questions => {
                let names: Vec<_> = questions.iter().map(QuestionId::as_str).collect();
                names.join(", ")
            }
        };
        check(
            "missing".to_owned(),
            listed(missing),
            listed(&estimate.missing),
        );
    }
    for fault in &estimate.faults {
        check(
            "claim".to_owned(),
            "answers that can be used".to_owned(),
            format!("{fault:?}"),
        );
    }
    mismatches.extend(falls(loaded, example, &estimate));
    Outcome {
        mismatches,
        estimate,
    }
}

fn total(totals: &Totals, kind: RemedyKind) -> (&'static str, MoneyTotal) {
    match kind {
        RemedyKind::Credit => ("credit", totals.credit),
        RemedyKind::Voucher => ("voucher", totals.voucher),
        RemedyKind::Cash | RemedyKind::Extension | RemedyKind::InKind => ("cash", totals.cash),
    }
}

fn shown_total(low: i64, high: i64, currency: Currency) -> String {
    if low == high {
        shown_money(low, currency)
    } else {
        format!(
            "{} to {}",
            shown_money(low, currency),
            shown_money(high, currency)
        )
    }
}
