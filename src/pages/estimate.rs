//! What the scheme gives, and why.

mod cards;
mod what_if;

use std::rc::Rc;

use rules::{
    estimate::{Amount, Line},
    pack::RemedyKind,
};
use words::{
    i18n::fill,
    wording::{self, Summary},
};
use yew::{prelude::*, props};

use super::{
    back, newer, other_losses, outages,
    periods::share,
    sheet::{made, receipt, sheet},
};
use crate::{
    browser::print,
    components::{self as ui, ButtonKind, Heading, IconName, NoticeKind, Part},
    pages::view::View,
};

pub(super) fn page(view: &View) -> Html {
    let words = view.words;
    html! {
        <>
            <Heading text={words.estimate_heading} focus=true />
            {newer::notice(view)}
            {body(view)}
            <div class="actions">
                {ui::button(&props!(ui::ButtonProps {
                    label: words.to_submit,
                    onclick: view.go_on(),
                }))}
                {ui::button(&props!(ui::ButtonProps {
                    label: words.print,
                    kind: ButtonKind::Secondary,
                    icon: IconName::Printer,
                    onclick: |()| print::open(),
                }))}
                {back(view)}
            </div>
            {sheet(view)}
        </>
    }
}

fn body(view: &View) -> Html {
    let (words, wording, estimate) = (view.words, view.wording(), view.estimate());
    let (mine, others) = wording::sorted(estimate);
    let Summary { gives, open, next } = wording.summary(estimate);
    html! {
        <>
            <p class="lead">{gives}</p>
            <p>{open}</p>
            <p>{next}</p>
            if !estimate.faults.is_empty() {
                {ui::notice(&props!(ui::NoticeProps {
                    kind: NoticeKind::Warning,
                    children: html! { <p>{words.claim_faults}</p> },
                }))}
            }
            {totals(view)}
            {parts(view, &mine)}
            {for mine.iter().map(|line| cards::card(view, line))}
            {other_losses::beside(view)}
            {what_if::section(view)}
            {outages::section(view)}
            if !others.is_empty() {
                {ui::disclosure(&props!(ui::DisclosureProps {
                    summary: fill(words.not_for_you, &[&others.len().to_string()]),
                    children: html! { <ul class="not-for-you">{for others.iter().map(|line| cards::outside(view, line))}</ul> },
                }))}
            }
            <p class="note">{made(view)}{". "}<a href={view.document()}>{words.document}</a></p>
            if let Some(submission) = view.state().interview.submission() {
                <p>{receipt(view, submission)}</p>
            }
        </>
    }
}

fn totals(view: &View) -> Html {
    let totals = view.wording().totals(&view.estimate().totals);
    if totals.is_empty() {
        return Html::default();
    }
    html! {
        <section class="totals">
            <h2>{view.words.totals_heading}</h2>
            <dl>
                {for totals.into_iter().map(|(kind, amount)| html! {
                    <div><dt>{kind}</dt><dd class="figure">{amount}</dd></div>
                })}
            </dl>
        </section>
    }
}

/// The lines that give an amount, side by side.
fn parts(view: &View, lines: &[&Line]) -> Html {
    let most = |line: &Line| match line.amount {
        Amount::Money(minor) => minor,
        Amount::Range { high, .. } => high,
        Amount::None | Amount::Time(_) | Amount::Extended { .. } | Amount::Items(_) => 0,
    };
    let mut given: Vec<&&Line> = Vec::new();
    for kind in [RemedyKind::Cash, RemedyKind::Credit, RemedyKind::Voucher] {
        given.extend(
            lines
                .iter()
                .filter(|line| line.kind == kind && most(line) > 0),
        );
    }
    if given.len() < 2 {
        return Html::default();
    }
    let whole = given
        .iter()
        .fold(0_i64, |sum, line| sum.saturating_add(most(line)));
    let wording = view.wording();
    let part = |line: &&&Line| Part {
        label: wording.remedy(&line.remedy).to_owned().into(),
        share: share(most(line), whole),
        text: [
            wording.kind(line.kind),
            " ",
            &wording.amount(&line.amount, line.certainty),
        ]
        .concat()
        .into(),
        kind: line.kind,
    };
    let parts: Rc<[Part]> = given.iter().map(part).collect();
    html! { {ui::parts_bar(&props!(ui::PartsBarProps { title: view.words.parts_title, parts }))} }
}
