//! The rules as documents beside the calculator, for those whose browser does not run it.
//!
//! They say everything that decides an amount and need no script: the crate `document` writes them.

#[cfg(test)]
mod tests;

use std::{fs, path::Path};

use anyhow::Result;
use compiler::Compiled;
use document::{Place, Site};
use rules::{Lang, LoadedPack, Pack};

use crate::packs::Scheme;

/// The style sheet of the documents. It is not the app's: a first visit downloads none of it.
pub(crate) const STYLE: &str = "rules/document.css";

/// Writes a document for each version of each scheme and language into `dist/rules`, and
/// `rules.ko.html` and `rules.en.html`, which are what the app's page names: the document itself
/// when there is one scheme, else the way to each.
pub(crate) fn write(schemes: &[Scheme], dist: &Path) -> Result<()> {
    let current: Vec<&Compiled> = schemes.iter().map(Scheme::current).collect();
    let all: Vec<&Compiled> = schemes.iter().flat_map(Scheme::all).collect();
    write_all(&all, &current, dist)
}

/// A version of a scheme, made ready.
struct Version<'a> {
    loaded: LoadedPack,
    source: &'a Compiled,
}

impl Version<'_> {
    fn pack(&self) -> &Pack {
        self.loaded.pack()
    }
}

fn write_all(all: &[&Compiled], current: &[&Compiled], dist: &Path) -> Result<()> {
    fs::create_dir_all(dist.join("rules"))?;
    fs::write(dist.join(STYLE), document::STYLE)?;
    for version in &load(all)? {
        let pack = version.pack();
        for lang in pack.languages.iter().copied() {
            let path = dist.join(address(pack, lang));
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder)?;
            }
            let other = other(lang).filter(|other| pack.languages.contains(other));
            let name = other.map(|other| (other, file_name(pack, other)));
            fs::write(path, page(version, lang, "../../", name.as_ref()))?;
        }
    }
    let current = load(current)?;
    for lang in Lang::ALL {
        fs::write(dist.join(entry_name(lang)), entry(&current, lang))?;
    }
    Ok(())
}

fn load<'a>(versions: &[&'a Compiled]) -> Result<Vec<Version<'a>>> {
    let load = |source: &&'a Compiled| {
        let loaded = LoadedPack::new(source.pack.clone())?;
        Ok(Version { loaded, source })
    };
    versions.iter().map(load).collect()
}

/// What the app's page leads to.
fn entry(versions: &[Version<'_>], lang: Lang) -> String {
    let written: Vec<_> = versions
        .iter()
        .filter(|version| version.pack().languages.contains(&lang))
        .collect();
    let name = other(lang).map(|other| (other, entry_name(other)));
    if let [only] = written.as_slice() {
        return page(only, lang, "", name.as_ref());
    }
    let (style, icon) = addresses("");
    let addressed = written.iter().map(|version| {
        let pack = version.pack();
        (pack, address(pack, lang))
    });
    document::contents(addressed, lang, site(&style, &icon, "./?", name.as_ref()))
}

/// The document of a version, at a place from which `root` leads to the top.
fn page(version: &Version<'_>, lang: Lang, root: &str, other: Option<&(Lang, String)>) -> String {
    let (style, icon) = addresses(root);
    let top = if root.is_empty() { "./" } else { root };
    let calculator = format!("{top}?pack={}&", version.pack().id);
    let site = site(&style, &icon, &calculator, other);
    let changes = version.source.listing.changes.iter();
    let changes = changes.map(|change| document::Change {
        version: &change.version,
        date: change.date,
        text: &change.text,
    });
    document::page(&version.loaded, changes, lang, Place::Site(site))
}

fn addresses(root: &str) -> (String, String) {
    (format!("{root}{STYLE}"), format!("{root}icon.svg"))
}

fn site<'a>(
    style: &'a str,
    icon: &'a str,
    calculator: &'a str,
    other: Option<&'a (Lang, String)>,
) -> Site<'a> {
    Site {
        style,
        icon,
        calculator,
        other: other.map(|(lang, address)| (*lang, address.as_str())),
    }
}

fn other(lang: Lang) -> Option<Lang> {
    Lang::ALL.into_iter().find(|other| *other != lang)
}

fn entry_name(lang: Lang) -> String {
    format!("rules.{}.html", lang.tag())
}

/// Where the document of a pack stands: a version stays where it is when the next one comes.
pub(crate) fn address(pack: &Pack, lang: Lang) -> String {
    format!("rules/{}/{}", pack.id, file_name(pack, lang))
}

fn file_name(pack: &Pack, lang: Lang) -> String {
    format!("{}.{}.html", pack.version, lang.tag())
}
