//! The interview itself: one person, one pack, and where they are in it.

mod suppose;
#[cfg(test)]
mod tests;

use std::rc::Rc;

use rules::{
    Claim, Estimate, Instant, LoadedPack, Pack, Submission, id::QuestionId, pack::Question,
};

use crate::{
    draft::Draft,
    edit::Edit,
    field::{Field, FieldFault},
    flow,
    input::Problem,
    meaning::{Meaning, Meanings},
    page::Page,
    standing::Standing,
    what_if::WhatIf,
};

/// An interview: what was typed and what it means, the page shown, what is wrong on it, and what
/// the rules give so far.
///
/// It changes by its methods alone, each of which leaves claim and estimate those of the draft. It
/// has no clock: who calls says what time it is.
///
/// ```
/// # use interview::testing;
/// use interview::{Interview, edit::AnswerEdit, page::Page};
/// use rules::estimate::Certainty;
///
/// # let rules = testing::kakao();
/// # let now = "2022-12-30T12:00:00+09:00".parse().unwrap();
/// let mut interview = Interview::new(rules, now, "a random key".into());
/// assert_eq!(interview.page(), &Page::Start);
/// let first = interview.question().unwrap().id.clone();
/// interview.edit(AnswerEdit::Choose(first, "consumer".into()).into());
/// assert!(interview.go_on(now));
/// assert_eq!(interview.question().unwrap().id.as_str(), "talk_account");
///
/// // A page that is not answered is not left, and says why.
/// assert!(!interview.go_on(now));
/// assert_eq!(interview.faults().len(), 1);
/// assert!(interview.estimate().missing.contains(&"talk_account".into()));
/// assert_eq!(interview.estimate().lines[0].certainty, Certainty::Unknown);
/// ```
#[derive(Clone, Debug)]
pub struct Interview<'rules> {
    rules: &'rules LoadedPack,
    standing: Standing,
    page: Page,
    redirected: bool,
    now: Instant,
    faults: Rc<[FieldFault]>,
    attempt: u32,
    submission: Option<Rc<Submission>>,
    what_if: WhatIf,
}

impl<'rules> Interview<'rules> {
    /// An interview with nothing answered; the key is the draft's.
    pub fn new(rules: &'rules LoadedPack, now: Instant, key: String) -> Self {
        Self::of(rules, now, Draft::new(rules.pack(), key))
    }

    /// An interview that goes on with a draft, from the start.
    pub fn of(rules: &'rules LoadedPack, now: Instant, draft: Draft) -> Self {
        Self {
            rules,
            standing: Standing::of(rules, Rc::new(draft), now, None),
            page: Page::Start,
            redirected: false,
            now,
            faults: Rc::default(),
            attempt: 0,
            submission: None,
            what_if: WhatIf::Mine,
        }
    }

    /// The rules that the answers are under.
    pub fn rules(&self) -> &'rules LoadedPack {
        self.rules
    }

    /// Their data.
    pub fn pack(&self) -> &'rules Pack {
        self.rules.pack()
    }

    /// What was typed and chosen.
    pub fn draft(&self) -> &Rc<Draft> {
        &self.standing.draft
    }

    /// What it means.
    pub fn meanings(&self) -> &Meanings {
        &self.standing.meanings
    }

    /// What the answer to a question means.
    pub fn meaning(&self, question: &QuestionId) -> Option<&Meaning> {
        self.standing.meanings.answer(question)
    }

    /// What of the draft the rules read.
    pub fn claim(&self) -> &Rc<Claim> {
        &self.standing.claim
    }

    /// What they give for it.
    pub fn estimate(&self) -> &Rc<Estimate> {
        &self.standing.estimate
    }

    /// The moment that the estimate is for.
    pub fn now(&self) -> Instant {
        self.now
    }

    /// The page shown.
    pub fn page(&self) -> &Page {
        &self.page
    }

    /// Whether the page stands in place of one that was asked for and cannot be shown yet.
    pub fn is_redirected(&self) -> bool {
        self.redirected
    }

    /// The question that the page asks, if it asks one.
    pub fn question(&self) -> Option<&'rules Question> {
        let id = flow::asked_on(self.estimate(), &self.page)?;
        flow::question(self.pack(), id)
    }

    /// Every page of this claim as far as the answers tell.
    pub fn pages(&self) -> Vec<Page> {
        flow::path(self.pack(), self.draft(), self.estimate())
    }

    /// What keeps the page from being left, since that was tried.
    pub fn faults(&self) -> &Rc<[FieldFault]> {
        &self.faults
    }

    /// The fault of a field, if it has one.
    pub fn problem(&self, field: &Field) -> Option<Problem> {
        let fault = self.faults.iter().find(|fault| fault.field == *field);
        fault.map(|fault| fault.problem)
    }

    /// How many times leaving a page failed, so that each time moves the focus.
    pub fn attempt(&self) -> u32 {
        self.attempt
    }

    /// Whether a question still wants an answer.
    pub fn is_missing(&self, id: &QuestionId) -> bool {
        self.estimate().missing.contains(id)
    }

    /// The submission made of the claim, once the estimate was opened.
    pub fn submission(&self) -> Option<&Rc<Submission>> {
        self.submission.as_ref()
    }

    /// What is supposed beside the answers.
    pub fn what_if(&self) -> &WhatIf {
        &self.what_if
    }

    /// Changes what was typed or chosen.
    pub fn edit(&mut self, edit: Edit) {
        let field = edit.field();
        let rules = self.rules;
        self.draft_mut().apply(edit, rules);
        self.changed();
        self.reckon();
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

    /// Leaves the page for the next one; tells whether it did. What keeps it from being left is
    /// in [`Self::faults`] then.
    pub fn go_on(&mut self, now: Instant) -> bool {
        let faults = self.page_faults();
        if !faults.is_empty() {
            self.faults = faults.into();
            self.attempt += 1;
            return false;
        }
        if flow::is_optional(self.pack(), &self.page) && !self.draft().has_passed(&self.page) {
            let passed = self.page.path();
            self.draft_mut().passed.push(passed);
        }
        let page = flow::next(self.pack(), self.draft(), self.estimate(), &self.page);
        self.show(page, now);
        true
    }

    /// Leaves the page for the one before it; tells whether there is one.
    pub fn go_back(&mut self) -> bool {
        let before = flow::previous(self.pack(), self.draft(), self.estimate(), &self.page);
        let Some(page) = before else {
            return false;
        };
        self.show(page, self.now);
        true
    }

    /// Shows the page asked for, or the furthest one that the answers lead to; tells whether that
    /// changes anything.
    pub fn visit(&mut self, wanted: Option<Page>, now: Instant) -> bool {
        let asked = wanted.clone();
        let page = self.reachable(wanted);
        let redirected = asked != Some(page.clone());
        if page == self.page && !redirected {
            return false;
        }
        self.show(page, now);
        self.redirected = redirected;
        true
    }

    /// Goes on with another draft, from the start.
    pub fn resume(&mut self, draft: Draft) {
        self.standing.draft = Rc::new(draft);
        self.submission = None;
        self.reckon();
        self.show(Page::Start, self.now);
    }

    /// Takes up the answers of another draft in place of what was answered.
    pub fn take_up(&mut self, draft: Draft) {
        self.standing.draft = Rc::new(draft);
        self.changed();
        self.reckon();
    }

    /// Goes on under other rules with the same answers, at the same page as far as they lead
    /// there.
    pub fn take_up_rules(&mut self, rules: &'rules LoadedPack) {
        self.rules = rules;
        self.changed();
        // Another version may understand the same text in another way.
        self.standing = Standing::of(rules, self.draft().clone(), self.now, None);
        let page = self.reachable(Some(self.page.clone()));
        let redirected = page != self.page;
        self.show(page, self.now);
        self.redirected = redirected;
    }

    /// Calls the draft so, to tell it from others; no name where that is blank.
    pub fn rename(&mut self, name: String) {
        self.draft_mut().name = Some(name).filter(|name| !name.trim().is_empty());
    }

    /// Keeps in mind that the submission was sent as it is.
    pub fn sent(&mut self) {
        if let Some(created) = self
            .submission
            .as_ref()
            .map(|submission| submission.created)
        {
            self.draft_mut().sent = Some(created);
        }
    }

    /// Forgets that it was.
    pub fn take_back(&mut self) {
        self.draft_mut().sent = None;
    }

    /// Makes of the draft a submission of its own, under that key.
    pub fn renew(&mut self, key: String) {
        let draft = self.draft_mut();
        draft.idempotency_key = key;
        draft.sent = None;
        self.prepare();
    }

    fn draft_mut(&mut self) -> &mut Draft {
        Rc::make_mut(&mut self.standing.draft)
    }

    /// Marks the draft as changed: what was made of the answers before is made of others now.
    fn changed(&mut self) {
        let (version, now) = (self.pack().version.clone(), self.now);
        let draft = self.draft_mut();
        draft.prepared = None;
        draft.version = version;
        draft.touched = Some(now);
        self.submission = None;
        self.what_if = WhatIf::Mine;
    }

    /// Makes meaning, claim and estimate of the draft as it now is.
    fn reckon(&mut self) {
        let before = Some(&*self.standing.meanings);
        self.standing = Standing::of(self.rules, self.standing.draft.clone(), self.now, before);
    }

    fn reachable(&self, wanted: Option<Page>) -> Page {
        flow::reachable(self.pack(), self.draft(), self.estimate(), wanted)
    }

    /// Shows `page` with nothing said on it yet.
    fn show(&mut self, page: Page, now: Instant) {
        self.page = page;
        self.redirected = false;
        self.faults = Rc::default();
        self.what_if = WhatIf::Mine;
        self.now = now;
        if matches!(self.page, Page::Estimate | Page::Submit) {
            self.prepare();
        } else if self.estimate().now != now {
            self.reckon();
        }
    }

    /// Makes the submission, or makes it again as it was: unchanged answers keep their receipt
    /// number for the day, since only the day decides which intake is open.
    fn prepare(&mut self) {
        let offset = self.pack().offset_minutes;
        let day = |at: Instant| at.at_offset(offset).unwrap_or(at).date();
        let created = self
            .draft()
            .prepared
            // What was sent stays what it is on any day.
            .filter(|prepared| {
                self.draft().sent == Some(*prepared) || day(*prepared) == day(self.now)
            })
            .unwrap_or(self.now);
        if self.draft().prepared != Some(created) {
            self.draft_mut().prepared = Some(created);
        }
        self.now = created;
        // On another day other questions may be asked, and another claim be needed.
        if day(self.estimate().now) != day(created) {
            self.reckon();
        }
        self.submission = self.standing.submission(self.rules, created);
        if self.submission.is_none() {
            self.reckon();
        }
    }

    /// What keeps the page shown from being left.
    fn page_faults(&self) -> Vec<FieldFault> {
        let (pack, meanings) = (self.pack(), self.meanings());
        match &self.page {
            Page::Start | Page::Question(_) => {
                let asked = self.question();
                let meaning = asked.and_then(|asked| meanings.answer(&asked.id));
                meaning.map_or_else(Vec::new, |meaning| meaning.faults.clone())
            }
            Page::Windows => {
                let shown = flow::window_services(pack, self.draft(), self.estimate());
                let services = pack.services.iter().map(|service| &service.id);
                services
                    .filter(|service| shown.contains(service))
                    .filter_map(|service| meanings.outage(service))
                    .flat_map(|meaning| meaning.faults.clone())
                    .collect()
            }
            Page::OtherLosses => meanings
                .losses()
                .flat_map(|meaning| meaning.faults.clone())
                .collect(),
            Page::Evidence | Page::Check | Page::Estimate | Page::Submit | Page::Save => Vec::new(),
        }
    }
}
