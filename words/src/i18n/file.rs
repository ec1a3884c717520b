//! Catalogue files, read by name: where a text lacks, is too many or asks for other values than its
//! twins in other languages, that is told.

use std::{fmt, sync::OnceLock};

use rules::Lang;
use serde_json::{Map, Value};

use super::{
    Catalogue, Loaded, Part, Shape, Texts, fingerprint,
    plural::{Category, Rules},
};

/// The file of a language.
pub const fn source(lang: Lang) -> &'static str {
    match lang {
        Lang::Ko => include_str!("../../catalogues/ko.json"),
        Lang::En => include_str!("../../catalogues/en.json"),
    }
}

/// What is wrong with a catalogue file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is no JSON object.
    NoObject(String),
    /// Its plural rules are none.
    Plurals(String),
    /// A text lacks.
    Missing(String),
    /// No program asks for this text.
    Unknown(String),
    /// It is of another shape than the program has it.
    OtherShape {
        /// Where.
        name: String,
        /// What is expected there.
        expected: &'static str,
    },
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoObject(why) => write!(f, "a catalogue is a JSON object: {why}"),
            Self::Plurals(why) => write!(f, "plurals: {why}"),
            Self::Missing(name) => write!(f, "`{name}` lacks; add it"),
            Self::Unknown(name) => write!(f, "`{name}` is asked for by nothing; take it out"),
            Self::OtherShape { name, expected } => write!(f, "`{name}` has to be {expected}"),
        }
    }
}

impl std::error::Error for Fault {}

/// A catalogue file that was read.
#[derive(Debug)]
pub struct File {
    lang: Lang,
    texts: Map<String, Value>,
    plurals: Vec<(String, String)>,
    rules: Rules,
    faults: Vec<Fault>,
}

impl File {
    /// Reads the file of a language.
    pub fn of(lang: Lang) -> Self {
        Self::read(lang, source(lang))
    }

    /// Reads a file; what is wrong with it is among [`File::faults`].
    pub fn read(lang: Lang, source: &str) -> Self {
        let mut faults = Vec::new();
        let mut texts = match serde_json::from_str(source) {
            Ok(texts) => texts,
            Err(why) => {
                faults.push(Fault::NoObject(why.to_string()));
                Map::new()
            }
        };
        if texts.remove("lang").as_ref().and_then(Value::as_str) != Some(lang.tag()) {
            faults.push(Fault::OtherShape {
                name: "lang".into(),
                expected: "the tag that the file is named by",
            });
        }
        let plurals = match texts.remove("plurals") {
            Some(Value::Object(plurals)) => plurals,
            _ => {
                faults.push(Fault::Missing("plurals".into()));
                Map::new()
            }
        };
        let plurals = plurals
            .iter()
            .map(|(category, rule)| (category.clone(), rule.as_str().unwrap_or_default().into()));
        let plurals: Vec<(String, String)> = plurals.collect();
        let rules = Rules::read(plurals.iter().map(|(name, rule)| (&**name, &**rule)));
        let rules = rules.unwrap_or_else(|why| {
            faults.push(Fault::Plurals(why.to_string()));
            Rules::default()
        });
        Self {
            lang,
            texts,
            plurals,
            rules,
            faults,
        }
    }

    /// What is wrong with the file itself.
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }

    /// The names on its first level.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.texts.keys().map(String::as_str)
    }

    /// Whether a struct of the first level asks for what has this name.
    pub fn asks_for<T: Part>(&self, name: &str) -> bool {
        match T::SHAPE {
            Shape::Section(parts) => parts.iter().any(|(part, _)| in_file(part) == name),
            _ => false,
        }
    }

    /// The page's texts as the page loads them.
    pub fn loaded(&self) -> Loaded {
        let (texts, _) = self.texts_of(Catalogue::SHAPE, "");
        Loaded {
            lang: self.lang,
            fingerprint: fingerprint(Catalogue::SHAPE),
            own_names: Lang::ALL.map(own_name).map(String::from).into(),
            plurals: self.plurals.clone(),
            texts,
        }
    }

    /// The texts of one section, or of the page where `section` is empty. What lacks is there by its
    /// name, so that it is seen.
    pub fn section<T: Part>(&self, section: &str) -> T {
        let (texts, _) = self.texts_of(T::SHAPE, section);
        T::take(&mut Texts::new(self.lang, self.rules.clone(), texts))
    }

    /// What is wrong with a section, every fault of it.
    pub fn faults_of<T: Part>(&self, section: &str) -> Vec<Fault> {
        let (_, faults) = self.texts_of(T::SHAPE, section);
        faults
    }

    fn texts_of(&self, shape: Shape, section: &str) -> (Vec<String>, Vec<Fault>) {
        let mut reading = Reading {
            rules: &self.rules,
            texts: Vec::new(),
            faults: Vec::new(),
        };
        match (section, shape) {
            // Beside the page's own texts stand sections that others read.
            ("", Shape::Section(parts)) => reading.parts(&self.texts, parts, ""),
            ("", _) => {}
            _ => reading.part(self.texts.get(section), shape, section),
        }
        (reading.texts, reading.faults)
    }
}

/// What was read of a file so far.
struct Reading<'a> {
    rules: &'a Rules,
    texts: Vec<String>,
    faults: Vec<Fault>,
}

impl Reading<'_> {
    fn part(&mut self, value: Option<&Value>, shape: Shape, name: &str) {
        match shape {
            Shape::Language => {}
            Shape::Text => self.text(value, name),
            Shape::Texts(count) => {
                let items = self.list(value, name);
                if items.len() != count && value.is_some() {
                    self.other(name, "a list of as many texts as in the other languages");
                }
                for at in 0..count {
                    self.text(items.get(at), &format!("{name}.{at}"));
                }
            }
            Shape::List => {
                let items = self.list(value, name);
                self.texts.push(items.len().to_string());
                for (at, item) in items.iter().enumerate() {
                    self.text(Some(item), &format!("{name}.{at}"));
                }
            }
            Shape::Names => {
                let names = self.object(value, name);
                self.texts.push(names.len().to_string());
                for (code, item) in &names {
                    self.texts.push(code.clone());
                    self.text(Some(item), &format!("{name}.{code}"));
                }
            }
            Shape::Plural => {
                let forms = self.object(value, name);
                let categories: Vec<&str> = self.rules.categories().map(Category::name).collect();
                for category in &categories {
                    self.text(forms.get(*category), &format!("{name}.{category}"));
                }
                self.unknown(&forms, name, |form| categories.contains(&form));
            }
            Shape::Section(parts) => {
                let members = self.object(value, name);
                self.parts(&members, parts, name);
                self.unknown(&members, name, |member| {
                    parts.iter().any(|(part, _)| in_file(part) == member)
                });
            }
        }
    }

    fn parts(&mut self, members: &Map<String, Value>, parts: &[(&str, Shape)], within: &str) {
        for (part, shape) in parts {
            let name = in_file(part);
            let path = match within {
                "" => name.to_owned(),
                _ => format!("{within}.{name}"),
            };
            self.part(members.get(name), *shape, &path);
        }
    }

    fn text(&mut self, value: Option<&Value>, name: &str) {
        let text = match value {
            Some(Value::String(text)) => text.clone(),
            Some(_) => {
                self.other(name, "a text");
                name.into()
            }
            None => {
                self.faults.push(Fault::Missing(name.into()));
                name.into()
            }
        };
        self.texts.push(text);
    }

    fn list(&mut self, value: Option<&Value>, name: &str) -> Vec<Value> {
        match value {
            Some(Value::Array(items)) => return items.clone(),
            Some(_) => self.other(name, "a list of texts"),
            None => {}
        }
        Vec::new()
    }

    fn object(&mut self, value: Option<&Value>, name: &str) -> Map<String, Value> {
        match value {
            Some(Value::Object(members)) => return members.clone(),
            Some(_) => self.other(name, "an object with texts"),
            None => self.faults.push(Fault::Missing(name.into())),
        }
        Map::new()
    }

    fn unknown(
        &mut self,
        members: &Map<String, Value>,
        name: &str,
        is_known: impl Fn(&str) -> bool,
    ) {
        let unknown = members.keys().filter(|member| !is_known(member));
        let unknown = unknown.map(|member| Fault::Unknown(format!("{name}.{member}")));
        self.faults.extend(unknown);
    }

    fn other(&mut self, name: &str, expected: &'static str) {
        self.faults.push(Fault::OtherShape {
            name: name.into(),
            expected,
        });
    }
}

/// The name in the file of a field: one that is a word of Rust has `_` behind it.
fn in_file(field: &str) -> &str {
    field.trim_end_matches('_')
}

/// The file of each language, read once.
fn read(lang: Lang) -> &'static File {
    static FILES: [OnceLock<File>; Lang::ALL.len()] = [const { OnceLock::new() }; Lang::ALL.len()];
    FILES[lang as usize].get_or_init(|| File::of(lang))
}

/// What a language calls itself.
pub(super) fn own_name(lang: Lang) -> &'static str {
    let name = read(lang).texts.get("own_name").and_then(Value::as_str);
    name.unwrap_or(lang.tag())
}

/// The page's catalogue.
pub(super) fn embedded(lang: Lang) -> Catalogue {
    read(lang).section("")
}

/// A section of the catalogues, for a static: each language's is read when it is first asked for.
#[derive(Debug)]
pub struct Section<T> {
    name: &'static str,
    read: [OnceLock<T>; Lang::ALL.len()],
}

impl<T: Part> Section<T> {
    /// The section of that name.
    pub const fn new(name: &'static str) -> Self {
        Self {
            name,
            read: [const { OnceLock::new() }; Lang::ALL.len()],
        }
    }

    /// It in one language.
    pub fn of(&self, lang: Lang) -> &T {
        self.read[lang as usize].get_or_init(|| read(lang).section(self.name))
    }

    /// What is wrong with it in one language, every fault.
    pub fn faults(&self, lang: Lang) -> Vec<Fault> {
        read(lang).faults_of::<T>(self.name)
    }
}

/// The page's catalogue as the page loads it, in JSON.
///
/// # Errors
/// None that is known: what is written is made of texts and numbers.
pub fn loaded(lang: Lang) -> serde_json::Result<String> {
    serde_json::to_string(&read(lang).loaded())
}
