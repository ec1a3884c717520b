//! Whole packs, each sound by the way it is made.

use std::collections::BTreeMap;

use rules::{
    Currency, Date, Instant, Lang, Pack, Ratio, Ref, Text, Window,
    pack::{
        Bound, Calendar, Citation, Evidence, Extension, Group, Icon, Incident, Intake, PACK_SCHEMA,
        Question, QuestionKind, Reason, Row, Service, Table, Value, WindowEnd,
    },
    time::Weekday,
    unit::Unit,
};

use crate::generated::{
    formulas::{DAY, Place},
    tape::Tape,
};

/// Days from 2024-01-01.
pub(crate) fn date(days: i64) -> Date {
    Date::new(2024, 1, 1).unwrap().plus_days(days).unwrap()
}

/// A pack in the making.
#[derive(Debug)]
pub(crate) struct Making<'t> {
    pub(crate) tape: &'t mut Tape,
    pub(crate) pack: Pack,
    /// By value, whether the compiler takes it for always whole.
    pub(crate) whole: Vec<bool>,
    /// By remedy, whether it gives money only.
    pub(crate) gives_money: Vec<bool>,
}

const ODD: [&str; 6] = [
    "",
    " \"quoted\"",
    " back\\slash",
    " 👩‍👩‍👧 ",
    " two\nlines\t",
    " it's = {odd} # [not]",
];

impl<'t> Making<'t> {
    /// A pack with everything but values and remedies.
    pub(crate) fn of(tape: &'t mut Tape) -> Self {
        let languages = tape.pick(&[vec![Lang::Ko, Lang::En], vec![Lang::En], vec![Lang::Ko]]);
        let pack = Pack {
            schema: PACK_SCHEMA,
            id: "made-up".into(),
            version: "1.0.0".to_owned(),
            languages,
            currency: tape.pick(&[Currency::KRW, Currency::GBP, Currency::USD]),
            offset_minutes: tape.pick(&[540, 0, -210, 840]),
            name: Text::default(),
            operator: Text::default(),
            summary: Text::default(),
            incident: None,
            groups: Vec::new(),
            services: Vec::new(),
            questions: Vec::new(),
            tables: Vec::new(),
            calendars: Vec::new(),
            values: Vec::new(),
            intakes: Vec::new(),
            evidence: Vec::new(),
            reasons: Vec::new(),
            remedies: Vec::new(),
            citations: Vec::new(),
        };
        let mut making = Self {
            tape,
            pack,
            whole: Vec::new(),
            gives_money: Vec::new(),
        };
        making.pack.name = making.text("Name");
        making.pack.operator = making.text("Operator");
        making.pack.summary = making.text("Summary");
        making.sources();
        making.services();
        making.questions();
        making.lookups();
        making.values();
        making
    }

    /// A text in the pack's languages.
    pub(crate) fn text(&mut self, words: &str) -> Text {
        let odd = self.tape.pick(&ODD);
        let languages = self.pack.languages.iter();
        let text: BTreeMap<_, _> = languages
            .map(|lang| (*lang, format!("{words} {}{odd}", lang.tag())))
            .collect();
        Text(text)
    }

    /// A text that may be empty.
    pub(crate) fn some_text(&mut self, words: &str) -> Text {
        if self.tape.once_in(4) {
            self.text(words)
        } else {
            Text::default()
        }
    }

    fn sources(&mut self) {
        for at in 0..=self.tape.below(2) {
            let citation = Citation {
                id: format!("source_{at}").as_str().into(),
                title: self.text("Source"),
                publisher: "Publisher".to_owned(),
                date: self.tape.once_in(2).then(|| date(3)),
                reference: "1-2".to_owned(),
                url: self
                    .tape
                    .once_in(2)
                    .then(|| "https://example.org/a?b=%20#c".to_owned()),
            };
            self.pack.citations.push(citation);
        }
        for at in 0..2 {
            let reason = Reason {
                id: format!("reason_{at}").as_str().into(),
                text: self.text("Reason"),
            };
            self.pack.reasons.push(reason);
        }
        if self.tape.once_in(2) {
            let evidence = Evidence {
                id: "paper".into(),
                name: self.text("Paper"),
                hint: self.some_text("Hint"),
            };
            self.pack.evidence.push(evidence);
        }
        if self.tape.once_in(2) {
            let opens = self.tape.between(0, 400);
            let closes = opens + self.tape.between(0, 30);
            let later = self.tape.below(2);
            let extensions = (1..=i64::try_from(later).unwrap()).map(|step| Extension {
                closes: date(closes + step),
                citations: vec![Ref::new(0)],
            });
            let intake = Intake {
                id: "intake".into(),
                name: Text::default(),
                opens: date(opens),
                closes: date(closes),
                extensions: extensions.collect(),
                citations: self.cited(),
            };
            self.pack.intakes.push(intake);
            self.pack.intakes[0].name = self.text("Intake");
        }
    }

    pub(crate) fn cited(&mut self) -> Vec<Ref<Citation>> {
        let mut all: Vec<_> = Ref::all(&self.pack.citations).collect();
        all.truncate(1 + self.tape.below(2));
        all
    }

    pub(crate) fn reason(&mut self) -> Ref<Reason> {
        Ref::new(self.tape.pick(&[0, 1]))
    }

    pub(crate) fn moment(&self, days: i64, seconds: i64) -> Instant {
        let offset = self.pack.offset_minutes;
        let midnight = Instant::new(date(days), 0, 0, 0, offset).unwrap();
        Instant::from_seconds(midnight.seconds() + seconds, offset).unwrap()
    }

    fn services(&mut self) {
        if self.tape.once_in(2) {
            return;
        }
        let from = self.moment(60, self.tape.clone().between(0, DAY));
        let seconds = self.tape.between(3_600, 6 * DAY);
        let at = |seconds: i64| {
            Instant::from_seconds(from.seconds() + seconds, from.offset_minutes()).unwrap()
        };
        self.pack.incident = Some(Incident {
            name: self.text("Incident"),
            window: Window {
                from,
                to: at(seconds),
            },
            citations: self.cited(),
        });
        let name = self.text("Group");
        self.pack.groups.push(Group {
            id: "group".into(),
            name,
        });
        for place in 0..=self.tape.below(3) {
            let begins = self.tape.between(0, seconds - 1);
            let ends = self.tape.between(begins + 1, seconds);
            let service = Service {
                id: format!("service_{place}").as_str().into(),
                name: self.text("Service"),
                keywords: self.some_text("Keywords"),
                group: Ref::new(0),
                icon: self.tape.pick(&[Icon::Mail, Icon::Server]),
                window: Window {
                    from: at(begins),
                    to: at(ends),
                },
                end: self
                    .tape
                    .pick(&[WindowEnd::Exact, WindowEnd::About, WindowEnd::WorkingBy]),
                citations: self.cited(),
            };
            self.pack.services.push(service);
        }
        if self.tape.once_in(2) {
            self.question("services_used", QuestionKind::Services, None);
        }
    }

    fn lookups(&mut self) {
        for at in 0..self.tape.below(3) {
            let key = self
                .tape
                .pick(&[Unit::Date, Unit::Duration, Unit::Money, Unit::Number]);
            let unit = self.tape.pick(&[Unit::Money, Unit::Number, Unit::Duration]);
            let step = match key {
                Unit::Date => 90,
                Unit::Duration => 6 * 3_600,
                Unit::Money => 5_000,
                _ => 3,
            };
            let mut from = match key {
                Unit::Date => date(self.tape.between(-30, 60)).number(),
                _ => self.tape.pick(&[0, 0, step, -step]),
            };
            let mut rows = Vec::new();
            for _ in 0..=self.tape.below(4) {
                let value = self.literal(unit).formula;
                rows.push(Row {
                    from: Ratio::whole(from),
                    value: measured(&value),
                    citations: if self.tape.once_in(4) {
                        self.cited()
                    } else {
                        Vec::new()
                    },
                });
                from += self.tape.between(1, step);
            }
            let table = Table {
                id: format!("table_{at}").as_str().into(),
                label: self.text("Figure"),
                key,
                unit,
                rows,
                end: Bound {
                    at: Ratio::whole(from),
                    inclusive: self.tape.once_in(2),
                },
                outside: self.reason(),
                citations: self.cited(),
            };
            self.pack.tables.push(table);
        }
        if self.tape.once_in(2) {
            let (from, to) = (self.tape.between(0, 60), self.tape.between(100, 700));
            let weekend = self.tape.pick(&[
                vec![Weekday::Saturday, Weekday::Sunday],
                vec![Weekday::Friday],
                vec![],
            ]);
            let holidays = (0..3).map(|at| date(from + 1 + 9 * at));
            let holidays = holidays.filter(|day| !weekend.contains(&day.weekday()));
            let calendar = Calendar {
                id: "calendar".into(),
                name: Text::default(),
                holidays: holidays.collect(),
                weekend,
                from: date(from),
                to: date(to),
                outside: Ref::new(0),
                citations: self.cited(),
            };
            self.pack.calendars.push(calendar);
            self.pack.calendars[0].name = self.text("Calendar");
        }
    }

    fn values(&mut self) {
        let questions = Ref::all(&self.pack.questions).zip(&self.pack.questions);
        let lists = questions.filter(|(_, it)| matches!(it.kind, QuestionKind::Items { .. }));
        let lists: Vec<_> = lists.map(|(at, _)| at).collect();
        for at in 0..=self.tape.below(8) {
            let each = match lists.as_slice() {
                [] => None,
                lists => Some(self.tape.pick(lists)).filter(|_| self.tape.once_in(2)),
            };
            let unit = self.tape.pick(&[
                Unit::Money,
                Unit::Number,
                Unit::Duration,
                Unit::Date,
                Unit::Flag,
            ]);
            let place = Place {
                each,
                in_remedy: false,
                depth: 4,
            };
            let made = self.formula(unit, place);
            self.value(&format!("value_{at}"), each, unit, made.formula, made.whole);
        }
    }

    pub(crate) fn value(
        &mut self,
        id: &str,
        each: Option<Ref<Question>>,
        unit: Unit,
        formula: rules::Formula,
        whole: bool,
    ) -> Ref<Value> {
        let value = Value {
            id: id.into(),
            label: self.text("Value"),
            each,
            unit,
            formula,
            citations: self.cited(),
        };
        let at = Ref::new(u16::try_from(self.pack.values.len()).unwrap());
        self.pack.values.push(value);
        self.whole.push(whole);
        at
    }
}

/// The size of a literal.
pub(crate) fn measured(literal: &rules::Formula) -> Ratio {
    match literal {
        rules::Formula::Money(at) | rules::Formula::Number(at) | rules::Formula::Duration(at) => {
            *at
        }
        rules::Formula::Date(day) => Ratio::whole(day.number()),
        _ => Ratio::ZERO,
    }
}
