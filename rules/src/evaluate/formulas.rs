//! Evaluates formulas and keeps account of what they read.

mod cost;
mod lookups;
mod pairs;
mod reads;

pub(super) use self::reads::{Read, Trace};
use super::{
    answers::{Answers, Item, folded},
    budget::{Budget, LINE},
    figure::{Figure, Stop},
    outages::Outages,
};
use crate::{
    LoadedPack,
    pack::{
        Question, Ref, Service, Value,
        formula::{Fold, Formula},
    },
    ratio::Ratio,
    time::Date,
    unit::Unit,
};

/// How deep a formula may nest. A compiled one stays far below; a forged one must not exhaust the
/// stack.
pub(super) const MAX_DEPTH: u32 = 64;

/// A named value, computed.
#[derive(Debug)]
pub(super) struct Computed {
    pub(super) figure: Result<Figure, Stop>,
    pub(super) trace: Trace,
    /// Of each item of its list, when it is a value of items; then it has no figure of its own.
    pub(super) items: Vec<Computed>,
}

/// What a line above gives in money.
#[derive(Debug)]
pub(super) struct Given {
    pub(super) amount: Result<i64, Stop>,
    /// What it waits for.
    pub(super) missing: Vec<Ref<Question>>,
}

/// Everything that formulas read.
pub(super) struct Facts<'a> {
    pub(super) loaded: &'a LoadedPack,
    pub(super) answers: Answers<'a>,
    pub(super) outages: Outages<'a>,
    /// The date that the estimate is for, by the pack's calendar.
    pub(super) today: Date,
    /// Of the lines so far. A line that is not here yet cannot be read.
    pub(super) given: Vec<Given>,
    /// In the pack's order. A value that is not here yet cannot be read, so a forged pack has no
    /// value that reads itself.
    pub(super) values: Vec<Computed>,
    pub(super) budget: Budget,
}

impl Facts<'_> {
    /// Computes every value of the pack, each once.
    pub(super) fn compute_values(&mut self) {
        let values = &self.loaded.pack().values;
        self.values.reserve_exact(values.len());
        for value in values {
            let computed = match value.each {
                None => self.compute(&value.formula, Trace::default()),
                Some(list) => {
                    let mut trace = Trace::default();
                    let count = self.count(list, &mut trace).and_then(|count| {
                        self.budget.spend(usize::from(count) * LINE)?;
                        Ok(count)
                    });
                    let items = 0..*count.as_ref().unwrap_or(&0);
                    Computed {
                        // It is read by its items; while there are none, they are asked for.
                        figure: count.and(Err(Stop::PackFault)),
                        trace,
                        items: items
                            .map(|item| self.compute(&value.formula, Trace::of_item(item)))
                            .collect(),
                    }
                }
            };
            self.values.push(computed);
        }
    }

    fn compute(&self, formula: &Formula, mut trace: Trace) -> Computed {
        let figure = self.evaluate(formula, &mut trace);
        Computed {
            figure,
            trace,
            items: Vec::new(),
        }
    }

    /// The question that the claimant is asked for an answer: an item's is asked with its list.
    fn page_of(&self, question: Ref<Question>) -> Ref<Question> {
        let asked = question.of(&self.loaded.pack().questions);
        asked.and_then(|asked| asked.item_of).unwrap_or(question)
    }

    fn count(&self, list: Ref<Question>, trace: &mut Trace) -> Result<u16, Stop> {
        let count = self.answers.items(list);
        asked(self, trace, Read::Items(list), Some(list), count)
    }

    /// What `formula` comes to. `trace` gains what it read, and what it lacked when it is missing.
    pub(super) fn evaluate(&self, formula: &Formula, trace: &mut Trace) -> Result<Figure, Stop> {
        self.at_depth(formula, trace, 0)
    }

    /// Like [`Self::evaluate`], for a formula that is a test.
    pub(super) fn test(&self, formula: &Formula, trace: &mut Trace) -> Result<bool, Stop> {
        self.evaluate(formula, trace)?.flag()
    }

    fn at_depth(&self, formula: &Formula, trace: &mut Trace, depth: u32) -> Result<Figure, Stop> {
        if depth >= MAX_DEPTH {
            return Err(Stop::PackFault);
        }
        self.spend_on(formula, trace)?;
        let depth = depth + 1;
        match formula {
            Formula::Money(amount) => Ok(Figure::Scalar(Unit::Money, *amount)),
            Formula::Number(number) => Ok(Figure::Scalar(Unit::Number, *number)),
            Formula::Duration(seconds) => Ok(Figure::Scalar(Unit::Duration, *seconds)),
            Formula::Date(date) => Ok(Figure::Date(*date)),
            Formula::Flag(flag) => Ok(Figure::Flag(*flag)),
            Formula::Answer(question) => {
                let answer = self.answers.figure(*question, trace.item);
                asked(
                    self,
                    trace,
                    Read::Answer(*question),
                    Some(*question),
                    answer,
                )
            }
            Formula::Is(question, options) => {
                let chosen = self.answers.choice(*question, trace.item);
                asked(
                    self,
                    trace,
                    Read::Choice(*question),
                    Some(*question),
                    chosen,
                )
                .map(|chosen| Figure::Flag(options.contains(chosen)))
            }
            Formula::Highest(question) => {
                let highest = self.answers.highest(*question);
                asked(
                    self,
                    trace,
                    Read::Highest(*question),
                    Some(*question),
                    highest,
                )
                .map(|(_, amount)| Figure::money(amount))
            }
            Formula::Week(question, date) => {
                let amount = self.answers.period(*question, *date);
                let read = Read::Week(*question, *date);
                asked(self, trace, read, Some(*question), amount).map(Figure::money)
            }
            Formula::HasWeek(question, date) => {
                let has = self.answers.has_period(*question, *date);
                let read = Read::HasWeek(*question, *date);
                asked(self, trace, read, Some(*question), has).map(Figure::Flag)
            }
            Formula::Recorded(question) => {
                let count = self.answers.recorded(*question);
                asked(
                    self,
                    trace,
                    Read::Recorded(*question),
                    Some(*question),
                    count,
                )
                .map(Figure::number)
            }
            Formula::Used(service) => self.used(*service, trace).map(Figure::Flag),
            Formula::Outage(service) => {
                let seconds = self.outages.seconds(*service);
                asked(self, trace, Read::Outage(*service), None, seconds).map(Figure::duration)
            }
            Formula::Value(value) => self.value(*value, trace),
            Formula::Add(sides) => self.both(sides, trace, depth, &Figure::add),
            Formula::Sub(sides) => self.both(sides, trace, depth, &Figure::sub),
            Formula::Mul(sides) => self.both(sides, trace, depth, &Figure::mul),
            Formula::Div(sides) => self.both(sides, trace, depth, &Figure::div),
            Formula::Min(sides) => self.both(sides, trace, depth, &|left, right| {
                Ok(if left.order(right)?.is_le() {
                    left
                } else {
                    right
                })
            }),
            Formula::Max(sides) => self.both(sides, trace, depth, &|left, right| {
                Ok(if left.order(right)?.is_ge() {
                    left
                } else {
                    right
                })
            }),
            Formula::Compare(comparison, sides) => {
                self.both(sides, trace, depth, &|left, right| {
                    left.compare(*comparison, right).map(Figure::Flag)
                })
            }
            Formula::And(sides) => self.until(false, sides, trace, depth),
            Formula::Or(sides) => self.until(true, sides, trace, depth),
            Formula::Not(inner) => {
                let holds = self.at_depth(inner, trace, depth)?.flag()?;
                Ok(Figure::Flag(!holds))
            }
            Formula::If(parts) => {
                let [test, then, otherwise] = &**parts;
                let branch = if self.at_depth(test, trace, depth)?.flag()? {
                    then
                } else {
                    otherwise
                };
                self.at_depth(branch, trace, depth)
            }
            Formula::Round(rounding, unit, inner) => {
                self.at_depth(inner, trace, depth)?.round(*rounding, *unit)
            }
            Formula::Today => {
                trace.read(Read::Today);
                Ok(Figure::Date(self.today))
            }
            Formula::IntakeOpen(at) => {
                let intake = at.of(&self.loaded.pack().intakes);
                let intake = intake.ok_or(Stop::PackFault)?;
                trace.read(Read::Intake(*at));
                Ok(Figure::Flag(intake.is_open(self.today)))
            }
            Formula::Given(remedy) => {
                let given = self.given.get(remedy.index()).ok_or(Stop::PackFault)?;
                trace.read(Read::Given(*remedy));
                if given.amount == Err(Stop::Missing) {
                    self.lack(&given.missing, trace)?;
                }
                given.amount.map(Figure::money)
            }
            Formula::Lookup(table, key) => {
                let key = self.at_depth(key, trace, depth)?;
                self.lookup(*table, key, trace)
            }
            Formula::Series(fold, question, from, to) => {
                let figure = self.series(*fold, *question, *from, *to);
                let read = Read::Series(*fold, *question, *from, *to);
                asked(self, trace, read, Some(*question), figure)
            }
            Formula::Items(list) => {
                let count = self.count(*list, trace)?;
                Ok(Figure::number(count.into()))
            }
            Formula::Over(fold, value) => self.over(*fold, *value, trace),
            Formula::Span(measure, spans) => {
                let figure = self.measure(*measure, *spans, trace.item);
                let read = Read::Span(*measure, *spans);
                asked(self, trace, read, Self::asked_for(*spans), figure)
            }
            Formula::Within(spans, dates) => self.within_dates(*spans, dates, trace, depth),
            Formula::Month(part, date) => Self::month(*part, self.at_depth(date, trace, depth)?),
            Formula::AfterMonths(sides) => {
                let [date, months] = self.pair(sides, trace, depth)?;
                Self::after_months(date, months)
            }
            Formula::IsWorked(calendar, date) => {
                let date = self.at_depth(date, trace, depth)?;
                self.is_worked(*calendar, date, trace)
            }
            Formula::AfterWorked(calendar, sides) => {
                let sides = self.pair(sides, trace, depth)?;
                self.after_worked(*calendar, sides, trace)
            }
            Formula::WorkedBetween(calendar, sides) => {
                let sides = self.pair(sides, trace, depth)?;
                self.worked_between(*calendar, sides, trace)
            }
        }
    }

    /// A value of each item of its list, taken together.
    fn over(&self, fold: Fold, at: Ref<Value>, trace: &mut Trace) -> Result<Figure, Stop> {
        let value = at.of(&self.loaded.pack().values).ok_or(Stop::PackFault)?;
        let list = value.each.ok_or(Stop::PackFault)?;
        let computed = self.values.get(at.index()).ok_or(Stop::PackFault)?;
        if computed.items.is_empty() {
            // There is no list without items: it is not answered yet.
            self.count(list, trace)?;
            return computed.figure.and(Err(Stop::PackFault));
        }
        let (count, known) = (computed.items.len(), trace.reads.len());
        self.budget.spend_on_adding(count, known)?;
        let mut figures = Vec::with_capacity(computed.items.len());
        let mut stopped = None;
        for (item, computed) in (0..=u16::MAX).zip(&computed.items) {
            trace.read(Read::ItemValue(at, item));
            match computed.figure {
                Ok(figure) => figures.push(figure),
                Err(Stop::Missing) => {
                    self.lack(&computed.trace.missing, trace)?;
                    stopped = stopped.or(Some(Stop::Missing));
                }
                // What cannot be computed at all says so before what is only missing.
                Err(stop) => stopped = Some(stop),
            }
        }
        if let Some(stop) = stopped {
            return Err(stop);
        }
        if matches!(fold, Fold::Any | Fold::Every) {
            let mut flags = figures.into_iter().map(Figure::flag);
            let decisive = fold == Fold::Any;
            let found = flags.find(|flag| *flag != Ok(!decisive)).transpose()?;
            return Ok(Figure::Flag(found.unwrap_or(!decisive)));
        }
        let sizes = figures.into_iter().map(|figure| figure.scalar(value.unit));
        let size = folded(fold, sizes.collect::<Result<Vec<Ratio>, Stop>>()?)?;
        Figure::of_unit(value.unit, size)
    }

    /// Whether the claimant used a service.
    pub(super) fn used(&self, service: Ref<Service>, trace: &mut Trace) -> Result<bool, Stop> {
        let used = self.answers.used(service);
        asked(
            self,
            trace,
            Read::Used(service),
            self.loaded.services_question(),
            used,
        )
    }

    /// A value as it was computed, for that item where it is one of items.
    fn computed(&self, value: Ref<Value>, item: Item) -> Result<&Computed, Stop> {
        let computed = self.values.get(value.index()).ok_or(Stop::PackFault)?;
        let known = value.of(&self.loaded.pack().values);
        match (known.and_then(|known| known.each), item) {
            (Some(_), Some(item)) if !computed.items.is_empty() => {
                let item = computed.items.get(usize::from(item));
                item.ok_or(Stop::PackFault)
            }
            _ => Ok(computed),
        }
    }

    /// A named value's figure.
    pub(super) fn value(&self, value: Ref<Value>, trace: &mut Trace) -> Result<Figure, Stop> {
        let computed = self.computed(value, trace.item)?;
        trace.read(Read::Value(value));
        if computed.figure == Err(Stop::Missing) {
            self.lack(&computed.trace.missing, trace)?;
        }
        computed.figure
    }

    /// Notes questions without which a figure is not known.
    fn lack(&self, missing: &[Ref<Question>], trace: &mut Trace) -> Result<(), Stop> {
        let known = trace.missing.len();
        self.budget.spend_on_adding(missing.len(), known)?;
        missing.iter().for_each(|at| trace.miss(*at));
        Ok(())
    }
}

/// Notes that something was read, or which question it lacks. What was read and cannot be used here,
/// as the highest week of none on record, was read all the same.
fn asked<T>(
    facts: &Facts<'_>,
    trace: &mut Trace,
    read: Read,
    question: Option<Ref<Question>>,
    outcome: Result<T, Stop>,
) -> Result<T, Stop> {
    match (&outcome, question) {
        (Err(Stop::Missing), Some(question)) => trace.miss(facts.page_of(question)),
        (Err(Stop::Missing), None) => {}
        _ => trace.read(read),
    }
    outcome
}
