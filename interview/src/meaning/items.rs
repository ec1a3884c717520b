//! Lists of items.

use std::{collections::BTreeMap, rc::Rc};

use rules::{Answer, ItemAnswers, Pack, id::QuestionId, order, pack::Question};

use super::parts::{Meaning, Parts, Understood, whole};
use crate::{
    draft::{Entry, items_in},
    field::{Field, FieldFault},
    flow,
    input::Problem,
};

/// Every item with what of it reads as an answer, and what is wrong in the items; no answer when
/// nothing in them is one. `of_item` understands what was entered for a question of an item.
pub(super) fn understand(
    pack: &Pack,
    list: &Question,
    most: u16,
    entry: Option<&Entry>,
    known: Option<&Meaning>,
    of_item: impl Fn(&Question, Option<&Entry>, Option<&Rc<Meaning>>) -> Rc<Meaning>,
) -> Understood {
    // Items of items would be a form that no page can show.
    if list.item_of.is_some() {
        return Understood {
            answer: None,
            faults: Vec::new(),
            parts: Parts::Whole,
        };
    }
    let items = items_in(entry);
    let known = match known.map(|known| &known.parts) {
        Some(Parts::Items(known)) => known.as_slice(),
        _ => &[],
    };
    let understood: Vec<BTreeMap<QuestionId, Rc<Meaning>>> = items
        .iter()
        .enumerate()
        .map(|(index, item)| {
            let meaning = |asked: &Question| {
                let known = known.get(index).and_then(|known| known.get(&asked.id));
                (asked.id.clone(), of_item(asked, item.get(&asked.id), known))
            };
            order::map(flow::questions_of(pack, &list.id).map(meaning))
        })
        .collect();
    if items.len() > usize::from(most) {
        let blank = list.optional && entry.is_none_or(Entry::is_blank);
        return Understood {
            answer: None,
            faults: if blank {
                Vec::new()
            } else {
                vec![whole(list, Problem::TooMany(most))]
            },
            parts: Parts::Items(understood),
        };
    }
    let answer = matches!(entry, Some(Entry::Items(_)))
        .then(|| answer(&understood))
        .flatten();
    let faults = if list.optional && entry.is_none_or(Entry::is_blank) {
        Vec::new()
    } else {
        faults(pack, list, &understood)
    };
    Understood {
        answer,
        faults,
        parts: Parts::Items(understood),
    }
}

fn answer(items: &[BTreeMap<QuestionId, Rc<Meaning>>]) -> Option<Answer> {
    let answers = |item: &BTreeMap<QuestionId, Rc<Meaning>>| {
        let answers = item.iter();
        let answers =
            answers.filter_map(|(id, meaning)| Some((id.clone(), meaning.answer.clone()?)));
        ItemAnswers(order::map(answers))
    };
    let items: Vec<ItemAnswers> = items.iter().map(answers).collect();
    let said = items.iter().any(|ItemAnswers(answers)| !answers.is_empty());
    said.then_some(Answer::Items(items))
}

/// What is wrong, item by item, in the order in which their questions are asked.
fn faults(
    pack: &Pack,
    list: &Question,
    items: &[BTreeMap<QuestionId, Rc<Meaning>>],
) -> Vec<FieldFault> {
    let mut faults = Vec::new();
    for (index, item) in items.iter().enumerate() {
        let asked = flow::questions_of(pack, &list.id);
        let found = asked.filter_map(|asked| item.get(&asked.id));
        let found = found.flat_map(|meaning| &meaning.faults);
        faults.extend(found.map(|fault| FieldFault {
            field: Field::OfItem(list.id.clone(), index, Box::new(fault.field.clone())),
            problem: fault.problem,
        }));
    }
    faults
}
