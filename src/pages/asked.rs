//! A question as a page shows it: what was answered so far, and what its fields have in common.

use interview::{
    draft::{Entries, Entry},
    edit::AnswerEdit,
    field::Field,
    meaning::Meaning,
};
use rules::{id::QuestionId, pack::Question};
use words::i18n::fill;
use yew::prelude::*;

use super::view::View;
use crate::components::InputMode;

/// A question with what was answered so far.
pub(super) struct Asked<'a> {
    pub(super) view: &'a View,
    pub(super) question: &'a Question,
    pub(super) entry: Option<&'a Entry>,
    pub(super) meaning: Option<&'a Meaning>,
    /// The list, and the place in it of the item that the question is asked of; nothing when the
    /// page is the question's own.
    within: Option<(QuestionId, usize)>,
    /// Whether the question is the page's heading.
    is_heading: bool,
}

impl<'a> Asked<'a> {
    pub(super) fn new(view: &'a View, question: &'a Question) -> Self {
        Self {
            view,
            question,
            entry: view.state().interview.draft().entries.get(&question.id),
            meaning: view.state().interview.meaning(&question.id),
            within: None,
            is_heading: true,
        }
    }

    /// A question on a page with a heading of its own.
    pub(super) fn under_heading(view: &'a View, question: &'a Question) -> Self {
        Self {
            is_heading: false,
            ..Self::new(view, question)
        }
    }

    /// A question that is asked of an item of a list, with what was answered for that item.
    pub(super) fn of_item(&self, question: &'a Question, index: usize, item: &'a Entries) -> Self {
        Self {
            view: self.view,
            question,
            entry: item.get(&question.id),
            meaning: self
                .meaning
                .and_then(|list| list.of_item(index, &question.id)),
            within: Some((self.question.id.clone(), index)),
            is_heading: false,
        }
    }

    /// Edits the question's answer when called with what was typed or chosen.
    pub(super) fn edit<T: 'static>(&self, edit: impl Fn(T) -> AnswerEdit + 'static) -> Callback<T> {
        let within = self.within.clone();
        self.view.edit(move |input| {
            let edit = edit(input);
            match &within {
                Some((list, index)) => AnswerEdit::InItem(list.clone(), *index, Box::new(edit)),
                None => edit,
            }
        })
    }

    /// A field of the question, where the question is.
    pub(super) fn place(&self, field: Field) -> Field {
        match &self.within {
            Some((list, index)) => Field::OfItem(list.clone(), *index, Box::new(field)),
            None => field,
        }
    }

    /// Whether the question is the page's heading.
    pub(super) fn is_heading(&self) -> bool {
        self.is_heading
    }

    /// Whether it is asked of an item of a list.
    pub(super) fn is_of_item(&self) -> bool {
        self.within.is_some()
    }

    fn field(&self) -> Field {
        self.place(Field::Answer(self.question.id.clone()))
    }

    pub(super) fn element_id(&self) -> AttrValue {
        self.field().element_id().into()
    }

    pub(super) fn text(&self) -> AttrValue {
        let text = self.view.wording().text(&self.question.text);
        text.to_owned().into()
    }

    /// The pack's hint, and that the question may be left out where it may.
    pub(super) fn hint(&self) -> Option<AttrValue> {
        let hint = self.view.hint(&self.question.hint);
        if !self.question.optional {
            return hint;
        }
        let optional = self.view.words.optional;
        Some(match hint {
            Some(hint) => [hint.as_str(), " ", optional].concat().into(),
            None => optional.into(),
        })
    }

    pub(super) fn fault(&self) -> Option<AttrValue> {
        self.view.fault(&self.field())
    }
}

/// How an amount is typed: with a point where the currency has decimals.
pub(super) fn amount_mode(view: &View) -> InputMode {
    if view.pack().currency.digits() == 0 {
        InputMode::Amount
    } else {
        InputMode::Decimal
    }
}

/// How a number of so many decimals is typed.
pub(super) fn decimal_mode(decimals: u8) -> InputMode {
    if decimals == 0 {
        InputMode::Number
    } else {
        InputMode::DecimalNumber
    }
}

/// What was understood of a typed amount.
pub(super) fn echo(view: &View, minor: i64) -> AttrValue {
    fill(view.words.echo, &[&view.wording().money(minor)]).into()
}
