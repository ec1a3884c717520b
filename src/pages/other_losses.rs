//! Losses that the scheme does not count: what, how much, when, and the files that show it.

use std::rc::Rc;

use interview::{
    draft::{AttachedTo, LossEntry},
    edit::Edit,
    field::{Field, part_id},
};
use rules::{LossKind, OtherLoss};
use words::i18n::{fill, papers::papers};
use yew::{prelude::*, props};

use super::{
    asked::{amount_mode, echo},
    evidence::files,
    form,
};
use crate::{
    components::{self as ui, AddAnother, ButtonKind, ChoiceOption, Heading, IconName},
    pages::view::View,
};

pub(super) fn page(view: &View) -> Html {
    let words = view.words;
    let losses = &view.state().interview.draft().other_losses;
    let button = if losses.is_empty() {
        words.losses_skip
    } else {
        words.continue_
    };
    form(
        view,
        button,
        html! {
            <>
                <Heading text={words.losses_heading} focus=true />
                <p>{words.losses_intro}</p>
                {files::look(view)}
                {for losses.iter().enumerate().map(|(index, loss)| line(view, index, loss))}
                <AddAnother
                    id="add-loss"
                    label={words.loss_add}
                    count={losses.len()}
                    newest={part_id(&kind_id(losses.len().saturating_sub(1)), "0")}
                    onadd={view.edit(|()| Edit::AddLoss)}
                />
                <p role="status">{sum(view)}</p>
            </>
        },
    )
}

/// The group of kinds of a loss; its first option has the id `ID-0`.
fn kind_id(index: usize) -> String {
    part_id(&AttachedTo::Loss(index).element_id(), "kind")
}

/// What they come to, apart from what the scheme covers.
fn sum(view: &View) -> Option<String> {
    let losses = &view.state().interview.claim().other_losses;
    let sum = losses
        .iter()
        .try_fold(0_i64, |sum, loss| sum.checked_add(loss.amount))?;
    let template = papers(view.words.lang).losses_sum;
    (!losses.is_empty()).then(|| fill(template, &[&view.wording().money(sum)]))
}

/// What the claimant told of them, beside the estimate and never in it.
pub(super) fn beside(view: &View) -> Html {
    let losses = &view.state().interview.claim().other_losses;
    if losses.is_empty() {
        return Html::default();
    }
    html! {
        <section class="losses-beside">
            <h2>{papers(view.words.lang).losses_beside}</h2>
            <ul>{for losses.iter().map(|loss| html! { <li>{text(view, loss)}</li> })}</ul>
            <p>{for sum(view)}</p>
        </section>
    }
}

/// A loss in one line.
pub(super) fn text(view: &View, loss: &OtherLoss) -> String {
    let (words, wording) = (view.words, view.wording());
    let mut parts = vec![[loss.what.as_str(), ": ", &wording.money(loss.amount)].concat()];
    parts.extend(
        loss.kind
            .map(|kind| papers(words.lang).loss_kind(kind).to_owned()),
    );
    parts.extend(loss.date.map(|date| wording.date(date)));
    if !loss.files.is_empty() {
        let files = loss.files.len().to_string();
        parts.push(fill(words.evidence_files, &[&files]));
    }
    parts.join(", ")
}

fn line(view: &View, index: usize, loss: &LossEntry) -> Html {
    let (words, extra) = (view.words, papers(view.words.lang));
    let (what, amount, date) = (
        Field::LossWhat(index),
        Field::LossAmount(index),
        Field::LossDate(index),
    );
    let number = (index + 1).to_string();
    let understood = view
        .state()
        .interview
        .meanings()
        .loss(index)
        .and_then(|meaning| meaning.amount);
    let [year, month, day, ..] = words.date_parts;
    let date_value = loss.date.clone().unwrap_or_default();
    html! {
        <div class="loss" key={index}>
            {kinds(view, index, loss)}
            {ui::text_field(&props!(ui::TextFieldProps {
                id: what.element_id(),
                label: fill(words.loss_what, &[&number]),
                hint: Some(AttrValue::from(words.loss_what_hint)).filter(|_| index == 0),
                fault: view.fault(&what),
                value: loss.what.clone(),
                oninput: view.edit(move |text: AttrValue| {
                    Edit::TypeLossWhat(index, text.as_str().into())
                }),
            }))}
            {ui::text_field(&props!(ui::TextFieldProps {
                id: amount.element_id(),
                label: words.loss_amount,
                fault: view.fault(&amount),
                value: loss.amount.clone(),
                oninput: view.edit(move |text: AttrValue| {
                    Edit::TypeLossAmount(index, text.as_str().into())
                }),
                mode: amount_mode(view),
                echo: understood.map(|minor| echo(view, minor)),
            }))}
            {ui::date_field(&props!(ui::DateFieldProps<3> {
                id: date.element_id(),
                legend: extra.loss_date,
                fault: view.fault(&date),
                value: date_value.map(AttrValue::from),
                labels: [year, month, day].map(AttrValue::from),
                oninput: view.edit(move |(part, text): (usize, AttrValue)| {
                    Edit::TypeLossDate(index, part, text.as_str().into())
                }),
            }))}
            {files::section(view, &AttachedTo::Loss(index), &loss.files, &fill(extra.loss_files, &[&number]))}
            {ui::button(&props!(ui::ButtonProps {
                label: words.loss_remove,
                about: number,
                kind: ButtonKind::Quiet,
                icon: IconName::Trash,
                onclick: view.edit(move |()| Edit::RemoveLoss(index)),
            }))}
        </div>
    }
}

fn kinds(view: &View, index: usize, loss: &LossEntry) -> Html {
    let extra = papers(view.words.lang);
    let value = |place: usize| AttrValue::from(place.to_string());
    let option = |(place, kind): (usize, &LossKind)| ChoiceOption {
        value: value(place),
        label: extra.loss_kind(*kind).into(),
        hint: (*kind == LossKind::ExtraCost).then_some(extra.loss_cost_hint.into()),
        icon: None,
    };
    let options: Rc<[ChoiceOption]> = LossKind::ALL.iter().enumerate().map(option).collect();
    let chosen = LossKind::ALL
        .iter()
        .position(|kind| Some(*kind) == loss.kind);
    html! {
        {ui::radios(&props!(ui::RadiosProps {
            id: kind_id(index),
            legend: extra.loss_kind,
            options,
            chosen: chosen.map(value),
            onchoose: view.edit(move |value: AttrValue| {
                let place = value.parse().ok();
                let kind = place.and_then(|place: usize| LossKind::ALL.get(place));
                Edit::ChooseLossKind(index, kind.copied().unwrap_or(LossKind::Other))
            }),
        }))}
    }
}
