//! Lines, their outcomes, and what all lines come to.

use rules::{
    Date,
    estimate::{
        Amount, Certainty, EvidenceState, GivenItem, GivenValidity, IntakeState, IntakeStatus,
        Line, LineReason, MoneyTotal, NextBound, Totals,
    },
};

use super::Writer;
use crate::wire::variants::place_of;

impl Writer {
    pub(super) fn totals(&mut self, totals: &Totals) {
        let Totals {
            cash,
            credit,
            voucher,
            time_lines,
            item_lines,
            review_lines,
            unknown_lines,
        } = totals;
        for MoneyTotal { low, high, lines } in [cash, credit, voucher] {
            self.whole(*low);
            self.whole(*high);
            self.word(*lines);
        }
        for lines in [time_lines, item_lines, review_lines, unknown_lines] {
            self.word(*lines);
        }
    }

    pub(super) fn line(&mut self, line: &Line) {
        let Line {
            remedy,
            kind,
            amount,
            certainty,
            reason,
            in_scope,
            evidence,
            intake,
            steps,
            waits_for,
            next_bound,
        } = line;
        self.name(remedy.as_str());
        self.word(place_of(kind) << 1 | u32::from(*in_scope));
        self.outcome(amount, *certainty, reason);
        self.list(evidence, |writer, EvidenceState { evidence, held }| {
            writer.name(evidence.as_str());
            writer.flag(*held);
        });
        self.maybe(intake.as_ref(), |writer, IntakeState { intake, status }| {
            writer.name(intake.as_str());
            writer.word(place_of(status));
            let (IntakeStatus::Opens(date)
            | IntakeStatus::OpenUntil(date)
            | IntakeStatus::ClosedAfter(date)) = status;
            writer.date(*date);
        });
        self.list(steps, Self::step);
        self.list(waits_for, |writer, id| writer.name(id.as_str()));
        self.maybe(next_bound.as_ref(), |writer, next| {
            let NextBound {
                value,
                more,
                amount,
                certainty,
                reason,
            } = next;
            writer.name(value.as_str());
            writer.quantity(more);
            writer.outcome(amount, *certainty, reason);
        });
    }

    fn outcome(&mut self, amount: &Amount, certainty: Certainty, reason: &LineReason) {
        self.amount(amount);
        self.word(place_of(&certainty));
        self.word(place_of(reason));
        match reason {
            LineReason::Pack(id) => self.name(id.as_str()),
            LineReason::RuleApplies
            | LineReason::ServiceNotUsed
            | LineReason::NoOutage
            | LineReason::AnswersMissing
            | LineReason::TooLarge
            | LineReason::PackFault
            | LineReason::OtherRemedy => {}
        }
    }

    fn amount(&mut self, amount: &Amount) {
        self.word(place_of(amount));
        match amount {
            Amount::None => {}
            Amount::Money(minor) => self.whole(*minor),
            Amount::Range { low, high } => {
                self.whole(*low);
                self.whole(*high);
            }
            Amount::Time(seconds) => self.whole(*seconds),
            Amount::Extended { seconds, until } => {
                self.whole(*seconds);
                self.instant(*until);
            }
            Amount::Items(items) => self.list(items, Self::item),
        }
    }

    fn item(&mut self, item: &GivenItem) {
        let GivenItem {
            name,
            count,
            validity,
        } = item;
        self.word(name.0.len() as u32);
        for (lang, text) in &name.0 {
            self.text(lang.tag());
            self.text(text);
        }
        self.word(*count);
        let date = |writer: &mut Self, date: &Date| writer.date(*date);
        self.word(place_of(validity));
        match validity {
            GivenValidity::Unlimited | GivenValidity::Unstated => {}
            GivenValidity::Until(until) => self.date(*until),
            GivenValidity::Days(days) => self.word(*days),
            GivenValidity::Extended {
                until,
                days,
                decided,
            } => {
                self.maybe(until.as_ref(), date);
                self.word(*days);
                self.date(*decided);
            }
            GivenValidity::Prolonged { until, to, decided } => {
                self.maybe(until.as_ref(), date);
                self.date(*to);
                self.date(*decided);
            }
        }
    }
}
