use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::{
    field::part_id,
    picture::{axis, bar, key, percent, table},
};

/// What a day is to the comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayKind {
    Ordinary,
    /// Of the week with the highest sales.
    Best,
    /// Of the week that the outage fell in.
    OutageWeek,
}

impl DayKind {
    const fn class(self) -> &'static str {
        match self {
            Self::Ordinary => "ordinary",
            Self::Best => "highest",
            Self::OutageWeek => "outage",
        }
    }
}

/// One day's sales.
#[derive(Clone, Debug, PartialEq)]
pub struct DayBar {
    /// The day, as it stands under the bars.
    pub tick: AttrValue,
    /// The day in words.
    pub name: AttrValue,
    /// As a share of the highest; nothing when it is not known.
    pub height: Option<f32>,
    /// The amount in words.
    pub text: AttrValue,
    pub kind: DayKind,
    /// Whether the service was down on it.
    pub down: bool,
}

#[derive(Debug, PartialEq, Properties)]
pub struct DayChartProps {
    pub id: AttrValue,
    pub title: AttrValue,
    pub days: Rc<[DayBar]>,
    /// Each so many days one has its date under it.
    pub every: usize,
    /// What choosing a day is called.
    pub pick_label: AttrValue,
    /// The headings of the table.
    pub columns: [AttrValue; 2],
    pub table_label: AttrValue,
    /// Ordinary day, best week, week of the outage, time of the outage.
    pub legend: [AttrValue; 4],
    /// The day that is chosen first.
    pub first: usize,
    /// What is said of the day chosen, by its place.
    pub about: Callback<usize, Html>,
}

/// The highest bar leaves some air above it.
const TALLEST: f32 = 0.94;

/// Sales by day. One day is chosen by touch, by mouse or by the arrow keys: the bars lie under a
/// range input that does not show, so that browsers do all of that and screen readers say the day.
#[component]
pub fn DayChart(props: &DayChartProps) -> Html {
    let chosen = use_state(|| props.first);
    let last = props.days.len().saturating_sub(1);
    let at = (*chosen).min(last);
    let oninput = {
        let chosen = chosen.clone();
        move |event: InputEvent| {
            let input = event.target_unchecked_into::<HtmlInputElement>();
            if let Ok(at) = input.value().parse() {
                chosen.set(at);
            }
        }
    };
    let width = 1.0 / props.days.len().max(1) as f32;
    let column = |(index, day): (usize, &DayBar)| {
        let left = index as f32 * width;
        let inside = (left + width * 0.14, left + width * 0.86);
        html! {
            <>
                if day.down {
                    {bar("shade", None, (left, left + width), "0", "100%")}
                }
                if index == at {
                    {bar("chosen-day", None, (left, left + width), "0", "100%")}
                }
                if let Some(height) = day.height {
                    <rect
                        class={day.kind.class()}
                        x={percent(inside.0)}
                        width={percent(inside.1 - inside.0)}
                        y={percent(1.0 - height * TALLEST)}
                        height={percent(height * TALLEST)}
                    />
                } else {
                    {bar("no-record", None, inside, "85%", "15%")}
                }
            </>
        }
    };
    let days = props.days.iter().enumerate();
    let labels = days
        .clone()
        .step_by(props.every.max(1))
        .map(|(index, day)| ((index as f32 + 0.5) * width, day.tick.clone()));
    let shapes = [
        ("ordinary", None),
        ("highest", None),
        ("outage", None),
        ("shade", None),
    ];
    let picked = props.days.get(at);
    let says = picked.map(|day| [&*day.name, ": ", &day.text].concat());
    let input_id = part_id(&props.id, "pick");
    html! {
        <figure class="weeks days">
            <figcaption>{&props.title}</figcaption>
            {key(shapes, &props.legend)}
            <div class="pickable">
                <label class="unseen" for={&input_id}>{&props.pick_label}</label>
                <input
                    id={input_id}
                    type="range"
                    min="0"
                    max={last.to_string()}
                    step="1"
                    value={at.to_string()}
                    aria-valuetext={says}
                    {oninput}
                />
                <svg class="plot" aria-hidden="true">{for days.map(column)}</svg>
            </div>
            {axis(labels)}
            <div class="picked">{props.about.emit(at)}</div>
            {table(
                &props.table_label,
                &props.title,
                &props.columns,
                props.days.iter().map(|day| (&day.name, &day.text)),
            )}
        </figure>
    }
}
