//! Claims for a pack: with answers that its questions take, and with any.

use std::collections::BTreeMap;

use rules::{
    Answer, Claim, Instant, Pack, Ratio, Ref, Window, WindowSet,
    claim::ItemAnswers,
    pack::{Question, QuestionKind},
};

use crate::generated::{formulas::periods, packs::date, tape::Tape};

/// Answers to be chosen.
#[derive(Debug)]
pub(crate) struct Answering<'t, 'p> {
    pub(crate) tape: &'t mut Tape,
    pub(crate) pack: &'p Pack,
}

impl Answering<'_, '_> {
    /// A claim whose answers are all such as the questions take, each of them there when it is
    /// whole.
    pub(crate) fn right_claim(&mut self, is_whole: bool) -> Claim {
        let mut claim = Claim::new(self.pack);
        for at in Ref::all(&self.pack.questions) {
            let question = at.of(&self.pack.questions).unwrap();
            if question.item_of.is_some() || (!is_whole && self.tape.once_in(6)) {
                continue;
            }
            let answer = self.right_answer(at, is_whole);
            claim.answers.insert(question.id.clone(), answer);
        }
        if let Some(incident) = &self.pack.incident {
            for service in &self.pack.services {
                if self.tape.once_in(2) {
                    let windows = self.windows(incident.window, 3);
                    claim.windows.insert(service.id.clone(), windows);
                }
            }
        }
        for paper in &self.pack.evidence {
            if self.tape.once_in(2) {
                claim.evidence.insert(paper.id.clone(), Default::default());
            }
        }
        claim
    }

    /// A claim whose answers may be of any kind and size, and to questions that are not there.
    pub(crate) fn any_claim(&mut self) -> Claim {
        let mut claim = self.right_claim(false);
        for at in Ref::all(&self.pack.questions) {
            if self.tape.once_in(3) {
                let question = at.of(&self.pack.questions).unwrap();
                let answer = self.any_answer(2);
                claim.answers.insert(question.id.clone(), answer);
            }
        }
        if self.tape.once_in(3) {
            let answer = self.any_answer(2);
            claim.answers.insert("nobody_asked".into(), answer);
            let windows = self.any_windows();
            claim.windows.insert("no_service".into(), windows);
            claim.evidence.insert("no_paper".into(), Default::default());
        }
        for service in &self.pack.services {
            if self.tape.once_in(4) {
                let windows = self.any_windows();
                claim.windows.insert(service.id.clone(), windows);
            }
        }
        claim
    }

    pub(crate) fn right_answer(&mut self, at: Ref<Question>, is_whole: bool) -> Answer {
        let pack = self.pack;
        let question = at.of(&pack.questions).unwrap();
        let tape = &mut self.tape;
        match &question.kind {
            QuestionKind::Services => {
                let services = pack.services.iter().filter(|_| tape.below(3) < 2);
                Answer::Services(services.map(|service| service.id.clone()).collect())
            }
            QuestionKind::Choice { options } => {
                let at = tape.below(options.len());
                Answer::Choice(options[at].id.clone())
            }
            QuestionKind::YesNo => Answer::YesNo(tape.once_in(2)),
            QuestionKind::Money { min, max } => Answer::Money(tape.between(*min, *max)),
            QuestionKind::Count { min, max } => Answer::Count(tape.between(*min, *max)),
            QuestionKind::Number {
                decimals, min, max, ..
            } => {
                let scale = 10_i64.pow((*decimals).into());
                let scaled = |it: &Ratio| it.mul(Ratio::whole(scale)).unwrap().to_i64().unwrap();
                let digits = tape.between(scaled(min), scaled(max));
                Answer::Number(Ratio::new(digits.into(), scale.into()).unwrap())
            }
            QuestionKind::Duration { min, max } => {
                Answer::Duration(tape.between(*min / 60, *max / 60) * 60)
            }
            QuestionKind::Date { earliest, latest } => {
                let days = tape.between(earliest.number(), latest.number());
                Answer::Date(rules::Date::of_number(days).unwrap())
            }
            QuestionKind::WeeklyMoney { .. } => Answer::WeeklyMoney(self.amounts(question)),
            QuestionKind::DailyMoney { .. } => Answer::DailyMoney(self.amounts(question)),
            QuestionKind::Windows {
                earliest,
                latest,
                most,
            } => {
                let offset = pack.offset_minutes;
                let midnight = |day| Instant::new(day, 0, 0, 0, offset).unwrap();
                let all = Window {
                    from: midnight(*earliest),
                    to: midnight(latest.plus_days(1).unwrap()),
                };
                Answer::Windows(self.windows(all, usize::from(*most)))
            }
            QuestionKind::Items { most, .. } => {
                let count = tape.between(1, i64::from(*most));
                let fields: Vec<_> = Ref::all(&pack.questions)
                    .filter(|field| field.of(&pack.questions).unwrap().item_of == Some(at))
                    .collect();
                let items = (0..count).map(|_| {
                    let mut answers = BTreeMap::new();
                    for field in &fields {
                        if is_whole || !self.tape.once_in(8) {
                            let id = field.of(&pack.questions).unwrap().id.clone();
                            answers.insert(id, self.right_answer(*field, is_whole));
                        }
                    }
                    ItemAnswers(answers)
                });
                Answer::Items(items.collect())
            }
        }
    }

    fn amounts(&mut self, question: &Question) -> BTreeMap<rules::Date, Option<i64>> {
        let periods = periods(question).unwrap().into_iter();
        let amounts = periods.map(|day| {
            let amount = (!self.tape.once_in(4)).then(|| self.tape.between(0, 2_000_000));
            (day, amount)
        });
        amounts.collect()
    }

    /// One or more windows within `all`.
    pub(crate) fn windows(&mut self, all: Window, most: usize) -> WindowSet {
        let seconds = all.seconds();
        let offset = self.tape.pick(&[self.pack.offset_minutes, 0, 60]);
        let at =
            |seconds: i64| Instant::from_seconds(all.from.seconds() + seconds, offset).unwrap();
        let windows = (0..=self.tape.below(most)).map(|_| {
            let from = self.tape.between(0, seconds - 1);
            let to = self.tape.between(from + 1, seconds.min(from + 200_000));
            Window {
                from: at(from),
                to: at(to),
            }
        });
        WindowSet::of(windows)
    }

    fn any_windows(&mut self) -> WindowSet {
        let from = Instant::new(date(0), 0, 0, 0, 0).unwrap();
        let windows = (0..self.tape.below(8)).map(|_| {
            let mut at = || {
                let far = 260_000_000_000;
                let seconds = self
                    .tape
                    .pick(&[0, 1, 86_400, 5_000_000, far / 2, -far / 5]);
                let seconds = from.seconds() + seconds + self.tape.between(0, 1_000_000);
                Instant::from_seconds(seconds, 60).unwrap_or(from)
            };
            Window {
                from: at(),
                to: at(),
            }
        });
        WindowSet::of(windows)
    }

    fn any_answer(&mut self, depth: u8) -> Answer {
        let whole = [0, 1, -1, 300_000, i64::MAX, i64::MIN, 1_000_000_000_000_000];
        let tape = &mut self.tape;
        match tape.below(11) {
            0 => Answer::YesNo(tape.once_in(2)),
            1 => Answer::Money(tape.pick(&whole)),
            2 => Answer::Count(tape.pick(&whole)),
            3 => Answer::Date(date(tape.between(-300_000, 2_000_000))),
            4 => Answer::Choice(tape.pick(&["option_0", "no_option"]).into()),
            5 => Answer::Services(
                tape.pick(&[vec![], vec!["service_0".into()], vec!["no_service".into()]])
                    .into_iter()
                    .collect(),
            ),
            6 | 7 => {
                let is_weekly = tape.once_in(2);
                let days = (0..tape.below(9)).map(|_| {
                    let day = date(tape.between(0, 320));
                    (day, Some(tape.pick(&whole)).filter(|_| !tape.once_in(4)))
                });
                let amounts = days.collect();
                if is_weekly {
                    Answer::WeeklyMoney(amounts)
                } else {
                    Answer::DailyMoney(amounts)
                }
            }
            8 => Answer::Windows(self.any_windows()),
            _ if depth == 0 => Answer::Items(Vec::new()),
            _ => {
                let questions: Vec<_> =
                    self.pack.questions.iter().map(|it| it.id.clone()).collect();
                let items = (0..self.tape.below(7)).map(|_| {
                    let answers = (0..self.tape.below(4)).map(|_| {
                        let id = self.tape.pick(&questions);
                        (id, self.any_answer(depth - 1))
                    });
                    ItemAnswers(answers.collect())
                });
                Answer::Items(items.collect())
            }
        }
    }

    pub(crate) fn now(&mut self) -> Instant {
        let offset = self.tape.pick(&[self.pack.offset_minutes, 0]);
        let noon = Instant::new(date(self.tape.between(0, 420)), 12, 0, 0, 0).unwrap();
        noon.at_offset(offset).unwrap()
    }
}
