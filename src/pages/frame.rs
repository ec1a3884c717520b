//! What stands around every page: header, progress, running estimate, notices, footer.

use std::rc::Rc;

use interview::{
    flow,
    page::{Page, Stage},
};
use rules::Lang;
use words::i18n::{self, fill};
use yew::{prelude::*, props};

use super::{
    content,
    foot::foot,
    news,
    running::{Running, running},
    summary,
};
use crate::{
    browser::{download, random, storage::StorageFault},
    components::{self as ui, ButtonKind, EstimateRail, NoticeKind},
    pages::view::View,
    state::{Action, DraftsAction},
};

/// The whole page.
pub fn frame(view: &View) -> Html {
    let words = view.words;
    let page = &view.state().interview.page();
    html! {
        {ui::shell(&props!(ui::ShellProps {
            product: words.product,
            home: [&view.state().root, "?lang=", words.lang.tag()].concat(),
            home_label: words.home,
            tagline: view.wording().text(&view.pack().name).to_owned(),
            language: language(view),
            progress: progress(view),
            aside: rail(view),
            footer: footer(view),
            skip_label: words.skip_to_content,
            children: html! { <>
            {unspoken(view)}
            {unread(view)}
            {unsaved(view)}
            {news(view)}
            // A new page is mounted anew, so that its heading takes the focus.
            <div key={page.path()} class="page" data-page={page.path()}>
                {summary(view)}
                {content(view)}
            </div>
        </> },
        }))}
    }
}

/// The document's title: the page's heading and the product.
pub fn title(view: &View) -> String {
    let words = view.words;
    let wording = view.wording();
    let heading = match &view.state().interview.page() {
        Page::Start => wording.text(&view.pack().name),
        Page::Question(id) => wording.label(id),
        Page::Windows => words.windows_heading,
        Page::OtherLosses => words.losses_heading,
        Page::Evidence => words.evidence_heading,
        Page::Check => words.check_heading,
        Page::Estimate => words.estimate_heading,
        Page::Submit => words.submit_heading,
        Page::Save => words.save_heading,
    };
    [heading, " - ", words.product].concat()
}

/// The languages that the pack is written in, where there is a choice.
fn language(view: &View) -> Html {
    let options: Rc<[(Lang, AttrValue)]> = Lang::ALL
        .into_iter()
        .filter(|lang| view.pack().languages.contains(lang))
        .map(|lang| (lang, i18n::own_name(lang).into()))
        .collect();
    if options.len() < 2 {
        return Html::default();
    }
    html! {
        {ui::language_switch(&props!(ui::LanguageSwitchProps {
            label: view.words.language,
            options,
            current: view.words.lang,
            onswitch: view.speak(),
        }))}
    }
}

/// That the language chosen did not come.
fn unspoken(view: &View) -> Html {
    let Some(lang) = view.state().unspoken else {
        return Html::default();
    };
    let text = fill(view.words.language_unreachable, &[i18n::own_name(lang)]);
    html! { <p class="notice warning" role="status">{text}</p> }
}

fn progress(view: &View) -> Html {
    let words = view.words;
    let Some(stage) = flow::stage(view.pack(), view.state().interview.page()) else {
        return Html::default();
    };
    let current = Stage::ALL.iter().position(|known| *known == stage);
    let current = current.unwrap_or_default();
    let steps: Rc<[AttrValue]> = words.stages.into_iter().map(AttrValue::from).collect();
    let text = fill(
        words.progress_text,
        &[
            &(current + 1).to_string(),
            &steps.len().to_string(),
            words.stages.get(current).copied().unwrap_or_default(),
        ],
    );
    html! { {ui::progress(&props!(ui::ProgressProps { label: words.progress, steps, current, text }))} }
}

/// The running estimate, wherever something is still asked.
fn rail(view: &View) -> Html {
    let words = view.words;
    if matches!(
        view.state().interview.page(),
        Page::Start | Page::Estimate | Page::Submit | Page::Save
    ) {
        return Html::default();
    }
    let Running {
        figure,
        lines,
        announce,
        finished,
    } = running(view);
    let open_page = finished.then(|| (words.rail_open.into(), view.go_to(Page::Estimate)));
    html! {
        <EstimateRail
            heading={words.rail_heading}
            {figure}
            {lines}
            note={words.rail_note}
            toggle_label={words.rail_toggle}
            {announce}
            {open_page}
        />
    }
}

/// That something was kept here which this program cannot read, and stays.
fn unread(view: &View) -> Html {
    let (words, unread) = (view.words, view.state().drafts.unread.clone());
    if unread.is_empty() {
        return Html::default();
    }
    let name = ["bosang-", view.pack().id.as_str(), "-unread"].concat();
    let onsave = move |()| {
        for (at, text) in unread.iter().enumerate() {
            let number = if at == 0 {
                String::new()
            } else {
                format!("-{}", at + 1)
            };
            // A browser that refuses leaves it where it is.
            let _ = download::json(&[&name, &*number, ".json"].concat(), text);
        }
    };
    html! {
        <div role="status">
            {ui::notice(&props!(ui::NoticeProps {
                kind: NoticeKind::Warning,
                heading: words.unread,
                children: html! { <>
                <p>{words.unread_text}</p>
                {ui::button(&props!(ui::ButtonProps {
                    label: words.unread_save,
                    kind: ButtonKind::Secondary,
                    onclick: onsave,
                }))}
                {ui::button(&props!(ui::ButtonProps {
                    label: words.understood,
                    kind: ButtonKind::Quiet,
                    onclick: view.act(|| Action::Drafts(DraftsAction::DismissUnread)),
                }))}
            </> },
            }))}
        </div>
    }
}

/// Why the answers are not kept, told once.
fn unsaved(view: &View) -> Html {
    let words = view.words;
    let text = match view.state().drafts.unsaved {
        // Told by the interview, which keeps nothing either.
        None | Some(StorageFault::Elsewhere) => return Html::default(),
        Some(StorageFault::Blocked) => words.unsaved_blocked,
        Some(StorageFault::Full) => words.unsaved_full,
    };
    html! {
        <div role="status">
            {ui::notice(&props!(ui::NoticeProps {
                kind: NoticeKind::Warning,
                heading: words.unsaved,
                children: html! { <>
                <p>{text}</p>
                {ui::button(&props!(ui::ButtonProps {
                    label: words.understood,
                    kind: ButtonKind::Secondary,
                    onclick: view.act(|| Action::Drafts(DraftsAction::DismissUnsaved)),
                }))}
            </> },
            }))}
        </div>
    }
}

fn footer(view: &View) -> Html {
    let state = view.state();
    html! {
        <>
            {foot(view)}
            if !state.interview.draft().is_empty() {
                {clear(view)}
            }
        </>
    }
}

/// Starting over, which asks first.
fn clear(view: &View) -> Html {
    let words = view.words;
    if !view.state().drafts.clearing {
        return html! {
            {ui::button(&props!(ui::ButtonProps {
                label: words.clear,
                kind: ButtonKind::Quiet,
                onclick: view.act(|| Action::Drafts(DraftsAction::AskToClear(true))),
            }))}
        };
    }
    html! {
        <div role="group" aria-labelledby="clear-question">
            <p id="clear-question" role="status">{words.clear_question}</p>
            <div class="actions">
                {ui::button(&props!(ui::ButtonProps {
                    label: words.clear_no,
                    kind: ButtonKind::Secondary,
                    onclick: view.act(|| Action::Drafts(DraftsAction::AskToClear(false))),
                }))}
                {ui::button(&props!(ui::ButtonProps {
                    label: words.clear_yes,
                    kind: ButtonKind::Quiet,
                    onclick: view.act(|| Action::Clear(random::key())),
                }))}
            </div>
        </div>
    }
}
