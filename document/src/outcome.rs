//! What is given: at length, and in a word.

use ::words::fill;
use maud::{Markup, html};
use rules::{
    Formula,
    estimate::{GivenItem, GivenValidity},
    pack::{Award, Gives, Item, Outcome, Validity},
};

use crate::Document;

/// Characters of a formula that a cell of a table shows.
const SHORT: usize = 56;

impl<'a> Document<'a> {
    /// What an outcome gives, and why it is not simply due.
    pub(crate) fn outcome(&self, outcome: &'a Outcome) -> Markup {
        let (words, wording) = (self.words, &self.wording);
        let reason = outcome
            .reason
            .and_then(|reason| reason.of(&self.pack.reasons));
        html! {
            @match &outcome.gives {
                Gives::Money { amount, rounding: None } => { (wording.formula(amount)) }
                Gives::Money { amount, rounding: Some(to) } => {
                    (wording.rounded(&wording.formula(amount), *to))
                }
                Gives::Range { low, high } => {
                    (fill(words.range, &[&wording.formula(low), &wording.formula(high)]))
                }
                Gives::Time { by, term_end } => {
                    (self.time(by))
                    @if let Some(term_end) = term_end {
                        span.hint { (fill(words.days_from, &[&wording.formula(term_end)])) }
                    }
                }
                Gives::Items(items) => ul { @for item in items { li { (self.item(item)) } } },
                Gives::Review => { (words.review) }
                Gives::Nothing => { (words.nothing) }
            }
            @if let Some(reason) = reason { span.hint { (self.text(&reason.text)) } }
        }
    }

    /// What an award gives, each alternative in a word.
    pub(crate) fn gist(&self, award: &'a Award) -> String {
        let outcomes: Vec<&Outcome> = match award {
            Award::One(outcome) => vec![outcome],
            Award::Bands { rows, .. } => rows.iter().map(|row| &row.outcome).collect(),
            Award::Cases(cases) => cases.iter().map(|case| &case.outcome).collect(),
        };
        let mut gists: Vec<String> = Vec::new();
        for outcome in outcomes {
            let gist = self.in_a_word(&outcome.gives);
            if !gists.contains(&gist) {
                gists.push(gist);
            }
        }
        gists.join(self.words.or)
    }

    fn in_a_word(&self, gives: &'a Gives) -> String {
        let (words, wording) = (self.words, &self.wording);
        match gives {
            Gives::Money { amount, .. } => self.figure(amount),
            Gives::Range { low, high } => {
                fill(words.range, &[&self.figure(low), &self.figure(high)])
            }
            Gives::Time {
                by: by @ Formula::Duration(_),
                ..
            } => self.time(by),
            Gives::Time { by, .. } => self.figure(by),
            Gives::Items(items) => match items.as_slice() {
                [item] => self.given(item).0,
                items => fill(wording.words.amount_items, &[&items.len().to_string()]),
            },
            Gives::Review => words.decided.into(),
            Gives::Nothing => wording.words.amount_none.into(),
        }
    }

    /// A short formula as it is; of any other, that it is one.
    fn figure(&self, amount: &Formula) -> String {
        let formula = self.wording.formula(amount);
        if formula.chars().count() > SHORT {
            self.words.by_formula.into()
        } else {
            formula
        }
    }

    fn item(&self, item: &'a Item) -> Markup {
        let (name, validity) = self.given(item);
        let from = match item.validity {
            Validity::Days { from, .. } => from.and_then(|from| from.of(&self.pack.questions)),
            _ => None,
        };
        html! {
            (name)
            @if let Some(validity) = validity { " (" (validity) ")" }
            @if let Some(from) = from {
                span.hint { (fill(self.words.days_from, &[self.text(&from.label)])) }
            }
        }
    }

    /// A thing, and for how long it can be used when no day is known from which that counts.
    fn given(&self, item: &Item) -> (String, Option<String>) {
        let validity = match item.validity {
            Validity::Unlimited => GivenValidity::Unlimited,
            Validity::Until(date) => GivenValidity::Until(date),
            Validity::Prolonged { until, to, decided } => GivenValidity::Prolonged {
                until: Some(until),
                to,
                decided,
            },
            Validity::Days {
                extended_on: Some(decided),
                extended_to: Some(to),
                ..
            } => GivenValidity::Prolonged {
                until: None,
                to,
                decided,
            },
            Validity::Days {
                days,
                extended_on: None,
                ..
            } => GivenValidity::Days(days),
            Validity::Days {
                days,
                extended_on: Some(decided),
                ..
            } => GivenValidity::Extended {
                until: None,
                days,
                decided,
            },
            Validity::Unstated => GivenValidity::Unstated,
        };
        self.wording.item(&GivenItem {
            name: item.name.clone(),
            count: item.count,
            validity,
        })
    }
}
