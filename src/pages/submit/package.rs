//! Everything in one ZIP, made on the device.

use rules::Submission;
use words::i18n::{fill, papers::papers};
use yew::{prelude::*, props};

use crate::{
    bridge::evidence::{self, Packing, Summary},
    components::{self as ui, ButtonKind, IconName, NoticeKind},
    pages::{evidence::files, view::View},
};

/// Whether everything can be had in one file: there are files, and the means to pack them. Without
/// the script, or on a page that is not secure, they cannot be packed.
pub(super) fn is_offered(view: &View, submission: &Submission) -> bool {
    view.state().evidence.shelf.packs == Some(true)
        && !evidence::paths(&submission.claim).is_empty()
}

/// Nothing where there are no files, since the submission is all there is then.
pub(super) fn section(view: &View, submission: &Submission, number: &str) -> Html {
    let named = evidence::paths(&submission.claim);
    if named.is_empty() {
        return Html::default();
    }
    let words = papers(view.words.lang);
    let shelf = &view.state().evidence.shelf;
    let elsewhere: Vec<&str> = named
        .iter()
        .filter(|(_, file)| shelf.of(file).is_some_and(|known| !known.here))
        .map(|(_, file)| file.name.as_str())
        .collect();
    let (pages, made, number) = (view.clone(), submission.clone(), number.to_owned());
    html! {
        <>
            {files::look(view)}
            if is_offered(view, submission) {
                <h2>{words.pack_heading}</h2>
                <p>{words.pack_text}</p>
                if elsewhere.is_empty() {
                    <div class="actions">
                        {ui::button(&props!(ui::ButtonProps {
                            label: words.pack,
                            kind: ButtonKind::Secondary,
                            id: "pack",
                            icon: IconName::Archive,
                            onclick: move |()| evidence::pack(&made, &number, summary(&pages, &number)),
                        }))}
                    </div>
                } else {
                    {warning(fill(words.pack_elsewhere, &[&elsewhere.join(", ")]))}
                }
                <div role="status">{for shelf.packing.as_ref().map(|how| packing(view, how))}</div>
            }
        </>
    }
}

/// The page of the summary in the ZIP.
fn summary(view: &View, number: &str) -> Summary {
    let scheme = view.wording().text(&view.pack().name);
    let receipt = fill(view.words.receipt, &[number]);
    Summary {
        title: [scheme, ", ", &receipt].concat(),
        lang: view.words.lang.tag(),
    }
}

fn packing(view: &View, how: &Packing) -> Html {
    let words = papers(view.words.lang);
    match how {
        Packing::Underway(share) => {
            html! { <p>{fill(words.packing, &[&share.to_string()])}</p> }
        }
        Packing::Done => html! { <p>{words.packed}</p> },
        Packing::Failed(path) => match path.rsplit('/').next() {
            Some(name) if !name.is_empty() => warning(fill(words.pack_unreadable, &[name])),
            _ => warning(words.pack_failed.into()),
        },
    }
}

fn warning(text: String) -> Html {
    ui::notice(&props!(ui::NoticeProps {
        kind: NoticeKind::Warning,
        children: html! { <p>{text}</p> },
    }))
}
