//! Options to tick, one or several.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::{IconName, field::part_id};

/// One of the answers to choose from.
#[derive(Clone, Debug, PartialEq)]
pub struct ChoiceOption {
    pub value: AttrValue,
    pub label: AttrValue,
    pub hint: Option<AttrValue>,
    pub icon: Option<IconName>,
}

/// The rows of a choice. `kind` is an input's type: `radio` or `checkbox`.
pub(super) fn option_list(
    id: &AttrValue,
    kind: &'static str,
    options: &[ChoiceOption],
    chosen: &[AttrValue],
    onchoose: &Callback<AttrValue>,
) -> Html {
    let row = |option: &ChoiceOption| {
        let input = part_id(id, &option.value);
        option_row(&Row {
            kind,
            name: id,
            id: input,
            option,
            chosen: chosen.contains(&option.value),
        })
    };
    html! {
        <div class="options" onchange={onchoose.reform(|event: Event| ticked(&event))}>
            {for options.iter().map(row)}
        </div>
    }
}

pub(super) struct Row<'a> {
    pub(super) kind: &'static str,
    pub(super) name: &'a AttrValue,
    pub(super) id: AttrValue,
    pub(super) option: &'a ChoiceOption,
    pub(super) chosen: bool,
}

/// One row: the whole of it can be pressed.
pub(super) fn option_row(row: &Row) -> Html {
    let hint_id = row.option.hint.as_ref().map(|_| part_id(&row.id, "hint"));
    html! {
        <div class="option" key={&*row.option.value}>
            <input
                type={row.kind}
                id={&row.id}
                name={row.name}
                value={&row.option.value}
                checked={row.chosen}
                aria-describedby={&hint_id}
            />
            <label for={&row.id}>
                if let Some(name) = row.option.icon {
                    {super::icon(name)}
                }
                <span>{&row.option.label}</span>
            </label>
            if let Some(hint) = &row.option.hint {
                <p class="hint" id={hint_id}>{hint}</p>
            }
        </div>
    }
}

/// The value of the input that was ticked.
pub(super) fn ticked(event: &Event) -> AttrValue {
    event
        .target_unchecked_into::<HtmlInputElement>()
        .value()
        .into()
}
