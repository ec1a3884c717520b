//! Changes to the draft.

mod answers;
mod by_day;

use rules::{
    Date, Digest, EvidenceFile, Instant, LoadedPack, LossKind, Window,
    id::{EvidenceId, OptionId, QuestionId, ServiceId},
};

use crate::{
    daily::{DailySales, Mark},
    draft::{AttachedTo, Draft, LossEntry, WindowEntry},
    field::{End, Field},
};

/// One thing that a person typed, ticked or removed.
#[derive(Clone, Debug)]
pub enum Edit {
    /// Answered a question, or a part of one.
    Answer(AnswerEdit),
    /// Took up sales by day, or takes them away again.
    UseSales(QuestionId, Option<DailySales>),
    /// Typed the sales of a day.
    TypeDay(QuestionId, Date, String),
    /// Said why a day has no sales, or that it has.
    MarkDay(QuestionId, Date, Option<Mark>),
    /// Said so of every day of which nothing was said.
    MarkMissing(QuestionId, Mark),
    /// Set a week or a day aside, or takes it up again.
    ToggleAside(QuestionId, Date),
    /// Typed why a week or a day is set aside.
    TypeAside(QuestionId, Date, String),
    /// Began to correct an outage window.
    CorrectWindow(ServiceId),
    /// Typed a part of a corrected window.
    TypeWindow(ServiceId, End, usize, String),
    /// Went back to the published window.
    ResetWindow(ServiceId),
    /// Added a line for another loss.
    AddLoss,
    /// Typed what another loss was.
    TypeLossWhat(usize, String),
    /// Typed how much another loss was.
    TypeLossAmount(usize, String),
    /// Took another loss away.
    RemoveLoss(usize),
    /// Ticked or unticked a paper.
    ToggleEvidence(EvidenceId),
    /// Chose of which kind another loss was.
    ChooseLossKind(usize, LossKind),
    /// Typed the year, month or day of another loss.
    TypeLossDate(usize, usize, String),
    /// Attached a file.
    Attach(AttachedTo, EvidenceFile),
    /// Took a file away.
    Detach(AttachedTo, usize),
    /// Put a file in the place of another wherever that is.
    ReplaceFile(Digest, EvidenceFile),
}

/// One change of the answer to a question: of the claim, or of an item of a list.
#[derive(Clone, Debug)]
pub enum AnswerEdit {
    /// Chose an option.
    Choose(QuestionId, OptionId),
    /// Said yes or no.
    YesNo(QuestionId, bool),
    /// Typed an amount or a number.
    Type(QuestionId, String),
    /// Typed the year, month or day of a date.
    TypeDate(QuestionId, usize, String),
    /// Typed the hours or the minutes of a length of time.
    TypeDuration(QuestionId, usize, String),
    /// Typed the amount of a week or a day.
    TypeWeek(QuestionId, Date, String),
    /// Ticked or unticked 'no record' of a week or a day.
    ToggleNoRecord(QuestionId, Date),
    /// Typed a part of an end of a window that a question asks for.
    TypeSpan(QuestionId, usize, End, usize, String),
    /// Added a window.
    AddSpan(QuestionId),
    /// Took a window away.
    RemoveSpan(QuestionId, usize),
    /// Did that within an item of a list.
    InItem(QuestionId, usize, Box<AnswerEdit>),
    /// Added an item to a list.
    AddItem(QuestionId),
    /// Took an item away.
    RemoveItem(QuestionId, usize),
    /// Ticked or unticked a service.
    ToggleService(QuestionId, ServiceId),
    /// Ticked or unticked 'none of these'.
    ToggleNoService(QuestionId),
}

impl From<AnswerEdit> for Edit {
    fn from(edit: AnswerEdit) -> Self {
        Self::Answer(edit)
    }
}

impl Edit {
    /// The field that the edit is in, when it is one that a fault may stand at.
    pub fn field(&self) -> Option<Field> {
        match self {
            Self::Answer(edit) => edit.field(),
            Self::TypeWindow(service, end, ..) => Some(Field::Window(service.clone(), *end)),
            Self::TypeLossWhat(index, _) => Some(Field::LossWhat(*index)),
            Self::TypeLossAmount(index, _) => Some(Field::LossAmount(*index)),
            Self::TypeLossDate(index, ..) => Some(Field::LossDate(*index)),
            Self::UseSales(..)
            | Self::TypeDay(..)
            | Self::MarkDay(..)
            | Self::MarkMissing(..)
            | Self::ToggleAside(..)
            | Self::TypeAside(..)
            | Self::CorrectWindow(_)
            | Self::ResetWindow(_)
            | Self::AddLoss
            | Self::RemoveLoss(_)
            | Self::ToggleEvidence(_)
            | Self::ChooseLossKind(..)
            | Self::Attach(..)
            | Self::Detach(..)
            | Self::ReplaceFile(..) => None,
        }
    }
}

impl AnswerEdit {
    fn field(&self) -> Option<Field> {
        match self {
            Self::Choose(question, _)
            | Self::YesNo(question, _)
            | Self::Type(question, _)
            | Self::TypeDate(question, ..)
            | Self::TypeDuration(question, ..)
            | Self::ToggleService(question, _)
            | Self::ToggleNoService(question) => Some(Field::Answer(question.clone())),
            Self::TypeWeek(question, week, _) | Self::ToggleNoRecord(question, week) => {
                Some(Field::Week(question.clone(), *week))
            }
            Self::TypeSpan(question, index, end, ..) => {
                Some(Field::Span(question.clone(), *index, *end))
            }
            Self::InItem(list, index, edit) => {
                let field = Box::new(edit.field()?);
                Some(Field::OfItem(list.clone(), *index, field))
            }
            Self::AddSpan(_) | Self::RemoveSpan(..) | Self::AddItem(_) | Self::RemoveItem(..) => {
                None
            }
        }
    }
}

/// The five texts that a moment is typed as.
pub fn moment_texts(at: Instant) -> [String; 5] {
    let (hour, minute) = at.time_of_day();
    let date = at.date();
    [
        date.year().to_string(),
        date.month().to_string(),
        date.day().to_string(),
        hour.to_string(),
        minute.to_string(),
    ]
}

fn window_texts(window: Window) -> WindowEntry {
    WindowEntry {
        from: moment_texts(window.from),
        to: moment_texts(window.to),
    }
}

impl Draft {
    /// Makes the change. An edit of something that is not there changes nothing.
    pub fn apply(&mut self, edit: impl Into<Edit>, pack: &LoadedPack) {
        match edit.into() {
            Edit::CorrectWindow(service) => {
                let published = pack
                    .service(service.as_str())
                    .and_then(|at| at.of(&pack.pack().services));
                if let Some(published) = published
                    && !self.windows.contains(&service)
                {
                    self.windows.insert(service, window_texts(published.window));
                }
            }
            Edit::TypeWindow(service, end, part, text) => {
                if let Some(entry) = self.windows.get_mut(&service) {
                    set(entry.end_mut(end), part, text);
                }
            }
            Edit::ResetWindow(service) => {
                self.windows.remove(&service);
            }
            Edit::AddLoss => self.other_losses.push(LossEntry::default()),
            Edit::TypeLossWhat(index, text) => {
                if let Some(loss) = self.other_losses.get_mut(index) {
                    loss.what = text;
                }
            }
            Edit::TypeLossAmount(index, text) => {
                if let Some(loss) = self.other_losses.get_mut(index) {
                    loss.amount = text;
                }
            }
            Edit::RemoveLoss(index) => {
                if index < self.other_losses.len() {
                    self.other_losses.remove(index);
                }
            }
            Edit::ToggleEvidence(evidence) => {
                if self.evidence.remove(&evidence).is_none() {
                    self.evidence.insert(evidence, Default::default());
                }
            }
            Edit::ChooseLossKind(index, kind) => {
                if let Some(loss) = self.other_losses.get_mut(index) {
                    loss.kind = Some(kind);
                }
            }
            Edit::TypeLossDate(index, part, text) => {
                if let Some(loss) = self.other_losses.get_mut(index) {
                    set(loss.date.get_or_insert_default(), part, text);
                }
            }
            Edit::Attach(to, file) => {
                if let AttachedTo::Paper(paper) = &to
                    && !self.evidence.contains(paper)
                {
                    self.evidence.insert(paper.clone(), Default::default());
                }
                if let Some(files) = self.files_of(&to)
                    && files.iter().all(|known| known.sha256 != file.sha256)
                {
                    files.push(file);
                }
            }
            Edit::Detach(to, index) => {
                if let Some(files) = self.files_of(&to)
                    && index < files.len()
                {
                    files.remove(index);
                }
            }
            Edit::ReplaceFile(old, new) => {
                let papers: Vec<_> = self.evidence.iter().map(|(id, _)| id.clone()).collect();
                let papers = papers.into_iter().map(AttachedTo::Paper);
                let losses = (0..self.other_losses.len()).map(AttachedTo::Loss);
                for to in papers.chain(losses) {
                    let files = self.files_of(&to).into_iter().flatten();
                    for file in files.filter(|file| file.sha256 == old) {
                        *file = new.clone();
                    }
                }
            }
            Edit::UseSales(question, daily) => match daily {
                Some(daily) => self.take_daily(pack, question, daily),
                None => {
                    self.daily.remove(&question);
                }
            },
            Edit::TypeDay(question, day, text) => {
                self.edit_day(pack, question, day, |entry| {
                    entry.text = text;
                    entry.mark = None;
                });
            }
            Edit::MarkDay(question, day, mark) => {
                self.edit_day(pack, question, day, |entry| entry.mark = mark);
            }
            Edit::MarkMissing(question, mark) => self.mark_missing(pack, question, mark),
            Edit::ToggleAside(question, first) => {
                let mut aside = self.set_aside.remove(&question).unwrap_or_default();
                if aside.remove(&first).is_none() {
                    aside.insert(first, String::new());
                }
                self.set_aside.insert(question, aside);
            }
            Edit::TypeAside(question, first, reason) => {
                if let Some(typed) = self
                    .set_aside
                    .get_mut(&question)
                    .and_then(|aside| aside.get_mut(&first))
                {
                    *typed = reason;
                }
            }
            Edit::Answer(edit) => answers::apply(&mut self.entries, edit),
        }
    }

    /// The files that show it.
    fn files_of(&mut self, to: &AttachedTo) -> Option<&mut Vec<EvidenceFile>> {
        match to {
            AttachedTo::Paper(paper) => self.evidence.get_mut(paper).map(|held| &mut held.files),
            AttachedTo::Loss(index) => self
                .other_losses
                .get_mut(*index)
                .map(|loss| &mut loss.files),
        }
    }
}

/// Puts `text` in its place; a place that is not there changes nothing.
fn set<const N: usize>(parts: &mut [String; N], index: usize, text: String) {
    if let Some(part) = parts.get_mut(index) {
        *part = text;
    }
}
