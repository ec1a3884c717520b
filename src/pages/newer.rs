//! That newer rules came out since the answers were begun, and what they would change.

use interview::newer::Newer;
use words::{i18n::fill, wording::Wording};
use yew::{prelude::*, props};

use super::changes::{self, Side};

use crate::{
    browser::history,
    components::{self as ui, ButtonKind, NoticeKind},
    pages::view::View,
    state::Action,
};

/// Nothing under the current rules.
pub(super) fn notice(view: &View) -> Html {
    let (words, state) = (view.words, view.state());
    let Some(rules) = state.newer else {
        return Html::default();
    };
    let newer = rules.pack();
    let text = fill(words.newer_text, &[&view.pack().version, &newer.version]);
    let dispatcher = view.dispatcher();
    let take_up = move |()| {
        history::forget_version();
        dispatcher.dispatch(Action::TakeUpNewer);
    };
    html! {
        <>
            {ui::notice(&props!(ui::NoticeProps {
                kind: NoticeKind::Warning,
                heading: words.newer_heading,
                children: html! { <>
                    <p>{text}</p>
                    if !state.interview.draft().is_empty() {
                        {changed(view, &Wording { pack: newer, words }, &Newer::of(
                            rules,
                            state.interview.draft(),
                            view.estimate(),
                            state.interview.now(),
                        ))}
                    }
                    {ui::button(&props!(ui::ButtonProps {
                        label: words.newer_button,
                        kind: ButtonKind::Secondary,
                        onclick: take_up,
                    }))}
                    <p class="note">{words.newer_stay}</p>
                </> },
            }))}
        </>
    }
}

fn changed(view: &View, wording: &Wording<'_>, newer: &Newer) -> Html {
    let (words, before) = (view.words, view.wording());
    let rows = changes::rows(
        &Side {
            wording: &before,
            estimate: view.estimate(),
        },
        &Side {
            wording,
            estimate: &newer.estimate,
        },
        &newer.changes,
    );
    if rows.is_empty() {
        return html! { <p>{words.newer_same}</p> };
    }
    let heads = [words.newer_remedy, words.newer_before, words.newer_after];
    changes::table(words.newer_table, heads, rows)
}
