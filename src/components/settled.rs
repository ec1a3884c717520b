use gloo_timers::callback::Timeout;
use yew::prelude::*;

/// How long nothing may change before it is said.
const QUIET_MS: u32 = 1_000;

#[derive(Debug, PartialEq, Properties)]
pub struct SettledProps {
    pub text: AttrValue,
}

/// Says a text to a screen reader once it stays, and not at each key that changes it.
#[component]
pub fn Settled(props: &SettledProps) -> Html {
    let said = use_state_eq(AttrValue::default);
    {
        let said = said.clone();
        use_effect_with(props.text.clone(), move |text| {
            let text = text.clone();
            let timeout = Timeout::new(QUIET_MS, move || said.set(text));
            move || drop(timeout)
        });
    }
    html! { <p class="unseen" role="status">{(*said).clone()}</p> }
}
