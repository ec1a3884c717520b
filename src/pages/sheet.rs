//! What is printed of a claim: one or two pages that a clerk can process without the screen. The
//! claimant's answers, when the services were down, the sales, each remedy with its working, the
//! sources, and the number and code by which the submission is found.

mod remedies;

use std::rc::Rc;

use interview::{draft::Draft, flow};
use rules::{Answer, Estimate, Lang, Submission, estimate::Line};
use words::{
    format,
    i18n::{estimate::estimate as words_of, fill},
    wording::{self, Summary},
};
use yew::{prelude::*, props};

use super::{check, outages, periods};
use crate::{
    components::{self as ui, SummaryRow},
    pages::view::View,
};

/// What is drawn. It is a component so that it is drawn anew only when that changes: the page that
/// holds it changes with each key that is pressed.
#[derive(Debug, Properties)]
struct SheetProps {
    view: View,
    lang: Lang,
    draft: Rc<Draft>,
    estimate: Rc<Estimate>,
    submission: Option<Rc<Submission>>,
}

impl PartialEq for SheetProps {
    fn eq(&self, other: &Self) -> bool {
        let submissions = [&self.submission, &other.submission];
        let [one, another] = submissions.map(|it| it.as_ref().map(Rc::as_ptr));
        self.lang == other.lang
            && Rc::ptr_eq(&self.draft, &other.draft)
            && Rc::ptr_eq(&self.estimate, &other.estimate)
            && one == another
    }
}

/// The sheet, which only paper shows.
pub(super) fn sheet(view: &View) -> Html {
    let state = view.state();
    html! {
        <Sheet
            view={view.clone()}
            lang={view.words.lang}
            draft={state.interview.draft().clone()}
            estimate={state.interview.estimate().clone()}
            submission={state.interview.submission().cloned()}
        />
    }
}

#[component]
fn Sheet(props: &SheetProps) -> Html {
    let view = &props.view;
    let (words, wording, estimate) = (words_of(view.words.lang), view.wording(), view.estimate());
    let Summary { gives, open, next } = wording.summary(estimate);
    let (mine, others) = wording::sorted(estimate);
    let totals = wording.totals(&estimate.totals);
    let submission = view.state().interview.submission();
    html! {
        <div class="sheet print-only">
            {submission.map(|submission| stub(view, submission))}
            <h2>{words.paper}</h2>
            <p>{made(view)}</p>
            <p class="lead">{gives}</p>
            <p>{open}</p>
            <p>{next}</p>
            if !totals.is_empty() {
                <dl class="totals">
                    {for totals.into_iter().map(|(kind, amount)| html! {
                        <div><dt>{kind}</dt><dd>{amount}</dd></div>
                    })}
                </dl>
            }
            <div class="two">
                <h3>{words.paper_answers}</h3>
                {answers(view)}
                {outages::mine(view)}
                {for sales(view)}
            </div>
            {remedies::section(view, &mine)}
            {outside(view, &others)}
            if let Some(submission) = submission {
                // The foot of a table is what browsers repeat on every page.
                <p class="receipt">{receipt(view, submission)}</p>
            }
        </div>
    }
}

/// By which rules it was computed, and when.
pub(super) fn made(view: &View) -> String {
    let reference = &view.estimate().pack;
    fill(
        view.words.made,
        &[
            view.wording().text(&view.pack().name),
            &reference.version,
            &format::full_moment(view.words.lang, view.estimate().now),
        ],
    )
}

/// The submission's number.
pub(super) fn receipt(view: &View, submission: &Submission) -> String {
    let number = format::receipt(&submission.digest);
    fill(view.words.receipt, &[&number])
}

/// The number to read out, and a code to scan: by either the submission is found, and told from
/// one that was changed. It holds the number and the whole digest, and nothing of the claimant.
fn stub(view: &View, submission: &Submission) -> Html {
    let words = words_of(view.words.lang);
    let digest = submission.digest.to_string();
    let number = format::receipt(&submission.digest);
    let text = ["bosang ", &number, " sha256:", &digest].concat();
    html! {
        <div class="stub">
            {ui::qr_code(&props!(ui::QrCodeProps { text, label: words.paper_code }))}
            <p><strong>{receipt(view, submission)}</strong></p>
            <p class="digest">{fill(words.paper_digest, &[&digest])}</p>
        </div>
    }
}

/// Every answer but when the services were down, which the pictures and the steps tell.
fn answers(view: &View) -> Html {
    let outages = outages::title(view);
    let row = |row: SummaryRow| {
        html! {
            <div>
                <dt>{row.key}</dt>
                {for row.value.into_iter().map(|line| html! { <dd>{line}</dd> })}
            </div>
        }
    };
    let rows = check::answers(view).into_iter().flatten();
    let rows = rows.filter(|row| row.key != outages);
    html! { <dl class="answers">{for rows.map(row)}</dl> }
}

/// A picture for each answer by week or by day.
fn sales(view: &View) -> Vec<Html> {
    let answers = view.state().interview.claim().answers.iter();
    let asked = answers
        .filter(|(_, answer)| matches!(answer, Answer::WeeklyMoney(_) | Answer::DailyMoney(_)));
    asked
        .filter_map(|(id, _)| periods::on_paper(view, flow::question(view.pack(), id)?))
        .collect()
}

/// The remedies that are not for the claimant, by name.
fn outside(view: &View, others: &[&Line]) -> Html {
    if others.is_empty() {
        return Html::default();
    }
    let wording = view.wording();
    let names: Vec<&str> = others
        .iter()
        .map(|line| wording.remedy(&line.remedy))
        .collect();
    let count = names.len().to_string();
    let text = fill(
        words_of(view.words.lang).paper_others,
        &[&count, &names.join(", ")],
    );
    html! { <p class="outside">{text}</p> }
}
