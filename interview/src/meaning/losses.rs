//! Losses that the scheme does not count.

use std::rc::Rc;

use rules::{Currency, Date, Money, OtherLoss};

use crate::{
    draft::LossEntry,
    field::{Field, FieldFault},
    input::{self, Problem},
};

/// What was said of a loss, and what it means.
#[derive(Clone, Debug, PartialEq)]
pub struct LossMeaning {
    /// As typed.
    entry: LossEntry,
    /// How much it was; nothing where that does not read as an amount.
    pub amount: Option<i64>,
    /// The loss; nothing without a description or an amount.
    pub loss: Option<OtherLoss>,
    /// What is wrong in it; nothing in a line left empty.
    pub faults: Vec<FieldFault>,
}

impl LossMeaning {
    /// Understands an entry, where `known` is not what the same entry means.
    pub(super) fn of(
        index: usize,
        entry: &LossEntry,
        currency: Currency,
        known: Option<&Rc<Self>>,
    ) -> Rc<Self> {
        if let Some(known) = known
            && known.entry == *entry
        {
            return known.clone();
        }
        let what = entry.what.trim();
        let amount = input::amount(&entry.amount, currency, 1, Money::MAX_ANSWER);
        let date = date(entry);
        let mut faults = Vec::new();
        if !is_blank(entry) {
            let problems = [
                (
                    Field::LossWhat(index),
                    what.is_empty().then_some(Problem::NoDescription),
                ),
                (Field::LossAmount(index), amount.err()),
                (Field::LossDate(index), date.and_then(Result::err)),
            ];
            let problems = problems.into_iter();
            faults.extend(problems.filter_map(|(field, problem)| {
                let problem = problem?;
                Some(FieldFault { field, problem })
            }));
        }
        let loss = amount.ok().filter(|_| !what.is_empty());
        Rc::new(Self {
            entry: entry.clone(),
            amount: amount.ok(),
            loss: loss.map(|amount| OtherLoss {
                what: what.into(),
                amount,
                kind: entry.kind,
                date: date.and_then(Result::ok),
                files: entry.files.clone(),
            }),
            faults,
        })
    }
}

fn is_blank(loss: &LossEntry) -> bool {
    let texts = [&loss.what, &loss.amount].into_iter();
    let mut texts = texts.chain(loss.date.iter().flatten());
    texts.all(|text| text.trim().is_empty()) && loss.kind.is_none() && loss.files.is_empty()
}

/// When it was; nothing where nothing of it is typed.
fn date(loss: &LossEntry) -> Option<Result<Date, Problem>> {
    let parts = loss.date.as_ref()?;
    let typed = parts.iter().any(|part| !part.trim().is_empty());
    typed.then(|| input::date(parts.each_ref().map(String::as_str)))
}
