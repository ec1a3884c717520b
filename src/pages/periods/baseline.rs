//! The weeks that are compared: the highest with its runners-up, each of which the owner may set
//! aside with a reason.

use interview::{edit::Edit, field::part_id};
use rules::Date;
use words::{
    format,
    i18n::{fill, sales::sales},
};
use yew::{prelude::*, props};

use super::Period;
use crate::{components as ui, pages::asked::Asked};

/// So many of the highest weeks are shown.
const SHOWN: usize = 3;

/// The week with the highest amount of those that are compared, the outage's left out; of equal ones
/// the earliest.
pub(super) fn best(weeks: &[Period]) -> Option<Date> {
    let mut ranked = ranked(weeks).into_iter();
    let best = ranked.find(|(week, _)| !week.is_aside);
    best.map(|(week, _)| week.first)
}

pub(super) fn section(asked: &Asked, weeks: &[Period]) -> Html {
    let ranked = ranked(weeks);
    if ranked.len() < 2 {
        return Html::default();
    }
    let words = sales(asked.view.words.lang);
    // Those set aside stay in sight, to be taken up again.
    let shown = ranked
        .iter()
        .enumerate()
        .filter(|(place, (week, _))| *place < SHOWN || reason(asked, week.first).is_some());
    html! {
        <section class="baseline">
            <h2>{words.baseline}</h2>
            <p class="hint">{words.baseline_text}</p>
            <ol class="ranked">{for shown.map(|(place, (week, amount))| one(asked, place, week, *amount))}</ol>
        </section>
    }
}

/// The weeks that have an amount but the outage's, the highest first.
fn ranked(weeks: &[Period]) -> Vec<(&Period, i64)> {
    let mut ranked: Vec<(&Period, i64)> = Vec::new();
    for week in weeks.iter().filter(|week| !week.is_outage) {
        let Some(amount) = week.amount else {
            continue;
        };
        // A few weeks are put in order by hand: sorting costs the wasm more than this page.
        let place = ranked.iter().position(|(_, lower)| *lower < amount);
        ranked.insert(place.unwrap_or(ranked.len()), (week, amount));
    }
    ranked
}

fn reason<'a>(asked: &'a Asked, first: Date) -> Option<&'a str> {
    let aside = asked
        .view
        .state()
        .interview
        .draft()
        .set_aside
        .get(&asked.question.id)?;
    aside.get(&first).map(String::as_str)
}

fn one(asked: &Asked, place: usize, week: &Period, amount: i64) -> Html {
    let (view, first) = (asked.view, week.first);
    let words = sales(view.words.lang);
    let name = format::week(view.words.lang, first);
    let box_id = part_id(
        &asked.element_id(),
        &["aside-", &first.to_string()].concat(),
    );
    let question = asked.question.id.clone();
    let ontoggle = view.edit(move |_: Event| Edit::ToggleAside(question.clone(), first));
    let question = asked.question.id.clone();
    let oninput = view.edit(move |text: AttrValue| {
        Edit::TypeAside(question.clone(), first, text.as_str().into())
    });
    let reason = reason(asked, first);
    let row = [
        &(place + 1).to_string(),
        &name,
        &view.wording().money(amount),
    ];
    let row = row.map(String::as_str);
    html! {
        <li key={first.to_string()}>
            <p>{fill(words.baseline_row, &row)}</p>
            <div class="option">
                <input
                    type="checkbox"
                    id={box_id.clone()}
                    checked={reason.is_some()}
                    onchange={ontoggle}
                />
                <label for={box_id.clone()}>{fill(words.set_aside, &[&name])}</label>
            </div>
            if let Some(reason) = reason {
                {ui::text_field(&props!(ui::TextFieldProps {
                    id: part_id(&box_id, "reason"),
                    label: words.set_aside_reason,
                    hint: Some(AttrValue::from(if reason.trim().is_empty() {
                        words.set_aside_wants_reason
                    } else {
                        words.set_aside_hint
                    })),
                    value: reason.to_owned(),
                    oninput,
                }))}
            }
        </li>
    }
}
