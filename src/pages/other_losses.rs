//! Losses that the scheme does not count, in free lines.

use yew::{prelude::*, props};

use super::{
    form,
    question::{amount_mode, echo},
};
use crate::{
    components::{self as ui, AddAnother, ButtonKind, Heading, IconName},
    draft::LossEntry,
    field::Field,
    i18n::fill,
    input,
    state::Edit,
    view::View,
};

pub(super) fn page(view: &View) -> Html {
    let words = view.words;
    let losses = &view.state().draft.other_losses;
    let button = if losses.is_empty() {
        words.rest().losses_skip
    } else {
        words.continue_
    };
    form(
        view,
        button,
        html! {
            <>
                <Heading text={words.losses_heading} focus=true />
                <p>{words.rest().losses_intro}</p>
                {for losses.iter().enumerate().map(|(index, loss)| line(view, index, loss))}
                <AddAnother
                    id="add-loss"
                    label={words.rest().loss_add}
                    count={losses.len()}
                    newest={Field::LossWhat(losses.len().saturating_sub(1)).element_id()}
                    onadd={view.edit(|()| Edit::AddLoss)}
                />
            </>
        },
    )
}

fn line(view: &View, index: usize, loss: &LossEntry) -> Html {
    let words = view.words;
    let (what, amount) = (Field::LossWhat(index), Field::LossAmount(index));
    let number = (index + 1).to_string();
    let understood = input::amount(&loss.amount, view.pack().currency, 1, i64::MAX).ok();
    html! {
        <div class="loss" key={index}>
            {ui::text_field(&props!(ui::TextFieldProps {
                id: what.element_id(),
                label: fill(words.rest().loss_what, &[&number]),
                hint: Some(AttrValue::from(words.rest().loss_what_hint)).filter(|_| index == 0),
                fault: view.fault(&what),
                value: loss.what.clone(),
                oninput: view.edit(move |text: AttrValue| {
                    Edit::TypeLossWhat(index, text.as_str().into())
                }),
            }))}
            {ui::text_field(&props!(ui::TextFieldProps {
                id: amount.element_id(),
                label: words.rest().loss_amount,
                fault: view.fault(&amount),
                value: loss.amount.clone(),
                oninput: view.edit(move |text: AttrValue| {
                    Edit::TypeLossAmount(index, text.as_str().into())
                }),
                mode: amount_mode(view),
                echo: understood.map(|minor| echo(view, minor)),
            }))}
            {ui::button(&props!(ui::ButtonProps {
                label: words.rest().loss_remove,
                about: number,
                kind: ButtonKind::Quiet,
                icon: IconName::Trash,
                onclick: view.edit(move |()| Edit::RemoveLoss(index)),
            }))}
        </div>
    }
}
