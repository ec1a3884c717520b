//! What a pack says, part by part, as lines that can be compared and read.
//!
//! Each struct of a pack is taken apart in full, so that a member added to it does not compile
//! until it is told here.

mod breakdown;
mod lookup;
mod remedy;

use ::words::{Wording, format};
pub(crate) use breakdown::breakdowns;
use rules::{
    Formula, Lang, Pack, Ref, Text, explain,
    pack::{
        Choice, Citation, Evidence, Extension, Group, Incident, Intake, Question, QuestionKind,
        Reason, Service, Value,
    },
};
use serde::Serialize;

/// One part of a pack, with everything that is said of it.
#[derive(Debug)]
pub(crate) struct Part {
    pub(crate) kind: &'static str,
    /// Nothing for what a pack has once.
    pub(crate) id: Option<String>,
    pub(crate) facts: Vec<Fact>,
}

/// One aspect of a part: a line, or several in their order.
#[derive(Debug)]
pub(crate) struct Fact {
    pub(crate) aspect: String,
    pub(crate) lines: Vec<Line>,
}

/// A line as it is read, and what it means: names in place of labels, which may be the same for
/// different things or change without anything else changing.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub(crate) text: String,
    pub(crate) meaning: String,
}

impl Line {
    /// A line that means what it says.
    pub(crate) fn plain(text: impl Into<String>) -> Self {
        let text = text.into();
        Self {
            meaning: text.clone(),
            text,
        }
    }
}

/// Every part of a pack.
pub(crate) fn of(wording: &Wording<'_>) -> Vec<Part> {
    let pack = wording.pack;
    let describer = Describer { wording };
    let mut parts = vec![describer.scheme()];
    parts.extend(pack.incident.iter().map(|it| describer.incident(it)));
    parts.extend(pack.groups.iter().map(|it| describer.group(it)));
    parts.extend(pack.services.iter().map(|it| describer.service(it)));
    parts.extend(pack.questions.iter().map(|it| describer.question(it)));
    parts.extend(pack.tables.iter().map(|it| describer.table(it)));
    parts.extend(pack.calendars.iter().map(|it| describer.calendar(it)));
    parts.extend(pack.values.iter().map(|it| describer.value(it)));
    parts.extend(pack.remedies.iter().map(|it| describer.remedy(it)));
    parts.extend(pack.intakes.iter().map(|it| describer.intake(it)));
    parts.extend(pack.evidence.iter().map(|it| describer.evidence(it)));
    parts.extend(pack.reasons.iter().map(|it| describer.reason(it)));
    parts.extend(pack.citations.iter().map(|it| describer.citation(it)));
    parts
}

/// Every list of a pack, with the ids in it.
pub(crate) fn orders(pack: &Pack) -> [(&'static str, Vec<&str>); 11] {
    macro_rules! ids {
        ($list:ident) => {
            (
                stringify!($list),
                pack.$list.iter().map(|it| it.id.as_str()).collect(),
            )
        };
    }
    [
        ids!(groups),
        ids!(services),
        ids!(questions),
        ids!(tables),
        ids!(calendars),
        ids!(values),
        ids!(remedies),
        ids!(intakes),
        ids!(evidence),
        ids!(reasons),
        ids!(citations),
    ]
}

/// A word of the pack language.
fn word(value: impl Serialize) -> String {
    let word = serde_json::to_value(value).unwrap_or_default();
    word.as_str()
        .map_or_else(|| word.to_string(), str::to_owned)
}

fn fact(aspect: &str, lines: impl IntoIterator<Item = Line>) -> Fact {
    Fact {
        aspect: aspect.to_owned(),
        lines: lines.into_iter().collect(),
    }
}

fn plain(aspect: &str, text: impl Into<String>) -> Fact {
    fact(aspect, [Line::plain(text)])
}

struct Describer<'a> {
    wording: &'a Wording<'a>,
}

impl<'a> Describer<'a> {
    /// A text in each of the pack's languages.
    fn text(&self, aspect: &str, text: &Text) -> Vec<Fact> {
        let languages = self.wording.pack.languages.iter();
        let in_lang = |lang: &Lang| {
            let text = text.get(*lang);
            let lines = (!text.is_empty()).then(|| Line::plain(text));
            fact(&format!("{aspect} ({})", lang.tag()), lines)
        };
        languages.map(in_lang).collect()
    }

    /// A formula as the steps of an estimate write it.
    fn formula(&self, formula: &Formula) -> Line {
        Line {
            text: self.wording.formula(formula),
            meaning: format!("{:?}", explain::formula(self.wording.pack, formula)),
        }
    }

    fn cited(&self, citations: &[Ref<Citation>]) -> Fact {
        let citations = citations.iter();
        let known = citations.filter_map(|it| it.of(&self.wording.pack.citations));
        fact("sources", known.map(|it| Line::plain(it.id.as_str())))
    }

    fn scheme(&self) -> Part {
        let pack = self.wording.pack;
        let languages = pack.languages.iter().map(|lang| Line::plain(lang.tag()));
        let mut facts = vec![
            plain("id", pack.id.as_str()),
            plain("version", pack.version.as_str()),
            fact("languages", languages),
            plain("currency", word(pack.currency)),
            plain("offset", format!("{} minutes", pack.offset_minutes)),
        ];
        facts.extend(self.text("name", &pack.name));
        facts.extend(self.text("operator", &pack.operator));
        facts.extend(self.text("summary", &pack.summary));
        Part {
            kind: "scheme",
            id: None,
            facts,
        }
    }

    fn incident(&self, incident: &Incident) -> Part {
        let Incident {
            name,
            window,
            citations,
        } = incident;
        let mut facts = self.text("name", name);
        facts.push(plain("from", window.from.to_string()));
        facts.push(plain("to", window.to.to_string()));
        facts.push(self.cited(citations));
        Part {
            kind: "incident",
            id: None,
            facts,
        }
    }

    fn group(&self, group: &Group) -> Part {
        let Group { id, name } = group;
        part("group", id.as_str(), self.text("name", name))
    }

    fn service(&self, service: &Service) -> Part {
        let Service {
            id,
            name,
            keywords,
            group,
            icon,
            window,
            end,
            citations,
        } = service;
        let group = group.of(&self.wording.pack.groups);
        let mut facts = self.text("name", name);
        facts.extend(self.text("keywords", keywords));
        facts.push(fact("group", group.map(|it| Line::plain(it.id.as_str()))));
        facts.push(plain("icon", word(icon)));
        facts.push(plain("down from", window.from.to_string()));
        facts.push(plain("down to", window.to.to_string()));
        facts.push(plain("end", word(end)));
        facts.push(self.cited(citations));
        part("service", id.as_str(), facts)
    }

    fn question(&self, question: &Question) -> Part {
        let Question {
            id,
            section,
            text,
            label,
            hint,
            about,
            optional,
            item_of,
            kind,
        } = question;
        let list = item_of.and_then(|list| list.of(&self.wording.pack.questions));
        let about = about.and_then(|about| about.of(&self.wording.pack.services));
        let mut facts = vec![plain("section", word(section))];
        facts.extend(self.text("text", text));
        facts.extend(self.text("label", label));
        facts.extend(self.text("hint", hint));
        facts.push(fact("about", about.map(|it| Line::plain(it.id.as_str()))));
        facts.push(plain("optional", if *optional { "yes" } else { "no" }));
        facts.push(fact(
            "asked of each of",
            list.map(|it| Line::plain(it.id.as_str())),
        ));
        facts.push(fact("takes", self.kind(kind)));
        part("question", id.as_str(), facts)
    }

    fn kind(&self, kind: &QuestionKind) -> Vec<Line> {
        let money = |minor| self.wording.money(minor);
        match kind {
            QuestionKind::Services => vec![Line::plain("services")],
            QuestionKind::Choice { options } => options.iter().map(|it| self.option(it)).collect(),
            QuestionKind::YesNo => vec![Line::plain("yes or no")],
            QuestionKind::Money { min, max } => {
                vec![Line::plain(format!(
                    "money from {} to {}",
                    money(*min),
                    money(*max)
                ))]
            }
            QuestionKind::Count { min, max } => {
                vec![Line::plain(format!("a number from {min} to {max}"))]
            }
            QuestionKind::Number {
                unit,
                read_as,
                decimals,
                min,
                max,
            } => vec![Line {
                text: format!(
                    "a number from {min} to {max} {} with up to {decimals} decimals, read as {}",
                    self.wording.text(unit),
                    read_as.name()
                ),
                meaning: format!("{min} {max} {decimals} {read_as:?} {unit:?}"),
            }],
            QuestionKind::Duration { min, max } => {
                vec![Line::plain(format!(
                    "a length of time from {min} s to {max} s"
                ))]
            }
            QuestionKind::Date { earliest, latest } => {
                vec![Line::plain(format!("a date from {earliest} to {latest}"))]
            }
            QuestionKind::WeeklyMoney { weeks, outage_week } => {
                let weeks = weeks
                    .iter()
                    .map(|week| format!("money in the week of {week}"));
                let outage = format!("the outage's week is that of {outage_week}");
                weeks.chain([outage]).map(Line::plain).collect()
            }
            QuestionKind::DailyMoney {
                from,
                to,
                outage_from,
                outage_to,
            } => [
                format!("money for each day from {from} to {to}"),
                format!("the outage's days are {outage_from} to {outage_to}"),
            ]
            .map(Line::plain)
            .into(),
            QuestionKind::Windows {
                earliest,
                latest,
                most,
            } => vec![Line::plain(format!(
                "up to {most} windows of time from {earliest} to {latest}"
            ))],
            QuestionKind::Items { most, item } => vec![Line {
                text: format!("up to {most} items: {}", self.wording.text(item)),
                meaning: format!("{most} {item:?}"),
            }],
        }
    }

    fn option(&self, option: &Choice) -> Line {
        let Choice { id, name, hint } = option;
        let hint_shown = self.wording.hint(hint);
        let hint_shown = hint_shown.map_or_else(String::new, |hint| format!(" ({hint})"));
        Line {
            text: format!("{id}: {}{hint_shown}", self.wording.text(name)),
            meaning: format!("{id} {name:?} {hint:?}"),
        }
    }

    fn value(&self, value: &Value) -> Part {
        let Value {
            id,
            label,
            each,
            unit,
            formula,
            citations,
        } = value;
        let list = each.and_then(|list| list.of(&self.wording.pack.questions));
        let mut facts = self.text("label", label);
        facts.push(fact(
            "of each of",
            list.map(|it| Line::plain(it.id.as_str())),
        ));
        facts.push(plain("unit", word(unit)));
        facts.push(fact("formula", [self.formula(formula)]));
        facts.push(self.cited(citations));
        part("value", id.as_str(), facts)
    }

    fn intake(&self, intake: &Intake) -> Part {
        let Intake {
            id,
            name,
            opens,
            closes,
            extensions,
            citations,
        } = intake;
        let mut facts = self.text("name", name);
        facts.push(plain("opens", opens.to_string()));
        facts.push(plain("closes", closes.to_string()));
        let extensions = extensions.iter().map(|extension| {
            let Extension { closes, citations } = extension;
            let sources = self.cited(citations).lines.into_iter().map(|it| it.text);
            let sources: Vec<_> = sources.collect();
            Line::plain(format!("to {closes} [{}]", sources.join(", ")))
        });
        facts.push(fact("extended", extensions));
        facts.push(self.cited(citations));
        part("intake", id.as_str(), facts)
    }

    fn evidence(&self, evidence: &Evidence) -> Part {
        let Evidence { id, name, hint } = evidence;
        let mut facts = self.text("name", name);
        facts.extend(self.text("hint", hint));
        part("evidence", id.as_str(), facts)
    }

    fn reason(&self, reason: &Reason) -> Part {
        let Reason { id, text } = reason;
        part("reason", id.as_str(), self.text("text", text))
    }

    fn citation(&self, citation: &Citation) -> Part {
        let Citation {
            id,
            title,
            publisher,
            date,
            reference,
            url,
        } = citation;
        let mut facts = self.text("title", title);
        facts.push(plain("publisher", publisher.as_str()));
        facts.push(fact("date", date.map(|date| Line::plain(date.to_string()))));
        facts.push(plain("reference", reference.as_str()));
        facts.push(fact("url", url.as_deref().map(Line::plain)));
        part("citation", id.as_str(), facts)
    }

    /// A time as people count it.
    fn time(&self, formula: &Formula) -> String {
        match formula {
            Formula::Duration(seconds) => seconds.to_i64().map_or_else(
                || self.wording.formula(formula),
                |seconds| format::days(self.wording.words.lang, seconds),
            ),
            formula => self.wording.formula(formula),
        }
    }
}

fn part(kind: &'static str, id: &str, facts: Vec<Fact>) -> Part {
    Part {
        kind,
        id: Some(id.to_owned()),
        facts,
    }
}
