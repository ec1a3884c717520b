//! What the scheme gives, and why.

use std::rc::Rc;

use rules::{
    estimate::{Amount, Certainty, Line},
    pack::{Remedy, RemedyKind},
};
use yew::{prelude::*, props};

use super::{back, newer, periods::share};
use crate::{
    components::{
        self as ui, ButtonKind, Heading, IconName, NoticeKind, Part, SourceLink, StepView,
    },
    format,
    i18n::fill,
    page::Page,
    print,
    view::View,
    wording::{self, SourceText},
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
                    label: words.rest().to_submit,
                    onclick: view.go_on(),
                }))}
                {ui::button(&props!(ui::ButtonProps {
                    label: words.rest().print,
                    kind: ButtonKind::Secondary,
                    icon: IconName::Printer,
                    onclick: |()| print::open(),
                }))}
                {back(view)}
            </div>
        </>
    }
}

/// The estimate without heading and buttons; the submission prints it too.
pub(super) fn body(view: &View) -> Html {
    let (words, wording, estimate) = (view.words, view.wording(), view.estimate());
    let (mine, others) = wording::sorted(estimate);
    let review = mine.iter().any(|line| line.certainty == Certainty::Review);
    html! {
        <>
            {for wording.sum(estimate).into_iter().map(|sentence| html! { <p class="lead">{sentence}</p> })}
            <p>{words.rest().estimate_only}</p>
            if !estimate.faults.is_empty() {
                {ui::notice(&props!(ui::NoticeProps {
                    kind: NoticeKind::Warning,
                    children: html! { <p>{words.rest().claim_faults}</p> },
                }))}
            }
            {totals(view)}
            {parts(view, &mine)}
            {for mine.iter().map(|line| card(view, line))}
            if review {
                {ui::notice(&props!(ui::NoticeProps {
                    kind: NoticeKind::Info,
                    children: html! { <p>{words.rest().contact}</p> },
                }))}
            }
            if !others.is_empty() {
                {ui::disclosure(&props!(ui::DisclosureProps {
                    summary: fill(words.rest().not_for_you, &[&others.len().to_string()]),
                    children: html! { <ul class="not-for-you">{for others.iter().map(|line| other(view, line))}</ul> },
                }))}
            }
            {made(view)}
        </>
    }
}

/// By which rules it was computed, when, and the receipt number, on every printed page too.
fn made(view: &View) -> Html {
    let (words, wording) = (view.words, view.wording());
    let reference = &view.estimate().pack;
    let made = fill(
        words.rest().made,
        &[
            wording.text(&view.pack().name),
            &reference.version,
            &format::full_moment(words.lang, view.estimate().now),
        ],
    );
    let receipt = view.state().submission.as_ref().map(|submission| {
        let number = format::receipt(&submission.digest);
        fill(words.rest().receipt, &[&number])
    });
    html! {
        <>
            <p class="note">{made}{". "}<a href={view.document()}>{words.document}</a></p>
            if let Some(receipt) = receipt {
                <p class="receipt">{receipt}</p>
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
            <h2>{view.words.rest().totals_heading}</h2>
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
        _ => 0,
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
        label: remedy(view, line)
            .map_or("", |remedy| wording.text(&remedy.name))
            .to_owned()
            .into(),
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
    html! { {ui::parts_bar(&props!(ui::PartsBarProps { title: view.words.rest().parts_title, parts }))} }
}

fn remedy<'a>(view: &'a View, line: &Line) -> Option<&'a Remedy> {
    let remedies = &view.pack().remedies;
    remedies.iter().find(|remedy| remedy.id == line.remedy)
}

fn card(view: &View, line: &Line) -> Html {
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
            if let Some(next) = &line.next_bound {
                <p class="hint">{wording.next_bound(next)}</p>
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
                    label: view.words.rest().answer_now,
                    about: label,
                    kind: ButtonKind::Quiet,
                    onclick: view.go_to(Page::Question(id.clone())),
                }))}
            </li>
        }
    };
    html! {
        <>
            <h3>{view.words.rest().waits_for}</h3>
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
        return html! { <p>{view.words.rest().evidence_complete}</p> };
    }
    html! {
        <>
            <h3>{view.words.rest().evidence_lacking}</h3>
            <ul>{for lacking.into_iter().map(|name| html! { <li>{name.to_owned()}</li> })}</ul>
        </>
    }
}

fn how(view: &View, line: &Line, remedy: &Remedy) -> Html {
    let (words, wording) = (view.words, view.wording());
    let aside = wording::set_aside(&wording, view.estimate(), &view.state().claim, line);
    let steps = wording::steps(&wording, view.estimate(), line);
    let steps = aside.into_iter().chain(steps);
    let steps: Rc<[StepView]> = steps.map(StepView::from).collect();
    html! {
        {ui::disclosure(&props!(ui::DisclosureProps {
            summary: words.rest().how,
            children: html! { <>
            if !steps.is_empty() {
                {ui::step_list(&props!(ui::StepListProps {
                    steps,
                    sources_label: words.rest().sources,
                }))}
            }
            {ui::sources(&props!(ui::SourcesProps {
                label: words.rest().sources,
                links: source_links(wording.cited(&remedy.citations)),
            }))}
        </> },
        }))}
    }
}

fn source_links(sources: Vec<SourceText>) -> Rc<[SourceLink]> {
    sources.into_iter().map(SourceLink::from).collect()
}

fn other(view: &View, line: &Line) -> Html {
    let wording = view.wording();
    let name = remedy(view, line).map_or("", |remedy| wording.text(&remedy.name));
    html! {
        <li>
            <p>{name.to_owned()}</p>
            <p class="hint">{wording.reason(&line.reason).to_owned()}</p>
        </li>
    }
}
