use std::rc::Rc;

use rules::pack::RemedyKind;
use yew::prelude::*;

use super::picture::{bar, swatch};

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

/// What the estimate is made of: a bar, and the same as a list.
pub fn parts_bar(props: &PartsBarProps) -> Html {
    let mut from = 0.0;
    let segment = |part: &Part| {
        let span = (from, from + part.share);
        from = span.1;
        bar(class(part.kind), None, span, "0", "100%")
    };
    let item = |part: &Part| {
        html! {
            <li>
                {swatch(class(part.kind), None)}
                <span>{&part.label}</span>
                <strong>{&part.text}</strong>
            </li>
        }
    };
    html! {
        <figure class="parts">
            <figcaption>{&props.title}</figcaption>
            <svg class="bar" aria-hidden="true">{for props.parts.iter().map(segment)}</svg>
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
