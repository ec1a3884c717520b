use std::rc::Rc;

use rules::Lang;
use yew::prelude::*;

#[derive(Debug, PartialEq, Properties)]
pub struct LanguageSwitchProps {
    pub label: AttrValue,
    /// Each language with its own name for itself.
    pub options: Rc<[(Lang, AttrValue)]>,
    pub current: Lang,
    pub onswitch: Callback<Lang>,
}

/// Changes the language in place.
pub fn language_switch(props: &LanguageSwitchProps) -> Html {
    let option = |(lang, name): &(Lang, AttrValue)| {
        let lang = *lang;
        html! {
            <button
                type="button"
                lang={lang.tag()}
                aria-pressed={if lang == props.current { "true" } else { "false" }}
                onclick={props.onswitch.reform(move |_: MouseEvent| lang)}
            >
                {name}
            </button>
        }
    };
    html! {
        <div class="languages" role="group" aria-label={&props.label}>
            {for props.options.iter().map(option)}
        </div>
    }
}
