//! Evaluates formulas and keeps account of what they read.

use super::{
    answers::Answers,
    figure::{Figure, Stop},
    outages::Outages,
};
use crate::{
    LoadedPack,
    estimate::{Input, Quantity, Source},
    formula::{Formula, Unit},
    pack::{Question, Ref, Service, Value},
    time::Date,
};

/// How deep a formula may nest. A compiled one stays far below; a forged one must not exhaust the
/// stack.
pub(super) const MAX_DEPTH: u32 = 64;

/// Something that a formula read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Read {
    Answer(Ref<Question>),
    Choice(Ref<Question>),
    Highest(Ref<Question>),
    Week(Ref<Question>, Date),
    HasWeek(Ref<Question>, Date),
    Recorded(Ref<Question>),
    Used(Ref<Service>),
    Outage(Ref<Service>),
    Value(Ref<Value>),
}

/// What was read on the way to a figure: each thing once, in the order of reading.
#[derive(Clone, Debug, Default)]
pub(super) struct Trace {
    pub(super) reads: Vec<Read>,
    /// Questions without which the figure is not known.
    pub(super) missing: Vec<Ref<Question>>,
}

impl Trace {
    pub(super) fn clear(&mut self) {
        self.reads.clear();
        self.missing.clear();
    }

    pub(super) fn read(&mut self, read: Read) {
        if !self.reads.contains(&read) {
            self.reads.push(read);
        }
    }

    pub(super) fn miss(&mut self, question: Ref<Question>) {
        if !self.missing.contains(&question) {
            self.missing.push(question);
        }
    }
}

/// A named value, computed.
#[derive(Debug)]
pub(super) struct Computed {
    pub(super) figure: Result<Figure, Stop>,
    pub(super) trace: Trace,
}

/// Everything that formulas read.
pub(super) struct Facts<'a> {
    pub(super) loaded: &'a LoadedPack,
    pub(super) answers: Answers<'a>,
    pub(super) outages: Outages<'a>,
    /// In the pack's order. A value that is not here yet cannot be read, so a forged pack has no
    /// value that reads itself.
    pub(super) values: Vec<Computed>,
}

impl Facts<'_> {
    /// Computes every value of the pack, each once.
    pub(super) fn compute_values(&mut self) {
        let values = &self.loaded.pack().values;
        self.values.reserve_exact(values.len());
        for value in values {
            let mut trace = Trace::default();
            let figure = self.evaluate(&value.formula, &mut trace);
            self.values.push(Computed { figure, trace });
        }
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
        let depth = depth + 1;
        match formula {
            Formula::Money(amount) => Ok(Figure::Scalar(Unit::Money, *amount)),
            Formula::Number(number) => Ok(Figure::Scalar(Unit::Number, *number)),
            Formula::Duration(seconds) => Ok(Figure::Scalar(Unit::Duration, *seconds)),
            Formula::Date(date) => Ok(Figure::Date(*date)),
            Formula::Flag(flag) => Ok(Figure::Flag(*flag)),
            Formula::Answer(question) => {
                let answer = self.answers.figure(*question);
                asked(trace, Read::Answer(*question), Some(*question), answer)
            }
            Formula::Is(question, options) => {
                let chosen = self.answers.choice(*question);
                asked(trace, Read::Choice(*question), Some(*question), chosen)
                    .map(|chosen| Figure::Flag(options.contains(chosen)))
            }
            Formula::Highest(question) => {
                let highest = self.answers.highest_week(*question);
                asked(trace, Read::Highest(*question), Some(*question), highest)
                    .map(|(_, amount)| Figure::money(amount))
            }
            Formula::Week(question, date) => {
                let amount = self.answers.week(*question, *date);
                let read = Read::Week(*question, *date);
                asked(trace, read, Some(*question), amount).map(Figure::money)
            }
            Formula::HasWeek(question, date) => {
                let has = self.answers.has_week(*question, *date);
                let read = Read::HasWeek(*question, *date);
                asked(trace, read, Some(*question), has).map(Figure::Flag)
            }
            Formula::Recorded(question) => {
                let count = self.answers.recorded_weeks(*question);
                asked(trace, Read::Recorded(*question), Some(*question), count).map(Figure::number)
            }
            Formula::Used(service) => self.used(*service, trace).map(Figure::Flag),
            Formula::Outage(service) => {
                let seconds = self.outages.seconds(*service);
                asked(trace, Read::Outage(*service), None, seconds).map(Figure::duration)
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
        }
    }

    /// A pair of figures brought together. Both sides are read though one is missing, so that one
    /// look finds all that is missing; a side that cannot be computed at all says so first.
    fn both(
        &self,
        sides: &[Formula; 2],
        trace: &mut Trace,
        depth: u32,
        join: &dyn Fn(Figure, Figure) -> Result<Figure, Stop>,
    ) -> Result<Figure, Stop> {
        let [left, right] = sides;
        let left = self.at_depth(left, trace, depth);
        let right = self.at_depth(right, trace, depth);
        match (left, right) {
            (Ok(left), Ok(right)) => join(left, right),
            (Err(Stop::Missing), Err(stop)) | (Err(stop), _) | (_, Err(stop)) => Err(stop),
        }
    }

    /// `and` (`decisive` is false) or `or` (`decisive` is true) in three-valued logic: either side
    /// alone can decide. Only what decided counts as read, and while neither does, only the left
    /// side is asked for.
    fn until(
        &self,
        decisive: bool,
        sides: &[Formula; 2],
        trace: &mut Trace,
        depth: u32,
    ) -> Result<Figure, Stop> {
        let [left, right] = sides;
        let (reads, missing) = (trace.reads.len(), trace.missing.len());
        let left = self.at_depth(left, trace, depth).and_then(Figure::flag);
        match left {
            Ok(holds) if holds == decisive => Ok(Figure::Flag(decisive)),
            Ok(_) => {
                let holds = self.at_depth(right, trace, depth)?.flag()?;
                Ok(Figure::Flag(holds))
            }
            Err(Stop::Missing) => {
                let left = Trace {
                    reads: trace.reads.split_off(reads),
                    missing: trace.missing.split_off(missing),
                };
                if self.at_depth(right, trace, depth) == Ok(Figure::Flag(decisive)) {
                    return Ok(Figure::Flag(decisive));
                }
                trace.reads.truncate(reads);
                trace.reads.extend(left.reads);
                trace.missing.truncate(missing);
                trace.missing.extend(left.missing);
                Err(Stop::Missing)
            }
            Err(stop) => Err(stop),
        }
    }

    /// Whether the claimant used a service.
    pub(super) fn used(&self, service: Ref<Service>, trace: &mut Trace) -> Result<bool, Stop> {
        let used = self.answers.used(service);
        asked(
            trace,
            Read::Used(service),
            self.loaded.services_question(),
            used,
        )
    }

    /// A named value's figure.
    pub(super) fn value(&self, value: Ref<Value>, trace: &mut Trace) -> Result<Figure, Stop> {
        let computed = self.values.get(value.index()).ok_or(Stop::PackFault)?;
        trace.read(Read::Value(value));
        if computed.figure == Err(Stop::Missing) {
            for question in &computed.trace.missing {
                trace.miss(*question);
            }
        }
        computed.figure
    }

    /// What was read, with ids and figures.
    pub(super) fn inputs(&self, reads: &[Read]) -> Vec<Input> {
        let mut inputs = Vec::with_capacity(reads.len());
        inputs.extend(reads.iter().filter_map(|read| self.input(*read)));
        inputs
    }

    fn input(&self, read: Read) -> Option<Input> {
        let pack = self.loaded.pack();
        let question = |question: Ref<Question>| Some(question.of(&pack.questions)?.id.clone());
        let service = |service: Ref<Service>| Some(service.of(&pack.services)?.id.clone());
        let (source, figure) = match read {
            Read::Answer(at) => (Source::Answer(question(at)?), self.answers.figure(at).ok()?),
            Read::Choice(at) => {
                let chosen = self.answers.choice(at).ok()?.clone();
                return Some(Input {
                    source: Source::Answer(question(at)?),
                    quantity: Quantity::Choice(chosen),
                });
            }
            Read::Highest(at) => {
                let (date, amount) = self.answers.highest_week(at).ok()?;
                let source = Source::HighestWeek(question(at)?, date);
                (source, Figure::money(amount))
            }
            Read::Week(at, date) => {
                let amount = self.answers.week(at, date).ok()?;
                (Source::Week(question(at)?, date), Figure::money(amount))
            }
            Read::HasWeek(at, date) => {
                let has = self.answers.has_week(at, date).ok()?;
                (Source::Week(question(at)?, date), Figure::Flag(has))
            }
            Read::Recorded(at) => {
                let count = self.answers.recorded_weeks(at).ok()?;
                (Source::RecordedWeeks(question(at)?), Figure::number(count))
            }
            Read::Used(at) => {
                let used = self.answers.used(at).ok()?;
                (Source::Used(service(at)?), Figure::Flag(used))
            }
            Read::Outage(at) => {
                let seconds = self.outages.seconds(at).ok()?;
                (Source::Outage(service(at)?), Figure::duration(seconds))
            }
            Read::Value(at) => {
                let figure = self.values.get(at.index())?.figure.ok()?;
                (Source::Value(at.of(&pack.values)?.id.clone()), figure)
            }
        };
        Some(Input {
            source,
            quantity: figure.quantity(),
        })
    }
}

/// Notes that something was read, or which question it lacks.
fn asked<T>(
    trace: &mut Trace,
    read: Read,
    question: Option<Ref<Question>>,
    outcome: Result<T, Stop>,
) -> Result<T, Stop> {
    match (&outcome, question) {
        (Err(Stop::Missing), Some(question)) => trace.miss(question),
        (Ok(_), _) => trace.read(read),
        _ => {}
    }
    outcome
}
