//! Every answer, each to be changed.

use std::{collections::BTreeMap, rc::Rc};

use interview::{flow, page::Page, period};
use rules::{
    Answer, ByDay, Date, ItemAnswers,
    id::QuestionId,
    pack::{Question, QuestionKind, Section},
};
use words::{
    format,
    i18n::{fill, sales::sales},
};
use yew::{prelude::*, props};

use super::form;
use crate::{
    components::{self as ui, Change, Heading, SummaryRow},
    pages::view::View,
};

/// Amounts by day, or that there is no record.
type Amounts = BTreeMap<Date, Option<i64>>;

/// More days than this are told by their number.
const MAX_DAYS: usize = 31;

pub(super) fn page(view: &View) -> Html {
    let words = view.words;
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
                {for answers(view).into_iter().zip(words.sections).filter_map(section)}
            </>
        },
    )
}

/// Every answer, by section: of the claimant, the services, the details, the losses, the papers.
pub(super) fn answers(view: &View) -> [Vec<SummaryRow>; 5] {
    let words = view.words;
    let state = view.state();
    let mut groups: [Vec<SummaryRow>; 5] = Default::default();
    for page in flow::path(view.pack(), state.interview.draft(), view.estimate()) {
        let (place, rows) = match &page {
            Page::Start | Page::Question(_) => {
                let id = flow::asked_on(view.estimate(), &page);
                let Some(question) = id.and_then(|id| view.question(id)) else {
                    continue;
                };
                let id = &question.id;
                let place = match question.section {
                    Section::You => 0,
                    Section::Services => 1,
                    Section::Details => 2,
                    Section::Losses => 3,
                };
                let rows = match view.state().interview.claim().answers.get(id) {
                    Some(Answer::Items(items)) => items_of(view, question, items, &page),
                    given => {
                        let key = view.wording().label(id).to_owned();
                        let mut lines = answer(view, question, given);
                        lines.extend(behind(view, id));
                        vec![row(view, key, lines, page)]
                    }
                };
                (place, rows)
            }
            Page::Windows => (
                2,
                vec![row(
                    view,
                    super::outages::title(view).into(),
                    windows(view),
                    page,
                )],
            ),
            Page::OtherLosses => (
                3,
                vec![row(view, words.losses_heading.into(), losses(view), page)],
            ),
            Page::Evidence => (
                4,
                vec![row(view, words.evidence_have.into(), papers(view), page)],
            ),
            Page::Check | Page::Estimate | Page::Submit | Page::Save => continue,
        };
        if let Some(group) = groups.get_mut(place) {
            group.extend(rows);
        }
    }
    groups
}

/// What stands behind the amounts of a question, and what of them is set aside.
fn behind(view: &View, question: &QuestionId) -> Vec<String> {
    let claim = &view.state().interview.claim();
    let days = claim.by_day.get(question);
    let days = days.map(|ByDay(days)| {
        let template = sales(view.words.lang).backed_by_days;
        fill(template, &[&days.len().to_string()])
    });
    let aside = claim.set_aside.get(question);
    let aside = aside.map(|aside| view.wording().set_aside(question, aside));
    days.into_iter()
        .chain(aside.into_iter().flatten())
        .collect()
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

/// A row for each item of a list, with what was answered for it.
fn items_of(view: &View, list: &Question, items: &[ItemAnswers], page: &Page) -> Vec<SummaryRow> {
    let wording = view.wording();
    let one = |(index, ItemAnswers(answers)): (usize, &ItemAnswers)| {
        let mut lines = Vec::new();
        for asked in flow::questions_of(view.pack(), &list.id) {
            let label = wording.text(&asked.label);
            let mut given = answer(view, asked, answers.get(&asked.id));
            if let [only] = given.as_slice() {
                lines.push([label, ": ", only].concat());
            } else {
                lines.push([label, ":"].concat());
                lines.append(&mut given);
            }
        }
        row(
            view,
            wording.item_name(&list.id, index),
            lines,
            page.clone(),
        )
    };
    items.iter().enumerate().map(one).collect()
}

/// The answer as the rules read it, a line for each part.
fn answer(view: &View, question: &Question, given: Option<&Answer>) -> Vec<String> {
    let (words, wording) = (view.words, view.wording());
    let Some(answer) = given else {
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
        Answer::Number(number) => wording.answered_number(question, *number),
        Answer::Duration(seconds) => format::duration(words.lang, *seconds),
        Answer::Date(date) => wording.date(*date),
        Answer::WeeklyMoney(amounts) => {
            let QuestionKind::WeeklyMoney { weeks, .. } = &question.kind else {
                return Vec::new();
            };
            let week = |first: &Date| {
                let amount = amount(view, amounts.get(first));
                [&format::week(words.lang, *first), ": ", &amount].concat()
            };
            return weeks.iter().map(week).collect();
        }
        Answer::DailyMoney(amounts) => return days(view, question, amounts),
        Answer::Windows(time) => {
            let windows = time.windows().iter();
            let mut lines: Vec<String> = windows.map(|window| wording.full_span(*window)).collect();
            if lines.len() > 1 {
                let length = format::duration(words.lang, time.seconds());
                lines.push(fill(words.span_total, &[&length]));
            }
            return lines;
        }
        // An item holds no items.
        Answer::Items(_) => return Vec::new(),
    };
    vec![line]
}

/// Amounts by day: each of them, or of many days how many there are.
fn days(view: &View, question: &Question, amounts: &Amounts) -> Vec<String> {
    let (words, wording) = (view.words, view.wording());
    let QuestionKind::DailyMoney { from, to, .. } = question.kind else {
        return Vec::new();
    };
    let days: Vec<Date> = period::days(from, to).collect();
    if days.len() <= MAX_DAYS {
        let day = |day: &Date| {
            let amount = amount(view, amounts.get(day));
            [&format::day(words.lang, *day), ": ", &amount].concat()
        };
        return days.iter().map(day).collect();
    }
    let number = |count: usize| count.to_string();
    let known = days.iter().filter_map(|day| amounts.get(day));
    let recorded = known.clone().filter(|amount| amount.is_some()).count();
    let unrecorded = known.filter(|amount| amount.is_none()).count();
    let (from, to) = (wording.date(from), wording.date(to));
    vec![
        fill(words.days_count, &[&from, &to, &number(days.len())]),
        fill(words.days_recorded, &[&number(recorded)]),
        fill(words.days_no_record, &[&number(unrecorded)]),
    ]
}

/// What was answered for a week or day.
fn amount(view: &View, amount: Option<&Option<i64>>) -> String {
    match amount {
        Some(Some(minor)) => format::money(view.words.lang, view.pack().currency, *minor),
        Some(None) => view.words.no_record.to_owned(),
        None => view.words.not_answered.to_owned(),
    }
}

fn windows(view: &View) -> Vec<String> {
    let (pack, estimate) = (view.pack(), view.estimate());
    let wording = view.wording();
    let shown = flow::window_services(pack, view.state().interview.draft(), estimate);
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
    let losses = &view.state().interview.claim().other_losses;
    if losses.is_empty() {
        return vec![view.words.losses_none.into()];
    }
    let line = |loss| super::other_losses::text(view, loss);
    losses.iter().map(line).collect()
}

fn papers(view: &View) -> Vec<String> {
    let (words, wording) = (view.words, view.wording());
    let held = &view.state().interview.claim().evidence;
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
