//! The page around what the app draws: head, what is said when the program does not come, scripts.

use std::collections::BTreeMap;

use maud::{DOCTYPE, Markup, PreEscaped, html};
use rules::Lang;
use serde::Serialize;
use words::{Wording, catalogue, fill};

use crate::{Files, Scheme, folder};

/// A page of a scheme in a language.
pub(super) struct Opening<'a> {
    pub(super) scheme: Scheme<'a>,
    pub(super) files: &'a Files,
    pub(super) lang: Lang,
    /// The way to the folder of the deployment.
    pub(super) root: &'a str,
}

/// What `static/opening.js` knows of the page.
#[derive(Debug, Serialize)]
struct ForScript<'a> {
    pack: &'a str,
    versions: &'a [&'a str],
    served: &'a [&'a str],
    languages: &'a [Lang],
    glue: &'a str,
    wasm: &'a str,
    bytes: usize,
    words: BTreeMap<&'static str, &'a str>,
    empty: &'a str,
    taken: &'a str,
    unkept: &'a str,
    loading: &'a str,
}

impl Opening<'_> {
    pub(super) fn markup(&self, app: &str) -> String {
        let (pack, words) = (self.scheme.rules.pack(), catalogue(self.lang));
        let wording = Wording { pack, words };
        let name = wording.text(&pack.name);
        let at = |path: &str| [self.root, path].concat();
        let document = at(&format!(
            "rules/{}/{}.{}.html",
            pack.id,
            pack.version,
            self.lang.tag()
        ));
        let page = html! {
            (DOCTYPE)
            html lang=(self.lang.tag()) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    title { (name) " - " (words.product) }
                    meta name="description" content=(wording.text(&pack.summary));
                    meta name="bosang" content=(self.for_script());
                    link rel="canonical" href="./";
                    @for lang in &pack.languages {
                        link rel="alternate" hreflang=(lang.tag()) href=(at(&folder(pack, *lang)));
                    }
                    link rel="stylesheet" href=(at(&self.files.style));
                    script type="module" src=(at(&self.files.script)) {}
                    link rel="modulepreload" href=(at("operator.js"));
                    link rel="preload" as="fetch" crossorigin href=(at("operator.json"));
                    meta name="theme-color" media="(prefers-color-scheme: light)" content="#ffffff";
                    meta name="theme-color" media="(prefers-color-scheme: dark)" content="#131416";
                    link rel="icon" type="image/svg+xml" href=(at("icon.svg"));
                    link rel="manifest" href=(at("manifest.webmanifest"));
                    link rel="apple-touch-icon" href=(at("icons/apple-touch-icon.png"));
                    // Who runs no script has the rules as text.
                    noscript { meta http-equiv="refresh" content={ "0; url=" (document) }; }
                }
                body {
                    div id="app" { (PreEscaped(app)) }
                    p.loading role="status" { (words.coming_loading) }
                    div id="trouble" role="alert" { (reasons(self.lang, &document)) }
                }
            }
        };
        page.into_string()
    }

    /// The catalogues of the pack's languages, by their tags.
    fn words(&self) -> BTreeMap<&'static str, &str> {
        let of = |lang: &Lang| Some((lang.tag(), &**self.files.words.get(lang)?));
        self.scheme
            .rules
            .pack()
            .languages
            .iter()
            .filter_map(of)
            .collect()
    }

    fn for_script(&self) -> String {
        let (pack, words) = (self.scheme.rules.pack(), catalogue(self.lang));
        let known = ForScript {
            pack: pack.id.as_str(),
            versions: self.scheme.versions,
            served: self.scheme.served,
            languages: &pack.languages,
            glue: &self.files.glue,
            wasm: &self.files.program,
            bytes: self.files.program_bytes,
            words: self.words(),
            empty: words.empty_choice,
            taken: words.coming_taken,
            unkept: words.coming_unkept,
            loading: words.coming_loading,
        };
        // Texts, lists and numbers, all of which JSON has.
        serde_json::to_string(&known).unwrap_or_default()
    }
}

/// Why the program is not here, each shown by its name (`static/style/shell.css`), and where the
/// rules are to be read, which is at `document`.
pub(super) fn reasons(lang: Lang, document: &str) -> Markup {
    let words = catalogue(lang);
    let linked = |template: &str, href: &str, class: &str| {
        let open = format!("<a class=\"{class}\" href=\"{href}\">");
        PreEscaped(fill(template, &[&open, "</a>"]))
    };
    let why = [
        ("network", words.trouble_network),
        ("server", words.trouble_server),
        ("cut", words.trouble_cut),
        ("mismatch", words.trouble_mismatch),
        ("blocked", words.trouble_blocked),
    ];
    html! {
        @for (name, template) in why {
            p data-why=(name) { (linked(template, "", "again")) }
        }
        p.answer-kept hidden { (words.trouble_kept) }
        p { (linked(words.trouble_rules, document, "rules")) }
    }
}
