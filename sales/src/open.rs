//! A table that is open: read in one way, and in another when the owner corrects it.

use crate::{
    account::{
        Account, Channel, FIRST_ROWS, LeftRows, NAMED_ROWS, Place, Refusal, Request, Response,
        Rows, TextSheet, UsedRow, Wanted,
    },
    columns::columns,
    copies,
    date::Spelled,
    join::with_dates,
    order::Order,
    plan::Plan,
    propose::propose,
    question::Question,
    questions::{cancelled_rows, channels, questions},
    table::{Sheet, Workbook},
    total::{Class, Reading, total},
};

/// Who reads tables: it has one open.
#[derive(Debug, Default)]
pub struct Reader {
    open: Option<Open>,
}

/// A table that is open.
#[derive(Debug)]
struct Open {
    workbook: Workbook,
    wanted: Wanted,
    /// What was proposed, with what that left out.
    proposed: Plan,
}

impl Reader {
    /// Does what is asked; nothing where a table is to be read and none is open.
    pub fn answer(&mut self, request: Request) -> Option<Response> {
        match request {
            Request::Open { sheets, wanted } => {
                self.open = None;
                let workbook = workbook(&sheets);
                Some(match proposed(workbook, wanted) {
                    Ok((workbook, proposed)) => {
                        let open = Open {
                            workbook,
                            wanted,
                            proposed,
                        };
                        let account = open.account(open.proposed.clone());
                        self.open = Some(open);
                        Response::Account(account.into())
                    }
                    Err(refusal) => Response::Refused(refusal),
                })
            }
            Request::Read(plan) => {
                let open = self.open.as_ref()?;
                Some(Response::Account(open.account(plan).into()))
            }
        }
    }
}

/// The workbook with how it is likely to be read; where it has no dates, with those that stand in
/// pieces put together.
fn proposed(workbook: Workbook, wanted: Wanted) -> Result<(Workbook, Plan), Refusal> {
    let Wanted { period, currency } = wanted;
    match propose(&workbook, period, currency) {
        Ok(plan) => Ok((workbook, plan)),
        Err(Refusal::NoDates) => {
            let whole = with_dates(&workbook).ok_or(Refusal::NoDates)?;
            let plan = propose(&whole, period, currency)?;
            Ok((whole, plan))
        }
        Err(refusal) => Err(refusal),
    }
}

/// The cells of texts. One without a name is a text by itself, pasted or of a file.
fn workbook(sheets: &[TextSheet]) -> Workbook {
    if let [TextSheet { name, text }] = sheets
        && name.is_empty()
    {
        return Workbook::delimited(text);
    }
    let sheets = sheets
        .iter()
        .map(|sheet| Sheet::tabbed(sheet.name.clone(), &sheet.text));
    Workbook {
        sheets: sheets.collect(),
    }
}

impl Open {
    /// The table as it is read by a plan.
    fn account(&self, plan: Plan) -> Account {
        let Wanted { period, currency } = self.wanted;
        let reading = total(&self.workbook, &plan, period, currency);
        let is_pressing = self.questions(&plan).iter().any(Question::is_pressing);
        Account {
            sheets: self
                .workbook
                .sheets
                .iter()
                .map(|sheet| sheet.name.clone())
                .collect(),
            columns: columns(&self.workbook, &plan, currency),
            asked: self.asked(&plan),
            is_open: is_pressing,
            channels: channels(&self.workbook, &plan)
                .into_iter()
                .map(|(name, rows)| Channel { name, rows })
                .collect(),
            cancelled_rows: cancelled_rows(&self.workbook, &plan),
            first_date: self.first_date(&plan),
            used: reading.used(),
            outside: reading.outside(),
            left: left(&reading),
            open_quotes: self.open_quotes(&plan),
            first_rows: first_rows(&reading),
            days: reading.days,
            plan,
        }
    }

    /// What is open under a plan.
    fn questions(&self, plan: &Plan) -> Vec<Question> {
        let Wanted { period, currency } = self.wanted;
        let mut asked = questions(&self.workbook, plan, period, currency);
        if plan.together.is_none() && copies::are_there(&self.workbook, plan, period, currency) {
            asked.insert(0, Question::Copies(plan.parts.clone()));
        }
        asked
    }

    /// What is open, and what was until the owner answered.
    fn asked(&self, plan: &Plan) -> Vec<Question> {
        let parts = match plan.together {
            Some(_) => &self.proposed.parts,
            None => &plan.parts,
        };
        let unanswered = Plan {
            parts: parts.clone(),
            together: None,
            order: None,
            carry: None,
            cancelled: None,
            statuses: Vec::new(),
            subtract: self.proposed.subtract,
            ..plan.clone()
        };
        let mut asked = self.questions(&unanswered);
        let columns = [
            (Question::AmountColumn, self.proposed.amounts.is_empty()),
            (Question::DateColumn, self.proposed.date.is_none()),
        ];
        for (question, was_open) in columns {
            if was_open && !asked.contains(&question) {
                asked.insert(0, question);
            }
        }
        asked
    }

    /// The rows of the sheets that are read whose quotes are none.
    fn open_quotes(&self, plan: &Plan) -> Rows {
        let places = plan.parts.iter().enumerate().flat_map(|(part, of)| {
            let sheet = self.workbook.sheets.get(of.sheet);
            let rows = sheet.into_iter().flat_map(|sheet| &sheet.open_quotes);
            rows.map(move |row| Place { part, row: *row })
        });
        let places: Vec<Place> = places.collect();
        Rows {
            count: places.len(),
            first: places.into_iter().take(NAMED_ROWS).collect(),
        }
    }

    /// The first date of the table under each order.
    fn first_date(&self, plan: &Plan) -> Vec<Option<rules::Date>> {
        let spelled = plan.date.and_then(|column| {
            let part = plan.parts.first()?;
            let sheet = self.workbook.sheets.get(part.sheet)?;
            let mut rows = sheet.rows().skip(part.header.end);
            rows.find_map(|row| Spelled::read(row.cell(column)))
        });
        let under = |order: Order| spelled?.date(Some(order), self.wanted.period);
        Order::ALL.into_iter().map(under).collect()
    }
}

fn left(reading: &Reading) -> Vec<LeftRows> {
    let reasons = reading.left().into_iter();
    reasons
        .map(|(reason, rows)| LeftRows {
            reason,
            count: rows.len(),
            first: rows
                .into_iter()
                .take(NAMED_ROWS)
                .map(|(part, row)| Place { part, row })
                .collect(),
        })
        .collect()
}

fn first_rows(reading: &Reading) -> Vec<UsedRow> {
    let rows = reading.rows.iter().flat_map(|rows| rows.iter().enumerate());
    let used = rows.filter_map(|(row, class)| match class {
        Class::Used(day, minor) => Some(UsedRow {
            row,
            day: *day,
            minor: *minor,
        }),
        Class::Outside | Class::Left(_) => None,
    });
    used.take(FIRST_ROWS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{account::Left, period::Period};

    fn wanted() -> Wanted {
        Wanted {
            period: Period::new(
                "2022-10-01".parse().expect("a date"),
                "2022-10-31".parse().expect("a date"),
            ),
            currency: "KRW".parse().expect("a currency"),
        }
    }

    fn open(reader: &mut Reader, text: &str) -> Response {
        let sheets = vec![TextSheet {
            name: String::new(),
            text: text.into(),
        }];
        let request = Request::Open {
            sheets,
            wanted: wanted(),
        };
        reader.answer(request).expect("an answer")
    }

    #[test]
    fn a_table_is_opened_and_read_in_another_way() {
        let mut reader = Reader::default();
        let table = "날짜,금액,환불\n2022-10-15,12000,2000\n10월,합계,\n2022-11-01,1,\n";
        let Response::Account(account) = open(&mut reader, table) else {
            panic!("not refused");
        };
        let day = "2022-10-15".parse().expect("a date");
        assert_eq!(account.days[&day], 12_000);
        assert_eq!((account.used, account.outside), (1, 1));
        assert_eq!(account.left[0].reason, Left::Header);
        assert_eq!(
            account.first_rows,
            [UsedRow {
                row: 1,
                day,
                minor: 12_000
            }]
        );
        let plan = Plan {
            subtract: Some(true),
            ..account.plan
        };
        let Some(Response::Account(account)) = reader.answer(Request::Read(plan)) else {
            panic!("a table is open");
        };
        assert_eq!(account.days[&day], 10_000);
        // What was answered can be answered again.
        assert!(account.asked.contains(&Question::Refunds));
    }

    #[test]
    fn sheets_that_say_the_same_days_are_asked_about() {
        let mut reader = Reader::default();
        let rows = |one: i64| -> String {
            let row = |day: i64| format!("2022-10-{day:02}\t{}\n", 1_000 * one + day);
            let rows: String = (10..20).map(row).collect();
            ["일자\t매출\n", &rows].concat()
        };
        let sheet = |name: &str, text: String| TextSheet {
            name: name.into(),
            text,
        };
        let sheets = vec![sheet("10월", rows(1)), sheet("10월 사본", rows(1))];
        let request = Request::Open {
            sheets,
            wanted: wanted(),
        };
        let Some(Response::Account(account)) = reader.answer(request) else {
            panic!("not refused");
        };
        assert!(account.is_open);
        let [Question::Copies(parts)] = account.asked.as_slice() else {
            panic!("{:?}", account.asked);
        };
        let plan = Plan {
            parts: parts[..1].to_vec(),
            together: Some(false),
            ..account.plan.clone()
        };
        let Some(Response::Account(one)) = reader.answer(Request::Read(plan)) else {
            panic!("a table is open");
        };
        assert!(!one.is_open);
        assert_eq!(one.used, 10);
        // It can be answered again.
        assert_eq!(one.asked, account.asked);
    }

    #[test]
    fn a_table_that_is_refused_is_not_open() {
        let mut reader = Reader::default();
        assert!(matches!(
            open(&mut reader, "날짜,금액\n2022-10-15,1"),
            Response::Account(_)
        ));
        assert_eq!(open(&mut reader, ""), Response::Refused(Refusal::Empty));
        assert_eq!(reader.answer(Request::Read(Plan::default())), None);
    }

    #[test]
    fn what_passes_reads_back() {
        let mut reader = Reader::default();
        let response = open(&mut reader, "날짜,금액\n10/11/22,\"1,000\"\n");
        let json = serde_json::to_string(&response).expect("JSON");
        assert_eq!(rules::json::read::<Response>(json.as_bytes()), Ok(response));
        let request = Request::Read(Plan {
            date: Some(0),
            order: Some(Order::DayMonthYear),
            ..Plan::default()
        });
        let json = serde_json::to_string(&request).expect("JSON");
        assert_eq!(rules::json::read::<Request>(json.as_bytes()), Ok(request));
    }
}
