//! The fields of the interview, and what may be wrong in them.

use rules::{
    Date,
    id::{QuestionId, ServiceId},
};

use crate::input::{DatePart, Problem};

/// A field, or a group of fields that makes one answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Field {
    /// The answer to a question.
    Answer(QuestionId),
    /// One week or day of a question.
    Week(QuestionId, Date),
    /// One end of a window that a question asks for.
    Span(QuestionId, usize, End),
    /// A field of an item of a list.
    OfItem(QuestionId, usize, Box<Field>),
    /// One end of a corrected outage window.
    Window(ServiceId, End),
    /// What another loss was.
    LossWhat(usize),
    /// How much another loss was.
    LossAmount(usize),
    /// When another loss was.
    LossDate(usize),
}

/// Which end of a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The start.
    From,
    /// The end.
    To,
}

impl Field {
    /// The question that it answers a part of; within an item, one of the list's.
    pub fn question(&self) -> Option<&QuestionId> {
        match self {
            Self::Answer(question) | Self::Week(question, _) | Self::Span(question, ..) => {
                Some(question)
            }
            Self::OfItem(_, _, field) => field.question(),
            Self::Window(..) | Self::LossWhat(_) | Self::LossAmount(_) | Self::LossDate(_) => None,
        }
    }

    /// The id of its element in the page.
    pub fn element_id(&self) -> String {
        match self {
            Self::Answer(question) => ["q-", question.as_str()].concat(),
            Self::Week(question, week) => {
                ["q-", question.as_str(), "-", &week.to_string()].concat()
            }
            Self::Span(question, index, end) => {
                let end = match end {
                    End::From => "-from",
                    End::To => "-to",
                };
                ["q-", question.as_str(), "-", &index.to_string(), end].concat()
            }
            Self::OfItem(list, index, field) => {
                [&item_id(list, *index), "-", &field.element_id()].concat()
            }
            Self::Window(service, End::From) => ["w-", service.as_str(), "-from"].concat(),
            Self::Window(service, End::To) => ["w-", service.as_str(), "-to"].concat(),
            Self::LossWhat(index) => ["loss-", &index.to_string(), "-what"].concat(),
            Self::LossAmount(index) => ["loss-", &index.to_string(), "-amount"].concat(),
            Self::LossDate(index) => ["loss-", &index.to_string(), "-date"].concat(),
        }
    }
}

/// The id of a part of an element: `ID-PART`.
pub fn part_id(id: &str, part: &str) -> String {
    [id, "-", part].concat()
}

/// The id of an item's element in the page.
pub fn item_id(list: &QuestionId, index: usize) -> String {
    ["q-", list.as_str(), "-", &index.to_string()].concat()
}

/// What a field is typed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parts {
    /// One input.
    None,
    /// Year, month and day, perhaps with a time.
    Date,
    /// Hours and minutes.
    Duration,
}

/// What is wrong in a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldFault {
    /// Where.
    pub field: Field,
    /// What.
    pub problem: Problem,
}

impl FieldFault {
    /// The id of the element that takes the focus: of a date, the part that
    /// is wrong; of a length of time, the hours.
    pub fn focus_id(&self, is_made_of: Parts) -> String {
        let id = self.field.element_id();
        let part = match (is_made_of, self.problem) {
            (Parts::None, _) => return id,
            (Parts::Duration, _) => DatePart::Hour,
            (Parts::Date, Problem::PartEmpty(part) | Problem::PartOutOfRange(part)) => part,
            (Parts::Date, Problem::NoSuchDate) => DatePart::Day,
            (Parts::Date, _) => DatePart::Year,
        };
        part_id(&id, part.name())
    }
}
