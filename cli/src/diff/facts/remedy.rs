//! What a pack says of a remedy.

use rules::{
    Formula, Text, explain,
    pack::{
        Award, Band, Bound, Case, Condition, Gives, Item, Outcome, Reason, Ref, Remedy, RoundTo,
        Validity,
    },
};

use super::{Describer, Line, Part, fact, part, plain, word};

impl Describer<'_> {
    pub(super) fn remedy(&self, remedy: &Remedy) -> Part {
        let Remedy {
            id,
            name,
            kind,
            services,
            conditions,
            award,
            evidence,
            intake,
            note,
            citations,
        } = remedy;
        let pack = self.wording.pack;
        let services = services.iter().filter_map(|it| it.of(&pack.services));
        let evidence = evidence.iter().filter_map(|it| it.of(&pack.evidence));
        let intake = intake.and_then(|intake| intake.of(&pack.intakes));
        let mut facts = self.text("name", name);
        facts.push(plain("kind", word(kind)));
        facts.push(fact(
            "services",
            services.map(|it| Line::plain(it.id.as_str())),
        ));
        let conditions = conditions.iter().map(|it| self.condition(it));
        facts.push(fact("conditions", conditions));
        facts.push(fact("award", self.award(award)));
        facts.push(fact(
            "papers",
            evidence.map(|it| Line::plain(it.id.as_str())),
        ));
        facts.push(fact("intake", intake.map(|it| Line::plain(it.id.as_str()))));
        facts.extend(self.text("note", note));
        facts.push(self.cited(citations));
        part("remedy", id.as_str(), facts)
    }

    fn condition(&self, condition: &Condition) -> Line {
        let Condition {
            test,
            otherwise,
            reason,
            citations,
        } = condition;
        let test = self.formula(test);
        let sources = self.cited(citations).lines.into_iter().map(|it| it.text);
        let sources: Vec<_> = sources.collect();
        let sources = match sources.as_slice() {
            [] => String::new(),
            sources => format!(" [{}]", sources.join(", ")),
        };
        let rest = format!(
            "; else {} {}{sources}",
            word(otherwise),
            self.reason_id(*reason)
        );
        Line {
            text: format!("{}{rest}", test.text),
            meaning: format!("{}{rest}", test.meaning),
        }
    }

    pub(super) fn reason_id(&self, reason: Ref<Reason>) -> &str {
        let reason = reason.of(&self.wording.pack.reasons);
        reason.map_or("", |reason| reason.id.as_str())
    }

    fn award(&self, award: &Award) -> Vec<Line> {
        match award {
            Award::One(outcome) => vec![self.outcome(outcome)],
            Award::Bands {
                on,
                lower: first,
                rows,
                outside,
            } => {
                let measured = Line {
                    text: format!("by {}", self.wording.formula(&Formula::Value(*on))),
                    meaning: self.formula(&Formula::Value(*on)).meaning,
                };
                let bands = rows.iter().enumerate().map(|(at, row)| {
                    let Band { upper, outcome } = row;
                    let range = explain::band_range(self.wording.pack, *on, *first, rows, at);
                    let range = range.map_or_else(String::new, |it| self.wording.band(&it));
                    // A band that begins elsewhere is another band.
                    let lower = match at.checked_sub(1).and_then(|below| rows.get(below)) {
                        Some(below) => below.upper,
                        None => *first,
                    };
                    let bounds =
                        [lower, *upper].map(|it| it.map(|Bound { at, inclusive }| (at, inclusive)));
                    self.alternative(&range, &format!("{bounds:?}"), outcome)
                });
                let outside = outside.map(|reason| {
                    Line::plain(format!("outside: review {}", self.reason_id(reason)))
                });
                [measured].into_iter().chain(bands).chain(outside).collect()
            }
            Award::Cases(cases) => cases
                .iter()
                .map(|Case { when, outcome }| match when {
                    // The compiler closes the last case so.
                    Formula::Flag(true) => self.alternative("else", "else", outcome),
                    when => {
                        let test = self.formula(when);
                        self.alternative(&test.text, &test.meaning, outcome)
                    }
                })
                .collect(),
        }
    }

    fn alternative(&self, when: &str, meaning: &str, outcome: &Outcome) -> Line {
        let outcome = self.outcome(outcome);
        Line {
            text: format!("{when}: {}", outcome.text),
            meaning: format!("{meaning}: {}", outcome.meaning),
        }
    }

    fn outcome(&self, outcome: &Outcome) -> Line {
        let Outcome { gives, reason } = outcome;
        let gives = self.gives(gives);
        let reason = reason.map_or_else(String::new, |reason| {
            format!(" ({})", self.reason_id(reason))
        });
        Line {
            text: format!("{}{reason}", gives.text),
            meaning: format!("{}{reason}", gives.meaning),
        }
    }

    fn gives(&self, gives: &Gives) -> Line {
        match gives {
            Gives::Money { amount, rounding } => {
                let amount = self.formula(amount);
                match rounding {
                    None => amount,
                    Some(to) => {
                        let RoundTo { rounding, unit } = to;
                        Line {
                            text: self.wording.rounded(&amount.text, *to),
                            meaning: format!("{} {rounding:?} {unit:?}", amount.meaning),
                        }
                    }
                }
            }
            Gives::Range { low, high } => {
                let (low, high) = (self.formula(low), self.formula(high));
                Line {
                    text: format!("from {} to {}", low.text, high.text),
                    meaning: format!("from {} to {}", low.meaning, high.meaning),
                }
            }
            Gives::Time { by, term_end } => {
                let (text, meaning) = (self.time(by), self.formula(by).meaning);
                match term_end.as_ref().map(|end| self.formula(end)) {
                    None => Line { text, meaning },
                    Some(end) => Line {
                        text: format!("{text} after {}", end.text),
                        meaning: format!("{meaning} after {}", end.meaning),
                    },
                }
            }
            Gives::Items(items) => {
                let items: Vec<_> = items.iter().map(|item| self.item(item)).collect();
                let join =
                    |of: fn(&Line) -> &str| items.iter().map(of).collect::<Vec<_>>().join("; ");
                Line {
                    text: join(|line| &line.text),
                    meaning: join(|line| &line.meaning),
                }
            }
            Gives::Review => Line::plain("review"),
            Gives::Nothing => Line::plain("nothing"),
        }
    }

    fn item(&self, item: &Item) -> Line {
        let Item {
            name,
            count,
            validity,
        } = item;
        let questions = &self.wording.pack.questions;
        let validity = match validity {
            Validity::Unlimited => ", without end".to_owned(),
            Validity::Until(date) => format!(", until {date}"),
            Validity::Prolonged { until, to, decided } => {
                format!(", until {until}, made longer to {to} on {decided}")
            }
            Validity::Days {
                days,
                from,
                extended_on,
                extended_to,
            } => {
                let from = from.and_then(|from| from.of(questions));
                let from = from.map_or_else(String::new, |from| format!(" from {}", from.id));
                let extended =
                    extended_on.map_or_else(String::new, |on| format!(", made longer on {on}"));
                let to = extended_to.map_or_else(String::new, |to| format!(" to {to}"));
                format!(", {days} days{from}{extended}{to}")
            }
            Validity::Unstated => String::new(),
        };
        let Text(texts) = name;
        Line {
            text: format!("{count} × {}{validity}", self.wording.text(name)),
            meaning: format!("{count} {texts:?}{validity}"),
        }
    }
}
