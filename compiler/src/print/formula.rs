//! Formulas with the fewest parentheses.

use rules::{
    Date, Formula, Pack, Ratio, Rounding, explain,
    id::OptionId,
    pack::{
        Question, QuestionKind, Ref,
        formula::{Comparison, Fold, Measure, MonthPart, Spans},
    },
    unit::Unit,
};

use super::{
    figure::{duration, figure, money, number},
    page::id_of,
};

/// How tightly each part of a formula binds, as the parser has it.
const IF: u8 = 0;
const OR: u8 = 1;
const AND: u8 = 2;
const NOT: u8 = 3;
const COMPARISON: u8 = 4;
const SUM: u8 = 5;
const PRODUCT: u8 = 6;
const WHOLE: u8 = 7;

/// The formula as it is written.
pub(super) fn formula(pack: &Pack, formula: &Formula) -> String {
    let printer = Printer { pack };
    printer.at(formula, IF)
}

/// `floor`, as a function and beside `to`.
pub(super) fn rounding_name(rounding: Rounding) -> &'static str {
    match rounding {
        Rounding::Floor => "floor",
        Rounding::HalfUp => "half_up",
        Rounding::HalfEven => "half_even",
        Rounding::Ceil => "ceil",
    }
}

#[derive(Clone, Copy)]
struct Printer<'p> {
    pack: &'p Pack,
}

impl Printer<'_> {
    /// The formula where nothing looser than `loosest` may stand without parentheses.
    fn at(self, formula: &Formula, loosest: u8) -> String {
        let (text, binds) = self.part(formula);
        if binds < loosest {
            format!("({text})")
        } else {
            text
        }
    }

    /// A formula with how tightly it binds.
    fn part(self, formula: &Formula) -> (String, u8) {
        let pack = self.pack;
        let text = match formula {
            Formula::Add(sides) => return self.infix("+", SUM, sides),
            Formula::Sub(sides) => return self.infix("-", SUM, sides),
            Formula::Mul(sides) => return self.infix("*", PRODUCT, sides),
            Formula::Div(sides) => return self.quotient(sides),
            Formula::And(sides) => return self.infix("and", AND, sides),
            Formula::Or(sides) => return self.infix("or", OR, sides),
            Formula::Compare(comparison, sides) => return self.comparison(*comparison, sides),
            Formula::Not(inner) => return (format!("not {}", self.at(inner, NOT)), NOT),
            Formula::Is(question, options) => {
                let name = self.question(*question);
                let text = match options.as_slice() {
                    [option] => format!("{name} is {option}"),
                    options => {
                        let options: Vec<_> = options.iter().map(OptionId::as_str).collect();
                        format!("{name} is one of ({})", options.join(", "))
                    }
                };
                return (text, COMPARISON);
            }
            Formula::If(parts) => {
                let [test, then, otherwise] = parts.each_ref().map(|part| self.at(part, IF));
                return (format!("if {test} then {then} else {otherwise}"), IF);
            }
            Formula::Money(at) => money(*at, pack.currency),
            Formula::Number(at) => number(*at),
            Formula::Duration(at) => duration(*at),
            Formula::Date(date) => date.to_string(),
            Formula::Flag(true) => "yes".to_owned(),
            Formula::Flag(false) => "no".to_owned(),
            Formula::Answer(question) => self.question(*question).to_owned(),
            Formula::Value(value) => {
                id_of(*value, &pack.values, |value| value.id.as_str()).to_owned()
            }
            Formula::Min(sides) => self.call("min", "", sides.as_slice()),
            Formula::Max(sides) => self.call("max", "", sides.as_slice()),
            Formula::Round(rounding, size, inner) => {
                self.measured(rounding_name(*rounding), inner, *size)
            }
            Formula::Today => "today".to_owned(),
            formula => self.reading(formula),
        };
        (text, WHOLE)
    }

    /// A function whose first argument is a name.
    fn reading(self, formula: &Formula) -> String {
        let pack = self.pack;
        let one = std::slice::from_ref::<Formula>;
        match formula {
            Formula::Used(service) => self.named("used", self.service(*service)),
            Formula::Outage(service) => self.named("outage", self.service(*service)),
            Formula::Highest(question) => self.named("highest", self.question(*question)),
            Formula::Recorded(question) => self.named("recorded", self.question(*question)),
            Formula::Week(question, date) => self.period("", *question, *date),
            Formula::HasWeek(question, date) => self.period("has_", *question, *date),
            Formula::Series(fold, question, from, to) => self.series(*fold, *question, *from, *to),
            Formula::IntakeOpen(intake) => {
                let name = id_of(*intake, &pack.intakes, |intake| intake.id.as_str());
                self.named("intake_open", name)
            }
            Formula::Given(remedy) => {
                let name = id_of(*remedy, &pack.remedies, |remedy| remedy.id.as_str());
                self.named("given", name)
            }
            Formula::Items(list) => self.named("number_of", self.question(*list)),
            Formula::Over(fold, value) => {
                let name = id_of(*value, &pack.values, |value| value.id.as_str());
                self.named(fold_name(*fold), name)
            }
            Formula::Lookup(table, key) => {
                let name = id_of(*table, &pack.tables, |table| table.id.as_str());
                self.call("lookup", name, one(key))
            }
            Formula::Span(measure, spans) => self.named(measure_name(*measure), self.spans(*spans)),
            Formula::Within(spans, dates) => {
                self.call("outage_within", self.spans(*spans), dates.as_slice())
            }
            Formula::Month(part, date) => {
                let function = match part {
                    MonthPart::Start => "month_start",
                    MonthPart::End => "month_end",
                    MonthPart::Length => "month_length",
                };
                self.call(function, "", one(date))
            }
            Formula::IsWorked(calendar, date) => {
                let name = id_of(*calendar, &pack.calendars, |calendar| calendar.id.as_str());
                self.call("is_working_day", name, one(date))
            }
            Formula::AfterWorked(calendar, sides) => {
                let name = id_of(*calendar, &pack.calendars, |calendar| calendar.id.as_str());
                self.call("after_working_days", name, sides.as_slice())
            }
            Formula::WorkedBetween(calendar, sides) => {
                let name = id_of(*calendar, &pack.calendars, |calendar| calendar.id.as_str());
                self.call("working_days", name, sides.as_slice())
            }
            // Every other form is written by `part`.
            _ => String::new(),
        }
    }

    fn infix(self, symbol: &str, binds: u8, [left, right]: &[Formula; 2]) -> (String, u8) {
        let (left, right) = (self.at(left, binds), self.at(right, binds + 1));
        (format!("{left} {symbol} {right}"), binds)
    }

    fn comparison(self, comparison: Comparison, [left, right]: &[Formula; 2]) -> (String, u8) {
        let symbol = match comparison {
            Comparison::Less => "<",
            Comparison::AtMost => "<=",
            Comparison::Equal => "=",
            Comparison::NotEqual => "!=",
            Comparison::AtLeast => ">=",
            Comparison::More => ">",
        };
        // One comparison does not stand beside another.
        let [left, right] = [left, right].map(|side| self.at(side, COMPARISON + 1));
        (format!("{left} {symbol} {right}"), COMPARISON)
    }

    /// A quotient; of a figure that was rounded to its divisor, how many units it holds.
    fn quotient(self, sides: &[Formula; 2]) -> (String, u8) {
        let [left, right] = sides;
        let unit = match right {
            Formula::Money(at) => Some((Unit::Money, at)),
            Formula::Duration(at) => Some((Unit::Duration, at)),
            Formula::Number(at) => Some((Unit::Number, at)),
            _ => None,
        };
        if let Formula::Round(rounding @ (Rounding::Ceil | Rounding::Floor), size, inner) = left
            && unit == Some((explain::unit(self.pack, inner), size))
        {
            let function = match rounding {
                Rounding::Ceil => "begun",
                _ => "completed",
            };
            let (inner, unit) = (self.at(inner, IF), self.at(right, IF));
            return (format!("{function}({inner}, {unit})"), WHOLE);
        }
        self.infix("/", PRODUCT, sides)
    }

    fn named(self, function: &str, name: &str) -> String {
        format!("{function}({name})")
    }

    /// A function of a name, where there is one, and of figures.
    fn call(self, function: &str, name: &str, arguments: &[Formula]) -> String {
        let name = Some(name.to_owned()).filter(|name| !name.is_empty());
        let figures = arguments.iter().map(|argument| self.at(argument, IF));
        let all: Vec<_> = name.into_iter().chain(figures).collect();
        format!("{function}({})", all.join(", "))
    }

    /// A function of a figure and a literal of the same unit.
    fn measured(self, function: &str, inner: &Formula, size: Ratio) -> String {
        let unit = figure(explain::unit(self.pack, inner), size, self.pack.currency);
        format!("{function}({}, {unit})", self.at(inner, IF))
    }

    fn period(self, prefix: &str, question: Ref<Question>, date: Date) -> String {
        let daily = matches!(self.kind(question), Some(QuestionKind::DailyMoney { .. }));
        let period = if daily { "day" } else { "week" };
        format!("{prefix}{period}({}, {date})", self.question(question))
    }

    fn series(self, fold: Fold, question: Ref<Question>, from: Date, to: Date) -> String {
        let all = match self.kind(question) {
            Some(QuestionKind::WeeklyMoney { weeks, .. }) => weeks.first().zip(weeks.last()),
            Some(QuestionKind::DailyMoney { from, to, .. }) => Some((from, to)),
            _ => None,
        };
        let (function, name) = (fold_name(fold), self.question(question));
        // Of these two the whole is a form of its own.
        let has_form = matches!(fold, Fold::Highest | Fold::Number);
        if all == Some((&from, &to)) && !has_form {
            self.named(function, name)
        } else {
            format!("{function}({name}, {from}, {to})")
        }
    }

    fn kind(&self, question: Ref<Question>) -> Option<&QuestionKind> {
        question
            .of(&self.pack.questions)
            .map(|question| &question.kind)
    }

    fn question(&self, question: Ref<Question>) -> &str {
        id_of(question, &self.pack.questions, |question| {
            question.id.as_str()
        })
    }

    fn service(&self, service: Ref<rules::pack::Service>) -> &str {
        id_of(service, &self.pack.services, |service| service.id.as_str())
    }

    fn spans(&self, spans: Spans) -> &str {
        match spans {
            Spans::Service(service) => self.service(service),
            Spans::Answer(question) => self.question(question),
        }
    }
}

fn fold_name(fold: Fold) -> &'static str {
    match fold {
        Fold::Sum => "sum",
        Fold::Highest => "highest",
        Fold::Lowest => "lowest",
        Fold::Mean => "mean",
        Fold::Median => "median",
        Fold::Number => "recorded",
        Fold::Any => "any",
        Fold::Every => "every",
    }
}

fn measure_name(measure: Measure) -> &'static str {
    match measure {
        Measure::Total => "outage",
        Measure::Longest => "longest",
        Measure::MostInADay => "most_in_a_day",
        Measure::MostInAMonth => "most_in_a_month",
        Measure::Number => "times",
        Measure::Began => "began",
        Measure::Ended => "ended",
    }
}
