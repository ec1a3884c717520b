//! Packs and claims for tests, built by hand: the compiler depends on this crate.

pub(crate) mod formulas;
pub(crate) mod sample;

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    Answer, Claim, Currency, Date, Estimate, Instant, Lang, LoadedPack, Pack, Ratio, Ref, Text,
    Window, WindowSet,
    estimate::{Line, Source},
    evaluate,
    pack::{
        Award, Band, Bound, Citation, Condition, Evidence, Extension, Gives, Group, Icon, Incident,
        Intake, Item, Otherwise, Outcome, PACK_SCHEMA, Question, QuestionKind, Reason, Remedy,
        RemedyKind, Section, Service, Validity, Value, WindowEnd, formula::Formula,
    },
    unit::Unit,
};

pub(crate) fn text(words: &str) -> Text {
    Text(BTreeMap::from(Lang::ALL.map(|lang| (lang, words.into()))))
}

pub(crate) fn date(text: &str) -> Date {
    text.parse().expect("a date")
}

/// An instant in Korea, written without seconds and offset.
pub(crate) fn at(text: &str) -> Instant {
    format!("{text}:00+09:00").parse().expect("an instant")
}

pub(crate) fn window(from: &str, to: &str) -> Window {
    Window {
        from: at(from),
        to: at(to),
    }
}

pub(crate) const NOW: &str = "2023-02-01T12:00";

/// A pack with one citation for all, to which tests add what they are about.
pub(crate) struct Builder(pub(crate) Pack);

impl Builder {
    pub(crate) fn new() -> Self {
        Self(Pack {
            schema: PACK_SCHEMA,
            id: "test-2022".into(),
            version: "1.0.0".into(),
            languages: Lang::ALL.into(),
            currency: Currency::KRW,
            offset_minutes: 540,
            name: text("Test scheme"),
            operator: text("Operator"),
            summary: text("What happened."),
            incident: Some(Incident {
                name: text("Fire"),
                window: window("2022-10-15T15:30", "2022-10-20T23:00"),
                citations: vec![Ref::new(0)],
            }),
            groups: vec![Group {
                id: "all".into(),
                name: text("All"),
            }],
            services: Vec::new(),
            questions: Vec::new(),
            tables: Vec::new(),
            calendars: Vec::new(),
            values: Vec::new(),
            intakes: Vec::new(),
            evidence: Vec::new(),
            reasons: Vec::new(),
            remedies: Vec::new(),
            citations: vec![Citation {
                id: "plan".into(),
                title: text("The plan"),
                publisher: "Council".into(),
                date: Some(date("2022-12-29")),
                reference: "1".into(),
                url: None,
            }],
        })
    }

    /// A service that came back at `to`.
    pub(crate) fn service(&mut self, id: &str, to: &str) -> Ref<Service> {
        push(
            &mut self.0.services,
            Service {
                id: id.into(),
                name: text(id),
                keywords: text(""),
                group: Ref::new(0),
                icon: Icon::Message,
                window: window("2022-10-15T15:30", to),
                end: WindowEnd::WorkingBy,
                citations: vec![Ref::new(0)],
            },
        )
    }

    pub(crate) fn question(&mut self, id: &str, kind: QuestionKind) -> Ref<Question> {
        push(
            &mut self.0.questions,
            Question {
                id: id.into(),
                section: Section::Details,
                text: text(id),
                label: text(id),
                hint: text(""),
                about: None,
                optional: false,
                item_of: None,
                kind,
            },
        )
    }

    pub(crate) fn optional(&mut self, id: &str, kind: QuestionKind) -> Ref<Question> {
        let at = self.question(id, kind);
        self.0.questions[at.index()].optional = true;
        at
    }

    pub(crate) fn value(&mut self, id: &str, unit: Unit, formula: Formula) -> Ref<Value> {
        push(
            &mut self.0.values,
            Value {
                id: id.into(),
                label: text(id),
                each: None,
                unit,
                formula,
                citations: vec![Ref::new(0)],
            },
        )
    }

    /// A question that is asked of each item of `list`.
    pub(crate) fn field(
        &mut self,
        list: Ref<Question>,
        id: &str,
        kind: QuestionKind,
    ) -> Ref<Question> {
        let at = self.question(id, kind);
        self.0.questions[at.index()].item_of = Some(list);
        at
    }

    /// A value of each item of `list`.
    pub(crate) fn each(
        &mut self,
        list: Ref<Question>,
        id: &str,
        unit: Unit,
        formula: Formula,
    ) -> Ref<Value> {
        let at = self.value(id, unit, formula);
        self.0.values[at.index()].each = Some(list);
        at
    }

    pub(crate) fn reason(&mut self, id: &str) -> Ref<Reason> {
        push(
            &mut self.0.reasons,
            Reason {
                id: id.into(),
                text: text(id),
            },
        )
    }

    pub(crate) fn evidence(&mut self, id: &str) -> Ref<Evidence> {
        push(
            &mut self.0.evidence,
            Evidence {
                id: id.into(),
                name: text(id),
                hint: text(""),
            },
        )
    }

    pub(crate) fn intake(&mut self, opens: &str, closes: &[&str]) -> Ref<Intake> {
        let mut closes = closes.iter().map(|day| date(day));
        push(
            &mut self.0.intakes,
            Intake {
                id: "intake".into(),
                name: text("Intake"),
                opens: date(opens),
                closes: closes.next().expect("a last day"),
                extensions: closes
                    .map(|closes| Extension {
                        closes,
                        citations: vec![Ref::new(0)],
                    })
                    .collect(),
                citations: vec![Ref::new(0)],
            },
        )
    }

    pub(crate) fn remedy(&mut self, id: &str, kind: RemedyKind, award: Award) -> &mut Remedy {
        self.0.remedies.push(Remedy {
            id: id.into(),
            name: text(id),
            kind,
            services: Vec::new(),
            conditions: Vec::new(),
            award,
            evidence: Vec::new(),
            intake: None,
            note: text(""),
            citations: vec![Ref::new(0)],
        });
        self.0.remedies.last_mut().expect("just pushed")
    }

    /// A cash remedy that gives what `formula` comes to.
    pub(crate) fn pays(&mut self, id: &str, formula: Formula) -> &mut Remedy {
        self.remedy(id, RemedyKind::Cash, Award::One(pays(formula)))
    }

    pub(crate) fn load(&self) -> LoadedPack {
        LoadedPack::new(self.0.clone()).expect("a pack that loads")
    }
}

fn push<T>(list: &mut Vec<T>, part: T) -> Ref<T> {
    list.push(part);
    Ref::new((list.len() - 1).try_into().expect("a short list"))
}

pub(crate) fn outcome(gives: Gives) -> Outcome {
    Outcome {
        gives,
        reason: None,
    }
}

pub(crate) fn because(reason: Ref<Reason>, gives: Gives) -> Outcome {
    Outcome {
        gives,
        reason: Some(reason),
    }
}

pub(crate) fn pays(amount: Formula) -> Outcome {
    outcome(Gives::Money {
        amount,
        rounding: None,
    })
}

/// Bands that are open at both ends.
pub(crate) fn bands(on: Ref<Value>, rows: Vec<Band>) -> Award {
    Award::Bands {
        on,
        lower: None,
        rows,
        outside: None,
    }
}

pub(crate) fn item(validity: Validity) -> Item {
    Item {
        name: text("Thing"),
        count: 1,
        validity,
    }
}

pub(crate) fn up_to(at: i64, outcome: Outcome) -> Band {
    Band {
        upper: Some(Bound {
            at: Ratio::whole(at),
            inclusive: true,
        }),
        outcome,
    }
}

pub(crate) fn below(at: i64, outcome: Outcome) -> Band {
    Band {
        upper: Some(Bound {
            at: Ratio::whole(at),
            inclusive: false,
        }),
        outcome,
    }
}

pub(crate) fn above(outcome: Outcome) -> Band {
    Band {
        upper: None,
        outcome,
    }
}

pub(crate) fn condition(test: Formula, otherwise: Otherwise, reason: Ref<Reason>) -> Condition {
    Condition {
        test,
        otherwise,
        reason,
        citations: Vec::new(),
    }
}

pub(crate) const ANY_MONEY: QuestionKind = QuestionKind::Money {
    min: 0,
    max: crate::Money::MAX_ANSWER,
};

pub(crate) const ANY_COUNT: QuestionKind = QuestionKind::Count {
    min: -1_000_000,
    max: 1_000_000,
};

pub(crate) fn any_date() -> QuestionKind {
    QuestionKind::Date {
        earliest: date("2000-01-01"),
        latest: date("9999-12-31"),
    }
}

pub(crate) fn choice(options: &[&str]) -> QuestionKind {
    QuestionKind::Choice {
        options: options
            .iter()
            .map(|id| crate::pack::Choice {
                id: (*id).into(),
                name: text(id),
                hint: text(""),
            })
            .collect(),
    }
}

pub(crate) fn services(ids: &[&str]) -> Answer {
    Answer::Services(ids.iter().map(|id| (*id).into()).collect::<BTreeSet<_>>())
}

pub(crate) fn weekly(weeks: &[(&str, Option<i64>)]) -> Answer {
    Answer::WeeklyMoney(
        weeks
            .iter()
            .map(|(week, amount)| (date(week), *amount))
            .collect(),
    )
}

pub(crate) fn claim(loaded: &LoadedPack, answers: &[(&str, Answer)]) -> Claim {
    let mut claim = Claim::new(loaded.pack());
    let answers = answers.iter();
    claim
        .answers
        .extend(answers.map(|(id, answer)| ((*id).into(), answer.clone())));
    claim
}

pub(crate) fn correct(claim: &mut Claim, service: &str, windows: &[(&str, &str)]) {
    let windows = windows.iter().map(|(from, to)| window(from, to));
    claim.windows.insert(service.into(), WindowSet::of(windows));
}

/// The estimate of a claim with these answers.
pub(crate) fn estimate(loaded: &LoadedPack, answers: &[(&str, Answer)]) -> Estimate {
    evaluate(loaded, &claim(loaded, answers), at(NOW))
}

/// The estimate's line for a remedy.
pub(crate) fn line<'e>(estimate: &'e Estimate, remedy: &str) -> &'e Line {
    estimate
        .lines
        .iter()
        .find(|line| line.remedy.as_str() == remedy)
        .expect("a line")
}

pub(crate) fn sources(inputs: &[crate::estimate::Input]) -> Vec<Source> {
    inputs.iter().map(|input| input.source.clone()).collect()
}

pub(crate) fn names<T: ToString>(ids: &[T]) -> Vec<String> {
    ids.iter().map(T::to_string).collect()
}
