//! Lines, their outcomes, and what all lines come to. The numbers that stand for variants are
//! places in the lists of `js/estimate.js`.

use rules::{
    Date,
    estimate::{
        Amount, Certainty, EvidenceState, GivenItem, GivenValidity, IntakeState, IntakeStatus,
        Line, LineReason, MoneyTotal, NextBound, Totals,
    },
    pack::RemedyKind,
};

use super::Writer;

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
        let kind = match kind {
            RemedyKind::Cash => 0,
            RemedyKind::Credit => 1,
            RemedyKind::Extension => 2,
            RemedyKind::Voucher => 3,
            RemedyKind::InKind => 4,
        };
        self.word(kind << 1 | u32::from(*in_scope));
        self.outcome(amount, *certainty, reason);
        self.list(evidence, |writer, EvidenceState { evidence, held }| {
            writer.name(evidence.as_str());
            writer.flag(*held);
        });
        self.maybe(intake.as_ref(), |writer, IntakeState { intake, status }| {
            writer.name(intake.as_str());
            let (status, date) = match status {
                IntakeStatus::Opens(date) => (0, date),
                IntakeStatus::OpenUntil(date) => (1, date),
                IntakeStatus::ClosedAfter(date) => (2, date),
            };
            writer.word(status);
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
        self.word(match certainty {
            Certainty::Due => 0,
            Certainty::Range => 1,
            Certainty::Review => 2,
            Certainty::NotDue => 3,
            Certainty::Unknown => 4,
        });
        match reason {
            LineReason::RuleApplies => self.word(0),
            LineReason::ServiceNotUsed => self.word(1),
            LineReason::NoOutage => self.word(2),
            LineReason::AnswersMissing => self.word(3),
            LineReason::TooLarge => self.word(4),
            LineReason::PackFault => self.word(5),
            LineReason::OtherRemedy => self.word(6),
            LineReason::Pack(id) => self.named(7, id.as_str()),
        }
    }

    fn amount(&mut self, amount: &Amount) {
        match amount {
            Amount::None => self.word(0),
            Amount::Money(minor) => {
                self.word(1);
                self.whole(*minor);
            }
            Amount::Range { low, high } => {
                self.word(2);
                self.whole(*low);
                self.whole(*high);
            }
            Amount::Time(seconds) => {
                self.word(3);
                self.whole(*seconds);
            }
            Amount::Extended { seconds, until } => {
                self.word(4);
                self.whole(*seconds);
                self.instant(*until);
            }
            Amount::Items(items) => {
                self.word(5);
                self.list(items, Self::item);
            }
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
        match validity {
            GivenValidity::Unlimited => self.word(0),
            GivenValidity::Unstated => self.word(1),
            GivenValidity::Until(until) => {
                self.word(2);
                self.date(*until);
            }
            GivenValidity::Days(days) => {
                self.word(3);
                self.word(*days);
            }
            GivenValidity::Extended {
                until,
                days,
                decided,
            } => {
                self.word(4);
                self.maybe(until.as_ref(), date);
                self.word(*days);
                self.date(*decided);
            }
            GivenValidity::Prolonged { until, to, decided } => {
                self.word(5);
                self.maybe(until.as_ref(), date);
                self.date(*to);
                self.date(*decided);
            }
        }
    }
}
