//! Lists of items.

use rules::{Answer, ItemAnswers, Pack, pack::Question};

use super::answers::{self, question_faults, whole};
use crate::{
    draft::{Entry, items_in},
    field::{Field, FieldFault},
    flow,
    input::Problem,
};

/// Every item with what of it reads as an answer; nothing when nothing does.
pub(super) fn answer(pack: &Pack, list: &Question, most: u16, entry: &Entry) -> Option<Answer> {
    let items = items_in(Some(entry));
    if list.item_of.is_some() || items.len() > usize::from(most) {
        return None;
    }
    let items: Vec<ItemAnswers> = items
        .iter()
        .map(|item| {
            let answers = flow::questions_of(pack, &list.id).filter_map(|asked| {
                let answer = answers::answer(pack, asked, item.get(&asked.id))?;
                Some((asked.id.clone(), answer))
            });
            ItemAnswers(answers.collect())
        })
        .collect();
    let said = items.iter().any(|ItemAnswers(answers)| !answers.is_empty());
    said.then_some(Answer::Items(items))
}

/// What is wrong in the items.
pub(super) fn faults(
    pack: &Pack,
    list: &Question,
    most: u16,
    entry: Option<&Entry>,
) -> Vec<FieldFault> {
    if list.item_of.is_some() || list.optional && entry.is_none_or(Entry::is_blank) {
        return Vec::new();
    }
    let items = items_in(entry);
    if items.len() > usize::from(most) {
        return vec![whole(list, Problem::TooMany(most))];
    }
    let mut faults = Vec::new();
    for (index, item) in items.iter().enumerate() {
        for asked in flow::questions_of(pack, &list.id) {
            let found = question_faults(pack, asked, item.get(&asked.id));
            faults.extend(found.into_iter().map(|fault| FieldFault {
                field: Field::OfItem(list.id.clone(), index, Box::new(fault.field)),
                problem: fault.problem,
            }));
        }
    }
    faults
}
