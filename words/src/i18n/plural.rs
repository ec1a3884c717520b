//! Which form of a text goes with a count, by the plural rules of Unicode's CLDR, which a catalogue
//! carries for its language in CLDR's own notation (UTS #35, Language Plural Rules).
//!
//! Counts are whole numbers, so of CLDR's operands `n` and `i` are the count and all others zero.
//!
//! ```
//! use words::i18n::plural::{Category, Rules};
//!
//! // Polish.
//! let rules = Rules::read([
//!     ("one", "i = 1 and v = 0"),
//!     ("few", "v = 0 and i % 10 = 2..4 and i % 100 != 12..14"),
//!     ("many", "v = 0 and i != 1 and i % 10 = 0..1 or v = 0 and i % 10 = 5..9 or v = 0 and i % 100 = 12..14"),
//! ])
//! .expect("rules of CLDR");
//! assert_eq!([1, 22, 12].map(|n| rules.category(n)), [Category::One, Category::Few, Category::Many]);
//! ```

use std::fmt;

/// What CLDR calls a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Category {
    /// A form for none.
    Zero,
    /// The singular.
    One,
    /// A dual.
    Two,
    /// A paucal.
    Few,
    /// That of large numbers.
    Many,
    /// All else; every language has it.
    Other,
}

impl Category {
    /// Every category, as CLDR orders them.
    pub const ALL: [Self; 6] = [
        Self::Zero,
        Self::One,
        Self::Two,
        Self::Few,
        Self::Many,
        Self::Other,
    ];

    /// Its name in CLDR.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Zero => "zero",
            Self::One => "one",
            Self::Two => "two",
            Self::Few => "few",
            Self::Many => "many",
            Self::Other => "other",
        }
    }

    fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.name() == name)
    }
}

/// The rules of a language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rules(Vec<(Category, Alternatives)>);

/// One of these holds.
type Alternatives = Vec<Vec<Relation>>;

/// `n % 10 = 2..4`.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Relation {
    /// Whether this is the count, and not an operand that is always zero.
    is_count: bool,
    modulus: Option<u64>,
    is_equal: bool,
    ranges: Vec<[u64; 2]>,
}

/// A rule that is not in CLDR's notation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoRule(pub String);

impl fmt::Display for NoRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(rule) = self;
        write!(
            f,
            "`{rule}` is no plural rule; copy the language's rules from CLDR, like one: \"n = 1\""
        )
    }
}

impl std::error::Error for NoRule {}

impl Rules {
    /// Reads rules by the names of their categories; `other` has none.
    ///
    /// # Errors
    /// [`NoRule`] with the first that is not in CLDR's notation.
    pub fn read<'a>(rules: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, NoRule> {
        let mut read = Vec::new();
        for (name, rule) in rules {
            let category = Category::named(name).filter(|category| *category != Category::Other);
            let category = category.ok_or_else(|| NoRule(name.into()))?;
            // Behind `@` stand examples.
            let condition = rule.split('@').next().unwrap_or(rule);
            let alternatives: Option<Alternatives> = condition
                .split(" or ")
                .map(|all| all.split(" and ").map(relation).collect())
                .collect();
            read.push((category, alternatives.ok_or_else(|| NoRule(rule.into()))?));
        }
        Ok(Self(read))
    }

    /// The categories that the language has, `other` last.
    pub fn categories(&self) -> impl Iterator<Item = Category> {
        let named = self.0.iter().map(|(category, _)| *category);
        named.chain([Category::Other])
    }

    /// Of which category a count is.
    pub fn category(&self, count: u64) -> Category {
        let holds = |alternatives: &Alternatives| {
            alternatives
                .iter()
                .any(|all| all.iter().all(|relation| relation.holds(count)))
        };
        let found = self.0.iter().find(|(_, alternatives)| holds(alternatives));
        found.map_or(Category::Other, |(category, _)| *category)
    }
}

impl Relation {
    fn holds(&self, count: u64) -> bool {
        let operand = if self.is_count { count } else { 0 };
        let value = match self.modulus {
            Some(modulus) => operand.checked_rem(modulus).unwrap_or(0),
            None => operand,
        };
        let is_in = self
            .ranges
            .iter()
            .any(|[from, to]| (from..=to).contains(&&value));
        is_in == self.is_equal
    }
}

fn relation(text: &str) -> Option<Relation> {
    let (expression, is_equal, ranges) = match text.split_once("!=") {
        Some((expression, ranges)) => (expression, false, ranges),
        None => {
            let (expression, ranges) = text.split_once('=')?;
            (expression, true, ranges)
        }
    };
    let (operand, modulus) = match expression.split_once('%') {
        Some((operand, modulus)) => (operand, Some(modulus.trim().parse().ok()?)),
        None => (expression, None),
    };
    let is_count = match operand.trim() {
        "n" | "i" => true,
        "v" | "w" | "f" | "t" | "c" | "e" => false,
        _ => return None,
    };
    let range = |range: &str| {
        let (from, to) = range.split_once("..").unwrap_or((range, range));
        Some([from.trim().parse().ok()?, to.trim().parse().ok()?])
    };
    let ranges: Option<Vec<[u64; 2]>> = ranges.split(',').map(range).collect();
    Some(Relation {
        is_count,
        modulus,
        is_equal,
        ranges: ranges?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(rules: &[(&str, &str)], counts: &[u64]) -> Vec<&'static str> {
        let rules = Rules::read(rules.iter().copied()).expect("rules of CLDR");
        let of = |count: &u64| rules.category(*count).name();
        counts.iter().map(of).collect()
    }

    #[test]
    fn languages_tell_counts_apart_as_cldr_has_it() {
        assert_eq!(forms(&[], &[0, 1, 2]), ["other"; 3]);
        let english = [("one", "i = 1 and v = 0 @integer 1")];
        assert_eq!(
            forms(&english, &[0, 1, 2, 11]),
            ["other", "one", "other", "other"]
        );
        let french = [
            ("one", "i = 0,1"),
            (
                "many",
                "e = 0 and i != 0 and i % 1000000 = 0 and v = 0 or e != 0..5",
            ),
        ];
        assert_eq!(
            forms(&french, &[0, 1, 2, 1_000_000]),
            ["one", "one", "other", "many"]
        );
        let arabic = [
            ("zero", "n = 0"),
            ("one", "n = 1"),
            ("two", "n = 2"),
            ("few", "n % 100 = 3..10"),
            ("many", "n % 100 = 11..99"),
        ];
        assert_eq!(
            forms(&arabic, &[0, 1, 2, 103, 111, 100]),
            ["zero", "one", "two", "few", "many", "other"]
        );
    }

    #[test]
    fn what_is_no_rule_is_told() {
        for (name, rule) in [
            ("one", "n is 1"),
            ("one", "x = 1"),
            ("one", "n % = 1"),
            ("several", "n = 2"),
            ("other", "n = 2"),
        ] {
            assert!(Rules::read([(name, rule)]).is_err(), "{name}: {rule}");
        }
        // No count is left over by nothing.
        assert_eq!(forms(&[("one", "n % 0 = 0")], &[5]), ["one"]);
    }
}
