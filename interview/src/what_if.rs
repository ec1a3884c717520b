//! What the estimate would be with another answer. Nothing of it is in the claim until the person
//! takes it up.

use std::rc::Rc;

use rules::{
    Answer, Claim, Date, Estimate, Pack, Ratio,
    estimate::{Action, Quantity, Source, ValueStep},
    explain::{self, Subject},
    id::{QuestionId, ValueId},
    pack::{Award, Question, QuestionKind},
};

use crate::{
    draft::Draft,
    edit::Edit,
    field::{Field, FieldFault},
    flow,
    input::Problem,
    meaning::Meanings,
    standing::Standing,
};

/// So many answers are a few.
const MOST: usize = 6;

/// An answer that can be varied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lever {
    /// Where the answer is typed: that of a question, of an item's, or of a week.
    pub field: Field,
    /// The value whose figure is typed in its place, where that is what the rule looks at: the loss, and not the
    /// week's sales that it is made of.
    pub by_value: Option<ValueId>,
}

impl Lever {
    /// The question whose entry the answer is in; of an item, the list.
    pub fn asked(&self) -> Option<&QuestionId> {
        match &self.field {
            Field::OfItem(list, ..) => Some(list),
            field => field.question(),
        }
    }
}

/// What a person supposes.
#[derive(Clone, Debug)]
pub enum Suppose {
    /// Another answer.
    Edit(Edit),
    /// Another figure of the value that a lever is told by.
    Tell(Lever, String),
    /// That the answers supposed are the true ones.
    TakeUp,
    /// Nothing.
    Drop,
}

/// How it stands with what a person supposes.
#[derive(Clone, Debug, Default)]
pub enum WhatIf {
    /// Nothing is supposed.
    #[default]
    Mine,
    /// Other answers are.
    Other(Rc<Supposed>),
    /// They were just taken up.
    TakenUp,
}

/// Other answers, and what the rules give for them.
#[derive(Clone, Debug)]
pub struct Supposed {
    pub(crate) standing: Standing,
    /// The figure typed in place of an answer.
    pub figure: Option<TypedFigure>,
    /// What keeps the answers from being any.
    pub faults: Vec<FieldFault>,
}

impl Supposed {
    /// The answers, as typed.
    pub fn draft(&self) -> &Draft {
        &self.standing.draft
    }

    /// What they mean.
    pub fn meanings(&self) -> &Meanings {
        &self.standing.meanings
    }

    /// What the rules give for them, when nothing keeps them from being answers.
    pub fn estimate(&self) -> Option<&Estimate> {
        let figure = self.figure.as_ref().and_then(|figure| figure.fault);
        let whole = self.faults.is_empty() && figure.is_none();
        whole.then_some(&*self.standing.estimate)
    }
}

/// A figure typed for a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypedFigure {
    /// The lever.
    pub lever: Lever,
    /// As typed.
    pub text: String,
    /// Why it says nothing.
    pub fault: Option<FigureFault>,
}

/// Why a figure typed for a value says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FigureFault {
    /// It is no amount.
    Unread(Problem),
    /// No answer to the lever's question alone makes it.
    OutOfReach,
}

/// The few answers that the lines of `estimate` hang on: amounts, numbers, dates and choices that
/// their values and outcomes read, those that a table of bands looks at first. What only says
/// whether a remedy is meant for somebody is none of them.
pub fn levers(pack: &Pack, claim: &Claim, estimate: &Estimate) -> Vec<Lever> {
    let mut levers = Vec::new();
    for line in estimate.lines.iter().filter(|line| line.in_scope) {
        let remedy = pack.remedies.iter().find(|known| known.id == line.remedy);
        if let Some(Award::Bands { on, .. }) = remedy.map(|remedy| &remedy.award)
            && let Some(value) = on.of(&pack.values)
            && let Some(lever) = by_value(pack, estimate, &value.id)
        {
            add(&mut levers, lever);
        }
    }
    for line in estimate.lines.iter().filter(|line| line.in_scope) {
        for step in explain::line(pack, estimate, line) {
            let tests = matches!(step.subject, Subject::Action(Action::Condition(_)));
            let item = match step.subject {
                Subject::ItemValue(_, item) => Some(usize::from(item)),
                _ => None,
            };
            for input in step.inputs {
                let field = match &input.source {
                    Source::Answer(id) => answer(pack, claim, id, item, tests),
                    Source::Week(id, _) | Source::HighestWeek(id, _) => week(pack, claim, id),
                    Source::RecordedWeeks(_)
                    | Source::Used(_)
                    | Source::Outage(_)
                    | Source::Value(_)
                    | Source::ItemValue(..)
                    | Source::Items(_)
                    | Source::Today
                    | Source::IntakeOpen(_)
                    | Source::Given(_)
                    | Source::Row(..)
                    | Source::Series(..)
                    | Source::Span(..)
                    | Source::ServiceSpan(..)
                    | Source::Within(..)
                    | Source::ServiceWithin(..) => None,
                };
                if let Some(field) = field {
                    add(
                        &mut levers,
                        Lever {
                            field,
                            by_value: None,
                        },
                    );
                }
            }
        }
    }
    levers.truncate(MOST);
    levers
}

/// Each field once, as it was found first.
fn add(levers: &mut Vec<Lever>, lever: Lever) {
    if !levers.iter().any(|known| known.field == lever.field) {
        levers.push(lever);
    }
}

/// The field of an answer that was given and can be varied by itself.
fn answer(
    pack: &Pack,
    claim: &Claim,
    id: &QuestionId,
    item: Option<usize>,
    tests: bool,
) -> Option<Field> {
    let question = flow::question(pack, id)?;
    match question.kind {
        QuestionKind::Money { .. }
        | QuestionKind::Count { .. }
        | QuestionKind::Number { .. }
        | QuestionKind::Duration { .. }
        | QuestionKind::Date { .. } => {}
        QuestionKind::Choice { .. } if !tests => {}
        QuestionKind::Choice { .. }
        | QuestionKind::Services
        | QuestionKind::YesNo
        | QuestionKind::WeeklyMoney { .. }
        | QuestionKind::DailyMoney { .. }
        | QuestionKind::Windows { .. }
        | QuestionKind::Items { .. } => return None,
    }
    let field = Field::Answer(id.clone());
    match question.item_of {
        None => claim.answers.contains_key(id).then_some(field),
        Some(list) => {
            let list = list.of(&pack.questions)?;
            Some(Field::OfItem(list.id.clone(), item?, Box::new(field)))
        }
    }
}

/// The week of the outage, where there is a record of it.
fn week(pack: &Pack, claim: &Claim, id: &QuestionId) -> Option<Field> {
    let week = outage_week(flow::question(pack, id)?)?;
    let Answer::WeeklyMoney(weeks) = claim.answers.get(id)? else {
        return None;
    };
    weeks.get(&week)?.as_ref()?;
    Some(Field::Week(id.clone(), week))
}

fn outage_week(question: &Question) -> Option<Date> {
    match question.kind {
        QuestionKind::WeeklyMoney { outage_week, .. } => Some(outage_week),
        QuestionKind::Services
        | QuestionKind::Choice { .. }
        | QuestionKind::YesNo
        | QuestionKind::Money { .. }
        | QuestionKind::Count { .. }
        | QuestionKind::Number { .. }
        | QuestionKind::Duration { .. }
        | QuestionKind::Date { .. }
        | QuestionKind::DailyMoney { .. }
        | QuestionKind::Windows { .. }
        | QuestionKind::Items { .. } => None,
    }
}

/// The lever of an amount that is made of the sales in the week of the outage.
fn by_value(pack: &Pack, estimate: &Estimate, value: &ValueId) -> Option<Lever> {
    amount_of(estimate, value)?;
    let mut left = vec![value];
    let mut seen = Vec::new();
    while let Some(at) = left.pop() {
        if seen.contains(&at) {
            continue;
        }
        seen.push(at);
        for input in &step_of(estimate, at)?.inputs {
            match &input.source {
                Source::Value(read) => left.push(read),
                Source::Week(id, week)
                    if flow::question(pack, id).and_then(outage_week) == Some(*week)
                        && matches!(input.quantity, Quantity::Money(_)) =>
                {
                    return Some(Lever {
                        field: Field::Week(id.clone(), *week),
                        by_value: Some(value.clone()),
                    });
                }
                _ => {}
            }
        }
    }
    None
}

fn step_of<'e>(estimate: &'e Estimate, value: &ValueId) -> Option<&'e ValueStep> {
    let mut values = estimate.values.iter();
    values.find(|step| step.value == *value && step.item.is_none())
}

/// What a value comes to, where that is a whole amount.
pub fn amount_of(estimate: &Estimate, value: &ValueId) -> Option<i64> {
    match step_of(estimate, value)?.result {
        Some(Quantity::Money(amount)) => Ratio::to_i64(amount),
        _ => None,
    }
}
