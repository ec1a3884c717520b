//! That newer rules came out since the answers were begun, and what they would change.

use rules::{estimate::Line, id::RemedyId};
use yew::{prelude::*, props};

use crate::{
    components::{self as ui, ButtonKind, NoticeKind},
    history,
    i18n::fill,
    newer::{Change, Newer},
    state::Action,
    view::View,
    wording::Wording,
};

/// Nothing under the current rules.
pub(super) fn notice(view: &View) -> Html {
    let (words, state) = (view.words, view.state());
    let Some(rules) = state.interview.as_ref().and_then(|it| it.newer) else {
        return Html::default();
    };
    let newer = rules.pack();
    let text = fill(
        words.rest().newer_text,
        &[&view.pack().version, &newer.version],
    );
    let dispatcher = view.dispatcher();
    let take_up = move |()| {
        history::forget_version();
        dispatcher.dispatch(Action::TakeUpNewer);
    };
    html! {
        <>
            {ui::notice(&props!(ui::NoticeProps {
                kind: NoticeKind::Warning,
                heading: words.rest().newer_heading,
                children: html! { <>
                    <p>{text}</p>
                    if !state.draft.is_empty() {
                        {changes(view, &Wording { pack: newer, words }, &Newer::of(
                            rules,
                            &state.draft,
                            view.estimate(),
                            state.now,
                        ))}
                    }
                    {ui::button(&props!(ui::ButtonProps {
                        label: words.rest().newer_button,
                        kind: ButtonKind::Secondary,
                        onclick: take_up,
                    }))}
                    <p class="note">{words.rest().newer_stay}</p>
                </> },
            }))}
        </>
    }
}

/// Each remedy and each total that differs, under the older rules and under the newer.
fn changes(view: &View, after: &Wording<'_>, newer: &Newer) -> Html {
    let (words, before) = (view.words, view.wording());
    let mut rows: Vec<[String; 3]> = newer
        .changes
        .iter()
        .map(|change| row(&before, after, change))
        .collect();
    let old = before.totals(&view.estimate().totals);
    let new = after.totals(&newer.estimate.totals);
    let added = new
        .iter()
        .filter(|(kind, _)| old.iter().all(|(known, _)| known != kind));
    let amount = |totals: &[(&str, String)], kind: &str| {
        let total = totals.iter().find(|(known, _)| *known == kind);
        total.map_or_else(
            || words.rest().amount_none.to_owned(),
            |(_, amount)| amount.clone(),
        )
    };
    rows.extend(
        old.iter()
            .chain(added)
            .map(|(kind, _)| [(*kind).to_owned(), amount(&old, kind), amount(&new, kind)])
            .filter(|[_, old, new]| old != new)
            .map(|[kind, old, new]| [fill(words.rest().newer_total, &[&kind]), old, new]),
    );
    if rows.is_empty() {
        return html! { <p>{words.rest().newer_same}</p> };
    }
    html! {
        <table class="changes">
            <caption>{words.rest().newer_table}</caption>
            <thead><tr>
                <th scope="col">{words.rest().newer_remedy}</th>
                <th scope="col">{words.rest().newer_before}</th>
                <th scope="col">{words.rest().newer_after}</th>
            </tr></thead>
            <tbody>
                {for rows.into_iter().map(|[name, old, new]| html! {
                    <tr><th scope="row">{name}</th><td>{old}</td><td>{new}</td></tr>
                })}
            </tbody>
        </table>
    }
}

fn row(before: &Wording<'_>, after: &Wording<'_>, (old, new): &Change) -> [String; 3] {
    // Where the amount stays, how sure it is has changed.
    let says_amount =
        old.as_ref().map(|line| &line.amount) != new.as_ref().map(|line| &line.amount);
    let gives = |wording: &Wording<'_>, line: &Option<Line>| match line {
        Some(line) if line.in_scope => match says_amount {
            true => wording.amount(&line.amount, line.certainty),
            false => wording.certainty(line.certainty).to_owned(),
        },
        _ => wording.words.rest().amount_none.to_owned(),
    };
    let name = |wording: &Wording<'_>, id: &RemedyId| {
        let mut remedies = wording.pack.remedies.iter();
        let remedy = remedies.find(|remedy| remedy.id == *id);
        remedy.map(|remedy| wording.text(&remedy.name).to_owned())
    };
    let named = match (old, new) {
        (_, Some(line)) => name(after, &line.remedy),
        (Some(line), None) => name(before, &line.remedy),
        (None, None) => None,
    };
    [
        named.unwrap_or_default(),
        gives(before, old),
        gives(after, new),
    ]
}
