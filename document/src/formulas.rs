//! Tests and times in words.

use ::words::{fill, format};
use maud::{Markup, html};
use rules::{
    Formula, Ref,
    id::OptionId,
    pack::{Citation, Question, QuestionKind, formula::Comparison},
};

use crate::Document;

impl<'a> Document<'a> {
    /// When a condition or a case holds, and where that is published. Each alternative has a line of
    /// its own.
    pub(crate) fn test(&self, test: &Formula, citations: &[Ref<Citation>]) -> Markup {
        let sources = self.sources(citations);
        match test {
            Formula::Or(sides) => html! {
                (self.words.any_of) " " (sources)
                ul { @for side in alternatives(sides) { li { (self.in_words(side)) } } }
            },
            test => html! { (self.in_words(test)) " " (sources) },
        }
    }

    /// A test as people say it: `who claims: a small business`.
    fn in_words(&self, test: &Formula) -> String {
        let words = self.wording.words;
        match test {
            Formula::Is(question, options) => {
                let options = self.options(*question, options);
                self.answered(*question, &options)
            }
            Formula::Answer(question) => self.answered(*question, words.yes),
            Formula::Not(inner) => match &**inner {
                Formula::Answer(question) => self.answered(*question, words.no),
                _ => self.wording.formula(test),
            },
            Formula::Compare(Comparison::Equal, sides) => match &**sides {
                [Formula::Answer(question), Formula::Flag(yes)] => {
                    self.answered(*question, self.wording.flag(*yes))
                }
                _ => self.wording.formula(test),
            },
            Formula::HasWeek(question, first) => {
                let week = format::week(self.lang(), *first);
                fill(self.words.has_week, &[self.label(*question), &week])
            }
            Formula::And(sides) => self.both(sides, words.op_and),
            Formula::Or(sides) => self.both(sides, words.op_or),
            test => self.wording.formula(test),
        }
    }

    fn both(&self, sides: &[Formula; 2], between: &str) -> String {
        let [left, right] = sides.each_ref().map(|side| match side {
            Formula::And(_) | Formula::Or(_) => format!("({})", self.in_words(side)),
            side => self.in_words(side),
        });
        format!("{left} {between} {right}")
    }

    fn label(&self, question: Ref<Question>) -> &'a str {
        let question = question.of(&self.pack.questions);
        question.map_or("", |question| self.text(&question.label))
    }

    fn answered(&self, question: Ref<Question>, answer: &str) -> String {
        format!("{}: {answer}", self.label(question))
    }

    /// The names of options, any of which will do.
    pub(crate) fn options(&self, question: Ref<Question>, options: &[OptionId]) -> String {
        let known = match question.of(&self.pack.questions).map(|it| &it.kind) {
            Some(QuestionKind::Choice { options }) => options.as_slice(),
            _ => &[],
        };
        let names: Vec<_> = known
            .iter()
            .filter(|option| options.contains(&option.id))
            .map(|option| self.text(&option.name))
            .collect();
        names.join(" / ")
    }

    /// A time that stands in the pack in days as well as in hours; any other as its formula.
    pub(crate) fn time(&self, by: &Formula) -> String {
        let fixed = match by {
            Formula::Duration(seconds) => seconds.to_i64(),
            _ => None,
        };
        match fixed {
            Some(seconds) => fill(
                self.wording.words.amount_time,
                &[&format::days(self.lang(), seconds)],
            ),
            None => self.wording.formula(by),
        }
    }
}

/// The alternatives of nested `or`, in reading order.
fn alternatives(sides: &[Formula; 2]) -> Vec<&Formula> {
    let mut found = Vec::new();
    for side in sides {
        match side {
            Formula::Or(sides) => found.extend(alternatives(sides)),
            side => found.push(side),
        }
    }
    found
}
