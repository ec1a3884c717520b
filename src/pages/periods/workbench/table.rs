//! A table that was read, and what it comes to as it is read now.

use rules::Currency;
use sales::{Column, Period, Plan, Question, Reading, Refusal, Workbook};

use crate::spreadsheet::Opened;

/// A table that was read.
pub(super) struct Table {
    pub(super) name: String,
    pub(super) encoding: Option<String>,
    pub(super) workbook: std::rc::Rc<Workbook>,
    pub(super) period: Period,
    pub(super) currency: Currency,
    pub(super) plan: Plan,
    pub(super) columns: Vec<Column>,
    pub(super) questions: Vec<Question>,
    pub(super) reading: Reading,
}

impl Table {
    pub(super) fn of(opened: Opened, period: Period, currency: Currency) -> Result<Self, Refusal> {
        let plan = sales::propose(&opened.workbook, period, currency)?;
        let table = Self {
            name: opened.name,
            encoding: opened.encoding,
            workbook: opened.workbook.into(),
            period,
            currency,
            plan: Plan::default(),
            columns: Vec::new(),
            questions: Vec::new(),
            reading: Reading::default(),
        };
        Ok(table.read_by(plan))
    }

    /// The same table, read in another way.
    pub(super) fn read_by(&self, plan: Plan) -> Self {
        let (period, currency) = (self.period, self.currency);
        Self {
            name: self.name.clone(),
            encoding: self.encoding.clone(),
            workbook: self.workbook.clone(),
            period,
            currency,
            columns: sales::columns(&self.workbook, &plan, currency),
            questions: sales::questions(&self.workbook, &plan, period, currency),
            reading: sales::total(&self.workbook, &plan, period, currency),
            plan,
        }
    }

    /// Whether rows wait for an answer.
    pub(super) fn is_open(&self) -> bool {
        self.questions.iter().any(Question::is_pressing)
    }
}
