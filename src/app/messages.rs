//! What the scripts say, made into actions.

use interview::edit::Edit;
use yew::UseReducerDispatcher;

use crate::{
    bridge::{catalogues, claim_file, evidence, host, outbox, tabs},
    browser::storage::StorageFault,
    pages::view::View,
    state::{
        Action, DraftsAction, EvidenceAction, FilesAction, HostAction, SendingAction, State,
        reopen::{self, Saved, SavedFault},
    },
};

/// Hears what is said to the app, as long as the page is there.
pub(super) fn hear(view: &View) {
    let act = acting(view.dispatcher());
    outbox::hear(move |entry| act(Action::Sending(SendingAction::Outbox(entry))));

    let (act, hosted) = (acting(view.dispatcher()), view.clone());
    host::hear(move |message| act_on_host(&hosted, &act, message));

    let act = acting(view.dispatcher());
    evidence::hear(move |message| {
        act(match message {
            evidence::Message::News(news) => Action::Evidence(EvidenceAction::News(news)),
            evidence::Message::Cleaned(old, new) => Action::Edit(Edit::ReplaceFile(old, new)),
        });
    });

    let (act, opening) = (acting(view.dispatcher()), view.clone());
    claim_file::hear(move |message| {
        act(Action::Files(match message {
            claim_file::Message::Saving(saving) => FilesAction::Saving(saving),
            claim_file::Message::Opened(json) => {
                let interview = &opening.state().interview;
                let key = &interview.draft().idempotency_key;
                FilesAction::Read(reopen::read(json.as_bytes(), interview.rules(), key))
            }
            claim_file::Message::Trouble(trouble) => FilesAction::Trouble(trouble),
        }));
    });

    let act = acting(view.dispatcher());
    tabs::hear(&view.pack().id, move |message| match message {
        tabs::Message::Ours => {}
        tabs::Message::Elsewhere => act(Action::Drafts(DraftsAction::NotSaved(
            StorageFault::Elsewhere,
        ))),
    });

    let act = acting(view.dispatcher());
    catalogues::hear(move |message| {
        act(match message {
            catalogues::Message::Came(lang) => Action::Speak(lang),
            catalogues::Message::DidNotCome(lang) => Action::Unspoken(lang),
        });
    });
}

fn acting(dispatcher: UseReducerDispatcher<State>) -> impl Fn(Action) + 'static {
    move |action| dispatcher.dispatch(action)
}

fn act_on_host(view: &View, act: &impl Fn(Action), message: host::Message) {
    match message {
        host::Message::Framed(host) => act(Action::Host(HostAction::Framed(host))),
        host::Message::Speaks(lang) => view.speak().emit(lang),
        host::Message::Prefill(json) => match filled_in(view, &json) {
            Ok(saved) => act(Action::Host(HostAction::Prefill(saved))),
            Err(fault) => host::warn(why(&fault)),
        },
    }
}

/// Reads what a host fills in, as if it were a file that the claimant picked.
fn filled_in(view: &View, json: &str) -> Result<Saved, SavedFault> {
    if u64::try_from(json.len()).is_ok_and(|bytes| bytes > reopen::MAX_BYTES) {
        return Err(SavedFault::Unusable);
    }
    // The draft keeps its own key, whatever the host's claim came with.
    reopen::read(json.as_bytes(), view.state().interview.rules(), "")
}

/// For those who write the host page.
fn why(fault: &SavedFault) -> &'static str {
    match fault {
        SavedFault::Unusable => "it is too large to be a claim",
        SavedFault::NoClaim => "it does not fit schemas/claim.schema.json",
        SavedFault::Another(_) => "it is a claim under another scheme",
        SavedFault::Unshown => "no page can show its windows of time",
        SavedFault::Zipped => "it is a ZIP",
        SavedFault::Closed(_) => "it is locked",
    }
}
