//! The papers that the remedies ask for, and the files that show them.

use std::rc::Rc;

use rules::{EvidenceHeld, id::EvidenceId, pack::Evidence};
use wasm_bindgen_futures::spawn_local;
use web_sys::FileList as Picked;
use yew::{prelude::*, props};

use super::form;
use crate::{
    components::{self as ui, Heading, NoticeKind},
    files::{self, FileFault},
    flow, format,
    i18n::fill,
    state::{Action, Edit, State},
    view::View,
};

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
                <p>{words.rest().evidence_intro}</p>
                {for papers.map(|paper| one(view, paper))}
            </>
        },
    )
}

fn one(view: &View, paper: &Evidence) -> Html {
    let (words, wording) = (view.words, view.wording());
    let held = view.state().draft.evidence.get(&paper.id);
    let box_id = ["e-", paper.id.as_str()].concat();
    let hint = view.hint(&paper.hint);
    let hint_id = hint.as_ref().map(|_| [&box_id, "-hint"].concat());
    let id = paper.id.clone();
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
                <label for={box_id}><span>{wording.text(&paper.name).to_owned()}</span></label>
                if let Some(hint) = hint {
                    <p class="hint" id={hint_id}>{hint}</p>
                }
            </div>
            if let Some(held) = held {
                {files_of(view, paper, held)}
            }
            if let Some((_, fault)) = view.state().file_fault.as_ref().filter(|(id, _)| *id == paper.id) {
                <div role="alert">
                    {ui::notice(&props!(ui::NoticeProps {
                        kind: NoticeKind::Warning,
                        children: html! { <p>{match fault {
                            FileFault::Empty => words.rest().file_empty,
                            FileFault::Unreadable => words.rest().file_unreadable,
                        }}</p> },
                    }))}
                </div>
            }
        </section>
    }
}

fn files_of(view: &View, paper: &Evidence, held: &EvidenceHeld) -> Html {
    let words = view.words;
    let busy = view.state().reading.as_ref() == Some(&paper.id);
    let rows: Rc<[(AttrValue, AttrValue, AttrValue)]> = held
        .files
        .iter()
        .map(|file| {
            let print = fill(
                words.rest().evidence_fingerprint,
                &[&file.sha256.to_string()],
            );
            (
                file.name.clone().into(),
                format::file_size(file.bytes).into(),
                print.into(),
            )
        })
        .collect();
    let dispatcher = view.dispatcher();
    let id = paper.id.clone();
    let onpick = move |picked: Picked| read(&picked, &id, &dispatcher);
    let id = paper.id.clone();
    let label = [
        words.rest().evidence_attach,
        ": ",
        view.wording().text(&paper.name),
    ];
    html! {
        <>
            if !rows.is_empty() {
                {ui::file_list(&props!(ui::FileListProps {
                    files: rows,
                    remove_label: words.rest().evidence_remove,
                    onremove: view.edit(move |index| Edit::Detach(id.clone(), index)),
                }))}
            }
            {ui::file_picker(&props!(ui::FilePickerProps {
                id: ["f-", paper.id.as_str()].concat(),
                label: label.concat(),
                onpick,
                busy: busy.then_some(AttrValue::from(words.rest().evidence_reading)),
            }))}
        </>
    }
}

/// Reads the files one after the other and attaches each.
fn read(picked: &Picked, paper: &EvidenceId, dispatcher: &UseReducerDispatcher<State>) {
    // The list is the input's own and changes with it.
    let chosen: Vec<web_sys::File> = (0..picked.length())
        .filter_map(|index| picked.get(index))
        .collect();
    let (paper, dispatcher) = (paper.clone(), dispatcher.clone());
    spawn_local(async move {
        dispatcher.dispatch(Action::Reading(Some(paper.clone())));
        let mut failed = None;
        for file in chosen {
            match files::fingerprint(&file).await {
                Ok(file) => dispatcher.dispatch(Action::Edit(Edit::Attach(paper.clone(), file))),
                Err(fault) => failed = Some(fault),
            }
        }
        dispatcher.dispatch(match failed {
            None => Action::Reading(None),
            Some(fault) => Action::FileFailed(paper, fault),
        });
    });
}
