//! A list of items, each with the fields of one.

use interview::{
    draft::{Entries, items_in},
    edit::AnswerEdit,
    field::{item_id, part_id},
    flow,
};
use rules::pack::Question;
use words::{format, i18n::fill};
use yew::{prelude::*, props};

use super::asked::Asked;
use crate::components::{self as ui, AddAnother};

/// The fields of each item; `input` gives those of one question of it.
pub(super) fn fields(asked: &Asked, most: usize, input: impl Fn(&Asked<'_>) -> Html) -> Html {
    let (view, words, wording) = (asked.view, asked.view.words, asked.view.wording());
    let list = &asked.question.id;
    let items = items_in(asked.entry);
    let count = items.len();
    let one = |(index, item): (usize, &Entries)| {
        let name = wording.item_name(list, index);
        let remove = fill(words.item_remove, &[&format::within_sentence(&name)]);
        let list = list.clone();
        let onremove = asked.edit(move |()| AnswerEdit::RemoveItem(list.clone(), index));
        let field = |question: &Question| {
            let field = input(&asked.of_item(question, index, item));
            html! { <div key={question.id.to_string()}>{field}</div> }
        };
        html! {
            {ui::repeated(&props!(ui::RepeatedProps {
                id: item_id(&asked.question.id, index),
                name,
                children: html! {
                    <>{for flow::questions_of(view.pack(), &asked.question.id).map(field)}</>
                },
                remove: (count > 1).then(|| (remove.into(), onremove)),
            }))}
        }
    };
    let list = asked.question.id.clone();
    let fields = html! {
        <>
            {for items.iter().enumerate().map(one)}
            <AddAnother
                id={part_id(&asked.element_id(), "add")}
                label={fill(words.item_add, &[&format::within_sentence(wording.item_word(&list))])}
                {count}
                most={(most, AttrValue::from(fill(words.list_full, &[&most.to_string()])))}
                newest={item_id(&list, count.saturating_sub(1))}
                onadd={asked.edit(move |()| AnswerEdit::AddItem(list.clone()))}
            />
        </>
    };
    html! {
        {ui::group(&props!(ui::GroupProps {
            id: asked.element_id(),
            legend: asked.text(),
            hint: asked.hint(),
            fault: asked.fault(),
            heading: asked.is_heading(),
            children: fields,
        }))}
    }
}
