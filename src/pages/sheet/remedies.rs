//! Each remedy with its working. Sources are numbered and told once.

use rules::estimate::{Amount, Certainty, Line};
use words::{
    i18n::estimate::estimate as words_of,
    wording::{self, SourceText, StepText},
};
use yew::prelude::*;

use crate::pages::view::View;

/// The remedies and the sources that they and their steps name.
pub(super) fn section(view: &View, lines: &[&Line]) -> Html {
    let mut cited = Vec::new();
    let remedies: Vec<Html> = lines
        .iter()
        .map(|line| remedy(view, line, &mut cited))
        .collect();
    let source = |source: SourceText| {
        html! {
            <li>
                {source.text}
                if let Some(url) = source.url {
                    {" "}{url}
                }
            </li>
        }
    };
    html! {
        <>
            <h3>{words_of(view.words.lang).paper_remedies}</h3>
            <div class="two">{for remedies}</div>
            if !cited.is_empty() {
                <h3>{view.words.sources}</h3>
                <ol class="cited">{for cited.into_iter().map(source)}</ol>
            }
        </>
    }
}

fn remedy(view: &View, line: &Line, cited: &mut Vec<SourceText>) -> Html {
    let (words, wording) = (view.words, view.wording());
    // Why nothing is due is said; the working of what is given is shown.
    let due = line.certainty != Certainty::NotDue;
    let steps = wording::working(
        &wording,
        view.estimate(),
        view.state().interview.claim(),
        line,
    );
    let steps: Vec<Html> = steps
        .into_iter()
        .filter(|_| due)
        .map(|it| step(it, cited))
        .collect();
    let remedies = &view.pack().remedies;
    let own = remedies.iter().find(|known| known.id == line.remedy);
    let own = own.map_or_else(Vec::new, |remedy| wording.cited(&remedy.citations));
    let kind = Some(wording.kind(line.kind)).filter(|_| line.amount != Amount::None);
    let lacking: Vec<&str> = line
        .evidence
        .iter()
        .filter(|state| due && !state.held)
        .map(|state| wording.evidence(&state.evidence))
        .collect();
    html! {
        <section>
            <h4>{wording.remedy(&line.remedy).to_owned()}</h4>
            <p>
                <strong>{wording.amount(&line.amount, line.certainty)}</strong>
                {" "}{kind.unwrap_or_default()}
                <span class="tag">{wording.certainty(line.certainty)}</span>
            </p>
            <p>{wording.reason(&line.reason).to_owned()}{" "}{numbers(own, cited)}</p>
            {items(view, line)}
            if !lacking.is_empty() {
                <p>{[words.evidence_lacking, ": ", &lacking.join(", ")].concat()}</p>
            }
            if let Some(intake) = line.intake.as_ref().filter(|_| due) {
                <p>{wording.intake(intake)}</p>
            }
            if !steps.is_empty() {
                <ol>{for steps}</ol>
            }
        </section>
    }
}

fn items(view: &View, line: &Line) -> Html {
    let Amount::Items(items) = &line.amount else {
        return Html::default();
    };
    let item = |item| match view.wording().item(item) {
        (name, Some(validity)) => [&name, ", ", &validity].concat(),
        (name, None) => name,
    };
    html! { {for items.iter().map(|it| html! { <p>{item(it)}</p> })} }
}

fn step(step: StepText, cited: &mut Vec<SourceText>) -> Html {
    let numbers = numbers(step.sources, cited);
    html! {
        <li>
            <strong>{step.title}</strong>
            {for step.lines.into_iter().map(|line| html! { <>{" "}<span>{line}</span></> })}
            if let Some(result) = step.result {
                {" "}<b>{result}</b>
            }
            {" "}{numbers}
        </li>
    }
}

/// The numbers of sources, each of which gets one when it is first named.
fn numbers(sources: Vec<SourceText>, cited: &mut Vec<SourceText>) -> String {
    let mut numbers: Vec<String> = Vec::new();
    for source in sources {
        let place = cited.iter().position(|known| *known == source);
        let place = place.unwrap_or_else(|| {
            cited.push(source);
            cited.len() - 1
        });
        numbers.push((place + 1).to_string());
    }
    if numbers.is_empty() {
        return String::new();
    }
    ["[", &numbers.join(", "), "]"].concat()
}
