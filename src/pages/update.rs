//! That a newer version of the calculator can be taken up, which the person may leave.

use yew::{prelude::*, props};

use crate::{
    components::{self as ui, ButtonKind, NoticeKind},
    i18n::Catalogue,
    update,
    view::View,
};

/// Nothing while the answers are not kept: taking the newer version up opens the page anew.
pub(super) fn notice(view: &View) -> Html {
    let state = view.state();
    if state.told_unsaved && !state.draft.is_empty() {
        return Html::default();
    }
    html! { <UpdateNotice words={Words(view.words)} /> }
}

#[derive(Clone, Copy, Debug)]
struct Words(&'static Catalogue);

impl PartialEq for Words {
    /// There is one catalogue a language.
    fn eq(&self, other: &Self) -> bool {
        self.0.lang == other.0.lang
    }
}

#[derive(Debug, PartialEq, Properties)]
struct UpdateNoticeProps {
    words: Words,
}

/// It is the browser that knows whether a newer version is here, not the claim.
#[component]
fn UpdateNotice(props: &UpdateNoticeProps) -> Html {
    let Words(words) = props.words;
    let offered = use_state(update::waits);
    {
        let offered = offered.setter();
        use_effect_with((), move |()| {
            let listener = update::listen(move || offered.set(true));
            move || drop(listener)
        });
    }
    if !*offered {
        return Html::default();
    }
    let later = offered.setter();
    html! {
        <div role="status">
            {ui::notice(&props!(ui::NoticeProps {
                kind: NoticeKind::Info,
                heading: words.update_heading,
                children: html! { <>
                    <p>{words.update_text}</p>
                    <div class="actions">
                        {ui::button(&props!(ui::ButtonProps {
                            label: words.update_now,
                            id: update::TAKE_UP,
                            kind: ButtonKind::Secondary,
                            onclick: Callback::noop(),
                        }))}
                        {ui::button(&props!(ui::ButtonProps {
                            label: words.update_later,
                            kind: ButtonKind::Quiet,
                            onclick: move |()| later.set(false),
                        }))}
                    </div>
                </> },
            }))}
        </div>
    }
}
