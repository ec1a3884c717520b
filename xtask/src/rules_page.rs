//! The rules as documents beside the calculator, for those whose browser does not run it.
//!
//! They say everything that decides an amount and need no script: the crate `document` writes them.

#[cfg(test)]
mod tests;

use std::{fs, path::Path};

use anyhow::Result;
use document::{Place, Site};
use rules::{Lang, LoadedPack, Pack};

use crate::packs::Scheme;

/// The style sheet of the documents. It is not the app's: a first visit downloads none of it.
const STYLE: &str = "rules/document.css";

/// Writes a document for each version of each scheme and language into `dist/rules`, and
/// `rules.ko.html` and `rules.en.html`, which are what the app's page names: the document itself
/// when there is one scheme, else the way to each.
pub(crate) fn write(schemes: &[Scheme], dist: &Path) -> Result<()> {
    let current: Vec<&Pack> = schemes.iter().map(Scheme::pack).collect();
    let all: Vec<&Pack> = schemes.iter().flat_map(Scheme::packs).collect();
    write_all(&all, &current, dist)
}

fn write_all(all: &[&Pack], current: &[&Pack], dist: &Path) -> Result<()> {
    fs::create_dir_all(dist.join("rules"))?;
    fs::write(dist.join(STYLE), document::STYLE)?;
    let load = |packs: &[&Pack]| {
        let packs = packs.iter().map(|pack| LoadedPack::new((*pack).clone()));
        packs.collect::<Result<Vec<_>, _>>()
    };
    for loaded in &load(all)? {
        for lang in loaded.pack().languages.iter().copied() {
            let path = dist.join(address(loaded.pack(), lang));
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder)?;
            }
            let other = other(lang).filter(|other| loaded.pack().languages.contains(other));
            let name = other.map(|other| (other, file_name(loaded.pack(), other)));
            fs::write(path, page(loaded, lang, "../../", name.as_ref()))?;
        }
    }
    let current = load(current)?;
    for lang in Lang::ALL {
        fs::write(dist.join(entry_name(lang)), entry(&current, lang))?;
    }
    Ok(())
}

/// What the app's page leads to.
fn entry(packs: &[LoadedPack], lang: Lang) -> String {
    let written: Vec<_> = packs
        .iter()
        .filter(|loaded| loaded.pack().languages.contains(&lang))
        .collect();
    let name = other(lang).map(|other| (other, entry_name(other)));
    if let [only] = written.as_slice() {
        return page(only, lang, "", name.as_ref());
    }
    let (style, icon) = addresses("");
    let addressed = written.iter().map(|loaded| {
        let pack = loaded.pack();
        (pack, address(pack, lang))
    });
    document::contents(addressed, lang, site(&style, &icon, "./", name.as_ref()))
}

/// The document of a pack, at a place from which `root` leads to the top.
fn page(loaded: &LoadedPack, lang: Lang, root: &str, other: Option<&(Lang, String)>) -> String {
    let (style, icon) = addresses(root);
    let calculator = if root.is_empty() { "./" } else { root };
    let site = site(&style, &icon, calculator, other);
    document::page(loaded, lang, Place::Site(site))
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
fn address(pack: &Pack, lang: Lang) -> String {
    format!("rules/{}/{}", pack.id, file_name(pack, lang))
}

fn file_name(pack: &Pack, lang: Lang) -> String {
    format!("{}.{}.html", pack.version, lang.tag())
}
