use yew::prelude::*;

use super::IconName;

/// How much a button asks for attention; a page has one primary button.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    #[default]
    Primary,
    Secondary,
    Quiet,
}

impl ButtonKind {
    const fn class(self) -> &'static str {
        match self {
            Self::Primary => "button primary",
            Self::Secondary => "button secondary",
            Self::Quiet => "button quiet",
        }
    }
}

#[derive(Debug, PartialEq, Properties)]
pub struct ButtonProps {
    pub label: AttrValue,
    pub onclick: Callback<()>,
    #[prop_or_default]
    pub kind: ButtonKind,
    #[prop_or_default]
    pub icon: Option<IconName>,
    #[prop_or_default]
    pub id: Option<AttrValue>,
    /// What it acts on, for those who do not see what it stands beside.
    #[prop_or_default]
    pub about: Option<AttrValue>,
    /// Whether it sends the form that it is in, so that the Enter key does too.
    #[prop_or_default]
    pub submit: bool,
}

pub fn button(props: &ButtonProps) -> Html {
    html! {
        <button
            type={if props.submit { "submit" } else { "button" }}
            id={props.id.clone()}
            class={props.kind.class()}
            onclick={props.onclick.reform(|_: MouseEvent| ())}
        >
            if let Some(name) = props.icon {
                {super::icon(name)}
            }
            {&props.label}
            if let Some(about) = &props.about {
                <span class="unseen">{" "}{about}</span>
            }
        </button>
    }
}
