use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::{
    Heading,
    field::{Field, field_class, part_id},
};

/// What is typed into a text field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum InputMode {
    #[default]
    Text,
    /// Money, as people write it.
    Amount,
    /// Money in a currency with decimals.
    Decimal,
    Number,
    /// A number with digits behind a point.
    DecimalNumber,
    /// What nobody else should read, nor the browser keep.
    Secret,
}

#[derive(Debug, PartialEq, Properties)]
pub struct TextFieldProps {
    pub id: AttrValue,
    pub label: AttrValue,
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    #[prop_or_default]
    pub fault: Option<AttrValue>,
    pub value: AttrValue,
    pub oninput: Callback<AttrValue>,
    /// The unit, after the input.
    #[prop_or_default]
    pub suffix: Option<AttrValue>,
    #[prop_or_default]
    pub mode: InputMode,
    /// What was understood of the value.
    #[prop_or_default]
    pub echo: Option<AttrValue>,
    /// Whether the label is for screen readers only.
    #[prop_or_default]
    pub label_hidden: bool,
    /// Whether the label is the page's heading.
    #[prop_or_default]
    pub heading: bool,
}

pub fn text_field(props: &TextFieldProps) -> Html {
    let field = Field {
        id: &props.id,
        name: &props.label,
        heading: props.heading,
        hint: props.hint.as_ref(),
        fault: props.fault.as_ref(),
    };
    let (class, inputmode) = match props.mode {
        InputMode::Text | InputMode::Secret => ("input", None),
        InputMode::Amount => ("input amount", Some("numeric")),
        InputMode::Decimal => ("input amount", Some("decimal")),
        InputMode::Number => ("input number", Some("numeric")),
        InputMode::DecimalNumber => ("input number", Some("decimal")),
    };
    html! {
        <div class={field_class(props.fault.is_some())}>
            if props.heading {
                <Heading text={&props.label} labels={&props.id} focus=true />
            } else {
                <label for={&props.id} class={if props.label_hidden { "unseen" } else { "label" }}>
                    {&props.label}
                </label>
            }
            {field.help()}
            <div class="input-line">
                <input
                    id={&props.id}
                    {class}
                    type={if props.mode == InputMode::Secret { "password" } else { "text" }}
                    {inputmode}
                    autocomplete="off"
                    aria-describedby={field.described_by()}
                    aria-invalid={props.fault.as_ref().map(|_| "true")}
                    value={&props.value}
                    oninput={props.oninput.reform(|event: InputEvent| typed(&event))}
                />
                if let Some(suffix) = &props.suffix {
                    <span class="suffix">{suffix}</span>
                }
            </div>
            // An amount's line is there from the start, so that nothing moves while one types.
            if matches!(props.mode, InputMode::Amount | InputMode::Decimal) || props.echo.is_some() {
                <p class="echo" role="status" id={part_id(&props.id, "echo")}>
                    {props.echo.clone().unwrap_or_default()}
                </p>
            }
        </div>
    }
}

/// What now stands in the input that the event is about.
pub(super) fn typed(event: &InputEvent) -> AttrValue {
    event
        .target_unchecked_into::<HtmlInputElement>()
        .value()
        .into()
}
