use std::rc::Rc;

use yew::prelude::*;

use super::{
    ChoiceOption, IconName,
    field::{Field, part_id},
    option_list::{Row, option_row, ticked},
    search::matches,
    text_field::typed,
};

/// A service to choose.
#[derive(Clone, Debug, PartialEq)]
pub struct PickerService {
    pub value: AttrValue,
    pub name: AttrValue,
    /// Other words that people search it by.
    pub keywords: AttrValue,
    pub icon: IconName,
    pub note: Option<AttrValue>,
}

/// Services that belong together.
#[derive(Clone, Debug, PartialEq)]
pub struct PickerGroup {
    pub name: AttrValue,
    pub services: Vec<PickerService>,
}

#[derive(Debug, PartialEq, Properties)]
pub struct ServicePickerProps {
    pub id: AttrValue,
    pub legend: AttrValue,
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    #[prop_or_default]
    pub fault: Option<AttrValue>,
    pub search_label: AttrValue,
    pub nothing_found: AttrValue,
    /// How many are chosen, in words.
    pub chosen_text: AttrValue,
    pub groups: Rc<[PickerGroup]>,
    /// The values of the services chosen.
    pub chosen: Rc<[AttrValue]>,
    pub ontoggle: Callback<AttrValue>,
    pub none_label: AttrValue,
    pub none_chosen: bool,
    pub onnone: Callback<()>,
    /// Whether the legend is the page's heading.
    #[prop_or_default]
    pub heading: bool,
}

/// The services that were used: a list to tick, grouped, and searched as one types.
#[component]
pub fn ServicePicker(props: &ServicePickerProps) -> Html {
    let query = use_state(AttrValue::default);
    let search = {
        let query = query.clone();
        move |event: InputEvent| query.set(typed(&event))
    };
    // What is chosen stays in sight whatever is searched, so that nothing is chosen unseen.
    let shown = |service: &&PickerService| {
        props.chosen.contains(&service.value)
            || matches(&service.name, &query)
            || matches(&service.keywords, &query)
    };
    let found = props
        .groups
        .iter()
        .flat_map(|group| &group.services)
        .any(|service| matches(&service.name, &query) || matches(&service.keywords, &query));
    let row = |service: &PickerService| {
        let option = ChoiceOption {
            value: service.value.clone(),
            label: service.name.clone(),
            hint: service.note.clone(),
            icon: Some(service.icon),
        };
        option_row(&Row {
            kind: "checkbox",
            name: &props.id,
            id: part_id(&props.id, &service.value),
            option: &option,
            chosen: props.chosen.contains(&service.value),
        })
    };
    let group = |(index, group): (usize, &PickerGroup)| {
        let mut rows = group.services.iter().filter(shown).map(row).peekable();
        rows.peek()?;
        let title = part_id(&props.id, &["group", &index.to_string()].concat());
        Some(html! {
            <div class="group" role="group" aria-labelledby={&title} key={index}>
                <p class="group-name" id={&title}>{&group.name}</p>
                <div class="options">{for rows}</div>
            </div>
        })
    };
    let none = ChoiceOption {
        value: "none".into(),
        label: props.none_label.clone(),
        hint: None,
        icon: None,
    };
    let search_id = part_id(&props.id, "search");
    let field = Field {
        id: &props.id,
        name: &props.legend,
        heading: props.heading,
        hint: props.hint.as_ref(),
        fault: props.fault.as_ref(),
    };
    field.group(html! {
        <div class="picker">
            <div class="search">
                <label for={&search_id}>{&props.search_label}</label>
                {super::icon(IconName::Search)}
                <input id={search_id} class="input" type="search" autocomplete="off" value={&*query} oninput={search} />
                <p class="chosen-text" role="status">{&props.chosen_text}</p>
            </div>
            <p role="status">{if found { AttrValue::default() } else { props.nothing_found.clone() }}</p>
            <div onchange={props.ontoggle.reform(|event: Event| ticked(&event))}>
                {for props.groups.iter().enumerate().filter_map(group)}
            </div>
            <div class="none" onchange={props.onnone.reform(|_: Event| ())}>
                {option_row(&Row {
                    kind: "checkbox",
                    name: &props.id,
                    id: part_id(&props.id, "none"),
                    option: &none,
                    chosen: props.none_chosen,
                })}
            </div>
        </div>
    })
}
