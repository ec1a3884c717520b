//! Answers as examples write them, each checked against its question.

mod series;
mod windows;

use std::collections::BTreeMap;

use rules::{
    Answer, Date, Ref,
    claim::ItemAnswers,
    id::QuestionId,
    pack::{Question, QuestionKind, Service},
};

use crate::{
    diagnostic::{Code, Fault},
    expectation::shown_money,
    names::Names,
    nearest::listed,
    print::{shown_duration, shown_number},
    question::{Asked, minutes, money, number_of},
    table::{Item, Str},
    terms::{self, Terms},
};

use series::Periods;
pub(crate) use windows::windows;

/// What answers may name.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Answering<'p> {
    pub(crate) terms: &'p Terms,
    pub(crate) services: &'p Names<Service>,
    pub(crate) questions: &'p Names<Question>,
    /// By question.
    pub(crate) asked: &'p [Asked],
}

impl Answering<'_> {
    /// Answers by question: those that are asked once, or those of one item of a list.
    pub(crate) fn answers(
        self,
        item: &Item<'_>,
        list: Option<Ref<Question>>,
    ) -> Option<Vec<(QuestionId, Answer)>> {
        let form = match list {
            None => "answers by question, like { claimant = \"consumer\" }",
            Some(_) => "the answers of an item, like { line_fee = \"10_000 KRW\" },",
        };
        let table = item.table(form)?;
        let mut answers = Vec::new();
        for (key, item) in table.entries() {
            let places = Ref::all(self.asked).zip(self.questions.iter());
            let found = places.filter(|(_, name)| *name == key.text).last();
            let Some((at, asked)) =
                found.and_then(|(at, _)| Some((at.index(), at.of(self.asked)?)))
            else {
                self.report_unknown(&item, &key, list);
                continue;
            };
            if asked.item_of != list {
                self.report_elsewhere(&item, &key, asked.item_of, list);
                continue;
            }
            let Some(kind) = &asked.kind else {
                continue;
            };
            let at = u16::try_from(at).ok().map(Ref::new);
            let read = at.and_then(|at| self.answer(&item, at, kind));
            answers.extend(read.map(|answer| (key.text.into(), answer)));
        }
        Some(answers)
    }

    fn report_unknown(self, item: &Item<'_>, key: &Str<'_>, list: Option<Ref<Question>>) {
        let what = if list.is_some() { "field" } else { "question" };
        let message = format!("expected the name of a {what}, found `{}`", key.text);
        let all = self.questions.iter().zip(self.asked);
        let here = all.filter(|(_, asked)| asked.item_of == list);
        let help = item.faults.guess(key.text, here.map(|(name, _)| name));
        item.faults
            .report(Fault::new(Code::UnknownName, &key.span, message).help_if(help));
    }

    /// Reports an answer of an item that stands beside lists, or the other way round.
    fn report_elsewhere(
        self,
        item: &Item<'_>,
        key: &Str<'_>,
        item_of: Option<Ref<Question>>,
        list: Option<Ref<Question>>,
    ) {
        let name = |list: Ref<Question>| self.questions.iter().nth(list.index()).unwrap_or("");
        let message = match (item_of, list) {
            (Some(own), _) => format!(
                "expected `{}` in the items of `{}`, of each of which it is asked, found it elsewhere",
                key.text,
                name(own)
            ),
            (None, Some(list)) => format!(
                "expected a field of `{}`, found `{}`, which is asked once",
                name(list),
                key.text
            ),
            (None, None) => return,
        };
        item.faults
            .report(Fault::new(Code::BadAnswer, &key.span, message));
    }

    /// The answer that `item` gives to the question.
    fn answer(
        self,
        item: &Item<'_>,
        question: Ref<Question>,
        kind: &QuestionKind,
    ) -> Option<Answer> {
        Some(match kind {
            QuestionKind::Services => {
                let strings = item.strings("a list of services")?;
                let known = |name: &&Str<'_>| {
                    self.services
                        .resolve(item.faults, name.text, &name.span)
                        .is_some()
                };
                let names = strings.iter().filter(known);
                Answer::Services(names.map(|name| name.text.into()).collect())
            }
            QuestionKind::Choice { options } => {
                let string = item.string("the name of an option")?;
                let names = || options.iter().map(|option| option.id.as_str());
                if !names().any(|name| name == string.text) {
                    let message = format!(
                        "expected one of {}, found `{}`",
                        listed(names()),
                        string.text
                    );
                    let help = item.faults.guess(string.text, names());
                    let fault = Fault::new(Code::BadAnswer, &string.span, message);
                    item.faults.report(fault.help_if(help));
                }
                Answer::Choice(string.text.into())
            }
            QuestionKind::YesNo => Answer::YesNo(item.boolean()?),
            QuestionKind::Money { min, max } => {
                let amount = money(item, self.terms)?;
                let shown = |minor| match self.terms.currency {
                    Some(currency) => shown_money(minor, currency),
                    None => minor.to_string(),
                };
                check_bounds(item, &amount, (min, max), |minor| shown(*minor));
                Answer::Money(amount)
            }
            QuestionKind::Count { min, max } => {
                let count = item.integer(i64::MIN, i64::MAX)?;
                check_bounds(item, &count, (min, max), i64::to_string);
                Answer::Count(count)
            }
            QuestionKind::Number {
                read_as,
                decimals,
                min,
                max,
                ..
            } => {
                let number = number_of(item, *read_as, *decimals)?;
                check_bounds(item, &number, (min, max), |it| shown_number(*it, *read_as));
                Answer::Number(number)
            }
            QuestionKind::Duration { min, max } => {
                let seconds = minutes(item)?;
                check_bounds(item, &seconds, (min, max), |it| shown_duration(*it));
                Answer::Duration(seconds)
            }
            QuestionKind::Date { earliest, latest } => {
                let date = terms::date(item)?;
                check_bounds(item, &date, (earliest, latest), Date::to_string);
                Answer::Date(date)
            }
            QuestionKind::WeeklyMoney { weeks, .. } => {
                Answer::WeeklyMoney(series::amounts(item, Periods::Weeks(weeks), self.terms)?)
            }
            QuestionKind::DailyMoney { from, to, .. } => Answer::DailyMoney(series::amounts(
                item,
                Periods::Days(*from, *to),
                self.terms,
            )?),
            QuestionKind::Windows {
                earliest,
                latest,
                most,
            } => Answer::Windows(windows::answer(
                item,
                (*earliest, *latest),
                *most,
                self.terms,
            )?),
            QuestionKind::Items { most, .. } => Answer::Items(self.items(item, question, *most)?),
        })
    }

    fn items(self, item: &Item<'_>, list: Ref<Question>, most: u16) -> Option<Vec<ItemAnswers>> {
        let items = item.list("a list of items, like [{ line_fee = \"10_000 KRW\" }]")?;
        report_number(item, "item", items.len(), most);
        let items: Vec<_> = items
            .iter()
            .map(|item| {
                let answers: BTreeMap<_, _> = self.answers(item, Some(list))?.into_iter().collect();
                Some(ItemAnswers(answers))
            })
            .collect();
        items.into_iter().collect()
    }
}

/// Reports an answer of no parts, or of more than the question takes.
fn report_number(item: &Item<'_>, part: &str, found: usize, most: u16) {
    if found == 0 || found > usize::from(most) {
        let found = if found == 0 {
            "none".to_owned()
        } else {
            found.to_string()
        };
        let message = match most {
            1 => format!("expected one {part}, found {found}"),
            most => format!("expected 1 to {most} {part}s, found {found}"),
        };
        item.faults
            .report(Fault::new(Code::BadAnswer, &item.span(), message));
    }
}

fn check_bounds<T: PartialOrd>(
    item: &Item<'_>,
    given: &T,
    (min, max): (&T, &T),
    shown: impl Fn(&T) -> String,
) {
    if given < min || given > max {
        let message = format!(
            "expected an answer that the question takes, {} to {}, found {}",
            shown(min),
            shown(max),
            shown(given)
        );
        let fault = Fault::new(Code::BadAnswer, &item.span(), message);
        item.faults.report(fault);
    }
}
