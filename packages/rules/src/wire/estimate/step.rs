//! Steps and what they read. The numbers that stand for variants are places in the lists of
//! `js/estimate/step.js`.

use rules::{
    Rounding,
    estimate::{Action, Input, Quantity, ServiceOutage, Source, Step, ValueStep},
    formula::{Fold, Measure},
    pack::RoundTo,
};

use super::Writer;

impl Writer {
    pub(super) fn step(&mut self, step: &Step) {
        let Step {
            action,
            inputs,
            result,
            citations,
        } = step;
        self.action(action);
        self.list(inputs, Self::input);
        self.quantity(result);
        self.list(citations, |writer, id| writer.name(id.as_str()));
    }

    pub(super) fn value(&mut self, step: &ValueStep) {
        let ValueStep {
            value,
            item,
            inputs,
            result,
            citations,
        } = step;
        self.name(value.as_str());
        self.maybe(item.as_ref(), |writer, item| writer.word((*item).into()));
        self.list(inputs, Self::input);
        self.maybe(result.as_ref(), Self::quantity);
        self.list(citations, |writer, id| writer.name(id.as_str()));
    }

    fn action(&mut self, action: &Action) {
        match action {
            Action::Amount => self.word(0),
            Action::Low => self.word(1),
            Action::High => self.word(2),
            Action::Time => self.word(3),
            Action::TermEnd => self.word(4),
            Action::Condition(at) => self.pair(5, (*at).into()),
            Action::Band(at) => self.pair(6, (*at).into()),
            Action::Case(at) => self.pair(7, (*at).into()),
            Action::Validity(days) => self.pair(8, *days),
            Action::Outage(service) => self.named(9, service.as_str()),
            Action::Round(RoundTo { rounding, unit }) => {
                let rounding = match rounding {
                    Rounding::Floor => 0,
                    Rounding::HalfUp => 1,
                    Rounding::HalfEven => 2,
                    Rounding::Ceil => 3,
                };
                self.pair(10, rounding);
                self.quantity(&Quantity::Number(*unit));
            }
        }
    }

    pub(super) fn quantity(&mut self, quantity: &Quantity) {
        match quantity {
            Quantity::Money(ratio) => self.ratio(0, *ratio),
            Quantity::Number(ratio) => self.ratio(1, *ratio),
            Quantity::Duration(ratio) => self.ratio(2, *ratio),
            Quantity::Date(date) => {
                self.word(6);
                self.date(*date);
            }
            Quantity::Moment(at) => {
                self.word(7);
                self.instant(*at);
            }
            Quantity::Flag(flag) => self.pair(8, (*flag).into()),
            Quantity::Choice(option) => self.named(9, option.as_str()),
        }
    }

    pub(super) fn input(&mut self, input: &Input) {
        let Input { source, quantity } = input;
        match source {
            Source::Today => self.word(0),
            Source::Answer(id) => self.named(1, id.as_str()),
            Source::RecordedWeeks(id) => self.named(2, id.as_str()),
            Source::Used(id) => self.named(3, id.as_str()),
            Source::Outage(id) => self.named(4, id.as_str()),
            Source::Value(id) => self.named(5, id.as_str()),
            Source::Items(id) => self.named(6, id.as_str()),
            Source::IntakeOpen(id) => self.named(7, id.as_str()),
            Source::Given(id) => self.named(8, id.as_str()),
            Source::ItemValue(id, at) => {
                self.named(9, id.as_str());
                self.word((*at).into());
            }
            Source::Row(id, at) => {
                self.named(10, id.as_str());
                self.word((*at).into());
            }
            Source::HighestWeek(id, date) => {
                self.named(11, id.as_str());
                self.date(*date);
            }
            Source::Week(id, date) => {
                self.named(12, id.as_str());
                self.date(*date);
            }
            Source::Within(id, from, to) => {
                self.named(13, id.as_str());
                self.date(*from);
                self.date(*to);
            }
            Source::ServiceWithin(id, from, to) => {
                self.named(14, id.as_str());
                self.date(*from);
                self.date(*to);
            }
            Source::Span(measure, id) => {
                self.named(15, id.as_str());
                self.measure(*measure);
            }
            Source::ServiceSpan(measure, id) => {
                self.named(16, id.as_str());
                self.measure(*measure);
            }
            Source::Series(fold, id, from, to) => {
                self.named(17, id.as_str());
                self.fold(*fold);
                self.date(*from);
                self.date(*to);
            }
        }
        self.quantity(quantity);
    }

    fn measure(&mut self, measure: Measure) {
        self.word(match measure {
            Measure::Total => 0,
            Measure::Longest => 1,
            Measure::MostInADay => 2,
            Measure::MostInAMonth => 3,
            Measure::Number => 4,
            Measure::Began => 5,
            Measure::Ended => 6,
        });
    }

    fn fold(&mut self, fold: Fold) {
        self.word(match fold {
            Fold::Sum => 0,
            Fold::Highest => 1,
            Fold::Lowest => 2,
            Fold::Mean => 3,
            Fold::Median => 4,
            Fold::Number => 5,
            Fold::Any => 6,
            Fold::Every => 7,
        });
    }

    pub(super) fn outage(&mut self, outage: &ServiceOutage) {
        let ServiceOutage {
            service,
            windows,
            seconds,
            corrected,
        } = outage;
        self.name(service.as_str());
        self.list(windows.windows(), |writer, window| {
            writer.instant(window.from);
            writer.instant(window.to);
        });
        self.whole(*seconds);
        self.word((*corrected).into());
    }
}
