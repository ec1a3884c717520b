use yew::prelude::*;

use super::{
    dates::{OF_DATE, OF_DURATION, date_inputs},
    field::Field,
};

#[derive(Debug, PartialEq, Properties)]
pub struct DateFieldProps<const PARTS: usize> {
    pub id: AttrValue,
    pub legend: AttrValue,
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    #[prop_or_default]
    pub fault: Option<AttrValue>,
    /// As typed: year, month, day, and then hour and minute; or hours and minutes.
    pub value: [AttrValue; PARTS],
    pub labels: [AttrValue; PARTS],
    /// Which part was typed into, and what stands in it now.
    pub oninput: Callback<(usize, AttrValue)>,
    /// Whether the legend is the page's heading.
    #[prop_or_default]
    pub heading: bool,
}

fn fieldset<const PARTS: usize>(props: &DateFieldProps<PARTS>, parts: &[&'static str]) -> Html {
    let field = Field {
        id: &props.id,
        name: &props.legend,
        heading: props.heading,
        hint: props.hint.as_ref(),
        fault: props.fault.as_ref(),
    };
    field.group(date_inputs(
        &props.id,
        parts,
        &props.value,
        &props.labels,
        props.fault.is_some(),
        &props.oninput,
    ))
}

/// A day.
pub fn date_field(props: &DateFieldProps<3>) -> Html {
    fieldset(props, &OF_DATE)
}

/// A minute of a day.
pub fn date_time_field(props: &DateFieldProps<5>) -> Html {
    fieldset(props, &OF_DATE)
}

/// A length of time.
pub fn duration_field(props: &DateFieldProps<2>) -> Html {
    fieldset(props, &OF_DURATION)
}
