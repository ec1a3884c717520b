//! Steps and what they read.

use rules::{
    estimate::{Action, Input, Quantity, ServiceOutage, Source, Step, ValueStep},
    pack::RoundTo,
};

use super::Writer;
use crate::wire::variants::place_of;

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
        self.word(place_of(action));
        match action {
            Action::Amount | Action::Low | Action::High | Action::Time | Action::TermEnd => {}
            Action::Condition(at) | Action::Band(at) | Action::Case(at) => self.word((*at).into()),
            Action::Validity(days) => self.word(*days),
            Action::Outage(service) => self.name(service.as_str()),
            Action::Round(RoundTo { rounding, unit }) => {
                self.word(place_of(rounding));
                self.quantity(&Quantity::Number(*unit));
            }
        }
    }

    /// Its variant, and whether it is whole, or true; then the rest of it.
    pub(super) fn quantity(&mut self, quantity: &Quantity) {
        let is = match quantity {
            Quantity::Money(ratio) | Quantity::Number(ratio) | Quantity::Duration(ratio) => {
                ratio.is_whole()
            }
            Quantity::Flag(flag) => *flag,
            Quantity::Date(_) | Quantity::Moment(_) | Quantity::Choice(_) => false,
        };
        self.word(place_of(quantity) << 1 | u32::from(is));
        match quantity {
            Quantity::Money(ratio) | Quantity::Number(ratio) | Quantity::Duration(ratio) => {
                self.ratio(*ratio);
            }
            Quantity::Date(date) => self.date(*date),
            Quantity::Moment(at) => self.instant(*at),
            Quantity::Flag(_) => {}
            Quantity::Choice(option) => self.name(option.as_str()),
        }
    }

    pub(super) fn input(&mut self, input: &Input) {
        let Input { source, quantity } = input;
        self.word(place_of(source));
        match source {
            Source::Today => {}
            Source::Answer(id) | Source::RecordedWeeks(id) | Source::Items(id) => {
                self.name(id.as_str());
            }
            Source::Used(id) | Source::Outage(id) => self.name(id.as_str()),
            Source::Value(id) => self.name(id.as_str()),
            Source::IntakeOpen(id) => self.name(id.as_str()),
            Source::Given(id) => self.name(id.as_str()),
            Source::ItemValue(id, at) => self.named(id.as_str(), (*at).into()),
            Source::Row(id, at) => self.named(id.as_str(), (*at).into()),
            Source::HighestWeek(id, date) | Source::Week(id, date) => {
                self.name(id.as_str());
                self.date(*date);
            }
            Source::Within(id, from, to) => {
                self.name(id.as_str());
                self.date(*from);
                self.date(*to);
            }
            Source::ServiceWithin(id, from, to) => {
                self.name(id.as_str());
                self.date(*from);
                self.date(*to);
            }
            Source::Span(measure, id) => self.named(id.as_str(), place_of(measure)),
            Source::ServiceSpan(measure, id) => self.named(id.as_str(), place_of(measure)),
            Source::Series(fold, id, from, to) => {
                self.named(id.as_str(), place_of(fold));
                self.date(*from);
                self.date(*to);
            }
        }
        self.quantity(quantity);
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
