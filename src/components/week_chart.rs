use std::rc::Rc;

use yew::prelude::*;

use super::picture::{axis, bar, key, percent, table};

/// What a week is to the comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WeekKind {
    Ordinary,
    Highest,
    Outage,
}

impl WeekKind {
    const fn class(self) -> &'static str {
        match self {
            Self::Ordinary => "ordinary",
            Self::Highest => "highest",
            Self::Outage => "outage",
        }
    }
}

/// One week's or day's sales.
#[derive(Clone, Debug, PartialEq)]
pub struct WeekBar {
    pub label: AttrValue,
    /// As a share of the highest; nothing when there is no record.
    pub height: Option<f32>,
    /// The amount in words.
    pub text: AttrValue,
    pub kind: WeekKind,
}

#[derive(Debug, PartialEq, Properties)]
pub struct WeekChartProps {
    pub title: AttrValue,
    pub bars: Rc<[WeekBar]>,
    /// Each so many bars one has its label under it.
    #[prop_or(1)]
    pub every: usize,
    /// The headings of the table.
    pub columns: [AttrValue; 2],
    pub table_label: AttrValue,
    /// Ordinary week, highest week, week of the outage.
    pub legend: [AttrValue; 3],
}

/// The highest bar leaves some air above it.
const TALLEST: f32 = 0.94;

/// Sales by week or day, the outage's shaded.
pub fn week_chart(props: &WeekChartProps) -> Html {
    let width = 1.0 / props.bars.len().max(1) as f32;
    let column = |(index, week): (usize, &WeekBar)| {
        let left = index as f32 * width;
        let inside = (left + width * 0.14, left + width * 0.86);
        html! {
            <>
                if week.kind == WeekKind::Outage {
                    {bar("shade", None, (left, left + width), "0", "100%")}
                }
                if let Some(height) = week.height {
                    <rect
                        class={week.kind.class()}
                        x={percent(inside.0)}
                        width={percent(inside.1 - inside.0)}
                        y={percent(1.0 - height * TALLEST)}
                        height={percent(height * TALLEST)}
                        rx="3"
                    />
                } else {
                    {bar("no-record", None, inside, "70%", "30%")}
                }
            </>
        }
    };
    let labels = props
        .bars
        .iter()
        .enumerate()
        .step_by(props.every.max(1))
        .map(|(index, week)| ((index as f32 + 0.5) * width, week.label.clone()));
    html! {
        <figure class="weeks">
            <figcaption>{&props.title}</figcaption>
            {key([("ordinary", None), ("highest", None), ("outage", None)], &props.legend)}
            <svg class="plot" aria-hidden="true">
                {for props.bars.iter().enumerate().map(column)}
                {level(&props.bars)}
            </svg>
            {axis(labels)}
            {table(
                &props.table_label,
                &props.title,
                &props.columns,
                props.bars.iter().map(|bar| (&bar.label, &bar.text)),
            )}
        </figure>
    }
}

/// The highest week's level across the picture, so that what the outage's week lacks is seen.
fn level(bars: &[WeekBar]) -> Option<Html> {
    let height = bars
        .iter()
        .find(|bar| bar.kind == WeekKind::Highest)?
        .height?;
    let y = percent(1.0 - height * TALLEST);
    Some(html! { <line class="level" x2="100%" y1={&y} y2={&y} /> })
}
