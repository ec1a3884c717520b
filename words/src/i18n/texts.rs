//! How a struct of texts comes from a catalogue file: [`texts!`](crate::texts) declares it once, with
//! the names that the file has for its texts.
//!
//! Where a file is at hand it is read by name, so that every text that lacks or is too many is found
//! ([`file`](super::file)). The page gets the texts alone, in the order in which the structs declare
//! them, and a fingerprint of that order: names are no use to it.

use rules::Lang;

use super::plural::{Category, Rules};

/// What a part of a catalogue is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// One text.
    Text,
    /// So many texts in a row.
    Texts(usize),
    /// Texts in a row, as many as the language needs.
    List,
    /// Names by a code, as many as there are.
    Names,
    /// A text in each form that the language has for a count.
    Plural,
    /// The language itself, which the file is told apart by.
    Language,
    /// Parts with a name each.
    Section(&'static [(&'static str, Shape)]),
}

/// A part of a catalogue.
pub trait Part: Sized {
    /// What it is.
    const SHAPE: Shape;

    /// Takes it from texts that stand in the order of its shape.
    fn take(texts: &mut Texts) -> Self;
}

/// The texts of a catalogue in their order. They stay as long as the program.
#[derive(Debug)]
pub struct Texts {
    lang: Lang,
    plurals: &'static Rules,
    texts: std::vec::IntoIter<String>,
}

impl Texts {
    /// `texts`, which are of a language with such plurals.
    pub(super) fn new(lang: Lang, plurals: Rules, texts: Vec<String>) -> Self {
        Self {
            lang,
            plurals: Box::leak(Box::new(plurals)),
            texts: texts.into_iter(),
        }
    }

    /// Whether all of them were taken.
    #[cfg(test)]
    pub(super) fn is_at_end(&self) -> bool {
        self.texts.as_slice().is_empty()
    }

    /// Called for each of some six hundred fields: as a copy in each place it would be most of what
    /// reading a catalogue costs a page.
    #[inline(never)]
    fn next(&mut self) -> &'static str {
        // There are as many as the shape says: the fingerprint is of that shape.
        self.texts.next().unwrap_or_default().leak()
    }

    fn count(&mut self) -> usize {
        self.next().parse().unwrap_or(0)
    }
}

/// A text for each form of a count.
#[derive(Debug)]
pub struct Plural {
    rules: &'static Rules,
    forms: Vec<&'static str>,
}

impl Plural {
    /// The text for this count, with the count in the place of `{0}`.
    pub fn of(&self, count: u64) -> String {
        super::fill(self.form(count), &[&rules::money::grouped(count.into())])
    }

    /// Every form, by its category.
    pub fn forms(&self) -> impl Iterator<Item = (Category, &'static str)> {
        self.rules.categories().zip(self.forms.iter().copied())
    }

    /// The text for this count.
    pub fn form(&self, count: u64) -> &'static str {
        let category = self.rules.category(count);
        let at = self.rules.categories().position(|one| one == category);
        let form = at.and_then(|at| self.forms.get(at));
        form.copied().unwrap_or_default()
    }
}

/// Names by their code.
#[derive(Debug)]
pub struct Names(Vec<(&'static str, &'static str)>);

impl Names {
    /// The name of what has this code.
    pub fn get(&self, code: &str) -> Option<&'static str> {
        let found = self.0.iter().find(|(of, _)| *of == code);
        found.map(|(_, name)| *name)
    }
}

impl Part for &'static str {
    const SHAPE: Shape = Shape::Text;

    fn take(texts: &mut Texts) -> Self {
        texts.next()
    }
}

impl<const N: usize> Part for [&'static str; N] {
    const SHAPE: Shape = Shape::Texts(N);

    fn take(texts: &mut Texts) -> Self {
        std::array::from_fn(|_| texts.next())
    }
}

impl Part for Vec<&'static str> {
    const SHAPE: Shape = Shape::List;

    fn take(texts: &mut Texts) -> Self {
        (0..texts.count()).map(|_| texts.next()).collect()
    }
}

impl Part for Names {
    const SHAPE: Shape = Shape::Names;

    fn take(texts: &mut Texts) -> Self {
        let names = (0..texts.count()).map(|_| (texts.next(), texts.next()));
        Self(names.collect())
    }
}

impl Part for Plural {
    const SHAPE: Shape = Shape::Plural;

    fn take(texts: &mut Texts) -> Self {
        let rules = texts.plurals;
        let forms = rules.categories().map(|_: Category| texts.next());
        Self {
            rules,
            forms: forms.collect(),
        }
    }
}

impl Part for Lang {
    const SHAPE: Shape = Shape::Language;

    fn take(texts: &mut Texts) -> Self {
        texts.lang
    }
}

/// A number that no two shapes share: FNV-1a over the names in their order. The program has it
/// from its own structs, and the file of texts from those that it was made by.
pub const fn fingerprint(shape: Shape) -> u32 {
    of_shape(2_166_136_261, shape)
}

const fn of_shape(hash: u32, shape: Shape) -> u32 {
    match shape {
        Shape::Text => of_byte(hash, 1),
        #[allow(
            clippy::cast_possible_truncation,
            reason = "a list of a catalogue has a few texts"
        )]
        Shape::Texts(count) => of_byte(of_byte(hash, 2), count as u8),
        Shape::List => of_byte(hash, 3),
        Shape::Names => of_byte(hash, 4),
        Shape::Plural => of_byte(hash, 5),
        Shape::Language => hash,
        Shape::Section(parts) => {
            let mut hash = of_byte(hash, 6);
            let mut at = 0;
            while at < parts.len() {
                let (name, shape) = parts[at];
                hash = of_shape(of_text(hash, name.as_bytes()), shape);
                at += 1;
            }
            of_byte(hash, 7)
        }
    }
}

const fn of_text(mut hash: u32, text: &[u8]) -> u32 {
    let mut at = 0;
    while at < text.len() {
        hash = of_byte(hash, text[at]);
        at += 1;
    }
    hash
}

const fn of_byte(hash: u32, byte: u8) -> u32 {
    (hash ^ byte as u32).wrapping_mul(16_777_619)
}

/// Declares a struct of texts, whose fields are named as a catalogue file names its texts. A field is
/// one text (`&'static str`), several (`[&'static str; 3]`, `Vec<&'static str>`), a [`Plural`],
/// [`Names`], or another such struct.
///
/// ```
/// words::texts! {
///     /// What a door says.
///     pub struct Door {
///         pub push: &'static str,
///         /// {0}: how many went through.
///         pub passed: words::i18n::Plural,
///     }
/// }
/// ```
#[macro_export]
macro_rules! texts {
    (
        $(#[$outer:meta])*
        $vis:vis struct $name:ident {
            $($(#[$inner:meta])* $field_vis:vis $field:ident: $kind:ty,)*
        }
    ) => {
        $(#[$outer])*
        #[derive(Debug)]
        $vis struct $name {
            $($(#[$inner])* $field_vis $field: $kind,)*
        }

        impl $crate::i18n::Part for $name {
            const SHAPE: $crate::i18n::Shape = $crate::i18n::Shape::Section(&[
                $((stringify!($field), <$kind as $crate::i18n::Part>::SHAPE)),*
            ]);

            fn take(texts: &mut $crate::i18n::Texts) -> Self {
                Self { $($field: $crate::i18n::Part::take(texts)),* }
            }
        }
    };
}
