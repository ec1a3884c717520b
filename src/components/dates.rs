//! The parts of a date or a length of time, each a field of its own: nobody has to know a format.

use yew::prelude::*;

use super::{field::part_id, text_field::typed};

/// What the ids of the parts of a date end with, and then those of a time.
pub(super) const OF_DATE: [&str; 5] = ["year", "month", "day", "hour", "minute"];

/// The same of a length of time.
pub(super) const OF_DURATION: [&str; 2] = ["hour", "minute"];

pub(super) fn date_inputs(
    id: &AttrValue,
    parts: &[&'static str],
    values: &[AttrValue],
    labels: &[AttrValue],
    at_fault: bool,
    oninput: &Callback<(usize, AttrValue)>,
) -> Html {
    let part =
        |(index, ((part, value), label)): (usize, ((&&'static str, &AttrValue), &AttrValue))| {
            let id = part_id(id, part);
            html! {
                <div>
                    <label for={&id}>{label}</label>
                    <input
                        {id}
                        class={if *part == "year" { "input year" } else { "input part" }}
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
            {for parts.iter().zip(values).zip(labels).enumerate().map(part)}
        </div>
    }
}
