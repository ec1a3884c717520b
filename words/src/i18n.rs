//! The words of the page, a catalogue for each language: a file in `words/catalogues/`, named by the
//! language's BCP 47 tag.
//!
//! The page loads the one that it is shown in ([`load`]); the command line has them all in itself
//! (feature `embedded`).

#[cfg(feature = "embedded")]
pub mod counting;
pub mod estimate;
#[cfg(feature = "embedded")]
pub mod file;
mod fill;
mod format;
pub mod framed;
mod page;
pub mod papers;
mod particle;
pub mod plural;
pub mod sales;
pub mod saving;
pub mod sending;
#[cfg(test)]
mod tests;
mod texts;

use std::{fmt, sync::OnceLock};

use rules::{Lang, json};
use serde::{Deserialize, Serialize};

use self::plural::Rules;
pub use self::{
    fill::fill,
    format::FormatWords,
    page::Catalogue,
    texts::{Names, Part, Plural, Shape, Texts, fingerprint},
};

/// What a program knows of each language.
static CATALOGUES: [OnceLock<Catalogue>; Lang::ALL.len()] =
    [const { OnceLock::new() }; Lang::ALL.len()];

#[cfg(not(feature = "embedded"))]
static OWN_NAMES: OnceLock<Vec<String>> = OnceLock::new();

/// The catalogue of a language, or, where that was not loaded, of another that was.
pub fn catalogue(lang: Lang) -> &'static Catalogue {
    #[cfg(feature = "embedded")]
    return CATALOGUES[lang as usize].get_or_init(|| file::embedded(lang));
    #[cfg(not(feature = "embedded"))]
    {
        /// A page that is drawn without words, which `static/program.js` does not do.
        static WITHOUT: OnceLock<Catalogue> = OnceLock::new();
        let loaded = CATALOGUES[lang as usize].get();
        let loaded = loaded.or_else(|| CATALOGUES.iter().find_map(OnceLock::get));
        loaded.unwrap_or_else(|| {
            WITHOUT.get_or_init(|| {
                Catalogue::take(&mut Texts::new(lang, Rules::default(), Vec::new()))
            })
        })
    }
}

/// Whether the catalogue of a language is here.
pub fn is_loaded(lang: Lang) -> bool {
    cfg!(feature = "embedded") || CATALOGUES[lang as usize].get().is_some()
}

/// What a language calls itself, whether its catalogue was loaded or not.
pub fn own_name(lang: Lang) -> &'static str {
    #[cfg(feature = "embedded")]
    return file::own_name(lang);
    #[cfg(not(feature = "embedded"))]
    {
        let name = OWN_NAMES.get().and_then(|names| names.get(lang as usize));
        name.map_or(lang.tag(), String::as_str)
    }
}

/// A catalogue as the page loads it: its texts alone, in the order of the program's structs.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Loaded {
    /// Of which language it is.
    pub lang: Lang,
    /// Of which order the texts are.
    pub fingerprint: u32,
    /// What each language that there is calls itself, in the order of [`Lang::ALL`].
    pub own_names: Vec<String>,
    /// The language's plural rules, by category.
    pub plurals: Vec<(String, String)>,
    /// The texts.
    pub texts: Vec<String>,
}

/// A catalogue that was made for another program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OtherCatalogue;

impl fmt::Display for OtherCatalogue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the catalogue is not of the form that this program reads; reload the page")
    }
}

impl std::error::Error for OtherCatalogue {}

/// Takes in a catalogue as [`file::loaded`] writes it, for as long as the program runs; tells of
/// which language it is.
///
/// # Errors
/// [`OtherCatalogue`].
pub fn load(json: &[u8]) -> Result<Lang, OtherCatalogue> {
    const FINGERPRINT: u32 = fingerprint(Catalogue::SHAPE);
    let loaded: Loaded = json::read(json).map_err(|_| OtherCatalogue)?;
    if loaded.fingerprint != FINGERPRINT {
        return Err(OtherCatalogue);
    }
    let lang = loaded.lang;
    #[cfg(not(feature = "embedded"))]
    OWN_NAMES.get_or_init(|| loaded.own_names.clone());
    let mut texts = loaded.texts().map_err(|_| OtherCatalogue)?;
    CATALOGUES[lang as usize].get_or_init(|| Catalogue::take(&mut texts));
    Ok(lang)
}

impl Loaded {
    fn texts(self) -> Result<Texts, plural::NoRule> {
        let rules = self.plurals.iter();
        let rules = Rules::read(rules.map(|(category, rule)| (&**category, &**rule)))?;
        Ok(Texts::new(self.lang, rules, self.texts))
    }
}
