//! What a formula may come to, over every claim that the pack's questions allow.

mod arithmetic;

use rules::{
    Date, Formula, Money, Pack, Ratio,
    id::OptionId,
    pack::{
        Choice, Question, QuestionKind, Ref,
        formula::{Comparison, Fold, Measure, MonthPart, Spans},
    },
    unit::Unit,
};

use super::interval::{End, Interval, opposite, turned};

const DAY: i64 = 86_400;

/// What something may come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Possible {
    /// Money, a number, a duration or, counted by its number, a date.
    Figure(Unit, Interval),
    Flag {
        may_hold: bool,
        may_fail: bool,
    },
}

impl Possible {
    const ANY_FLAG: Self = Self::flag(true, true);

    const fn flag(may_hold: bool, may_fail: bool) -> Self {
        Self::Flag { may_hold, may_fail }
    }

    pub(super) fn interval(self) -> Interval {
        match self {
            Self::Figure(_, interval) => interval,
            Self::Flag { .. } => Interval::ENDLESS,
        }
    }

    fn unit(self) -> Unit {
        match self {
            Self::Figure(unit, _) => unit,
            Self::Flag { .. } => Unit::Flag,
        }
    }

    pub(super) fn truth(self) -> (bool, bool) {
        match self {
            Self::Flag { may_hold, may_fail } => (may_hold, may_fail),
            Self::Figure(..) => (true, true),
        }
    }
}

/// What is known on the way to a place in a pack.
#[derive(Clone, Debug)]
pub(super) struct Knowledge<'p> {
    pack: &'p Pack,
    values: Vec<Possible>,
    /// What tests before have left of a figure.
    narrowed: Vec<(Formula, Interval)>,
}

impl<'p> Knowledge<'p> {
    pub(super) fn of(pack: &'p Pack) -> Self {
        let mut knowledge = Self {
            pack,
            values: Vec::with_capacity(pack.values.len()),
            narrowed: Vec::new(),
        };
        for value in &pack.values {
            let possible = knowledge.possible(&value.formula);
            knowledge.values.push(possible);
        }
        knowledge
    }

    /// What each value may come to.
    pub(super) fn values(&self) -> &[Possible] {
        &self.values
    }

    /// What is known where `test` came out as `holds`.
    pub(super) fn after(mut self, test: &Formula, holds: bool) -> Self {
        self.learn(test, holds);
        self
    }

    fn learn(&mut self, test: &Formula, holds: bool) {
        match test {
            Formula::Not(inner) => self.learn(inner, !holds),
            Formula::And(sides) if holds => sides.iter().for_each(|side| self.learn(side, true)),
            Formula::Or(sides) if !holds => sides.iter().for_each(|side| self.learn(side, false)),
            Formula::Compare(comparison, sides) => {
                let comparison = if holds {
                    *comparison
                } else {
                    opposite(*comparison)
                };
                let [left, right] = &**sides;
                self.narrow(left, comparison, right);
                self.narrow(right, turned(comparison), left);
            }
            _ => {}
        }
    }

    fn narrow(&mut self, figure: &Formula, comparison: Comparison, other: &Formula) {
        let is_read = !matches!(
            figure,
            Formula::Money(_) | Formula::Number(_) | Formula::Duration(_) | Formula::Date(_)
        );
        if is_read {
            let (own, other) = (self.possible(figure), self.possible(other));
            let narrowed = own.interval().narrowed(comparison, other.interval());
            self.narrowed.push((figure.clone(), narrowed));
        }
    }

    /// What `formula` may come to.
    pub(super) fn possible(&self, formula: &Formula) -> Possible {
        let possible = self.unnarrowed(formula);
        let Possible::Figure(unit, mut interval) = possible else {
            return possible;
        };
        for (figure, narrowed) in &self.narrowed {
            if figure == formula {
                interval = interval.intersection(*narrowed);
            }
        }
        Possible::Figure(unit, interval)
    }

    fn unnarrowed(&self, formula: &Formula) -> Possible {
        use Possible::Figure;
        let money = |interval| Figure(Unit::Money, interval);
        let number = |interval| Figure(Unit::Number, interval);
        let duration = |interval| Figure(Unit::Duration, interval);
        let date = |interval| Figure(Unit::Date, interval);
        match formula {
            Formula::Money(at) => money(Interval::exactly(*at)),
            Formula::Number(at) => number(Interval::exactly(*at)),
            Formula::Duration(at) => duration(Interval::exactly(*at)),
            Formula::Date(at) => date(Interval::whole(at.number(), at.number())),
            Formula::Flag(flag) => Possible::flag(*flag, !*flag),
            Formula::Answer(question) => self.answer(*question),
            Formula::Value(value) => self.value(value.index()),
            Formula::Is(question, options) => self.is(*question, options),
            Formula::Used(_)
            | Formula::HasWeek(..)
            | Formula::IntakeOpen(_)
            | Formula::IsWorked(..) => Possible::ANY_FLAG,
            Formula::Outage(_) => duration(self.within_incident()),
            Formula::Highest(_) | Formula::Week(..) => money(amounts()),
            Formula::Recorded(question) => number(Interval::whole(0, self.periods(*question))),
            Formula::Add(sides) => self.sum(sides),
            Formula::Sub(sides) => self.difference(sides),
            Formula::Mul(sides) => self.product(sides),
            Formula::Div(sides) => self.quotient(sides),
            Formula::Min(sides) => self.both(sides, Interval::smaller),
            Formula::Max(sides) => self.both(sides, Interval::larger),
            Formula::Compare(comparison, sides) => {
                let [left, right] = sides.each_ref().map(|side| self.possible(side));
                match (left, right) {
                    (Figure(..), Figure(..)) => {
                        let (may_hold, may_fail) =
                            left.interval().compared(*comparison, right.interval());
                        Possible::flag(may_hold, may_fail)
                    }
                    _ => Possible::ANY_FLAG,
                }
            }
            Formula::And(sides) => {
                let [left, right] = &**sides;
                let left_truth = self.possible(left).truth();
                let known = self.clone().after(left, true);
                let right_truth = known.possible(right).truth();
                Possible::flag(left_truth.0 && right_truth.0, left_truth.1 || right_truth.1)
            }
            Formula::Or(sides) => {
                let [left, right] = &**sides;
                let left_truth = self.possible(left).truth();
                let known = self.clone().after(left, false);
                let right_truth = known.possible(right).truth();
                Possible::flag(left_truth.0 || right_truth.0, left_truth.1 && right_truth.1)
            }
            Formula::Not(inner) => {
                let (may_hold, may_fail) = self.possible(inner).truth();
                Possible::flag(may_fail, may_hold)
            }
            Formula::If(parts) => {
                let [test, then, otherwise] = &**parts;
                let (may_hold, may_fail) = self.possible(test).truth();
                let then = self.clone().after(test, true).possible(then);
                let otherwise = self.clone().after(test, false).possible(otherwise);
                match (may_hold, may_fail) {
                    (true, false) => then,
                    (false, true) => otherwise,
                    _ => either(then, otherwise),
                }
            }
            Formula::Round(rounding, unit, inner) => match self.possible(inner) {
                Figure(own, interval) => Figure(own, interval.rounded(*rounding, *unit)),
                flag => flag,
            },
            Formula::Today => date(Interval::ENDLESS),
            Formula::Given(_) => money(Interval::from(0)),
            Formula::Lookup(table, _) => match table.of(&self.pack.tables) {
                Some(table) => {
                    let values = table.rows.iter().map(|row| Interval::exactly(row.value));
                    let all = values.reduce(Interval::hull);
                    Figure(table.unit, all.unwrap_or(Interval::ENDLESS))
                }
                None => Figure(Unit::Number, Interval::ENDLESS),
            },
            Formula::Series(Fold::Number, question, ..) => {
                number(Interval::whole(0, self.periods(*question)))
            }
            Formula::Series(Fold::Sum, ..) => money(Interval::from(0)),
            Formula::Series(..) => money(amounts()),
            Formula::Items(list) => number(Interval::whole(1, self.most(*list))),
            Formula::Over(fold, value) => self.over(*fold, value.index()),
            Formula::Span(measure, spans) => self.span(*measure, *spans),
            Formula::Within(..) => duration(Interval::from(0)),
            Formula::Month(MonthPart::Length, _) => duration(Interval::whole(28 * DAY, 31 * DAY)),
            Formula::Month(part, of) => {
                let moved = |end: Option<End>| {
                    let of = Date::of_number(end?.at.to_i64()?)?;
                    let at = match part {
                        MonthPart::Start => of.month_start(),
                        _ => of.month_end(),
                    };
                    Some(End::closed(Ratio::whole(at.number())))
                };
                let of = self.possible(of).interval();
                date(Interval {
                    low: moved(of.low),
                    high: moved(of.high),
                })
            }
            Formula::AfterMonths(_) => date(Interval::ENDLESS),
            Formula::AfterWorked(calendar, _) => match calendar.of(&self.pack.calendars) {
                Some(known) => date(Interval::whole(known.from.number(), known.to.number())),
                None => date(Interval::ENDLESS),
            },
            Formula::WorkedBetween(..) => number(Interval::ENDLESS),
        }
    }

    fn kind(&self, question: Ref<Question>) -> Option<&'p QuestionKind> {
        question.of(&self.pack.questions).map(|asked| &asked.kind)
    }

    fn answer(&self, question: Ref<Question>) -> Possible {
        use Possible::Figure;
        match self.kind(question) {
            Some(QuestionKind::Money { min, max }) => {
                Figure(Unit::Money, Interval::whole(*min, *max))
            }
            Some(QuestionKind::Count { min, max }) => {
                Figure(Unit::Number, Interval::whole(*min, *max))
            }
            Some(QuestionKind::Number {
                read_as, min, max, ..
            }) => {
                let ends = (read_as.read(*min), read_as.read(*max));
                let interval = match ends {
                    (Ok(min), Ok(max)) => Interval::between(min, max),
                    (Err(_), _) | (_, Err(_)) => Interval::ENDLESS,
                };
                Figure(read_as.unit(), interval)
            }
            Some(QuestionKind::Duration { min, max }) => {
                Figure(Unit::Duration, Interval::whole(*min, *max))
            }
            Some(QuestionKind::Date { earliest, latest }) => Figure(
                Unit::Date,
                Interval::whole(earliest.number(), latest.number()),
            ),
            Some(
                QuestionKind::Services
                | QuestionKind::Choice { .. }
                | QuestionKind::YesNo
                | QuestionKind::WeeklyMoney { .. }
                | QuestionKind::DailyMoney { .. }
                | QuestionKind::Windows { .. }
                | QuestionKind::Items { .. },
            )
            | None => Possible::ANY_FLAG,
        }
    }

    fn is(&self, question: Ref<Question>, options: &[OptionId]) -> Possible {
        match self.kind(question) {
            Some(QuestionKind::Choice { options: all }) => {
                // A test may name one of them twice.
                let is_named = |option: &Choice| options.contains(&option.id);
                Possible::flag(all.iter().any(is_named), !all.iter().all(is_named))
            }
            _ => Possible::ANY_FLAG,
        }
    }

    fn value(&self, at: usize) -> Possible {
        let known = self.values.get(at).copied();
        known.unwrap_or(Possible::ANY_FLAG)
    }

    /// How many periods a weekly or daily question asks about.
    fn periods(&self, question: Ref<Question>) -> i64 {
        match self.kind(question) {
            Some(QuestionKind::WeeklyMoney { weeks, .. }) => {
                i64::try_from(weeks.len()).unwrap_or(i64::MAX)
            }
            Some(QuestionKind::DailyMoney { from, to, .. }) => to.days_since(*from) + 1,
            _ => 0,
        }
    }

    fn most(&self, list: Ref<Question>) -> i64 {
        match self.kind(list) {
            Some(QuestionKind::Items { most, .. }) => i64::from(*most).max(1),
            _ => 1,
        }
    }

    fn within_incident(&self) -> Interval {
        let incident = self.pack.incident.as_ref();
        let length = incident.map(|incident| incident.window.seconds());
        Interval::whole(0, length.unwrap_or(0))
    }

    fn span(&self, measure: Measure, spans: Spans) -> Possible {
        let (dates, least, all, times) = match spans {
            Spans::Answer(question) => match self.kind(question) {
                Some(QuestionKind::Windows {
                    earliest,
                    latest,
                    most,
                }) => (
                    Interval::whole(earliest.number(), latest.number()),
                    1,
                    (latest.days_since(*earliest) + 1).saturating_mul(DAY),
                    Interval::whole(1, i64::from(*most).max(1)),
                ),
                _ => (Interval::ENDLESS, 0, i64::MAX, Interval::ENDLESS),
            },
            Spans::Service(_) => {
                let length = self.within_incident().high;
                let length = length.and_then(|end| end.at.to_i64()).unwrap_or(0);
                (Interval::ENDLESS, 0, length, Interval::from(0))
            }
        };
        let duration = |most: i64| {
            let most = most.min(all).max(least);
            Possible::Figure(Unit::Duration, Interval::whole(least, most))
        };
        match measure {
            Measure::Total | Measure::Longest => duration(all),
            Measure::MostInADay => duration(DAY),
            Measure::MostInAMonth => duration(31 * DAY),
            Measure::Number => Possible::Figure(Unit::Number, times),
            Measure::Began | Measure::Ended => Possible::Figure(Unit::Date, dates),
        }
    }

    fn over(&self, fold: Fold, at: usize) -> Possible {
        let value = self.pack.values.get(at);
        let most = value
            .and_then(|value| value.each)
            .map_or(1, |list| self.most(list));
        let count = Interval::whole(1, most);
        match (fold, self.value(at)) {
            (Fold::Number, _) => Possible::Figure(Unit::Number, count),
            (Fold::Sum, Possible::Figure(unit, each)) => Possible::Figure(unit, each.mul(count)),
            (_, possible) => possible,
        }
    }
}

/// An amount that an answer or a week may hold.
fn amounts() -> Interval {
    Interval::whole(0, Money::MAX_ANSWER)
}

fn either(one: Possible, other: Possible) -> Possible {
    match (one, other) {
        (Possible::Figure(unit, one), Possible::Figure(_, other)) => {
            Possible::Figure(unit, one.hull(other))
        }
        (one, other) => {
            let (one, other) = (one.truth(), other.truth());
            Possible::flag(one.0 || other.0, one.1 || other.1)
        }
    }
}
