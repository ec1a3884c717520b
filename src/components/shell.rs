use yew::prelude::*;

use super::focus::focus_id;

#[derive(Debug, PartialEq, Properties)]
pub struct ShellProps {
    pub product: AttrValue,
    /// Where all schemes are listed.
    pub home: AttrValue,
    pub home_label: AttrValue,
    pub tagline: AttrValue,
    #[prop_or_default]
    pub language: Html,
    #[prop_or_default]
    pub progress: Html,
    /// The running estimate.
    #[prop_or_default]
    pub aside: Html,
    #[prop_or_default]
    pub footer: Html,
    pub skip_label: AttrValue,
    #[prop_or_default]
    pub children: Html,
}

/// The frame of every page.
pub fn shell(props: &ShellProps) -> Html {
    let skip = |event: MouseEvent| {
        event.prevent_default();
        focus_id("main");
    };
    html! {
        <div class="frame">
            <a class="skip" href="#main" onclick={skip}>{&props.skip_label}</a>
            <header>
                // A week that fell short, made up for.
                <svg class="mark" viewBox="0 0 24 24" aria-hidden="true">
                    <rect x="2" y="6" width="5" height="16" rx="1.5" />
                    <rect class="good" x="9.5" y="3" width="5" height="9" rx="1.5" />
                    <rect x="9.5" y="13.5" width="5" height="8.5" rx="1.5" />
                    <rect x="17" y="3" width="5" height="19" rx="1.5" />
                </svg>
                <p class="product">
                    <a href={&props.home}>
                        {&props.product}
                        <span class="unseen">{": "}{&props.home_label}</span>
                    </a>
                </p>
                <p class="tagline">{&props.tagline}</p>
                {props.language.clone()}
            </header>
            <div class="columns">
                <main id="main" tabindex="-1">
                    {props.progress.clone()}
                    {props.children.clone()}
                </main>
                if props.aside != Html::default() {
                    <aside>{props.aside.clone()}</aside>
                }
            </div>
            <footer>{props.footer.clone()}</footer>
        </div>
    }
}
