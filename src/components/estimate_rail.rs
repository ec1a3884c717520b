use std::rc::Rc;

use yew::{prelude::*, props};

use super::{ButtonKind, IconName};

#[derive(Debug, PartialEq, Properties)]
pub struct EstimateRailProps {
    pub heading: AttrValue,
    /// The total, large.
    pub figure: AttrValue,
    /// What it is made of, by kind.
    pub lines: Rc<[(AttrValue, AttrValue)]>,
    pub note: AttrValue,
    /// Names the button that opens the bar on phones.
    pub toggle_label: AttrValue,
    /// Said politely; changes only when the estimate does.
    pub announce: AttrValue,
    /// The way to the estimate's own page.
    #[prop_or_default]
    pub open_page: Option<(AttrValue, Callback<()>)>,
}

/// The running estimate: a rail on wide screens, on phones a bar that opens.
#[component]
pub fn EstimateRail(props: &EstimateRailProps) -> Html {
    let open = use_state(|| false);
    let toggle = {
        let open = open.clone();
        move |_: MouseEvent| open.set(!*open)
    };
    html! {
        <div class={if *open { "rail open" } else { "rail" }}>
            <p class="unseen" role="status">{&props.announce}</p>
            <div class="rail-bar">
                <h2>{&props.heading}</h2>
                <p class="figure">{&props.figure}</p>
                <button
                    type="button"
                    class="rail-toggle"
                    aria-expanded={if *open { "true" } else { "false" }}
                    aria-controls="rail-body"
                    onclick={toggle}
                >
                    {&props.toggle_label}{super::icon(IconName::ChevronDown)}
                </button>
            </div>
            <div class="rail-body" id="rail-body">
                <dl>{for props.lines.iter().map(line)}</dl>
                <p class="note">{&props.note}</p>
                if let Some((label, onclick)) = &props.open_page {
                    {super::button(&props!(super::ButtonProps {
                        kind: ButtonKind::Secondary,
                        label,
                        onclick,
                    }))}
                }
            </div>
        </div>
    }
}

fn line((kind, amount): &(AttrValue, AttrValue)) -> Html {
    html! { <div><dt>{kind}</dt><dd>{amount}</dd></div> }
}
