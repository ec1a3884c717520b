//! What the page knows, and the one reducer that changes it. Pure: no browser and no clock, so
//! that every journey is tested natively.
//!
//! The answers and what comes of them are an [`Interview`]; what stands around it is grouped by what
//! it serves, each group with a reducer of its own.

pub mod address;
mod drafts;
mod evidence;
mod files;
mod host;
pub mod reopen;
mod sending;
#[cfg(test)]
mod tests;

use std::rc::Rc;

use interview::{Interview, draft::Draft, edit::Edit, page::Page, what_if::Suppose};
use rules::{Instant, Lang, LoadedPack, Pack};
use yew::Reducible;

use self::address::{HERE, root};
pub use self::{
    drafts::{Drafts, DraftsAction},
    evidence::{Evidence, EvidenceAction},
    files::{Files, FilesAction},
    host::{HostAction, Hosting},
    sending::{Channel, Delivery, Sending, SendingAction},
};
use crate::bridge::operator::Operator;

/// The whole state of the page.
#[derive(Clone, Debug)]
pub struct State {
    /// The answers, what they mean, the page shown and what the rules give.
    pub interview: Interview<'static>,
    /// The current version of the rules, where those of the answers are older.
    pub newer: Option<&'static LoadedPack>,
    /// What the operator says.
    pub operator: &'static Operator,
    /// The way from the page's address to the folder that the calculator is deployed in.
    pub root: Rc<str>,
    /// The language shown.
    pub lang: Lang,
    /// The language that was chosen last, where its catalogue did not come.
    pub unspoken: Option<Lang>,
    /// Whether a newer version of the calculator is here and the person has not put it off.
    pub update: bool,
    /// Whether the person has been on another page than the first.
    pub moved: bool,
    /// How many times the address has to follow the page: not where the browser led to it, whose
    /// address may be ahead of what is drawn.
    pub turns: u32,
    /// How the draft is kept in this browser.
    pub drafts: Drafts,
    /// How claims are saved as files and opened again.
    pub files: Files,
    /// The files that the claimant attached.
    pub evidence: Evidence,
    /// How the submission is handed over.
    pub sending: Sending,
    /// The page that frames the app.
    pub host: Hosting,
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
    /// The person goes to a page by a link or button of this one.
    Visit(Option<Page>, Instant),
    /// The browser went to an address: back, forward, or typed by the person; nothing when no page
    /// has it.
    Follow(Option<Page>, Instant),
    /// The person supposes another answer.
    Suppose(Suppose),
    /// The draft is called so.
    Name(String),
    /// The person goes on under the current rules.
    TakeUpNewer,
    /// A draft that was put aside takes the place of the one that was.
    TakeUpDraft(Box<Draft>),
    /// Starting over was confirmed; the key is the new draft's.
    Clear(String),
    /// The language was chosen, and its catalogue is here.
    Speak(Lang),
    /// The language was chosen, and its catalogue did not come.
    Unspoken(Lang),
    /// A newer version of the calculator is here, or is put off.
    Update(bool),
    /// Something about how the draft is kept.
    Drafts(DraftsAction),
    /// Something about claims as files.
    Files(FilesAction),
    /// Something about the files attached.
    Evidence(EvidenceAction),
    /// Something about handing over the submission.
    Sending(SendingAction),
    /// Something about the page that frames the app.
    Host(HostAction),
}

impl State {
    /// The state at the opening of the page, with nothing answered; the key is a new draft's.
    pub fn new(rules: &'static LoadedPack, lang: Lang, now: Instant, key: String) -> Self {
        Self {
            interview: Interview::new(rules, now, key),
            newer: None,
            operator: &Operator::SILENT,
            root: HERE.into(),
            lang,
            unspoken: None,
            update: false,
            moved: false,
            turns: 0,
            drafts: Drafts::default(),
            files: Files::default(),
            evidence: Evidence::default(),
            sending: Sending::default(),
            host: Hosting::default(),
        }
    }

    /// The pack's data.
    pub fn pack(&self) -> &'static Pack {
        self.interview.pack()
    }

    /// The same state after `action`; nothing when it changes nothing.
    pub fn after(&self, action: Action) -> Option<Self> {
        let mut next = self.clone();
        let is_led = matches!(action, Action::Follow(..));
        if !next.act(action) {
            return None;
        }
        let has_to_follow = if is_led {
            next.interview.is_redirected()
        } else {
            next.interview.page() != self.interview.page()
        };
        next.turns += u32::from(has_to_follow);
        Some(next)
    }

    /// The same with the draft that was kept.
    #[must_use]
    pub fn restored(mut self, kept: Draft) -> Self {
        self.drafts.take_up(&kept, self.pack());
        self.interview = Interview::of(self.interview.rules(), self.interview.now(), kept);
        self
    }

    /// Acts; tells whether that changes anything.
    fn act(&mut self, action: Action) -> bool {
        match action {
            Action::Edit(edit) => {
                self.interview.edit(edit);
                self.answers_changed();
            }
            Action::Continue(now) => {
                if self.interview.go_on(now) {
                    self.page_turned();
                }
            }
            Action::Back => return self.turns(Interview::go_back),
            Action::Visit(wanted, now) | Action::Follow(wanted, now) => {
                return self.turns(|interview| interview.visit(wanted, now));
            }
            Action::Suppose(suppose @ Suppose::TakeUp) => {
                if !self.interview.suppose(suppose) {
                    return false;
                }
                self.answers_changed();
                self.page_turned();
            }
            Action::Suppose(suppose) => return self.interview.suppose(suppose),
            Action::Name(name) => {
                self.interview.rename(name);
                self.files.saving = None;
            }
            Action::TakeUpNewer => return self.take_up_newer(),
            Action::TakeUpDraft(draft) => {
                self.drafts.take_up(&draft, self.pack());
                self.interview.resume(*draft);
                self.page_turned();
            }
            Action::Clear(key) => self.start_over(key),
            Action::Speak(lang) if lang == self.lang => return self.unspoken.take().is_some(),
            Action::Speak(lang) => {
                self.lang = lang;
                self.unspoken = None;
                // The page's address changes with its language.
                if &*self.root != HERE {
                    self.root = root(self.pack(), lang).into();
                }
            }
            Action::Unspoken(lang) => self.unspoken = Some(lang),
            Action::Update(offered) => self.update = offered,
            Action::Drafts(action) => return self.drafts.act(action),
            Action::Files(action) => return self.act_on_files(action),
            Action::Evidence(action) => self.evidence.act(action),
            Action::Sending(action) => return self.sending.act(action, &mut self.interview),
            Action::Host(action) => return self.act_on_host(action),
        }
        true
    }

    /// Turns to another page, where `turn` does so; tells whether it does.
    fn turns(&mut self, turn: impl FnOnce(&mut Interview<'static>) -> bool) -> bool {
        let turned = turn(&mut self.interview);
        if turned {
            self.page_turned();
        }
        turned
    }

    /// Takes up answers from a file in place of those that were given.
    fn act_on_files(&mut self, action: FilesAction) -> bool {
        let (changed, taken) = self.files.act(action, &self.interview);
        if let Some(draft) = taken {
            self.interview.take_up(draft);
            self.answers_changed();
            self.drafts.opened();
        }
        changed
    }

    fn act_on_host(&mut self, action: HostAction) -> bool {
        let (changed, filled_in) = self.host.act(action, &self.interview);
        if let Some(draft) = filled_in {
            self.interview.take_up(draft);
            self.answers_changed();
        }
        changed
    }

    /// Goes on under the current rules with the same answers; tells whether there are such rules.
    fn take_up_newer(&mut self) -> bool {
        let Some(rules) = self.newer.take() else {
            return false;
        };
        self.interview.take_up_rules(rules);
        self.drafts.rules_changed = self.drafts.restored;
        self.answers_changed();
        self.page_turned();
        true
    }

    /// Begins with an empty draft; what is known of this browser and this page stays known.
    fn start_over(&mut self, key: String) {
        let rules = self.interview.rules();
        self.interview = Interview::new(rules, self.interview.now(), key);
        self.moved = true;
        self.drafts.start_over();
        self.files = Files::default();
        self.evidence.start_over();
        self.sending.delivery = None;
        self.host.prefilled = false;
    }

    /// What was said of the answers before is said of others now.
    fn answers_changed(&mut self) {
        self.sending.delivery = None;
        self.drafts.clearing = false;
    }

    /// Nothing is said yet on the page that is shown now.
    fn page_turned(&mut self) {
        self.moved = true;
        self.unspoken = None;
        self.sending.delivery = None;
        self.drafts.clearing = false;
        self.evidence.fault = None;
        self.files = Files::default();
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
