//! That a newer version of the calculator can be taken up, which the person may leave.

use yew::{prelude::*, props};

use crate::{
    bridge::update,
    components::{self as ui, ButtonKind, NoticeKind},
    pages::view::View,
    state::Action,
};

/// Nothing while the answers are not kept: taking the newer version up opens the page anew.
pub(super) fn notice(view: &View) -> Html {
    let (words, state) = (view.words, view.state());
    if !state.update || state.drafts.told_unsaved && !state.interview.draft().is_empty() {
        return Html::default();
    }
    html! {
        <div role="status">
            {ui::notice(&props!(ui::NoticeProps {
                kind: NoticeKind::Info,
                heading: words.update_heading,
                children: html! { <>
                    <p>{words.update_text}</p>
                    <div class="actions">
                        // The script that keeps the newer version knows it by its id.
                        {ui::button(&props!(ui::ButtonProps {
                            label: words.update_now,
                            id: update::TAKE_UP,
                            kind: ButtonKind::Secondary,
                            onclick: Callback::noop(),
                        }))}
                        {ui::button(&props!(ui::ButtonProps {
                            label: words.update_later,
                            kind: ButtonKind::Quiet,
                            onclick: view.act(|| Action::Update(false)),
                        }))}
                    </div>
                </> },
            }))}
        </div>
    }
}
