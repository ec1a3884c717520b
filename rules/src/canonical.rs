//! One spelling for each document, and the digest of it.

mod tree;

use std::{
    fmt::{self, Write as _},
    str::FromStr,
};

use serde::Serialize;
use sha2::{Digest as _, Sha256};

pub(crate) use self::tree::Tree;
pub use self::tree::Unwritable;

/// A SHA-256, written as 64 lower-case hexadecimal digits.
///
/// The default is all zeros: it stands where nothing was digested yet, and is the digest of no
/// document that anybody knows.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest([u8; 32]);

impl Digest {
    /// The digest of `bytes`.
    pub fn of(bytes: &[u8]) -> Self {
        let mut hasher = Hasher::default();
        hasher.update(bytes);
        hasher.finish()
    }

    /// The 32 bytes.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

/// Digests a file in pieces.
#[derive(Clone, Debug, Default)]
pub struct Hasher(Sha256);

impl Hasher {
    /// Takes the next piece.
    pub fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// The digest of all pieces.
    pub fn finish(self) -> Digest {
        Digest(self.0.finalize().into())
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Text that is not a SHA-256 in its one form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseDigestError;

impl fmt::Display for ParseDigestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected a SHA-256 as 64 lower-case hexadecimal digits")
    }
}

impl std::error::Error for ParseDigestError {}

impl FromStr for Digest {
    type Err = ParseDigestError;

    fn from_str(text: &str) -> Result<Self, ParseDigestError> {
        let (pairs, rest) = text.as_bytes().as_chunks::<2>();
        if pairs.len() != 32 || !rest.is_empty() {
            return Err(ParseDigestError);
        }
        let nibble = |digit: u8| match digit {
            b'0'..=b'9' => Ok(digit - b'0'),
            b'a'..=b'f' => Ok(digit - b'a' + 10),
            _ => Err(ParseDigestError),
        };
        let mut bytes = [0; 32];
        for (byte, [high, low]) in bytes.iter_mut().zip(pairs) {
            *byte = nibble(*high)? << 4 | nibble(*low)?;
        }
        Ok(Self(bytes))
    }
}

crate::text_form!(
    Digest,
    "sha256",
    "^[0-9a-f]{64}$",
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
);

/// The one JSON spelling of `document`: keys in code-point order, no white space. It agrees with
/// RFC 8785 for what this crate serialises: whole numbers within ±2^53 and ASCII keys.
///
/// # Errors
/// When `document` is not representable so, which each type of this crate is.
///
/// ```
/// use std::collections::BTreeMap;
/// let document = BTreeMap::from([("b", vec![1, 2]), ("a", vec![])]);
/// assert_eq!(rules::canonical_json(&document).unwrap(), r#"{"a":[],"b":[1,2]}"#);
/// ```
pub fn canonical_json<T: Serialize + ?Sized>(document: &T) -> Result<String, Unwritable> {
    Tree::of(document).map(|document| spell(&document))
}

/// The canonical spelling of a document.
pub(crate) fn spell(document: &Tree) -> String {
    let mut json = String::new();
    write(document, &mut json);
    json
}

fn write(tree: &Tree, json: &mut String) {
    let (parts, [open, close]) = match tree {
        Tree::Plain(text) => return json.push_str(text),
        Tree::Text(text) => return write_string(text, json),
        Tree::List(parts) => (parts, ['[', ']']),
        Tree::Map(parts) => (parts, ['{', '}']),
    };
    json.push(open);
    for (at, (name, part)) in parts.iter().enumerate() {
        if at > 0 {
            json.push(',');
        }
        if let Tree::Map(_) = tree {
            write_string(name, json);
            json.push(':');
        }
        write(part, json);
    }
    json.push(close);
}

fn write_string(text: &str, json: &mut String) {
    json.push('"');
    for char in text.chars() {
        match char {
            '"' => json.push_str("\\\""),
            '\\' => json.push_str("\\\\"),
            '\u{8}' => json.push_str("\\b"),
            '\t' => json.push_str("\\t"),
            '\n' => json.push_str("\\n"),
            '\u{c}' => json.push_str("\\f"),
            '\r' => json.push_str("\\r"),
            '\0'..='\u{1f}' => {
                // Writing to a String does not fail.
                let _ = write!(json, "\\u{:04x}", u32::from(char));
            }
            _ => json.push(char),
        }
    }
    json.push('"');
}

#[cfg(test)]
mod tests;
