use std::rc::Rc;

use yew::prelude::*;

use super::picture::{key, percent, table};

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

/// One week's sales.
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
    /// The headings of the table.
    pub columns: [AttrValue; 2],
    pub table_label: AttrValue,
    /// Ordinary week, highest week, week of the outage.
    pub legend: [AttrValue; 3],
}

/// Sales by week, the outage's shaded.
#[component]
pub fn WeekChart(props: &WeekChartProps) -> Html {
    let count = props.bars.len().max(1) as f32;
    let bar = |(index, bar): (usize, &WeekBar)| {
        let height = bar.height.unwrap_or_default();
        html! {
            <rect
                class={bar.kind.class()}
                x={percent(index as f32 / count)}
                y={percent(1.0 - height)}
                width={percent(0.8 / count)}
                height={percent(height)}
            />
        }
    };
    html! {
        <figure class="weeks">
            <figcaption>{&props.title}</figcaption>
            {key(["ordinary", "highest", "outage"], &props.legend)}
            <svg class="plot" aria-hidden="true">{for props.bars.iter().enumerate().map(bar)}</svg>
            {table(
                &props.table_label,
                &props.title,
                &props.columns,
                props.bars.iter().map(|bar| (&bar.label, &bar.text)),
            )}
        </figure>
    }
}
