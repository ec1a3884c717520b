//! What the interview does to the state.

use std::rc::Rc;

use rules::{Claim, Estimate, Instant, LoadedPack, Submission, evaluate};

use super::{Action, Edit, Hand, Handed, State};
use crate::{
    claim,
    claim_file::{FileTrouble, Saving},
    draft::Draft,
    field::FieldFault,
    flow,
    page::Page,
    reopen::{Reopening, Saved, SavedFault},
};

/// Makes of `state` what it is after `action`; tells whether that changes anything.
pub(crate) fn act(state: &mut State, rules: &LoadedPack, action: Action) -> bool {
    match action {
        Action::Edit(edit) => state.edit(rules, edit),
        Action::Continue(now) => state.leave(rules, now),
        Action::Back => {
            let data = rules.pack();
            let page = flow::previous(data, &state.draft, &state.estimate, &state.page);
            let Some(page) = page else {
                return false;
            };
            state.show(rules, page, state.now);
        }
        Action::Visit(wanted, now) => {
            let data = rules.pack();
            let page = flow::reachable(data, &state.draft, &state.estimate, wanted.clone());
            let redirected = wanted.as_ref() != Some(&page);
            if page == state.page && !redirected {
                return false;
            }
            state.show(rules, page, now);
            state.redirected = redirected;
        }
        Action::FileRead(read) => state.file_read(rules, read),
        Action::TakeUpFile(take) => match state.reopening.take().as_deref() {
            Some(Reopening::Asks(saved)) if take => state.take_up(rules, saved),
            None => return false,
            _ => {}
        },
        Action::Locked(content) => {
            state.reopening = Some(Rc::new(Reopening::Locked(content, None)));
        }
        Action::TakeUpDraft(draft) => state.take_up_draft(rules, *draft),
        Action::Name(name) => {
            let name = Some(name).filter(|name| !name.trim().is_empty());
            Rc::make_mut(&mut state.draft).name = name;
            state.saving = None;
        }
        Action::Saving(saving) => state.saving = Some(saving),
        Action::Trouble(trouble) => state.trouble(trouble),
        Action::TakeUpNewer => return state.take_up_newer(),
        Action::Framed(host) => state.host = Some(Rc::new(host)),
        Action::Prefill(saved) => return state.prefill(rules, saved),
        Action::Reading(evidence) => {
            state.reading = evidence;
            state.file_fault = None;
        }
        Action::FileFailed(evidence, fault) => {
            state.reading = None;
            state.file_fault = Some((evidence, fault));
        }
        Action::Evidence(news) => Rc::make_mut(&mut state.shelf).learn(news),
        Action::Suppose(suppose) => return state.suppose(rules, suppose),
        Action::Handed(handed) => state.handed(handed),
        Action::Letter(letter) => {
            Rc::make_mut(&mut state.letters).insert(letter.key.clone(), letter);
        }
        Action::TakenBack => return state.take_back(),
        Action::Renewed(key) => state.renew(rules, key),
        // What any state answers to by itself.
        Action::Arrived(..)
        | Action::NotArrived
        | Action::Speak(_)
        | Action::AskToClear(_)
        | Action::Clear(_)
        | Action::NotSaved(_)
        | Action::Update(_)
        | Action::DismissUnsaved => return false,
    }
    true
}

/// Makes the claim and the estimate of the draft as it now is.
pub(crate) fn recompute(state: &mut State, rules: &LoadedPack) {
    let (claim, estimate) = compute(rules, &state.draft, state.now);
    state.claim = Rc::new(claim);
    state.estimate = Rc::new(estimate);
}

impl State {
    fn edit(&mut self, rules: &LoadedPack, edit: Edit) {
        let field = edit.field();
        Rc::make_mut(&mut self.draft).apply(edit, rules);
        self.changed();
        recompute(self, rules);
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

    /// Opens a file that was read, at once where it takes the place of nothing.
    fn file_read(&mut self, rules: &LoadedPack, read: Result<Saved, SavedFault>) {
        match read {
            Ok(saved) if self.draft.is_empty() && saved.draft.version == self.pack.version => {
                self.take_up(rules, &saved);
            }
            Ok(saved) => self.reopening = Some(Rc::new(Reopening::Asks(Box::new(saved)))),
            Err(fault) => self.reopening = Some(Rc::new(Reopening::Failed(fault))),
        }
    }

    /// Goes on with another draft, where it was left.
    fn take_up_draft(&mut self, rules: &LoadedPack, draft: Draft) {
        self.draft = Rc::new(draft);
        self.submission = None;
        self.handed = None;
        self.clearing = false;
        self.restored = true;
        self.rules_changed = self.draft.version != self.pack.version;
        recompute(self, rules);
        self.show(rules, Page::Start, self.now);
    }

    /// A file was neither saved nor opened: told where that was asked for.
    fn trouble(&mut self, trouble: FileTrouble) {
        if self.saving == Some(Saving::Underway) {
            self.saving = Some(Saving::Failed(trouble));
        } else if let Some(Reopening::Locked(content, _)) = self.reopening.as_deref() {
            let content = content.clone();
            self.reopening = Some(Rc::new(match trouble {
                FileTrouble::Damaged | FileTrouble::Newer => {
                    Reopening::Failed(SavedFault::Closed(trouble))
                }
                _ => Reopening::Locked(content, Some(trouble)),
            }));
        }
    }

    /// Takes up the answers of a file in place of what was answered.
    fn take_up(&mut self, rules: &LoadedPack, saved: &Saved) {
        self.draft = Rc::new(saved.draft.clone());
        self.changed();
        self.restored = true;
        self.rules_changed = false;
        self.reopening = Some(Rc::new(Reopening::Opened(saved.refused)));
        recompute(self, rules);
    }

    /// Takes up what the host knows, where the claimant has said nothing; tells whether it did.
    /// They go through every page all the same, and under the rules that are here.
    fn prefill(&mut self, rules: &LoadedPack, saved: Saved) -> bool {
        if !self.draft.is_empty() || saved.draft.is_empty() {
            return false;
        }
        self.draft = Rc::new(Draft {
            idempotency_key: self.draft.idempotency_key.clone(),
            passed: Vec::new(),
            ..saved.draft
        });
        self.changed();
        self.prefilled = true;
        recompute(self, rules);
        true
    }

    /// Goes on under the current rules with the same answers, at the same page as far as they lead
    /// there; tells whether there are such rules.
    fn take_up_newer(&mut self) -> bool {
        let Some(interview) = &mut self.interview else {
            return false;
        };
        let Some(rules) = interview.newer.take() else {
            return false;
        };
        interview.rules = rules;
        self.pack = rules.pack();
        self.remedies = u32::try_from(self.pack.remedies.len()).unwrap_or_default();
        self.rules_changed = self.restored;
        self.changed();
        recompute(self, rules);
        let wanted = Some(self.page.clone());
        let page = flow::reachable(self.pack, &self.draft, &self.estimate, wanted);
        let redirected = page != self.page;
        self.show(rules, page, self.now);
        self.redirected = redirected;
        true
    }

    fn leave(&mut self, rules: &LoadedPack, now: Instant) {
        let faults = self.page_faults();
        if self.held_back(faults) {
            return;
        }
        let data = self.pack;
        if flow::is_optional(data, &self.page) && !self.draft.has_passed(&self.page) {
            let passed = self.page.path();
            Rc::make_mut(&mut self.draft).passed.push(passed);
        }
        let page = flow::next(data, &self.draft, &self.estimate, &self.page);
        self.show(rules, page, now);
    }

    pub(super) fn show(&mut self, rules: &LoadedPack, page: Page, now: Instant) {
        self.turn_to(page, now);
        if matches!(self.page, Page::Estimate | Page::Submit) {
            self.prepare(rules);
        } else {
            recompute(self, rules);
        }
    }

    fn handed(&mut self, handed: Handed) {
        self.handed = Some(handed);
        if let (Hand::Send, true, Some(submission)) =
            (handed.hand, handed.done, self.submission.as_deref())
        {
            Rc::make_mut(&mut self.draft).sent = Some(submission.created);
        }
    }

    /// Forgets what was to be sent; tells whether there was anything.
    fn take_back(&mut self) -> bool {
        let key = self.draft.idempotency_key.clone();
        self.handed = None;
        Rc::make_mut(&mut self.draft).sent = None;
        Rc::make_mut(&mut self.letters).remove(&key).is_some()
    }

    /// Makes of the draft a submission of its own.
    fn renew(&mut self, rules: &LoadedPack, key: String) {
        let draft = Rc::make_mut(&mut self.draft);
        draft.idempotency_key = key;
        draft.sent = None;
        self.handed = None;
        self.prepare(rules);
    }

    /// Makes the submission, or makes it again as it was: unchanged answers keep their receipt
    /// number for the day, since only the day decides which intake is open.
    fn prepare(&mut self, rules: &LoadedPack) {
        let offset = self.pack.offset_minutes;
        let day = |at: Instant| at.at_offset(offset).unwrap_or(at).date();
        let created = self
            .draft
            .prepared
            // What was sent stays what it is on any day.
            .filter(|prepared| {
                self.draft.sent == Some(*prepared) || day(*prepared) == day(self.now)
            })
            .unwrap_or(self.now);
        if self.draft.prepared != Some(created) {
            Rc::make_mut(&mut self.draft).prepared = Some(created);
        }
        self.now = created;
        recompute(self, rules);
        self.submission = Submission::new(
            rules,
            claim::needed(rules, &self.draft, &self.estimate),
            created,
            self.draft.idempotency_key.clone(),
        )
        .ok()
        .map(Rc::new);
    }

    /// What keeps the page shown from being left.
    fn page_faults(&self) -> Vec<FieldFault> {
        let data = self.pack;
        match &self.page {
            Page::Question(id) => flow::question(data, id).map_or_else(Vec::new, |question| {
                claim::question_faults(data, question, self.draft.entries.get(id))
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
}

/// The claim as the rules need it, and the estimate of it.
pub(crate) fn compute(pack: &LoadedPack, draft: &Draft, now: Instant) -> (Claim, Estimate) {
    let whole = evaluate(pack, &claim::whole(pack, draft), now);
    let claim = claim::needed(pack, draft, &whole);
    let estimate = evaluate(pack, &claim, now);
    (claim, estimate)
}
