use std::rc::Rc;

use words::wording::StepText;
use yew::prelude::*;

use super::sources::{SourceLink, source_list};

/// One step of the working.
#[derive(Clone, Debug, PartialEq)]
pub struct StepView {
    pub title: AttrValue,
    /// The arithmetic, a line each.
    pub lines: Vec<AttrValue>,
    pub result: Option<AttrValue>,
    pub sources: Vec<SourceLink>,
}

impl From<StepText> for StepView {
    fn from(step: StepText) -> Self {
        Self {
            title: step.title.into(),
            lines: step.lines.into_iter().map(AttrValue::from).collect(),
            result: step.result.map(AttrValue::from),
            sources: step.sources.into_iter().map(SourceLink::from).collect(),
        }
    }
}

#[derive(Debug, PartialEq, Properties)]
pub struct StepListProps {
    pub steps: Rc<[StepView]>,
    pub sources_label: AttrValue,
}

/// How a figure was come to, as one would write it on paper.
pub fn step_list(props: &StepListProps) -> Html {
    let step = |step: &StepView| {
        html! {
            <li>
                <p class="step-title">{&step.title}</p>
                {for step.lines.iter().map(|line| html! { <p>{line}</p> })}
                if let Some(result) = &step.result {
                    <p class="result">{result}</p>
                }
                {source_list(&props.sources_label, &step.sources)}
            </li>
        }
    };
    html! { <ol class="steps">{for props.steps.iter().map(step)}</ol> }
}
