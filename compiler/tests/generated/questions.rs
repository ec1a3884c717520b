//! Questions of every kind, and lists with their fields.

use rules::{
    Ref,
    pack::{Choice, Question, QuestionKind, Section},
};

use crate::generated::packs::{Making, date};

impl Making<'_> {
    pub(crate) fn question(
        &mut self,
        id: &str,
        kind: QuestionKind,
        item_of: Option<Ref<Question>>,
    ) {
        let about = Some(Ref::new(0)).filter(|_| !self.pack.services.is_empty());
        let question = Question {
            id: id.into(),
            section: match item_of.and_then(|list| list.of(&self.pack.questions)) {
                Some(list) => list.section,
                None => self.tape.pick(&[
                    Section::Details,
                    Section::You,
                    Section::Services,
                    Section::Losses,
                ]),
            },
            text: self.text("Question"),
            label: self.text("Label"),
            hint: self.some_text("Hint"),
            about: about.filter(|_| item_of.is_none() && self.tape.once_in(3)),
            optional: item_of.is_none() && self.tape.once_in(5),
            item_of,
            kind,
        };
        self.pack.questions.push(question);
    }

    pub(crate) fn questions(&mut self) {
        for at in 0..=self.tape.below(7) {
            let id = format!("asked_{at}");
            match self.tape.below(9) {
                6 => {
                    let first = self.tape.between(0, 300);
                    let count = self.tape.between(1, 5);
                    let week = self.tape.between(0, count - 1);
                    let weeks = (0..count).map(|week| date(first + 7 * week)).collect();
                    let outage_week = date(first + 7 * week);
                    self.question(&id, QuestionKind::WeeklyMoney { weeks, outage_week }, None);
                }
                7 => {
                    let from = self.tape.between(0, 300);
                    let to = from + self.tape.between(0, 9);
                    let outage = self.tape.between(from, to);
                    let kind = QuestionKind::DailyMoney {
                        from: date(from),
                        to: date(to),
                        outage_from: date(outage),
                        outage_to: date(self.tape.between(outage, to)),
                    };
                    self.question(&id, kind, None);
                }
                8 => self.list(&id),
                form => {
                    let kind = self.kind(form);
                    self.question(&id, kind, None);
                }
            }
        }
    }

    fn list(&mut self, id: &str) {
        let kind = QuestionKind::Items {
            most: u16::try_from(self.tape.between(1, 5)).unwrap(),
            item: self.text("Item"),
        };
        let list = Ref::new(u16::try_from(self.pack.questions.len()).unwrap());
        self.question(id, kind, None);
        for at in 0..=self.tape.below(4) {
            let form = self.tape.below(6);
            let kind = self.kind(form);
            self.question(&format!("{id}_field_{at}"), kind, Some(list));
        }
    }

    /// One of the kinds that a field may have too.
    fn kind(&mut self, form: usize) -> QuestionKind {
        let tape = &mut self.tape;
        match form {
            0 => {
                let min = tape.pick(&[0, 0, 0, 100, -5_000]);
                let width = tape.pick(&[1_000_000, 10_000, 1, 0, 1_000_000_000_000_000 - 5_000]);
                QuestionKind::Money {
                    min,
                    max: min + width,
                }
            }
            1 => {
                let min = tape.pick(&[1, 0, 0, -3]);
                let width = tape.pick(&[99, 5, 0, 1_000_000]);
                QuestionKind::Count {
                    min,
                    max: min + width,
                }
            }
            2 => {
                let earliest = tape.between(0, 400);
                QuestionKind::Date {
                    earliest: date(earliest),
                    latest: date(earliest + tape.between(0, 400)),
                }
            }
            3 => {
                let earliest = tape.between(0, 200);
                QuestionKind::Windows {
                    earliest: date(earliest),
                    latest: date(earliest + tape.between(0, 100)),
                    most: u16::try_from(tape.between(1, 5)).unwrap(),
                }
            }
            4 => QuestionKind::YesNo,
            _ => {
                let count = 2 + self.tape.below(3);
                let options = (0..count).map(|at| Choice {
                    id: format!("option_{at}").as_str().into(),
                    name: self.text("Option"),
                    hint: self.some_text("Hint"),
                });
                QuestionKind::Choice {
                    options: options.collect(),
                }
            }
        }
    }
}
