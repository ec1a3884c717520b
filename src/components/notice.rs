use yew::prelude::*;

use super::IconName;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NoticeKind {
    #[default]
    Info,
    Warning,
    Good,
}

#[derive(Debug, PartialEq, Properties)]
pub struct NoticeProps {
    #[prop_or_default]
    pub kind: NoticeKind,
    #[prop_or_default]
    pub heading: Option<AttrValue>,
    #[prop_or_default]
    pub children: Html,
}

/// Something to know before going on.
pub fn notice(props: &NoticeProps) -> Html {
    let (class, name) = match props.kind {
        NoticeKind::Info => ("notice info", IconName::Info),
        NoticeKind::Warning => ("notice warning", IconName::Alert),
        NoticeKind::Good => ("notice good", IconName::CheckCircle),
    };
    html! {
        <div {class}>
            {super::icon(name)}
            <div>
                if let Some(heading) = &props.heading {
                    <p class="notice-heading">{heading}</p>
                }
                {props.children.clone()}
            </div>
        </div>
    }
}
