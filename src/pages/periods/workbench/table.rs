//! A table that was read, and what it comes to as it is read now.

use rules::Currency;
use sales::{Column, Period, Plan, Question, Reading, Refusal, Workbook};

use crate::bridge::spreadsheet::Opened;

/// A table that was read.
pub(super) struct Table {
    pub(super) name: String,
    pub(super) encoding: Option<String>,
    pub(super) workbook: std::rc::Rc<Workbook>,
    pub(super) period: Period,
    pub(super) currency: Currency,
    pub(super) plan: Plan,
    pub(super) columns: Vec<Column>,
    /// What is asked: also what was answered, so that the answer can be changed.
    pub(super) asked: Vec<Question>,
    /// Whether rows wait for an answer.
    pub(super) is_open: bool,
    /// What was proposed, with what that left out.
    proposed: Plan,
    pub(super) reading: Reading,
}

impl Table {
    pub(super) fn of(opened: &Opened, period: Period, currency: Currency) -> Result<Self, Refusal> {
        let workbook = opened.workbook();
        let plan = sales::propose(&workbook, period, currency)?;
        let table = Self {
            name: opened.name.clone(),
            encoding: opened.encoding.clone(),
            workbook: workbook.into(),
            period,
            currency,
            plan: Plan::default(),
            columns: Vec::new(),
            asked: Vec::new(),
            is_open: false,
            proposed: plan.clone(),
            reading: Reading::default(),
        };
        Ok(table.read_by(plan))
    }

    /// The same table, read in another way.
    pub(super) fn read_by(&self, plan: Plan) -> Self {
        let (period, currency) = (self.period, self.currency);
        let unanswered = Plan {
            order: None,
            carry: None,
            cancelled: None,
            subtract: self.proposed.subtract,
            ..plan.clone()
        };
        let questions = |plan| sales::questions(&self.workbook, plan, period, currency);
        let mut asked = questions(&unanswered);
        let columns = [
            (Question::AmountColumn, self.proposed.amounts.is_empty()),
            (Question::DateColumn, self.proposed.date.is_none()),
        ];
        for (question, was_open) in columns {
            if was_open && !asked.contains(&question) {
                asked.insert(0, question);
            }
        }
        Self {
            name: self.name.clone(),
            encoding: self.encoding.clone(),
            workbook: self.workbook.clone(),
            period,
            currency,
            columns: sales::columns(&self.workbook, &plan, currency),
            asked,
            is_open: questions(&plan).iter().any(Question::is_pressing),
            proposed: self.proposed.clone(),
            reading: sales::total(&self.workbook, &plan, period, currency),
            plan,
        }
    }
}
