//! Well-typed formulas over what a pack in the making has so far.

use rules::{
    Date, Formula, Ratio, Ref, Rounding,
    pack::{
        Question, QuestionKind,
        formula::{Comparison, MonthPart},
    },
    unit::Unit,
};

use crate::generated::packs::{Making, date};

pub(crate) const DAY: i64 = 86_400;
const SCALARS: [Unit; 3] = [Unit::Money, Unit::Number, Unit::Duration];

/// A formula, and whether the compiler takes its figure for always whole.
#[derive(Clone, Debug)]
pub(crate) struct Made {
    pub(crate) formula: Formula,
    pub(crate) whole: bool,
}

impl Made {
    pub(crate) fn whole(formula: Formula) -> Self {
        Self {
            formula,
            whole: true,
        }
    }
}

/// Where a formula stands.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Place {
    /// The list whose items it is of.
    pub(crate) each: Option<Ref<Question>>,
    pub(crate) in_remedy: bool,
    /// How many further steps it may nest.
    pub(crate) depth: u8,
}

impl Place {
    pub(crate) fn inner(self) -> Self {
        Self {
            depth: self.depth.saturating_sub(1),
            ..self
        }
    }
}

pub(crate) fn pair(left: Formula, right: Formula) -> Box<[Formula; 2]> {
    Box::new([left, right])
}

pub(crate) fn ratio(above: i64, below: i64) -> Ratio {
    Ratio::new(above.into(), below.into()).unwrap()
}

/// Whether a formula reads anything that differs from claim to claim.
pub(crate) fn reads(formula: &Formula) -> bool {
    match formula {
        Formula::Money(_)
        | Formula::Number(_)
        | Formula::Duration(_)
        | Formula::Date(_)
        | Formula::Flag(_) => false,
        Formula::Add(sides)
        | Formula::Sub(sides)
        | Formula::Mul(sides)
        | Formula::Div(sides)
        | Formula::Min(sides)
        | Formula::Max(sides)
        | Formula::Compare(_, sides)
        | Formula::And(sides)
        | Formula::Or(sides)
        | Formula::AfterWorked(_, sides)
        | Formula::WorkedBetween(_, sides) => sides.iter().any(reads),
        Formula::If(parts) => parts.iter().any(reads),
        Formula::Not(inner)
        | Formula::Round(_, _, inner)
        | Formula::Lookup(_, inner)
        | Formula::Month(_, inner)
        | Formula::IsWorked(_, inner) => reads(inner),
        _ => true,
    }
}

impl Making<'_> {
    /// A formula of that unit.
    pub(crate) fn formula(&mut self, unit: Unit, place: Place) -> Made {
        if place.depth == 0 || self.tape.below(4) == 0 {
            return self.leaf(unit, place);
        }
        match unit {
            Unit::Money | Unit::Number | Unit::Duration => self.scalar(unit, place),
            Unit::Date => self.date(place),
            Unit::Flag => self.flag(place),
        }
    }

    pub(crate) fn two(&mut self, unit: Unit, place: Place) -> (Box<[Formula; 2]>, bool) {
        let left = self.formula(unit, place.inner());
        let right = self.formula(unit, place.inner());
        let whole = left.whole && right.whole;
        (pair(left.formula, right.formula), whole)
    }

    fn scalar(&mut self, unit: Unit, place: Place) -> Made {
        let made = |(formula, whole)| Made { formula, whole };
        match self.tape.below(12) {
            0 | 1 => {
                let (sides, whole) = self.two(unit, place);
                made((Formula::Add(sides), whole))
            }
            2 => {
                let (sides, whole) = self.two(unit, place);
                made((Formula::Sub(sides), whole))
            }
            3 => {
                let (sides, whole) = self.two(unit, place);
                made((Formula::Min(sides), whole))
            }
            4 => {
                let (sides, whole) = self.two(unit, place);
                made((Formula::Max(sides), whole))
            }
            5 => {
                let left = self.formula(unit, place.inner());
                let cap = self.literal(unit);
                made((
                    Formula::Min(pair(left.formula, cap.formula)),
                    left.whole && cap.whole,
                ))
            }
            6 => self.choice(unit, place),
            7 => {
                let inner = self.formula(unit, place.inner());
                let size = self.positive(unit);
                let rounding = self.rounding();
                made((
                    Formula::Round(rounding, size, Box::new(inner.formula)),
                    size.is_whole(),
                ))
            }
            8 | 9 => {
                let left = self.formula(unit, place.inner());
                let right = self.formula(Unit::Number, place.inner());
                let whole = left.whole && right.whole;
                let sides = if self.tape.once_in(3) {
                    pair(right.formula, left.formula)
                } else {
                    pair(left.formula, right.formula)
                };
                made((Formula::Mul(sides), whole))
            }
            10 => {
                let left = self.formula(unit, place.inner());
                let right = self.divisor(Unit::Number, place);
                made((Formula::Div(pair(left.formula, right)), false))
            }
            _ if unit == Unit::Number => self.count_of_units(place),
            _ if unit == Unit::Duration && self.tape.once_in(2) => {
                let (sides, _) = self.two(Unit::Date, place);
                made((Formula::Sub(sides), true))
            }
            _ => self.leaf(unit, place),
        }
    }

    /// A quotient of two of a kind, or how many units of a literal a figure holds.
    fn count_of_units(&mut self, place: Place) -> Made {
        let unit = self.tape.pick(&SCALARS);
        let figure = self.formula(unit, place.inner());
        if self.tape.once_in(2) {
            let divisor = self.divisor(unit, place);
            return Made {
                formula: Formula::Div(pair(figure.formula, divisor)),
                whole: false,
            };
        }
        let size = self.positive(unit);
        let rounding = self.tape.pick(&[Rounding::Ceil, Rounding::Floor]);
        let rounded = Formula::Round(rounding, size, Box::new(figure.formula));
        Made::whole(Formula::Div(pair(rounded, literal_of(unit, size))))
    }

    fn choice(&mut self, unit: Unit, place: Place) -> Made {
        let test = self.formula(Unit::Flag, place.inner());
        let then = self.formula(unit, place.inner());
        let otherwise = self.formula(unit, place.inner());
        Made {
            whole: then.whole && otherwise.whole,
            formula: Formula::If(Box::new([test.formula, then.formula, otherwise.formula])),
        }
    }

    /// Something to divide by that is no literal zero.
    fn divisor(&mut self, unit: Unit, place: Place) -> Formula {
        let divisor = self.formula(unit, place.inner()).formula;
        match divisor {
            Formula::Money(at) | Formula::Number(at) | Formula::Duration(at)
                if at == Ratio::ZERO =>
            {
                literal_of(unit, self.positive(unit))
            }
            divisor => divisor,
        }
    }

    pub(crate) fn rounding(&mut self) -> Rounding {
        self.tape.pick(&[
            Rounding::Floor,
            Rounding::Ceil,
            Rounding::HalfUp,
            Rounding::HalfEven,
        ])
    }

    fn date(&mut self, place: Place) -> Made {
        match self.tape.below(8) {
            0 | 1 => {
                let from = self.formula(Unit::Date, place.inner()).formula;
                let by = self.whole_days(place);
                Made::whole(if self.tape.once_in(3) {
                    Formula::Add(pair(by, from))
                } else {
                    Formula::Add(pair(from, by))
                })
            }
            2 => {
                let from = self.formula(Unit::Date, place.inner()).formula;
                let by = self.whole_days(place);
                Made::whole(Formula::Sub(pair(from, by)))
            }
            3 => Made::whole(Formula::Min(self.two(Unit::Date, place).0)),
            4 => Made::whole(Formula::Max(self.two(Unit::Date, place).0)),
            5 => {
                let part = self.tape.pick(&[MonthPart::Start, MonthPart::End]);
                let of = self.formula(Unit::Date, place.inner()).formula;
                Made::whole(Formula::Month(part, Box::new(of)))
            }
            6 => self.choice(Unit::Date, place),
            _ if !self.pack.calendars.is_empty() => {
                let from = self.formula(Unit::Date, place.inner()).formula;
                let by = self.formula(Unit::Number, place.inner());
                let is_refused =
                    matches!(&by.formula, Formula::Number(by) if *by < Ratio::ZERO) || !by.whole;
                let by = if is_refused {
                    Formula::Number(Ratio::whole(self.tape.between(0, 12)))
                } else {
                    by.formula
                };
                Made::whole(Formula::AfterWorked(Ref::new(0), pair(from, by)))
            }
            _ => self.leaf(Unit::Date, place),
        }
    }

    /// A duration that is whole days as it is written.
    fn whole_days(&mut self, place: Place) -> Formula {
        let days = Formula::Duration(Ratio::whole(self.tape.between(-3, 40) * DAY));
        match self.tape.below(4) {
            1 => {
                let mut numbers = self.names(Unit::Number, place);
                numbers.retain(|number| number.whole);
                match numbers.is_empty() {
                    true => days,
                    false => Formula::Mul(pair(self.tape.pick(&numbers).formula, days)),
                }
            }
            2 => {
                let length = self.formula(Unit::Duration, place.inner()).formula;
                Formula::Round(self.rounding(), Ratio::whole(DAY), Box::new(length))
            }
            3 => {
                let of = self.formula(Unit::Date, place.inner()).formula;
                Formula::Month(MonthPart::Length, Box::new(of))
            }
            _ => days,
        }
    }

    fn flag(&mut self, place: Place) -> Made {
        let formula = match self.tape.below(8) {
            0 | 1 => Formula::And(self.two(Unit::Flag, place).0),
            2 => Formula::Or(self.two(Unit::Flag, place).0),
            3 => Formula::Not(Box::new(self.formula(Unit::Flag, place.inner()).formula)),
            4 => return self.choice(Unit::Flag, place),
            _ => self.comparison(place),
        };
        Made::whole(formula)
    }

    fn comparison(&mut self, place: Place) -> Formula {
        let unit = self.tape.pick(&[
            Unit::Money,
            Unit::Number,
            Unit::Duration,
            Unit::Date,
            Unit::Flag,
        ]);
        let all = [
            Comparison::Equal,
            Comparison::NotEqual,
            Comparison::Less,
            Comparison::AtMost,
            Comparison::AtLeast,
            Comparison::More,
        ];
        let fitting = if unit == Unit::Flag { &all[..2] } else { &all };
        let comparison = self.tape.pick(fitting);
        Formula::Compare(comparison, self.two(unit, place).0)
    }

    /// A test that reads something.
    pub(crate) fn test(&mut self, place: Place) -> Formula {
        let test = self.formula(Unit::Flag, place).formula;
        if reads(&test) {
            return test;
        }
        let day = Formula::Date(date(self.tape.between(0, 800)));
        Formula::Compare(Comparison::AtLeast, pair(Formula::Today, day))
    }
}

pub(crate) fn literal_of(unit: Unit, at: Ratio) -> Formula {
    match unit {
        Unit::Money => Formula::Money(at),
        Unit::Duration => Formula::Duration(at),
        Unit::Date => Formula::Date(Date::of_number(at.to_i64().unwrap()).unwrap()),
        _ => Formula::Number(at),
    }
}

/// The first days of what a weekly or daily question asks about.
pub(crate) fn periods(question: &Question) -> Option<Vec<Date>> {
    match &question.kind {
        QuestionKind::WeeklyMoney { weeks, .. } => Some(weeks.clone()),
        QuestionKind::DailyMoney { from, to, .. } => {
            let days = 0..=to.days_since(*from);
            Some(days.map(|day| from.plus_days(day).unwrap()).collect())
        }
        _ => None,
    }
}
