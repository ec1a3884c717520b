use std::rc::Rc;

use yew::prelude::*;

use super::{
    field::Field,
    option_list::{ChoiceOption, option_list},
};

#[derive(Debug, PartialEq, Properties)]
pub struct CheckboxesProps {
    pub id: AttrValue,
    pub legend: AttrValue,
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    #[prop_or_default]
    pub fault: Option<AttrValue>,
    pub options: Rc<[ChoiceOption]>,
    /// The values of the options chosen.
    pub chosen: Rc<[AttrValue]>,
    pub ontoggle: Callback<AttrValue>,
    /// Whether the legend is the page's heading.
    #[prop_or_default]
    pub heading: bool,
}

/// Any number of answers.
pub fn checkboxes(props: &CheckboxesProps) -> Html {
    let field = Field {
        id: &props.id,
        name: &props.legend,
        heading: props.heading,
        hint: props.hint.as_ref(),
        fault: props.fault.as_ref(),
    };
    field.group(option_list(
        &props.id,
        "checkbox",
        &props.options,
        &props.chosen,
        &props.ontoggle,
    ))
}
