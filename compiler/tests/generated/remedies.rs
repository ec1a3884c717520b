//! Remedies with every kind of award and outcome, and those that no longer outage lowers.

use rules::{
    Formula, Pack, Ratio, Ref,
    id::RemedyId,
    pack::{
        Award, Band, Bound, Case, Condition, Gives, Item, Otherwise, Outcome, QuestionKind, Remedy,
        RemedyKind, RoundTo, Validity,
    },
    unit::Unit,
};

use crate::generated::{
    formulas::{DAY, Made, Place, literal_of, ratio},
    packs::{Making, date},
    tape::Tape,
};

const PLACE: Place = Place {
    each: None,
    in_remedy: true,
    depth: 3,
};

/// A pack and which of its remedies no longer outage lowers.
#[derive(Clone, Debug)]
pub(crate) struct MadePack {
    pub(crate) pack: Pack,
    pub(crate) rising: Vec<RemedyId>,
}

/// A whole pack.
pub(crate) fn pack(tape: &mut Tape) -> MadePack {
    let mut making = Making::of(tape);
    for at in 0..=making.tape.below(5) {
        making.remedy(&format!("remedy_{at}"));
    }
    let mut rising = Vec::new();
    for at in 0..making.tape.below(3) {
        if let Some(formula) = making.rising(3) {
            let id = format!("rising_{at}");
            making.rising_remedy(&id, formula);
            rising.push(id.as_str().into());
        }
    }
    MadePack {
        pack: making.pack,
        rising,
    }
}

impl Making<'_> {
    fn remedy(&mut self, id: &str) {
        let kind = self.tape.pick(&[
            RemedyKind::Cash,
            RemedyKind::Credit,
            RemedyKind::Voucher,
            RemedyKind::Extension,
            RemedyKind::InKind,
        ]);
        let conditions = (0..self.tape.below(3)).map(|_| Condition {
            test: self.test(PLACE),
            otherwise: self.tape.pick(&[
                Otherwise::NotDue,
                Otherwise::OutOfScope,
                Otherwise::Review,
            ]),
            reason: self.reason(),
            citations: if self.tape.once_in(3) {
                self.cited()
            } else {
                Vec::new()
            },
        });
        let conditions = conditions.collect();
        let award = match self.tape.below(3) {
            1 => self.bands(kind),
            2 => Award::Cases(self.cases(kind)),
            _ => Award::One(self.outcome(kind)),
        };
        let services: Vec<_> = Ref::all(&self.pack.services).collect();
        let services = if services.is_empty() || !self.tape.once_in(3) {
            Vec::new()
        } else {
            vec![self.tape.pick(&services)]
        };
        self.add(id, kind, services, conditions, award);
    }

    pub(crate) fn add(
        &mut self,
        id: &str,
        kind: RemedyKind,
        services: Vec<Ref<rules::pack::Service>>,
        conditions: Vec<Condition>,
        award: Award,
    ) {
        let only_money = outcomes(&award).iter().all(|outcome| {
            matches!(
                outcome.gives,
                Gives::Money { .. } | Gives::Range { .. } | Gives::Review | Gives::Nothing
            )
        });
        let remedy = Remedy {
            id: id.into(),
            name: self.text("Remedy"),
            kind,
            services,
            conditions,
            award,
            evidence: Ref::all(&self.pack.evidence)
                .filter(|_| self.tape.once_in(2))
                .collect(),
            intake: Ref::all(&self.pack.intakes).find(|_| self.tape.once_in(2)),
            note: self.some_text("Note"),
            citations: self.cited(),
        };
        self.pack.remedies.push(remedy);
        self.gives_money.push(only_money);
    }

    fn bands(&mut self, kind: RemedyKind) -> Award {
        let values = Ref::all(&self.pack.values).zip(&self.pack.values);
        let measured = values.filter(|(_, it)| it.each.is_none() && it.unit != Unit::Flag);
        let measured: Vec<_> = measured.map(|(at, value)| (at, value.unit)).collect();
        if measured.is_empty() {
            return Award::One(self.outcome(kind));
        }
        let (on, unit) = self.tape.pick(&measured);
        let (mut at, step) = match unit {
            Unit::Money => (Ratio::whole(0), 30_000),
            Unit::Duration => (Ratio::whole(0), 2 * DAY),
            Unit::Date => (Ratio::whole(date(0).number()), 200),
            _ => (ratio(1, 2), 5),
        };
        let count = 1 + self.tape.below(4);
        let is_closed = self.tape.once_in(3);
        let mut rows = Vec::new();
        for place in 0..count {
            let bound = Bound {
                at,
                inclusive: self.tape.once_in(2),
            };
            let is_open = place + 1 == count && !is_closed;
            rows.push(Band {
                upper: Some(bound).filter(|_| !is_open),
                outcome: self.outcome(kind),
            });
            let by = Ratio::whole(self.tape.between(1, step));
            at = at.add(by).unwrap();
        }
        let lower = self.tape.once_in(3).then(|| Bound {
            at: Ratio::whole(if unit == Unit::Date {
                date(-9).number()
            } else {
                -9
            }),
            inclusive: self.tape.once_in(2),
        });
        let outside = (is_closed || lower.is_some()).then(|| self.reason());
        Award::Bands {
            on,
            lower,
            rows,
            outside,
        }
    }

    fn cases(&mut self, kind: RemedyKind) -> Vec<Case> {
        let mut cases: Vec<Case> = Vec::new();
        for _ in 0..self.tape.below(3) {
            let when = self.test(PLACE);
            let outcome = self.outcome(kind);
            // A test that stands above already is never reached.
            if cases.iter().all(|above| above.when != when) {
                cases.push(Case { when, outcome });
            }
        }
        cases.push(Case {
            when: Formula::Flag(true),
            outcome: self.outcome(kind),
        });
        cases
    }

    fn outcome(&mut self, kind: RemedyKind) -> Outcome {
        let (money, time, things) = match kind {
            RemedyKind::Cash => (true, false, false),
            RemedyKind::Credit | RemedyKind::Voucher => (true, true, true),
            RemedyKind::Extension => (false, true, true),
            RemedyKind::InKind => (false, false, true),
        };
        let form = self.tape.below(8);
        let (gives, reason) = match form {
            0 | 1 if money => (self.money(), false),
            2 if money => (self.range(), self.tape.once_in(2)),
            3 | 4 if time => (self.time(), false),
            5 if things => (Gives::Items(self.items()), self.tape.once_in(2)),
            6 => (Gives::Review, true),
            7 => (Gives::Nothing, true),
            _ if money => (self.money(), false),
            _ => (Gives::Items(self.items()), false),
        };
        // What is due as it is takes no reason, and cash no things.
        let (gives, reason) = match gives {
            Gives::Items(_) if !things => (Gives::Nothing, true),
            gives => (gives, reason),
        };
        Outcome {
            reason: reason.then(|| self.reason()),
            gives,
        }
    }

    /// A formula that gives something: no literal below zero.
    fn given(&mut self, unit: Unit) -> Made {
        let made = self.formula(unit, PLACE);
        match &made.formula {
            Formula::Money(at) | Formula::Duration(at) if *at < Ratio::ZERO => {
                Made::whole(literal_of(unit, Ratio::whole(7)))
            }
            _ => made,
        }
    }

    /// The same, always whole.
    fn whole(&mut self, unit: Unit) -> Formula {
        let made = self.given(unit);
        if made.whole {
            return made.formula;
        }
        let size = self.positive(unit);
        Formula::Round(self.rounding(), size, Box::new(made.formula))
    }

    fn money(&mut self) -> Gives {
        let made = self.given(Unit::Money);
        let rounding = (!made.whole || self.tape.once_in(4)).then(|| RoundTo {
            rounding: self.rounding(),
            unit: self.positive(Unit::Money),
        });
        Gives::Money {
            amount: made.formula,
            rounding,
        }
    }

    fn range(&mut self) -> Gives {
        let low = self.whole(Unit::Money);
        let mut high = self.whole(Unit::Money);
        if let (Formula::Money(least), Formula::Money(most)) = (&low, &high)
            && least > most
        {
            high = low.clone();
        }
        Gives::Range { low, high }
    }

    fn time(&mut self) -> Gives {
        let by = self.whole(Unit::Duration);
        let term_end = self
            .tape
            .once_in(3)
            .then(|| self.formula(Unit::Date, PLACE).formula);
        Gives::Time { by, term_end }
    }

    fn items(&mut self) -> Vec<Item> {
        let items = (0..=self.tape.below(2)).map(|_| Item {
            name: self.text("Thing"),
            count: u32::try_from(self.tape.between(1, i64::from(u32::MAX))).unwrap(),
            validity: self.validity(),
        });
        items.collect()
    }

    fn validity(&mut self) -> Validity {
        let until = date(self.tape.between(0, 400));
        match self.tape.below(5) {
            1 => Validity::Unlimited,
            2 => Validity::Until(until),
            3 => Validity::Prolonged {
                until,
                to: until.plus_days(self.tape.between(1, 50)).unwrap(),
                decided: date(300),
            },
            4 => {
                let questions = Ref::all(&self.pack.questions).zip(&self.pack.questions);
                let mut dates = questions.filter(|(_, asked)| {
                    asked.item_of.is_none() && matches!(asked.kind, QuestionKind::Date { .. })
                });
                let from = dates.next().map(|(at, _)| at);
                let extended_on = self.tape.once_in(2).then(|| date(300));
                Validity::Days {
                    days: u32::try_from(self.tape.between(1, 36_525)).unwrap(),
                    from: from.filter(|_| self.tape.once_in(2)),
                    extended_on,
                    extended_to: extended_on.filter(|_| self.tape.once_in(2)),
                }
            }
            _ => Validity::Unstated,
        }
    }
}

/// Every outcome of an award.
pub(crate) fn outcomes(award: &Award) -> Vec<&Outcome> {
    match award {
        Award::One(outcome) => vec![outcome],
        Award::Bands { rows, .. } => rows.iter().map(|row| &row.outcome).collect(),
        Award::Cases(cases) => cases.iter().map(|case| &case.outcome).collect(),
    }
}
