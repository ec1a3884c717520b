//! What a first visit does before the interview is here: the start page and the first question.

#[cfg(test)]
mod tests;

use std::rc::Rc;

use rules::{
    Digest, Estimate, Instant,
    estimate::Totals,
    id::QuestionId,
    pack::{Pack, PackRef},
};

use super::{Action, Edit, State};
use crate::{
    draft::Entry,
    field::{Field, FieldFault},
    input::Problem,
    page::Page,
};

/// The question that every interview of a pack opens with.
pub(crate) fn first_question(pack: &Pack) -> Option<&QuestionId> {
    pack.questions.first().map(|question| &question.id)
}

/// What is known before anything is computed: that everything waits for answers, the first
/// question's before all.
pub(super) fn estimate(pack: &Pack, remedies: u32, now: Instant) -> Estimate {
    let first: Vec<QuestionId> = first_question(pack).cloned().into_iter().collect();
    Estimate {
        pack: PackRef {
            id: pack.id.clone(),
            version: pack.version.clone(),
            hash: Digest::default(),
        },
        now,
        currency: pack.currency,
        lines: Vec::new(),
        totals: Totals {
            unknown_lines: remedies,
            ..Totals::default()
        },
        values: Vec::new(),
        outages: Vec::new(),
        asked: first.clone(),
        missing: first,
        faults: Vec::new(),
    }
}

impl State {
    /// Makes of this state what it is after `action`; tells whether that changes anything.
    pub(super) fn open(&mut self, action: Action) -> bool {
        match action {
            Action::Edit(Edit::Choose(question, option)) => {
                self.answer(question, Entry::Choice(option));
            }
            Action::Edit(Edit::YesNo(question, yes)) => {
                self.answer(question, Entry::YesNo(yes));
            }
            Action::Continue(now) => match &self.page {
                Page::Start => match first_question(self.pack).cloned() {
                    Some(first) => self.turn_to(Page::Question(first), now),
                    None => self.wait(),
                },
                _ => self.leave_first(),
            },
            Action::Back => self.turn_to(Page::Start, self.now),
            Action::Visit(wanted, now) => {
                let first = first_question(self.pack).cloned();
                let opens = |page: &Page| match page {
                    Page::Start => true,
                    Page::Question(id) => Some(id) == first.as_ref(),
                    _ => false,
                };
                let redirected = !wanted.as_ref().is_some_and(opens);
                let page = wanted.filter(opens).unwrap_or(Page::Start);
                if page == self.page && !redirected {
                    return false;
                }
                self.turn_to(page, now);
                self.redirected = redirected;
            }
            // What only pages of the interview do.
            _ => return false,
        }
        true
    }

    fn answer(&mut self, question: QuestionId, entry: Entry) {
        Rc::make_mut(&mut self.draft)
            .entries
            .insert(question, entry);
        self.changed();
        self.coming.awaited = false;
        self.faults = Rc::default();
    }

    /// Goes on from the first question, as soon as there is somewhere to go on to.
    fn leave_first(&mut self) {
        let faults = match &self.page {
            Page::Question(id) if !self.draft.entries.contains(id) => {
                let field = Field::Answer(id.clone());
                vec![FieldFault {
                    field,
                    problem: Problem::Empty,
                }]
            }
            _ => Vec::new(),
        };
        if !self.held_back(faults) {
            self.wait();
        }
    }

    fn wait(&mut self) {
        self.coming.awaited = true;
        if self.coming.failed {
            self.coming.failed = false;
            self.coming.again += 1;
        }
    }
}
