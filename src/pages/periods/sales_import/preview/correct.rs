//! Which sheets and columns are read, to be put right.

use std::rc::Rc;

use sales::{Column, Part};
use web_sys::HtmlSelectElement;
use yew::{prelude::*, props};

use super::Preview;
use crate::components::{self as ui, ChoiceOption};

/// The sheets and columns, to be put right.
pub(super) fn section(preview: &Preview) -> Html {
    let (words, table) = (preview.words, preview.table);
    let plan = &table.plan;
    let date_id = preview.part("date-column");
    let onchange = preview.change(|plan, column| {
        plan.date = column.parse().ok();
        plan.order = None;
    });
    let onchange = onchange.reform(|event: Event| {
        AttrValue::from(event.target_unchecked_into::<HtmlSelectElement>().value())
    });
    let choice = |column: &Column| {
        let name = preview.column_name(column.index);
        html! {
            <option
                value={column.index.to_string()}
                selected={plan.date == Some(column.index)}
            >{name}</option>
        }
    };
    let counted: Rc<[AttrValue]> = plan
        .counted()
        .map(|column| column.to_string().into())
        .collect();
    let of_sheets = table.account.sheets.len() > 1;
    let children = html! {
        <>
            if of_sheets {
                {sheets(preview)}
            }
            <label class="label" for={date_id.clone()}>{words.column_date}</label>
            <select class="input" id={date_id} {onchange}>
                if plan.date.is_none() {
                    <option value="" selected=true>{words.column_none}</option>
                }
                {for table.account.columns.iter().filter(|it| it.is_date || plan.date == Some(it.index)).map(choice)}
            </select>
            {ui::checkboxes(&props!(ui::CheckboxesProps {
                id: preview.part("amount-columns"),
                legend: words.column_amounts,
                options: preview.columns(|column| column.is_amount && plan.date != Some(column.index)),
                chosen: counted,
                ontoggle: preview.change(|plan, toggled| {
                    if let Ok(column) = toggled.parse() {
                        plan.toggle_amount(column);
                    }
                }),
            }))}
        </>
    };
    ui::disclosure(&props!(ui::DisclosureProps {
        summary: words.columns,
        children,
    }))
}

fn sheets(preview: &Preview) -> Html {
    let table = preview.table;
    let options: Rc<[ChoiceOption]> = (0..table.account.sheets.len())
        .map(|sheet| ChoiceOption {
            value: sheet.to_string().into(),
            label: preview.sheet_name(sheet).into(),
            hint: None,
            icon: None,
        })
        .collect();
    let chosen: Rc<[AttrValue]> = table
        .plan
        .parts
        .iter()
        .map(|part| part.sheet.to_string().into())
        .collect();
    let header = table.plan.parts.first().map(|part| part.header.clone());
    ui::checkboxes(&props!(ui::CheckboxesProps {
        id: preview.part("sheets"),
        legend: preview.words.sheets,
        options,
        chosen,
        ontoggle: preview.change(move |plan, toggled| {
            let Ok(sheet) = toggled.parse() else {
                return;
            };
            match plan.parts.iter().position(|part| part.sheet == sheet) {
                Some(place) if plan.parts.len() > 1 => {
                    plan.parts.remove(place);
                }
                Some(_) => {}
                None => {
                    let header = header.clone().unwrap_or_default();
                    plan.add_part(Part { sheet, header });
                }
            }
        }),
    }))
}
