use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::IconName;

#[derive(Debug, PartialEq, Properties)]
pub struct FilePickerProps {
    pub id: AttrValue,
    pub label: AttrValue,
    /// What the files are for, to who does not see where the button stands.
    #[prop_or_default]
    pub about: Option<AttrValue>,
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
    /// What the button is called that takes a photo; none where there is no such button.
    #[prop_or_default]
    pub camera: Option<AttrValue>,
    /// What is said of dropping files, to who has a mouse.
    #[prop_or_default]
    pub drop: Option<AttrValue>,
}

/// Picks files. They stay on the device.
pub fn file_picker(props: &FilePickerProps) -> Html {
    html! {
        <div class="file-picker">
            {input(props, &props.id, props.several, None)}
            <label for={&props.id} class="button secondary">
                {super::icon(IconName::Paperclip)}<span>{&props.label}{about(props)}</span>
            </label>
            if let Some(camera) = &props.camera {
                {photo(props, camera)}
            }
            if let Some(drop) = &props.drop {
                <span class="drop" aria-hidden="true">{drop}</span>
            }
            <p role="status">{props.busy.clone().unwrap_or_default()}</p>
        </div>
    }
}

fn about(props: &FilePickerProps) -> Option<Html> {
    let about = props.about.as_ref()?;
    Some(html! { <span class="unseen">{": "}{about}</span> })
}

/// Phones open their camera for it.
fn photo(props: &FilePickerProps, label: &AttrValue) -> Html {
    let id = AttrValue::from([&props.id, "-camera"].concat());
    html! {
        <>
            {input(props, &id, false, Some("environment"))}
            <label for={&id} class="button secondary camera">
                {super::icon(IconName::Image)}<span>{label}{about(props)}</span>
            </label>
        </>
    }
}

fn input(
    props: &FilePickerProps,
    id: &AttrValue,
    several: bool,
    capture: Option<&'static str>,
) -> Html {
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
        <input
            type="file"
            class={capture.map(|_| "camera")}
            multiple={several}
            accept={capture.map(|_| "image/*")}
            {capture}
            {id}
            aria-describedby={props.hint.clone()}
            {onclick}
            {onchange}
        />
    }
}
