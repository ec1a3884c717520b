//! What a person supposes: the same edits on a copy of the draft, and the same rules.

use std::rc::Rc;

use rules::{Answer, Claim, Date, Estimate, Instant, LoadedPack, Money, id::QuestionId};

use super::{Edit, State, interview::compute};
use crate::{
    claim,
    draft::Draft,
    field::{Field, FieldFault},
    flow, input,
    page::Page,
    what_if::{self, Lever, Suppose, Supposed, Told, ToldFault, WhatIf},
};

impl State {
    /// Supposes something; tells whether that changes anything.
    pub(super) fn suppose(&mut self, rules: &LoadedPack, suppose: Suppose) -> bool {
        match suppose {
            Suppose::Edit(edit) => self.suppose_answer(rules, edit),
            Suppose::Tell(lever, text) => self.suppose_figure(rules, lever, text),
            Suppose::TakeUp => return self.take_up_supposed(rules),
            Suppose::Drop => {
                if matches!(self.what_if, WhatIf::Mine) {
                    return false;
                }
                self.what_if = WhatIf::Mine;
            }
        }
        true
    }

    /// What is supposed so far; at first the answers as they are.
    fn supposed(&self) -> Supposed {
        match &self.what_if {
            WhatIf::Other(supposed) => Supposed::clone(supposed),
            WhatIf::Mine | WhatIf::TakenUp => Supposed {
                draft: Draft::clone(&self.draft),
                told: None,
                faults: Vec::new(),
                estimate: Some(Estimate::clone(&self.estimate)),
            },
        }
    }

    fn suppose_answer(&mut self, rules: &LoadedPack, edit: Edit) {
        let mut supposed = self.supposed();
        supposed.draft.apply(edit, rules);
        supposed.faults = self.faults_of(&supposed.draft);
        supposed.estimate = supposed
            .faults
            .is_empty()
            .then(|| compute(rules, &supposed.draft, self.now).1);
        // A figure that another answer has changed is told anew.
        let estimate = supposed.estimate.as_ref();
        supposed.told = supposed.told.filter(|told| {
            let figure = told.lever.told_by.as_ref().zip(estimate);
            let figure = figure.and_then(|(value, estimate)| what_if::amount_of(estimate, value));
            told.fault.is_none() && self.amount(&told.text).ok() == figure
        });
        self.what_if = WhatIf::Other(Rc::new(supposed));
    }

    fn suppose_figure(&mut self, rules: &LoadedPack, lever: Lever, text: String) {
        let mut supposed = self.supposed();
        let found = self
            .amount(&text)
            .map_err(ToldFault::Unread)
            .and_then(|wanted| {
                let found = solve(rules, &supposed.draft, &lever, wanted, self.now);
                found.ok_or(ToldFault::OutOfReach)
            });
        let fault = match found {
            Ok((draft, estimate)) => {
                supposed.draft = draft;
                supposed.faults = self.faults_of(&supposed.draft);
                supposed.estimate = Some(estimate).filter(|_| supposed.faults.is_empty());
                None
            }
            Err(fault) => {
                supposed.estimate = None;
                Some(fault)
            }
        };
        supposed.told = Some(Told { lever, text, fault });
        self.what_if = WhatIf::Other(Rc::new(supposed));
    }

    /// A figure as it was typed.
    fn amount(&self, text: &str) -> Result<i64, input::Problem> {
        input::amount(text, self.pack.currency, 0, Money::MAX_ANSWER)
    }

    /// What keeps the answers that can be varied from being any.
    fn faults_of(&self, draft: &Draft) -> Vec<FieldFault> {
        let levers = what_if::levers(self.pack, &self.claim, &self.estimate);
        let mut asked = Vec::new();
        for id in levers.iter().filter_map(Lever::asked) {
            if !asked.contains(&id) {
                asked.push(id);
            }
        }
        let questions = asked
            .into_iter()
            .filter_map(|id| flow::question(self.pack, id));
        questions
            .flat_map(|question| {
                claim::question_faults(self.pack, question, draft.entries.get(&question.id))
            })
            .collect()
    }

    /// Makes the answers that are supposed the person's own; tells whether they are any.
    fn take_up_supposed(&mut self, rules: &LoadedPack) -> bool {
        let WhatIf::Other(supposed) = &self.what_if else {
            return false;
        };
        if supposed.estimate.is_none() {
            return false;
        }
        self.draft = Rc::new(supposed.draft.clone());
        self.changed();
        super::interview::recompute(self, rules);
        // Another choice may ask what was not asked before.
        let wanted = Some(Page::Estimate);
        let page = flow::reachable(self.pack, &self.draft, &self.estimate, wanted);
        let stays = page == Page::Estimate;
        self.show(rules, page, self.now);
        self.redirected = !stays;
        if stays {
            self.what_if = WhatIf::TakenUp;
        }
        true
    }
}

/// The draft with the week's sales that make the lever's value `wanted`, all else as it is, and
/// what the rules give for it. That the value grows or falls by what the sales do is tried and
/// not taken for granted; where neither is so there is no such draft.
fn solve(
    rules: &LoadedPack,
    draft: &Draft,
    lever: &Lever,
    wanted: i64,
    now: Instant,
) -> Option<(Draft, Estimate)> {
    let (Field::Week(question, week), Some(value)) = (&lever.field, &lever.told_by) else {
        return None;
    };
    let (claim, estimate) = compute(rules, draft, now);
    let figure = what_if::amount_of(&estimate, value)?;
    let sales = sold(&claim, question, *week)?;
    let more = wanted.checked_sub(figure)?;
    [sales.checked_sub(more), sales.checked_add(more)]
        .into_iter()
        .flatten()
        .filter(|sales| (0..=Money::MAX_ANSWER).contains(sales))
        .find_map(|sales| {
            let mut draft = draft.clone();
            let text = input::amount_text(rules.pack().currency, sales);
            draft.apply(Edit::TypeWeek(question.clone(), *week, text), rules);
            let (_, estimate) = compute(rules, &draft, now);
            (what_if::amount_of(&estimate, value) == Some(wanted)).then_some((draft, estimate))
        })
}

fn sold(claim: &Claim, question: &QuestionId, week: Date) -> Option<i64> {
    match claim.answers.get(question)? {
        Answer::WeeklyMoney(weeks) => *weeks.get(&week)?,
        _ => None,
    }
}
