use std::rc::Rc;

use yew::prelude::*;

use super::{
    Icon, IconName,
    picture::{key, percent, table},
};

/// One service on the axis. Spans are from and to, as shares of the axis.
#[derive(Clone, Debug, PartialEq)]
pub struct TimelineRow {
    pub name: AttrValue,
    pub icon: IconName,
    pub published: Vec<(f32, f32)>,
    pub counted: Vec<(f32, f32)>,
    /// The same in words.
    pub text: AttrValue,
    /// Whether the published end is 'about' or 'by then'.
    pub uncertain_end: bool,
    /// Whether the claimant corrected the published window.
    pub corrected: bool,
}

#[derive(Debug, PartialEq, Properties)]
pub struct TimelineProps {
    pub title: AttrValue,
    pub rows: Rc<[TimelineRow]>,
    /// Marks on the axis.
    pub ticks: Rc<[(f32, AttrValue)]>,
    /// The headings of the table.
    pub columns: [AttrValue; 2],
    pub table_label: AttrValue,
    /// Published, yours, end not exactly known.
    pub legend: [AttrValue; 3],
}

/// When each service was down.
#[component]
pub fn Timeline(props: &TimelineProps) -> Html {
    let row = |row: &TimelineRow| {
        html! {
            <li>
                <p><Icon name={row.icon} />{&row.name}</p>
                <svg class="lane">
                    {for row.published.iter().map(|span| rect("published", span))}
                    {for row.counted.iter().map(|span| rect("counted", span))}
                </svg>
            </li>
        }
    };
    html! {
        <figure class="timeline">
            <figcaption>{&props.title}</figcaption>
            {key(["published", "counted", "uncertain"], &props.legend)}
            <ul aria-hidden="true">{for props.rows.iter().map(row)}</ul>
            {table(
                &props.table_label,
                &props.title,
                &props.columns,
                props.rows.iter().map(|row| (&row.name, &row.text)),
            )}
        </figure>
    }
}

fn rect(class: &'static str, (from, to): &(f32, f32)) -> Html {
    html! { <rect {class} x={percent(*from)} width={percent(to - from)} height="100%" /> }
}
