use std::rc::Rc;

use yew::{prelude::*, props};

use super::ButtonKind;

/// The way back to an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    pub label: AttrValue,
    /// Which answer, for screen readers.
    pub about: AttrValue,
    pub onclick: Callback<()>,
}

/// One question and what was answered.
#[derive(Clone, Debug, PartialEq)]
pub struct SummaryRow {
    pub key: AttrValue,
    /// A line each.
    pub value: Vec<AttrValue>,
    pub change: Option<Change>,
}

#[derive(Debug, PartialEq, Properties)]
pub struct SummaryListProps {
    pub rows: Rc<[SummaryRow]>,
}

/// Answers to look over.
pub fn summary_list(props: &SummaryListProps) -> Html {
    html! { <dl class="summary">{for props.rows.iter().map(row)}</dl> }
}

fn row(row: &SummaryRow) -> Html {
    html! {
        <div>
            <dt>{&row.key}</dt>
            <dd>{for row.value.iter().map(|line| html! { <p>{line}</p> })}</dd>
            if let Some(change) = &row.change {
                <dd class="change">
                    {super::button(&props!(super::ButtonProps {
                        kind: ButtonKind::Quiet,
                        label: &change.label,
                        about: &change.about,
                        onclick: &change.onclick,
                    }))}
                </dd>
            }
        </div>
    }
}
