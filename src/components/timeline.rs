use std::rc::Rc;

use yew::prelude::*;

use super::{
    IconName,
    picture::{self, Stripes, axis, bar, hatch, percent, table},
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
    /// Published or given, and what counts of it.
    pub legend: [AttrValue; 2],
    /// That an end is not exactly known; told where one is not.
    pub uncertain: AttrValue,
    /// Which of a page's pictures it is.
    #[prop_or_default]
    pub stripes: Stripes,
}

/// When each service was down.
pub fn timeline(props: &TimelineProps) -> Html {
    let row = |row: &TimelineRow| {
        html! {
            <li>
                <p>
                    {super::icon(row.icon)}
                    <span>{&row.name}</span>
                    if row.corrected {
                        {super::icon(IconName::Pencil)}
                    }
                </p>
                <svg class="lane">
                    {for props.ticks.iter().map(|(at, _)| mark(*at))}
                    {for row.published.iter().map(|span| {
                        bar("published", None, *span, "10%", "80%")
                    })}
                    {for row.published.last().filter(|_| row.uncertain_end).map(|span| tail(props.stripes, *span))}
                    {for row.counted.iter().map(|span| bar("counted", None, *span, "38%", "24%"))}
                </svg>
            </li>
        }
    };
    html! {
        <figure class="timeline">
            <figcaption>{&props.title}</figcaption>
            {key(props)}
            <svg class="defs" aria-hidden="true">{hatch(props.stripes)}</svg>
            {axis(props.ticks.iter().cloned())}
            <ul class="lanes" aria-hidden="true">{for props.rows.iter().map(row)}</ul>
            {table(
                &props.table_label,
                &props.title,
                &props.columns,
                props.rows.iter().map(|row| (&row.name, &row.text)),
            )}
        </figure>
    }
}

fn key(props: &TimelineProps) -> Html {
    let [published, counted] = props.legend.clone();
    let shapes = [("published", None), ("counted", None)];
    if props.rows.iter().any(|row| row.uncertain_end) {
        let words = [published, counted, props.uncertain.clone()];
        let [first, second] = shapes;
        picture::key(
            [first, second, ("uncertain", Some(props.stripes.fill()))],
            &words,
        )
    } else {
        picture::key(shapes, &props.legend)
    }
}

fn mark(at: f32) -> Html {
    html! { <line x1={percent(at)} x2={percent(at)} y2="100%" /> }
}

/// The stretch before an end that is not exactly known. How long it is says nothing: only that
/// the end lies somewhere thereabouts.
fn tail(stripes: Stripes, (from, to): (f32, f32)) -> Html {
    const LENGTH: f32 = 0.07;
    let start = from.max(to - LENGTH.min((to - from) / 2.0));
    bar("uncertain", Some(stripes.fill()), (start, to), "10%", "80%")
}
