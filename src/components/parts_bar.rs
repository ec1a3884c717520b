use std::rc::Rc;

use rules::pack::RemedyKind;
use yew::prelude::*;

use super::picture::percent;

/// One part of the whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    pub label: AttrValue,
    /// Of the whole, from 0 to 1.
    pub share: f32,
    pub text: AttrValue,
    pub kind: RemedyKind,
}

#[derive(Debug, PartialEq, Properties)]
pub struct PartsBarProps {
    pub title: AttrValue,
    pub parts: Rc<[Part]>,
}

/// What the estimate is made of.
#[component]
pub fn PartsBar(props: &PartsBarProps) -> Html {
    let mut from = 0.0;
    let bar = |part: &Part| {
        let x = from;
        from += part.share;
        html! {
            <rect class={class(part.kind)} x={percent(x)} width={percent(part.share)} height="100%" />
        }
    };
    let item = |part: &Part| {
        html! {
            <li>
                <svg class="swatch" aria-hidden="true">
                    <rect class={class(part.kind)} width="100%" height="100%" />
                </svg>
                <span>{&part.label}</span>
                <span>{&part.text}</span>
            </li>
        }
    };
    html! {
        <figure class="parts">
            <figcaption>{&props.title}</figcaption>
            <svg class="bar" aria-hidden="true">{for props.parts.iter().map(bar)}</svg>
            <ul>{for props.parts.iter().map(item)}</ul>
        </figure>
    }
}

const fn class(kind: RemedyKind) -> &'static str {
    match kind {
        RemedyKind::Cash => "cash",
        RemedyKind::Credit => "credit",
        RemedyKind::Extension => "extension",
        RemedyKind::Voucher => "voucher",
        RemedyKind::InKind => "in-kind",
    }
}
