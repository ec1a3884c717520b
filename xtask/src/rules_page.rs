//! A pack's rules as plain pages, for those whose browser does not run the calculator.
//!
//! The pages say everything that decides an amount: windows, figures, conditions, awards, papers,
//! intakes and sources. They need no script, and the style sheet only for looks.

mod formula;
mod words;

use std::{fs, path::Path};

use anyhow::Result;
use maud::{DOCTYPE, Markup, html};
use rules::{
    Lang, Pack, Ref, Text, canonical_json, Digest,
    pack::{
        Award, Band, Bound, Case, Citation, Condition, Gives, Intake, Item, Outcome, Remedy,
        RoundTo, Service, Validity,
    },
    formula::Unit,
};

use self::words::Words;

/// Writes `rules.ko.html` and `rules.en.html` into `dist`, of all packs.
pub(crate) fn write(packs: &[Pack], dist: &Path) -> Result<()> {
    let styles = styles(dist)?;
    for lang in Lang::ALL {
        let pages = packs
            .iter()
            .map(|pack| Page { pack, words: words::of(lang) }.article())
            .collect::<Result<Vec<_>>>()?;
        let document = document(words::of(lang), &styles, &pages);
        fs::write(dist.join(file_name(lang)), document.into_string())?;
    }
    Ok(())
}

fn file_name(lang: Lang) -> String {
    format!("rules.{}.html", lang.tag())
}

/// The app's own style sheets, under the names that Trunk gave them.
fn styles(dist: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(dist)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".css") {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

fn document(words: &Words, styles: &[String], articles: &[Markup]) -> Markup {
    let other = match words.lang {
        Lang::Ko => Lang::En,
        Lang::En => Lang::Ko,
    };
    html! {
        (DOCTYPE)
        html lang=(words.lang.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (words.title) }
                @for style in styles { link rel="stylesheet" href=(style); }
            }
            body {
                div.shell {
                    main {
                        h1 { (words.title) }
                        noscript { p { (words.script_off) } }
                        p { (words.estimate_only) }
                        p {
                            a href="./" target="_top" { (words.calculator) }
                            " · "
                            a href=(file_name(other)) lang=(other.tag()) { (words.other_language) }
                        }
                        @for article in articles { (article) }
                    }
                }
            }
        }
    }
}

struct Page<'a> {
    pack: &'a Pack,
    words: &'static Words,
}

impl<'a> Page<'a> {
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
                    (self.intakes())
                }
                h3 { (words.sources) }
                ol { @for citation in &pack.citations { li { (self.citation(citation)) } } }
                p { (words.version) " " (pack.id) " " (pack.version) " · SHA-256 " code { (hash) } }
            }
        })
    }

    fn text(&self, text: &'a Text) -> &'a str {
        text.get(self.words.lang)
    }

    fn outages(&self) -> Markup {
        let words = self.words;
        html! {
            table {
                thead { tr {
                    th scope="col" { (words.service) }
                    th scope="col" { (words.from) }
                    th scope="col" { (words.until) }
                    th scope="col" { (words.sources) }
                } }
                tbody { @for service in &self.pack.services { tr {
                    th scope="row" { (self.text(&service.name)) }
                    td { (words.instant(service.window.from)) }
                    td { (words.instant(service.window.to)) " " (words.window_end(service.end)) }
                    td { (sources(&service.citations)) }
                } } }
            }
        }
    }

    fn values(&self) -> Markup {
        html! {
            ul { @for value in &self.pack.values { li {
                (self.text(&value.label)) " = "
                (formula::text(self.pack, self.words, &value.formula)) " "
                (sources(&value.citations))
            } } }
        }
    }

    fn intakes(&self) -> Markup {
        html! {
            ul { @for intake in &self.pack.intakes { li { (self.intake(intake)) } } }
        }
    }

    fn intake(&self, intake: &'a Intake) -> Markup {
        let words = self.words;
        html! {
            (self.text(&intake.name)) ": "
            (words.opens) " " (words.date(intake.opens)) ", "
            (words.closes) " " (words.date(intake.closes)) " " (sources(&intake.citations))
            @for extension in &intake.extensions {
                ", " (words.extended) " " (words.date(extension.closes)) " "
                (sources(&extension.citations))
            }
        }
    }

    fn remedy(&self, remedy: &'a Remedy) -> Markup {
        let (pack, words) = (self.pack, self.words);
        let names = |services: &[Ref<Service>]| {
            let names = services.iter().filter_map(|service| service.of(&pack.services));
            join(names.map(|service| self.text(&service.name)))
        };
        let papers = remedy.evidence.iter().filter_map(|paper| paper.of(&pack.evidence));
        let intake = remedy.intake.and_then(|intake| intake.of(&pack.intakes));
        html! {
            h4 { (self.text(&remedy.name)) }
            p { (words.kind) ": " (words.remedy_kind(remedy.kind)) " " (sources(&remedy.citations)) }
            @if !remedy.services.is_empty() {
                p { (words.for_services) ": " (names(&remedy.services)) }
            }
            @if !remedy.conditions.is_empty() {
                p { (words.conditions) }
                ol { @for condition in &remedy.conditions { li { (self.condition(condition)) } } }
            }
            (self.award(&remedy.award))
            @if !remedy.evidence.is_empty() {
                p { (words.evidence) ": " (join(papers.map(|paper| self.text(&paper.name)))) }
            }
            @if let Some(intake) = intake {
                p { (words.intake) ": " (self.text(&intake.name)) }
            }
            @if !self.text(&remedy.note).is_empty() {
                p { (words.note) ": " (self.text(&remedy.note)) }
            }
        }
    }

    fn condition(&self, condition: &'a Condition) -> Markup {
        let words = self.words;
        let reason = condition.reason.of(&self.pack.reasons);
        html! {
            (formula::text(self.pack, words, &condition.test)) "; "
            (words.otherwise) " " (words.on_failed_condition(condition.otherwise))
            @if let Some(reason) = reason { ": " (self.text(&reason.text)) }
            " " (sources(&condition.citations))
        }
    }

    fn award(&self, award: &'a Award) -> Markup {
        let words = self.words;
        match award {
            Award::One(outcome) => html! { p { (words.gives) ": " (self.outcome(outcome)) } },
            Award::Bands { on, rows } => {
                let value = on.of(&self.pack.values);
                let unit = value.map_or(Unit::Number, |value| value.unit);
                let label = value.map_or("", |value| self.text(&value.label));
                html! {
                    table {
                        thead { tr {
                            th scope="col" { (words.band) ": " (label) }
                            th scope="col" { (words.gives) }
                        } }
                        tbody { @for (index, row) in rows.iter().enumerate() { tr {
                            td { (self.band(rows.get(index.wrapping_sub(1)), row, unit)) }
                            td { (self.outcome(&row.outcome)) }
                        } } }
                    }
                }
            }
            Award::Cases(cases) => html! {
                table {
                    thead { tr {
                        th scope="col" { (words.case) }
                        th scope="col" { (words.gives) }
                    } }
                    tbody { @for case in cases { tr {
                        td { (self.case(case)) }
                        td { (self.outcome(&case.outcome)) }
                    } } }
                }
            },
        }
    }

    fn case(&self, case: &Case) -> String {
        match case.when {
            // The compiler closes the last case so.
            rules::Formula::Flag(true) => self.words.any_other.into(),
            ref when => formula::text(self.pack, self.words, when),
        }
    }

    fn band(&self, before: Option<&Band>, band: &Band, unit: Unit) -> String {
        let bound = |bound: Bound| match unit {
            Unit::Money => self.words.money(self.pack.currency, bound.at),
            Unit::Duration => self.words.duration(bound.at),
            Unit::Number | Unit::Date | Unit::Flag => words::number(bound.at),
        };
        let lower = before.and_then(|before| before.upper).map(|it| {
            format!("{} {}", if it.inclusive { ">" } else { "≥" }, bound(it))
        });
        let upper = band.upper.map(|it| {
            format!("{} {}", if it.inclusive { "≤" } else { "<" }, bound(it))
        });
        let ends: Vec<String> = lower.into_iter().chain(upper).collect();
        ends.join(", ")
    }

    fn outcome(&self, outcome: &'a Outcome) -> Markup {
        let words = self.words;
        let formula = |it| formula::text(self.pack, words, it);
        let reason = outcome.reason.and_then(|reason| reason.of(&self.pack.reasons));
        html! {
            @match &outcome.gives {
                Gives::Money { amount, rounding } => {
                    (formula(amount))
                    @if let Some(RoundTo { rounding, unit }) = rounding {
                        ", " (words.rounding(*rounding)) " "
                        "(" (words.money(self.pack.currency, *unit)) ")"
                    }
                }
                Gives::Range { low, high } => { (formula(low)) " ~ " (formula(high)) }
                Gives::Time { by } => (formula(by)),
                Gives::Items(items) => {
                    @for (index, item) in items.iter().enumerate() {
                        @if index > 0 { "; " }
                        (self.item(item))
                    }
                }
                Gives::Review => (words.review),
                Gives::Nothing => (words.nothing),
            }
            @if let Some(reason) = reason { " " (self.text(&reason.text)) }
        }
    }

    fn item(&self, item: &'a Item) -> Markup {
        let words = self.words;
        let ko = words.lang == Lang::Ko;
        let validity = match item.validity {
            Validity::Unlimited => words.unlimited.into(),
            Validity::Until(date) if ko => format!("{}까지", words.date(date)),
            Validity::Until(date) => format!("until {}", words.date(date)),
            Validity::Days { days, from, extended_on } => {
                let from = from.and_then(|from| from.of(&self.pack.questions));
                let from = from.map(|question| self.text(&question.label));
                let mut text = match (ko, from) {
                    (true, Some(from)) => format!("{from}부터 {days}일"),
                    (true, None) => format!("{days}일"),
                    (false, Some(from)) => format!("{days} days from {from}"),
                    (false, None) => format!("{days} days"),
                };
                if let Some(decided) = extended_on.map(|date| words.date(date)) {
                    text.push_str(&if ko {
                        format!(", {decided}에 늘어났어요(새 기한은 공개되지 않았어요)")
                    } else {
                        format!(", extended on {decided} (the new end is not published)")
                    });
                }
                text
            }
            Validity::Unstated => String::new(),
        };
        html! {
            (self.text(&item.name))
            @if item.count != 1 { " × " (item.count) }
            @if !validity.is_empty() { " (" (validity) ")" }
        }
    }

    fn citation(&self, citation: &'a Citation) -> Markup {
        let date = citation.date.map(|date| self.words.date(date));
        html! {
            (self.text(&citation.title)) ". " (citation.publisher)
            @if let Some(date) = date { ", " (date) }
            ", "
            @match &citation.url {
                Some(url) => a href=(url) rel="noreferrer" { (citation.reference) },
                None => (citation.reference),
            }
        }
    }
}

fn join<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.collect::<Vec<_>>().join(", ")
}

/// The numbers of the sources in the list at the end.
fn sources(citations: &[Ref<Citation>]) -> String {
    citations
        .iter()
        .map(|citation| format!("[{}]", citation.index() + 1))
        .collect()
}
