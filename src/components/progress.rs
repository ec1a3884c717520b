use std::rc::Rc;

use yew::prelude::*;

#[derive(Debug, PartialEq, Properties)]
pub struct ProgressProps {
    /// What it is the progress of, for screen readers.
    pub label: AttrValue,
    pub steps: Rc<[AttrValue]>,
    /// From zero.
    pub current: usize,
    /// The same in words.
    pub text: AttrValue,
}

/// How far through the interview the page is.
pub fn progress(props: &ProgressProps) -> Html {
    let step = |(index, name): (usize, &AttrValue)| {
        let class = match index.cmp(&props.current) {
            std::cmp::Ordering::Less => "done",
            std::cmp::Ordering::Equal => "current",
            std::cmp::Ordering::Greater => "ahead",
        };
        html! { <li {class}><span>{name}</span></li> }
    };
    html! {
        <div class="progress" role="group" aria-label={&props.label}>
            <ol aria-hidden="true">{for props.steps.iter().enumerate().map(step)}</ol>
            <p>{&props.text}</p>
        </div>
    }
}
