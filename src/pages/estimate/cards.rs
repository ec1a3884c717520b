//! A card for each remedy.

use std::rc::Rc;

use interview::page::Page;
use rules::{
    estimate::{Amount, Certainty, Line},
    pack::Remedy,
};
use words::wording::{self, SourceText};
use yew::{prelude::*, props};

use crate::{
    components::{self as ui, ButtonKind, SourceLink, StepView},
    pages::view::View,
};

fn remedy<'a>(view: &'a View, line: &Line) -> Option<&'a Remedy> {
    let remedies = &view.pack().remedies;
    remedies.iter().find(|remedy| remedy.id == line.remedy)
}

/// A remedy that is for the claimant.
pub(super) fn card(view: &View, line: &Line) -> Html {
    let wording = view.wording();
    let Some(remedy) = remedy(view, line) else {
        return Html::default();
    };
    let kind = Some(wording.kind(line.kind)).filter(|_| line.amount != Amount::None);
    html! {
        {ui::remedy_card(&props!(ui::RemedyCardProps {
            id: ["r-", line.remedy.as_str()].concat(),
            name: wording.text(&remedy.name).to_owned(),
            certainty: line.certainty,
            word: wording.certainty(line.certainty),
            amount: wording.amount(&line.amount, line.certainty),
            amount_note: kind.map(AttrValue::from),
            reason: wording.reason(&line.reason).to_owned(),
            children: html! { <>
            {items(view, line)}
            // What to know of a remedy is of use to who may get it.
            if let Some(note) = view.hint(&remedy.note).filter(|_| line.certainty != Certainty::NotDue) {
                <p>{note}</p>
            }
            {waits_for(view, line)}
            {evidence(view, line)}
            if line.certainty != Certainty::NotDue {
                if let Some(intake) = &line.intake {
                    <p>{wording.intake(intake)}</p>
                }
            }
            if let Some(next) = wording.next_bound(line) {
                <p class="hint">{next}</p>
            }
            {how(view, line, remedy)}
        </> },
        }))}
    }
}

fn items(view: &View, line: &Line) -> Html {
    let Amount::Items(items) = &line.amount else {
        return Html::default();
    };
    let item = |item| {
        let (name, validity) = view.wording().item(item);
        html! {
            <li>
                {name}
                if let Some(validity) = validity {
                    <span class="hint">{", "}{validity}</span>
                }
            </li>
        }
    };
    html! { <ul class="items">{for items.iter().map(item)}</ul> }
}

fn waits_for(view: &View, line: &Line) -> Html {
    if line.waits_for.is_empty() {
        return Html::default();
    }
    let question = |id: &rules::id::QuestionId| {
        let label = view.wording().label(id).to_owned();
        html! {
            <li>
                {label.clone()}{" "}
                {ui::button(&props!(ui::ButtonProps {
                    label: view.words.answer_now,
                    about: label,
                    kind: ButtonKind::Quiet,
                    onclick: view.go_to(Page::Question(id.clone())),
                }))}
            </li>
        }
    };
    html! {
        <>
            <h3>{view.words.waits_for}</h3>
            <ul>{for line.waits_for.iter().map(question)}</ul>
        </>
    }
}

fn evidence(view: &View, line: &Line) -> Html {
    if line.evidence.is_empty() || line.certainty == Certainty::NotDue {
        return Html::default();
    }
    let lacking: Vec<&str> = line
        .evidence
        .iter()
        .filter(|state| !state.held)
        .map(|state| view.wording().evidence(&state.evidence))
        .collect();
    if lacking.is_empty() {
        return html! { <p>{view.words.evidence_complete}</p> };
    }
    html! {
        <>
            <h3>{view.words.evidence_lacking}</h3>
            <ul>{for lacking.into_iter().map(|name| html! { <li>{name.to_owned()}</li> })}</ul>
        </>
    }
}

fn how(view: &View, line: &Line, remedy: &Remedy) -> Html {
    let (words, wording) = (view.words, view.wording());
    let steps = wording::working(
        &wording,
        view.estimate(),
        view.state().interview.claim(),
        line,
    );
    let steps: Rc<[StepView]> = steps.into_iter().map(StepView::from).collect();
    html! {
        {ui::disclosure(&props!(ui::DisclosureProps {
            summary: words.how,
            children: html! { <>
            if !steps.is_empty() {
                {ui::step_list(&props!(ui::StepListProps {
                    steps,
                    sources_label: words.sources,
                }))}
            }
            {ui::sources(&props!(ui::SourcesProps {
                label: words.sources,
                links: source_links(wording.cited(&remedy.citations)),
            }))}
        </> },
        }))}
    }
}

fn source_links(sources: Vec<SourceText>) -> Rc<[SourceLink]> {
    sources.into_iter().map(SourceLink::from).collect()
}

/// A remedy that is not for the claimant.
pub(super) fn outside(view: &View, line: &Line) -> Html {
    let wording = view.wording();
    let name = wording.remedy(&line.remedy);
    html! {
        <li>
            <p>{name.to_owned()}</p>
            <p class="hint">{wording.reason(&line.reason).to_owned()}</p>
        </li>
    }
}
