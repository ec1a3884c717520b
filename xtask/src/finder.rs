//! The finder: the page that lists the schemes, made of the packs' listings.
//!
//! It is markup in `index.html`, so that it is there without the program, without a request and
//! without JavaScript; `static/finder.js` narrows it. `static/index.js` reads in the same page which
//! versions are served.

#[cfg(test)]
mod tests;
mod words;

use std::{cmp::Reverse, collections::BTreeSet};

use ::words::{catalogue, format};
use anyhow::{Context as _, Result, bail};
use maud::{Markup, html};
use rules::{Instant, Lang, Text};

use self::words::FinderWords;
use crate::{packs::Scheme, rules_page};

/// Where the versions go in the page, as the value of an attribute.
const VERSIONS: &str = "%versions%";
/// Where the list goes.
const FINDER: &str = "%finder%";
/// Where the name of the page's script goes.
const SCRIPT: &str = "%script%";

/// Whether a page that Trunk built is to have the list.
pub(crate) fn belongs_in(page: &str) -> bool {
    page.contains(FINDER)
}

/// The page that Trunk built with the schemes in it and the name of its script.
pub(crate) fn filled(page: &str, schemes: &[Scheme], script: &str) -> Result<String> {
    // The page's minifier takes quotes away where a value needs none.
    let page = page.replacen(&format!("\"{VERSIONS}\""), VERSIONS, 1);
    for place in [VERSIONS, FINDER, SCRIPT] {
        if page.matches(place).count() != 1 {
            bail!("index.html should hold `{place}` once, for the schemes to go there");
        }
    }
    let finder = html! { @for lang in Lang::ALL { (Finder::new(schemes, lang)?.section()) } };
    let versions = format!("\"{}\"", versions(schemes));
    let page = page.replacen(VERSIONS, &versions, 1);
    let page = page.replacen(SCRIPT, script, 1);
    Ok(page.replacen(FINDER, &finder.into_string(), 1))
}

/// Each id with its versions, the current one first: `a 1.1.0 1.0.0,b 2.0.0`.
fn versions(schemes: &[Scheme]) -> String {
    let line =
        |scheme: &Scheme| [scheme.pack().id.as_str(), " ", &scheme.versions().join(" ")].concat();
    schemes.iter().map(line).collect::<Vec<_>>().join(",")
}

/// The list in one language.
struct Finder<'a> {
    lang: Lang,
    words: &'static FinderWords,
    /// Of one incident each, the latest first.
    incidents: Vec<&'a Scheme>,
    /// Of any outage.
    standing: Vec<&'a Scheme>,
    /// Countries that a scheme is for, with their names, in the order of those.
    countries: Vec<(&'a str, &'static str)>,
}

impl<'a> Finder<'a> {
    fn new(schemes: &'a [Scheme], lang: Lang) -> Result<Self> {
        let words = words::of(lang);
        let codes: BTreeSet<&str> = schemes.iter().filter_map(Scheme::country).collect();
        let mut countries = codes
            .into_iter()
            .map(|code| Ok((code, country(words, code)?)))
            .collect::<Result<Vec<_>>>()?;
        countries.sort_by_key(|(_, name)| *name);
        let (mut incidents, mut standing): (Vec<_>, Vec<_>) = schemes
            .iter()
            .partition(|scheme| scheme.incident().is_some());
        let from = |scheme: &Scheme| scheme.incident().map(|window| window.from.seconds());
        incidents.sort_by_key(|scheme| Reverse(from(scheme)));
        // Those of one's own language are more likely one's own.
        standing.sort_by_key(|scheme| scheme.pack().languages.first() != Some(&lang));
        Ok(Self {
            lang,
            words,
            incidents,
            standing,
            countries,
        })
    }

    fn section(&self) -> Markup {
        let words = self.words;
        html! {
            section lang=(self.lang.tag()) {
                h1 { (words.heading) }
                p.lead { (words.lead) }
                p.notice.warning data-why="pack" { (words.unknown_pack) }
                p.notice.warning data-why="version" { (words.unknown_version) }
                (self.update())
                noscript { p.notice { (words.script_off) } }
                (self.form())
                p.hint role="status" data-found=(self.found_forms())
                    data-none=(words.none) { (self.found()) }
                div.notice.not-found hidden {
                    div {
                        p { (words.none_text) }
                        @if !self.standing.is_empty() { p { (words.none_standing) } }
                        button.button.secondary type="reset" form=(self.form_id()) { (words.clear) }
                    }
                }
                @if !self.incidents.is_empty() {
                    section {
                        h2 { (words.incidents) }
                        (self.list(&self.incidents))
                    }
                }
                @if !self.standing.is_empty() {
                    section.standing {
                        h2 { (words.standing) }
                        p { (words.standing_text) }
                        (self.list(&self.standing))
                    }
                }
            }
        }
    }

    /// What static/offline.js shows when a newer version of the calculator is on the device.
    fn update(&self) -> Markup {
        let words = catalogue(self.lang);
        html! {
            div.notice.update role="status" hidden {
                div {
                    p.notice-heading { (words.update_heading) }
                    button.button.secondary type="button" id={ "update-now-" (self.lang.tag()) } {
                        (words.update_now)
                    }
                }
            }
        }
    }

    /// How many schemes there are, as static/finder.js says it of those that it found.
    fn found(&self) -> String {
        let count = self.incidents.len() + self.standing.len();
        self.words.found.of(count as u64)
    }

    /// The forms of that, by the names that `Intl.PluralRules` gives to counts.
    fn found_forms(&self) -> String {
        let forms: serde_json::Map<_, _> = self
            .words
            .found
            .forms()
            .map(|(category, form)| (category.name().to_owned(), form.into()))
            .collect();
        serde_json::Value::Object(forms).to_string()
    }

    fn form_id(&self) -> String {
        format!("find-{}", self.lang.tag())
    }

    /// Without its script there is nothing to narrow, so it is shown by that.
    fn form(&self) -> Markup {
        let (words, lang) = (self.words, self.lang.tag());
        let field = |name: &str| format!("{name}-{lang}");
        html! {
            form id=(self.form_id()) role="search" aria-label=(words.form) autocomplete="off" hidden {
                div.field {
                    label.label for=(field("name")) { (words.search) }
                    input.input type="search" id=(field("name")) name="name" enterkeyhint="search";
                }
                div.field {
                    label.label for=(field("country")) { (words.country) }
                    select.input id=(field("country")) name="country" {
                        option value="" { (words.any_country) }
                        @for (code, name) in &self.countries { option value=(code) { (name) } }
                    }
                }
                div.field {
                    label.label for=(field("date")) { (words.date) }
                    input.input type="date" id=(field("date")) name="date";
                }
            }
        }
    }

    fn list(&self, schemes: &[&Scheme]) -> Markup {
        html! { ul.schemes { @for scheme in schemes { (self.card(scheme)) } } }
    }

    /// Its link leads to the rules as text until the script leads it to the calculator.
    fn card(&self, scheme: &Scheme) -> Markup {
        let (pack, words) = (scheme.pack(), self.words);
        let id = pack.id.as_str();
        let days = scheme.incident().map(|window| {
            // What ends at midnight was over the day before.
            [window.from.seconds(), window.to.seconds() - 1]
                .map(|second| Instant::from_seconds(second, pack.offset_minutes))
                .map(|at| at.unwrap_or(window.from).date())
        });
        let when = days.map_or(words.any_time.to_owned(), |days| {
            format::days_between(self.lang, days)
        });
        let place = match self
            .countries
            .iter()
            .find(|(code, _)| Some(*code) == scheme.country())
        {
            Some((_, name)) => name,
            None => words.no_country,
        };
        let text = rules_page::address(pack, self.lang);
        let own = pack.languages.contains(&self.lang).then_some(self.lang);
        let lang = own.or_else(|| pack.languages.first().copied());
        let page = opening::folder(pack, lang.unwrap_or(self.lang));
        html! {
            li data-country=[scheme.country()]
                data-from=[days.map(|[first, _]| first)]
                data-to=[days.map(|[_, last]| last)]
                data-words=(self.other_words(scheme))
            {
                p.caption { (self.text(&pack.operator)) }
                h3 { a data-pack=(id) data-page=(page) href=(text) { (self.text(&pack.name)) } }
                p.note { (when) " · " (place) }
                p { (self.text(&pack.summary)) }
                p.tag.unknown.kept hidden { (words.kept) }
                p.note.as-text {
                    a href=(text) { (words.as_text) span.unseen { ": " (self.text(&pack.name)) } }
                }
            }
        }
    }

    /// A text of the pack, marked where it is not in the page's language.
    fn text(&self, text: &Text) -> Markup {
        let own = text.0.get(&self.lang).map(|words| (self.lang, words));
        let Some((lang, words)) =
            own.or_else(|| text.0.iter().next().map(|(lang, it)| (*lang, it)))
        else {
            return Markup::default();
        };
        if lang == self.lang {
            return html! { (words) };
        }
        html! { span lang=(lang.tag()) { (words) } }
    }

    /// What one may search by that the card does not show.
    fn other_words(&self, scheme: &Scheme) -> String {
        let pack = scheme.pack();
        let others = [&pack.name, &pack.operator].map(|text| {
            let others = text.0.iter().filter(|(lang, _)| **lang != self.lang);
            others.map(|(_, words)| words.as_str()).collect::<Vec<_>>()
        });
        let keywords = scheme.listing().keywords.0.values().map(String::as_str);
        others
            .into_iter()
            .flatten()
            .chain(keywords)
            .collect::<Vec<_>>()
            .join(" ")
    }
}

fn country(words: &FinderWords, code: &str) -> Result<&'static str> {
    words.countries.get(code).with_context(|| {
        format!(
            "A pack is listed for the country `{code}`, which has no name among `countries` in \
             words/catalogues/. Add it there."
        )
    })
}
