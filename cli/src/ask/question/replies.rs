//! Lines that are typed in answer to a part of a question.

use interview::{
    draft::{Entry, windows_in},
    edit::AnswerEdit,
    field::{End, Field},
};
use rules::{Date, pack::QuestionKind};
use words::{fill, format};

use super::{
    super::{Reply, Session, Turn, ends, faults_in, hours_and_minutes, number, numbers, parts},
    Asked,
};
use crate::failure::Failure;

impl<'a> Session<'a> {
    /// Takes lines until one is an answer: `take` makes what it can of it and says where to go from
    /// there, nothing where the line was no answer.
    fn until_taken(
        &mut self,
        mut take: impl FnMut(&mut Self, String) -> Result<Option<Turn>, Failure>,
    ) -> Result<Turn, Failure> {
        loop {
            let text = match self.terminal.reply()? {
                Reply::Blank => return Ok(Turn::On),
                Reply::Back => return Ok(Turn::Back),
                Reply::Text(text) => text,
            };
            if let Some(turn) = take(self, text)? {
                return Ok(turn);
            }
        }
    }

    pub(super) fn whole(&mut self, asked: &Asked<'a>) -> Result<Turn, Failure> {
        if asked.within.is_some() {
            self.label(asked)?;
        }
        let id = &asked.question.id;
        let count = self.choices(asked)?;
        if let Some(typed) = self.typed(asked) {
            let line = fill(self.texts.so_far, &[&typed]);
            self.terminal.say(&line)?;
        }
        self.until_taken(|session, text| {
            let edits = match &asked.question.kind {
                QuestionKind::Services => session.services(asked, &text, count),
                QuestionKind::Choice { options } => number(&text, count)
                    .and_then(|place| options.get(place))
                    .map(|option| vec![AnswerEdit::Choose(id.clone(), option.id.clone())]),
                QuestionKind::YesNo => number(&text, count)
                    .map(|place| vec![AnswerEdit::YesNo(id.clone(), place == 0)]),
                QuestionKind::Date { .. } => parts::<3>(&text).map(|parts| {
                    let parts = parts.into_iter().enumerate();
                    let edit = |(part, text)| AnswerEdit::TypeDate(id.clone(), part, text);
                    parts.map(edit).collect()
                }),
                QuestionKind::Duration { .. } => hours_and_minutes(&text).map(|parts| {
                    let parts = parts.into_iter().enumerate();
                    let edit = |(part, text)| AnswerEdit::TypeDuration(id.clone(), part, text);
                    parts.map(edit).collect()
                }),
                QuestionKind::Money { .. }
                | QuestionKind::Count { .. }
                | QuestionKind::Number { .. }
                | QuestionKind::WeeklyMoney { .. }
                | QuestionKind::DailyMoney { .. }
                | QuestionKind::Windows { .. }
                | QuestionKind::Items { .. } => Some(vec![AnswerEdit::Type(id.clone(), text)]),
            };
            let Some(edits) = edits else {
                session.how(asked, count)?;
                return Ok(None);
            };
            session.make(asked, edits);
            let is_right = session.is_right(&asked.place(Field::Answer(id.clone())))?;
            Ok(is_right.then_some(Turn::On))
        })
    }

    /// Lists what can be chosen; tells how many there are.
    fn choices(&mut self, asked: &Asked<'_>) -> Result<usize, Failure> {
        let wording = self.wording;
        match &asked.question.kind {
            QuestionKind::Services => {
                let services = wording.pack.services.iter();
                let count = self
                    .terminal
                    .list(services.map(|service| wording.text(&service.name)))?;
                self.terminal.say(&format!("  0  {}", self.texts.none_of))?;
                self.terminal.say(self.texts.some_of)?;
                Ok(count)
            }
            QuestionKind::Choice { options } => {
                let options = options.iter();
                self.terminal
                    .list(options.map(|option| wording.text(&option.name)))
            }
            QuestionKind::YesNo => self.terminal.list([wording.words.yes, wording.words.no]),
            QuestionKind::Date { .. } => {
                self.terminal.say(self.texts.date)?;
                Ok(0)
            }
            QuestionKind::Duration { .. } => {
                self.terminal.say(self.texts.duration)?;
                Ok(0)
            }
            QuestionKind::Number { unit, .. } => {
                let line = fill(self.texts.in_unit, &[wording.text(unit)]);
                self.terminal.say(&line)?;
                Ok(0)
            }
            QuestionKind::Money { .. }
            | QuestionKind::Count { .. }
            | QuestionKind::WeeklyMoney { .. }
            | QuestionKind::DailyMoney { .. }
            | QuestionKind::Windows { .. }
            | QuestionKind::Items { .. } => Ok(0),
        }
    }

    /// Says how the question is answered, after a line that was no answer.
    fn how(&mut self, asked: &Asked<'_>, count: usize) -> Result<(), Failure> {
        match &asked.question.kind {
            QuestionKind::Services => {
                let line = format!("! {}", self.texts.some_of);
                self.terminal.say(&line)
            }
            QuestionKind::Date { .. } => {
                let line = format!("! {}", self.texts.date);
                self.terminal.say(&line)
            }
            QuestionKind::Duration { .. } => {
                let line = format!("! {}", self.texts.duration);
                self.terminal.say(&line)
            }
            QuestionKind::Choice { .. }
            | QuestionKind::YesNo
            | QuestionKind::Money { .. }
            | QuestionKind::Count { .. }
            | QuestionKind::Number { .. }
            | QuestionKind::WeeklyMoney { .. }
            | QuestionKind::DailyMoney { .. }
            | QuestionKind::Windows { .. }
            | QuestionKind::Items { .. } => self.one_of(count),
        }
    }

    /// The edits that make `text` the services used.
    fn services(&self, asked: &Asked<'_>, text: &str, count: usize) -> Option<Vec<AnswerEdit>> {
        let id = &asked.question.id;
        let (chosen, none) = match self.entry(asked) {
            Some(Entry::Services { chosen, none }) => (chosen.as_slice(), *none),
            _ => (&[][..], false),
        };
        if text == "0" {
            let toggle = (!none).then(|| AnswerEdit::ToggleNoService(id.clone()));
            return Some(toggle.into_iter().collect());
        }
        let wanted = numbers(text, count)?;
        let services = self.wording.pack.services.iter().enumerate();
        // After 'none' nothing counts as chosen.
        let is_chosen = |service| !none && chosen.contains(service);
        let toggled =
            services.filter(|(place, service)| wanted.contains(place) != is_chosen(&service.id));
        let toggle = |(_, service): (_, &rules::pack::Service)| {
            AnswerEdit::ToggleService(id.clone(), service.id.clone())
        };
        Some(toggled.map(toggle).collect())
    }

    pub(super) fn period(&mut self, asked: &Asked<'a>, first: Date) -> Result<Turn, Failure> {
        let id = &asked.question.id;
        let lang = self.wording.words.lang;
        let name = match asked.question.kind {
            QuestionKind::DailyMoney { .. } => format::day(lang, first),
            _ => format::week(lang, first),
        };
        let so_far = match self.entry(asked) {
            Some(Entry::Weekly(periods)) => periods.get(&first).cloned().unwrap_or_default(),
            _ => Default::default(),
        };
        let typed = if so_far.no_record {
            "-"
        } else {
            so_far.text.as_str()
        };
        self.terminal
            .say(&format!("{name}. {}", self.texts.period))?;
        if !typed.is_empty() {
            let line = fill(self.texts.so_far, &[typed]);
            self.terminal.say(&line)?;
        }
        self.until_taken(|session, text| {
            let no_record = match session.entry(asked) {
                Some(Entry::Weekly(periods)) => {
                    periods.get(&first).is_some_and(|entry| entry.no_record)
                }
                _ => false,
            };
            let none = text == "-";
            let mut edits = Vec::new();
            if no_record != none {
                edits.push(AnswerEdit::ToggleNoRecord(id.clone(), first));
            }
            if !none {
                edits.push(AnswerEdit::TypeWeek(id.clone(), first, text));
            }
            session.make(asked, edits);
            let is_right = session.is_right(&asked.place(Field::Week(id.clone(), first)))?;
            Ok(is_right.then_some(Turn::On))
        })
    }

    pub(super) fn window(&mut self, asked: &Asked<'a>, index: usize) -> Result<Turn, Failure> {
        let id = &asked.question.id;
        if asked.within.is_some() && index == 0 {
            self.label(asked)?;
        }
        if index == 0 {
            self.terminal.say(self.texts.window)?;
        } else {
            let line = fill(self.texts.window_number, &[&(index + 1).to_string()]);
            self.terminal.say(&line)?;
        }
        let windows = windows_in(self.entry(asked));
        if let Some(window) = windows.get(index).filter(|window| !window.is_blank()) {
            let [from, to] = [&window.from, &window.to].map(moment);
            let line = fill(self.texts.so_far, &[&format!("{from} ~ {to}")]);
            self.terminal.say(&line)?;
        }
        self.until_taken(|session, text| {
            let Some(ends) = ends(&text) else {
                let line = format!("! {}", session.texts.window);
                session.terminal.say(&line)?;
                return Ok(None);
            };
            let mut edits = Vec::new();
            if index >= windows_in(session.entry(asked)).len() {
                edits.push(AnswerEdit::AddSpan(id.clone()));
            }
            for (end, texts) in [End::From, End::To].into_iter().zip(ends) {
                let texts = texts.into_iter().enumerate();
                edits.extend(
                    texts.map(|(part, text)| {
                        AnswerEdit::TypeSpan(id.clone(), index, end, part, text)
                    }),
                );
            }
            session.make(asked, edits);
            let mut is_right = true;
            for end in [End::From, End::To] {
                is_right &= session.is_right(&asked.place(Field::Span(id.clone(), index, end)))?;
            }
            Ok(is_right.then_some(Turn::On))
        })
    }

    pub(super) fn another(&mut self, list: &Asked<'a>) -> Result<Turn, Failure> {
        let words = self.wording.words;
        self.terminal.say(self.texts.another)?;
        let count = self.terminal.list([words.yes, words.no])?;
        self.until_taken(|session, text| match number(&text, count) {
            // What it asks comes in place of this part.
            Some(0) => {
                let add = AnswerEdit::AddItem(list.question.id.clone());
                session.make(list, vec![add]);
                Ok(Some(Turn::Stay))
            }
            Some(_) => Ok(Some(Turn::On)),
            None => session.one_of(count).map(|()| None),
        })
    }

    /// What was typed or chosen, to be shown.
    fn typed(&self, asked: &Asked<'_>) -> Option<String> {
        let wording = self.wording;
        Some(match self.entry(asked)? {
            Entry::Text(text) => text.clone(),
            Entry::Choice(option) => wording.option(asked.question, option).to_owned(),
            Entry::YesNo(yes) => wording.flag(*yes).to_owned(),
            Entry::Date(parts) => parts.join("-"),
            Entry::Duration(parts) => parts.join(":"),
            Entry::Services { none: true, .. } => self.texts.none_of.to_owned(),
            Entry::Services { chosen, .. } => {
                let names = chosen.iter().map(|service| wording.service(service));
                names.collect::<Vec<_>>().join(", ")
            }
            Entry::Weekly(_) | Entry::Windows(_) | Entry::Items(_) => return None,
        })
    }

    fn make(&mut self, asked: &Asked<'_>, edits: Vec<AnswerEdit>) {
        for edit in edits {
            self.interview.edit(asked.edit(edit).into());
        }
    }

    /// Whether nothing is wrong in a field of the question; what is wrong is said.
    fn is_right(&mut self, field: &Field) -> Result<bool, Failure> {
        let asked = self.interview.question();
        let meaning = asked.and_then(|asked| self.interview.meaning(&asked.id));
        let faults = faults_in(field, meaning.map(|meaning| &*meaning.faults));
        self.tell(&faults)?;
        Ok(faults.is_empty())
    }
}

/// A moment as it was typed.
fn moment(texts: &[String; 5]) -> String {
    let [year, month, day, hour, minute] = texts;
    format!("{year}-{month}-{day} {hour}:{minute}")
}
