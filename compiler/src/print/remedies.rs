//! Remedies: their conditions, and what they give.

use rules::{
    Formula,
    id::RemedyId,
    pack::{
        Award, Band, Bound, Case, Condition, Gives, Item, Otherwise, Outcome, Reason, Ref, Remedy,
        RemedyKind, Validity, Value,
    },
    unit::Unit,
};

use super::{
    figure::{money, standing},
    formula::{formula, rounding_name},
    page::{Page, id_of},
};

impl Page<'_> {
    pub(super) fn remedies(&mut self, rising: &[RemedyId]) {
        for remedy in &self.pack.remedies {
            self.remedy(remedy, rising.contains(&remedy.id));
        }
    }

    fn remedy(&mut self, remedy: &Remedy, is_rising: bool) {
        let pack = self.pack;
        self.table("remedy", &remedy.id);
        self.text("name", &remedy.name);
        let kind = match remedy.kind {
            RemedyKind::Cash => "cash",
            RemedyKind::Credit => "credit",
            RemedyKind::Extension => "extension",
            RemedyKind::Voucher => "voucher",
            RemedyKind::InKind => "in_kind",
        };
        self.string("kind", kind);
        let services = remedy.services.iter();
        let services = services.map(|at| id_of(*at, &pack.services, |it| it.id.as_str()));
        self.names("services", services);
        let papers = remedy.evidence.iter();
        let papers = papers.map(|at| id_of(*at, &pack.evidence, |it| it.id.as_str()));
        self.names("evidence", papers);
        if let Some(intake) = remedy.intake {
            let intake = id_of(intake, &pack.intakes, |intake| intake.id.as_str());
            self.string("intake", intake);
        }
        self.text_if_any("note", &remedy.note);
        self.cite(&remedy.citations);
        if is_rising {
            self.key("rising", true);
        }
        let path = format!("remedy.{}", remedy.id);
        // Keys of the remedy's own table stand before the tables in it.
        match &remedy.award {
            Award::One(outcome) => {
                self.outcome(outcome);
                self.conditions(&remedy.conditions, &path);
                self.items(outcome, &path);
            }
            Award::Bands {
                on,
                lower,
                rows,
                outside,
            } => {
                let name = id_of(*on, &pack.values, |value| value.id.as_str());
                self.string("bands_on", name);
                if let Some(reason) = outside {
                    self.reason("outside", *reason);
                }
                self.conditions(&remedy.conditions, &path);
                self.bands(*on, *lower, rows, &format!("{path}.band"));
            }
            Award::Cases(cases) => {
                self.conditions(&remedy.conditions, &path);
                self.cases(cases, &format!("{path}.case"));
            }
        }
    }

    fn conditions(&mut self, conditions: &[Condition], path: &str) {
        for condition in conditions {
            self.row(format_args!("{path}.condition"));
            self.formula("if", &condition.test);
            let otherwise = match condition.otherwise {
                Otherwise::OutOfScope => "out_of_scope",
                Otherwise::NotDue => "not_due",
                Otherwise::Review => "review",
            };
            self.string("else", otherwise);
            self.reason("reason", condition.reason);
            self.cite(&condition.citations);
        }
    }

    fn bands(&mut self, on: Ref<Value>, lower: Option<Bound>, rows: &[Band], path: &str) {
        let unit = on.of(&self.pack.values);
        let unit = unit.map_or(Unit::Number, |value| value.unit);
        for (place, band) in rows.iter().enumerate() {
            self.row(path);
            self.bound(unit, lower.filter(|_| place == 0), ["from", "above"]);
            self.bound(unit, band.upper, ["up_to", "below"]);
            self.outcome(&band.outcome);
            self.items(&band.outcome, path);
        }
    }

    /// A bound under the key of one that belongs to the band, or of one that does not.
    fn bound(&mut self, unit: Unit, bound: Option<Bound>, [belongs, does_not]: [&str; 2]) {
        if let Some(bound) = bound {
            let key = if bound.inclusive { belongs } else { does_not };
            self.key(key, standing(unit, bound.at, self.pack.currency));
        }
    }

    fn cases(&mut self, cases: &[Case], path: &str) {
        for (place, case) in cases.iter().enumerate() {
            self.row(path);
            if place + 1 < cases.len() {
                self.formula("when", &case.when);
            }
            self.outcome(&case.outcome);
            self.items(&case.outcome, path);
        }
    }

    /// What is given, but for things, which are tables of their own.
    fn outcome(&mut self, outcome: &Outcome) {
        match &outcome.gives {
            Gives::Money { amount, rounding } => {
                self.formula("amount", amount);
                if let Some(to) = rounding {
                    let name = rounding_name(to.rounding);
                    let unit = money(to.unit, self.pack.currency);
                    self.string("round", &format!("{name} to {unit}"));
                }
            }
            Gives::Range { low, high } => {
                self.formula("low", low);
                self.formula("high", high);
            }
            Gives::Time { by, term_end } => {
                self.formula("time", by);
                if let Some(term_end) = term_end {
                    self.formula("term_end", term_end);
                }
            }
            Gives::Items(_) => {}
            Gives::Review | Gives::Nothing => {
                let key = match outcome.gives {
                    Gives::Review => "review",
                    _ => "nothing",
                };
                if let Some(reason) = outcome.reason {
                    self.reason(key, reason);
                }
                return;
            }
        }
        if let Some(reason) = outcome.reason {
            self.reason("reason", reason);
        }
    }

    fn items(&mut self, outcome: &Outcome, path: &str) {
        if let Gives::Items(items) = &outcome.gives {
            for item in items {
                self.row(format_args!("{path}.item"));
                self.item(item);
            }
        }
    }

    fn item(&mut self, item: &Item) {
        self.text("name", &item.name);
        if item.count != 1 {
            self.key("count", item.count);
        }
        match item.validity {
            Validity::Unlimited => self.key("unlimited", true),
            Validity::Until(date) => self.key("until", date),
            Validity::Prolonged { until, to, decided } => {
                self.key("until", until);
                self.key("extended_on", decided);
                self.key("extended_to", to);
            }
            Validity::Days {
                days,
                from,
                extended_on,
                extended_to,
            } => {
                self.key("days", days);
                if let Some(question) = from {
                    let questions = &self.pack.questions;
                    let question = id_of(question, questions, |it| it.id.as_str());
                    self.string("from", question);
                }
                if let Some(date) = extended_on {
                    self.key("extended_on", date);
                }
                if let Some(date) = extended_to {
                    self.key("extended_to", date);
                }
            }
            Validity::Unstated => {}
        }
    }

    pub(super) fn formula(&mut self, key: &str, written: &Formula) {
        self.string(key, &formula(self.pack, written));
    }

    fn reason(&mut self, key: &str, reason: Ref<Reason>) {
        let reason = id_of(reason, &self.pack.reasons, |reason| reason.id.as_str());
        self.string(key, reason);
    }
}
