//! Every answer, each to be changed.

use std::rc::Rc;

use rules::{
    Answer,
    pack::{Question, QuestionKind, Section},
};
use yew::{prelude::*, props};

use super::form;
use crate::{
    components::{self as ui, Change, Heading, SummaryRow},
    flow, format,
    i18n::fill,
    page::Page,
    view::View,
};

pub(super) fn page(view: &View) -> Html {
    let words = view.words;
    let state = view.state();
    let mut groups: [Vec<SummaryRow>; 5] = Default::default();
    for page in flow::path(view.pack(), &state.draft, view.estimate()) {
        let (place, row) = match &page {
            Page::Question(id) => {
                let Some(question) = view.question(id) else {
                    continue;
                };
                let place = match question.section {
                    Section::You => 0,
                    Section::Services => 1,
                    Section::Details => 2,
                    Section::Losses => 3,
                };
                let key = view.wording().label(id).to_owned();
                (place, row(view, key, answer(view, question), page))
            }
            Page::Windows => (
                2,
                row(view, words.windows_timeline.into(), windows(view), page),
            ),
            Page::OtherLosses => (
                3,
                row(view, words.losses_heading.into(), losses(view), page),
            ),
            Page::Evidence => (4, row(view, words.evidence_have.into(), papers(view), page)),
            _ => continue,
        };
        if let Some(group) = groups.get_mut(place) {
            group.push(row);
        }
    }
    let section = |(rows, name): (Vec<SummaryRow>, &'static str)| {
        (!rows.is_empty()).then(|| {
            html! {
                <section>
                    <h2>{name}</h2>
                    {ui::summary_list(&props!(ui::SummaryListProps {
                        rows: Rc::<[_]>::from(rows),
                    }))}
                </section>
            }
        })
    };
    form(
        view,
        words.check_button,
        html! {
            <>
                <Heading text={words.check_heading} focus=true />
                <p>{words.check_intro}</p>
                {for groups.into_iter().zip(words.sections).filter_map(section)}
            </>
        },
    )
}

fn row(view: &View, key: String, value: Vec<String>, page: Page) -> SummaryRow {
    SummaryRow {
        change: Some(Change {
            label: view.words.change.into(),
            about: key.clone().into(),
            onclick: view.go_to(page),
        }),
        key: key.into(),
        value: value.into_iter().map(Into::into).collect(),
    }
}

/// The answer as the rules read it, a line for each part.
fn answer(view: &View, question: &Question) -> Vec<String> {
    let (words, wording) = (view.words, view.wording());
    let Some(answer) = view.state().claim.answers.get(&question.id) else {
        return vec![words.not_answered.into()];
    };
    let line = match answer {
        Answer::Services(services) if services.is_empty() => words.services_none.into(),
        Answer::Services(services) => {
            let known = view.pack().services.iter();
            return known
                .filter(|service| services.contains(&service.id))
                .map(|service| wording.text(&service.name).to_owned())
                .collect();
        }
        Answer::Choice(option) => wording.option(question, option).to_owned(),
        Answer::YesNo(yes) => wording.flag(*yes).to_owned(),
        Answer::Money(minor) => wording.money(*minor),
        Answer::Count(count) => format::grouped((*count).into()),
        Answer::Date(date) => wording.date(*date),
        Answer::WeeklyMoney(amounts) => {
            let QuestionKind::WeeklyMoney { weeks, .. } = &question.kind else {
                return Vec::new();
            };
            let week = |first: &rules::Date| {
                let amount = match amounts.get(first) {
                    Some(Some(minor)) => format::money(words.lang, view.pack().currency, *minor),
                    Some(None) => words.no_record.to_owned(),
                    None => words.not_answered.to_owned(),
                };
                [&format::week(words.lang, *first), ": ", &amount].concat()
            };
            return weeks.iter().map(week).collect();
        }
    };
    vec![line]
}

fn windows(view: &View) -> Vec<String> {
    let (pack, estimate) = (view.pack(), view.estimate());
    let wording = view.wording();
    let shown = flow::window_services(pack, &view.state().draft, estimate);
    let outages = estimate.outages.iter();
    outages
        .filter(|outage| shown.contains(&&outage.service))
        .map(|outage| {
            let spans: Vec<String> = outage
                .windows
                .windows()
                .iter()
                .map(|window| wording.span(*window))
                .collect();
            [wording.service(&outage.service), ": ", &spans.join(", ")].concat()
        })
        .collect()
}

fn losses(view: &View) -> Vec<String> {
    let losses = &view.state().claim.other_losses;
    if losses.is_empty() {
        return vec![view.words.losses_none.into()];
    }
    let wording = view.wording();
    let line =
        |loss: &rules::OtherLoss| [loss.what.as_str(), ": ", &wording.money(loss.amount)].concat();
    losses.iter().map(line).collect()
}

fn papers(view: &View) -> Vec<String> {
    let (words, wording) = (view.words, view.wording());
    let held = &view.state().claim.evidence;
    if held.is_empty() {
        return vec![words.evidence_none.into()];
    }
    held.iter()
        .map(|(id, held)| {
            let name = wording.evidence(id);
            match held.files.len() {
                0 => name.to_owned(),
                files => {
                    let files = fill(words.evidence_files, &[&files.to_string()]);
                    [name, " (", &files, ")"].concat()
                }
            }
        })
        .collect()
}
