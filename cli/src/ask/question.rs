//! One question, part by part.

use interview::{
    draft::{Entry, items_in, windows_in},
    edit::AnswerEdit,
    field::{End, Field},
    flow, period,
};
use rules::{
    Date,
    id::QuestionId,
    pack::{Question, QuestionKind},
};
use words::{fill, format};

use super::{Reply, Session, Turn, ends, hours_and_minutes, number, numbers, parts};
use crate::failure::Failure;

/// A question that is asked of the claimant, or of an item of a list.
#[derive(Clone, Debug)]
pub(super) struct Asked<'a> {
    question: &'a Question,
    within: Option<(QuestionId, usize)>,
}

/// A part of a question that one line answers.
#[derive(Clone, Debug)]
enum Part<'a> {
    /// All of it.
    Whole(Asked<'a>),
    /// A week or a day.
    Period(Asked<'a>, Date),
    /// The window at that place; one more than there are, where there may be more.
    Window(Asked<'a>, usize),
    /// Whether another item is to be added.
    Another(Asked<'a>),
}

impl<'a> Asked<'a> {
    pub(super) fn new(question: &'a Question) -> Self {
        Self {
            question,
            within: None,
        }
    }

    /// Asks every part; where the person goes back before the first, the question is left.
    pub(super) fn ask(&self, session: &mut Session<'a>) -> Result<Turn, Failure> {
        session.terminal.blank()?;
        session.label(self)?;
        let mut at = 0;
        loop {
            // Each answer may make other parts.
            let parts = self.parts(session);
            let Some(part) = parts.get(at) else {
                return Ok(Turn::On);
            };
            match session.part(part)? {
                Turn::On => at += 1,
                Turn::Stay => {}
                Turn::Back if at == 0 => return Ok(Turn::Back),
                Turn::Back => at -= 1,
            }
        }
    }

    fn parts(&self, session: &Session<'a>) -> Vec<Part<'a>> {
        let entry = session.entry(self);
        match &self.question.kind {
            QuestionKind::Services
            | QuestionKind::Choice { .. }
            | QuestionKind::YesNo
            | QuestionKind::Money { .. }
            | QuestionKind::Count { .. }
            | QuestionKind::Number { .. }
            | QuestionKind::Duration { .. }
            | QuestionKind::Date { .. } => vec![Part::Whole(self.clone())],
            QuestionKind::WeeklyMoney { .. } | QuestionKind::DailyMoney { .. } => {
                let periods = period::periods(self.question).into_iter();
                let part = |(first, _)| Part::Period(self.clone(), first);
                periods.map(part).collect()
            }
            QuestionKind::Windows { most, .. } => {
                let given = match entry {
                    Some(Entry::Windows(windows)) => windows.len(),
                    _ => 0,
                };
                let count = (given + 1).min(usize::from(*most).max(1));
                let part = |index| Part::Window(self.clone(), index);
                (0..count).map(part).collect()
            }
            QuestionKind::Items { most, .. } => self.items(session, (*most).into()),
        }
    }

    /// The parts of every item, and whether there is another.
    fn items(&self, session: &Session<'a>, most: usize) -> Vec<Part<'a>> {
        let count = items_in(session.entry(self)).len();
        let mut parts = Vec::new();
        for index in 0..count {
            for question in flow::questions_of(session.wording.pack, &self.question.id) {
                let asked = Asked {
                    question,
                    within: Some((self.question.id.clone(), index)),
                };
                parts.extend(asked.parts(session));
            }
        }
        if count < most {
            parts.push(Part::Another(self.clone()));
        }
        parts
    }

    /// Where `field` of the question is.
    fn place(&self, field: Field) -> Field {
        match &self.within {
            Some((list, index)) => Field::OfItem(list.clone(), *index, Box::new(field)),
            None => field,
        }
    }

    fn edit(&self, edit: AnswerEdit) -> AnswerEdit {
        match &self.within {
            Some((list, index)) => AnswerEdit::InItem(list.clone(), *index, Box::new(edit)),
            None => edit,
        }
    }
}

impl<'a> Session<'a> {
    /// What was typed so far.
    fn entry(&self, asked: &Asked<'_>) -> Option<&Entry> {
        let entries = &self.interview.draft().entries;
        let id = &asked.question.id;
        match &asked.within {
            None => entries.get(id),
            Some((list, index)) => match entries.get(list)? {
                Entry::Items(items) => items.get(*index)?.get(id),
                _ => None,
            },
        }
    }

    /// What is asked, and the pack's hint.
    fn label(&mut self, asked: &Asked<'_>) -> Result<(), Failure> {
        let (wording, question) = (self.wording, asked.question);
        let name = wording.text(&question.text);
        let name = match &asked.within {
            Some((list, index)) => format!("{}: {name}", wording.item_name(list, *index)),
            None => name.to_owned(),
        };
        let optional = if question.optional {
            format!(" ({})", wording.words.optional)
        } else {
            String::new()
        };
        self.terminal.say(&format!("{name}{optional}"))?;
        match wording.hint(&question.hint) {
            Some(hint) => self.terminal.say(hint),
            None => Ok(()),
        }
    }

    /// Asks a part until it is right, left as it is, or gone back from.
    fn part(&mut self, part: &Part<'a>) -> Result<Turn, Failure> {
        match part {
            Part::Whole(asked) => self.whole(asked),
            Part::Period(asked, first) => self.period(asked, *first),
            Part::Window(asked, index) => self.window(asked, *index),
            Part::Another(list) => self.another(list),
        }
    }

    fn whole(&mut self, asked: &Asked<'a>) -> Result<Turn, Failure> {
        if asked.within.is_some() {
            self.label(asked)?;
        }
        let id = &asked.question.id;
        let count = self.choices(asked)?;
        if let Some(typed) = self.typed(asked) {
            let line = fill(self.texts.so_far, &[&typed]);
            self.terminal.say(&line)?;
        }
        loop {
            let text = match self.terminal.reply()? {
                Reply::Blank => return Ok(Turn::On),
                Reply::Back => return Ok(Turn::Back),
                Reply::Text(text) => text,
            };
            let edits = match &asked.question.kind {
                QuestionKind::Services => self.services(asked, &text, count),
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
                self.how(asked, count)?;
                continue;
            };
            self.make(asked, edits);
            if self.is_right(&asked.place(Field::Answer(id.clone())))? {
                return Ok(Turn::On);
            }
        }
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

    fn period(&mut self, asked: &Asked<'a>, first: Date) -> Result<Turn, Failure> {
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
        loop {
            let text = match self.terminal.reply()? {
                Reply::Blank => return Ok(Turn::On),
                Reply::Back => return Ok(Turn::Back),
                Reply::Text(text) => text,
            };
            let no_record = match self.entry(asked) {
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
            self.make(asked, edits);
            if self.is_right(&asked.place(Field::Week(id.clone(), first)))? {
                return Ok(Turn::On);
            }
        }
    }

    fn window(&mut self, asked: &Asked<'a>, index: usize) -> Result<Turn, Failure> {
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
        loop {
            let text = match self.terminal.reply()? {
                Reply::Blank => return Ok(Turn::On),
                Reply::Back => return Ok(Turn::Back),
                Reply::Text(text) => text,
            };
            let Some(ends) = ends(&text) else {
                let line = format!("! {}", self.texts.window);
                self.terminal.say(&line)?;
                continue;
            };
            let mut edits = Vec::new();
            if index >= windows_in(self.entry(asked)).len() {
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
            self.make(asked, edits);
            let mut right = true;
            for end in [End::From, End::To] {
                right &= self.is_right(&asked.place(Field::Span(id.clone(), index, end)))?;
            }
            if right {
                return Ok(Turn::On);
            }
        }
    }

    fn another(&mut self, list: &Asked<'a>) -> Result<Turn, Failure> {
        let words = self.wording.words;
        self.terminal.say(self.texts.another)?;
        let count = self.terminal.list([words.yes, words.no])?;
        loop {
            match self.terminal.reply()? {
                Reply::Blank => return Ok(Turn::On),
                Reply::Back => return Ok(Turn::Back),
                Reply::Text(text) => match number(&text, count) {
                    // What it asks comes in place of this part.
                    Some(0) => {
                        let add = AnswerEdit::AddItem(list.question.id.clone());
                        self.make(list, vec![add]);
                        return Ok(Turn::Stay);
                    }
                    Some(_) => return Ok(Turn::On),
                    None => self.one_of(count)?,
                },
            }
        }
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

    /// Whether nothing is wrong in a field; what is wrong is said.
    fn is_right(&mut self, field: &Field) -> Result<bool, Failure> {
        let asked = self.interview.question();
        let meaning = asked.and_then(|asked| self.interview.meaning(&asked.id));
        let faults = meaning.map_or(&[][..], |meaning| &meaning.faults);
        let faults: Vec<_> = faults
            .iter()
            .filter(|fault| fault.field == *field)
            .cloned()
            .collect();
        self.tell(&faults)?;
        Ok(faults.is_empty())
    }
}

/// A moment as it was typed.
fn moment(texts: &[String; 5]) -> String {
    let [year, month, day, hour, minute] = texts;
    format!("{year}-{month}-{day} {hour}:{minute}")
}
