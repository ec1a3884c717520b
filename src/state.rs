//! What the page knows, and the one reducer that changes it. Pure: no browser and no clock, so
//! that every journey is tested natively.

mod edit;
#[cfg(test)]
mod tests;

use std::rc::Rc;

use rules::{
    Claim, Estimate, Instant, Lang, LoadedPack, Submission, evaluate,
    id::{EvidenceId, QuestionId},
};
use yew::Reducible;

pub use self::edit::Edit;
use crate::{
    claim, draft::Draft, field::FieldFault, files::FileFault, flow, input::Problem, page::Page,
    storage::StorageFault,
};

/// The whole state of the page.
#[derive(Clone, Debug)]
pub struct State {
    /// The rules.
    pub pack: Rc<LoadedPack>,
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
    /// The paper whose files are being read.
    pub reading: Option<EvidenceId>,
    /// A file that could not be read.
    pub file_fault: Option<(EvidenceId, FileFault)>,
    /// How handing over the submission went.
    pub handed: Option<Handed>,
    /// Whether the person has been on another page than the first.
    pub moved: bool,
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
    /// The language was chosen.
    Speak(Lang),
    /// 'Start over' was chosen, or taken back.
    AskToClear(bool),
    /// Starting over was confirmed; the key is the new draft's.
    Clear(String),
    /// The draft could not be saved.
    NotSaved(StorageFault),
    /// The person has read that the draft is not saved.
    DismissUnsaved,
    /// Files for a paper are being read, or no longer.
    Reading(Option<EvidenceId>),
    /// A file could not be read.
    FileFailed(EvidenceId, FileFault),
    /// The submission was handed over, or could not be.
    Handed(Handed),
}

impl State {
    /// The state at the opening of the page.
    pub fn new(pack: Rc<LoadedPack>, lang: Lang, now: Instant, draft: Draft) -> Self {
        let restored = !draft.is_empty();
        let rules_changed = restored && draft.version != pack.pack().version;
        let (claim, estimate) = compute(&pack, &draft, now);
        Self {
            lang,
            page: Page::Start,
            redirected: false,
            draft: Rc::new(draft),
            claim: Rc::new(claim),
            estimate: Rc::new(estimate),
            now,
            faults: Rc::default(),
            attempt: 0,
            submission: None,
            restored,
            rules_changed,
            clearing: false,
            unsaved: None,
            told_unsaved: false,
            reading: None,
            file_fault: None,
            handed: None,
            moved: false,
            pack,
        }
    }

    /// The same state after `action`; nothing when it changes nothing.
    pub fn after(&self, action: Action) -> Option<Self> {
        let mut next = self.clone();
        match action {
            Action::Edit(edit) => next.edit(edit),
            Action::Continue(now) => next.leave(now),
            Action::Back => {
                let data = self.pack.pack();
                let page = flow::previous(data, &self.draft, &self.estimate, &self.page)?;
                next.show(page, self.now);
            }
            Action::Visit(wanted, now) => {
                let data = self.pack.pack();
                let page = flow::reachable(data, &self.draft, &self.estimate, wanted.clone());
                let redirected = wanted.as_ref() != Some(&page);
                if page == self.page && !redirected {
                    return None;
                }
                next.show(page, now);
                next.redirected = redirected;
            }
            Action::Speak(lang) => {
                if lang == self.lang {
                    return None;
                }
                next.lang = lang;
            }
            Action::AskToClear(clearing) => next.clearing = clearing,
            Action::Clear(key) => {
                let draft = Draft::new(self.pack.pack(), key);
                next = Self {
                    told_unsaved: self.told_unsaved,
                    moved: true,
                    ..Self::new(self.pack.clone(), self.lang, self.now, draft)
                };
            }
            Action::NotSaved(fault) => {
                if self.told_unsaved {
                    return None;
                }
                next.unsaved = Some(fault);
                next.told_unsaved = true;
            }
            Action::DismissUnsaved => next.unsaved = None,
            Action::Reading(evidence) => {
                next.reading = evidence;
                next.file_fault = None;
            }
            Action::FileFailed(evidence, fault) => {
                next.reading = None;
                next.file_fault = Some((evidence, fault));
            }
            Action::Handed(handed) => next.handed = Some(handed),
        }
        Some(next)
    }

    fn edit(&mut self, edit: Edit) {
        let field = edit.field();
        let draft = Rc::make_mut(&mut self.draft);
        draft.apply(edit, &self.pack);
        draft.prepared = None;
        draft.version.clone_from(&self.pack.pack().version);
        self.submission = None;
        self.handed = None;
        self.clearing = false;
        self.recompute();
        if !self.faults.is_empty() {
            // A message goes as soon as its field is right; a new one waits for the next attempt,
            // so that nobody is scolded while typing.
            let faults = self.page_faults();
            let known = self.faults.iter().filter_map(|fault| {
                if Some(&fault.field) == field.as_ref() {
                    faults.iter().find(|now| now.field == fault.field).cloned()
                } else {
                    Some(fault.clone()).filter(|fault| faults.contains(fault))
                }
            });
            self.faults = known.collect();
        }
    }

    fn leave(&mut self, now: Instant) {
        let faults = self.page_faults();
        if !faults.is_empty() {
            self.faults = faults.into();
            self.attempt += 1;
            return;
        }
        let data = self.pack.pack();
        if flow::is_optional(data, &self.page) && !self.draft.has_passed(&self.page) {
            let passed = self.page.path();
            Rc::make_mut(&mut self.draft).passed.push(passed);
        }
        let page = flow::next(data, &self.draft, &self.estimate, &self.page);
        self.show(page, now);
    }

    fn show(&mut self, page: Page, now: Instant) {
        self.page = page;
        self.moved = true;
        self.redirected = false;
        self.faults = Rc::default();
        self.clearing = false;
        self.file_fault = None;
        self.handed = None;
        self.now = now;
        if matches!(self.page, Page::Estimate | Page::Submit) {
            self.prepare();
        } else {
            self.recompute();
        }
    }

    /// Makes the submission, or makes it again as it was: unchanged answers keep their receipt
    /// number for the day, since only the day decides which intake is open.
    fn prepare(&mut self) {
        let offset = self.pack.pack().offset_minutes;
        let day = |at: Instant| at.at_offset(offset).unwrap_or(at).date();
        let created = self
            .draft
            .prepared
            .filter(|prepared| day(*prepared) == day(self.now))
            .unwrap_or(self.now);
        if self.draft.prepared != Some(created) {
            Rc::make_mut(&mut self.draft).prepared = Some(created);
        }
        self.now = created;
        self.recompute();
        self.submission = Submission::new(
            &self.pack,
            claim::needed(&self.pack, &self.draft, &self.estimate),
            created,
            self.draft.idempotency_key.clone(),
        )
        .ok()
        .map(Rc::new);
    }

    fn recompute(&mut self) {
        let (claim, estimate) = compute(&self.pack, &self.draft, self.now);
        self.claim = Rc::new(claim);
        self.estimate = Rc::new(estimate);
    }

    /// What keeps the page shown from being left.
    fn page_faults(&self) -> Vec<FieldFault> {
        let data = self.pack.pack();
        match &self.page {
            Page::Question(id) => flow::question(data, id).map_or_else(Vec::new, |question| {
                claim::question_faults(question, self.draft.entries.get(id), data.currency)
            }),
            Page::Windows => {
                let shown = flow::window_services(data, &self.draft, &self.estimate);
                data.services
                    .iter()
                    .filter(|service| shown.contains(&&service.id))
                    .filter_map(|service| Some((service, self.draft.windows.get(&service.id)?)))
                    .flat_map(|(service, entry)| claim::window_faults(entry, service, data))
                    .collect()
            }
            Page::OtherLosses => self
                .draft
                .other_losses
                .iter()
                .enumerate()
                .flat_map(|(index, loss)| claim::loss_faults(index, loss, data.currency))
                .collect(),
            _ => Vec::new(),
        }
    }

    /// The fault of a field, if it has one.
    pub fn problem(&self, field: &crate::field::Field) -> Option<Problem> {
        let fault = self.faults.iter().find(|fault| fault.field == *field);
        fault.map(|fault| fault.problem)
    }

    /// Whether a question still wants an answer.
    pub fn is_missing(&self, id: &QuestionId) -> bool {
        self.estimate.missing.contains(id)
    }
}

/// The claim as the rules need it, and the estimate of it.
fn compute(pack: &LoadedPack, draft: &Draft, now: Instant) -> (Claim, Estimate) {
    let whole = evaluate(pack, &claim::whole(pack, draft), now);
    let claim = claim::needed(pack, draft, &whole);
    let estimate = evaluate(pack, &claim, now);
    (claim, estimate)
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
