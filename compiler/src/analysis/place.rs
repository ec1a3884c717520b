//! Places of a pack's source, by the names and positions that lead there.

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use crate::diagnostic::Span;

/// A step from a table or list into what it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// Under a key.
    Key(String),
    /// In a list, from zero.
    At(usize),
}

impl From<&str> for Step {
    fn from(key: &str) -> Self {
        Self::Key(key.to_owned())
    }
}

impl From<usize> for Step {
    fn from(at: usize) -> Self {
        Self::At(at)
    }
}

/// The way from the root of a source to a place in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place(Vec<Step>);

impl Place {
    /// A part like `[remedy.fee_back]`, or one of a list like `[[example]]`.
    pub(crate) fn part(kind: &str, name: impl Into<Step>) -> Self {
        Self(vec![kind.into(), name.into()])
    }

    pub(crate) fn then(&self, step: impl Into<Step>) -> Self {
        let mut steps = self.0.clone();
        steps.push(step.into());
        Self(steps)
    }

    /// Where it stands; of a way that leads too far, the last that is there.
    pub(crate) fn span(&self, document: &DeTable<'_>) -> Span {
        let mut span = 0..0;
        let mut table = Some(document);
        let mut value: Option<&Spanned<DeValue<'_>>> = None;
        for step in &self.0 {
            match step {
                Step::Key(key) => {
                    let found = table.and_then(|table| table.get_key_value(key.as_str()));
                    let Some((name, found)) = found else {
                        return span;
                    };
                    // What a table is about is said by its name; a figure stands at its own place.
                    span = match found.get_ref() {
                        DeValue::Table(_) | DeValue::Array(_) => name.span(),
                        _ => found.span(),
                    };
                    value = Some(found);
                }
                Step::At(at) => {
                    let list = value.and_then(|value| match value.get_ref() {
                        DeValue::Array(items) => items.get(*at),
                        _ => None,
                    });
                    let Some(found) = list else {
                        return span;
                    };
                    span = found.span();
                    value = Some(found);
                }
            }
            table = value.and_then(|value| match value.get_ref() {
                DeValue::Table(table) => Some(table),
                _ => None,
            });
        }
        span
    }
}
