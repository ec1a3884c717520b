//! The parts of a date, each a field of its own: nobody has to know a format.

use yew::prelude::*;

use super::{field::part_id, text_field::typed};

/// Year, month, day, hour, minute.
const PARTS: [&str; 5] = ["year", "month", "day", "hour", "minute"];

pub(super) fn date_inputs(
    id: &AttrValue,
    values: &[AttrValue],
    labels: &[AttrValue],
    at_fault: bool,
    oninput: &Callback<(usize, AttrValue)>,
) -> Html {
    let part = |(index, ((part, value), label)): (usize, ((&&str, &AttrValue), &AttrValue))| {
        let id = part_id(id, part);
        html! {
            <div>
                <label for={&id}>{label}</label>
                <input
                    {id}
                    class={if index == 0 { "input year" } else { "input part" }}
                    type="text"
                    inputmode="numeric"
                    maxlength="4"
                    autocomplete="off"
                    aria-invalid={at_fault.then_some("true")}
                    {value}
                    oninput={oninput.reform(move |event: InputEvent| (index, typed(&event)))}
                />
            </div>
        }
    };
    html! {
        <div class="date">
            {for PARTS.iter().zip(values).zip(labels).enumerate().map(part)}
        </div>
    }
}
