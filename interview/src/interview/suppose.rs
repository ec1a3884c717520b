//! What a person supposes: the same edits on a copy of the draft, and the same rules.

use std::rc::Rc;

use rules::{Answer, Claim, Date, Instant, LoadedPack, Money, id::QuestionId};

use super::Interview;
use crate::{
    edit::{AnswerEdit, Edit},
    field::{Field, FieldFault},
    input,
    page::Page,
    standing::Standing,
    what_if::{self, FigureFault, Lever, Suppose, Supposed, TypedFigure, WhatIf},
};

impl Interview<'_> {
    /// Supposes something; tells whether that changes anything.
    pub fn suppose(&mut self, suppose: Suppose) -> bool {
        match suppose {
            Suppose::Edit(edit) => self.suppose_answer(edit),
            Suppose::Tell(lever, text) => self.suppose_figure(lever, text),
            Suppose::TakeUp => return self.take_up_supposed(),
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
                standing: self.standing.clone(),
                figure: None,
                faults: Vec::new(),
            },
        }
    }

    fn suppose_answer(&mut self, edit: Edit) {
        let mut supposed = self.supposed();
        supposed.standing = edited(self.rules, &supposed.standing, edit, self.now);
        supposed.faults = self.faults_of(&supposed.standing);
        // A figure that another answer has changed is told anew.
        let estimate = Some(&supposed.standing.estimate).filter(|_| supposed.faults.is_empty());
        supposed.figure = supposed.figure.filter(|figure| {
            let wanted = figure.lever.by_value.as_ref().zip(estimate);
            let wanted = wanted.and_then(|(value, estimate)| what_if::amount_of(estimate, value));
            figure.fault.is_none() && self.amount(&figure.text).ok() == wanted
        });
        self.what_if = WhatIf::Other(Rc::new(supposed));
    }

    fn suppose_figure(&mut self, lever: Lever, text: String) {
        let mut supposed = self.supposed();
        let found = self
            .amount(&text)
            .map_err(FigureFault::Unread)
            .and_then(|wanted| {
                let found = solve(self.rules, &supposed.standing, &lever, wanted, self.now);
                found.ok_or(FigureFault::OutOfReach)
            });
        let fault = match found {
            Ok(standing) => {
                supposed.faults = self.faults_of(&standing);
                supposed.standing = standing;
                None
            }
            Err(fault) => Some(fault),
        };
        supposed.figure = Some(TypedFigure { lever, text, fault });
        self.what_if = WhatIf::Other(Rc::new(supposed));
    }

    /// A figure as it was typed.
    fn amount(&self, text: &str) -> Result<i64, input::Problem> {
        input::amount(text, self.pack().currency, 0, Money::MAX_ANSWER)
    }

    /// What keeps the answers that can be varied from being any.
    fn faults_of(&self, supposed: &Standing) -> Vec<FieldFault> {
        let levers = what_if::levers(self.pack(), self.claim(), self.estimate());
        let mut asked = Vec::new();
        for id in levers.iter().filter_map(Lever::asked) {
            if !asked.contains(&id) {
                asked.push(id);
            }
        }
        let meanings = asked.into_iter();
        let meanings = meanings.filter_map(|id| supposed.meanings.answer(id));
        meanings
            .flat_map(|meaning| meaning.faults.clone())
            .collect()
    }

    /// Makes the answers that are supposed the person's own; tells whether they are any.
    fn take_up_supposed(&mut self) -> bool {
        let WhatIf::Other(supposed) = &self.what_if else {
            return false;
        };
        if supposed.estimate().is_none() {
            return false;
        }
        self.standing = supposed.standing.clone();
        self.changed();
        // Another choice may ask what was not asked before.
        let page = self.reachable(Some(Page::Estimate));
        let stays = page == Page::Estimate;
        self.show(page, self.now);
        self.redirected = !stays;
        if stays {
            self.what_if = WhatIf::TakenUp;
        }
        true
    }
}

/// The same with `edit` made.
fn edited(
    rules: &LoadedPack,
    standing: &Standing,
    edit: impl Into<Edit>,
    now: Instant,
) -> Standing {
    let mut draft = standing.draft.clone();
    Rc::make_mut(&mut draft).apply(edit, rules);
    Standing::of(rules, draft, now, Some(&standing.meanings))
}

/// The answers with the week's sales that make the lever's value `wanted`, all else as it is. That
/// the value grows or falls by what the sales do is tried and not taken for granted; where neither
/// is so there are no such answers.
fn solve(
    rules: &LoadedPack,
    standing: &Standing,
    lever: &Lever,
    wanted: i64,
    now: Instant,
) -> Option<Standing> {
    let (Field::Week(question, week), Some(value)) = (&lever.field, &lever.by_value) else {
        return None;
    };
    let figure = what_if::amount_of(&standing.estimate, value)?;
    let sales = sold(&standing.claim, question, *week)?;
    let more = wanted.checked_sub(figure)?;
    [sales.checked_sub(more), sales.checked_add(more)]
        .into_iter()
        .flatten()
        .filter(|sales| (0..=Money::MAX_ANSWER).contains(sales))
        .find_map(|sales| {
            let text = input::amount_text(rules.pack().currency, sales);
            let edit = AnswerEdit::TypeWeek(question.clone(), *week, text);
            let tried = edited(rules, standing, edit, now);
            (what_if::amount_of(&tried.estimate, value) == Some(wanted)).then_some(tried)
        })
}

fn sold(claim: &Claim, question: &QuestionId, week: Date) -> Option<i64> {
    match claim.answers.get(question)? {
        Answer::WeeklyMoney(weeks) => *weeks.get(&week)?,
        _ => None,
    }
}
