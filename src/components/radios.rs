use std::rc::Rc;

use yew::prelude::*;

use super::{
    field::Field,
    option_list::{ChoiceOption, option_list},
};

#[derive(Debug, PartialEq, Properties)]
pub struct RadiosProps {
    pub id: AttrValue,
    pub legend: AttrValue,
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    #[prop_or_default]
    pub fault: Option<AttrValue>,
    pub options: Rc<[ChoiceOption]>,
    /// The value of the option chosen.
    #[prop_or_default]
    pub chosen: Option<AttrValue>,
    pub onchoose: Callback<AttrValue>,
    /// Whether the legend is the page's heading.
    #[prop_or_default]
    pub heading: bool,
}

/// One answer of several.
pub fn radios(props: &RadiosProps) -> Html {
    let field = Field {
        id: &props.id,
        name: &props.legend,
        heading: props.heading,
        hint: props.hint.as_ref(),
        fault: props.fault.as_ref(),
    };
    field.group(option_list(
        &props.id,
        "radio",
        &props.options,
        props.chosen.as_slice(),
        &props.onchoose,
    ))
}
