use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::IconName;

#[derive(Debug, PartialEq, Properties)]
pub struct FilePickerProps {
    pub id: AttrValue,
    pub label: AttrValue,
    pub onpick: Callback<web_sys::FileList>,
    /// Whether several may be picked at once.
    #[prop_or(true)]
    pub several: bool,
    /// The id of what says more about it.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// What is being done with the files picked last.
    #[prop_or_default]
    pub busy: Option<AttrValue>,
}

/// Picks files. They stay on the device.
pub fn file_picker(props: &FilePickerProps) -> Html {
    // Emptied before picking, not after: the list that was handed out is live.
    let onclick = |event: MouseEvent| {
        event
            .target_unchecked_into::<HtmlInputElement>()
            .set_value("");
    };
    let onpick = props.onpick.clone();
    let onchange = move |event: Event| {
        if let Some(files) = event.target_unchecked_into::<HtmlInputElement>().files() {
            onpick.emit(files);
        }
    };
    html! {
        <div class="file-picker">
            <input
                type="file"
                multiple={props.several}
                id={&props.id}
                aria-describedby={props.hint.clone()}
                {onclick}
                {onchange}
            />
            <label for={&props.id} class="button secondary">
                {super::icon(IconName::Paperclip)}{&props.label}
            </label>
            <p role="status">{props.busy.clone().unwrap_or_default()}</p>
        </div>
    }
}
