//! The list of all packs, for who finds a scheme by program.

use anyhow::Result;
use rules::{Currency, Date, Lang, Text, Window};
use serde::Serialize;

use super::Scheme;

/// The version of the list's form.
const SCHEMA: u32 = 1;

#[derive(Serialize)]
struct Index<'a> {
    schema: u32,
    packs: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    id: &'a str,
    /// The version that claims are made under.
    version: &'a str,
    /// Every version, from the newest; each is at `packs/ID/VERSION.json`.
    versions: Vec<&'a str>,
    languages: &'a [Lang],
    name: &'a Text,
    operator: &'a Text,
    summary: &'a Text,
    country: Option<&'a str>,
    currency: Currency,
    /// When it was down; null for a standing duty.
    incident: Option<Window>,
    keywords: &'a Text,
    changes: Vec<Change<'a>>,
}

#[derive(Serialize)]
struct Change<'a> {
    version: &'a str,
    date: Date,
    text: &'a Text,
}

/// The list in JSON.
pub(super) fn of(schemes: &[Scheme]) -> Result<String> {
    let packs = schemes.iter().map(entry).collect();
    let index = Index {
        schema: SCHEMA,
        packs,
    };
    Ok(rules::canonical_json(&index)?)
}

fn entry(scheme: &Scheme) -> Entry<'_> {
    let pack = scheme.pack();
    let listing = &scheme.current().listing;
    let versions = scheme.versions.iter();
    let changes = listing.changes.iter().map(|change| Change {
        version: &change.version,
        date: change.date,
        text: &change.text,
    });
    Entry {
        id: pack.id.as_str(),
        version: &pack.version,
        versions: versions.map(|it| it.pack.version.as_str()).collect(),
        languages: &pack.languages,
        name: &pack.name,
        operator: &pack.operator,
        summary: &pack.summary,
        country: listing.country.as_deref(),
        currency: pack.currency,
        incident: scheme.incident(),
        keywords: &listing.keywords,
        changes: changes.collect(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::super::tests::{of, sample};

    const LISTED: &str = r#"
[listing]
country = "KR"
keywords = { ko = "톡", en = "talk" }
[[change]]
version = "1.1.0"
date = 2024-05-01
text = { ko = "고쳤어요.", en = "Mended." }
"#;

    #[test]
    fn each_pack_is_listed_once_with_all_its_versions() {
        let packs = vec![sample("a", "1.0.0", ""), sample("a", "1.1.0", LISTED)];
        let index = super::of(&of(packs)).expect("JSON");
        let index: Value = serde_json::from_str(&index).expect("JSON");
        let [entry] = index["packs"].as_array().expect("a list").as_slice() else {
            panic!("{index}");
        };
        assert_eq!(entry["version"], "1.1.0");
        assert_eq!(entry["versions"], json!(["1.1.0", "1.0.0"]));
        assert_eq!(entry["country"], "KR");
        assert_eq!(entry["currency"], "KRW");
        assert_eq!(entry["keywords"]["en"], "talk");
        assert_eq!(entry["incident"]["from"], "2022-10-15T15:30:00+09:00");
        assert_eq!(entry["changes"][0]["text"]["ko"], "고쳤어요.");
    }
}
