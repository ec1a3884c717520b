//! Which questions and values bear on a claim.

use super::formulas::{Computed, Read, Trace};
use crate::pack::{Pack, Question, Ref, formula::Spans};

/// Grows line by line; by place in the pack.
#[derive(Debug)]
pub(super) struct Marks {
    services_question: Option<Ref<Question>>,
    /// The list that each question is asked with.
    lists: Vec<Option<Ref<Question>>>,
    pub(super) asked: Vec<bool>,
    pub(super) missing: Vec<bool>,
    pub(super) values: Vec<bool>,
}

impl Marks {
    pub(super) fn new(pack: &Pack, services_question: Option<Ref<Question>>) -> Self {
        Self {
            services_question,
            lists: pack.questions.iter().map(|asked| asked.item_of).collect(),
            asked: vec![false; pack.questions.len()],
            missing: vec![false; pack.questions.len()],
            values: vec![false; pack.values.len()],
        }
    }

    /// A line read these.
    pub(super) fn read(&mut self, reads: &[Read]) {
        for read in reads {
            match *read {
                Read::Answer(question)
                | Read::Choice(question)
                | Read::Highest(question)
                | Read::Week(question, _)
                | Read::HasWeek(question, _)
                | Read::Recorded(question)
                | Read::Series(_, question, ..)
                | Read::Span(_, Spans::Answer(question))
                | Read::Within(Spans::Answer(question), ..)
                | Read::Items(question) => self.ask(question),
                Read::Used(_) => {
                    if let Some(question) = self.services_question {
                        self.ask(question);
                    }
                }
                Read::Value(value) | Read::ItemValue(value, _) => {
                    if let Some(mark) = self.values.get_mut(value.index()) {
                        *mark = true;
                    }
                }
                Read::Outage(_)
                | Read::Span(_, Spans::Service(_))
                | Read::Within(Spans::Service(_), ..)
                | Read::Today
                | Read::Intake(_)
                | Read::Given(_)
                | Read::Row(..)
                | Read::Calendar(_) => {}
            }
        }
    }

    fn ask(&mut self, question: Ref<Question>) {
        let list = self.lists.get(question.index()).copied().flatten();
        let question = list.unwrap_or(question);
        if let Some(mark) = self.asked.get_mut(question.index()) {
            *mark = true;
        }
    }

    /// A line waits for that question.
    pub(super) fn miss(&mut self, question: Ref<Question>) {
        self.ask(question);
        if let Some(mark) = self.missing.get_mut(question.index()) {
            *mark = true;
        }
    }

    /// Follows the values read to what they read themselves.
    pub(super) fn close(&mut self, values: &[Computed]) {
        // A value reads earlier ones only, so one pass from the last finds them all.
        for (at, Computed { trace, items, .. }) in values.iter().enumerate().rev() {
            if self.values.get(at) == Some(&true) {
                self.follow(trace);
                for item in items {
                    self.follow(&item.trace);
                }
            }
        }
    }

    fn follow(&mut self, trace: &Trace) {
        self.read(&trace.reads);
        for question in &trace.missing {
            self.ask(*question);
        }
    }
}
