//! What the page knows, and the one reducer that changes it. Pure: no browser and no clock, so
//! that every journey is tested natively.
//!
//! Until the interview is here (see [`crate::interview`]) the reducer knows the start page and the
//! first question, in [`opening`]; from then on the interview's own takes over the same state.

mod answers;
mod by_day;
mod edit;
pub(crate) mod interview;
mod opening;
#[cfg(test)]
mod tests;
mod what_if;

use std::{collections::BTreeMap, rc::Rc};

use rules::{Claim, Estimate, Instant, Lang, Pack, Submission, id::QuestionId};
use yew::Reducible;

pub use self::edit::Edit;
pub(crate) use self::edit::moment_texts;
use crate::{
    claim_file::{FileTrouble, Saving},
    draft::Draft,
    evidence::{News, Shelf, Shows},
    field::{Field, FieldFault},
    files::FileFault,
    head::Head,
    host::Host,
    input::Problem,
    interview::Interview,
    outbox::Letter,
    page::Page,
    reopen::{Reopening, Saved, SavedFault},
    storage::StorageFault,
    what_if::{Suppose, WhatIf},
};

/// The whole state of the page.
#[derive(Clone, Debug)]
pub struct State {
    /// The pack; only its [`Head`] until the interview is here.
    pub pack: &'static Pack,
    /// How many remedies it has.
    pub remedies: u32,
    /// The part of the program that the first question does not need, once it is here.
    pub interview: Option<Interview>,
    /// How it comes, until then.
    pub coming: Coming,
    /// The language shown.
    pub lang: Lang,
    /// The page shown.
    pub page: Page,
    /// Whether the page stands in place of one that was asked for and cannot be shown yet.
    pub redirected: bool,
    /// What was typed and chosen.
    pub draft: Rc<Draft>,
    /// What of it the rules read.
    pub claim: Rc<Claim>,
    /// What they give for it.
    pub estimate: Rc<Estimate>,
    /// The moment that the estimate is for.
    pub now: Instant,
    /// What keeps the page from being left.
    pub faults: Rc<[FieldFault]>,
    /// How many times leaving a page failed, so that each time moves the focus.
    pub attempt: u32,
    /// The submission made of the claim, once the estimate was opened.
    pub submission: Option<Rc<Submission>>,
    /// Whether the draft was there when the page was opened.
    pub restored: bool,
    /// Whether the draft began under another version of the pack.
    pub rules_changed: bool,
    /// Whether 'start over' waits to be confirmed.
    pub clearing: bool,
    /// Why the draft is not saved, until the person has read it.
    pub unsaved: Option<StorageFault>,
    /// Whether that was told; it is told once.
    pub told_unsaved: bool,
    /// Whether a newer version of the calculator is here and the person has not put it off.
    pub update: bool,
    /// What the files show that are being read.
    pub reading: Option<Shows>,
    /// A file that could not be read.
    pub file_fault: Option<(Shows, FileFault)>,
    /// What is known of the files attached.
    pub shelf: Rc<Shelf>,
    /// How handing over the submission went.
    pub handed: Option<Handed>,
    /// What is supposed beside the answers.
    pub what_if: WhatIf,
    /// How opening a saved file goes.
    pub reopening: Option<Rc<Reopening>>,
    /// How saving the draft as a file goes.
    pub saving: Option<Saving>,
    /// Whether the person has been on another page than the first.
    pub moved: bool,
    /// The page that frames the app, once it has answered.
    pub host: Option<Rc<Host>>,
    /// Whether it filled in the first answers.
    pub prefilled: bool,
    /// What was sent from this browser, by key.
    pub letters: Rc<BTreeMap<String, Letter>>,
}

/// How the rest of the program comes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coming {
    /// How many times it was asked for again.
    pub again: u32,
    /// Whether it did not come and was not asked for since.
    pub failed: bool,
    /// Whether the person is done with the first question and waits for it.
    pub awaited: bool,
}

/// How handing over the submission went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Handed {
    /// Which way.
    pub hand: Hand,
    /// Whether the browser did it.
    pub done: bool,
}

/// A way to take the submission away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hand {
    /// As a file.
    Download,
    /// By the clipboard.
    Copy,
    /// To the page that frames the app.
    Host,
    /// To the operator's endpoint.
    Send,
}

/// What happens to the state.
#[derive(Clone, Debug)]
pub enum Action {
    /// The person typed, ticked or removed something.
    Edit(Edit),
    /// The person is done with the page.
    Continue(Instant),
    /// The person leaves the page for the one before it.
    Back,
    /// A page was asked for by its address; nothing when the address is unknown.
    Visit(Option<Page>, Instant),
    /// The rest of the program is here, and with it the draft that was kept.
    Arrived(Interview, Option<Draft>),
    /// A saved file was read, or could not be.
    FileRead(Result<Saved, SavedFault>),
    /// A locked file was picked, with this content.
    Locked(Rc<str>),
    /// The file read takes the place of the answers, or not.
    TakeUpFile(bool),
    /// A draft that was put aside takes the place of the one that was.
    TakeUpDraft(Box<Draft>),
    /// The draft is called so.
    Name(String),
    /// Saving the draft as a file goes so.
    Saving(Saving),
    /// A file was neither saved nor opened.
    Trouble(FileTrouble),
    /// The person goes on under the current rules.
    TakeUpNewer,
    /// The page that frames the app has answered.
    Framed(Host),
    /// It fills in what it knows.
    Prefill(Saved),
    /// The rest of the program could not be downloaded.
    NotArrived,
    /// The language was chosen.
    Speak(Lang),
    /// 'Start over' was chosen, or taken back.
    AskToClear(bool),
    /// Starting over was confirmed; the key is the new draft's.
    Clear(String),
    /// The draft could not be saved.
    NotSaved(StorageFault),
    /// A newer version of the calculator is here, or is put off.
    Update(bool),
    /// The person has read that the draft is not saved.
    DismissUnsaved,
    /// Files are being read, or no longer.
    Reading(Option<Shows>),
    /// A file could not be read.
    FileFailed(Shows, FileFault),
    /// There is news of the files attached.
    Evidence(News),
    /// The person supposes another answer.
    Suppose(Suppose),
    /// The submission was handed over, or could not be.
    Handed(Handed),
    /// The outbox tells of a letter.
    Letter(Letter),
    /// The claimant takes back what waits to be sent.
    TakenBack,
    /// What was changed since it was sent is to be a submission of its own, under this key.
    Renewed(String),
}

impl State {
    /// The state at the opening of the page; the key is a new draft's.
    pub fn new(head: impl Into<Head>, lang: Lang, now: Instant, key: String) -> Self {
        let Head { pack, remedies } = head.into();
        Self {
            remedies,
            lang,
            interview: None,
            coming: Coming::default(),
            page: Page::Start,
            redirected: false,
            draft: Rc::new(Draft::new(pack, key)),
            claim: Rc::new(Claim::new(pack)),
            estimate: Rc::new(opening::estimate(pack, remedies, now)),
            now,
            faults: Rc::default(),
            attempt: 0,
            submission: None,
            restored: false,
            rules_changed: false,
            clearing: false,
            unsaved: None,
            told_unsaved: false,
            update: false,
            reading: None,
            file_fault: None,
            shelf: Rc::default(),
            handed: None,
            what_if: WhatIf::Mine,
            reopening: None,
            saving: None,
            moved: false,
            host: None,
            prefilled: false,
            letters: Rc::default(),
            pack,
        }
    }

    /// The same state after `action`; nothing when it changes nothing.
    pub fn after(&self, action: Action) -> Option<Self> {
        let mut next = self.clone();
        match action {
            Action::Speak(lang) => {
                if lang == self.lang {
                    return None;
                }
                next.lang = lang;
            }
            Action::AskToClear(clearing) => next.clearing = clearing,
            Action::Clear(key) => {
                let head = Head {
                    pack: self.pack,
                    remedies: self.remedies,
                };
                next = Self {
                    told_unsaved: self.told_unsaved,
                    update: self.update,
                    moved: true,
                    coming: Coming {
                        awaited: false,
                        ..self.coming
                    },
                    interview: self.interview.clone(),
                    host: self.host.clone(),
                    letters: self.letters.clone(),
                    shelf: self.shelf.clone(),
                    ..Self::new(head, self.lang, self.now, key)
                };
                next.recompute();
            }
            Action::NotSaved(fault) => {
                let again = self.unsaved == Some(fault) || fault != StorageFault::Elsewhere;
                if self.told_unsaved && again {
                    return None;
                }
                next.unsaved = Some(fault);
                next.told_unsaved = true;
            }
            Action::DismissUnsaved => next.unsaved = None,
            Action::Update(offered) => next.update = offered,
            Action::Arrived(interview, kept) => {
                next.coming = Coming::default();
                next.pack = interview.rules.pack();
                next.interview = Some(interview);
                if let Some(kept) = kept {
                    next.restore(kept);
                }
                next.recompute();
                if self.coming.awaited
                    && let Some(further) = next.after(Action::Continue(self.now))
                {
                    next = further;
                }
            }
            Action::NotArrived => {
                next.coming.failed = true;
                next.coming.awaited = false;
            }
            other => {
                let changed = match &self.interview {
                    Some(interview) => (interview.act)(&mut next, interview.rules, other),
                    None => next.open(other),
                };
                if !changed {
                    return None;
                }
            }
        }
        Some(next)
    }

    /// Takes up the draft that was kept, with what was answered before it came.
    fn restore(&mut self, mut kept: Draft) {
        self.restored = !kept.is_empty();
        self.rules_changed = self.restored && kept.version != self.pack.version;
        for (question, entry) in self.draft.entries.iter() {
            kept.entries.insert(question.clone(), entry.clone());
        }
        self.draft = Rc::new(kept);
    }

    /// Makes the claim and the estimate of the draft as it now is, as soon as that can be done.
    fn recompute(&mut self) {
        if let Some(interview) = self.interview.clone() {
            (interview.recompute)(self, interview.rules);
        }
    }

    /// Marks the draft as changed: what was made of the answers before is made of others now.
    fn changed(&mut self) {
        let draft = Rc::make_mut(&mut self.draft);
        draft.prepared = None;
        draft.version.clone_from(&self.pack.version);
        draft.touched = Some(self.now);
        self.submission = None;
        self.handed = None;
        self.what_if = WhatIf::Mine;
        self.clearing = false;
    }

    /// Shows `page` with nothing said on it yet.
    fn turn_to(&mut self, page: Page, now: Instant) {
        self.page = page;
        self.moved = true;
        self.redirected = false;
        self.faults = Rc::default();
        self.clearing = false;
        self.file_fault = None;
        self.handed = None;
        self.what_if = WhatIf::Mine;
        self.reopening = None;
        self.saving = None;
        self.coming.awaited = false;
        self.now = now;
    }

    /// Keeps the person on the page while `faults` are there; tells whether there are any.
    fn held_back(&mut self, faults: Vec<FieldFault>) -> bool {
        let held = !faults.is_empty();
        if held {
            self.faults = faults.into();
            self.attempt += 1;
        }
        held
    }

    /// The fault of a field, if it has one.
    pub fn problem(&self, field: &Field) -> Option<Problem> {
        let fault = self.faults.iter().find(|fault| fault.field == *field);
        fault.map(|fault| fault.problem)
    }

    /// How it stands with what was sent of this draft, if anything was.
    pub fn letter(&self) -> Option<&Letter> {
        self.letters.get(&self.draft.idempotency_key)
    }

    /// Whether a question still wants an answer.
    pub fn is_missing(&self, id: &QuestionId) -> bool {
        self.estimate.missing.contains(id)
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        match self.after(action) {
            Some(next) => Rc::new(next),
            None => self,
        }
    }
}
