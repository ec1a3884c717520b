use rules::estimate::Certainty;
use yew::prelude::*;

use super::IconName;

#[derive(Debug, PartialEq, Properties)]
pub struct CertaintyTagProps {
    pub certainty: Certainty,
    pub word: AttrValue,
}

/// How sure a figure is, by colour, icon and word.
pub fn certainty_tag(props: &CertaintyTagProps) -> Html {
    let (class, name) = match props.certainty {
        Certainty::Due => ("tag due", IconName::CheckCircle),
        Certainty::Range => ("tag range", IconName::Range),
        Certainty::Review => ("tag review", IconName::Person),
        Certainty::NotDue => ("tag not-due", IconName::Minus),
        Certainty::Unknown => ("tag unknown", IconName::Question),
    };
    html! { <span {class}>{super::icon(name)}{&props.word}</span> }
}
