//! A pack's rules as plain pages, for those whose browser does not run the calculator.
//!
//! The pages say everything that decides an amount: windows, figures, conditions, awards, papers,
//! intakes and sources. They need no script, and the style sheets only for looks.

#[cfg(test)]
mod tests;
mod words;

use std::{fs, path::Path};

use ::words::{Wording, catalogue, fill, format};
use anyhow::Result;
use maud::{DOCTYPE, Markup, html};
use rules::{
    Digest, Formula, Lang, Pack, Ref, Text, canonical_json,
    estimate::{GivenItem, GivenValidity},
    explain,
    pack::{Award, Citation, Condition, Gives, Intake, Item, Outcome, Remedy, Service, Validity},
};

use self::words::PageWords;
use crate::{packs::Scheme, size};

/// Writes `rules.ID.ko.html` and `rules.ID.en.html` of each scheme into `dist`.
pub(crate) fn write(schemes: &[Scheme], dist: &Path) -> Result<()> {
    let styles = styles(dist)?;
    for pack in schemes.iter().map(Scheme::pack) {
        for lang in Lang::ALL {
            let page = Page::of(pack, lang);
            let document = document(pack, lang, &styles, &page.article()?);
            fs::write(dist.join(file_name(pack, lang)), document.into_string())?;
        }
    }
    Ok(())
}

/// The name of a pack's text page in `dist`.
pub(crate) fn file_name(pack: &Pack, lang: Lang) -> String {
    format!("rules.{}.{}.html", pack.id, lang.tag())
}

/// The app's own style sheets, in the order in which the app's page links them.
fn styles(dist: &Path) -> Result<Vec<String>> {
    let page = fs::read_to_string(dist.join("index.html"))?;
    let linked = size::linked(&page).into_iter();
    Ok(linked
        .filter(|name| name.ends_with(".css"))
        .map(Into::into)
        .collect())
}

fn document(pack: &Pack, lang: Lang, styles: &[String], article: &Markup) -> Markup {
    let words = words::of(lang);
    let other = match lang {
        Lang::Ko => Lang::En,
        Lang::En => Lang::Ko,
    };
    html! {
        (DOCTYPE)
        html lang=(lang.tag()) {
            head {
                meta charset="utf-8";
                link rel="icon" href="icon.svg";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (words.title) }
                @for style in styles { link rel="stylesheet" href=(style); }
            }
            body {
                main.shell {
                    h1 { (words.title) }
                    noscript { p { (words.script_off) } }
                    p { (words.restated) }
                    p {
                        // Out of the frame that the page without JavaScript puts it in.
                        a href={ "./?pack=" (pack.id) "&lang=" (lang.tag()) } target="_top" { (words.calculator) }
                        " · "
                        a href=(file_name(pack, other)) lang=(other.tag()) { (words.other_language) }
                    }
                    (article)
                }
            }
        }
    }
}

struct Page<'a> {
    pack: &'a Pack,
    words: &'static PageWords,
    wording: Wording<'a>,
}

impl<'a> Page<'a> {
    fn of(pack: &'a Pack, lang: Lang) -> Self {
        Self {
            pack,
            words: words::of(lang),
            wording: Wording {
                pack,
                words: catalogue(lang),
            },
        }
    }

    fn article(&self) -> Result<Markup> {
        let (pack, words) = (self.pack, self.words);
        let hash = Digest::of(canonical_json(pack)?.as_bytes());
        Ok(html! {
            article {
                h2 { (self.text(&pack.name)) }
                p { (self.text(&pack.summary)) }
                h3 { (words.outages) }
                (self.outages())
                @if !pack.values.is_empty() {
                    h3 { (words.figures) }
                    (self.values())
                }
                h3 { (words.remedies) }
                @for remedy in &pack.remedies { (self.remedy(remedy)) }
                @if !pack.intakes.is_empty() {
                    h3 { (words.intakes) }
                    ul { @for intake in &pack.intakes { li { (self.intake(intake)) } } }
                }
                h3 { (words.sources) }
                ol { @for (at, citation) in (1..).zip(&pack.citations) {
                    li id=(self.place(at)) { (self.citation(citation)) }
                } }
                p.note { (words.version) " " (pack.id) " " (pack.version) " · SHA-256 " code { (hash) } }
            }
        })
    }

    fn text(&self, text: &'a Text) -> &'a str {
        self.wording.text(text)
    }

    /// The numbers of the sources in the list at the end, each leading there.
    fn sources(&self, citations: &[Ref<Citation>]) -> Markup {
        let numbers = citations.iter().map(|citation| citation.index() + 1);
        html! { @for at in numbers { a.source href={ "#" (self.place(at)) } { "[" (at) "]" } } }
    }

    /// The id of the source with that number.
    fn place(&self, at: usize) -> String {
        format!("{}-{at}", self.pack.id)
    }

    fn outages(&self) -> Markup {
        let words = self.words;
        let row = |service: &'a Service| {
            let (span, sure) = self.wording.published(service.window, service.end);
            html! { tr {
                th scope="row" { (self.text(&service.name)) }
                td {
                    (span) @if let Some(sure) = sure { " (" (sure) ")" }
                    " " (self.sources(&service.citations))
                }
            } }
        };
        html! {
            table {
                thead { tr {
                    th scope="col" { (words.service) }
                    th scope="col" { (words.outage) }
                } }
                tbody { @for service in &self.pack.services { (row(service)) } }
            }
        }
    }

    fn values(&self) -> Markup {
        html! {
            ul { @for value in &self.pack.values { li {
                (self.text(&value.label)) " = " (self.wording.formula(&value.formula)) " "
                (self.sources(&value.citations))
            } } }
        }
    }

    fn intake(&self, intake: &'a Intake) -> Markup {
        let date = |date| self.wording.date(date);
        html! {
            (self.text(&intake.name)) ": "
            (fill(self.words.intake_days, &[&date(intake.opens), &date(intake.closes)])) " "
            (self.sources(&intake.citations))
            @for extension in &intake.extensions {
                ", " (fill(self.words.intake_extended, &[&date(extension.closes)])) " "
                (self.sources(&extension.citations))
            }
        }
    }

    fn remedy(&self, remedy: &'a Remedy) -> Markup {
        let (pack, words) = (self.pack, self.words);
        let services = remedy
            .services
            .iter()
            .filter_map(|service| service.of(&pack.services));
        let services = join(services.map(|service| self.text(&service.name)));
        let papers = remedy
            .evidence
            .iter()
            .filter_map(|paper| paper.of(&pack.evidence));
        let papers = join(papers.map(|paper| self.text(&paper.name)));
        let intake = remedy.intake.and_then(|intake| intake.of(&pack.intakes));
        html! {
            section {
                h4 { (self.text(&remedy.name)) }
                dl.facts {
                    (fact(words.kind, &html! {
                        (self.wording.kind(remedy.kind)) " " (self.sources(&remedy.citations))
                    }))
                    @if !services.is_empty() { (fact(words.for_services, &html! { (services) })) }
                    @if let Award::One(outcome) = &remedy.award {
                        (fact(words.gives, &self.outcome(outcome)))
                    }
                    @if !papers.is_empty() { (fact(words.evidence, &html! { (papers) })) }
                    @if let Some(intake) = intake {
                        (fact(words.intake, &html! { (self.text(&intake.name)) }))
                    }
                    @if !remedy.conditions.is_empty() {
                        (fact(words.conditions, &html! {
                            ol { @for condition in &remedy.conditions {
                                li { (self.condition(condition)) }
                            } }
                        }))
                    }
                }
                (self.award(&remedy.award))
                @if let Some(note) = self.wording.hint(&remedy.note) { p { (note) } }
            }
        }
    }

    fn condition(&self, condition: &'a Condition) -> Markup {
        let reason = condition.reason.of(&self.pack.reasons);
        html! {
            (self.wording.formula(&condition.test)) "; "
            (self.words.otherwise(condition.otherwise))
            @if let Some(reason) = reason { ": " (self.text(&reason.text)) }
            " " (self.sources(&condition.citations))
        }
    }

    fn award(&self, award: &'a Award) -> Markup {
        let words = self.words;
        match award {
            // Among the facts.
            Award::One(_) => html! {},
            Award::Bands { on, rows } => {
                let label = on
                    .of(&self.pack.values)
                    .map_or("", |value| self.text(&value.label));
                let bands = (0..rows.len())
                    .filter_map(|at| explain::band_range(self.pack, *on, rows, at))
                    .map(|range| self.wording.band(&range));
                let outcomes = rows.iter().map(|row| &row.outcome);
                self.table(&format!("{}: {label}", words.band), bands.zip(outcomes))
            }
            Award::Cases(cases) => {
                let case = |when: &Formula| match when {
                    // The compiler closes the last case so.
                    Formula::Flag(true) => words.any_other.into(),
                    when => self.wording.formula(when),
                };
                let rows = cases.iter().map(|it| (case(&it.when), &it.outcome));
                self.table(words.case, rows)
            }
        }
    }

    fn table(&self, head: &str, rows: impl Iterator<Item = (String, &'a Outcome)>) -> Markup {
        html! {
            table {
                thead { tr {
                    th scope="col" { (head) }
                    th scope="col" { (self.words.gives) }
                } }
                tbody { @for (name, outcome) in rows { tr {
                    th scope="row" { (name) }
                    td { (self.outcome(outcome)) }
                } } }
            }
        }
    }

    fn outcome(&self, outcome: &'a Outcome) -> Markup {
        let (words, wording) = (self.words, &self.wording);
        let reason = outcome
            .reason
            .and_then(|reason| reason.of(&self.pack.reasons));
        html! {
            @match &outcome.gives {
                Gives::Money { amount, rounding: None } => { (wording.formula(amount)) }
                Gives::Money { amount, rounding: Some(to) } => {
                    (wording.rounded(&wording.formula(amount), *to))
                }
                Gives::Range { low, high } => {
                    (fill(words.range, &[&wording.formula(low), &wording.formula(high)]))
                }
                Gives::Time { by } => { (self.time(by)) }
                Gives::Items(items) => ul { @for item in items { li { (self.item(item)) } } },
                Gives::Review => { (words.review) }
                Gives::Nothing => { (words.nothing) }
            }
            @if let Some(reason) = reason { " " (self.text(&reason.text)) }
        }
    }

    /// A time that stands in the pack in days as well as in hours; any other as its formula.
    fn time(&self, by: &Formula) -> String {
        let fixed = match by {
            Formula::Duration(seconds) => seconds.to_i64(),
            _ => None,
        };
        match fixed {
            Some(seconds) => format::days(self.wording.words.lang, seconds),
            None => self.wording.formula(by),
        }
    }

    fn item(&self, item: &Item) -> Markup {
        let (validity, from) = match item.validity {
            Validity::Unlimited => (GivenValidity::Unlimited, None),
            Validity::Until(date) => (GivenValidity::Until(date), None),
            Validity::Days {
                days,
                from,
                extended_on: None,
            } => (GivenValidity::Days(days), from),
            Validity::Days {
                days,
                from,
                extended_on: Some(decided),
            } => {
                let until = None;
                (
                    GivenValidity::Extended {
                        until,
                        days,
                        decided,
                    },
                    from,
                )
            }
            Validity::Unstated => (GivenValidity::Unstated, None),
        };
        let from = from.and_then(|from| from.of(&self.pack.questions));
        let given = GivenItem {
            name: item.name.clone(),
            count: item.count,
            validity,
        };
        let (name, validity) = self.wording.item(&given);
        html! {
            (name)
            @if let Some(validity) = validity {
                " ("
                @if let Some(from) = from {
                    (fill(self.words.days_from, &[self.text(&from.label)])) " "
                }
                (validity) ")"
            }
        }
    }

    fn citation(&self, citation: &'a Citation) -> Markup {
        let date = citation.date.map(|date| self.wording.date(date));
        html! {
            (self.text(&citation.title)) " (" (citation.publisher)
            @if let Some(date) = date { ", " (date) }
            ", "
            @match &citation.url {
                Some(url) => a href=(url) rel="noreferrer" { (citation.reference) },
                None => { (citation.reference) }
            }
            ")"
        }
    }
}

fn join<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.collect::<Vec<_>>().join(", ")
}

fn fact(name: &str, what: &Markup) -> Markup {
    html! { div { dt { (name) } dd { (what) } } }
}
