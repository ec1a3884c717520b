//! What was answered on the opening before the program was here, as `static/opening.js` kept it: the
//! fields of the page by their ids. They become the same edits that they are when the program is
//! there.

use std::collections::BTreeSet;

use rules::{
    Pack,
    id::QuestionId,
    pack::{Question, QuestionKind},
};
use serde::Deserialize;

use crate::{
    edit::AnswerEdit,
    field::{End, Field, item_id, part_id},
    flow,
    input::DatePart,
    period,
};

/// The fields of the opening.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Opening {
    /// The ids of the boxes that are ticked.
    pub ticked: BTreeSet<String>,
    /// Ids and texts of the fields that something is typed in.
    pub typed: Vec<(String, String)>,
    /// Whether the person is done with the page.
    pub goes_on: bool,
}

impl Opening {
    /// What the fields say in answer to `question`.
    pub fn edits(&self, pack: &Pack, question: &Question) -> Vec<AnswerEdit> {
        let id = &question.id;
        let answer = Field::Answer(id.clone()).element_id();
        self.edits_at(pack, question, &answer)
    }

    /// The same of a question whose element has that id.
    fn edits_at(&self, pack: &Pack, question: &Question, at: &str) -> Vec<AnswerEdit> {
        let id = &question.id;
        match &question.kind {
            QuestionKind::Services => {
                let services = pack.services.iter().map(|service| &service.id);
                let chosen = services.filter(|service| self.ticks(at, service.as_str()));
                let mut edits: Vec<AnswerEdit> = chosen
                    .map(|service| AnswerEdit::ToggleService(id.clone(), service.clone()))
                    .collect();
                if self.ticks(at, "none") {
                    edits.push(AnswerEdit::ToggleNoService(id.clone()));
                }
                edits
            }
            QuestionKind::Choice { options } => {
                let chosen = options
                    .iter()
                    .find(|option| self.ticks(at, option.id.as_str()));
                let choose = |option: &rules::pack::Choice| {
                    AnswerEdit::Choose(id.clone(), option.id.clone())
                };
                chosen.map(choose).into_iter().collect()
            }
            QuestionKind::YesNo => {
                let answers = [("yes", true), ("no", false)].into_iter();
                let answers = answers.filter(|(name, _)| self.ticks(at, name));
                answers
                    .map(|(_, yes)| AnswerEdit::YesNo(id.clone(), yes))
                    .collect()
            }
            QuestionKind::Duration { .. } => {
                let parts = self.parts(at, &DatePart::OF_DURATION);
                parts
                    .map(|(part, text)| AnswerEdit::TypeDuration(id.clone(), part, text))
                    .collect()
            }
            QuestionKind::Money { .. }
            | QuestionKind::Count { .. }
            | QuestionKind::Number { .. } => {
                let typed = self.typed(at).into_iter();
                typed
                    .map(|text| AnswerEdit::Type(id.clone(), text))
                    .collect()
            }
            QuestionKind::Date { .. } => {
                let parts = self.parts(at, &DatePart::OF_DATE);
                parts
                    .map(|(part, text)| AnswerEdit::TypeDate(id.clone(), part, text))
                    .collect()
            }
            QuestionKind::WeeklyMoney { weeks, .. } => weeks
                .iter()
                .flat_map(|week| self.period(id, at, *week))
                .collect(),
            QuestionKind::DailyMoney { from, to, .. } => period::days(*from, *to)
                .flat_map(|day| self.period(id, at, day))
                .collect(),
            QuestionKind::Windows { .. } => self.window(id, at),
            QuestionKind::Items { .. } => self.item(pack, id),
        }
    }

    /// What is said of one week or day.
    fn period(&self, id: &QuestionId, at: &str, first: rules::Date) -> Vec<AnswerEdit> {
        let field = part_id(at, &first.to_string());
        let typed = self.typed(&field).into_iter();
        let mut edits: Vec<AnswerEdit> = typed
            .map(|text| AnswerEdit::TypeWeek(id.clone(), first, text))
            .collect();
        if self.ticks(&field, "no-record") {
            edits.push(AnswerEdit::ToggleNoRecord(id.clone(), first));
        }
        edits
    }

    /// The one window that can be filled in before the program is here.
    fn window(&self, id: &QuestionId, at: &str) -> Vec<AnswerEdit> {
        let ends = [(End::From, "from"), (End::To, "to")];
        let edits = ends.into_iter().flat_map(|(end, name)| {
            let field = part_id(&part_id(at, "0"), name);
            self.parts(&field, &DatePart::OF_MOMENT)
                .map(move |(part, text)| AnswerEdit::TypeSpan(id.clone(), 0, end, part, text))
                .collect::<Vec<_>>()
        });
        edits.collect()
    }

    /// The one item that can be filled in before the program is here.
    fn item(&self, pack: &Pack, list: &QuestionId) -> Vec<AnswerEdit> {
        let edits = flow::questions_of(pack, list).flat_map(|asked| {
            let inner = Field::Answer(asked.id.clone()).element_id();
            let at = part_id(&item_id(list, 0), &inner);
            self.edits_at(pack, asked, &at)
        });
        edits
            .map(|edit| AnswerEdit::InItem(list.clone(), 0, Box::new(edit)))
            .collect()
    }

    fn ticks(&self, at: &str, part: &str) -> bool {
        self.ticked.contains(&part_id(at, part))
    }

    fn typed(&self, at: &str) -> Option<String> {
        let mut typed = self.typed.iter();
        let (_, text) = typed.find(|(id, _)| id == at)?;
        Some(text.clone())
    }

    /// The parts of a date or moment that something is typed in, by their place.
    fn parts<'a>(
        &'a self,
        at: &'a str,
        parts: &'a [DatePart],
    ) -> impl Iterator<Item = (usize, String)> + 'a {
        parts.iter().enumerate().filter_map(move |(place, part)| {
            let text = self.typed(&part_id(at, part.name()))?;
            Some((place, text))
        })
    }
}

#[cfg(test)]
mod tests {
    use rules::{Answer, LoadedPack};

    use super::*;
    use crate::{claim, draft::Draft, testing};

    /// The claim of the fields, where the opening asks that question.
    fn answer(rules: &LoadedPack, id: &str, opening: &Opening) -> Option<Answer> {
        let pack = rules.pack();
        let question = flow::question(pack, &id.into()).expect("a question");
        let mut draft = Draft::new(pack, "key".into());
        for edit in opening.edits(pack, question) {
            draft.apply(edit, rules);
        }
        let mut claim = claim::whole(rules, &draft);
        claim.answers.remove(&QuestionId::from(id))
    }

    fn opening(ticked: &[&str], typed: &[(&str, &str)]) -> Opening {
        let typed = typed.iter();
        Opening {
            ticked: ticked.iter().map(|id| (*id).to_owned()).collect(),
            typed: typed
                .map(|(id, text)| ((*id).to_owned(), (*text).to_owned()))
                .collect(),
            goes_on: false,
        }
    }

    #[test]
    fn every_kind_of_question_may_be_asked_first() {
        let kakao = testing::kakao();
        let choice = answer(kakao, "claimant", &opening(&["q-claimant-consumer"], &[]));
        assert_eq!(choice, Some(Answer::Choice("consumer".into())));
        let services = opening(&["q-services-melon", "q-services-pay"], &[]);
        let Some(Answer::Services(chosen)) = answer(kakao, "services", &services) else {
            panic!("no services");
        };
        assert_eq!(chosen.len(), 2);
        let none = answer(kakao, "services", &opening(&["q-services-none"], &[]));
        assert_eq!(none, Some(Answer::Services(BTreeSet::new())));
        let weeks = opening(
            &["q-weekly_sales-2022-09-03-no-record"],
            &[("q-weekly_sales-2022-09-10", "130만")],
        );
        let Some(Answer::WeeklyMoney(weeks)) = answer(kakao, "weekly_sales", &weeks) else {
            panic!("no weeks");
        };
        let weeks: Vec<_> = weeks.into_values().collect();
        assert_eq!(weeks, [None, Some(1_300_000)]);

        let lines = testing::lines();
        let item = opening(
            &["q-lines-0-q-line_type-fibre", "q-lines-0-q-line_waived-no"],
            &[
                ("q-lines-0-q-line_fee", "30,000"),
                ("q-lines-0-q-line_since-year", "2020"),
                ("q-lines-0-q-line_since-month", "1"),
                ("q-lines-0-q-line_since-day", "31"),
            ],
        );
        let Some(Answer::Items(items)) = answer(lines, "lines", &item) else {
            panic!("no items");
        };
        assert_eq!(items.len(), 1);
        assert_eq!(items[0].0.len(), 4, "{items:?}");
    }

    #[test]
    fn what_is_of_another_question_is_no_answer() {
        let kakao = testing::kakao();
        let other = opening(&["q-claimant-nobody"], &[("q-else", "1")]);
        assert_eq!(answer(kakao, "claimant", &other), None);
    }
}
