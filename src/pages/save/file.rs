//! The claim as a file, locked or not. The passphrase is here as long as the page is, and nowhere
//! else.

use std::rc::Rc;

use words::i18n::{
    fill,
    saving::{SavingWords, saving},
};
use yew::{prelude::*, props};

use crate::{
    bridge::claim_file::{self, FileTrouble, Saving},
    components::{self as ui, ChoiceOption, IconName, InputMode, NoticeKind},
    pages::view::View,
    state::{Action, FilesAction},
};

/// The fewest characters of a passphrase.
const LEAST: usize = 8;

#[derive(Debug, PartialEq, Properties)]
pub(super) struct SaveAsFileProps {
    pub(super) view: View,
}

#[component]
pub(super) fn SaveAsFile(props: &SaveAsFileProps) -> Html {
    let view = &props.view;
    let words = saving(view.words.lang);
    let locked = use_state(|| true);
    let passphrase = use_state(String::new);
    let shown = use_state(|| false);
    let tried = use_state(|| false);
    let short = *locked && passphrase.chars().count() < LEAST;
    let onsubmit = {
        let (view, tried) = (view.clone(), tried.clone());
        let secret = locked.then(|| (*passphrase).clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            tried.set(short);
            if short {
                ui::focus_id("passphrase");
            } else {
                let draft = &view.state().interview.draft();
                let saving = claim_file::save(draft, &file_name(&view), secret.as_deref());
                view.dispatcher()
                    .dispatch(Action::Files(FilesAction::Saving(saving)));
            }
        }
    };
    html! {
        <form novalidate=true {onsubmit}>
            {lock(words, &locked)}
            if *locked {
                {secret_field(&Secret {
                    label: words.passphrase,
                    hint: Some(fill(words.passphrase_hint, &[&LEAST.to_string()])),
                    show: words.passphrase_shown,
                    fault: (*tried && short).then(|| fill(words.passphrase_short, &[&LEAST.to_string()])),
                    value: &passphrase,
                    shown: &shown,
                })}
            }
            <div class="actions">
                {ui::button(&props!(ui::ButtonProps {
                    label: words.save,
                    id: "save-file",
                    icon: IconName::Download,
                    onclick: Callback::noop(),
                    submit: true,
                }))}
            </div>
            <div role="status">{for view.state().files.saving.map(|saving| outcome(view, saving))}</div>
            <p class="hint">{words.files_note}</p>
        </form>
    }
}

fn lock(words: &SavingWords, locked: &UseStateHandle<bool>) -> Html {
    const VALUES: [&str; 2] = ["locked", "open"];
    let option = |place: usize| ChoiceOption {
        value: VALUES[place].into(),
        label: words.lock_options[place].into(),
        hint: Some(words.lock_hints[place].into()),
        icon: None,
    };
    let options: Rc<[ChoiceOption]> = Rc::new([option(0), option(1)]);
    let chosen = VALUES[usize::from(!**locked)];
    let locked = locked.clone();
    ui::radios(&props!(ui::RadiosProps {
        id: "lock",
        legend: words.lock,
        options,
        chosen: AttrValue::from(chosen),
        onchoose: move |value: AttrValue| locked.set(value == VALUES[0]),
    }))
}

/// A passphrase that can be shown while it is typed.
pub(in crate::pages) struct Secret<'a> {
    pub(in crate::pages) label: &'static str,
    pub(in crate::pages) hint: Option<String>,
    pub(in crate::pages) show: &'static str,
    pub(in crate::pages) fault: Option<String>,
    pub(in crate::pages) value: &'a UseStateHandle<String>,
    pub(in crate::pages) shown: &'a UseStateHandle<bool>,
}

pub(in crate::pages) fn secret_field(secret: &Secret) -> Html {
    let (value, shown) = (secret.value.clone(), secret.shown.clone());
    let is_shown = **secret.shown;
    html! {
        <>
            {ui::text_field(&props!(ui::TextFieldProps {
                id: "passphrase",
                label: secret.label,
                hint: secret.hint.clone().map(AttrValue::from),
                fault: secret.fault.clone().map(AttrValue::from),
                value: (**secret.value).clone(),
                oninput: move |text: AttrValue| value.set(text.as_str().into()),
                mode: if is_shown { InputMode::Text } else { InputMode::Secret },
            }))}
            <div class="option">
                <input
                    type="checkbox"
                    id="passphrase-shown"
                    checked={is_shown}
                    onchange={move |_: Event| shown.set(!is_shown)}
                />
                <label for="passphrase-shown"><span>{secret.show}</span></label>
            </div>
        </>
    }
}

fn outcome(view: &View, how: Saving) -> Html {
    let words = saving(view.words.lang);
    let (kind, text) = match how {
        Saving::Underway => return html! { <p>{words.underway}</p> },
        Saving::Done => (NoticeKind::Good, words.saved),
        Saving::Failed(FileTrouble::Insecure) => (NoticeKind::Warning, words.insecure),
        Saving::Failed(_) => (NoticeKind::Warning, words.failed),
    };
    ui::notice(&props!(ui::NoticeProps {
        kind,
        children: html! { <p>{text}</p> },
    }))
}

/// By the claim's own name, where it has one, and that of the scheme.
fn file_name(view: &View) -> String {
    let draft = &view.state().interview.draft();
    let name = draft.name.as_deref().map(str::trim);
    let name = name.unwrap_or(saving(view.words.lang).file);
    let name: String = name
        .chars()
        .map(|char| {
            if char.is_alphanumeric() || "-_ ".contains(char) {
                char
            } else {
                '_'
            }
        })
        .collect();
    ["bosang-", &name, "-", view.pack().id.as_str(), ".json"].concat()
}
