//! What another answer would change, beside what is.

mod lever_field;

use interview::{
    changes::changes,
    what_if::{self, Suppose, WhatIf},
};
use words::i18n::{
    estimate::{EstimateWords, estimate as words_of},
    fill,
};
use yew::{prelude::*, props};

use self::lever_field::LeverField;
use crate::{
    components::{self as ui, ButtonKind, Settled},
    pages::{
        changes::{self as table, Row, Side},
        view::View,
    },
    state::Action,
};

/// The heading's id: who presses a button that goes away finds themselves there.
const HEADING: &str = "what-if";

/// Fields that do not fill a phone's screen stand open.
const FEW: usize = 2;

/// Nothing where no answer can be varied by itself.
pub(super) fn section(view: &View) -> Html {
    let state = view.state();
    let levers = what_if::levers(view.pack(), state.interview.claim(), view.estimate());
    let words = words_of(view.words.lang);
    let taken_up = matches!(state.interview.what_if(), WhatIf::TakenUp);
    if levers.is_empty() {
        return Html::default();
    }
    let rows = compared(view);
    let said = match &rows {
        Some(rows) => said(words, rows),
        None if taken_up => words.what_if_taken_up.to_owned(),
        None => String::new(),
    };
    html! {
        <section class="what-if">
            <h2 id={HEADING} tabindex="-1">{words.what_if}</h2>
            if taken_up {
                <p><strong>{words.what_if_taken_up}</strong></p>
            }
            {ui::disclosure(&props!(ui::DisclosureProps {
                summary: words.what_if_open,
                open: levers.len() <= FEW,
                children: html! { <>
                    <p class="hint">{words.what_if_text}</p>
                    <div class="tried">
                        <div>
                            {for levers.iter().map(|lever| LeverField { view, words, lever }.field())}
                        </div>
                        <div>{result(view, words, rows)}</div>
                    </div>
                </> },
            }))}
            <Settled text={said} />
        </section>
    }
}

/// What differs, when something is supposed and says something.
fn compared(view: &View) -> Option<Vec<Row>> {
    let WhatIf::Other(supposed) = view.state().interview.what_if() else {
        return None;
    };
    let after = supposed.estimate()?;
    let (wording, before) = (&view.wording(), view.estimate());
    let side = |estimate| Side { wording, estimate };
    Some(table::rows(
        &side(before),
        &side(after),
        &changes(before, after),
    ))
}

fn said(words: &EstimateWords, rows: &[Row]) -> String {
    if rows.is_empty() {
        return words.what_if_same.into();
    }
    let row = |[name, old, new]: &Row| fill(words.what_if_row, &[name, old, new]);
    rows.iter().map(row).collect::<Vec<_>>().join(", ")
}

/// What would change, and the ways out.
fn result(view: &View, words: &'static EstimateWords, rows: Option<Vec<Row>>) -> Html {
    if !matches!(view.state().interview.what_if(), WhatIf::Other(_)) {
        return Html::default();
    }
    let whole = rows.is_some();
    html! {
        <>
            if let Some(rows) = rows {
                if rows.is_empty() {
                    <p>{words.what_if_same}</p>
                } else {
                    {table::table(words.what_if_table, words.what_if_heads, rows)}
                }
            }
            <div class="actions">
                if whole {
                    {ui::button(&props!(ui::ButtonProps {
                        label: words.what_if_use,
                        kind: ButtonKind::Secondary,
                        onclick: leave(view, Suppose::TakeUp),
                    }))}
                }
                {ui::button(&props!(ui::ButtonProps {
                    label: words.what_if_drop,
                    kind: ButtonKind::Quiet,
                    onclick: leave(view, Suppose::Drop),
                }))}
            </div>
        </>
    }
}

/// Ends the supposing.
fn leave(view: &View, by: Suppose) -> Callback<()> {
    let dispatcher = view.dispatcher();
    Callback::from(move |()| {
        ui::focus_id(HEADING);
        dispatcher.dispatch(Action::Suppose(by.clone()));
    })
}
