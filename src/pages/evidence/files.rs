//! The files that show a paper or a loss: picking, what is known of each, taking away.

use std::rc::Rc;

use interview::{draft::AttachedTo, edit::Edit};
use rules::{Digest, EvidenceFile};
use wasm_bindgen_futures::spawn_local;
use web_sys::FileList as Picked;
use words::{
    format,
    i18n::{fill, papers::papers},
};
use yew::{prelude::*, props};

use crate::{
    bridge::evidence,
    browser::files::{self, FileFault},
    components::{self as ui, FileRow, NoticeKind},
    pages::view::View,
    state::{Action, EvidenceAction, State},
};

/// What is looked for.
#[derive(Debug, PartialEq, Properties)]
pub(in crate::pages) struct ShelvedProps {
    files: Vec<Digest>,
}

/// Looks for files on this device, once it is shown and whenever they change.
#[component]
pub(in crate::pages) fn Shelved(props: &ShelvedProps) -> Html {
    use_effect_with(props.files.clone(), |files| evidence::ask(files));
    Html::default()
}

/// Looks for the draft's files on this device.
pub(in crate::pages) fn look(view: &View) -> Html {
    let files = view
        .state()
        .interview
        .draft()
        .files()
        .map(|file| file.sha256);
    html! { <Shelved files={files.collect::<Vec<_>>()} /> }
}

/// The files, and how to add some.
pub(in crate::pages) fn section(
    view: &View,
    shows: &AttachedTo,
    files: &[EvidenceFile],
    about: &str,
) -> Html {
    let words = view.words;
    let extra = papers(words.lang);
    let busy = view.state().evidence.reading.as_ref() == Some(shows);
    let rows: Rc<[FileRow]> = files.iter().map(|file| row(view, file)).collect();
    let (dispatcher, place) = (view.dispatcher(), shows.clone());
    let onpick = move |picked: Picked| read(&picked, &place, &dispatcher);
    let named: Rc<[EvidenceFile]> = files.into();
    let onclean = move |index: usize| {
        if let Some(file) = named.get(index) {
            evidence::clean(file);
        }
    };
    let place = shows.clone();
    let fault = view.state().evidence.fault.as_ref();
    html! {
        <>
            if !rows.is_empty() {
                {ui::file_list(&props!(ui::FileListProps {
                    files: rows,
                    remove_label: words.evidence_remove,
                    onremove: view.edit(move |index| Edit::Detach(place.clone(), index)),
                    located: extra.located,
                    clean_label: extra.clean,
                    onclean,
                }))}
            }
            {ui::file_picker(&props!(ui::FilePickerProps {
                id: [&shows.element_id(), "-files"].concat(),
                label: words.evidence_attach,
                about: about.to_owned(),
                onpick,
                camera: extra.camera,
                drop: extra.drop,
                busy: busy.then_some(AttrValue::from(words.evidence_reading)),
            }))}
            if let Some((_, fault)) = fault.filter(|(place, _)| place == shows) {
                <div role="alert">
                    {ui::notice(&props!(ui::NoticeProps {
                        kind: NoticeKind::Warning,
                        children: html! { <p>{match fault {
                            FileFault::Empty => words.file_empty,
                            FileFault::Unreadable => words.file_unreadable,
                        }}</p> },
                    }))}
                </div>
            }
        </>
    }
}

fn row(view: &View, file: &EvidenceFile) -> FileRow {
    let words = view.words;
    let extra = papers(words.lang);
    let known = view.state().evidence.shelf.of(file);
    let news = known.and_then(|known| match known {
        known if !known.here => Some(extra.elsewhere),
        known if !known.kept => Some(extra.not_kept),
        _ => None,
    });
    let fingerprint = words.evidence_fingerprint;
    FileRow {
        name: file.name.clone().into(),
        size: format::file_size(file.bytes).into(),
        fingerprint: fill(fingerprint, &[&file.sha256.to_string()]).into(),
        picture: known
            .and_then(|known| known.picture.clone())
            .map(Into::into),
        news: news.map(Into::into),
        located: known.is_some_and(|known| known.located),
    }
}

/// Reads the files one after the other and attaches each.
fn read(picked: &Picked, shows: &AttachedTo, dispatcher: &UseReducerDispatcher<State>) {
    // The list is the input's own and changes with it.
    let chosen: Vec<web_sys::File> = (0..picked.length())
        .filter_map(|index| picked.get(index))
        .collect();
    let (shows, dispatcher) = (shows.clone(), dispatcher.clone());
    spawn_local(async move {
        dispatcher.dispatch(Action::Evidence(EvidenceAction::Reading(Some(
            shows.clone(),
        ))));
        let mut failed = None;
        for content in chosen {
            match files::fingerprint(&content).await {
                Ok(file) => {
                    dispatcher.dispatch(Action::Edit(Edit::Attach(shows.clone(), file.clone())));
                    evidence::keep(&file, &content);
                }
                Err(fault) => failed = Some(fault),
            }
        }
        dispatcher.dispatch(match failed {
            None => Action::Evidence(EvidenceAction::Reading(None)),
            Some(fault) => Action::Evidence(EvidenceAction::Failed(shows, fault)),
        });
    });
}
