//! The papers that the remedies ask for, and the files that show them.

pub(super) mod files;

use interview::{draft::AttachedTo, edit::Edit, flow};
use rules::{estimate::Certainty, id::EvidenceId, pack::Evidence};
use words::i18n::{fill, papers::papers};
use yew::prelude::*;

use super::form;
use crate::{components::Heading, pages::view::View};

pub(super) fn page(view: &View) -> Html {
    let words = view.words;
    let asked: Vec<&EvidenceId> = flow::evidence_asked(view.estimate()).collect();
    let papers = view.pack().evidence.iter();
    let papers = papers.filter(|paper| asked.contains(&&paper.id));
    form(
        view,
        words.continue_,
        html! {
            <>
                <Heading text={words.evidence_heading} focus=true />
                <p>{words.evidence_intro}</p>
                {files::look(view)}
                {for papers.map(|paper| one(view, paper))}
            </>
        },
    )
}

fn one(view: &View, paper: &Evidence) -> Html {
    let wording = view.wording();
    let held = view.state().interview.draft().evidence.get(&paper.id);
    let shows = AttachedTo::Paper(paper.id.clone());
    let box_id = shows.element_id();
    let hint = view.hint(&paper.hint);
    let hint_id = [&box_id, "-hint"].concat();
    let id = paper.id.clone();
    let name = wording.text(&paper.name);
    html! {
        <section class="paper" key={paper.id.to_string()}>
            <div class="option">
                <input
                    type="checkbox"
                    id={box_id.clone()}
                    checked={held.is_some()}
                    aria-describedby={hint_id.clone()}
                    onchange={view.edit(move |_: Event| Edit::ToggleEvidence(id.clone()))}
                />
                <label for={box_id}><span>{name.to_owned()}</span></label>
                <div class="hint" id={hint_id}>
                    if let Some(hint) = hint {
                        <p>{hint}</p>
                    }
                    <p>{fill(papers(view.words.lang).needed_for, &[&needed_for(view, &paper.id)])}</p>
                </div>
            </div>
            // Who picks a file has the paper.
            {files::section(view, &shows, held.map_or(&[], |held| &held.files), name)}
        </section>
    }
}

/// The remedies that ask for a paper.
fn needed_for(view: &View, paper: &EvidenceId) -> String {
    let lines = view.estimate().lines.iter();
    let asking = lines.filter(|line| {
        let mut asked = line.evidence.iter();
        line.in_scope
            && line.certainty != Certainty::NotDue
            && asked.any(|state| state.evidence == *paper)
    });
    let names: Vec<&str> = asking
        .map(|line| view.wording().remedy(&line.remedy))
        .collect();
    names.join(", ")
}
