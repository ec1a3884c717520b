//! The parts of the document, each a function that makes it or finds nothing to say.

use ::words::{fill, format};
use maud::{Markup, html};
use rules::pack::{Citation, Evidence, Intake, Question, QuestionKind, Service, WindowEnd};

use crate::{Document, Part, fact, join, remedy::anchor, source_id, table};

/// In the order in which they are read.
pub(crate) const ALL: &[fn(&Document<'_>) -> Option<Part>] = &[
    |document| document.glance(),
    |document| document.outages(),
    |document| document.remedies(),
    |document| document.values(),
    |document| document.tables(),
    |document| document.calendars(),
    |document| document.questions(),
    |document| document.papers(),
    |document| document.intakes(),
    |document| document.reading(),
    |document| document.changes(),
    |document| document.cited(),
];

impl<'a> Document<'a> {
    /// Whose scheme it is, for what, by which rules.
    pub(crate) fn head(&self) -> Markup {
        let (pack, words) = (self.pack, self.words);
        let moment = |at| format::full_moment(self.lang(), at);
        let time = |window: rules::Window| {
            let length = format::duration(self.lang(), window.seconds());
            let span = fill(
                self.wording.words.window_span,
                &[&moment(window.from), &moment(window.to)],
            );
            html! { (span) " (" (length) ")" }
        };
        html! {
            header {
                p.kicker { (words.document) }
                h1 { (self.text(&pack.name)) }
                p.lead { (self.text(&pack.summary)) }
                dl.facts {
                    (fact(words.operator, &html! { (self.text(&pack.operator)) }))
                    @if let Some(incident) = &pack.incident {
                        (fact(words.incident, &html! {
                            (self.text(&incident.name)) " " (self.sources(&incident.citations))
                        }))
                        (fact(words.time, &time(incident.window)))
                    } @else {
                        (fact(words.incident, &html! { (words.standing) }))
                    }
                    (fact(words.version, &html! { (pack.id) " " (pack.version) }))
                }
                p.note { (words.restated) }
            }
        }
    }

    /// By which rules exactly.
    pub(crate) fn foot(&self) -> Markup {
        let (pack, words) = (self.pack, self.words);
        html! {
            footer {
                p { (words.version) " " (pack.id) " " (pack.version) }
                p { "SHA-256 " code { (self.hash) } }
                p { (words.hash_note) }
            }
        }
    }

    /// Every remedy in a line.
    fn glance(&self) -> Option<Part> {
        let words = self.words;
        let rows = self.pack.remedies.iter().map(|remedy| {
            vec![
                html! { a href={ "#" (anchor(remedy)) } { (self.text(&remedy.name)) } },
                html! { (self.wording.kind(remedy.kind)) },
                html! { (self.for_whom(remedy)) },
                html! { (self.gist(&remedy.award)) },
            ]
        });
        Some(Part {
            id: "glance",
            heading: words.glance,
            body: table(&[words.remedy, words.kind, words.whom, words.gives], rows),
        })
    }

    /// When each service was down.
    fn outages(&self) -> Option<Part> {
        let words = self.words;
        let row = |service: &'a Service| {
            let length = format::duration(self.lang(), service.window.seconds());
            let length = match service.end {
                WindowEnd::Exact => length,
                WindowEnd::About => fill(words.about, &[&length]),
                WindowEnd::WorkingBy => fill(words.at_most, &[&length]),
            };
            vec![
                html! { (self.text(&service.name)) " " (self.sources(&service.citations)) },
                html! { (self.wording.span(service.window)) },
                html! { (length) },
            ]
        };
        let legend = [
            (WindowEnd::About, words.about),
            (WindowEnd::WorkingBy, words.at_most),
        ];
        let legend = legend.into_iter().filter_map(|(end, mark)| {
            let mut services = self.pack.services.iter();
            let service = services.find(|service| service.end == end)?;
            let (_, meaning) = self.wording.published(service.window, end);
            Some((fill(mark, &["…"]), meaning?))
        });
        (!self.pack.services.is_empty()).then(|| Part {
            id: "outages",
            heading: words.outages,
            body: html! {
                (table(
                    &[words.service, words.outage, words.length],
                    self.pack.services.iter().map(row),
                ))
                @for (mark, meaning) in legend { p.note { "‘" (mark) "’: " (meaning) } }
            },
        })
    }

    /// What every remedy gives to whom.
    fn remedies(&self) -> Option<Part> {
        Some(Part {
            id: "remedies",
            heading: self.words.remedies,
            body: html! { @for remedy in &self.pack.remedies { (self.remedy(remedy)) } },
        })
    }

    /// The figures that have a name.
    fn values(&self) -> Option<Part> {
        let words = self.words;
        let rows = self.pack.values.iter().map(|value| {
            vec![
                html! {
                    (self.text(&value.label)) " " (self.sources(&value.citations))
                    @if let Some(list) = value.each.and_then(|list| list.of(&self.pack.questions)) {
                        span.hint { (fill(words.of_each, &[self.text(&list.label)])) }
                    }
                },
                html! { (self.wording.formula(&value.formula)) },
            ]
        });
        (!self.pack.values.is_empty()).then(|| Part {
            id: "figures",
            heading: words.figures,
            body: table(&[words.figure, words.counted], rows),
        })
    }

    /// What only the claimant can say.
    fn questions(&self) -> Option<Part> {
        let words = self.words;
        let row = |question: &'a Question| {
            vec![
                html! {
                    (self.text(&question.label))
                    @if let Some(list) = question.item_of.and_then(|it| it.of(&self.pack.questions)) {
                        span.hint { (fill(words.of_each, &[self.text(&list.label)])) }
                    }
                    @if question.optional { span.hint { (words.optional) } }
                },
                html! {
                    (self.text(&question.text))
                    @if let Some(hint) = self.wording.hint(&question.hint) {
                        span.hint { (hint) }
                    }
                },
                self.answer(question),
            ]
        };
        (!self.pack.questions.is_empty()).then(|| Part {
            id: "questions",
            heading: words.questions,
            body: table(
                &[words.label, words.question, words.answer],
                self.pack.questions.iter().map(row),
            ),
        })
    }

    /// What a question takes.
    fn answer(&self, question: &'a Question) -> Markup {
        let words = self.words;
        let kind = &question.kind;
        let between = |low: &str, high: &str| html! { (fill(words.between, &[low, high])) };
        match kind {
            QuestionKind::Services => html! { (words.any_services) },
            QuestionKind::Choice { options } => {
                html! {
                    ul.options { @for option in options { li {
                        (self.text(&option.name))
                        @if let Some(hint) = self.wording.hint(&option.hint) {
                            span.hint { (hint) }
                        }
                    } } }
                }
            }
            QuestionKind::YesNo => {
                html! { (self.wording.flag(true)) ", " (self.wording.flag(false)) }
            }
            QuestionKind::Money { min, max } => {
                between(&self.wording.money(*min), &self.wording.money(*max))
            }
            QuestionKind::Count { min, max } => between(
                &format::grouped((*min).into()),
                &format::grouped((*max).into()),
            ),
            QuestionKind::Number { min, max, .. } => between(
                &self.wording.answered_number(question, *min),
                &self.wording.answered_number(question, *max),
            ),
            QuestionKind::Duration { min, max } => between(
                &format::duration(self.wording.words.lang, *min),
                &format::duration(self.wording.words.lang, *max),
            ),
            QuestionKind::Date { earliest, latest } => {
                between(&self.wording.date(*earliest), &self.wording.date(*latest))
            }
            QuestionKind::WeeklyMoney { weeks, .. } => {
                let first = weeks.first().map(|week| self.wording.date(*week));
                let last = weeks.last().and_then(|week| week.plus_days(6));
                let last = last.map(|day| self.wording.date(day));
                let count = weeks.len().to_string();
                let ends = [first.unwrap_or_default(), last.unwrap_or_default()];
                html! { (fill(words.weeks, &[&ends[0], &ends[1], &count])) }
            }
            QuestionKind::DailyMoney { from, to, .. } => {
                let ends = [self.wording.date(*from), self.wording.date(*to)];
                html! { (fill(words.days, &[&ends[0], &ends[1]])) }
            }
            QuestionKind::Windows {
                earliest,
                latest,
                most,
            } => {
                let ends = [self.wording.date(*earliest), self.wording.date(*latest)];
                let template = if *most == 1 {
                    words.window
                } else {
                    words.windows
                };
                html! { (fill(template, &[&ends[0], &ends[1], &most.to_string()])) }
            }
            QuestionKind::Items { most, item } => {
                html! { (fill(words.items, &[self.text(item), &most.to_string()])) }
            }
        }
    }

    /// The papers, what counts, and what asks for them.
    fn papers(&self) -> Option<Part> {
        let words = self.words;
        let row = |(at, paper): (usize, &'a Evidence)| {
            let remedies = self.pack.remedies.iter();
            let asking = remedies.filter(|it| it.evidence.iter().any(|it| it.index() == at));
            vec![
                html! { (self.text(&paper.name)) },
                html! { (self.text(&paper.hint)) },
                html! { (join(asking.map(|remedy| self.text(&remedy.name)))) },
            ]
        };
        (!self.pack.evidence.is_empty()).then(|| Part {
            id: "papers",
            heading: words.papers,
            body: table(
                &[words.paper, words.what_counts, words.asked_by],
                self.pack.evidence.iter().enumerate().map(row),
            ),
        })
    }

    /// When claims are taken.
    fn intakes(&self) -> Option<Part> {
        let words = self.words;
        let row = |intake: &'a Intake| {
            vec![
                html! { (self.text(&intake.name)) " " (self.sources(&intake.citations)) },
                html! { (self.wording.date(intake.opens)) },
                html! {
                    (self.wording.date(intake.closes))
                    @for extension in &intake.extensions {
                        span.hint {
                            (fill(words.extended, &[&self.wording.date(extension.closes)])) " "
                            (self.sources(&extension.citations))
                        }
                    }
                },
            ]
        };
        (!self.pack.intakes.is_empty()).then(|| Part {
            id: "intakes",
            heading: words.intakes,
            body: table(
                &[words.intake, words.opens, words.closes],
                self.pack.intakes.iter().map(row),
            ),
        })
    }

    /// What holds for every figure.
    fn reading(&self) -> Option<Part> {
        let words = self.words;
        let clock = clock(self.pack.offset_minutes);
        Some(Part {
            id: "reading",
            heading: words.reading,
            body: html! {
                ul {
                    li { (fill(words.reading_clock, &[&clock])) }
                    @if self.pack.services.is_empty() {
                        li { (words.reading_conditions) }
                    } @else {
                        li { (words.reading_services) }
                    }
                    @for rule in &words.reading_rules { li { (rule) } }
                }
            },
        })
    }

    /// What each version changed.
    fn changes(&self) -> Option<Part> {
        (!self.changes.is_empty()).then(|| Part {
            id: "changes",
            heading: self.words.changes,
            body: html! {
                dl.facts { @for change in self.changes {
                    (fact(change.version, &html! {
                        (self.text(change.text)) " (" (format::plain_date(self.lang(), change.date)) ")"
                    }))
                } }
            },
        })
    }

    /// Where it is published.
    fn cited(&self) -> Option<Part> {
        (!self.pack.citations.is_empty()).then(|| Part {
            id: "sources",
            heading: self.words.sources,
            body: html! {
                ol.sources { @for (at, citation) in (1..).zip(&self.pack.citations) {
                    li id=(source_id(at)) { (self.citation(citation)) }
                } }
            },
        })
    }

    fn citation(&self, citation: &'a Citation) -> Markup {
        let date = citation
            .date
            .map(|date| format::plain_date(self.lang(), date));
        html! {
            (self.text(&citation.title)) " (" (citation.publisher)
            @if let Some(date) = date { ", " (date) }
            ", " (citation.reference) ")"
            @if let Some(url) = &citation.url {
                " " a href=(url) rel="noreferrer" { (url) }
            }
        }
    }
}

/// `UTC+09:00`.
fn clock(offset_minutes: i32) -> String {
    let sign = if offset_minutes < 0 { '-' } else { '+' };
    let minutes = offset_minutes.unsigned_abs();
    format!("UTC{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}
