//! A remedy: for whom, on which conditions, what it gives, with which papers.

use ::words::fill;
use maud::{Markup, html};
use rules::{
    Formula, explain,
    pack::{Award, Condition, Otherwise, Outcome, Remedy},
};

use crate::{Document, fact, join, table};

/// Names of services that a cell of a table shows.
const FEW: usize = 2;

/// Where a remedy stands.
pub(crate) fn anchor(remedy: &Remedy) -> String {
    format!("remedy-{}", remedy.id)
}

impl<'a> Document<'a> {
    /// A remedy, at length.
    pub(crate) fn remedy(&self, remedy: &'a Remedy) -> Markup {
        let (pack, words) = (self.pack, self.words);
        let services = join(self.services(remedy));
        let papers = remedy
            .evidence
            .iter()
            .filter_map(|paper| paper.of(&pack.evidence));
        let papers = join(papers.map(|paper| self.text(&paper.name)));
        let intake = remedy.intake.and_then(|intake| intake.of(&pack.intakes));
        html! {
            section.remedy id=(anchor(remedy)) {
                h3 { (self.text(&remedy.name)) }
                dl.facts {
                    (fact(words.kind, &html! {
                        (self.wording.kind(remedy.kind)) " " (self.sources(&remedy.citations))
                    }))
                    @if !services.is_empty() { (fact(words.for_services, &html! { (services) })) }
                    @if let Award::One(outcome) = &remedy.award {
                        (fact(words.gives, &self.outcome(outcome)))
                    }
                    @if !papers.is_empty() { (fact(words.papers, &html! { (papers) })) }
                    @if let Some(intake) = intake {
                        (fact(words.intake, &html! { (self.text(&intake.name)) }))
                    }
                    @if let Some(note) = self.wording.hint(&remedy.note) {
                        (fact(words.note, &html! { (note) }))
                    }
                }
                (self.conditions(&remedy.conditions))
                (self.award(&remedy.award))
            }
        }
    }

    fn services(&self, remedy: &'a Remedy) -> impl Iterator<Item = &'a str> {
        let services = remedy.services.iter();
        services
            .filter_map(|service| service.of(&self.pack.services))
            .map(|service| self.text(&service.name))
    }

    /// For whom it is, in a word: what keeps others out, and the services.
    pub(crate) fn for_whom(&self, remedy: &'a Remedy) -> Markup {
        let scope = remedy.conditions.iter();
        let scope = scope.filter(|condition| condition.otherwise == Otherwise::OutOfScope);
        let mut lines: Vec<_> = scope
            .map(|condition| match &condition.test {
                Formula::Is(question, options) => html! { (self.options(*question, options)) },
                test => self.test(test, &[]),
            })
            .collect();
        let services: Vec<_> = self.services(remedy).collect();
        match services.get(..FEW) {
            Some(few) if services.len() > FEW + 1 => {
                let more = (services.len() - FEW).to_string();
                let services = fill(self.words.and_more, &[&few.join(", "), &more]);
                lines.push(html! { (services) });
            }
            _ if services.is_empty() => {}
            _ => lines.push(html! { (services.join(", ")) }),
        }
        html! {
            @if lines.is_empty() { (self.words.anyone) }
            @for line in lines { div { (line) } }
        }
    }

    fn conditions(&self, conditions: &'a [Condition]) -> Markup {
        let row = |condition: &'a Condition| {
            let reason = condition.reason.of(&self.pack.reasons);
            vec![
                self.test(&condition.test, &condition.citations),
                html! {
                    (self.words.otherwise(condition.otherwise))
                    @if let Some(reason) = reason { span.hint { (self.text(&reason.text)) } }
                },
            ]
        };
        html! {
            @if !conditions.is_empty() {
                (table(
                    &[self.words.conditions, self.words.if_not],
                    conditions.iter().map(row),
                ))
            }
        }
    }

    fn award(&self, award: &'a Award) -> Markup {
        let words = self.words;
        match award {
            // Among the facts.
            Award::One(_) => html! {},
            Award::Bands {
                on,
                lower,
                rows,
                outside,
            } => {
                let label = on
                    .of(&self.pack.values)
                    .map_or("", |value| self.text(&value.label));
                let bands = (0..rows.len())
                    .filter_map(|at| explain::band_range(self.pack, *on, *lower, rows, at))
                    .map(|range| html! { (self.wording.band(&range)) });
                let outcomes = rows.iter().map(|row| &row.outcome);
                let outside = outside.and_then(|outside| outside.of(&self.pack.reasons));
                html! {
                    (self.alternatives(label, bands.zip(outcomes)))
                    @if let Some(outside) = outside {
                        p.note { (words.outside) " " (self.text(&outside.text)) }
                    }
                }
            }
            Award::Cases(cases) => {
                let case = |when: &Formula| match when {
                    // The compiler closes the last case so.
                    Formula::Flag(true) => html! { (words.any_other) },
                    when => self.test(when, &[]),
                };
                let rows = cases.iter().map(|it| (case(&it.when), &it.outcome));
                self.alternatives(words.case, rows)
            }
        }
    }

    fn alternatives(
        &self,
        head: &str,
        rows: impl Iterator<Item = (Markup, &'a Outcome)>,
    ) -> Markup {
        let rows = rows.map(|(name, outcome)| vec![name, self.outcome(outcome)]);
        table(&[head, self.words.gives], rows)
    }
}
