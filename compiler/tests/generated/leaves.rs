//! Figures that formulas read, and literals.

use rules::{
    Date, Formula, Ratio, Ref,
    pack::{
        Question, QuestionKind, Value,
        formula::{Fold, Measure, MonthPart, Spans},
    },
    unit::Unit,
};

use crate::generated::{
    formulas::{DAY, Made, Place, literal_of, pair, periods, ratio},
    packs::{Making, date},
};

impl Making<'_> {
    pub(crate) fn literal(&mut self, unit: Unit) -> Made {
        let tape = &mut self.tape;
        Made::whole(match unit {
            Unit::Money => {
                let all = [0, 1, 100, 999, 10_000, 300_000, -500];
                let minor = match tape.below(9) {
                    8 => tape.between(0, 10_000_000),
                    at => *all.get(at).unwrap_or(&25),
                };
                Formula::Money(Ratio::whole(minor))
            }
            Unit::Number => {
                let all = [
                    (1, 1),
                    (0, 1),
                    (2, 1),
                    (1, 10),
                    (1, 8),
                    (3, 2),
                    (-1, 1),
                    (24, 1),
                ];
                let (above, below) = match tape.below(10) {
                    8 => (tape.between(-1000, 100_000), 100),
                    at => *all.get(at).unwrap_or(&(7, 1)),
                };
                let number = ratio(above, below);
                return Made {
                    formula: Formula::Number(number),
                    whole: number.is_whole(),
                };
            }
            Unit::Duration => {
                let seconds = match tape.below(8) {
                    0 => ratio(3_600, 1),
                    1 => ratio(DAY, 1),
                    2 => ratio(30 * DAY, 1),
                    3 => ratio(5_400, 1),
                    4 => ratio(45, 1),
                    5 => ratio(1, 2),
                    6 => ratio(0, 1),
                    _ => ratio(tape.between(0, 40 * DAY), 1),
                };
                return Made {
                    formula: Formula::Duration(seconds),
                    whole: seconds.is_whole(),
                };
            }
            Unit::Date => Formula::Date(date(tape.between(0, 800))),
            Unit::Flag => Formula::Flag(tape.once_in(2)),
        })
    }

    /// A size above zero, as a unit to round to.
    pub(crate) fn positive(&mut self, unit: Unit) -> Ratio {
        match unit {
            Unit::Money => Ratio::whole(self.tape.pick(&[1, 10, 100, 1_000, 33])),
            Unit::Duration => Ratio::whole(self.tape.pick(&[3_600, 60, 1, 12 * 3_600, DAY, 7])),
            _ => self
                .tape
                .pick(&[ratio(1, 1), ratio(2, 1), ratio(1, 10), ratio(1, 4)]),
        }
    }

    /// Names that come to a figure of that unit.
    pub(crate) fn names(&mut self, unit: Unit, place: Place) -> Vec<Made> {
        let mut names = Vec::new();
        for (at, question) in Ref::all(&self.pack.questions).zip(&self.pack.questions) {
            let fits = matches!(
                (unit, &question.kind),
                (Unit::Money, QuestionKind::Money { .. })
                    | (Unit::Number, QuestionKind::Count { .. })
                    | (Unit::Date, QuestionKind::Date { .. })
                    | (Unit::Flag, QuestionKind::YesNo)
            );
            if fits && (question.item_of.is_none() || question.item_of == place.each) {
                names.push(Made::whole(Formula::Answer(at)));
            }
        }
        let values = Ref::all(&self.pack.values).zip(&self.pack.values);
        for ((at, value), whole) in values.zip(&self.whole) {
            if value.unit == unit && (value.each.is_none() || value.each == place.each) {
                names.push(Made {
                    formula: Formula::Value(at),
                    whole: *whole,
                });
            }
        }
        names
    }

    /// Windows that may be read at that place.
    fn spans(&self, place: Place) -> Vec<Spans> {
        let services = Ref::all(&self.pack.services).map(Spans::Service);
        let questions = Ref::all(&self.pack.questions).zip(&self.pack.questions);
        let asked = questions.filter(|(_, question)| {
            let here = question.item_of.is_none() || question.item_of == place.each;
            here && matches!(question.kind, QuestionKind::Windows { .. })
        });
        let asked = asked.map(|(at, _)| Spans::Answer(at));
        services.chain(asked).collect()
    }

    /// A figure that is read, or a literal.
    pub(crate) fn leaf(&mut self, unit: Unit, place: Place) -> Made {
        let mut leaves = vec![self.literal(unit)];
        let names = self.names(unit, place);
        for _ in 0..3 {
            leaves.extend(names.clone());
        }
        self.add_series(unit, &mut leaves);
        self.add_spans(unit, place, &mut leaves);
        self.add_items(unit, &mut leaves);
        self.add_dates(unit, &mut leaves);
        self.add_tables(unit, place, &mut leaves);
        if unit == Unit::Flag {
            self.add_flags(place, &mut leaves);
        }
        if unit == Unit::Money && place.in_remedy {
            let given = Ref::all(&self.pack.remedies).zip(&self.gives_money);
            let given = given.filter(|(_, only_money)| **only_money);
            leaves.extend(given.map(|(at, _)| Made::whole(Formula::Given(at))));
        }
        self.tape.pick(&leaves)
    }

    fn add_series(&mut self, unit: Unit, leaves: &mut Vec<Made>) {
        let questions = Ref::all(&self.pack.questions).zip(&self.pack.questions);
        let series: Vec<(Ref<Question>, Vec<Date>)> = questions
            .filter_map(|(at, question)| Some((at, periods(question)?)))
            .collect();
        for (at, periods) in series {
            let day = self.tape.pick(&periods);
            let later = periods.iter().filter(|later| **later >= day).count();
            let to = periods[periods.len() - 1 - self.tape.below(later)];
            let fold = self.tape.pick(&[
                Fold::Sum,
                Fold::Highest,
                Fold::Lowest,
                Fold::Mean,
                Fold::Median,
                Fold::Number,
            ]);
            let series = Made {
                formula: Formula::Series(fold, at, day, to),
                whole: !matches!(fold, Fold::Mean | Fold::Median),
            };
            match unit {
                Unit::Money => {
                    leaves.push(Made::whole(Formula::Week(at, day)));
                    leaves.push(Made::whole(Formula::Highest(at)));
                    leaves.extend(Some(series).filter(|_| fold != Fold::Number));
                }
                Unit::Number => {
                    leaves.push(Made::whole(Formula::Recorded(at)));
                    leaves.extend(Some(series).filter(|_| fold == Fold::Number));
                }
                Unit::Flag => leaves.push(Made::whole(Formula::HasWeek(at, day))),
                _ => {}
            }
        }
    }

    fn add_spans(&mut self, unit: Unit, place: Place, leaves: &mut Vec<Made>) {
        for spans in self.spans(place) {
            let measure = match unit {
                Unit::Duration => self.tape.pick(&[
                    Measure::Total,
                    Measure::Longest,
                    Measure::MostInADay,
                    Measure::MostInAMonth,
                ]),
                Unit::Number => Measure::Number,
                Unit::Date => self.tape.pick(&[Measure::Began, Measure::Ended]),
                _ => continue,
            };
            leaves.push(Made::whole(match (measure, spans) {
                (Measure::Total, Spans::Service(service)) => Formula::Outage(service),
                (measure, spans) => Formula::Span(measure, spans),
            }));
            if unit == Unit::Duration {
                let from = self.tape.between(0, 100);
                let to = from + self.tape.between(0, 60);
                let dates = pair(Formula::Date(date(from)), Formula::Date(date(to)));
                leaves.push(Made::whole(Formula::Within(spans, dates)));
            }
        }
    }

    fn add_items(&mut self, unit: Unit, leaves: &mut Vec<Made>) {
        let lists = Ref::all(&self.pack.questions).zip(&self.pack.questions);
        if unit == Unit::Number {
            let lists = lists.filter(|(_, it)| matches!(it.kind, QuestionKind::Items { .. }));
            leaves.extend(lists.map(|(at, _)| Made::whole(Formula::Items(at))));
        }
        let values: Vec<(Ref<Value>, bool)> = Ref::all(&self.pack.values)
            .zip(&self.pack.values)
            .zip(&self.whole)
            .filter(|((_, value), _)| value.each.is_some() && value.unit == unit)
            .map(|((at, _), whole)| (at, *whole))
            .collect();
        for (at, whole) in values {
            let fold = match unit {
                Unit::Flag => self.tape.pick(&[Fold::Any, Fold::Every]),
                Unit::Date => continue,
                _ => self.tape.pick(&[
                    Fold::Sum,
                    Fold::Highest,
                    Fold::Lowest,
                    Fold::Mean,
                    Fold::Median,
                ]),
            };
            leaves.push(Made {
                formula: Formula::Over(fold, at),
                whole: whole && !matches!(fold, Fold::Mean | Fold::Median),
            });
        }
    }

    fn add_dates(&mut self, unit: Unit, leaves: &mut Vec<Made>) {
        match unit {
            Unit::Date => leaves.push(Made::whole(Formula::Today)),
            Unit::Duration => {
                let of = Formula::Date(date(self.tape.between(0, 800)));
                leaves.push(Made::whole(Formula::Month(MonthPart::Length, Box::new(of))));
            }
            _ => {}
        }
    }

    fn add_tables(&mut self, unit: Unit, place: Place, leaves: &mut Vec<Made>) {
        if place.depth == 0 {
            return;
        }
        for at in Ref::all(&self.pack.tables) {
            let table = at.of(&self.pack.tables).unwrap().clone();
            if table.unit != unit {
                continue;
            }
            let mut key = self.formula(table.key, place.inner()).formula;
            let constant = match &key {
                Formula::Money(at) | Formula::Number(at) | Formula::Duration(at) => Some(*at),
                Formula::Date(day) => Some(Ratio::whole(day.number())),
                _ => None,
            };
            if constant.is_some_and(|key| table.row(key).is_none()) {
                key = literal_of(table.key, table.rows[0].from);
            }
            leaves.push(Made {
                formula: Formula::Lookup(at, Box::new(key)),
                whole: table.rows.iter().all(|row| row.value.is_whole()),
            });
        }
        if unit == Unit::Number && !self.pack.calendars.is_empty() {
            let dates = self.two(Unit::Date, place).0;
            leaves.push(Made::whole(Formula::WorkedBetween(Ref::new(0), dates)));
        }
    }

    fn add_flags(&mut self, place: Place, leaves: &mut Vec<Made>) {
        let services = Ref::all(&self.pack.services);
        leaves.extend(services.map(|at| Made::whole(Formula::Used(at))));
        let intakes = Ref::all(&self.pack.intakes);
        leaves.extend(intakes.map(|at| Made::whole(Formula::IntakeOpen(at))));
        let questions = Ref::all(&self.pack.questions).zip(self.pack.questions.clone());
        for (at, question) in questions {
            let here = question.item_of.is_none() || question.item_of == place.each;
            if let (true, QuestionKind::Choice { options }) = (here, question.kind) {
                let first = self.tape.below(options.len());
                let mut chosen = vec![options[first].id.clone()];
                if self.tape.once_in(3) {
                    // Not always another one: a pack may name an option twice.
                    let second = self.tape.below(options.len());
                    chosen.push(options[second].id.clone());
                }
                leaves.push(Made::whole(Formula::Is(at, chosen)));
            }
        }
        if place.depth > 0 && !self.pack.calendars.is_empty() {
            let day = self.formula(Unit::Date, place.inner()).formula;
            let worked = Formula::IsWorked(Ref::new(0), Box::new(day));
            leaves.push(Made::whole(worked));
        }
    }
}
